import type { Locator, Page } from '@playwright/test';
import { EditorScreen, storedBlocks } from '../screens/editor';
import type { Question } from '../screens/package';
import { answerAll, answerRight, shownOf } from '../screens/questions';
import { demoAccount, open, signInAs, speak } from '../support/demo';
import { actor, draftLesson } from '../support/draft';
import { film, tone } from '../support/media';
import { assign, publish, publishedCourse, staffOfGalvessa } from '../support/publish';
import { demoUrl, expect, expectAccessible, test } from '../support/test';

/** Whole questions, as an author types them: what each kind is asked and answered with. */
const KINDS = ['One answer', 'Several answers', 'True or false', 'Order', 'Match', 'Short text'] as const;

test('sound, film and questions of all six kinds are made by hand; a learner hears, sees and answers them', async ({
  page: learner,
  context: learnerContext,
  browser,
  request,
}) => {
  test.setTimeout(180_000);
  const staff = await staffOfGalvessa(browser, request);
  const draft = await draftLesson(staff.developer, 'Sound and questions');
  const { send } = await actor(staff.developer);
  const page = await staff.developer.newPage();
  const editor = new EditorScreen(page);
  await open(page, draft.path);
  await editor.text.focus();
  await page.keyboard.type('Listen, then look.');

  await test.step('what is not what it says, or could run, is refused in words', async () => {
    await insert(page, 'Image');
    const upload = editor.dialog.getByLabel('A file from this device');
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
    await upload.setInputFiles({ name: 'map.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) });
    await expect(editor.dialog.getByText('This drawing carries scripts or links to elsewhere.')).toBeVisible();
    const html = Buffer.from('<html><script>alert(1)</script></html>');
    await upload.setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: html });
    await expect(editor.dialog.getByText('Files of this kind are not accepted here.')).toBeVisible();
    await expectAccessible(page);
    await editor.dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(await send('GET', `/api/modules/${draft.moduleId}/files`)).toEqual([]);
  });

  await test.step('a sound and a film are put in', async () => {
    for (const [kind, title, name, mimeType, buffer] of [
      ['Sound', 'The greeting', 'greeting.wav', 'audio/wav', tone()],
      ['Film', 'The circle', 'circle.webm', 'video/webm', await film(page)],
    ] as const) {
      await insert(page, kind);
      await editor.dialog.getByLabel('A file from this device').setInputFiles({ name, mimeType, buffer });
      await expect(editor.dialog.getByRole('checkbox', { name })).toBeChecked();
      await editor.dialog.getByRole('textbox', { name: 'Title' }).fill(title);
      await editor.dialog.getByRole('textbox', { name: 'Transcript' }).fill(`${title}, in words.`);
      await expectAccessible(page);
      await editor.dialog.getByRole('button', { name: 'Insert' }).click();
      await expect(editor.dialog).toBeHidden();
    }
    await editor.saved();
    expect((await storedBlocks(staff.developer, draft)).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['audio', 'video']),
    );
    await page.getByRole('checkbox', { name: /Open a first meeting/ }).check();
  });

  await test.step('a test with a question of each kind is written', async () => {
    await page.getByRole('button', { name: 'Add a part' }).click();
    await editor.outline.getByRole('combobox', { name: 'Kind' }).selectOption('Test');
    await editor.outline.getByRole('textbox', { name: 'Title' }).fill('What was said');
    await editor.outline.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.getByText('No question yet')).toBeVisible();
    for (const kind of KINDS) {
      await page.getByRole('combobox', { name: 'Kind' }).last().selectOption(kind);
      await page.getByRole('button', { name: 'Add question' }).click();
      await write(page, kind);
    }
    await editor.saved();
    await expectAccessible(page);
  });

  const item = new URL(page.url()).searchParams.get('item') ?? '';
  const { document } = await send<{ document: { questions: readonly Question[] } }>(
    'GET',
    `/api/module-editions/${draft.editionId}/items/${item}`,
  );
  const { questions } = document;
  expect(questions.map(({ kind }) => kind)).toEqual([
    'singleChoice',
    'multipleChoice',
    'trueFalse',
    'ordering',
    'matching',
    'shortText',
  ]);

  await test.step('it is tried as a learner takes it', async () => {
    await page.keyboard.press('F9');
    const groups = page.locator('pw-try-test').getByRole('group');
    await expect(groups).toHaveCount(KINDS.length);
    for (const group of await groups.all()) await answerRight(group, await shownOf(group, questions), 'en');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Mark my answers' }).click();
    await expect(page.getByText('Passed: 100 % (6 of 6)')).toBeVisible();
    await expect(page.getByText('Because the speaker asked.').first()).toBeVisible();
    // One of one, two of several, and true or false: what was chosen is told from what was missed.
    await expect(page.getByText('Your answer, right')).toHaveCount(4);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: 'Mark my answers' }).click();
    await expect(page.getByText('Not passed: 0 % (0 of 6)')).toBeVisible();
    await expect(page.getByText('Your answer, right')).toHaveCount(0);
    await expect(page.getByText('Belongs to the answer')).toHaveCount(2);
  });

  await test.step('what is pressed twice within a moment counts twice', async () => {
    await page.getByRole('button', { name: 'Try again' }).click();
    const group = (kind: (typeof KINDS)[number]): Locator =>
      page.locator('pw-try-test').getByRole('group', { name: `${kind}: who speaks?` });
    const boxes = group('Several answers').getByRole('checkbox');
    await expect(boxes.first()).toBeEnabled();
    const drawn = await boxes.first().evaluate(async (box: HTMLElement) => {
      box.click();
      await Promise.resolve();
      return box.closest('label')?.classList.contains('taken');
    });
    expect(drawn).toBe(true);
    await boxes.first().uncheck();
    await boxes.evaluateAll((all) => {
      for (const box of all) if (box instanceof HTMLElement) box.click();
    });
    await expect(group('Several answers').locator('.taken')).toHaveCount(await boxes.count());
    const lines = group('Order').getByRole('listitem');
    const last = (await lines.last().locator('.text').textContent()) ?? '';
    await lines
      .last()
      .getByRole('button', { name: `Move up: ${last}` })
      .evaluate((button: HTMLElement) => {
        button.click();
        button.click();
      });
    await expect(lines.first()).toContainText(last);
  });

  await publish(staff, 'module-editions', draft.editionId);
  const course = await publishedCourse(staff, `SND-${String(Date.now() % 1_000_000)}`, [draft.moduleId]);
  await assign(staff, 'Galvessa Engineer Company', course.editionId);
  await signInAs(learnerContext, await demoAccount(request, 'Leondro Corvoval Mendrímar'));
  await speak(learnerContext, 'fr');

  await test.step('the learner plays both, piece by piece', async () => {
    const partial: string[] = [];
    learner.on('response', (answer) => {
      if (answer.url().includes('/files/') && answer.status() === 206) partial.push(answer.url());
    });
    await open(learner, `/learning/${draft.editionId}/lessons/${draft.lessonId}`);
    await expectAccessible(learner);
    await learner.getByRole('heading', { level: 1 }).click();
    for (const player of ['audio', 'video']) expect(await plays(learner.locator(player))).toBeGreaterThan(0.2);
    expect(new Set(partial).size).toBe(2);
    const [first] = partial;
    const part = await learnerContext.request.get(first ?? '', { headers: { Range: 'bytes=10-19' } });
    expect([part.status(), part.headers()['content-range'], (await part.body()).length]).toEqual([
      206,
      expect.stringMatching(/^bytes 10-19\/\d+$/),
      10,
    ]);
    await learner.getByText('Lire la transcription').first().click();
    await expect(learner.getByText('The greeting, in words.')).toBeVisible();
  });

  await test.step('and answers all six', async () => {
    await open(learner, `/learning/${draft.editionId}/tests/${item}`);
    await learner.getByRole('button', { name: 'Commencer le test' }).click();
    await answerAll(learner, questions);
    await learner.getByRole('button', { name: 'Remettre' }).click();
    await expect(learner.getByRole('heading', { level: 1, name: 'Réussi' })).toBeVisible();
    await expect(learner.getByText('100 %')).toBeVisible();
    await expectAccessible(learner);
  });
  expect(learner.url().startsWith(demoUrl())).toBe(true);
  await staff.close();
});

/** Opens the dialog by which the toolbar puts something in. */
async function insert(page: Page, what: string): Promise<void> {
  await page.getByRole('toolbar').getByRole('button', { name: what, exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
}

/** Fills in the question that was just added; its first answers are the right ones. */
async function write(page: Page, kind: (typeof KINDS)[number]): Promise<void> {
  const open = page.locator('pw-question-editor');
  const fill = (name: string, text: string): Promise<void> =>
    open.getByRole('textbox', { name, exact: true }).fill(text);
  await expect(open.getByRole('textbox', { name: 'Question' })).toBeFocused();
  await page.keyboard.type(`${kind}: who speaks?`);
  if (kind === 'True or false') await open.getByRole('radio', { name: 'False' }).check();
  if (kind === 'One answer' || kind === 'Several answers') {
    for (const [n, text] of ['The speaker', 'The eldest', 'The guest', 'Nobody'].entries())
      await fill(`Answer ${String(n + 1)}`, text);
    if (kind === 'Several answers') await open.getByRole('checkbox', { name: 'Answer 2 is right' }).check();
    await fill('Feedback to answer 3', 'The guest listens.');
  }
  if (kind === 'Order')
    for (const [n, text] of ['Greet', 'Sit down', 'Listen'].entries()) await fill(`Answer ${String(n + 1)}`, text);
  if (kind === 'Match') {
    for (const [n, [left, right]] of [
      ['Speaker', 'speaks'],
      ['Guest', 'listens'],
      ['Eldest', 'decides'],
    ].entries()) {
      await fill(`Left side ${String(n + 1)}`, left ?? '');
      await fill(`Right side ${String(n + 1)}`, right ?? '');
    }
    await open.getByRole('button', { name: 'Add one' }).click();
    await fill('Right side without a pair 1', 'sleeps');
  }
  if (kind === 'Short text') {
    // Lines that are pasted stand one after the other.
    await fill('Answer 1', 'The\nspeaker');
    await expect(page.getByLabel('Answer 1', { exact: true })).toHaveValue('The speaker');
  }
  await fill('Why the key is right, shown after submission', 'Because the speaker asked.');
  await open.getByRole('checkbox', { name: /Open a first meeting/ }).check();
}

/** How far a player has come, in seconds, a moment after it was started. */
function plays(player: Locator): Promise<number> {
  return player.evaluate(async (element) => {
    const media = element as HTMLMediaElement;
    media.muted = true;
    await media.play();
    await new Promise((resolve) => setTimeout(resolve, 600));
    return media.currentTime;
  });
}
