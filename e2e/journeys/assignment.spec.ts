import type { Page } from '@playwright/test';
import { demoAccount, open, signInAs, speak } from '../support/demo';
import { actor, addTest, draftLesson, serve, writeLesson } from '../support/draft';
import { publish, publishedCourse, staffOfGalvessa } from '../support/publish';
import { expect, expectAccessible, test } from '../support/test';

const CONTINGENT = 'Galvessa Engineer Company';
const OFFICER = 'Torinés Dorroval Urduela';

/**
 * A training officer asks a course of one category and one band of a rotation: of whom both are true, and of nobody of whom
 * only one is.
 */
test('a course is assigned to one category and one band, and the matrix shows who has it and who has not', async ({
  page,
  context,
  browser,
  request,
}) => {
  test.setTimeout(180_000);
  const mark = String(Date.now() % 1_000_000);
  const course = `BAND-${mark}`;
  const staff = await staffOfGalvessa(browser, request);
  const draft = await draftLesson(staff.developer, 'Paying interpreters');
  await writeLesson(staff.developer, draft, [
    { type: 'paragraph', attrs: { id: 'b-greeting0001' }, content: [{ type: 'text', text: 'Pay on the day.' }] },
  ]);
  await serve(staff.developer, draft, ['o-firstmeeting']);
  await addTest(staff.developer, draft);
  await publish(staff, 'module-editions', draft.editionId);
  await publishedCourse(staff, course, [draft.moduleId]);
  await staff.close();

  await signInAs(context, await demoAccount(request, OFFICER));
  await speak(context, 'en');
  const { send } = await actor(context);
  const rotations = await send<{ id: string; contingentName: string }[]>('GET', '/api/rotations');
  const rotation = rotations.find(({ contingentName }) => contingentName === CONTINGENT)?.id ?? '';
  const asked = `Anouvelda ${mark}`;
  const civilian = `Brisolmo ${mark}`;
  const officer = `Cavendira ${mark}`;
  const places = [
    { title: `Paymaster ${mark}`, category: 'CIVILIAN', rankBand: 'JUNIOR_OFFICER', holder: asked },
    { title: `Deputy paymaster ${mark}`, category: 'CIVILIAN', rankBand: 'JUNIOR_OFFICER', holder: null },
    { title: `Clerk ${mark}`, category: 'CIVILIAN', rankBand: 'NCO', holder: civilian },
    { title: `Surveyor ${mark}`, category: 'MIL_CONTINGENT', rankBand: 'JUNIOR_OFFICER', holder: officer },
  ];
  for (const [at, { title, category, rankBand, holder }] of places.entries()) {
    const number = `${String(at + 1)}${mark}`;
    const post = await send<{ id: string }>('POST', `/api/rotations/${rotation}/posts`, {
      code: `B${number}`,
      title,
      category,
      rankBand,
      isKey: false,
    });
    if (holder !== null)
      await send('POST', `/api/rotations/${rotation}/entries`, {
        postId: post.id,
        status: 'PRIMARY',
        person: { service: 'ARMY', serviceNumber: `7${number}`, fullName: holder },
      });
  }
  const entry = page.getByRole('listitem').filter({ hasText: course });

  await test.step('the officer chooses course, day, category and band', async () => {
    await open(page, '/contingents');
    await page.getByRole('link', { name: CONTINGENT }).click();
    await page.getByRole('link', { name: 'Assignments' }).click();
    await page.getByRole('button', { name: 'Assign a course' }).click();
    const courses = page.getByRole('combobox', { name: 'Course' });
    await courses.selectOption(await courses.getByRole('option').filter({ hasText: course }).getAttribute('value'));
    await page.getByLabel('Due', { exact: true }).fill(inDays(20));
    await choose(page, 'Category', 'Civilian');
    await choose(page, 'Rank band', 'Junior officers');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Assign', exact: true }).click();
    // Theirs are the post that is held and the one that is vacant.
    await expect(entry).toContainText('Civilian, Junior officers · 2 posts');
    await expectAccessible(page);
  });

  await test.step('the matrix asks it of the one in whom both meet, and of no other', async () => {
    await open(page, `/completion/${rotation}`);
    const count = page.getByRole('columnheader', { name: new RegExp(`^${course} `) }).locator('span[aria-hidden]');
    await expect(count).toHaveText('0 of 2');
    await narrowed(page, asked);
    await expect(await cellOf(page, asked, course)).toHaveAccessibleName(/^Not started, due \d\d\s\w+\s\d{4}$/);
    await narrowed(page, civilian);
    await expect(await cellOf(page, civilian, course)).toHaveAccessibleName('Not asked');
    await narrowed(page, officer);
    await expect(await cellOf(page, officer, course)).toHaveAccessibleName('Not asked');
  });

  await test.step('narrowed to the category, and to the band, it says the same of everybody there', async () => {
    for (const [label, option, other] of [
      ['Category', 'Civilian', civilian],
      ['Rank band', 'Junior officers', officer],
    ] as const) {
      await open(page, `/completion/${rotation}`);
      await page.getByRole('combobox', { name: label, exact: true }).selectOption(option);
      await expect(page.getByRole('status').filter({ hasText: /^\s*\d+ of \d+ rows\s*$/ })).toBeVisible();
      const column = await columnOf(page, course);
      const rows = page
        .getByRole('grid')
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader') });
      await expect(rows.filter({ hasText: other })).toHaveCount(1);
      const has = async () =>
        rows.evaluateAll(
          (all, index) =>
            all
              .map((row) => ({
                who: row.querySelector('[role=rowheader]')?.textContent ?? '',
                what: row.querySelector(`[aria-colindex="${index}"]`)?.getAttribute('aria-label') ?? '',
              }))
              .filter(({ what }) => what !== 'Not asked'),
          column,
        );
      await expect.poll(has).toEqual([
        { who: expect.stringContaining(asked), what: expect.stringMatching(/^Not started, due /) },
        { who: expect.stringContaining(`Deputy paymaster ${mark}`), what: expect.stringMatching(/^Vacant post/) },
      ]);
    }
  });

  await test.step('ended, it is asked of nobody any more', async () => {
    await open(page, `/contingents/${rotation}/assignments`);
    await entry.getByRole('button', { name: 'End the assignment' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'End the assignment' }).click();
    await expect(entry).toContainText(/Ended \d\d\s\w+\s\d{4}/);
    await open(page, `/completion/${rotation}`);
    await expect(page.getByRole('columnheader').first()).toBeVisible();
    await expect(page.getByRole('columnheader', { name: new RegExp(`^${course} `) })).toHaveCount(0);
  });
});

/** Chooses one of a list of which several may be chosen. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('listbox')).toHaveCount(0);
  await expect(page.getByRole('combobox', { name: label })).toHaveText(option);
}

/** Narrows the matrix to one person. */
async function narrowed(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name or number').fill(name);
  await expect(page.getByRole('status').filter({ hasText: /^\s*1 of \d+ rows\s*$/ })).toBeVisible();
  await expect(page.getByRole('rowheader')).toContainText([name]);
}

async function columnOf(page: Page, code: string): Promise<string> {
  const head = page.getByRole('columnheader', { name: new RegExp(`^${code} `) });
  return (await head.getAttribute('aria-colindex')) ?? '';
}

async function cellOf(page: Page, name: string, code: string) {
  const column = await columnOf(page, code);
  return page.getByRole('grid').getByRole('row', { name }).locator(`[aria-colindex="${column}"]`);
}

/** A day counted from today (ISO 8601). */
function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
