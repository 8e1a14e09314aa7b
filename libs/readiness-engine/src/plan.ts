import { ruleApplies, type RuleSelector, type RuleSubject } from './selector';

/** A course edition given to a rotation, or a part of it, with the modules that the edition lists. */
export interface Rule {
  readonly id: string;
  readonly courseId: string;
  readonly courseEditionId: string;
  readonly courseCode: string;
  /** In the edition's order. */
  readonly modules: readonly RuleModule[];
  readonly selector: RuleSelector;
  /** Calendar day, the last on which it is in time. */
  readonly dueOn: string;
}

export interface RuleModule {
  readonly moduleId: string;
  readonly moduleEditionId: string;
  readonly moduleCode: string;
}

/** A column of the matrix: a course as a whole, or one of its modules. */
export type Column =
  | {
      readonly kind: 'COURSE';
      readonly id: string;
      readonly code: string;
      readonly editionId: string;
      readonly moduleColumns: readonly number[];
    }
  | {
      readonly kind: 'MODULE';
      readonly id: string;
      readonly code: string;
      readonly editionId: string;
      readonly courseId: string;
    };

/** What the live rules of one rotation amount to. Equal rules give an equal plan, whatever order they come in. */
export interface Plan {
  readonly columns: readonly Column[];
  /** Distinct due days in order; a cell points into it. */
  readonly dues: readonly string[];
  readonly rules: readonly PlannedRule[];
}

/** As much of a plan as counting needs. */
export interface ColumnKinds {
  readonly columns: readonly { readonly kind: Column['kind'] }[];
}

export interface PlannedRule {
  readonly id: string;
  readonly selector: RuleSelector;
  readonly due: number;
  readonly columns: readonly number[];
}

/**
 * Lays the rules out as columns: courses by code, behind each its modules in the edition's order. A module that several
 * courses share has one column, behind the first of them; where two editions of a course or module are assigned, the
 * one assigned with the earlier due day is shown, and evidence of either counts.
 */
export function planOf(rules: readonly Rule[]): Plan {
  const ordered = [...rules].sort(
    (a, b) =>
      compare(a.courseCode, b.courseCode) ||
      compare(a.courseId, b.courseId) ||
      compare(a.dueOn, b.dueOn) ||
      compare(a.id, b.id),
  );
  const dues = [...new Set(ordered.map(({ dueOn }) => dueOn))].sort(compare);
  const columns: Column[] = [];
  const at = new Map<string, number>();
  for (const courseId of new Set(ordered.map((rule) => rule.courseId))) {
    const ofCourse = ordered.filter((rule) => rule.courseId === courseId);
    const first = ofCourse[0];
    if (first === undefined) continue;
    const courseAt = columns.length;
    at.set(`COURSE ${courseId}`, courseAt);
    const course = {
      kind: 'COURSE',
      id: courseId,
      code: first.courseCode,
      editionId: first.courseEditionId,
      moduleColumns: [],
    } as const satisfies Column;
    columns.push(course);
    for (const module of ofCourse.flatMap((rule) => rule.modules)) {
      const key = `MODULE ${module.moduleId}`;
      if (at.has(key)) continue;
      at.set(key, columns.length);
      columns.push({
        kind: 'MODULE',
        id: module.moduleId,
        code: module.moduleCode,
        editionId: module.moduleEditionId,
        courseId,
      });
    }
    const moduleColumns = [
      ...new Set(
        ofCourse.flatMap((rule) => rule.modules.flatMap((module) => at.get(`MODULE ${module.moduleId}`) ?? [])),
      ),
    ].sort((a, b) => a - b);
    columns[courseAt] = { ...course, moduleColumns };
  }
  return {
    columns,
    dues,
    rules: ordered.map((rule) => ({
      id: rule.id,
      selector: rule.selector,
      due: dues.indexOf(rule.dueOn),
      columns: [
        at.get(`COURSE ${rule.courseId}`) ?? 0,
        ...rule.modules.flatMap((module) => at.get(`MODULE ${module.moduleId}`) ?? []),
      ],
    })),
  };
}

/** Marks a column that no rule asks of the subject. */
export const NOT_ASKED = -1;

/** For each column the index of the earliest due day by which a rule asks it of the subject, or `NOT_ASKED`. */
export function asked(plan: Plan, subject: RuleSubject): number[] {
  const due = plan.columns.map(() => NOT_ASKED);
  for (const rule of plan.rules) {
    if (!ruleApplies(rule.selector, subject)) continue;
    for (const column of rule.columns) {
      const known = due[column];
      if (known === undefined || known === NOT_ASKED || rule.due < known) due[column] = rule.due;
    }
  }
  return due;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
