import type { Grid, RollFile } from '../../contingents';

/** One row of an import, by the names of its columns; numbers count from 1 as a spreadsheet shows them. */
export interface RawRow {
  readonly sheet: string;
  readonly row: number;
  readonly values: Readonly<Record<string, string>>;
}

/** Why a row, or a column of it, is not taken. Reasons are codes that the client translates. */
export interface Refusal {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly reason: RefusalReason;
}
export const REFUSAL_REASONS = [
  'noHeads',
  'unknownColumn',
  'missing',
  'tooLong',
  'code',
  'date',
  'dateOrder',
  'unknownKind',
  'unknownAuthority',
  'unknownTopic',
  'unknownDocument',
  'otherDocument',
  'duplicate',
  'known',
  'taken',
  'reserved',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

export interface Tables {
  readonly documents: readonly RawRow[];
  readonly recommendations: readonly RawRow[];
  readonly refused: readonly Refusal[];
}

export const DOCUMENT_COLUMNS = [
  'code',
  'title',
  'kind',
  'issuer',
  'dateFrom',
  'dateTo',
  'authorityNoteEn',
  'authorityNoteFr',
] as const;
export const RECOMMENDATION_COLUMNS = [
  'code',
  'document',
  'paragraph',
  'heading',
  'speaker',
  'paraphrase',
  'topics',
  'kind',
  'authority',
  'implication',
  'qualityNote',
  'passage',
] as const;

/** Sheets by their heads, whatever they are called: one with `paraphrase` holds recommendations, one with `title` documents. */
export function tablesOfSheets(file: RollFile): Tables {
  const read = file.grids.map(tableOf);
  return {
    documents: read.flatMap(({ kind, rows }) => (kind === 'documents' ? rows : [])),
    recommendations: read.flatMap(({ kind, rows }) => (kind === 'recommendations' ? rows : [])),
    refused: read.flatMap(({ refused }) => refused),
  };
}

interface Table {
  readonly kind: 'documents' | 'recommendations' | null;
  readonly rows: readonly RawRow[];
  readonly refused: readonly Refusal[];
}

/** Titles and notes may stand above the heads, so far down and no further. */
const HEADS_WITHIN = 10;

function tableOf({ sheet, rows }: Grid): Table {
  const filled = rows.findIndex((row) => row.some((cell) => cell !== null));
  const heading = rows.slice(0, filled + HEADS_WITHIN).findIndex((row) => kindOf(row) !== null);
  const first = heading === -1 ? filled : heading;
  const kind = kindOf(rows[first] ?? []);
  const heads = (rows[first] ?? []).map((cell) => cell?.value ?? '');
  const names = heads.map(plain);
  if (kind === null) return { kind, rows: [], refused: [{ sheet, row: first + 1, column: '', reason: 'noHeads' }] };
  const known: readonly string[] = kind === 'documents' ? DOCUMENT_COLUMNS : RECOMMENDATION_COLUMNS;
  const columns = names.map((name) => known.find((column) => plain(column) === name));
  const refused = heads.flatMap((head, at): Refusal[] =>
    head !== '' && columns[at] === undefined ? [{ sheet, row: first + 1, column: head, reason: 'unknownColumn' }] : [],
  );
  const read = rows.flatMap((cells, at): RawRow[] => {
    if (at <= first || cells.every((cell) => cell === null)) return [];
    const values = cells.flatMap((cell, column) => {
      const name = columns[column];
      return name === undefined || cell === null ? [] : [[name, cell.value] as const];
    });
    return [{ sheet, row: at + 1, values: Object.fromEntries(values) }];
  });
  return { kind, rows: read, refused };
}

function kindOf(row: Grid['rows'][number]): Table['kind'] {
  const names = row.map((cell) => plain(cell?.value ?? ''));
  return names.includes('paraphrase') ? 'recommendations' : names.includes('title') ? 'documents' : null;
}

/** `{ "documents": […], "recommendations": […] }`, a row an object; null for anything else. */
export function tablesOfJson(text: string): Tables | null {
  const read = parsed(text);
  if (!isRecord(read)) return null;
  const { documents = [], recommendations = [], ...rest } = read;
  if (!Array.isArray(documents) || !Array.isArray(recommendations) || Object.keys(rest).length > 0) return null;
  const lists = [
    rowsOf('documents', documents, DOCUMENT_COLUMNS),
    rowsOf('recommendations', recommendations, RECOMMENDATION_COLUMNS),
  ] as const;
  return { documents: lists[0].rows, recommendations: lists[1].rows, refused: lists.flatMap(({ refused }) => refused) };
}

function rowsOf(
  sheet: string,
  entries: readonly unknown[],
  known: readonly string[],
): { rows: RawRow[]; refused: Refusal[] } {
  const refused: Refusal[] = [];
  const rows = entries.map((entry, at): RawRow => {
    const row = at + 1;
    if (!isRecord(entry)) {
      refused.push({ sheet, row, column: '', reason: 'noHeads' });
      return { sheet, row, values: {} };
    }
    const values = Object.entries(entry).flatMap(([name, value]): [string, string][] => {
      const text = textOf(value);
      if (!known.includes(name) || text === null) {
        refused.push({ sheet, row, column: name.slice(0, 80), reason: 'unknownColumn' });
        return [];
      }
      return [[name, text]];
    });
    return { sheet, row, values: Object.fromEntries(values) };
  });
  return { rows, refused };
}

/** A list of texts becomes one with semicolons; null stands for nothing there. */
function textOf(value: unknown): string | null {
  if (value === null) return '';
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join('; ');
  return null;
}

function plain(head: string): string {
  return head.toLowerCase().replace(/[\s_.-]+/g, '');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
