import type { Page } from '@playwright/test';
import { startProduct, type Product } from '../support/product';
import { expect, expectAccessible, test } from '../support/test';

const ADMINISTRATOR = { name: 'Ada Administrator', email: 'ada@example.org', password: 'seven calm rivers run' };
const DEVELOPER = { name: 'Devi Developer', email: 'devi@example.org', password: 'nine quiet hills stand' };

test.describe('roles', () => {
  let product: Product;
  test.beforeAll(async ({ playwright }) => {
    product = await startProduct({ demo: false });
    const api = await playwright.request.newContext({ baseURL: product.url });
    const set = await api.post('/api/instance/centre', {
      data: {
        administrator: {
          displayName: ADMINISTRATOR.name,
          email: ADMINISTRATOR.email,
          password: ADMINISTRATOR.password,
        },
        country: { code: 'XT', name: { en: 'Testland', fr: 'Testlande' } },
        centre: { name: 'Testland Centre', timeZone: 'Europe/Paris', languages: ['en', 'fr'] },
      },
    });
    expect(set.status()).toBe(202);
    await expect
      .poll(async () => ((await (await api.get('/api/instance')).json()) as { state: string }).state, {
        timeout: 120_000,
      })
      .toBe('CENTRE');
    await api.dispose();
  });
  test.afterAll(() => product.stop());

  async function signIn(page: Page, who: { email: string; password: string }): Promise<void> {
    await page.goto(`${product.url}/sign-in`);
    await page.getByRole('textbox', { name: 'E-mail' }).fill(who.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(who.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  }

  test('an administrator invites a developer, who accepts on another device and loses the role at once', async ({
    page,
    browser,
  }) => {
    await signIn(page, ADMINISTRATOR);
    await page.goto(`${product.url}/people`);
    await expect(page.getByRole('link', { name: ADMINISTRATOR.name })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Invite' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Invite somebody' })).toBeVisible();
    await page.getByRole('button', { name: 'Invite' }).click();
    await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await page.getByLabel('Name').fill(DEVELOPER.name);
    await page.getByLabel('E-mail').fill(DEVELOPER.email);
    await page.getByRole('combobox', { name: 'Role' }).click();
    await page.getByRole('option', { name: 'Curriculum developer' }).click();
    // The only place there is stands in the field already.
    await expect(page.getByRole('combobox', { name: 'Where' })).toHaveValue('Testland Centre');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Invite' }).click();
    const link = await page.getByRole('textbox', { name: 'One-time link' }).inputValue();
    expect(link).toContain('/invite/');
    await expectAccessible(page);

    const elsewhere = await browser.newContext();
    const other = await elsewhere.newPage();
    await other.goto(link);
    await expect(other.getByText(DEVELOPER.email)).toBeVisible();
    await expectAccessible(other);
    await other.getByRole('textbox', { name: 'Password', exact: true }).fill(DEVELOPER.password);
    await other.getByRole('textbox', { name: 'Password again' }).fill(DEVELOPER.password);
    await other.getByRole('button', { name: 'Open my account' }).click();
    await expect(other.getByRole('complementary', { name: 'Message' })).toContainText('Your account is open.');
    const modules = () => other.evaluate(async () => (await fetch('/api/modules')).status);
    expect(await modules()).toBe(200);

    const third = await browser.newContext();
    const late = await third.newPage();
    await late.goto(link);
    await expect(late.getByText('This link has been used already or has expired.')).toBeVisible();
    await third.close();

    await page.getByRole('link', { name: 'Open the account' }).click();
    await expect(page.getByText('on 1 device')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'End role: Curriculum developer' }).click();
    await page.getByLabel('Reason').fill('The course is finished');
    await page.getByRole('dialog').getByRole('button', { name: 'End role' }).click();
    await expect(page.getByRole('complementary', { name: 'Message' })).toContainText('The role is ended.');
    expect(await modules()).toBe(403);
    await elsewhere.close();

    await page.getByRole('link', { name: 'What happened with this account' }).click();
    await expect(
      page.getByText(`${ADMINISTRATOR.name} ended the role Curriculum developer (Testland Centre)`),
    ).toBeVisible();
    await expect(page.getByText('Reason: The course is finished')).toBeVisible();
    await expectAccessible(page);
  });

  test('a second centre is added to the country', async ({ page }) => {
    await signIn(page, ADMINISTRATOR);
    await page.goto(`${product.url}/organisation`);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Add centre' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Second Centre');
    await page.getByRole('combobox', { name: 'Languages of teaching' }).click();
    await page.getByRole('listbox').getByRole('option', { name: 'English' }).click();
    await page.keyboard.press('Escape');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('Second Centre')).toBeVisible();
    await expect(page.getByText('XT-2', { exact: false })).toBeVisible();
  });

  test('of several places those are offered whose name is typed, and one of them must be chosen', async ({ page }) => {
    await signIn(page, ADMINISTRATOR);
    await page.goto(`${product.url}/people/invite`);
    await page.getByRole('combobox', { name: 'Role' }).click();
    await page.getByRole('option', { name: 'Centre administrator' }).click();
    const place = page.getByRole('combobox', { name: 'Where' });
    const offered = page.getByRole('listbox').getByRole('option');
    await place.click();
    await expect(offered).toHaveText([/Second Centre/, /Testland Centre/]);
    await place.fill('Second');
    await expect(offered).toHaveText([/Second Centre/]);
    await page.getByRole('textbox', { name: 'Name' }).click();
    await page.getByRole('button', { name: 'Invite' }).click();
    await expect(page.getByText('Choose a place from the list.')).toBeVisible();
    await place.click();
    await offered.click();
    await expect(place).toHaveValue('Second Centre');
    await expect(page.getByText('Choose a place from the list.')).toBeHidden();
  });
});
