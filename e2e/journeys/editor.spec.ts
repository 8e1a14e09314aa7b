import type { Locator } from '@playwright/test';
import { EditorScreen, outlineOf, plain, storedBlocks } from '../screens/editor';
import { demoAccount, open, signInAs } from '../support/demo';
import { draftLesson } from '../support/draft';
import { PIXEL } from '../support/pixel';
import { expect, expectAccessible, test } from '../support/test';
import { wordClipboard } from '../support/word';

test.beforeEach(async ({ context, request }) => {
  await signInAs(context, await demoAccount(request, 'Mirawen Quenikar'));
});

test('a lesson with a table, an image and a key term is made by keyboard alone', async ({ page, context }) => {
  const { moduleId, editionId } = await draftLesson(context, 'By keyboard');
  await open(page, `/courses/modules/${moduleId}`);
  const editor = new EditorScreen(page);
  const keys = page.keyboard;

  await editor.tabTo(page.getByRole('button', { name: 'Add a part' }));
  await keys.press('Enter');
  await expect(page.locator('pw-outline').getByRole('combobox', { name: 'Kind' })).toBeFocused();
  await keys.press('Tab');
  await keys.type('A council receives guests');
  await keys.press('Enter');
  await expect(page.getByRole('region', { name: 'A council receives guests' })).toBeVisible();

  await editor.tabTo(page.getByRole('checkbox', { name: /Open a first meeting/ }));
  await keys.press('Space');
  await editor.tabTo(editor.text, 'Shift+Tab');
  await keys.type('## ');
  await keys.type('Who speaks');
  await keys.press('Enter');
  await keys.type('Ask for the ');
  await keys.press('Control+Alt+k');
  await keys.type('speaker');
  await keys.press('Tab');
  await keys.type('The person who speaks for the council to guests.');
  await expectAccessible(page);
  await editor.tabTo(editor.dialog.getByRole('button', { name: 'Insert' }));
  await keys.press('Enter');
  await expect(editor.dialog).toBeHidden();
  await keys.type(' first.');
  await keys.press('Enter');

  await keys.type('/tab');
  await keys.press('Enter');
  await expect(editor.text.getByRole('table')).toBeVisible();
  for (const word of ['When', 'Who', 'What', 'Arrival', 'The speaker', 'Greeting']) {
    await keys.type(word);
    await keys.press('Tab');
  }
  await keys.press('Control+Enter');

  await keys.press('Control+Alt+i');
  const upload = editor.dialog.getByLabel('A file from this device');
  await editor.tabTo(upload);
  const chooser = page.waitForEvent('filechooser');
  await keys.press('Enter');
  await (await chooser).setFiles({ name: 'circle.png', mimeType: 'image/png', buffer: PIXEL });
  await expect(editor.dialog.getByRole('checkbox', { name: 'circle.png' })).toBeChecked();
  await editor.tabTo(page.getByRole('textbox', { name: 'What the picture shows, for who cannot see it' }));
  await keys.type('The council sits in a circle.');
  await editor.tabTo(editor.dialog.getByRole('button', { name: 'Insert' }));
  await keys.press('Enter');
  await expect(editor.text.getByRole('img', { name: 'The council sits in a circle' })).toBeVisible();
  await editor.saved();

  const written = await storedBlocks(context, {
    editionId,
    lessonId: new URL(page.url()).searchParams.get('item') ?? '',
  });
  expect(written.map(({ type }) => type)).toEqual(['heading', 'paragraph', 'table', 'image']);
  expect(plain(written[1])).toBe('Ask for the speaker first.');
  expect(written[1]?.content?.[1]?.marks?.[0]?.type).toBe('keyTerm');
  expect(plain(written[2])).toContain('The speaker');
  await keys.press('F9');
  const reader = page.getByRole('article');
  await expect(reader.getByRole('table')).toContainText('Greeting');
  await expect(reader.getByRole('img', { name: 'The council sits in a circle' })).toBeVisible();
  await expectAccessible(page);
});

test('the letters typed at once after opening a dialog are the dialog’s, on a slow line and beside a tick that is on its way', async ({
  page,
  context,
}) => {
  const draft = await draftLesson(context, 'Slow line');
  // A machine that draws ten times a second: several keys come before the next drawing.
  await page.addInitScript(() => {
    const draw = requestAnimationFrame.bind(globalThis);
    globalThis.requestAnimationFrame = (act) => Number(setTimeout(() => draw(act), 100));
  });
  const editor = new EditorScreen(page);
  await open(page, draft.path);
  await expect(editor.text).toBeVisible();
  await page.route('**/*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    await route.continue();
  });
  await page.getByRole('checkbox', { name: /Open a first meeting/ }).check();
  await editor.text.focus();
  await page.keyboard.type('Ask for the ');
  await page.keyboard.press('Control+Alt+k');
  await page.keyboard.type('speaker');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Who speaks for the council.');
  await expect(editor.dialog.getByRole('textbox', { name: 'Term' })).toHaveValue('speaker');
  await expect(editor.dialog.getByRole('textbox', { name: 'Definition' })).toHaveValue('Who speaks for the council.');
  expect(await beforeNextKey(editor.dialog.getByRole('button', { name: 'Insert' }))).toBe('Ask for the speaker');
  await page.keyboard.type(' first.');
  await expect(editor.text).toHaveText('Ask for the speaker first.');
  await editor.saved();
  await expect(page.getByRole('heading', { name: 'Somebody saved another text meanwhile' })).toBeHidden();
  await page.unrouteAll({ behavior: 'wait' });
  expect((await storedBlocks(context, draft)).map(plain)).toEqual(['Ask for the speaker first.']);
});

test('a key that comes before the browser has told of a moved cursor finds the cursor where it was moved', async ({
  page,
  context,
}) => {
  const draft = await draftLesson(context, 'Quick keys');
  const editor = new EditorScreen(page);
  await open(page, draft.path);
  await editor.toTheEnd();
  await page.keyboard.type('The speaker greets.');
  await page.keyboard.press('Control+Home');
  await page.evaluate(() => new Promise((told) => setTimeout(told)));
  await editor.text.evaluate((text) => {
    getSelection()?.selectAllChildren(text);
    getSelection()?.collapseToEnd();
    text.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  });
  await page.keyboard.type('The guests answer.');
  await expect(editor.text.locator('p')).toHaveText(['The speaker greets.', 'The guests answer.']);
});

test('what is pasted from a word processor keeps its structure and nothing of its looks', async ({ page, context }) => {
  const draft = await draftLesson(context, 'Pasted');
  const editor = new EditorScreen(page);
  await open(page, draft.path);
  await editor.text.focus();
  await editor.text.evaluate((element, html) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', html);
    clipboardData.setData('text/plain', 'Meeting the council');
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, wordClipboard);
  await expect(editor.text.getByRole('heading', { level: 2, name: 'Before the meeting' })).toBeVisible();
  await editor.saved();
  const blocks = await storedBlocks(context, draft);
  expect(blocks.map(outlineOf)).toEqual([
    'heading2 Meeting the council',
    'heading2 Before the meeting',
    'paragraph Send word a day before, and ask who speaks. See the guide.',
    'bulletList(listItem(paragraph Bring an interpreter, bulletList(listItem(paragraph Of the council’s language), listItem(paragraph Briefed beforehand))), listItem(paragraph Leave weapons outside))',
    'heading3 At the meeting',
    'orderedList(listItem(paragraph Greet the speaker), listItem(paragraph Name the purpose))',
    'table(tableRow(tableHeader(paragraph When), tableHeader(paragraph Who and what)), tableRow(tableCell(paragraph Arrival), tableCell(paragraph The speaker), tableCell(paragraph Greeting)))',
    'paragraph Afterwards, write down what was promised.',
  ]);
  expect(JSON.stringify(blocks)).not.toMatch(/mso|Calibri|style|class|StartFragment|imagedata/i);
  expect(blocks[2]?.content?.flatMap(({ marks }) => (marks ?? []).map(({ type }) => type))).toEqual([
    'bold',
    'italic',
    'link',
  ]);
  await page.keyboard.press('Control+z');
  await expect(editor.text.getByRole('heading')).toHaveCount(0);
});

/** Presses `button`, and says what stands before the cursor when the next key can come: before the page is drawn again. */
function beforeNextKey(button: Locator): Promise<string> {
  return button.evaluate(async (element: HTMLElement) => {
    element.click();
    await new Promise((next) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = next;
      port2.postMessage(undefined);
    });
    const { focusNode, focusOffset } = getSelection() ?? {};
    const before = document.createRange();
    before.selectNodeContents(document.activeElement ?? document.body);
    if (focusNode) before.setEnd(focusNode, focusOffset ?? 0);
    return before.toString();
  });
}
