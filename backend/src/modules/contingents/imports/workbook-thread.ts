// The thread in which workbooks are taken apart. It imports no other file of ours at run time, so that it starts from
// compiled and from source files alike.
import { parentPort, workerData } from 'node:worker_threads';
import ExcelJS from 'exceljs';
import yauzl from 'yauzl';
import type { Cell, Grid, Merge, WorkbookReading, WorkbookRequest } from './roll-grid';

class TooLarge extends Error {}

/** Unpacks everything once and counts, so that a small file that swells to gigabytes is refused before it is read. */
function refuseBomb({ bytes, limits }: WorkbookRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, zip) => {
      if (error) {
        reject(error);
        return;
      }
      let left = limits.inflatedBytes;
      let entries = limits.entries;
      zip.on('error', reject);
      zip.on('end', () => resolve());
      zip.on('entry', (entry: yauzl.Entry) => {
        // The library ends a stream with an error when it yields more than the entry declares.
        left -= entry.uncompressedSize;
        if (left < 0 || --entries < 0) {
          reject(new TooLarge());
          return;
        }
        zip.openReadStream(entry, (broken, stream) => {
          if (broken) {
            reject(broken);
            return;
          }
          stream.on('error', reject);
          stream.on('end', () => zip.readEntry());
          stream.resume();
        });
      });
      zip.readEntry();
    });
  });
}

async function read(request: WorkbookRequest): Promise<WorkbookReading> {
  try {
    await refuseBomb(request);
    const workbook = new ExcelJS.Workbook();
    const bytes = Buffer.from(request.bytes);
    await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer);
    let formulas = 0;
    const grids: Grid[] = [];
    const hidden: string[] = [];
    for (const sheet of workbook.worksheets) {
      if (sheet.state !== 'visible') {
        hidden.push(sheet.name);
        continue;
      }
      const { grid, formulas: used } = gridOf(sheet, request.limits);
      formulas += used;
      if (grid.rows.length > 0) grids.push(grid);
    }
    return { grids, hidden, formulas };
  } catch (error) {
    return { refused: error instanceof TooLarge ? 'tooLarge' : 'damaged' };
  }
}

function gridOf(sheet: ExcelJS.Worksheet, limits: WorkbookRequest['limits']): { grid: Grid; formulas: number } {
  const merges = ((sheet.model as { merges?: string[] }).merges ?? []).flatMap(mergeOf);
  const rows: (Cell | null)[][] = [];
  let formulas = 0;
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    const cells: (Cell | null)[] = [];
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      // Only the left end of what is merged sideways speaks.
      if (
        cell.isMerged &&
        merges.some(
          (merge) =>
            merge.top <= number - 1 &&
            number - 1 <= merge.bottom &&
            merge.left < column - 1 &&
            column - 1 <= merge.right,
        )
      )
        return;
      const value = cell.value;
      if (typeof value === 'object' && value !== null && ('formula' in value || 'sharedFormula' in value)) formulas++;
      const found = cellOf(value, cell.numFmt, limits.cellCharacters);
      if (found === null) return;
      if (column > limits.columns) throw new TooLarge();
      while (cells.length < column) cells.push(null);
      cells[column - 1] = found;
    });
    if (cells.length === 0) return;
    if (number > limits.rows) throw new TooLarge();
    while (rows.length < number) rows.push([]);
    rows[number - 1] = cells;
  });
  return { grid: { sheet: sheet.name, rows, merges }, formulas };
}

function mergeOf(range: string): Merge[] {
  const [, left = '', top, right = '', bottom] = /^\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)$/.exec(range) ?? [];
  if (top === undefined || bottom === undefined) return [];
  return [{ top: Number(top) - 1, left: columnOf(left), bottom: Number(bottom) - 1, right: columnOf(right) }];
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function cellOf(value: ExcelJS.CellValue, format: string | undefined, most: number): Cell | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date)
    return Number.isNaN(value.getTime())
      ? { kind: 'error', value: '' }
      : { kind: 'date', value: value.toISOString().slice(0, 10) };
  switch (typeof value) {
    case 'string':
      return textOf(value, most);
    case 'number':
      return numberOf(value, format);
    case 'boolean':
      return { kind: 'text', value: value ? 'TRUE' : 'FALSE' };
    default:
      break;
  }
  if ('richText' in value) return textOf(value.richText.map((part) => part.text).join(''), most);
  if ('hyperlink' in value) return cellOf(value.text, undefined, most);
  if ('error' in value) return { kind: 'error', value: value.error };
  // A formula: what the spreadsheet program stored last, and nothing where it stored nothing.
  if ('formula' in value || 'sharedFormula' in value)
    return value.result === undefined ? { kind: 'error', value: '=' } : cellOf(value.result, format, most);
  return { kind: 'error', value: '' };
}

function textOf(text: string, most: number): Cell | null {
  const clean = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').trim();
  return clean === '' ? null : { kind: 'text', value: clean.slice(0, most) };
}

/** A number shown with leading zeros by its format (000000) is read as it is shown. */
function numberOf(value: number, format: string | undefined): Cell {
  const plain = Number.isSafeInteger(value) ? value.toFixed(0) : String(value);
  const zeros = /^0+$/.exec(format ?? '')?.[0];
  if (zeros !== undefined && zeros.length > 1 && Number.isSafeInteger(value) && value >= 0)
    return { kind: 'text', value: plain.padStart(zeros.length, '0') };
  return { kind: 'number', value: plain };
}

read(workerData as WorkbookRequest).then(
  (reading) => parentPort?.postMessage(reading),
  (error: unknown) => {
    throw error;
  },
);
