import type { MatrixDto, NameDto } from '@peacewright/api-client';
import {
  countColumns,
  dayOfNumber,
  isOverdue,
  postState,
  splitCells,
  unpackRows,
  type Cell,
  type TableRow,
} from '@peacewright/readiness-engine';
import type { Language } from '../../../app';

/** How a cell looks: its state, with overdue and vacancy put in. */
export const marks = ['done', 'progress', 'open', 'failed', 'late', 'vacant', 'na'] as const;
export type Mark = (typeof marks)[number];

/** A cell as it is shown. Equal cells are one object, so that a matrix holds few. */
export interface ShownCell {
  readonly mark: Mark;
  /** The day completed; while open the day due; null where nothing is asked. */
  readonly day: string | null;
}

/** How far whoever holds a post is; what the filter by state offers. */
export const rowStates = ['complete', 'inProgress', 'notStarted', 'overdue', 'vacant', 'nothingAsked'] as const;
export type RowState = (typeof rowStates)[number];

export interface ShownRow {
  readonly row: TableRow;
  readonly state: RowState;
  readonly cells: readonly ShownCell[];
}

/** Unpacks every row of a matrix, once. */
export function shownRows({ rows, cells: packed, columns, dues, rotation }: MatrixDto): ShownRow[] {
  const known = new Map<string, ShownCell>();
  const shown = (cell: Cell, vacant: boolean): ShownCell => {
    const key = `${cell.state} ${String(cell.due)} ${String(cell.day)} ${String(vacant)}`;
    const found = known.get(key);
    if (found) return found;
    const made = shownCell(cell, dues, rotation.today, vacant);
    known.set(key, made);
    return made;
  };
  const table = splitCells(packed, columns.length);
  return unpackRows(rows).map((row, at) => {
    const cells = table[at] ?? [];
    return {
      row,
      state: postState({ columns }, row.person === null ? null : cells, dues, rotation.today),
      cells: cells.map((cell) => shown(cell, row.person === null)),
    };
  });
}

function shownCell(cell: Cell, dues: readonly string[], today: string, vacant: boolean): ShownCell {
  if (cell.state === 'NOT_APPLICABLE') return { mark: 'na', day: null };
  const due = dues[cell.due] ?? null;
  if (vacant) return { mark: 'vacant', day: due };
  if (cell.state === 'COMPLETED') return { mark: 'done', day: dayOfNumber(cell.day) };
  if (cell.state === 'FAILED') return { mark: 'failed', day: due };
  return { mark: isOverdue(cell, dues, today) ? 'late' : cell.state === 'IN_PROGRESS' ? 'progress' : 'open', day: due };
}

/** What the person asked of the rows, as the address holds it; empty texts ask nothing. */
export interface RowFilters {
  readonly name: string;
  readonly unit: string;
  readonly band: string;
  readonly category: string;
  readonly state: string;
}

/** In `unit`, stands for posts outside every sub-unit. */
export const NO_UNIT = 'none';

/** The rows that match, in their order. A sub-unit stands for everything below it. */
export function filterRows(
  rows: readonly ShownRow[],
  filters: RowFilters,
  subUnits: MatrixDto['subUnits'],
  fold: (text: string) => string,
): ShownRow[] {
  const units = unitsBelow(filters.unit, subUnits);
  const wanted = fold(filters.name);
  return rows.filter(
    ({ row, state }) =>
      (filters.unit === '' ||
        (filters.unit === NO_UNIT ? row.subUnitId === null : row.subUnitId !== null && units.has(row.subUnitId))) &&
      (filters.band === '' || row.rankBand === filters.band) &&
      (filters.category === '' || row.category === filters.category) &&
      (filters.state === '' || state === filters.state) &&
      (wanted === '' ||
        fold(`${row.person?.name ?? ''} ${row.person?.number ?? ''} ${row.postCode} ${row.postTitle}`).includes(
          wanted,
        )),
  );
}

/** By column: of how many of the rows it is asked, and how many completed it; a vacant post is asked, a reserve is in no count. */
export function countsOf(rows: readonly ShownRow[], width: number): ReturnType<typeof countColumns> {
  return countColumns(
    rows.map(({ row: { reserve }, cells }) => ({ reserve, cells })),
    width,
    { asked: ({ mark }) => mark !== 'na', done: ({ mark }) => mark === 'done' },
  );
}

function unitsBelow(id: string, subUnits: MatrixDto['subUnits']): ReadonlySet<string> {
  const found = new Set([id]);
  // Parents come before their children.
  for (const unit of subUnits) if (unit.parentId !== null && found.has(unit.parentId)) found.add(unit.id);
  return found;
}

export function nameIn(name: NameDto, language: Language): string {
  return name[language];
}

/** Whole percent, never rounded up to 100; 0 of 0 is 0. */
export function percentOf(done: number, total: number): number {
  return total === 0 ? 0 : Math.floor((100 * done) / total);
}
