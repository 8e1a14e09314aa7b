import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { actor } from '../support/draft';
import { demoAccount, open, signInAs, speak } from '../support/demo';
import { letters, textOfPdf } from '../support/pdf';
import { rowsOfCsv, sheetsOfWorkbook } from '../support/tables';
import { expect, expectAccessible, test } from '../support/test';

const ROTATION = 'Unité de police constituée d’Estrelane';

test.beforeEach(async ({ context, request }) => {
  await signInAs(context, await demoAccount(request, 'Célinore d’Orvanne'));
  await speak(context, 'en');
});

interface Roll {
  readonly subUnits: readonly { readonly id: string; readonly parentId: string | null; readonly name: string }[];
  readonly posts: readonly {
    readonly subUnitId: string | null;
    readonly category: string;
    readonly rankBand: string | null;
    readonly endedOn: string | null;
    readonly entries: readonly { readonly name: string; readonly rank: string | null; readonly status: string }[];
  }[];
}

/** A row of the matrix as the roll has it: who stands on a post, reserves too, or nobody. */
interface Expected {
  readonly unit: string | null;
  readonly category: string;
  readonly band: string | null;
  readonly name: string;
}

const READY = /\bready\b|\bprête?s?\b/i;
const FORMULA = '=HYPERLINK("https://example.org","Vassandre")';
const CELL =
  /^(Completed \d\d [A-Z][a-z]{2} \d{4}|(In progress|Not started|Overdue|Test not passed|Vacant post)(, due \d\d [A-Z][a-z]{2} \d{4})?|Not asked)$/;

/** The demonstration's days follow today's: a pattern for one of them (ISO 8601) as the pages write it. */
function shownAs(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { day: '2-digit', month: 'short', year: 'numeric', timeZone: 'UTC' })
    .format(new Date(day))
    .replace('Sept ', 'Sep ')
    .replaceAll('.', '\\.')
    .replaceAll(/\s/g, '\\s');
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}

/** What whoever answers for a contingent does with its completion: look, narrow, take away, print, see how it grew. */
test('a matrix is narrowed, and what is taken away says as of when, of how many and what was left out', async ({
  page,
  context,
}) => {
  test.setTimeout(180_000);
  const { send } = await actor(context);
  const board = await send<{ rotations: { rotationId: string; contingentName: string; deployFrom: string }[] }>(
    'GET',
    '/api/readiness/board',
  );
  const { rotationId: rotation = '', deployFrom = '' } =
    board.rotations.find(({ contingentName }) => contingentName === ROTATION) ?? {};
  const roll = await send<Roll>('GET', `/api/rotations/${rotation}/roll`);
  // Somebody of another category, whose name a spreadsheet would compute.
  const post = await send<{ id: string }>('POST', `/api/rotations/${rotation}/posts`, {
    code: 'LNG-1',
    title: 'Interprète',
    category: 'CIVILIAN',
    isKey: false,
    subUnitId: roll.subUnits.find(({ name }) => name === '3e peloton')?.id,
  });
  await send('POST', `/api/rotations/${rotation}/entries`, {
    postId: post.id,
    status: 'PRIMARY',
    person: { service: 'POLICE', serviceNumber: '990017', fullName: FORMULA },
  });
  const expected = await rowsOfRoll(send, rotation);
  const count = (fits: (row: Expected) => boolean) => expected.filter(fits).length;
  const [all, shown] = [expected.length, page.getByRole('status').filter({ hasText: /row/ })];
  const narrow = async (label: string, option: string, left: number): Promise<void> => {
    await page.getByRole('combobox', { name: label, exact: true }).selectOption(option);
    await expect(shown).toHaveText(`${String(left)} of ${String(all)} rows`);
    await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(left + 1));
  };
  const clear = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect(shown).toHaveText(`${String(all)} rows`);
  };

  await test.step('the board says of how many, and nobody is called ready', async () => {
    await open(page, '/completion');
    const line = page.getByRole('row').filter({ hasText: ROTATION });
    await expect(line).toContainText(/\d+ of \d+\s*\d+\s%/);
    await expect(line).toContainText(/\d+\sdays\sleft/);
    await expect(line).toContainText(/\d+ of \d+ lack it/);
    expect(await wordsOn(page)).not.toMatch(READY);
    await line.getByRole('link', { name: ROTATION }).click();
    await expect(shown).toHaveText(`${String(all)} rows`);
  });

  const platoon = expected.filter(({ unit }) => unit?.startsWith('1er peloton'));
  await test.step('sub-unit, rank and category each say n of n, and show those alone', async () => {
    await narrow('Category', 'Civilian', 1);
    await expect(page.getByRole('rowheader')).toContainText([FORMULA]);
    await clear();
    await narrow(
      'Rank band',
      'Junior officers',
      count(({ band }) => band === 'JUNIOR_OFFICER'),
    );
    await narrow(
      'Rank band',
      'Non-commissioned officers',
      count(({ band }) => band === 'NCO'),
    );
    await clear();
    await narrow('Sub-unit', '1er peloton', platoon.length);
    const names = await page.getByRole('rowheader').locator('b').allInnerTexts();
    expect(names.filter((name) => !platoon.some((row) => name.endsWith(row.name)))).toEqual([]);
    await page.reload();
    await expect(shown).toHaveText(`${String(platoon.length)} of ${String(all)} rows`);
    await expectAccessible(page);
  });

  await test.step('the files hold those rows, dated, with every denominator and the filter, and compute nothing', async () => {
    const files = await exported(page);
    const asOf = /\d{1,2} [A-Z][a-z]{2} \d{4}, \d\d:\d\d:\d\d \S+/;
    const sheets = await sheetsOfWorkbook(files.xlsx);
    const [head = [], counts = [], ...rows] = sheets[0]?.rows ?? [];
    expect(head.slice(9)).toEqual([
      expect.stringMatching(/^UNPIMI-CORE /),
      expect.stringMatching(/^C3\.4 /),
      expect.stringMatching(/^C5\.2 /),
      expect.stringMatching(/^UNPIMI-LANG /),
      expect.stringMatching(/^C4\.1 /),
    ]);
    // Heads count the posts below them, in the file and on the screen.
    const posts = rows.filter((row) => !row[6]?.endsWith('(reserve)'));
    const below = head.slice(9).map((_, at) => {
      const cells = posts.map((row) => row[9 + at] ?? '').filter((text) => text !== 'Not asked');
      return `${String(cells.filter((text) => text.startsWith('Completed')).length)} of ${String(cells.length)}`;
    });
    expect(counts.slice(9)).toEqual(below);
    await expect(page.getByRole('columnheader').locator('span[aria-hidden]')).toHaveText(below);
    expect(rows.map((row) => row[4])).toEqual(platoon.map(({ name }) => name));
    expect(rows.flatMap((row) => row.slice(9)).filter((text) => !CELL.test(text))).toEqual([]);
    const about = sheets[1]?.rows.flat().join('\n') ?? '';
    expect(about).toMatch(asOf);

    const [csvHead = [], ...csvRows] = rowsOfCsv(files.csv);
    expect(csvHead.slice(-2)).toEqual(['As of', 'Filter']);
    expect(csvHead.slice(9, -2).filter((title) => !/^\S+ .+ \(\d+ of \d+\)$/.test(title))).toEqual([]);
    expect(csvRows.map((row) => row.slice(0, -2))).toEqual(rows);
    expect(csvRows.every((row) => asOf.test(row.at(-2) ?? '') && row.at(-1) === 'sub-unit: 1er peloton')).toBe(true);

    const pdf = await textOfPdf(files.pdf);
    expect(pdf).toMatch(asOf);
    expect(platoon.filter(({ name }) => !letters(pdf).includes(letters(name)))).toEqual([]);
    for (const text of [about, pdf]) {
      expect(text).toContain(`Rows in this file: ${String(platoon.length)} of ${String(all)}`);
      expect(text).toContain('Filter: sub-unit: 1er peloton');
      expect(text).toMatch(/Posts: \d+ of \d+ filled, \d+ vacant/);
      expect(text.match(/\d+\s%/g)).toHaveLength(text.match(/\d+ of \d+ posts \(\d+\s%\)/g)?.length ?? 0);
      expect(text).not.toMatch(READY);
    }
  });

  await test.step('a name that a spreadsheet would compute is text in every file', async () => {
    await clear();
    await narrow('Category', 'Civilian', 1);
    const files = await exported(page);
    expect((await sheetsOfWorkbook(files.xlsx))[0]?.rows[2]?.[4]).toBe(FORMULA);
    expect(rowsOfCsv(files.csv)[1]?.[4]).toBe(`'${FORMULA}`);
    expect(
      rowsOfCsv(files.csv)
        .flat()
        .filter((field) => /^[=+@-]/.test(field)),
    ).toEqual([]);
    expect(letters(await textOfPdf(files.pdf))).toContain(letters(FORMULA));
    await clear();
  });

  await test.step('on paper: as of when, which filters, everybody, and no button', async () => {
    await narrow('Sub-unit', '1er peloton', platoon.length);
    const paper = letters(await textOfPdf(await page.pdf({ format: 'A4', landscape: true })));
    expect(paper).toContain(letters('Filters: Sub-unit – 1er peloton'));
    expect(paper).toMatch(/Asof\d\d[A-Z][a-z]{2}\d{8}/);
    expect(paper).toContain(letters(`${String(platoon.length)} of ${String(all)} rows`));
    expect(platoon.filter(({ name }) => !paper.includes(letters(name)))).toEqual([]);
    for (const word of ['Export', 'Clear filters', 'Search', 'My account', 'Progress'])
      expect(paper).not.toContain(letters(word));
  });

  await test.step('the curve can be read without seeing it: dates and numbers, the departure, what was known', async () => {
    await page.getByRole('link', { name: 'Progress' }).click();
    const figure = page.getByRole('figure');
    await expect(figure).toContainText(
      new RegExp(`\\d+ of \\d+ today\\. Departure: ${shownAs(deployFrom, 'en-GB')}\\.`),
    );
    await expect(figure.locator('svg')).toHaveAttribute('aria-hidden', 'true');
    await page.getByText('The same as a table').click();
    const rows = page.getByRole('table').getByRole('row');
    await expect(rows.nth(1)).toHaveText(/^\s*\d\d\s[A-Z][a-z]{2}\s\d{4}\s*\d+ of \d+ \(\d+\s%\)\s*$/);
    const today = /(\d+) of (\d+)/.exec(await figure.innerText())?.[0] ?? '';
    await expect(rows.nth(1)).toContainText(today);
    const early = daysBefore(deployFrom, 96);
    await page.getByLabel('Compare with what was known on').fill(early);
    await expect(
      page.getByRole('columnheader', { name: new RegExp(`As known on ${shownAs(early, 'en-GB')}`) }),
    ).toBeVisible();
    await expect(rows.nth(1).getByRole('cell').last()).toHaveText(/^\s*\d+ of \d+ \(\d+\s%\)\s*$/);
    expect(await wordsOn(page)).not.toMatch(READY);
    await expectAccessible(page);
  });

  await test.step('and the same in French, where nobody is « prêt »', async () => {
    await speak(context, 'fr');
    await page.reload();
    await expect(page.getByRole('figure')).toContainText(new RegExp(`Départ\\s: ${shownAs(deployFrom, 'fr')}`));
    const words = [await wordsOn(page)];
    await page.getByRole('link', { name: 'Matrice' }).click();
    await page.getByRole('combobox', { name: 'Catégorie' }).selectOption('Civil');
    await expect(page.getByRole('status').filter({ hasText: 'lignes' })).toHaveText(/1 sur \d+/);
    words.push(await wordsOn(page));
    const { csv, pdf, xlsx } = await exported(page);
    const about = (await sheetsOfWorkbook(xlsx)).flatMap(({ rows }) => rows.flat()).join('\n');
    expect(about).toContain('Filtre\u00a0: catégorie\u00a0: Civil');
    words.push(csv.toString('utf8'), await textOfPdf(pdf), about);
    await open(page, '/completion');
    words.push(await wordsOn(page));
    for (const text of words) {
      expect(text.length).toBeGreaterThan(100);
      expect(text).not.toMatch(READY);
    }
  });
});

/** The rows that the matrix has to show, worked out from the roll. */
async function rowsOfRoll(
  send: <T>(method: string, path: string) => Promise<T>,
  rotation: string,
): Promise<readonly Expected[]> {
  const roll = await send<Roll>('GET', `/api/rotations/${rotation}/roll`);
  const { countryId } = await send<{ countryId: string }>('GET', `/api/rotations/${rotation}`);
  const ranks = await send<{ abbreviation: string; band: string }[]>('GET', `/api/ranks?countryId=${countryId}`);
  const bandOf = new Map(ranks.map(({ abbreviation, band }) => [abbreviation, band]));
  const path = (id: string | null): string => {
    const unit = roll.subUnits.find((one) => one.id === id);
    return unit === undefined ? '' : [path(unit.parentId), unit.name].filter(Boolean).join(' / ');
  };
  return roll.posts
    .filter(({ endedOn }) => endedOn === null)
    .flatMap(({ subUnitId, category, rankBand, entries }) => {
      const row = { unit: subUnitId === null ? null : path(subUnitId), category };
      const live = entries.filter(({ status }) => status !== 'REPLACED');
      const held = live.some(({ status }) => status === 'PRIMARY');
      const people = live.map(({ name, rank }) => ({ ...row, name, band: rankBand ?? bandOf.get(rank ?? '') ?? null }));
      return held ? people : [{ ...row, name: 'Vacant', band: rankBand }, ...people];
    });
}

/** The three files of what is shown now. */
async function exported(page: Page): Promise<Readonly<Record<'xlsx' | 'csv' | 'pdf', Buffer>>> {
  const save = async (format: string): Promise<Buffer> => {
    await page.getByRole('button', { name: /^(Export|Exporter)$/ }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: format }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(
      /^completion-unite-de-police-constituee-d-estrelane-3-\d{4}-\d\d-\d\d\./,
    );
    return readFileSync(await download.path());
  };
  return { xlsx: await save('XLSX'), csv: await save('CSV'), pdf: await save('PDF') };
}

/** Everything that a page says, to eyes and to screen readers. */
async function wordsOn(page: Page): Promise<string> {
  return page.evaluate(() =>
    [
      document.body.innerText,
      ...[...document.querySelectorAll('[aria-label], [title]')].flatMap((one) => [
        one.getAttribute('aria-label') ?? '',
        one.getAttribute('title') ?? '',
      ]),
    ].join('\n'),
  );
}

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
