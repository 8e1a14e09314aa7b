import { moduleStanding, type EvidenceFact, type ModuleShape } from './completion';
import { dayNumber } from './day';
import { asked, NOT_ASKED, type ColumnKinds, type Plan } from './plan';
import type { RuleSubject } from './selector';

/** In the order of their codes: a state's code is its place here, and stored rows rely on it. */
export const CELL_STATES = ['NOT_APPLICABLE', 'NOT_STARTED', 'IN_PROGRESS', 'FAILED', 'COMPLETED'] as const;
export type CellState = (typeof CELL_STATES)[number];

/** One person and one column. "Overdue" is not stored: it depends on the day one asks, see `isOverdue`. */
export interface Cell {
  readonly state: CellState;
  /** Index into the plan's `dues`; `NOT_ASKED` where the column is not asked. */
  readonly due: number;
  /** Day number of completion (see `dayOfNumber`); 0 while not complete. */
  readonly day: number;
}

/** What is known of a person about one module. */
export interface ModuleFacts {
  readonly shapes: readonly ModuleShape[];
  readonly evidence: readonly EvidenceFact[];
  /** Reading began. */
  readonly started: boolean;
}

const NOTHING: Cell = { state: 'NOT_APPLICABLE', due: NOT_ASKED, day: 0 };

/** Facts about a module, given the edition that the column shows. Asked only for modules that are asked of the person. */
export type FactsOf = (moduleId: string, editionId: string) => ModuleFacts;

/** The cells of one person, one for each column of the plan. */
export function evaluatePerson(plan: Plan, subject: RuleSubject, factsOf: FactsOf): Cell[] {
  return evaluateAsked(plan, asked(plan, subject), factsOf);
}

/** The same, where `asked` was called already. */
export function evaluateAsked(plan: Plan, due: readonly number[], factsOf: FactsOf): Cell[] {
  const cells = plan.columns.map((column, at): Cell => {
    const dueAt = due[at] ?? NOT_ASKED;
    return column.kind === 'COURSE' || dueAt === NOT_ASKED
      ? NOTHING
      : moduleCell(dueAt, factsOf(column.id, column.editionId));
  });
  return withCourses(plan, cells, due);
}

/** A row after news about some modules: these are judged anew, everything else stays. */
export function reevaluate(
  plan: Plan,
  before: readonly Cell[],
  moduleIds: readonly string[],
  factsOf: FactsOf,
): Cell[] {
  const cells = plan.columns.map((column, at): Cell => {
    const cell = before[at] ?? NOTHING;
    if (column.kind === 'COURSE' || cell.state === 'NOT_APPLICABLE' || !moduleIds.includes(column.id)) return cell;
    return moduleCell(cell.due, factsOf(column.id, column.editionId));
  });
  return withCourses(
    plan,
    cells,
    before.map(({ due }) => due),
  );
}

/** What a post nobody fills would be asked: every cell not started. */
export function vacantCells(plan: Plan, due: readonly number[]): Cell[] {
  return evaluateAsked(plan, due, () => ({ shapes: [], evidence: [], started: false }));
}

function moduleCell(due: number, { shapes, evidence, started }: ModuleFacts): Cell {
  const found = moduleStanding(shapes, evidence, started);
  return { state: found.state, due, day: found.state === 'COMPLETED' ? dayNumber(found.on) : 0 };
}

function withCourses(plan: Plan, cells: readonly Cell[], due: readonly number[]): Cell[] {
  return plan.columns.map((column, at) => {
    const dueAt = due[at] ?? NOT_ASKED;
    const cell = cells[at] ?? NOTHING;
    if (column.kind === 'MODULE' || dueAt === NOT_ASKED) return cell;
    return courseCell(column.moduleColumns.map((index) => cells[index] ?? NOTHING));
  });
}

/**
 * A course is complete with its last module; begun with its first. While it is open it is due with the earliest of its open
 * modules: one that is done makes nothing overdue.
 */
function courseCell(modules: readonly Cell[]): Cell {
  const counted = modules.filter(({ state }) => state !== 'NOT_APPLICABLE');
  if (counted.length === 0) return NOTHING;
  const open = counted.filter(({ state }) => state !== 'COMPLETED');
  const due = Math.min(...(open.length > 0 ? open : counted).map((cell) => cell.due));
  if (open.length === 0) return { state: 'COMPLETED', due, day: Math.max(...counted.map(({ day }) => day)) };
  return { state: counted.every(({ state }) => state === 'NOT_STARTED') ? 'NOT_STARTED' : 'IN_PROGRESS', due, day: 0 };
}

/** Whether a cell is open past its due day. `today` is a calendar day where the rotation is prepared; the due day itself is in time. */
export function isOverdue(cell: Cell, dues: readonly string[], today: string): boolean {
  const due = dues[cell.due];
  return due !== undefined && cell.state !== 'COMPLETED' && due < today;
}

/** How far a person is with everything asked, counted in modules. */
export interface Standings {
  readonly state: PersonState;
  readonly required: number;
  readonly done: number;
  /** Index of the earliest due day that is still open; `NOT_ASKED` when nothing is. */
  readonly nextDue: number;
  /** Day number on which the last module was completed; 0 while something is open or nothing is asked. */
  readonly completeOn: number;
}

export type PersonState = 'NOTHING_ASKED' | 'NOT_STARTED' | 'IN_PROGRESS' | 'COMPLETED';

export function standingsOf(plan: ColumnKinds, cells: readonly Cell[]): Standings {
  const modules = cells.filter((cell, at) => plan.columns[at]?.kind === 'MODULE' && cell.state !== 'NOT_APPLICABLE');
  const open = modules.filter(({ state }) => state !== 'COMPLETED');
  const done = modules.length - open.length;
  const complete = modules.length > 0 && open.length === 0;
  return {
    state:
      modules.length === 0
        ? 'NOTHING_ASKED'
        : complete
          ? 'COMPLETED'
          : modules.every(({ state }) => state === 'NOT_STARTED')
            ? 'NOT_STARTED'
            : 'IN_PROGRESS',
    required: modules.length,
    done,
    nextDue: open.length === 0 ? NOT_ASKED : Math.min(...open.map(({ due }) => due)),
    completeOn: complete ? Math.max(...modules.map(({ day }) => day)) : 0,
  };
}
