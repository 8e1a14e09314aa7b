import { EditorScreen, plain, storedBlocks } from '../screens/editor';
import { demoAccount, open, signInAs } from '../support/demo';
import { draftLesson } from '../support/draft';
import { expect, expectAccessible, test } from '../support/test';

test.beforeEach(async ({ context, request }) => {
  await signInAs(context, await demoAccount(request, 'Mirawen Quenikar'));
});

test('a page that dies loses at most two seconds of typing, and none that was typed without a line', async ({
  page,
  context,
}) => {
  const draft = await draftLesson(context, 'Dying page');
  await test.step('two seconds after the last stroke, the text is with the server', async () => {
    const editor = new EditorScreen(page);
    await open(page, draft.path);
    await editor.toTheEnd();
    await page.keyboard.type('Written before the end.', { delay: 20 });
    await page.waitForTimeout(2_000);
    await editor.kill();
    expect((await storedBlocks(context, draft)).map(plain)).toEqual(['Written before the end.']);
  });
  await test.step('while someone types on and on, what is older than two seconds is there too', async () => {
    const editor = new EditorScreen(await context.newPage());
    await open(editor.page, draft.path);
    await expect(editor.text).toHaveText('Written before the end.');
    await editor.toTheEnd();
    await editor.page.keyboard.press('Enter');
    await editor.page.keyboard.type('Typed on and on. ', { delay: 40 });
    await editor.page.keyboard.type('x'.repeat(50), { delay: 40 });
    await editor.kill();
    expect(plain((await storedBlocks(context, draft)).at(-1))).toContain('Typed on and on.');
  });
  await test.step('without a line, it is kept on the device', async () => {
    const editor = new EditorScreen(await context.newPage());
    await open(editor.page, draft.path);
    await expect(editor.text).toContainText('Typed on and on.');
    await context.setOffline(true);
    await editor.toTheEnd();
    await editor.page.keyboard.press('Enter');
    await editor.page.keyboard.type('In the cellar.');
    await expect(editor.page.getByText('Not saved: no line.')).toBeVisible();
    await expect(editor.page.getByText('What you write is kept on this device')).toBeVisible();
    await expectAccessible(editor.page);
    await editor.page.waitForTimeout(2_000);
    await editor.kill();
    expect(plain((await storedBlocks(context, draft)).at(-1))).not.toContain('cellar');
    await context.setOffline(false);
  });
  await test.step('and taken up again, and sent as soon as the line is back', async () => {
    const editor = new EditorScreen(await context.newPage());
    await open(editor.page, draft.path);
    await expect(editor.text).toContainText('In the cellar.');
    await editor.saved();
    await context.setOffline(true);
    await editor.toTheEnd();
    await editor.page.keyboard.type(' And once more.');
    await expect(editor.page.getByText('Not saved: no line.')).toBeVisible();
    await context.setOffline(false);
    await editor.saved();
    expect(plain((await storedBlocks(context, draft)).at(-1))).toBe('In the cellar. And once more.');
  });
});

test('a second tab is refused with both texts, and the person chooses', async ({ page, context }) => {
  const draft = await draftLesson(context, 'Two tabs');
  const [first, second] = [new EditorScreen(page), new EditorScreen(await context.newPage())];
  await open(first.page, draft.path);
  await open(second.page, draft.path);
  await expect(second.page.getByText('This text is open in another tab as well.')).toBeVisible();
  for (const [editor, words, status] of [
    [first, 'The speaker greets first.', 200],
    [second, 'The guest greets first.', 409],
  ] as const) {
    await editor.page.bringToFront();
    await editor.toTheEnd();
    const answered = editor.page.waitForResponse((answer) => answer.request().method() === 'PUT');
    await editor.page.keyboard.type(words);
    expect((await answered).status()).toBe(status);
    if (status === 200) await editor.saved();
  }
  const { page: refused } = second;
  await expect(refused.getByRole('alert', { name: 'Somebody saved another text meanwhile' })).toBeVisible();
  // One voice: what the line beside the title says as well is not announced a second time.
  await expect(refused.getByText('Not saved: somebody', { exact: false })).toBeVisible();
  await expect(refused.getByRole('alert')).toHaveCount(1);
  const sides = [
    refused.getByRole('region', { name: 'Mine' }),
    refused.getByRole('region', { name: 'Stored' }),
  ] as const;
  await expect(sides[0].getByText('The guest greets first.')).toBeVisible();
  await expect(sides[1].getByText('The speaker greets first.')).toBeVisible();
  await expectAccessible(refused);
  await refused.getByRole('button', { name: 'Keep mine' }).click();
  await second.saved();
  await expect(second.text).toHaveText('The guest greets first.');
  expect((await storedBlocks(context, draft)).map(plain)).toEqual(['The guest greets first.']);

  await first.page.bringToFront();
  await first.toTheEnd();
  await first.page.keyboard.type(' Always.');
  await first.page.getByRole('button', { name: 'Take the stored one' }).click();
  await expect(first.text).toHaveText('The guest greets first.');
  expect((await storedBlocks(context, draft)).map(plain)).toEqual(['The guest greets first.']);
});
