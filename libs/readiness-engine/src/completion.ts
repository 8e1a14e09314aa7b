/** One row of evidence, as far as completion is concerned. */
export interface EvidenceFact {
  readonly id: string;
  readonly moduleId: string;
  /** The edition under which it was shown. */
  readonly moduleEditionId: string;
  /** Lesson, test or scenario; null: the module as a whole. */
  readonly itemId: string | null;
  readonly kind: string;
  readonly passed: boolean | null;
  /** Calendar day. */
  readonly achievedOn: string;
  /** Orders what happened on one day: any text or number that grows with time. */
  readonly recordedAt: string | number;
  /** The row this one takes back. */
  readonly revokes: string | null;
}

/** What an edition of a module consists of, as far as it must be shown. Drills are not asked yet. */
export interface ModuleShape {
  readonly editionId: string;
  readonly lessons: readonly string[];
  /** What is passed or not: tests, and scenarios that are assessed. */
  readonly tests: readonly string[];
}

/** Kinds of evidence that say whether something was passed. */
const SITTINGS: ReadonlySet<string> = new Set(['TEST', 'SCENARIO']);

/** True for evidence of a test or of an assessed scenario. */
export function isSitting({ kind }: Pick<EvidenceFact, 'kind'>): boolean {
  return SITTINGS.has(kind);
}

export type Standing =
  | {
      readonly state: 'COMPLETED';
      /** Day on which the last part was shown. */ readonly on: string;
      readonly editionId: string;
    }
  | { readonly state: 'FAILED' | 'IN_PROGRESS' | 'NOT_STARTED' };

/** Evidence that stands: neither revoked nor itself a revocation. */
export function standing(evidence: readonly EvidenceFact[]): EvidenceFact[] {
  const taken = new Set(evidence.flatMap(({ revokes }) => revokes ?? []));
  return evidence.filter(({ id, revokes }) => revokes === null && !taken.has(id));
}

/**
 * Where a person stands in one module.
 *
 * Complete is who attended the whole module or every lesson of it, and passed every test of it: measured by any one of the
 * editions in `shapes`, which are the edition assigned and those under which evidence was given. Items keep their ids
 * across editions, so what was shown under one counts for the same item of another; what a later edition adds is not
 * asked of who completed an earlier one. A module of tests alone asks no attendance; one without lessons and tests asks
 * attendance of the whole. A test once passed stays passed.
 *
 * Failed is who is not complete, sat a test and has not passed it since. `started` says that reading began, which is no
 * evidence.
 */
export function moduleStanding(
  shapes: readonly ModuleShape[],
  evidence: readonly EvidenceFact[],
  started: boolean,
): Standing {
  const live = standing(evidence);
  let best: { on: string; editionId: string } | null = null;
  for (const shape of shapes) {
    const on = completedOn(shape, live);
    if (on !== null && (best === null || on < best.on)) best = { on, editionId: shape.editionId };
  }
  if (best !== null) return { state: 'COMPLETED', ...best };
  if (anyFailed(live)) return { state: 'FAILED' };
  return { state: started || live.length > 0 ? 'IN_PROGRESS' : 'NOT_STARTED' };
}

/** Day on which the last part of `shape` was shown; null while something is missing. `live` holds standing evidence only. */
export function completedOn(shape: ModuleShape, live: readonly EvidenceFact[]): string | null {
  const attended = (itemId: string | null) =>
    earliest(live.filter((fact) => fact.kind === 'ATTENDANCE' && fact.itemId === itemId));
  const tests = shape.tests.map((test) =>
    earliest(live.filter((fact) => isSitting(fact) && fact.itemId === test && fact.passed === true)),
  );
  const whole = attended(null);
  const byLesson = shape.lessons.length > 0 || shape.tests.length > 0 ? latest(shape.lessons.map(attended)) : null;
  const attendance = whole === null ? byLesson : byLesson === null || whole < byLesson ? whole : byLesson;
  return latest([attendance, ...tests]);
}

function anyFailed(live: readonly EvidenceFact[]): boolean {
  const sittings = live.filter((fact) => isSitting(fact) && fact.passed !== null);
  return sittings.some(({ itemId }) => sittings.every((fact) => fact.itemId !== itemId || fact.passed === false));
}

function earliest(facts: readonly EvidenceFact[]): string | null {
  return facts.reduce<string | null>(
    (found, { achievedOn }) => (found === null || achievedOn < found ? achievedOn : found),
    null,
  );
}

/** The last of the days; null when one is missing; the empty text, before every day, when nothing is asked. */
function latest(days: readonly (string | null)[]): string | null {
  return days.reduce<string | null>(
    (found, day) => (found === null || day === null ? null : day > found ? day : found),
    '',
  );
}

/** What of an edition a person has not shown. */
export interface MissingParts {
  /** Attendance of the whole is missing; asked only of an edition without lessons and tests. */
  readonly whole: boolean;
  readonly lessons: readonly string[];
  /** Tests and scenarios not passed, with how often they were sat. */
  readonly tests: readonly { readonly id: string; readonly failures: number }[];
}

/** Names the parts that keep `shape` from being complete; nothing missing means that it is. */
export function missingParts(shape: ModuleShape, evidence: readonly EvidenceFact[]): MissingParts {
  const live = standing(evidence);
  const attended = (itemId: string | null) => live.some((fact) => fact.kind === 'ATTENDANCE' && fact.itemId === itemId);
  const sittings = (id: string, passed: boolean) =>
    live.filter((fact) => isSitting(fact) && fact.itemId === id && fact.passed === passed).length;
  const whole = attended(null);
  return {
    whole: !whole && shape.lessons.length + shape.tests.length === 0,
    lessons: whole ? [] : shape.lessons.filter((id) => !attended(id)),
    tests: shape.tests.filter((id) => sittings(id, true) === 0).map((id) => ({ id, failures: sittings(id, false) })),
  };
}
