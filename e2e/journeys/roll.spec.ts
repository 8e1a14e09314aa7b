import ExcelJS from 'exceljs';
import { demoAccount, open, signInAs, speak } from '../support/demo';
import { demoUrl, expect, expectAccessible, test } from '../support/test';

interface Holder {
  readonly name: string;
  readonly number: string;
  readonly rank: string | null;
  readonly service: string;
}

interface Post {
  readonly code: string;
  readonly title: string;
  readonly entries: readonly (Holder & { readonly status: string; readonly toDate: string | null })[];
}

test('a roll is loaded from a spreadsheet as it was sent, decided, applied, and loaded again without a change', async ({
  page,
  context,
  request,
}) => {
  await signInAs(context, await demoAccount(request, 'Ximeveda Salvenza Navoriz'));
  await speak(context, 'en');
  await open(page, '/contingents');
  await page.getByRole('link', { name: /Rotation 5/ }).click();
  await expect(page).toHaveURL(/\/contingents\/[0-9a-f-]{36}/);
  const rotation = new URL(page.url()).pathname.split('/')[2] ?? '';
  const roll = (await (await context.request.get(`${demoUrl()}/api/rotations/${rotation}/roll`)).json()) as {
    readonly posts: readonly Post[];
  };
  const file = { name: 'nominal roll.xlsx', mimeType: '', buffer: await workbook(roll.posts) };

  await page.getByRole('link', { name: 'Import', exact: true }).click();
  // Whose roll it is stays in sight; the tab of the browser says which page of it.
  await expect(page.getByRole('banner')).toContainText('Rotation 5');
  await expect(page).toHaveTitle(/^Import · .*Rotation 5 · Peacewright$/);
  await expectAccessible(page);
  await page.getByLabel('Roll as a spreadsheet').setInputFiles(file);
  await expect(page.getByRole('heading', { name: file.name })).toBeVisible();
  await expect(page.getByText('Hidden sheets were passed over: Old list')).toBeVisible();
  await expect(page.getByText('1 formula')).toBeVisible();
  expect(await counts(page)).toEqual({
    Doubtful: 1,
    Refused: 2,
    New: 2,
    Changed: 0,
    Unchanged: 1,
    'Left out': 0,
  });
  await expectAccessible(page);

  const refused = page.getByRole('row').filter({ hasText: 'The same number stands in another row' });
  await expect(refused).toHaveCount(2);
  const apply = page.getByRole('button', { name: 'Apply to the roll' });
  await expect(apply).toBeDisabled();
  await page
    .getByRole('group', { name: /^Decide row/ })
    .getByLabel('Same person, take the name of the file')
    .check();
  await expect(apply).toBeEnabled();
  expect(await counts(page)).toMatchObject({ Doubtful: 0, Changed: 1 });
  await apply.click();
  const sure = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  await expect(sure).toContainText('New rows: 2; changed: 1. They are written as a whole. Rows that stay out: 2.');
  await expectAccessible(page);
  await sure.getByRole('button', { name: 'Apply to the roll' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'This is what became of each row.' })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Nerivalda' })).toBeVisible();

  await page.getByRole('button', { name: 'Another file' }).click();
  await page.getByLabel('Roll as a spreadsheet').setInputFiles(file);
  await expect(page.getByRole('button', { name: 'Columns' })).toBeVisible();
  expect(await counts(page)).toEqual({ Doubtful: 0, Refused: 2, New: 0, Changed: 0, Unchanged: 4, 'Left out': 0 });

  await page.getByRole('link', { name: 'Structure and roll' }).click();
  await expect(page.getByText('Nerivalda Osmeranto').first()).toBeVisible();
});

/** How many rows the screen says would become what. */
async function counts(page: import('@playwright/test').Page): Promise<Record<string, number>> {
  const buttons = page.getByRole('group', { name: 'Show rows' }).getByRole('button');
  await expect(buttons).toHaveCount(7);
  const texts = await buttons.allInnerTexts();
  return Object.fromEntries(
    texts
      .map((text) => /^(.*?)\s+(\d+)$/s.exec(text.trim()) ?? [])
      .filter(([, word]) => word !== 'All')
      .map(([, word = '', count]) => [word, Number(count)]),
  );
}

/**
 * A roll as units send them: title rows over everything, a head parted in two, dates as serials and as text, a formula, a
 * hidden sheet; in it somebody known, somebody known spelled otherwise, two new people, and two who share one number.
 */
async function workbook(posts: readonly Post[]): Promise<Buffer> {
  const held = posts.flatMap(({ code, title, entries }) =>
    entries
      .filter(({ status, toDate, service }) => status === 'PRIMARY' && toDate === null && service === 'ARMY')
      .map((holder) => ({ ...holder, code, title })),
  );
  const [known, misspelled] = held;
  if (known === undefined || misspelled === undefined) throw new Error('The roll has too few people of the army.');
  // Numbers of this run's own, so that it can be run again.
  const number = (add: number) => `9${String((Date.now() + add) % 10_000_000).padStart(7, '0')}`;
  const [first, second, shared] = [number(1), number(2), number(3)];
  const book = new ExcelJS.Workbook();
  const hidden = book.addWorksheet('Old list', { state: 'hidden' });
  hidden.addRow(['Service number', 'Name']);
  hidden.addRow(['11111111', 'Nobody']);
  const sheet = book.addWorksheet('Roll');
  sheet.addRow(['OBSERVER GROUP: NOMINAL ROLL']);
  sheet.mergeCells('A1:G1');
  sheet.addRow(['State of', new Date(Date.UTC(2026, 10, 20))]);
  sheet.addRow([]);
  sheet.addRow(['Service', 'Service number', 'Name', 'Post', null, 'Date of birth', 'Sex']);
  sheet.addRow([null, null, null, 'Post code', 'Post title', null, null]);
  sheet.mergeCells('D4:E4');
  sheet.addRow(['ARMY', known.number, known.name, known.code, known.title]);
  sheet.addRow(['ARMY', misspelled.number, `${misspelled.name}z`, misspelled.code, misspelled.title]);
  const birth = new Date(Date.UTC(1991, 4, 17));
  sheet.addRow(['ARMY', first, 'Nerivalda Osmeranto', `NEW-${first}`, 'Observer', birth, 'F']);
  const formula = { formula: 'UPPER("Observer")', result: 'Observer' };
  sheet.addRow(['ARMY', second, 'Tolvaro Quemidal', `NEW-${second}`, formula, '03/09/1988', 'M']);
  sheet.addRow(['ARMY', shared, 'Ambrelio Sandorval', `NEW-${shared}`, 'Observer']);
  sheet.addRow(['ARMY', shared, 'Vestrina Colomar', `NEW-${shared}-2`, 'Observer']);
  return Buffer.from(await book.xlsx.writeBuffer());
}
