import type { Locator } from '@playwright/test';
import { EditorScreen } from '../screens/editor';
import { demoAccount, open, signInAs, speak } from '../support/demo';
import { actor, draftLesson, writeLesson, type Draft } from '../support/draft';
import { drag } from '../support/drag';
import { expect, expectAccessible, test } from '../support/test';

const FIRST = 'The first meeting';
const SECOND = 'The second meeting';
const QUESTIONS = 'What was said';
const DRILL = 'At the gate';

test('the parts of a module are put in order by hand and by key, and every move can be taken back', async ({
  page,
  context,
  request,
}) => {
  await signInAs(context, await demoAccount(request, 'Mirawen Quenikar'));
  await speak(context, 'en');
  const draft = await draftLesson(context, 'In order');
  const { send } = await actor(context);
  await writeLesson(context, draft, [
    { type: 'paragraph', attrs: { id: 'b-1' }, content: [{ type: 'text', text: 'Of the first.' }] },
  ]);
  for (const [kind, title] of [
    ['LESSON', SECOND],
    ['TEST', QUESTIONS],
    ['DRILL', DRILL],
  ])
    await send('POST', `/api/module-editions/${draft.editionId}/items`, { kind, title });
  const editor = new EditorScreen(page);
  await open(page, `/courses/modules/${draft.moduleId}`);
  const list = editor.outline.getByRole('list', { name: 'Lessons, tests and more' });
  const part = (title: string): Locator => list.getByRole('link', { name: title });
  const inOrder = async (...titles: string[]): Promise<void> => {
    await expect(list.locator('.title')).toHaveText(titles);
    await expect.poll(() => storedTitles(draft)).toEqual(titles);
  };
  const storedTitles = async ({ editionId }: Draft): Promise<string[]> => {
    const { items } = await send<{ items: { title: string }[] }>('GET', `/api/module-editions/${editionId}`);
    return items.map(({ title }) => title);
  };
  await inOrder(FIRST, SECOND, QUESTIONS, DRILL);

  await test.step('by hand', async () => {
    await drag(page, list.getByRole('listitem').filter({ hasText: DRILL }), part(FIRST));
    await inOrder(DRILL, FIRST, SECOND, QUESTIONS);
    await page.reload();
    await inOrder(DRILL, FIRST, SECOND, QUESTIONS);
    await drag(page, list.getByRole('listitem').filter({ hasText: DRILL }), part(QUESTIONS));
    await inOrder(FIRST, SECOND, QUESTIONS, DRILL);
    await page.getByRole('complementary', { name: 'Message' }).getByRole('button', { name: 'Undo' }).click();
    await inOrder(DRILL, FIRST, SECOND, QUESTIONS);
    await expectAccessible(page);
  });

  await test.step('by key, as fast as one presses', async () => {
    await part(DRILL).focus();
    for (let n = 0; n < 3; n += 1) await page.keyboard.press('Alt+ArrowDown');
    await inOrder(FIRST, SECOND, QUESTIONS, DRILL);
    await expect(part(DRILL)).toBeFocused();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await inOrder(FIRST, DRILL, SECOND, QUESTIONS);
    await expect(part(DRILL)).toBeFocused();
  });

  await test.step('what is removed or renamed can be had back', async () => {
    await page.keyboard.press('Delete');
    await expect(part(DRILL)).toBeHidden();
    await expect(part(SECOND)).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(part(DRILL)).toBeFocused();
    await page.keyboard.press('F2');
    await page.keyboard.type('At the bridge');
    await page.keyboard.press('Enter');
    await inOrder(FIRST, 'At the bridge', SECOND, QUESTIONS);
    await page.reload();
    await inOrder(FIRST, 'At the bridge', SECOND, QUESTIONS);
  });

  await test.step('the part that was chosen last stays, however late an earlier one comes', async () => {
    await part(SECOND).click();
    const second = page.url();
    await part(QUESTIONS).click();
    await expect(page.getByText('No question yet')).toBeVisible();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const item = new URL(second).searchParams.get('item') ?? '';
    await page.route(`**/items/${item}`, async (route) => {
      await held;
      await route.continue();
    });
    const late = page.waitForRequest(`**/items/${item}`);
    await part(SECOND).click();
    await late;
    await part(FIRST).click();
    await expect(editor.text).toHaveText('Of the first.');
    const answered = page.waitForResponse(`**/items/${item}`);
    release();
    await (await answered).finished();
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn))));
    await expect(editor.text).toHaveText('Of the first.');
  });
});
