import { saved } from '../screens/editor';
import { demoAccount, open, signInAs, speak } from '../support/demo';
import { actor, addTest, draftLesson, serve, writeLesson } from '../support/draft';
import { hire } from '../support/new-centre';
import { assign, publish, publishedCourse, staffOfGalvessa } from '../support/publish';
import { expect, expectAccessible, test } from '../support/test';

const paragraph = (text: string) => [
  { type: 'paragraph', attrs: { id: 'b-greeting0001' }, content: [{ type: 'text', text }] },
];

test('a translation stands beside its source, falls behind when that changes, and until it is approved learners read the source', async ({
  page: learner,
  context: learnerContext,
  browser,
  request,
}) => {
  test.setTimeout(150_000);
  const staff = await staffOfGalvessa(browser, request);
  const { centreId } = await actor(staff.developer);
  const translator = await hire(browser, staff.admin, { role: 'TRANSLATOR', centreId, name: 'Galvessa' });
  const draft = await draftLesson(staff.developer, 'Greetings');
  await writeLesson(staff.developer, draft, paragraph('The speaker greets first.'));
  await serve(staff.developer, draft, ['o-firstmeeting']);
  await addTest(staff.developer, draft);
  const page = await translator.newPage();
  const parts = page.getByRole('navigation', { name: 'Parts of the translation' });
  const show = async (part: RegExp): Promise<void> => {
    await parts.getByRole('link', { name: part }).click();
    await expect(parts.locator('[aria-current]')).toHaveText(part);
  };
  const approve = page.getByRole('button', { name: 'Approve translation' });

  await test.step('the translator begins it and writes it part by part', async () => {
    await open(page, `/courses/modules/${draft.moduleId}`);
    await page.getByRole('tab', { name: 'Steps' }).click();
    await page
      .getByRole('tabpanel', { name: 'Steps' })
      .getByRole('combobox', { name: 'Language' })
      .selectOption('French');
    await page.getByRole('button', { name: 'Begin a translation' }).click();
    await page.getByRole('link', { name: 'French' }).click();
    await expect(page.getByText('Parts of it are not translated yet.').first()).toBeVisible();
    await page.getByRole('textbox', { name: 'Title' }).fill('Salutations');
    await page.getByRole('textbox', { name: 'The learner can …' }).fill('Ouvrir une première rencontre');
    await page.getByRole('textbox', { name: 'Condition' }).fill('Avec un interprète');
    await page.getByRole('textbox', { name: 'Standard' }).fill('Dans l’ordre demandé');
    await saved(page);
    await expectAccessible(page);

    await show(/The first meeting/);
    await page.getByRole('textbox', { name: 'Title' }).fill('La première rencontre');
    await page.getByRole('textbox', { name: 'Summary' }).fill('Ouvre une première rencontre.');
    await page.getByRole('button', { name: 'Translate block 1' }).click();
    await expect(page.getByRole('article').getByText('The speaker greets first.')).toBeVisible();
    const block = page.getByRole('textbox', { name: 'Translation of block 1' });
    await block.focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('L’orateur salue le premier.');
    await page.getByRole('button', { name: 'Done with this block' }).click();
    await expect(page.getByRole('article').getByText('L’orateur salue le premier.')).toBeVisible();
    await saved(page);
    await expectAccessible(page);

    await show(/What was said/);
    await page.getByRole('textbox', { name: 'Title' }).fill('Ce qui a été dit');
    await page.getByRole('textbox', { name: /^Question/ }).fill('L’orateur salue le premier.');
    await page.getByRole('textbox', { name: /^Explanation/ }).fill('Ainsi le veut la maison.');
    await saved(page);
    await page.reload();
    await expect(parts.getByText('not translated yet')).toHaveCount(0);
    await expect(approve).toBeDisabled();
    await expect(page.getByText('Who translated it may not approve it.')).toBeVisible();
  });

  await test.step('a change of the source marks what it touches', async () => {
    await writeLesson(staff.developer, draft, paragraph('The guest greets first.'));
    await page.reload();
    await expect(parts.getByRole('link', { name: /La première rencontre/ })).toContainText('source has changed');
    await expect(page.getByText('The source has moved since; look at the marked parts again.')).toBeVisible();
  });

  await publish(staff, 'module-editions', draft.editionId);
  const course = await publishedCourse(staff, `TR-${String(Date.now() % 1_000_000)}`, [draft.moduleId]);
  await assign(staff, 'Galvessa Engineer Company', course.editionId);
  await signInAs(learnerContext, await demoAccount(request, 'Leondro Corvoval Mendrímar'));
  await speak(learnerContext, 'fr');
  const lesson = `/learning/${draft.editionId}/lessons/${draft.lessonId}`;
  await test.step('a learner in French reads the source, and is told so', async () => {
    await open(learner, lesson);
    await expect(learner.getByText('Pas encore traduit : affiché dans la langue d’origine.')).toBeVisible();
    await expect(learner.getByRole('article')).toHaveAttribute('lang', 'en');
    await expect(learner.getByText('The guest greets first.')).toBeVisible();
    await expectAccessible(learner);
  });

  await test.step('the translator mends it', async () => {
    await show(/La première rencontre/);
    await expect(page.getByText('The source has changed since this was translated.')).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Change block 1' }).click();
    await page.getByRole('textbox', { name: 'Translation of block 1' }).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('L’hôte salue le premier.');
    await page.getByRole('button', { name: 'Done with this block' }).click();
    await page.getByRole('button', { name: 'It fits as it stands' }).click();
    await expect(parts.getByText('source has changed')).toHaveCount(0);
  });

  await test.step('another person approves it, and the learner reads it', async () => {
    const approving = await staff.approver.newPage();
    await open(approving, new URL(page.url()).pathname);
    await approving.getByRole('button', { name: 'Approve translation' }).click();
    await expect(approving.getByText('Approved', { exact: true })).toBeVisible();
    await expectAccessible(approving);
    await learner.reload();
    await expect(learner.getByRole('heading', { level: 1, name: 'La première rencontre' })).toBeVisible();
    await expect(learner.getByText('L’hôte salue le premier.')).toBeVisible();
    await expect(learner.getByText('Pas encore traduit')).toHaveCount(0);
  });
  await translator.close();
  await staff.close();
});
