import { canonicalJson } from '@peacewright/kernel';
import { replay, resultOf, type Beginning, type Model, type Move } from '@peacewright/scenario-engine';

/** A step as somebody sent it. */
export interface SentStep {
  readonly node: string;
  readonly move: unknown;
}

export type Played =
  | { readonly ok: true; readonly moves: readonly Move[]; readonly outcome: string | null }
  | { readonly ok: false; readonly at: number; readonly refusal: string };

/** What steps come to when they are played: every move on offer where it says that it was made, or refused. */
export function played(model: Model, beginning: Beginning, steps: readonly SentStep[]): Played {
  const replayed = replay(
    model,
    beginning,
    steps.map(({ move }) => move),
  );
  if (!replayed.ok) return { ok: false, at: Math.max(0, replayed.at), refusal: replayed.refusal };
  const elsewhere = steps.findIndex(({ node }, at) => replayed.steps[at]?.state.node !== node);
  if (elsewhere >= 0) return { ok: false, at: elsewhere, refusal: 'other-node' };
  return {
    ok: true,
    moves: replayed.steps.slice(1).flatMap(({ move }) => (move ? [bare(move)] : [])),
    outcome: resultOf(model, replayed.state).outcome,
  };
}

/** True where the same moves were made; how long they took and when is each device's own memory. */
export function sameMoves(one: readonly SentStep[], other: readonly SentStep[]): boolean {
  const moves = (steps: readonly SentStep[]): string => canonicalJson(steps.map(({ node, move }) => ({ node, move })));
  return moves(one) === moves(other);
}

/** The move alone, without whatever else was sent with it. */
function bare(move: Move): Move {
  switch (move.kind) {
    case 'choose':
      return { kind: 'choose', choice: move.choice };
    case 'respond':
      return { kind: 'respond', response: move.response };
    default:
      return { kind: move.kind };
  }
}
