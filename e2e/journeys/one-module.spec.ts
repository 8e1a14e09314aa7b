import type { BrowserContext, Page } from '@playwright/test';
import { finishLesson } from '../screens/lesson';
import { demoAccount, open, signInAs, speak } from '../support/demo';
import { actor, addTest, draftLesson, serve, writeLesson, type Draft } from '../support/draft';
import { assign, publish, publishedCourse, staffOfGalvessa } from '../support/publish';
import { expect, expectAccessible, test } from '../support/test';

const CONTINGENT = 'Galvessa Engineer Company';
const LEARNER = 'Leondro Corvoval Mendrímar';
const PHONE = { viewport: { width: 390, height: 844 }, locale: 'fr-FR', isMobile: true, hasTouch: true };

/** Of three documents, each with who said it and where. */
const ASKED = [
  { code: 'ARF19-052', who: 'Australia (briefing)', where: 'paragraph 22' },
  { code: 'SC20-006', who: 'Jean-Pierre Lacroix', where: 'robustness paragraph' },
  { code: 'JPC24-003', who: 'Yajima Masahito', where: 'Opening Remarks' },
];

interface Item {
  readonly version: number;
  readonly document: object;
}

/**
 * The main job on one and the same module: three recommendations, what a developer writes for them, another person's approval,
 * a contingent that is asked for it, a learner who does it in French, and the way back from the cell to each of the three.
 */
test('one module goes from three recommendations to a turned cell, and the cell leads back to all three', async ({
  browser,
  request,
}) => {
  test.setTimeout(240_000);
  const staff = await staffOfGalvessa(browser, request);
  const draft = await draftLesson(staff.developer, 'Greeting a council');
  const moduleCode = await test.step('a developer answers three recommendations with a lesson and a test', async () => {
    const { centreId, send } = await actor(staff.developer);
    await writeLesson(staff.developer, draft, [paragraph('The speaker greets first.')]);
    await serve(staff.developer, draft, ['o-firstmeeting']);
    await addTest(staff.developer, draft);
    for (const { code } of ASKED)
      await send('POST', `/api/sources/recommendations/${code}/links`, {
        centreId,
        targetKind: 'LESSON',
        moduleId: draft.moduleId,
        itemId: draft.lessonId,
        strength: 'PARTIAL',
        note: 'How a first meeting begins.',
      });
    return (await send<{ code: string }>('GET', `/api/module-editions/${draft.editionId}`)).code;
  });

  await test.step('it is translated, approved by another person, published and asked of a contingent', async () => {
    await translate(staff.developer, draft);
    await publish(staff, 'module-editions', draft.editionId);
    const { send } = await actor(staff.approver);
    const french = `/api/module-editions/${draft.editionId}/translations/fr`;
    const { version } = await send<{ version: number }>('GET', french);
    await send('POST', `${french}/state`, { state: 'APPROVED', version });
    const course = await publishedCourse(staff, `${moduleCode}-C`, [draft.moduleId]);
    await assign(staff, CONTINGENT, course.editionId);
  });

  const admin = await staff.admin.newPage();
  await test.step('the contingent has left already: the administrator sees that it is overdue', async () => {
    await open(admin, '/completion');
    await admin.getByRole('link', { name: CONTINGENT }).click();
    await admin.getByLabel('Name or number').fill('corvoval mendrimar');
    await expect(admin.getByRole('status').filter({ hasText: '1 of' })).toBeVisible();
    await expect(await cellOf(admin, moduleCode)).toHaveAccessibleName(/^Overdue, due /);
  });

  await test.step('a learner of the contingent does it in French, on a phone', async () => {
    const context = await browser.newContext(PHONE);
    await signInAs(context, await demoAccount(request, LEARNER));
    await speak(context, 'fr');
    const page = await context.newPage();
    await open(page, '/');
    await expect(page.getByRole('link', { name: moduleCode }).first()).toBeVisible();
    // What is next on that page depends on what else the learner has been asked for: the module's own page does not.
    await open(page, `/learning/${draft.editionId}`);
    await page.getByRole('link', { name: 'Lire La première rencontre' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'La première rencontre' })).toBeVisible();
    await expect(page.getByText('L’orateur salue le premier.')).toBeVisible();
    const begin = page.getByRole('button', { name: 'Commencer le test' });
    await finishLesson(page, page.getByRole('button', { name: /^Terminé/ }), begin);
    await begin.click();
    const question = page.getByRole('region', { name: 'Question 1 sur 1' });
    await expect(question).toContainText('Qui reçoit salue le premier.');
    await question.getByRole('radio', { name: 'Vrai' }).check();
    await page.getByRole('button', { name: 'Aller à la fin', exact: true }).click();
    await page.getByRole('button', { name: 'Remettre' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Réussi' })).toBeVisible();
    await expect(page.getByText('Ainsi le veut la maison.')).toBeVisible();
    await expectAccessible(page);
    await context.close();
  });

  await test.step('the cell has turned', async () => {
    await admin.reload();
    await expect(await cellOf(admin, moduleCode)).toHaveAccessibleName(/^Completed /);
  });

  for (const { code, who, where } of ASKED)
    await test.step(`and leads over its evidence to ${code}, its speaker and its place`, async () => {
      await (await cellOf(admin, moduleCode)).click();
      const panel = admin.getByRole('complementary', { name: LEARNER });
      await expect(panel.getByText(/ · Test$/)).toBeVisible();
      await panel.getByRole('link', { name: code }).click();
      const said = admin.getByRole('region', { name: 'Who said it' });
      await expect(said).toContainText(who);
      await expect(said).toContainText(where);
      await expect(said.getByRole('time')).not.toHaveCount(0);
      await expect(admin.getByRole('link', { name: `${moduleCode} Greeting a council` })).toBeVisible();
      await admin.goBack();
      await expect(admin.getByRole('grid')).toBeVisible();
    });
  await staff.close();
});

/** The learner's cell of a module, with the matrix filtered to the one row. */
async function cellOf(page: Page, module: string) {
  const grid = page.getByRole('grid');
  const column = await grid
    .getByRole('columnheader', { name: new RegExp(`^${module} `) })
    .getAttribute('aria-colindex');
  return grid.getByRole('row', { name: LEARNER }).locator(`[aria-colindex="${column ?? ''}"]`);
}

function paragraph(text: string): object {
  return { type: 'paragraph', attrs: { id: 'b-greeting0001' }, content: [{ type: 'text', text }] };
}

/** Puts the whole of a draft into French. */
async function translate(translator: BrowserContext, { editionId, lessonId }: Draft): Promise<void> {
  const { send } = await actor(translator);
  const edition = `/api/module-editions/${editionId}`;
  const french = `${edition}/translations/fr`;
  const source = await send<Item & { items: readonly { id: string }[] }>('GET', edition);
  await send('POST', `${edition}/translations`, { language: 'fr' });
  const { objectives } = source.document as { objectives: object[] };
  await send('PUT', `${french}/document`, {
    version: 1,
    document: {
      ...source.document,
      language: 'fr',
      title: 'Saluer un conseil',
      objectives: objectives.map((objective) => ({
        ...objective,
        verb: 'Ouvrir une première rencontre',
        condition: 'Avec un interprète',
        standard: 'Dans l’ordre demandé',
      })),
    },
  });
  for (const { id } of source.items) {
    const { document } = await send<Item>('GET', `${edition}/items/${id}`);
    const words =
      id === lessonId
        ? {
            title: 'La première rencontre',
            summary: 'Ouvre une rencontre.',
            blocks: [paragraph('L’orateur salue le premier.')],
          }
        : { title: 'Ce qui a été dit', questions: (document as { questions: object[] }).questions.map(inFrench) };
    await send('PUT', `${french}/items/${id}`, { version: 0, document: { ...document, language: 'fr', ...words } });
  }
}

function inFrench(question: object): object {
  return { ...question, stem: 'Qui reçoit salue le premier.', explanation: 'Ainsi le veut la maison.' };
}
