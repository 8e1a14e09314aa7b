import {
  isSitting,
  moduleStanding,
  standing,
  type EvidenceFact,
  type ModuleShape,
} from '@peacewright/readiness-engine';
import type { NewEvidence } from '../evidence';

/** What one person did about one module, as read. */
export interface ModuleFacts {
  readonly moduleEditionId: string;
  readonly moduleId: string;
  /** The edition itself, and every other one under which the person has evidence. */
  readonly shapes: readonly ModuleShape[];
  /** Everything of the person about the module, revocations among it; `recordedAt` in milliseconds. */
  readonly evidence: readonly (EvidenceFact & { readonly recordedAt: number })[];
  readonly progress: readonly {
    readonly itemId: string;
    /** Furthest share read, 0 to 1. */
    readonly fraction: number;
    /** Milliseconds; null: not finished. */
    readonly doneAt: number | null;
    readonly updatedAt: number;
  }[];
}

/** Where one person stands in one module edition. */
export interface ModuleState {
  readonly moduleEditionId: string;
  readonly moduleId: string;
  readonly lessons: readonly string[];
  /** Tests, and scenarios that are assessed. */
  readonly tests: readonly string[];
  readonly lessonsDone: readonly string[];
  readonly testsPassed: readonly string[];
  /** Attendance of this whole edition stands: signed in a room, or written when the last step was done alone. */
  readonly attended: boolean;
  /** Day on which the module was complete; by this edition or an earlier one. Null: it is not. */
  readonly completedOn: string | null;
  /** How often attendance of this edition was taken back, and when last (milliseconds). */
  readonly revocations: number;
  readonly revokedAt: number;
  /** When the person last read or showed something (milliseconds); null: nothing yet. */
  readonly touchedAt: number | null;
}

/**
 * Judges the facts. Completion is the readiness engine's, so that a learner's page and a contingent's matrix agree. What
 * was read before attendance was taken back does not count again.
 */
export function stateOf(facts: ModuleFacts): ModuleState {
  const own = facts.shapes.find(({ editionId }) => editionId === facts.moduleEditionId);
  const live = standing(facts.evidence);
  const shown = (kind: string, itemId: string | null) =>
    live.filter((fact) => fact.kind === kind && fact.itemId === itemId);
  const takenBack = facts.evidence.filter(
    (fact) => fact.revokes !== null && fact.kind === 'ATTENDANCE' && fact.moduleEditionId === facts.moduleEditionId,
  );
  const revokedAt = Math.max(0, ...takenBack.map(({ recordedAt }) => recordedAt));
  const finished = facts.progress
    .filter(({ doneAt }) => doneAt !== null && doneAt > revokedAt)
    .map(({ itemId }) => itemId);
  const lessons = own?.lessons ?? [];
  const tests = own?.tests ?? [];
  const touched = [
    ...facts.progress.map(({ updatedAt }) => updatedAt),
    ...live.map(({ recordedAt }) => Number(recordedAt)),
  ];
  const judged = moduleStanding(facts.shapes, facts.evidence, facts.progress.length > 0);
  return {
    moduleEditionId: facts.moduleEditionId,
    moduleId: facts.moduleId,
    lessons,
    tests,
    lessonsDone: lessons.filter((id) => finished.includes(id) || shown('ATTENDANCE', id).length > 0),
    testsPassed: tests.filter((id) =>
      live.some((fact) => isSitting(fact) && fact.itemId === id && fact.passed === true),
    ),
    attended: shown('ATTENDANCE', null).some(({ moduleEditionId }) => moduleEditionId === facts.moduleEditionId),
    completedOn: judged.state === 'COMPLETED' ? judged.on : null,
    revocations: takenBack.length,
    revokedAt,
    touchedAt: touched.length === 0 ? null : Math.max(...touched),
  };
}

/** The facts once the lesson is read to its end, at `at` (milliseconds): reading it again after attendance was taken back counts. */
export function withLessonRead(facts: ModuleFacts, itemId: string, at: number): ModuleFacts {
  const read = { itemId, fraction: 1, doneAt: Infinity, updatedAt: at };
  return { ...facts, progress: [...facts.progress.filter((kept) => kept.itemId !== itemId), read] };
}

/** The facts once the evidence is added. */
export function withEvidence(facts: ModuleFacts, shown: readonly NewEvidence[]): ModuleFacts {
  const added = shown.map((entry) => ({ ...entry, id: entry.dedupeKey, revokes: null, recordedAt: Infinity }));
  return { ...facts, evidence: [...facts.evidence, ...added] };
}

/** True when the person has done every step alone and attendance is yet to be written. */
export function hasJustFinished(state: ModuleState): boolean {
  return (
    !state.attended &&
    state.lessons.length + state.tests.length > 0 &&
    state.lessonsDone.length === state.lessons.length &&
    state.testsPassed.length === state.tests.length
  );
}
