import { cleanNumber, foldName, personName, type PersonCategory, type PersonName } from '../../people';
import type { Cell, Grid } from './roll-grid';
import { ROLL_FIELDS, type RollField, type RollMapping } from './roll-heads';
import { isSum } from './roll-sums';
import { categoryOf, dayOf, languageOf, monthComesFirst, sexOf, statusOf } from './roll-values';

/** Something odd that does not stop a row; shown beside it. */
export type RowNote =
  | 'rankUnknown'
  | 'sexUnread'
  | 'categoryUnread'
  | 'languageUnread'
  | 'statusUnread'
  | 'numberAsNumber'
  | 'zeroLost'
  | 'formulaWithoutValue'
  | 'sum';
/** Why a row is left out. */
export type Refusal =
  | 'noNumber'
  | 'noName'
  | 'serviceUnknown'
  | 'dateUnreadable'
  | 'bornLater'
  | 'duplicateRow'
  | 'duplicateNumber'
  | 'postTwice'
  | 'postTaken'
  | 'reserveWithoutPost';

/** What a row says of a person and the post; null where it says nothing. */
export interface RowValues {
  readonly service: string;
  readonly serviceNumber: string | null;
  readonly centreNumber: string | null;
  readonly name: PersonName | null;
  readonly rankId: string | null;
  readonly rankBand: string | null;
  readonly category: PersonCategory | null;
  readonly sex: 'F' | 'M' | 'X' | null;
  readonly dateOfBirth: string | null;
  readonly language: 'en' | 'fr' | null;
  /** From the top down; empty where the row names none. */
  readonly subUnits: readonly string[];
  readonly postCode: string | null;
  readonly postTitle: string | null;
  readonly status: 'PRIMARY' | 'RESERVE';
  readonly fromDate: string | null;
}
export interface ReadRow {
  /** As the spreadsheet counts, from 1. */
  readonly row: number;
  /** A vacant post has neither number nor name; a sum over other rows is nobody, and its name is what it is called. */
  readonly kind: 'person' | 'vacantPost' | 'sum';
  readonly values: RowValues;
  readonly notes: readonly RowNote[];
  readonly refused: { readonly code: Refusal; readonly field?: RollField } | null;
}

/** What reading needs to know of the country. */
export interface RollContext {
  readonly ranks: readonly {
    readonly id: string;
    readonly service: string;
    readonly abbreviation: string;
    readonly names: readonly string[];
    readonly band: string;
  }[];
  readonly services: readonly { readonly code: string; readonly names: readonly string[] }[];
}

/**
 * Reads the rows below the heads. Rows without anything, and notes merged across the sheet, are no rows. Nobody is born
 * after `today`.
 */
export function readRoll(grid: Grid, mapping: RollMapping, context: RollContext, today: string): ReadRow[] {
  const used = ROLL_FIELDS.flatMap((field) => mapping.columns[field] ?? []);
  const below = grid.rows.flatMap((cells, index) =>
    index > mapping.headRow && used.some((column) => cells[column]) && !isNote(grid, index) ? [{ cells, index }] : [],
  );
  const written = (field: RollField): string[] => {
    const column = mapping.columns[field];
    return column === undefined
      ? []
      : below.flatMap(({ cells }) =>
          cells[column]?.kind === 'text' && !isSum(cells, mapping.columns) ? [cells[column].value] : [],
        );
  };
  const monthFirst = {
    dateOfBirth: monthComesFirst(written('dateOfBirth')),
    fromDate: monthComesFirst(written('fromDate')),
  };
  return below.map(({ cells, index }) =>
    isSum(cells, mapping.columns)
      ? sumRow(index + 1, cells, mapping)
      : readRow(index + 1, (field) => cellAt(cells, mapping.columns[field]), mapping, context, monthFirst, today),
  );
}

function sumRow(row: number, cells: readonly (Cell | null)[], { service }: RollMapping): ReadRow {
  const values: RowValues = {
    ...{ service, serviceNumber: null, centreNumber: null, rankId: null, rankBand: null, category: null, sex: null },
    name: personName({ fullName: cells.find((cell) => cell !== null)?.value ?? null }),
    ...{ dateOfBirth: null, language: null, subUnits: [], postCode: null, postTitle: null, fromDate: null },
    status: 'PRIMARY',
  };
  return { row, kind: 'sum', values, notes: ['sum'], refused: null };
}

function cellAt(cells: readonly (Cell | null)[], column: number | undefined): Cell | null {
  return column === undefined ? null : (cells[column] ?? null);
}

/** One text, merged over several columns: a heading between rows, or a remark at the foot. */
function isNote(grid: Grid, row: number): boolean {
  if ((grid.rows[row] ?? []).filter((cell) => cell !== null).length !== 1) return false;
  return grid.merges.some((merge) => merge.top <= row && row <= merge.bottom && merge.right - merge.left >= 2);
}

function readRow(
  row: number,
  cell: (field: RollField) => Cell | null,
  mapping: RollMapping,
  context: RollContext,
  monthFirst: { readonly dateOfBirth: boolean; readonly fromDate: boolean },
  today: string,
): ReadRow {
  const notes = new Set<RowNote>();
  const text = (field: RollField): string | null => {
    const found = cell(field);
    if (found?.kind === 'error') notes.add('formulaWithoutValue');
    return found === null || found.kind === 'error' ? null : found.value;
  };
  /** A word of a closed list; what is not in it is noted and left open. */
  const word = <T>(field: RollField, read: (text: string) => T | null, note: RowNote): T | null => {
    const written = text(field);
    const found = written === null ? null : read(written);
    if (written !== null && found === null) notes.add(note);
    return found;
  };
  let refused: ReadRow['refused'] = null;
  const day = (field: 'dateOfBirth' | 'fromDate'): string | null => {
    const found = cell(field);
    if (found === null || found.kind === 'error') return null;
    const read = dayOf(found, monthFirst[field]);
    if (read === null) refused ??= { code: 'dateUnreadable', field };
    else if (field === 'dateOfBirth' && read > today) refused ??= { code: 'bornLater', field };
    return read;
  };

  const serviceNumber = cleanNumber(text('serviceNumber') ?? '') || null;
  const centreNumber = cleanNumber(text('centreNumber') ?? '') || null;
  const name = personName({
    fullName: text('fullName'),
    familyName: text('familyName'),
    givenNames: text('givenNames'),
  });
  const service = serviceOf(text('service'), mapping.service, context);
  const rankText = text('rank');
  const rank = rankText === null ? undefined : rankOf(rankText, service ?? '', context);
  if (rankText !== null && !rank) notes.add('rankUnknown');
  const postCode = text('postCode');
  const postTitle = text('postTitle');
  const values: RowValues = {
    service: service ?? mapping.service,
    serviceNumber,
    centreNumber,
    name,
    rankId: rank?.id ?? null,
    rankBand: rank?.band ?? null,
    category: word('category', categoryOf, 'categoryUnread'),
    sex: word('sex', sexOf, 'sexUnread'),
    dateOfBirth: day('dateOfBirth'),
    language: word('language', languageOf, 'languageUnread'),
    subUnits: [text('subUnit1'), text('subUnit2'), text('subUnit3')].flatMap(
      (unit) => unit?.replace(/\s+/g, ' ').trim() || [],
    ),
    postCode: postCode?.replace(/\s+/g, ' ').trim() ?? null,
    postTitle: postTitle?.replace(/\s+/g, ' ').trim() ?? null,
    status: word('status', statusOf, 'statusUnread') ?? 'PRIMARY',
    fromDate: day('fromDate'),
  };
  const nobody = serviceNumber === null && centreNumber === null && name === null;
  if (nobody && (postCode !== null || postTitle !== null))
    return { row, kind: 'vacantPost', values, notes: [...notes], refused };
  if (service === null) refused ??= { code: 'serviceUnknown', field: 'service' };
  if (serviceNumber === null && centreNumber === null) refused ??= { code: 'noNumber', field: 'serviceNumber' };
  if (name === null) refused ??= { code: 'noName', field: 'fullName' };
  return { row, kind: 'person', values, notes: [...notes], refused };
}

/** Null for a service that the country does not have. */
function serviceOf(written: string | null, usual: string, context: RollContext): string | null {
  if (written === null) return usual;
  const folded = foldName(written);
  return (
    context.services.find((service) =>
      [service.code.replaceAll('_', ' '), ...service.names].some((name) => foldName(name) === folded),
    )?.code ?? null
  );
}

function rankOf(written: string, service: string, context: RollContext): RollContext['ranks'][number] | undefined {
  const folded = foldName(written).replaceAll(' ', '');
  return context.ranks.find(
    (rank) =>
      rank.service === service &&
      [rank.abbreviation, ...rank.names].some((name) => foldName(name).replaceAll(' ', '') === folded),
  );
}
