// The thread in which workbooks and printable files are made: tens of thousands of cells would hold up everybody else.
// It imports no other file of ours at run time, so that it starts from compiled and from source files alike.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { parentPort } from 'node:worker_threads';
import type { stream } from 'exceljs';
import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces';
import type { ExportMark, ExportTable, ListTable, MatrixTable } from './tables';

export interface FileRequest {
  readonly id: number;
  readonly format: 'XLSX' | 'PDF';
  readonly table: ExportTable;
  /** A file of the installation from which packages are found. */
  readonly from: string;
}

export type FileAnswer =
  { readonly id: number; readonly bytes: Uint8Array } | { readonly id: number; readonly error: string };

/** Letters that Roboto has: what it lacks would print as an empty frame. */
const INK: Readonly<Record<ExportMark, { readonly fill: string; readonly letter: string }>> = {
  done: { fill: '#cfe8d5', letter: '●' },
  progress: { fill: '#e2dcf5', letter: '½' },
  open: { fill: '#ffffff', letter: '○' },
  failed: { fill: '#f4c7c3', letter: '×' },
  late: { fill: '#f9ddda', letter: '!' },
  vacant: { fill: '#e9e7e3', letter: '[ ]' },
  na: { fill: '#f6f5f2', letter: '–' },
};

/** Module columns on one page of a printed matrix. */
const COLUMNS = 16;

const LINES = {
  hLineWidth: () => 0.25,
  vLineWidth: () => 0.25,
  hLineColor: () => '#b9b5ad',
  vLineColor: () => '#b9b5ad',
  paddingLeft: () => 2,
  paddingRight: () => 2,
  paddingTop: () => 1,
  paddingBottom: () => 1,
};

function words({ marks, duePattern }: MatrixTable, mark: ExportMark, day: string): string {
  if (day === '') return marks[mark];
  return mark === 'done' ? `${marks[mark]} ${day}` : `${marks[mark]}, ${duePattern.replace('{day}', day)}`;
}

type Book = stream.xlsx.WorkbookWriter;

function matrixSheet(book: Book, table: MatrixTable): void {
  const sheet = book.addWorksheet(table.sheetNames[0], { views: [{ state: 'frozen', xSplit: 6, ySplit: 2 }] });
  sheet.columns = [...table.heads.map(() => ({ width: 16 })), ...table.columns.map(() => ({ width: 22 }))];
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: table.heads.length } };
  const head = sheet.addRow([...table.heads, ...table.columns.map(({ code, title }) => `${code} ${title}`)]);
  head.alignment = { wrapText: true, vertical: 'top' };
  const counts = sheet.addRow([...table.heads.map(() => ''), ...table.columns.map(({ count }) => count)]);
  for (const row of [head, counts]) {
    row.font = { bold: true };
    row.commit();
  }
  for (const { lead, cells } of table.rows)
    sheet
      .addRow([
        ...lead.slice(0, -2),
        ...lead.slice(-2).map(Number),
        ...cells.map(({ mark, day }) => words(table, mark, day)),
      ])
      .commit();
  sheet.commit();
}

function listSheet(book: Book, table: ListTable): void {
  const sheet = book.addWorksheet(table.sheetNames[0], { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = table.heads.map((_, at) => ({ width: table.widths[at] ?? 16 }));
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: table.heads.length } };
  const head = sheet.addRow([...table.heads]);
  head.font = { bold: true };
  head.commit();
  for (const cells of table.rows) {
    const row = sheet.addRow([...cells]);
    row.alignment = { wrapText: true, vertical: 'top' };
    row.commit();
  }
  sheet.commit();
}

/** Written as it grows: a workbook that is first built whole takes several times as long. */
async function workbook(table: ExportTable): Promise<Uint8Array> {
  const { default: Excel } = await import('exceljs');
  const written = new PassThrough();
  const bytes = buffer(written);
  const book = new Excel.stream.xlsx.WorkbookWriter({
    stream: written,
    useStyles: true,
    useSharedStrings: false,
    zip: { zlib: { level: 1 } },
  });
  if (table.kind === 'LIST') listSheet(book, table);
  else matrixSheet(book, table);
  const about = book.addWorksheet(table.sheetNames[1]);
  about.columns = [{ width: 80 }];
  const title = about.addRow([table.title]);
  title.font = { bold: true };
  title.commit();
  for (const line of table.about) about.addRow([line]).commit();
  about.commit();
  await book.commit();
  return new Uint8Array(await bytes);
}

function page(table: MatrixTable, from: number): Content {
  const columns = table.columns.slice(from, from + COLUMNS);
  const head: TableCell[] = [
    { text: `${table.heads[4] ?? ''}, ${table.heads[5] ?? ''}`, bold: true },
    ...columns.map(({ code, count, course }): TableCell => ({
      text: [
        { text: `${code}\n`, bold: true },
        { text: count, fontSize: 5 },
      ],
      fillColor: course ? '#dbe6f3' : '#efede8',
      alignment: 'center',
    })),
  ];
  const body = table.rows.map(({ lead, cells }): TableCell[] => [
    {
      text: [
        { text: [lead[3], lead[4]].filter(Boolean).join(' '), bold: true },
        `\n${[lead[5], lead[2], lead[0]].filter(Boolean).join(' · ')}`,
      ],
      fontSize: 6,
    },
    ...columns.map((_, at): TableCell => {
      const cell = cells[from + at];
      if (!cell) return '';
      return {
        text: `${INK[cell.mark].letter}\n${cell.day}`,
        fillColor: INK[cell.mark].fill,
        alignment: 'center',
        fontSize: 5.2,
      };
    }),
  ]);
  return {
    table: { headerRows: 1, dontBreakRows: true, widths: [150, ...columns.map(() => 33)], body: [head, ...body] },
    layout: LINES,
    ...(from > 0 && { pageBreak: 'before' as const }),
  };
}

function matrixPages(table: MatrixTable): Content[] {
  const starts = Array.from({ length: Math.ceil(table.columns.length / COLUMNS) }, (_, at) => at * COLUMNS);
  return starts.map((start) => page(table, start));
}

function legendOf(table: MatrixTable): string {
  return (Object.keys(INK) as ExportMark[]).map((mark) => `${INK[mark].letter} ${table.marks[mark]}`).join('    ');
}

function list(table: ListTable): Content {
  const all = table.widths.reduce((sum, width) => sum + width, 0);
  const cell = (value: string | number): TableCell =>
    typeof value === 'number' ? { text: String(value), alignment: 'right' } : value;
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: table.widths.map((width) => `${(100 * width) / all}%`),
      body: [
        table.heads.map((text): TableCell => ({ text, bold: true, fillColor: '#efede8' })),
        ...table.rows.map((row) => row.map(cell)),
      ],
    },
    layout: LINES,
    fontSize: 8,
  };
}

async function printable(table: ExportTable, from: string): Promise<Uint8Array> {
  const { default: pdfMake } = await import('pdfmake');
  const fonts = join(dirname(createRequire(from).resolve('pdfmake/package.json')), 'build/fonts/Roboto');
  pdfMake.setFonts({ Roboto: { normal: join(fonts, 'Roboto-Regular.ttf'), bold: join(fonts, 'Roboto-Medium.ttf') } });
  pdfMake.setUrlAccessPolicy(() => false);
  pdfMake.setLocalAccessPolicy((path) => path.startsWith(fonts));
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageOrientation: 'landscape',
    pageMargins: [28, 40, 28, 30],
    info: { title: table.title, creator: 'Peacewright' },
    defaultStyle: { font: 'Roboto', fontSize: 6.5 },
    header: {
      text: `${table.title} · ${table.asOfHead} ${table.asOf}`,
      margin: [28, 18, 28, 0],
      fontSize: 8,
      bold: true,
    },
    footer: (current, pages) => ({
      text: `${table.kind === 'MATRIX' ? legendOf(table) : ''}        ${table.pagePattern.replace('{page}', String(current)).replace('{pages}', String(pages))}`,
      margin: [28, 8, 28, 0],
      fontSize: 6.5,
    }),
    content: [
      { text: table.about.join('\n'), fontSize: 9, margin: [0, 0, 0, 8] },
      ...(table.kind === 'MATRIX' ? matrixPages(table) : [list(table)]),
    ],
  };
  return new Uint8Array(await pdfMake.createPdf(definition).getBuffer());
}

async function answer({ id, format, table, from }: FileRequest): Promise<void> {
  let result: FileAnswer;
  try {
    result = { id, bytes: await (format === 'XLSX' ? workbook(table) : printable(table, from)) };
  } catch (error) {
    result = { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
  parentPort?.postMessage(result);
}

/** One after the other, as they were asked for: made in turns, none of a class's workbooks would be ready before all are. */
let last = Promise.resolve();
parentPort?.on('message', (request: FileRequest) => {
  last = last.then(() => answer(request));
});
