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
