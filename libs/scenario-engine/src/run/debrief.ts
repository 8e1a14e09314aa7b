import type { Model, Way } from '../model/model';
import type { Rating } from '../document/schema';
import type { Beginning, Move } from './move';
import { moveFor } from './offers';
import { replay, type ReplayStep } from './replay';
import { resultOf, type RunResult } from './results';
import { isOpen, step, type RunState } from './step';

export interface DebriefWay {
  readonly kind: Way['kind'];
  /** Id of the choice, result or drawn outcome. */
  readonly id: string;
  readonly pointer: string;
  readonly ratings: readonly { readonly objective: string; readonly rating: Rating; readonly counted: boolean }[];
  readonly critical: string | null;
}

/** One move of a run, told afterwards. */
export interface DebriefStep {
  readonly node: string;
  readonly move: Move;
  readonly way: DebriefWay;
  /** What a learner could see change, by variable. */
  readonly changed: readonly { readonly variable: string; readonly from: number; readonly to: number }[];
  readonly minutes: number;
  /** Other things that could have been done there and then. */
  readonly others: readonly DebriefWay[];
}

export interface Debrief {
  readonly steps: readonly DebriefStep[];
  readonly result: RunResult;
}

/** The path of a run with what each move changed and what else was on offer; null where the moves do not replay. */
export function debriefOf(model: Model, beginning: Beginning, moves: readonly unknown[]): Debrief | null {
  const replayed = replay(model, beginning, moves);
  if (!replayed.ok) return null;
  const steps = replayed.steps.slice(1).flatMap((after, index): DebriefStep[] => {
    const before = replayed.steps[index];
    const [way] = after.taken;
    return before && way && after.move ? [told(model, before, after, way, after.move)] : [];
  });
  return { steps, result: resultOf(model, replayed.state) };
}

function told(model: Model, before: ReplayStep, after: ReplayStep, way: Way, move: Move): DebriefStep {
  const node = model.nodes[way.node];
  const counted = after.state.counted.length > before.state.counted.length;
  const others = (node?.ways ?? []).filter(
    (other) =>
      other !== way && (other.kind === 'choice' || other.kind === 'result') && isOpen(other, before.state.values),
  );
  return {
    node: node?.id ?? '',
    move,
    way: wayTold(model, way, counted),
    changed: model.slots.flatMap(({ id, visible }, slot) => {
      const [from, to] = [before.state.values[slot] ?? 0, after.state.values[slot] ?? 0];
      return visible && from !== to ? [{ variable: id, from, to }] : [];
    }),
    minutes: after.state.minutes - before.state.minutes,
    others: others.map((other) => wayTold(model, other, true)),
  };
}

function wayTold(model: Model, way: Way, counted: boolean): DebriefWay {
  const { objectives } = model.document;
  return {
    kind: way.kind,
    id: way.id,
    pointer: way.pointer,
    ratings: way.ratings.map(({ objective, rating }) => ({
      objective: objectives[objective]?.id ?? '',
      rating,
      counted,
    })),
    critical: objectives[way.critical]?.id ?? null,
  };
}

export interface WhatIf {
  /** Moves that were played, the changed one among them. */
  readonly moves: readonly Move[];
  readonly state: RunState;
  readonly result: RunResult;
  /** False where a node is reached that the run gives no answer to: from there the learner plays on. */
  readonly complete: boolean;
}

/**
 * The same run with one move changed, played forward: at each node that the run passed, the learner does again what was
 * done there. Null where the changed move is not on offer, or the run does not replay so far.
 */
export function whatIf(
  model: Model,
  beginning: Beginning,
  moves: readonly Move[],
  at: number,
  instead: Move,
): WhatIf | null {
  const whole = replay(model, beginning, moves);
  const before = whole.steps[at];
  if (!before || at < 0 || at >= moves.length) return null;
  const changed = step(model, before.state, instead);
  if (!changed.ok) return null;
  const habits = new Map<string, Move[]>();
  whole.steps.slice(at + 1).forEach((later, index) => {
    const node = whole.steps[at + index]?.state.node ?? '';
    if (later.move && index > 0) habits.set(node, [...(habits.get(node) ?? []), later.move]);
  });
  const played = [...moves.slice(0, at), instead];
  let { state } = changed;
  for (;;) {
    const move = habits.get(state.node)?.shift() ?? onlyMove(model, state);
    const stepped = move && step(model, state, move);
    if (!move || !stepped?.ok) break;
    played.push(move);
    state = stepped.state;
    if (played.length > moves.length + model.nodes.length) break;
  }
  const result = resultOf(model, state);
  return { moves: played, state, result, complete: result.outcome !== null };
}

/** The one thing to do at a situation. */
function onlyMove(model: Model, state: RunState): Move | null {
  const node = model.nodes[model.nodeIndex.get(state.node) ?? -1];
  const [way] = node?.ways ?? [];
  return node?.kind === 'situation' && way ? moveFor(model, way) : null;
}
