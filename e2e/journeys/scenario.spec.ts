import type { Page } from '@playwright/test';
import { demoAccount, open, signInAs } from '../support/demo';
import { demoUrl, expect, expectAccessible, test } from '../support/test';

const LEARNER = 'Élolisse Sauvèze-Montombre';
const PHONE = { viewport: { width: 390, height: 844 }, locale: 'fr-FR', isMobile: true, hasTouch: true } as const;
const SCENARIO = /Rumeur, foule/;

test('a learner plays on a phone, stops in the middle, goes on on another device, and reads the debrief', async ({
  browser,
  request,
}) => {
  test.setTimeout(240_000);
  const account = await demoAccount(request, LEARNER);
  const phone = await browser.newContext(PHONE);
  await signInAs(phone, account);
  const page = await phone.newPage();
  const errors = errorsOf(page);
  let path = '';
  let stood = '';

  await test.step('the catalogue says what a scenario is about', async () => {
    await open(page, '/scenarios');
    const card = page.getByRole('listitem').filter({ hasText: SCENARIO });
    await expect(card).toContainText(/\d+\u00a0?.?min/);
    await expect(card).toContainText('Fait partie de');
    await expectAccessible(page);
    await card.getByRole('link').click();
    await expect(page.getByRole('button', { name: 'Commencer' })).toBeVisible();
    // It is played in the learner's own language: limits last as written, and one may wish for more.
    await expect(page.getByRole('radio').and(page.locator('[name=pace]')).first()).toBeChecked();
    await expectAccessible(page);
    path = new URL(page.url()).pathname;
  });

  await test.step('each scene takes the focus and is kept on the server as it is left', async () => {
    await page.getByRole('button', { name: 'Commencer' }).click();
    for (let step = 0; step < 5; step++) {
      await expect(page.getByRole('article')).toBeFocused();
      const kept = page.waitForResponse((answer) => answer.url().endsWith('/practice/runs') && answer.ok());
      await act(page);
      await kept;
    }
    await expectAccessible(page);
    await expect(
      page.getByText('Les règles d’engagement d’une mission viennent de son commandement', { exact: false }).first(),
    ).toBeVisible();
    stood = (await page.getByRole('article').textContent()) ?? '';
    expect(errors).toEqual([]);
    await phone.close();
  });

  const tablet = await browser.newContext({ viewport: { width: 1024, height: 768 }, locale: 'fr-FR' });
  await signInAs(tablet, account);
  const other = await tablet.newPage();
  const otherErrors = errorsOf(other);

  await test.step('another device goes on where the first stopped', async () => {
    await open(other, '/scenarios');
    await expect(other.getByRole('listitem').filter({ hasText: SCENARIO })).toContainText('commencé');
    await other.getByRole('listitem').filter({ hasText: SCENARIO }).getByRole('link').click();
    await expect(other).toHaveURL(`${demoUrl()}${path}`);
    await expect(other.getByRole('article')).toHaveText(stood, { useInnerText: false });
  });

  await test.step('without a line the run goes on, and is sent when it is back', async () => {
    await tablet.setOffline(true);
    await act(other);
    await expect(other.getByText('Pas de connexion', { exact: false })).toBeVisible();
    const sent = other.waitForResponse((answer) => answer.url().endsWith('/practice/runs') && answer.ok());
    await tablet.setOffline(false);
    await sent;
    await expect(other.getByText('Pas de connexion', { exact: false })).toBeHidden();
  });

  await test.step('the debrief tells the path, the result by objective and what else there was', async () => {
    await playToTheEnd(other);
    const objectives = other.getByRole('region', { name: 'Par objectif' });
    await expect(objectives.getByRole('listitem')).not.toHaveCount(0);
    await expectAccessible(other);
    const told = other.getByRole('region', { name: 'Votre chemin' });
    await expect(told.getByText('Vous avez choisi', { exact: false }).first()).toBeVisible();
    await told.getByText('Ce que vous auriez pu faire d’autre').first().click();
    await told.getByRole('button', { name: 'Et si ?' }).first().click();
    await expect(told.getByRole('status')).toContainText(/terminé ainsi|rien décidé/);
    await expect(other.getByRole('region', { name: 'Recommandations', exact: false })).toBeVisible();
    await expectAccessible(other);
    await other.reload();
    await expect(objectives).toBeVisible();
    expect(otherErrors).toEqual([]);
  });
  await tablet.close();
});

/** Does whatever there is to do: the first choice on offer, the report filled in, or simply on. */
async function act(page: Page): Promise<void> {
  const main = page.getByRole('main');
  const before = await main.getByRole('article').textContent();
  const read = main.getByRole('button', { name: 'J’ai lu' });
  const meet = main.getByRole('button', { name: 'Lire la suite' });
  if (await meet.isVisible()) await meet.click();
  if (await read.isVisible()) await read.click();
  const answers = main.getByRole('region', { name: 'Que faites-vous ?' });
  for (const field of await answers.getByRole('textbox').all()) await field.fill('Rien à signaler');
  for (const list of await answers.getByRole('combobox').all()) await list.selectOption({ index: 1 });
  await answers.getByRole('button').first().click();
  await expect(
    main
      .getByRole('article')
      .or(main.getByRole('region', { name: 'Par objectif' }))
      .first(),
  ).not.toHaveText(before ?? '', {
    useInnerText: false,
  });
}

async function playToTheEnd(page: Page): Promise<void> {
  const end = page.getByRole('region', { name: 'Par objectif' });
  for (let step = 0; step < 60 && !(await end.isVisible()); step++) await act(page);
  await expect(end).toBeVisible();
}

function errorsOf(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  return errors;
}
