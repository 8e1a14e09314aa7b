import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';
import { finishLesson } from '../screens/lesson';
import { ReferenceModule } from '../screens/package';
import { answerAll, answerRight, shownOf } from '../screens/questions';
import { demoAccount, open, signInAs, speak } from '../support/demo';
import { expect, expectAccessible, test } from '../support/test';

const LEARNER = 'Élolisse Sauvèze-Montombre';
const PHONE = { width: 390, height: 844 };
const module = new ReferenceModule();

/**
 * The thread of the whole product, from the far end: a learner completes a module in French on a phone, the certificate
 * can be checked by anyone, and the administrator follows the turned cell back to who asked for it.
 */
test('a learner completes a module in French, and the administrator follows it back to the paragraph', async ({
  page: admin,
  context: adminContext,
  browser,
  request,
}) => {
  test.setTimeout(240_000);
  await signInAs(adminContext, await demoAccount(request, 'Aubéric Norvanche-Delmuin'));
  await speak(adminContext, 'en');

  await test.step('the administrator sees the cell before', async () => {
    await open(admin, '/completion');
    await expectAccessible(admin);
    await admin.getByRole('link', { name: 'Unité de police constituée d’Estrelane' }).click();
    await admin.getByLabel('Name or number').fill('elolisse sauveze');
    await expect(admin.getByRole('status').filter({ hasText: '1 of' })).toBeVisible();
    await expect(await cellOf(admin)).toHaveAccessibleName(/^In progress, due /);
    await expectAccessible(admin);
  });

  const context = await browser.newContext({ viewport: PHONE, locale: 'fr-FR', isMobile: true, hasTouch: true });
  const page = await context.newPage();
  const answers = await listen(context);
  await signInAs(context, await demoAccount(request, LEARNER));
  await speak(context, 'fr');

  await test.step('the learner finds what is left, in French', async () => {
    await open(page, '/');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Terminé : 2 sur 3');
    await expectAccessible(page);
    await page.getByRole('link', { name: /C4\.1/ }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: module.lessons[0]?.title ?? '' })).toBeVisible();
  });

  await test.step('a reload keeps the place', async () => {
    const kept = page.waitForResponse((response) => response.url().endsWith('/progress') && response.ok());
    await page.getByRole('table').last().scrollIntoViewIfNeeded();
    await kept;
    await page.reload();
    await expect(page.getByText('Vous êtes là où vous vous étiez arrêté.')).toBeAttached();
    expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(400);
    await expectAccessible(page);
  });

  await test.step('nothing told an answer before one was given', async () => {
    expect(leaked(answers, [...module.secretsOfChecks, ...module.secretsOfTest])).toEqual([]);
  });

  await test.step('a self-check explains at once', async () => {
    const main = page.getByRole('main');
    const group = main.getByRole('group').first();
    const question = await shownOf(group, module.lessons[0]?.checks ?? []);
    await answerRight(group, question);
    await main.getByRole('button', { name: 'Vérifier ma réponse' }).first().click();
    await expect(main.getByText('Juste.')).toBeVisible();
    await expect(main.getByText(question.explanation)).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('the lessons are read to their end', async () => {
    const done = page.getByRole('button', { name: /^Terminé/ });
    const heads = module.lessons.map(({ title }) => page.getByRole('heading', { level: 1, name: title }));
    for (const [at, head] of heads.entries()) {
      await expect(head).toBeVisible();
      await finishLesson(page, done, heads[at + 1] ?? page.getByRole('button', { name: 'Commencer le test' }));
    }
  });

  await test.step('the test is taken without a word of its key on the line', async () => {
    await page.getByRole('button', { name: 'Commencer le test' }).click();
    await answerAll(page, module.questions);
    await expect(page.getByText('Vous avez répondu à toutes les questions.')).toBeVisible();
    await expectAccessible(page);
    expect(leaked(answers, module.secretsOfTest)).toEqual([]);
    await page.getByRole('button', { name: 'Remettre' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Réussi' })).toBeVisible();
    await expect(page.getByText('100 %')).toBeVisible();
    const byObjective = page.getByRole('region', { name: 'Par objectif' });
    await expect(byObjective.getByRole('listitem')).not.toHaveCount(0);
    await expect(page.getByText(module.questions[0]?.explanation ?? '')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('the certificate downloads, and anyone who holds its number can check it', async () => {
    await open(page, '/record');
    await expectAccessible(page);
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: /Télécharger.*Langue et interprètes/ }).click();
    const file = readFileSync(await (await downloading).path());
    expect(file.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    await expect(page.getByText('UNPIMI-LANG Langue et interprètes')).toBeVisible();
    const row = page.getByRole('region', { name: 'Certificats de réussite' });
    const number = (await row.getByRole('link').first().textContent()) ?? '';
    await checkCertificate(await browser.newContext({ locale: 'fr-FR' }), number);
  });
  await context.close();

  await test.step('the cell has turned, and leads back to who asked for it, where and when', async () => {
    await admin.reload();
    await expect(await cellOf(admin)).toHaveAccessibleName(/^Completed /);
    await (await cellOf(admin)).click();
    const panel = admin.getByRole('complementary', { name: LEARNER });
    await expect(panel.getByText('Everything was shown on or before')).toBeVisible();
    await expect(panel.getByText(/ · Test$/)).toBeVisible();
    await expect(panel.getByText('passed', { exact: false }).first()).toBeVisible();
    await expectAccessible(admin);
    // Asked for in English, whatever the page speaks.
    const asked = panel.getByRole('listitem').filter({ has: admin.getByRole('link', { name: 'ARF19-052' }) });
    await expect(asked.getByRole('paragraph')).toHaveAttribute('lang', 'en');
    await panel.getByRole('link', { name: 'ARF19-052' }).click();
    const said = admin.getByRole('region', { name: 'Who said it' });
    await expect(said).toContainText('Australia (briefing)');
    await expect(said).toContainText('paragraph 22');
    await expect(said.getByRole('time')).not.toHaveCount(0);
    await expect(admin.getByText('Mission language and working through interpreters').first()).toBeVisible();
    await expectAccessible(admin);
  });
});

/** The learner's cell of C4.1, with the matrix filtered to the one row. */
async function cellOf(page: Page) {
  const grid = page.getByRole('grid');
  const column = await grid.getByRole('columnheader', { name: /^C4\.1 / }).getAttribute('aria-colindex');
  return grid.getByRole('row', { name: LEARNER }).locator(`[aria-colindex="${column ?? ''}"]`);
}

async function checkCertificate(context: BrowserContext, number: string): Promise<void> {
  const page = await context.newPage();
  await open(page, '/verify');
  await page.getByLabel('Numéro du certificat').fill(number);
  await page.getByRole('button', { name: 'Rechercher' }).click();
  await expect(page.getByText('Valable', { exact: true })).toBeVisible();
  await expect(page.getByText('Langue et interprètes')).toBeVisible();
  expect(await page.content()).not.toContain('Montombre');
  await page.getByLabel('À qui est ce certificat ?').fill('Mirawen Quenikar');
  await page.getByRole('button', { name: 'Comparer le nom' }).click();
  await expect(page.getByText('Le certificat n’a pas été établi à ce nom.')).toBeVisible();
  await page.getByLabel('À qui est ce certificat ?').fill('sauveze-montombre elolisse');
  await page.getByRole('button', { name: 'Comparer le nom' }).click();
  await expect(page.getByText('Le certificat a été établi à ce nom.')).toBeVisible();
  await expectAccessible(page);
  await context.close();
}

/** Everything the server says to this browser from now on, but for files and for answers to what is only sent. */
async function listen(context: BrowserContext): Promise<string[]> {
  const bodies: string[] = [];
  // On the way, because a browser forgets what it was told before a reload.
  await context.route(/\/api\/(?!.*\/pdf)/, async (route) => {
    if (!['GET', 'POST'].includes(route.request().method())) return route.continue();
    const response = await route.fetch();
    bodies.push(await response.text());
    return route.fulfill({ response });
  });
  return bodies;
}

/** Those of `secrets` that an answer of the server held. */
function leaked(bodies: readonly string[], secrets: readonly string[]): string[] {
  expect(bodies.length).toBeGreaterThan(0);
  const said = bodies.join('\n');
  return secrets.filter((secret) => said.includes(JSON.stringify(secret).slice(1, -1)));
}
