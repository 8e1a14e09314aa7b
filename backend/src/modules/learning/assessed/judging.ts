import { canonicalJson } from '@peacewright/kernel';
import {
  moveMeant,
  nodeOf,
  replay,
  resultOf,
  step,
  type Model,
  type Move,
  type Refusal,
  type ReplayStep,
  type RunState,
} from '@peacewright/scenario-engine';
import type { ScenarioExercise } from '@peacewright/lesson-document';
import type { AssessedResult, AssessedRun, AssessedStep } from './assessed.repository';

/** A line takes time, which is nobody's delay. */
const GRACE_MS = 2000;
/** Outside one's first language. */
const OTHER_LANGUAGE = 1.5;

/** How much longer limits are for a person: what is granted to them, and half as long again outside their own language. */
export function timeFactorFor(granted: number, language: string, own: string): number {
  return granted * (language === own ? 1 : OTHER_LANGUAGE);
}

/** A run as its steps have it. */
export interface Standing {
  readonly state: RunState;
  readonly last: ReplayStep;
}

/** Plays the kept steps, which were played once before. */
export function standingOf(
  model: Model,
  { seed }: Pick<AssessedRun, 'seed'>,
  steps: readonly AssessedStep[],
): Standing {
  const played = replay(
    model,
    { seed },
    steps.map(({ move }) => move),
  );
  const last = played.steps.at(-1);
  if (!played.ok || !last) throw new Error('Kept steps of a run do not replay.');
  return { state: played.state, last };
}

/** The clock of a scene with a limit. */
export interface SceneClock {
  /** Seconds that this person has. */
  readonly seconds: number;
  /** Instant at which they are over, in milliseconds; null while the scene has not been read. */
  readonly until: number | null;
}

/** Null where no limit runs. */
export function clockOf(model: Model, state: RunState, timeFactor: number, readAt: Date | null): SceneClock | null {
  const { source } = nodeOf(model, state);
  const written = 'limit' in source ? source.limit?.seconds : undefined;
  if (written === undefined) return null;
  const seconds = Math.round(written * timeFactor);
  return { seconds, until: readAt && readAt.getTime() + seconds * 1000 };
}

export type Judged =
  /** What was sent is made, or, when it came too late, the time-out in its place. */
  | { readonly act: 'take'; readonly move: Move; readonly state: RunState; readonly late: boolean }
  /** Sent again, or a time-out before its time: nothing changes. */
  | { readonly act: 'nothing' }
  | { readonly act: 'stale' }
  | { readonly act: 'notRead' }
  | { readonly act: 'missing' }
  | { readonly act: 'refuse'; readonly refusal: Refusal };

/**
 * What becomes of a move that somebody sends who knows of `at` steps. The clock is the server's: after the limit only the
 * time-out is left, before it there is none.
 */
export function judge(
  model: Model,
  run: Pick<AssessedRun, 'seed' | 'timeFactor'>,
  steps: readonly AssessedStep[],
  sent: { readonly at: number; readonly move: unknown },
  readAt: Date | null,
  now: Date,
): Judged {
  if (sent.at > steps.length) return { act: 'missing' };
  const known = steps[sent.at];
  if (known) {
    const { state } = standingOf(model, run, steps.slice(0, sent.at));
    const again = moveMeant(model, state, sent.move);
    return { act: again && canonicalJson(again) === canonicalJson(known.move) ? 'nothing' : 'stale' };
  }
  const { state } = standingOf(model, run, steps);
  const meant = moveMeant(model, state, sent.move);
  if (!meant) return { act: 'refuse', refusal: 'malformed' };
  const clock = clockOf(model, state, run.timeFactor, readAt);
  if (clock && meant.kind !== 'alternate') {
    if (clock.until === null) return { act: 'notRead' };
    const left = clock.until - now.getTime();
    if (left < -GRACE_MS) return taken(model, state, { kind: 'timeout' }, meant.kind !== 'timeout');
    if (meant.kind === 'timeout' && left > GRACE_MS) return { act: 'nothing' };
  }
  return taken(model, state, meant, false);
}

function taken(model: Model, state: RunState, move: Move, late: boolean): Judged {
  const stepped = step(model, state, move);
  return stepped.ok ? { act: 'take', move, state: stepped.state, late } : { act: 'refuse', refusal: stepped.refusal };
}

/** The result of a run that has ended; null while it goes on. */
export function endOf(
  model: Model,
  state: RunState,
  exercise: Pick<ScenarioExercise, 'objectives'>,
): Omit<AssessedResult, 'endedAt' | 'moduleComplete'> | null {
  const { outcome, grade, passed, criticalFailed, objectives } = resultOf(model, state);
  if (outcome === null || grade === null) return null;
  const counting = new Map(exercise.objectives.map((entry) => [entry.scenario, entry.module]));
  return {
    outcome,
    grade,
    passed,
    criticalFailed,
    objectives: objectives.map(({ objective, grade: reached }) => ({
      objective,
      module: counting.get(objective) ?? null,
      grade: reached,
    })),
  };
}
