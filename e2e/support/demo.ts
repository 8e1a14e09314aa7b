import type { APIRequestContext, BrowserContext, Page } from '@playwright/test';
import { demoUrl } from './test';

export interface DemoAccount {
  readonly displayName: string;
  readonly role: string;
  readonly secret: string;
  readonly email?: string;
  readonly country?: string;
  readonly service?: string;
  readonly serviceNumber?: string;
}

/** The accounts that the demonstration offers on its sign-in page. */
export async function demoAccounts(request: APIRequestContext): Promise<DemoAccount[]> {
  const answer = await request.get(`${demoUrl()}/api/instance`);
  const { demoAccounts: accounts } = (await answer.json()) as { demoAccounts: DemoAccount[] };
  return accounts;
}

/** The account of one person of the demonstration. */
export async function demoAccount(request: APIRequestContext, displayName: string): Promise<DemoAccount> {
  const account = (await demoAccounts(request)).find((one) => one.displayName === displayName);
  if (account === undefined) throw new Error(`The demonstration has nobody called ${displayName}.`);
  return account;
}

/** Signs the browser in as a demonstration account, without the page; for journeys that begin behind the door. */
export async function signInAs(context: Pick<BrowserContext, 'request'>, account: DemoAccount): Promise<void> {
  const pin = account.serviceNumber !== undefined;
  const { country, service, serviceNumber, secret, email } = account;
  const answer = await context.request.post(`${demoUrl()}/api/session/${pin ? 'pin' : 'password'}`, {
    data: pin ? { country, service, serviceNumber, pin: secret } : { email, password: secret },
  });
  if (!answer.ok()) throw new Error(`${account.displayName} could not sign in: ${answer.status()}`);
}

/** Sets the language of the interface for the signed-in account. */
export async function speak(context: BrowserContext, language: 'en' | 'fr'): Promise<void> {
  const session = await context.request.get(`${demoUrl()}/api/session`);
  const { csrfToken } = (await session.json()) as { csrfToken: string };
  const answer = await context.request.post(`${demoUrl()}/api/session/language`, {
    data: { language },
    headers: { 'X-CSRF-Token': csrfToken },
  });
  if (!answer.ok()) throw new Error(`The language could not be set: ${answer.status()}`);
}

/** Opens a page of the demonstration and waits until it has settled. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${demoUrl()}${path}`);
  await page.waitForLoadState('networkidle');
}
