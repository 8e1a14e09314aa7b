import type { APIRequestContext, Browser, BrowserContext } from '@playwright/test';
import { demoAccount, signInAs } from './demo';
import { actor } from './draft';
import type { Staff } from './publish';
import { demoUrl } from './test';

const PASSWORD = 'a long enough password';

/** A country with one centre that has adopted nothing yet, apart from all others of the demonstration, and its staff. */
export async function staffOfNewCentre(
  browser: Browser,
  request: APIRequestContext,
  name: string,
): Promise<Staff & { readonly countryId: string; readonly centreId: string }> {
  const system = await browser.newContext();
  await signInAs(system, await demoAccount(request, 'Fenistan Adurani'));
  const { send } = await actor(system);
  const countries = await send<{ code: string }[]>('GET', '/api/countries');
  const code = ['YK', 'YL', 'YN', 'YO', 'YP'].find((one) => !countries.some((country) => country.code === one));
  const service = { code: 'ARMY', name: { en: 'Army', fr: 'Armée de terre' } };
  const country = await send<{ id: string }>('POST', '/api/countries', {
    code,
    name: { en: name, fr: name },
    services: [service],
  });
  const centre = await send<{ id: string }>('POST', `/api/countries/${country.id}/centres`, {
    name: `${name} School`,
    timeZone: 'Africa/Dakar',
    languages: ['en'],
  });
  const admin = await hire(browser, system, { role: 'CENTRE_ADMIN', centreId: centre.id, name });
  const developer = await hire(browser, admin, { role: 'CURRICULUM_DEVELOPER', centreId: centre.id, name });
  const approver = await hire(browser, admin, { role: 'APPROVER', centreId: centre.id, name });
  return {
    developer,
    approver,
    admin,
    countryId: country.id,
    centreId: centre.id,
    close: async () => {
      await Promise.all([system, developer, approver, admin].map((context) => context.close()));
    },
  };
}

let hired = 0;

/** Gives a newcomer a role in a centre, who chooses a password and is signed in. */
export async function hire(
  browser: Browser,
  by: BrowserContext,
  { role, centreId, name }: { readonly role: string; readonly centreId: string; readonly name: string },
): Promise<BrowserContext> {
  hired += 1;
  const email = `${role.toLowerCase()}.${String(hired)}.${String(Date.now())}@example.org`;
  const { send } = await actor(by);
  const { path } = await send<{ path: string }>('POST', '/api/accounts', {
    displayName: `${name} ${role}`,
    email,
    language: 'en',
    grant: { role, scopeKind: 'CENTRE', scopeId: centreId },
  });
  const token = path.split('/').at(-1) ?? '';
  const context = await browser.newContext({ locale: 'en-GB' });
  const chosen = await context.request.post(`${demoUrl()}/api/invitations/${token}`, { data: { password: PASSWORD } });
  if (!chosen.ok()) throw new Error(`The password of ${role} could not be set: ${String(chosen.status())}`);
  const signedIn = await context.request.post(`${demoUrl()}/api/session/password`, {
    data: { email, password: PASSWORD },
  });
  if (!signedIn.ok()) throw new Error(`${role} could not sign in: ${String(signedIn.status())}`);
  return context;
}
