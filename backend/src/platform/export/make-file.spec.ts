import { expect, it } from '@jest/globals';
import { makeFile } from './make-file';
import { EXPORT_MARKS, type ExportMark, type ListTable } from './tables';

it('makes files in the order in which they were asked for, however long each takes', async () => {
  const list = (rows: number): ListTable => ({
    kind: 'LIST',
    title: 'People',
    about: [],
    asOf: '',
    asOfHead: '',
    sheetNames: ['List', 'About'],
    pagePattern: '{page}/{pages}',
    heads: ['Name'],
    widths: [16],
    rows: Array.from({ length: rows }, (_, at) => [`Name ${String(at)}`]),
  });
  const ready: number[] = [];
  const sizes = [20_000, 1, 10_000, 1];
  await Promise.all(sizes.map((rows) => makeFile('XLSX', list(rows)).then(() => ready.push(rows))));
  expect(ready).toEqual(sizes);
});

it('prints a sign for every mark: what the font lacks would be an empty frame', async () => {
  const marks = Object.fromEntries(EXPORT_MARKS.map((mark) => [mark, `word-${mark}`])) as Record<ExportMark, string>;
  const pdf = await makeFile('PDF', {
    kind: 'MATRIX',
    title: 'Completion',
    about: [],
    asOf: '',
    asOfHead: '',
    sheetNames: ['Matrix', 'About'],
    pagePattern: '{page}/{pages}',
    legend: '',
    marks,
    heads: ['', '', '', '', '', '', '', '', ''],
    columns: [{ code: 'M1', title: 'Module', count: '1 of 1', course: false }],
    rows: EXPORT_MARKS.map((mark) => ({
      lead: ['', '', '', '', 'Name', '', '', '0', '1'],
      cells: [{ mark, day: '' }],
    })),
    filter: '',
    filterHead: '',
    duePattern: '{day}',
  });
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const page = await (await getDocument({ data: new Uint8Array(pdf) }).promise).getPage(1);
  const { items } = await page.getTextContent();
  const text = items.map((item) => ('str' in item ? item.str : '')).join('');
  const signs = EXPORT_MARKS.map((mark) => new RegExp(`(\\S+) word-${mark}`).exec(text)?.[1]);
  // Each has one, and no two the same.
  expect(signs).not.toContain(undefined);
  expect(new Set(signs).size).toBe(EXPORT_MARKS.length);
  for (const sign of signs) expect(sign).toMatch(/[^\s\p{Cc}\p{Co}]/u);
});
