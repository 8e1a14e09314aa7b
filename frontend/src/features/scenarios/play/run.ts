import type { PracticeDto, StepDto } from '@peacewright/api-client';
import type { Beginning, Move } from '@peacewright/scenario-engine';

/** How long time limits last: as written, half as long again, or not at all. */
export type Pace = 'written' | 'longer' | 'none';

/** A run as this device keeps it. Its steps are all there is to it; what they come to is worked out. */
export interface LocalRun {
  readonly id: string;
  readonly editionId: string;
  readonly seed: number;
  readonly preset: string | null;
  readonly pace: Pace;
  readonly steps: readonly LocalStep[];
  /** Steps from the first that the server has. */
  readonly sent: number;
}

export interface LocalStep {
  readonly node: string;
  readonly move: Move;
  readonly seconds: number;
  readonly at: string;
}

const LONGER = 1.5;

export function beginningOf({ seed, preset }: Pick<LocalRun, 'seed' | 'preset'>): Beginning {
  return { seed, ...(preset !== null && { preset }) };
}

/** Seconds that a limit gives this learner; null where it does not run. */
export function secondsGiven(written: number, pace: Pace, granted: number): number | null {
  return pace === 'none' ? null : Math.round(written * granted * (pace === 'longer' ? LONGER : 1));
}

/** The server's view of a run as one of this device. */
export function fromServer(kept: NonNullable<PracticeDto['run']>, editionId: string, pace: Pace): LocalRun {
  const { id, seed, preset, steps } = kept;
  return { id, editionId, seed, preset, pace, steps: steps.map(fromStep), sent: steps.length };
}

export function fromStep({ node, move, seconds, at }: StepDto): LocalStep {
  // The server keeps only moves that it has replayed.
  return { node, move: move as unknown as Move, seconds, at };
}

/**
 * Which of two memories of a run to go on with. Of one run it is the longer, where one begins as the other does, else
 * the server's; of two runs the one that was moved last.
 */
export function newer(local: LocalRun | null, kept: LocalRun | null): LocalRun | null {
  if (local === null || kept === null) return local ?? kept;
  if (local.id !== kept.id) return lastAt(local) > lastAt(kept) ? local : kept;
  const shared = Math.min(local.steps.length, kept.steps.length);
  const same = moves(local, shared) === moves(kept, shared);
  return same && local.steps.length > kept.steps.length
    ? { ...local, sent: kept.steps.length }
    : { ...kept, pace: local.pace };
}

function moves({ steps }: LocalRun, count: number): string {
  return JSON.stringify(steps.slice(0, count).map(({ node, move }) => [node, sorted(move)]));
}

/** Members in one order: PostgreSQL keeps them in another than they were sent in. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]): [string, unknown] => [key, sorted(inner)])
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

function lastAt({ steps }: LocalRun): string {
  return steps.at(-1)?.at ?? '';
}
