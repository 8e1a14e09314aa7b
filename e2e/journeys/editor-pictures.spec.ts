import type { Locator } from '@playwright/test';
import { EditorScreen, storedBlocks } from '../screens/editor';
import { demoAccount, open, signInAs } from '../support/demo';
import { addTest, draftLesson } from '../support/draft';
import { tone } from '../support/media';
import { PIXEL } from '../support/pixel';
import { expect, expectAccessible, test } from '../support/test';

test.beforeEach(async ({ context, request }) => {
  await signInAs(context, await demoAccount(request, 'Mirawen Quenikar'));
});

interface Carried {
  readonly html?: string;
  readonly files?: readonly { readonly name: string; readonly type: string; readonly bytes: readonly number[] }[];
}

/** Pastes or drops on `target` what another program would put there. */
async function bring(target: Locator, how: 'paste' | 'drop', { html, files = [] }: Carried): Promise<void> {
  await target.evaluate(
    (element, given) => {
      const data = new DataTransfer();
      if (given.html !== undefined) data.setData('text/html', given.html);
      for (const { name, type, bytes } of given.files)
        data.items.add(new File([new Uint8Array(bytes)], name, { type }));
      const { left, top } = element.getBoundingClientRect();
      const common = { bubbles: true, cancelable: true };
      element.dispatchEvent(
        given.how === 'paste'
          ? new ClipboardEvent('paste', { ...common, clipboardData: data })
          : new DragEvent('drop', { ...common, dataTransfer: data, clientX: left + 80, clientY: top + 40 }),
      );
    },
    { how, html, files },
  );
}

const picture = (name: string) => ({ name, type: 'image/png', bytes: [...PIXEL] });

test('pictures that cannot come along with pasted words are counted, and the author is led to add them', async ({
  page,
  context,
}) => {
  const draft = await draftLesson(context, 'Pasted pictures');
  const editor = new EditorScreen(page);
  await open(page, draft.path);
  await editor.text.focus();
  await bring(editor.text, 'paste', {
    html: '<p>The gate<img src="file:///C:/gate.png"> is shut.</p><p><img src="data:image/png;base64,AAAA"></p>',
    // What a word processor adds to the words: a picture of them.
    files: [picture('words.png')],
  });
  await expect(editor.text).toHaveText('The gate is shut.');
  const said = page.getByRole('status').filter({ hasText: 'left out' });
  await expect(said).toContainText('2 pictures were left out.');
  await expectAccessible(page);
  await said.getByRole('button', { name: 'Add a picture' }).click();
  await expect(said).toBeHidden();
  await editor.dialog.getByRole('button', { name: 'Cancel' }).click();
  await bring(editor.text, 'paste', { html: '<p>Words alone.</p>' });
  await expect(editor.text).toContainText('Words alone.');
  await expect(said).toBeHidden();
  await editor.saved();
  expect(JSON.stringify(await storedBlocks(context, draft))).not.toMatch(/file:|data:|img/);
});

test('a picture or a sound that is pasted or dropped is uploaded like one that was chosen', async ({
  page,
  context,
}) => {
  const draft = await draftLesson(context, 'Brought files');
  const editor = new EditorScreen(page);
  await open(page, draft.path);
  await editor.text.focus();

  await test.step('a picture alone, as a browser copies it', async () => {
    await bring(editor.text, 'paste', { html: '<img src="https://example.org/a.png">', files: [picture('gate.png')] });
    await expect(editor.dialog.getByRole('checkbox', { name: 'gate.png' })).toBeChecked();
    await editor.dialog.getByRole('textbox', { name: /What the picture shows/ }).fill('A gate.');
    await editor.dialog.getByRole('button', { name: 'Insert' }).click();
    await expect(editor.text.getByRole('img', { name: 'A gate.' })).toBeVisible();
    await expect(page.getByText(/left out/)).toBeHidden();
  });

  await test.step('two files at once are asked for one after the other, and a third kind is named', async () => {
    await bring(editor.text, 'drop', {
      files: [
        { name: 'greeting.wav', type: 'audio/wav', bytes: [...tone()] },
        { name: 'order.docx', type: 'application/msword', bytes: [1, 2, 3] },
        { ...picture('broken.png'), bytes: [...PIXEL].slice(0, 40) },
      ],
    });
    await expect(editor.dialog.getByRole('checkbox', { name: 'greeting.wav' })).toBeChecked();
    await editor.dialog.getByRole('textbox', { name: 'Title' }).fill('The greeting');
    await editor.dialog.getByRole('button', { name: 'Insert' }).click();
    await expect(editor.dialog.getByText('This picture is incomplete or damaged.')).toBeVisible();
    await editor.dialog.getByRole('button', { name: 'Cancel' }).click();
    await expect(editor.dialog).toBeHidden();
    await expect(page.getByRole('status').filter({ hasText: 'A file was left out.' })).toBeVisible();
  });
  await editor.saved();
  const types = (await storedBlocks(context, draft)).map(({ type }) => type);
  expect(types.filter((type) => type !== 'paragraph').toSorted()).toEqual(['audio', 'image']);
});

test('to a French author every English word of the module is marked as English, and no French one', async ({
  page,
  context,
}) => {
  const draft = await draftLesson(context, 'Who speaks first');
  const item = await addTest(context, draft);
  await page.addInitScript(() => localStorage.setItem('pw.language', 'fr'));
  const language = (locator: Locator): Promise<string | undefined> =>
    locator.evaluate((element) => element.closest<HTMLElement>('[lang]')?.lang);
  const field = (name: string): Locator => page.getByRole('textbox', { name, exact: true }).first();
  for (const [part, name, label] of [
    ['about', 'Titre', 'Résumé'],
    ['objectives', 'L’apprenant sait…', 'Dans quelles conditions'],
  ] as const) {
    await open(page, `/courses/modules/${draft.moduleId}?item=${part}`);
    expect(await language(field(name))).toBe('en');
    expect(await language(page.getByText(label, { exact: true }).first())).toBe('fr');
  }
  expect(await language(page.getByRole('heading', { level: 1 }).getByText('Who speaks first'))).toBe('en');
  expect(await language(page.locator('pw-outline').getByText('What was said'))).toBe('en');
  await open(page, `/courses/modules/${draft.moduleId}?item=${item}`);
  const stem = page.getByText('The speaker greets first.');
  expect(await language(stem)).toBe('en');
  await stem.click();
  expect(await language(field('Question'))).toBe('en');
  expect(await language(page.locator('pw-question-editor').getByText('Question', { exact: true }))).toBe('fr');
  expect(await language(page.locator('pw-serves').getByText('Open a first meeting'))).toBe('en');
});
