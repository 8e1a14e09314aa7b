import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { demoAccount, open, signInAs, speak } from '../support/demo';
import { expect, expectAccessible, test } from '../support/test';

const ROTATION = 'Unité de police constituée d’Estrelane';

test.beforeEach(async ({ context, request }) => {
  await signInAs(context, await demoAccount(request, 'Célinore d’Orvanne'));
  await speak(context, 'en');
});

test('filters stand in the address, survive a reload, and narrow the files that are saved', async ({ page }) => {
  await open(page, '/completion');
  await page.getByRole('link', { name: ROTATION }).click();
  const shown = page.getByRole('status').filter({ hasText: /rows/ });
  await expect(shown).toHaveText(/^\s*\d+ rows\s*$/);
  const all = Number.parseInt(await shown.innerText(), 10);

  await page.getByRole('combobox', { name: 'State' }).selectOption('in progress');
  await expect(shown).toHaveText(new RegExp(`^\\s*\\d+ of ${all} rows\\s*$`));
  const filtered = await shown.innerText();
  await page.reload();
  await expect(shown).toHaveText(filtered);
  await expect(page.getByRole('combobox', { name: 'State' })).toHaveValue('inProgress');
  await expectAccessible(page);

  const rows = Number.parseInt(filtered, 10);
  const files = new Map<string, Buffer>();
  for (const format of ['Excel workbook (XLSX)', 'Plain table (CSV)', 'For printing (PDF)']) {
    await page.getByRole('button', { name: 'Export' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: format }).click();
    const download = await downloading;
    files.set(download.suggestedFilename().split('.').at(-1) ?? '', readFileSync(await download.path()));
  }
  expect([...files.keys()]).toEqual(['xlsx', 'csv', 'pdf']);
  expect(files.get('pdf')?.subarray(0, 5).toString('latin1')).toBe('%PDF-');
  expect(files.get('csv')?.toString('utf8').trim().split('\r\n').length).toBeGreaterThan(rows);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(files.get('xlsx') ?? []).buffer);
  expect(workbook.worksheets[0]?.rowCount).toBeGreaterThan(rows);

  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(shown).toHaveText(`${all} rows`);
});

test('the matrix is walked and opened by keyboard alone', async ({ page }) => {
  await open(page, '/completion');
  await page.getByRole('link', { name: ROTATION }).click();
  const grid = page.getByRole('grid');
  await expect(grid).toBeVisible();
  // One stop for the Tab key: the first cell.
  await page.getByRole('combobox', { name: 'Course' }).focus();
  await page.keyboard.press('Tab');
  const at = () =>
    page.evaluate(() => {
      const cell = document.activeElement;
      const row = cell?.parentElement?.getAttribute('aria-rowindex');
      return `${row ?? '-'}/${cell?.getAttribute('aria-colindex') ?? '-'}`;
    });
  await expect.poll(at).toBe('2/2');
  await page.keyboard.press('ArrowRight');
  await expect.poll(at).toBe('2/3');
  await page.keyboard.press('ArrowDown');
  await expect.poll(at).toBe('3/3');
  await page.keyboard.press('End');
  await expect.poll(at).toBe('3/6');
  await page.keyboard.press('Control+End');
  const last = (await grid.getAttribute('aria-rowcount')) ?? '';
  await expect.poll(at).toBe(`${last}/6`);
  await page.keyboard.press('Control+Home');
  await expect.poll(at).toBe('2/1');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary').filter({ hasText: 'Evidence' });
  await expect(panel).toBeVisible();
  await expectAccessible(page);
  await panel.getByRole('button', { name: 'Close' }).press('Enter');
  await expect(panel).toBeHidden();
  await expect.poll(at).toBe('2/3');
});
