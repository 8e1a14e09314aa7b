import { SignInScreen } from '../screens/sign-in';
import { demoAccount, demoAccounts, open, signInAs, speak } from '../support/demo';
import { demoUrl, expect, expectAccessible, test } from '../support/test';

test.describe('on a shared tablet', () => {
  test('a learner signs in by country, service, number and PIN, and the next one finds no trace', async ({
    page,
    context,
    request,
  }) => {
    const learner = await demoAccount(request, 'Tarelani Kalinesh');
    const screen = new SignInScreen(page);
    // The bare address, as it is printed on a slip: it leads to the door, and from there home.
    await open(page, '/');
    await expect(page).toHaveURL(`${demoUrl()}/sign-in`);
    await screen.who('Halcanor', 'Army', learner.serviceNumber ?? '');
    await expectAccessible(page);
    await screen.pin(learner.secret);

    const person = page.getByRole('button', { name: `${learner.displayName} My account` });
    await expect(person).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('days left');
    await expectAccessible(page);
    expect((await context.cookies()).filter(({ httpOnly }) => !httpOnly)).toEqual([]);

    await person.click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await expect(page.getByRole('tab', { name: 'Shared tablet' })).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByRole('combobox', { name: 'Country' })).toHaveText('Halcanor');
    await expect(page.getByRole('textbox', { name: 'Service number' })).toHaveValue('');
    await expect(page.getByRole('textbox', { name: 'PIN' })).toHaveValue('');
    await expect(page.getByText(learner.serviceNumber ?? '')).toHaveCount(0);
  });

  test('zeros in front of a number count', async ({ page, request }) => {
    const learner = await demoAccount(request, 'Tarelani Kalinesh');
    const screen = new SignInScreen(page);
    await screen.open();
    await screen.who('Halcanor', 'Army', (learner.serviceNumber ?? '').replace(/^0+/, ''));
    await screen.pin(learner.secret);
    await expect(page.getByText('does not match')).toBeVisible();
  });

  test('five wrong PINs lock the number on that tablet, and on no other', async ({ page, browser, request }) => {
    const learner = await demoAccount(request, 'Leondro Corvoval Mendrímar');
    const screen = new SignInScreen(page);
    await screen.open();
    await screen.who('Galvessa', 'Army', learner.serviceNumber ?? '');
    for (let attempt = 1; attempt <= 5; attempt++) {
      const answered = page.waitForResponse((response) => response.url().endsWith('/api/session/pin'));
      await screen.pin('111111');
      expect((await answered).status()).toBe(401);
      await expect(page.getByText('does not match')).toBeVisible();
    }
    await screen.pin(learner.secret);
    await expect(page.getByText(/Too many wrong attempts\. Try again in \d min/)).toBeVisible();
    await expectAccessible(page);

    const other = await browser.newContext({ locale: 'en-GB' });
    await other.addInitScript(() => localStorage.setItem('pw.language', 'en'));
    const otherPage = await other.newPage();
    const otherScreen = new SignInScreen(otherPage);
    await otherScreen.open();
    await otherScreen.who('Galvessa', 'Army', learner.serviceNumber ?? '');
    await otherScreen.pin(learner.secret);
    await expect(otherPage.getByRole('button', { name: `${learner.displayName} My account` })).toBeVisible();
    await other.close();
  });
});

test('staff sign in by e-mail and land on the page that they wanted', async ({ page, request }) => {
  const desk = await demoAccount(request, 'Joralani Shalaven');
  await open(page, '/completion?q=HALBATT');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await new SignInScreen(page).byPassword(desk.email ?? '', 'not the password');
  await expect(page.getByText('does not match')).toBeVisible();
  await new SignInScreen(page).byPassword(desk.email ?? '', desk.secret);
  await expect(page.getByRole('heading', { name: 'Completion' })).toBeVisible();
  await expect(page).toHaveURL(/\/completion\?q=HALBATT$/);
});

interface PlaceOfTheRail {
  readonly roles: readonly string[];
  /** What the place reads first from the server. Not for a learner's own data, which everybody has, if only empty. */
  readonly api?: string;
}

const DESKS = ['CENTRE_ADMIN', 'NATIONAL_DESK'];
const WATCHERS = [...DESKS, 'CONTINGENT_TRAINING_OFFICER', 'SIGNATORY', 'VISITOR_AUDITOR'];
const TEACHERS = ['INSTRUCTOR', 'ASSESSOR'];
const AUTHORS = ['CURRICULUM_DEVELOPER', 'APPROVER', 'TRANSLATOR'];
const EXERCISE = ['EXERCISE_DIRECTOR', 'EXCON', 'CONTROLLER', 'EVALUATOR'];
const OTHERS = ['LEARNER', 'PLAYER', 'SYSTEM_ADMIN'];

/** Every place and whose it is, said here once more, so that a slip in the product's own table is found. */
const PLACES: Readonly<Record<string, PlaceOfTheRail>> = {
  '/': { roles: ['LEARNER'] },
  '/record': { roles: ['LEARNER'] },
  '/teaching': { roles: [...TEACHERS, 'CENTRE_ADMIN'] },
  '/completion': { roles: WATCHERS, api: '/api/readiness/board' },
  '/contingents': { roles: WATCHERS, api: '/api/rotations' },
  '/offerings': { roles: [...TEACHERS, ...DESKS], api: '/api/offerings' },
  '/courses': { roles: [...WATCHERS, ...AUTHORS, ...TEACHERS, ...EXERCISE], api: '/api/courses' },
  '/sources': {
    roles: [...WATCHERS, ...AUTHORS, 'INSTRUCTOR', 'EXERCISE_DIRECTOR'],
    api: '/api/sources/documents',
  },
  '/people': { roles: [...DESKS, 'CONTINGENT_TRAINING_OFFICER', 'SYSTEM_ADMIN'], api: '/api/accounts' },
  '/organisation': { roles: ['NATIONAL_DESK', 'SYSTEM_ADMIN'], api: '/api/countries' },
  '/scenarios': {
    roles: [...WATCHERS, ...AUTHORS, ...TEACHERS, ...EXERCISE, ...OTHERS],
    api: '/api/practice/scenarios',
  },
  '/audit': { roles: [...DESKS, 'SYSTEM_ADMIN'], api: '/api/audit' },
};

test('every role finds its places, and is refused the others at every door', async ({ browser, request }) => {
  test.setTimeout(240_000);
  const accounts = await demoAccounts(request);
  const roles = [...new Set(accounts.map(({ role }) => role))];
  expect(roles).toHaveLength(17);
  for (const [turn, role] of roles.entries()) {
    await test.step(role, async () => {
      const account = accounts.find((one) => one.role === role);
      if (account === undefined) throw new Error(`Nobody is ${role}.`);
      const context = await browser.newContext({ locale: 'en-GB' });
      await signInAs(context, account);
      await speak(context, 'en');
      const page = await context.newPage();
      await open(page, '/');
      await expect(page.getByRole('button', { name: `${account.displayName} My account` })).toBeVisible();
      const own = Object.keys(PLACES).filter((path) => PLACES[path]?.roles.includes(role));
      const shown = await page
        .getByRole('navigation', { name: 'Places' })
        .getByRole('listitem')
        .getByRole('link')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      expect(shown.sort(), `the rail of ${role}`).toEqual(own.sort());

      for (const [path, { api }] of Object.entries(PLACES)) {
        if (api === undefined) continue;
        const answer = await context.request.get(`${demoUrl()}${api}`);
        expect(answer.status(), `${api} for ${role}`).toBe(own.includes(path) ? 200 : 403);
      }
      // Every address was asked for the server's answer; two of them by typing it.
      const refused = Object.keys(PLACES).filter((path) => path !== '/' && path !== '/teaching' && !own.includes(path));
      for (const path of new Set([refused[turn % refused.length], refused[(turn + 1) % refused.length]])) {
        if (path === undefined) continue;
        await page.goto(`${demoUrl()}${path}`);
        await expect(page.getByText('There is nothing at this address for you')).toBeVisible();
      }
      await context.close();
    });
  }
});
