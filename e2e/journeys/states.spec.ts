import type { Browser, Page } from '@playwright/test';
import { demoAccounts, open, signInAs, speak, type DemoAccount } from '../support/demo';
import { faultsOf, outline, SIZES } from '../support/look';
import { demoUrl, expect, test } from '../support/test';

const NOBODY = '00000000-0000-4000-8000-000000000000';

/** Addresses of every kind at which nothing stands, by a role that may enter what they stand in. */
const NOTHING_THERE: Readonly<Record<string, readonly string[]>> = {
  CENTRE_ADMIN: [
    '/nowhere',
    '/contingents/{0}',
    '/contingents/{0}/roll',
    '/contingents/people/{0}',
    '/completion/{0}',
    '/completion/{0}/progress',
    '/completion/{0}/people/{0}',
    '/offerings/{0}',
    '/courses/{0}',
    '/courses/modules/{0}',
    '/courses/modules/{0}/translations/{0}/fr',
    '/courses/modules/{0}/adoption/{0}',
    '/sources/recommendations/NONE-001',
    '/sources/recommendations/NONE-001/edit',
    '/sources/documents/NONE',
    '/sources/documents/NONE/edit',
    '/people/{0}',
  ],
  CURRICULUM_DEVELOPER: [
    '/scenarios/studio/{0}',
    '/scenarios/studio/{0}/booklet',
    // Not theirs to enter.
    '/contingents',
  ],
  INSTRUCTOR: ['/teaching/{0}', '/teaching/{0}/scenarios/{0}', '/scenarios/{0}'],
  LEARNER: [
    '/learning/{0}',
    '/learning/{0}/lessons/{0}',
    '/learning/{0}/tests/{0}',
    '/learning/{0}/tests/{0}/attempts/{0}',
    '/learning/{0}/scenarios/{0}',
    '/learning/{0}/scenarios/{0}/runs/{0}',
    '/audit',
  ],
};

test('an address at which nothing stands says so under a heading of its own', async ({ browser, request }) => {
  test.setTimeout(180_000);
  const accounts = await demoAccounts(request);
  const problems: string[] = [];
  for (const [turn, [role, paths]] of Object.entries(NOTHING_THERE).entries()) {
    const page = await enter(browser, accounts, role, turn);
    for (const path of paths) {
      await page.goto(demoUrl() + path.replaceAll('{0}', NOBODY));
      await page.locator('h1').first().waitFor();
      // They are one panel or one page: the first of each role is looked at closely.
      const faults = path === paths[0] ? await faultsOf(page) : await outline(page);
      problems.push(...faults.map((fault) => `${role} ${path}: ${fault}`));
    }
    await page.context().close();
  }
  expect(problems).toEqual([]);
});

test('an address whose id is none is as empty as one whose id is nobody’s', async ({ browser, request }) => {
  const accounts = await demoAccounts(request);
  for (const [turn, [role, path]] of [
    ['LEARNER', '/learning/{0}/lessons/{0}'],
    ['CENTRE_ADMIN', '/contingents/{0}/roll'],
  ].entries()) {
    const page = await enter(browser, accounts, role ?? '', turn);
    const said: string[] = [];
    for (const id of [NOBODY, 'not-an-id']) {
      await page.goto(demoUrl() + (path ?? '').replaceAll('{0}', id));
      const main = page.getByRole('main');
      await expect(main.getByText(/n’existe pas|does not exist/).first()).toBeVisible();
      await expect(
        main.getByRole('link', { name: /page d’accueil|home page|To the list|Vers la liste/ }),
      ).toBeVisible();
      said.push(await main.innerText());
    }
    expect(said[1]).toBe(said[0]);
    await page.context().close();
  }
});

interface Opened {
  readonly path: string;
  /** Pressed to open it. */
  readonly on: RegExp | 'Control+k';
  /** What has opened then. */
  readonly shows: string;
  /** There is none where the rail stands. */
  readonly phoneAlone?: true;
}

/** What opens over a page or in its middle, by the role that opens it. */
const OPENED: Readonly<Record<string, readonly Opened[]>> = {
  CENTRE_ADMIN: [
    { path: '/completion', on: 'Control+k', shows: 'pw-search dialog[open]' },
    { path: '/completion', on: /^(More|Plus)$/, shows: '[popover]:popover-open', phoneAlone: true },
    { path: '/contingents/people/{person}', on: /^(Take back|Retirer)/, shows: '[role=dialog]' },
    { path: '/contingents/{rotation}', on: /^(Cancel the|Annuler la) rotation/, shows: '[role=alertdialog]' },
  ],
  CONTINGENT_TRAINING_OFFICER: [
    { path: '/completion/{rotation}', on: /^(Export|Exporter)/, shows: '[popover]:popover-open' },
    { path: '/contingents/{rotation}/roll', on: /^(Replace|Remplacer)$/, shows: 'pw-entry-form' },
    { path: '/contingents/{rotation}/assignments', on: /^(Assign|Attribuer)/, shows: 'form' },
  ],
  SYSTEM_ADMIN: [
    { path: '/people/{account}', on: /^(Close account|Fermer le compte)/, shows: '[role=dialog]' },
    { path: '/people/{account}', on: /^(Give a role|Donner un rôle)/, shows: 'form' },
  ],
  CURRICULUM_DEVELOPER: [
    { path: '/sources/recommendations/WG09-021', on: /^(Link an answer|Relier)/, shows: '[role=dialog]' },
  ],
};

test('what opens over a page fits, reads and is accessible', async ({ browser, request }) => {
  test.setTimeout(180_000);
  const accounts = await demoAccounts(request);
  const problems: string[] = [];
  for (const [turn, [role, things]] of Object.entries(OPENED).entries()) {
    const page = await enter(browser, accounts, role, turn);
    for (const { path, on, shows, phoneAlone } of things) {
      await page.setViewportSize(SIZES[0]);
      await open(page, await withIds(page, path));
      if (on === 'Control+k') await page.keyboard.press(on);
      else await page.getByRole('button', { name: on }).first().click();
      for (const size of phoneAlone ? [SIZES[0]] : SIZES) {
        // A device that is turned keeps what is open.
        await page.setViewportSize(size);
        await expect(page.locator(shows).first()).toBeVisible();
        problems.push(...(await faultsOf(page, shows)).map((fault) => `${path} ${String(on)} ${size.name}: ${fault}`));
      }
    }
    await page.context().close();
  }
  expect(problems).toEqual([]);
});

/** A page of somebody who holds the role; languages, schemes and sizes take turns. */
async function enter(browser: Browser, accounts: readonly DemoAccount[], role: string, turn: number): Promise<Page> {
  const account = accounts.find((one) => one.role === role);
  if (account === undefined) throw new Error(`The demonstration has no ${role}.`);
  const context = await browser.newContext({
    viewport: turn % 2 === 0 ? SIZES[0] : SIZES[1],
    colorScheme: turn % 4 < 2 ? 'dark' : 'light',
    locale: turn % 2 === 0 ? 'fr' : 'en',
    reducedMotion: 'reduce',
  });
  await signInAs(context, account);
  await speak(context, turn % 2 === 0 ? 'fr' : 'en');
  return context.newPage();
}

/** The path with the first thing of each kind that the account may see; of people the first who has shown something. */
async function withIds(page: Page, path: string): Promise<string> {
  const kind = /\{(\w+)\}/.exec(path)?.[1];
  if (kind === undefined) return path;
  const get = async <T>(url: string): Promise<T> =>
    (await (await page.request.get(`${demoUrl()}/api/${url}`)).json()) as T;
  const ids = async (url: string): Promise<string[]> => {
    const answer = await get<{ id: string }[] | { items: { id: string }[] }>(url);
    return (Array.isArray(answer) ? answer : answer.items).map(({ id }) => id);
  };
  for (const id of await ids({ rotation: 'rotations', account: 'accounts', person: 'people' }[kind] ?? kind))
    if (kind !== 'person' || (await get<unknown[]>(`people/${id}/evidence`)).length > 0)
      return path.replace(/\{\w+\}/, id);
  throw new Error(`There is no ${kind}.`);
}
