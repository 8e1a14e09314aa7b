import type { Page } from '@playwright/test';
import { open } from '../support/demo';

/** The page on which people sign in. */
export class SignInScreen {
  constructor(private readonly page: Page) {}

  open(): Promise<void> {
    return open(this.page, '/sign-in');
  }

  async byPassword(email: string, password: string): Promise<void> {
    await this.page.getByRole('tab', { name: 'By e-mail' }).click();
    await this.page.getByRole('textbox', { name: 'E-mail' }).fill(email);
    await this.page.getByRole('textbox', { name: 'Password' }).fill(password);
    await this.#go();
  }

  /** On the shared tablet: who, without the PIN. */
  async who(country: string, service: string, serviceNumber: string): Promise<void> {
    await this.page.getByRole('tab', { name: 'Shared tablet' }).click();
    await this.#choose('Country', country);
    await this.#choose('Service', service);
    await this.page.getByRole('textbox', { name: 'Service number' }).fill(serviceNumber);
  }

  async pin(pin: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'PIN' }).fill(pin);
    await this.#go();
  }

  async #choose(label: string, option: string): Promise<void> {
    await this.page.getByRole('combobox', { name: label, exact: true }).click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }

  #go(): Promise<void> {
    return this.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }
}
