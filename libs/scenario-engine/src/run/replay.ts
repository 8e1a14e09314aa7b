import type { Model, Way } from '../model/model';
import type { Beginning, Move } from './move';
import { start, step, type Refusal, type RunState, type Started } from './step';

export interface ReplayStep {
  /** Null for the beginning. */
  readonly move: Move | null;
  readonly taken: readonly Way[];
  readonly state: RunState;
}

export type Replayed =
  | { readonly ok: true; readonly steps: readonly [ReplayStep, ...ReplayStep[]]; readonly state: RunState }
  | {
      readonly ok: false;
      /** Index of the refused move; -1 where the beginning was refused. */
      readonly at: number;
      readonly refusal: Refusal | Extract<Started, { ok: false }>['refusal'];
      readonly steps: readonly ReplayStep[];
    };

/** Plays moves from the beginning: the one way to know what a run came to. Stops at the first move that is not on offer. */
export function replay(model: Model, beginning: Beginning, moves: readonly unknown[]): Replayed {
  const started = start(model, beginning);
  if (!started.ok) return { ok: false, at: -1, refusal: started.refusal, steps: [] };
  const steps: [ReplayStep, ...ReplayStep[]] = [{ move: null, taken: started.taken, state: started.state }];
  let { state } = started;
  for (const [at, move] of moves.entries()) {
    const stepped = step(model, state, move);
    if (!stepped.ok) return { ok: false, at, refusal: stepped.refusal, steps };
    state = stepped.state;
    // A move that was taken has the form of a move.
    steps.push({ move: move as Move, taken: stepped.taken, state });
  }
  return { ok: true, steps, state };
}

/** True where a stored state is what the moves give. */
export function isStateOf(model: Model, beginning: Beginning, moves: readonly unknown[], stored: RunState): boolean {
  const replayed = replay(model, beginning, moves);
  return replayed.ok && JSON.stringify(replayed.state) === JSON.stringify(stored);
}
