import { EditorScreen } from '../screens/editor';
import { demoAccount, open, signInAs } from '../support/demo';
import { draftLesson, uploadPicture, writeLesson } from '../support/draft';
import { expectFreeMainThread } from '../support/long-tasks';
import { expect, test } from '../support/test';

// A trace takes pictures of the page on its main thread, which is what is measured here.
test.use({ trace: 'off' });

test('typing in a long lesson keeps the main thread free', async ({ page, context, request }) => {
  await signInAs(context, await demoAccount(request, 'Mirawen Quenikar'));
  const draft = await draftLesson(context, 'Long lesson');
  await writeLesson(context, draft, longText(await uploadPicture(context, draft)));
  const editor = new EditorScreen(page);
  await open(page, draft.path);
  await expect(editor.text.getByRole('img')).toBeAttached();
  expect((await editor.text.innerText()).split(/\s+/).length).toBeGreaterThan(2_000);
  const rounds = ['Control+Home', 'Control+End', 'Control+Home', 'Control+End'].map((place) => async () => {
    await editor.text.focus();
    await page.keyboard.press(place);
    await page.keyboard.press('End');
  });
  await expectFreeMainThread(page, rounds, ' The speaker of the council greets the guests in the order of the house.');
  await editor.saved();
});

/** More than two thousand words with a table and a picture. */
function longText(picture: string): readonly object[] {
  const words = (text: string) => [{ type: 'text', text }];
  const cells = (type: string, texts: readonly string[]) => ({
    type: 'tableRow',
    content: texts.map((text) => ({ type, content: [{ type: 'paragraph', content: words(text) }] })),
  });
  const sentence = 'A council receives its guests in an order of its own, which a patrol learns before it comes. ';
  return [
    ...Array.from({ length: 45 }, (_, n) => ({
      type: 'paragraph',
      attrs: { id: `b-long${String(n).padStart(8, '0')}` },
      content: words(`${String(n)}. ${sentence.repeat(3).trim()}`),
    })),
    {
      type: 'table',
      attrs: { id: 'b-table0000001' },
      content: [
        cells('tableHeader', ['When', 'Who', 'What']),
        ...Array.from({ length: 12 }, () => cells('tableCell', ['Arrival', 'The speaker', 'Greeting'])),
      ],
    },
    { type: 'image', attrs: { id: 'b-image0000001', file: picture, alt: 'A circle of people' } },
  ];
}
