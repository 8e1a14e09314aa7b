import { SignInScreen } from '../screens/sign-in';
import { demoAccount, open, signInAs } from '../support/demo';
import { countScriptBytes } from '../support/script-bytes';
import { demoUrl, expect, test } from '../support/test';

/** What a learner on a slow line may be asked to fetch before anything can be read. */
const FIRST_LOAD = 150_000;
/** With the page on which people sign in, whose fields bring more than all the rest. */
const WHOLE_WAY = 240_000;

test('the first load of a learner costs little', async ({ page, context, request }) => {
  await signInAs(context, await demoAccount(request, 'Tarelani Kalinesh'));
  const scripts = await countScriptBytes(page);
  await open(page, '/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('days left');
  console.log(`home with a session: ${(scripts.total() / 1000).toFixed(1)} kB of script`);
  expect(scripts.total()).toBeGreaterThan(50_000);
  expect(scripts.total()).toBeLessThanOrEqual(FIRST_LOAD);
});

test('the scripts of a first load wait behind the first picture, and are compiled while they come', async ({
  context,
  request,
}) => {
  await signInAs(context, await demoAccount(request, 'Tarelani Kalinesh'));
  const page = await (await context.request.get(demoUrl())).text();
  const links = [...page.matchAll(/<link [^>]*rel="modulepreload"[^>]*>/g)].map(([link]) => link);
  expect(links.length).toBeGreaterThan(5);
  expect(page).toMatch(/<link rel="preload" href="[^"]+\.woff2" as="font" [^>]*fetchpriority="low">/);
  for (const link of links) {
    expect(link).toContain('fetchpriority="low"');
    const [, name = ''] = /href="\/?([^"]+)"/.exec(link) ?? [];
    const script = await (await context.request.get(`${demoUrl()}/${name}`)).text();
    expect(script.split('\n')[0], name).toBe('//# allFunctionsCalledOnLoad');
  }
});

test('home and lesson are asked for once, and before anything of them is drawn', async ({ page, context, request }) => {
  await signInAs(context, await demoAccount(request, 'Tarelani Kalinesh'));
  const asked: string[] = [];
  page.on('request', (call) => {
    if (/\/api\/learning\/(home|.*\/lessons\/)/.test(call.url())) asked.push(new URL(call.url()).pathname);
  });
  await page.addInitScript(() => {
    const seen = new MutationObserver(() => {
      if (document.querySelector('main pw-skeleton, main h1') === null) return;
      performance.mark('page drawn');
      seen.disconnect();
    });
    seen.observe(document, { subtree: true, childList: true });
  });
  const early = () =>
    page.evaluate(() => {
      const [drawn] = performance.getEntriesByName('page drawn');
      return performance
        .getEntriesByType('resource')
        .filter(({ name }) => /\/api\/learning\/(home|.*\/lessons\/)/.test(name))
        .every(({ startTime }) => startTime < (drawn?.startTime ?? 0));
    });
  await open(page, '/');
  await expect(page.locator('a.next')).toBeVisible();
  expect(asked).toEqual(['/api/learning/home']);
  expect(await early()).toBe(true);
  await page.locator('a.next').click();
  await expect(page.locator('pw-lesson-view .pw-block').first()).toBeVisible();
  await page.reload();
  await expect(page.locator('pw-lesson-view .pw-block').first()).toBeVisible();
  const lesson = new URL(page.url()).pathname.replace('/learning/', '/api/learning/modules/');
  expect(asked).toEqual(['/api/learning/home', lesson, lesson]);
  expect(await early()).toBe(true);
});

test('what is read on home and in a lesson needs one file of letters, and no part of its family is still to come', async ({
  page,
  context,
  request,
}) => {
  await signInAs(context, await demoAccount(request, 'Tarelani Kalinesh'));
  const letters = () =>
    page.evaluate(async () => {
      await document.fonts.ready;
      const unquoted = (family: string) => family.trim().replace(/^["']|["']$/g, '');
      const [first = ''] = getComputedStyle(document.body).fontFamily.split(',').map(unquoted);
      const states = (own: boolean) =>
        [...document.fonts].filter(({ family }) => (unquoted(family) === first) === own).map(({ status }) => status);
      return { first: states(true), rest: [...new Set(states(false))] };
    });
  await open(page, '/');
  await page.locator('a.next').waitFor();
  expect(await letters()).toEqual({ first: ['loaded'], rest: ['unloaded'] });
  await page.locator('a.next').click();
  await page.locator('pw-lesson-view .pw-block').first().waitFor();
  await page.waitForLoadState('networkidle');
  expect(await letters()).toEqual({ first: ['loaded'], rest: ['unloaded'] });
});

test('without its scripts the page says what to do, and a second try brings it', async ({ page }) => {
  await page.route(/\/main-[^/]+\.js$/, (route) => route.abort());
  await page.goto(demoUrl());
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('Check the connection');
  await expect(alert).toContainText('Vérifiez la connexion');
  await page.unroute(/\/main-[^/]+\.js$/);
  await alert.getByRole('link', { name: 'try again' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('the way from signing in to the first lesson fetches only compressed scripts, and within bounds', async ({
  page,
  request,
}) => {
  const account = await demoAccount(request, 'Tarelani Kalinesh');
  const scripts = await countScriptBytes(page);
  const told: string[] = [];
  const tell = (where: string) => told.push(`${where} ${(scripts.total() / 1000).toFixed(1)} kB`);
  const signIn = new SignInScreen(page);
  await signIn.open();
  tell('sign-in');
  await signIn.who('Halcanor', 'Army', account.serviceNumber ?? '');
  await signIn.pin(account.secret);
  const next = page.locator('a.next');
  await next.waitFor();
  await page.waitForLoadState('networkidle');
  tell('home');
  await next.click();
  await expect(page.locator('pw-lesson-view')).toBeVisible();
  await page.waitForLoadState('networkidle');
  tell('lesson');
  console.log(`script so far: ${told.join(', ')}`);
  expect(scripts.plain()).toEqual([]);
  expect(scripts.total()).toBeLessThanOrEqual(WHOLE_WAY);
});
