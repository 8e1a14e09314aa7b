import type { Locator } from '@playwright/test';
import { demoAccount, open, signInAs, speak } from '../support/demo';
import { actor, addTest, draftLesson, serve, writeLesson } from '../support/draft';
import { expect, expectAccessible, test } from '../support/test';

const words = (text: string) => [{ type: 'text', text }];

test('the checklist says what is missing and leads there; review ends when every comment is settled', async ({
  page,
  context,
  browser,
  request,
}) => {
  test.setTimeout(150_000);
  await signInAs(context, await demoAccount(request, 'Mirawen Quenikar'));
  await speak(context, 'en');
  const draft = await draftLesson(context, 'Reviewed');
  const { centreId, send } = await actor(context);
  const edition = `/api/module-editions/${draft.editionId}`;
  await test.step('a draft with one fault of each kind is prepared', async () => {
    const { version, document } = await send<{ version: number; document: { objectives: object[] } }>('GET', edition);
    const skill = {
      code: 'O2',
      verb: 'Seat the guests',
      condition: 'In a circle',
      standard: 'In order',
      critical: false,
    };
    const objectives = [...document.objectives, { ...skill, id: 'o-seatguests1', domain: 'SKILL' }];
    await send('PUT', `${edition}/document`, { version, document: { ...document, objectives } });
    await writeLesson(context, draft, [
      { type: 'paragraph', attrs: { id: 'b-greeting0001' }, content: words('The speaker greets first.') },
      {
        type: 'paragraph',
        attrs: { id: 'b-asked0000001' },
        content: [...words('As asked in '), { type: 'citation', attrs: { code: 'ARF19-052' } }],
      },
    ]);
    await serve(context, draft, ['o-firstmeeting', 'o-seatguests1']);
    await send('POST', `/api/sources/recommendations/ARF19-053/links`, {
      centreId,
      targetKind: 'MODULE',
      moduleId: draft.moduleId,
      strength: 'PARTIAL',
      note: '',
    });
    const reference = await send<{ editions: { id: string }[] }>('POST', '/api/references', {
      centreId,
      title: `Guide to councils ${String(Date.now())}`,
      issuer: 'A school',
      edition: { number: '2019', reviewOn: '2020-01-01' },
    });
    await send('PUT', `${edition}/references/${reference.editions[0]?.id ?? ''}`);
    await send('POST', `${edition}/translations`, { language: 'fr' });
  });

  const panel = page.locator('pw-side-panel');
  await test.step('each finding leads to its place', async () => {
    await open(page, draft.path);
    for (const [said, arrived] of [
      [
        /^Objective O1 .* is taught but never assessed/,
        page.getByRole('textbox', { name: 'The learner can …' }).first(),
      ],
      [
        /^Objective O2 .* is taught but never assessed/,
        page.getByRole('textbox', { name: 'The learner can …' }).nth(1),
      ],
      [/cites recommendation ARF19-052, and nothing in this module is linked/, page.getByText('As asked in')],
      [
        /^Recommendation ARF19-053 is answered by the module as a whole/,
        panel.getByRole('link', { name: 'ARF19-053' }),
      ],
      [/^Reference .* is past the day to look at it again/, page.getByText('Guide to councils').first()],
    ] as const)
      await follow(panel, said, arrived);
    await follow(
      panel,
      /^Translation into French: text is missing/,
      page.getByRole('heading', { level: 1, name: /French/ }),
    );
    await expectAccessible(page);
  });

  await test.step('a test assesses both, and of the skill a warning is left', async () => {
    await open(page, draft.path);
    await addTest(context, draft, ['o-firstmeeting', 'o-seatguests1']);
    await page.reload();
    await panel.getByRole('tab', { name: /^Checklist/ }).click();
    await expect(panel.getByRole('heading', { name: /^Stands in the way/ })).toHaveCount(0);
    await expect(panel.getByText('Objective O2 (Seat the guests) is a skill without a drill yet.')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('the missing link is made beside the text', async () => {
    await panel.getByRole('tab', { name: 'Serves' }).click();
    await panel.getByRole('searchbox').fill('ARF19-052');
    await panel.getByRole('button', { name: 'Search' }).click();
    await panel.getByRole('button', { name: 'Answers in part' }).first().click();
    await expect(panel.getByRole('button', { name: 'Take ARF19-052 away' })).toBeVisible();
    await panel.getByRole('tab', { name: /^Checklist/ }).click();
    await expect(panel.getByText(/cites recommendation ARF19-052/)).toHaveCount(0);
  });

  await test.step('who wrote it sends it to review and may not approve it', async () => {
    await panel.getByRole('tab', { name: 'Steps' }).click();
    await panel.getByRole('button', { name: 'Send to review' }).click();
    await expect(page.getByText('In review', { exact: true })).toBeVisible();
    await expect(panel.getByRole('button', { name: 'Approve' })).toBeDisabled();
    await expect(panel.getByText('Who wrote in it may not approve it.')).toBeVisible();
    await expectAccessible(page);
  });

  const other = await browser.newContext({ locale: 'en-GB' });
  await signInAs(other, await demoAccount(request, 'Kelanor Zorinesh'));
  const review = await other.newPage();
  const beside = review.locator('pw-side-panel');
  await test.step('the approver comments on a block, which holds the approval up', async () => {
    await open(review, draft.path);
    await review.getByRole('article').getByRole('button', { name: 'Comment on this block' }).first().click();
    await beside
      .getByRole('textbox', { name: 'Comment on the block with the cursor' })
      .fill('Who answers the greeting?');
    await beside.getByRole('button', { name: 'Comment', exact: true }).click();
    await expect(beside.getByText('Who answers the greeting?')).toBeVisible();
    await expectAccessible(review);
    await beside.getByRole('tab', { name: 'Steps' }).click();
    await expect(beside.getByText('Points of the checklist that stand in the way: 1.')).toBeVisible();
    await expect(beside.getByRole('button', { name: 'Approve' })).toBeDisabled();
  });

  await test.step('the author is led to the block, answers, and settles it', async () => {
    await page.reload();
    await panel.getByRole('tab', { name: /^Comments/ }).click();
    await expect(panel.getByText('Who answers the greeting?')).toBeVisible();
    await panel.getByRole('textbox').fill('The eldest; the drill shows it.');
    await panel.getByRole('button', { name: 'Comment', exact: true }).click();
    await expect(panel.getByRole('button', { name: 'Resolve' })).toHaveCount(2);
    await panel.getByRole('button', { name: 'Resolve' }).first().click();
    await expect(panel.getByRole('button', { name: 'Resolve' })).toHaveCount(1);
    await panel.getByRole('button', { name: 'Resolve' }).first().click();
    await expect(panel.getByText('No open comment here.')).toBeVisible();
    await panel.getByRole('checkbox', { name: /^All comments/ }).check();
    await expect(panel.getByText('The eldest; the drill shows it.')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('then it is approved and published, and frozen', async () => {
    await review.reload();
    await beside.getByRole('tab', { name: 'Steps' }).click();
    await beside.getByRole('button', { name: 'Approve' }).click();
    await beside.getByRole('button', { name: 'Publish' }).click();
    const sure = review.getByRole('alertdialog');
    await expect(sure.getByText('learners get it from now on')).toBeVisible();
    // The first one comes after none.
    await expect(sure).not.toContainText('edition before');
    await sure.getByRole('button', { name: 'Publish' }).click();
    await expect(review.locator('pw-edition-chip')).toHaveText(/Published/);
    await expect(beside.getByText('Fingerprint')).toBeVisible();
    await expectAccessible(review);
    await other.close();
    await page.reload();
    await expect(page.getByRole('button', { name: 'Add a part' })).toHaveCount(0);
  });

  await test.step('the next edition begins as a copy under the same ids', async () => {
    await panel.getByRole('tab', { name: 'Steps' }).click();
    await panel.getByRole('textbox', { name: 'What the next edition is to change' }).fill('A drill.');
    // Pressed twice, it is begun once.
    let asked = 0;
    page.on('request', (sent) => {
      if (sent.method() === 'POST' && sent.url().endsWith('/editions')) asked += 1;
    });
    await panel.getByRole('button', { name: 'Begin a new edition' }).dblclick();
    await expect(page.getByText('Draft', { exact: true })).toBeVisible();
    expect(asked).toBe(1);
    const next = new URL(page.url()).searchParams.get('edition') ?? '';
    const ids = async (id: string): Promise<string[]> => {
      const { items, document } = await send<{ items: { id: string }[]; document: { objectives: { id: string }[] } }>(
        'GET',
        `/api/module-editions/${id}`,
      );
      return [...items, ...document.objectives].map((one) => one.id);
    };
    expect(next).not.toBe(draft.editionId);
    expect(await ids(next)).toEqual(await ids(draft.editionId));
  });
});

/** Opens the checklist, follows what it says, and looks whether that is where the person is. */
async function follow(panel: Locator, said: RegExp, arrived: Locator): Promise<void> {
  await panel.getByRole('tab', { name: /^Checklist/ }).click();
  await panel.getByRole('link', { name: said }).click();
  await expect(arrived).toBeInViewport();
}
