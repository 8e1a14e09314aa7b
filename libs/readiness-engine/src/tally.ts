import { standingsOf, type Cell } from './cells';
import { dayOfNumber } from './day';
import { NOT_ASKED, type ColumnKinds, type Plan } from './plan';

/**
 * What a rotation comes to, kept so that a board reads one row: posts are the denominator, vacant ones included; reserves are
 * on the roll but in no count. Plain JSON. Rows are added and taken away one at a time and in any order.
 */
export interface Tally {
  posts: number;
  onRoll: number;
  /** Posts, filled or vacant, of which nothing is asked. */
  nothingAsked: number;
  /** Vacant posts of which something is asked. */
  vacantAsked: number;
  complete: number;
  /** People who are not complete, by the index of their earliest open due day. */
  readonly inProgress: number[];
  readonly notStarted: number[];
  /** By column: posts of which it is asked, and people who completed it. */
  readonly must: number[];
  readonly have: number[];
}

export function emptyTally(plan: Plan): Tally {
  const byDue = (): number[] => plan.dues.map(() => 0);
  const byColumn = (): number[] => plan.columns.map(() => 0);
  return {
    posts: 0,
    onRoll: 0,
    nothingAsked: 0,
    vacantAsked: 0,
    complete: 0,
    inProgress: byDue(),
    notStarted: byDue(),
    must: byColumn(),
    have: byColumn(),
  };
}

/** Counts a filled post in (`by` 1) or out (-1). */
export function countFilled(tally: Tally, plan: ColumnKinds, cells: readonly Cell[], by: 1 | -1): void {
  const { state, nextDue } = standingsOf(plan, cells);
  tally.posts += by;
  tally.onRoll += by;
  if (state === 'NOTHING_ASKED') tally.nothingAsked += by;
  else if (state === 'COMPLETED') tally.complete += by;
  else add(state === 'IN_PROGRESS' ? tally.inProgress : tally.notStarted, nextDue, by);
  cells.forEach((cell, at) => {
    if (cell.state !== 'NOT_APPLICABLE') add(tally.must, at, by);
    if (cell.state === 'COMPLETED') add(tally.have, at, by);
  });
}

/** Counts a vacant post in, given what `asked` says of it. */
export function countVacant(tally: Tally, due: readonly number[]): void {
  tally.posts += 1;
  if (due.every((entry) => entry === NOT_ASKED)) tally.nothingAsked += 1;
  else tally.vacantAsked += 1;
  due.forEach((entry, at) => {
    if (entry !== NOT_ASKED) add(tally.must, at, 1);
  });
}

/** A row of a matrix, whatever its cells look like. */
interface CountedRow<C> {
  /** On the roll, but in no count. */
  readonly reserve: boolean;
  readonly cells: readonly C[];
}

/**
 * By column: of how many of these rows it is asked, and how many completed it. Of all rows of a rotation it is what the
 * tally holds; of those that a filter leaves it is what stands at the heads above them.
 */
export function countColumns<C>(
  rows: readonly CountedRow<C>[],
  width: number,
  is: { readonly asked: (cell: C) => boolean; readonly done: (cell: C) => boolean },
): { readonly must: readonly number[]; readonly have: readonly number[] } {
  const must = new Array<number>(width).fill(0);
  const have = new Array<number>(width).fill(0);
  for (const { reserve, cells } of rows) {
    if (reserve) continue;
    cells.forEach((cell, at) => {
      if (is.asked(cell)) add(must, at, 1);
      if (is.done(cell)) add(have, at, 1);
    });
  }
  return { must, have };
}

/** Posts by state on a day; the six add up to the posts. Overdue goes before in progress and not started. */
export interface PostsByState {
  readonly complete: number;
  readonly inProgress: number;
  readonly notStarted: number;
  readonly overdue: number;
  readonly vacant: number;
  readonly nothingAsked: number;
}

/** `today` is a calendar day in the rotation's zone. */
export function postsByState(tally: Tally, dues: readonly string[], today: string): PostsByState {
  const inTime = (counts: readonly number[]) =>
    counts.reduce((sum, count, at) => ((dues[at] ?? '') < today ? sum : sum + count), 0);
  const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
  const inProgress = inTime(tally.inProgress);
  const notStarted = inTime(tally.notStarted);
  const overdue = total(tally.inProgress) + total(tally.notStarted) - inProgress - notStarted;
  const vacant = tally.posts - tally.onRoll;
  return {
    complete: tally.complete,
    inProgress,
    notStarted,
    overdue,
    vacant,
    nothingAsked: tally.onRoll - tally.complete - inProgress - notStarted - overdue,
  };
}

/** The state under which `postsByState` counts a post; `cells` null: nobody fills it. */
export function postState(
  plan: ColumnKinds,
  cells: readonly Cell[] | null,
  dues: readonly string[],
  today: string,
): keyof PostsByState {
  if (cells === null) return 'vacant';
  const { state, nextDue } = standingsOf(plan, cells);
  if (state === 'NOTHING_ASKED') return 'nothingAsked';
  if (state === 'COMPLETED') return 'complete';
  if ((dues[nextDue] ?? today) < today) return 'overdue';
  return state === 'IN_PROGRESS' ? 'inProgress' : 'notStarted';
}

/** Posts of which something is asked: what `complete` is measured against. */
export function postsAsked(tally: Tally): number {
  return tally.posts - tally.nothingAsked;
}

/** Index of the module column that most posts lack, and how many; the first of equals. Null when nobody lacks anything. */
export function topGap(
  tally: Tally,
  plan: ColumnKinds,
): { readonly column: number; readonly lacking: number; readonly of: number } | null {
  let found: { column: number; lacking: number; of: number } | null = null;
  plan.columns.forEach((column, at) => {
    const of = tally.must[at] ?? 0;
    const lacking = of - (tally.have[at] ?? 0);
    if (column.kind === 'MODULE' && lacking > (found?.lacking ?? 0)) found = { column: at, lacking, of };
  });
  return found;
}

/** A day on which something was completed, with what stood at its end. */
export interface ProgressPoint {
  readonly day: string;
  /** People of today's roll who had completed everything asked of them today. */
  readonly people: number;
  /** Modules completed, summed over people. */
  readonly modules: number;
}

/** How today's roll got to where it is, by the days on which things were shown. Days without change have no point. */
export function progressOf(plan: ColumnKinds, rows: readonly (readonly Cell[])[]): ProgressPoint[] {
  const people = new Map<number, number>();
  const modules = new Map<number, number>();
  for (const cells of rows) {
    const { completeOn } = standingsOf(plan, cells);
    if (completeOn > 0) people.set(completeOn, (people.get(completeOn) ?? 0) + 1);
    cells.forEach((cell, at) => {
      if (cell.state === 'COMPLETED' && plan.columns[at]?.kind === 'MODULE')
        modules.set(cell.day, (modules.get(cell.day) ?? 0) + 1);
    });
  }
  let peopleSoFar = 0;
  let modulesSoFar = 0;
  return [...modules.keys()]
    .sort((a, b) => a - b)
    .map((day) => {
      peopleSoFar += people.get(day) ?? 0;
      modulesSoFar += modules.get(day) ?? 0;
      return { day: dayOfNumber(day), people: peopleSoFar, modules: modulesSoFar };
    });
}

function add(counts: number[], at: number, by: number): void {
  counts[at] = (counts[at] ?? 0) + by;
}
