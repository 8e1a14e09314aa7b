import type { Expression, Evaluate } from '../expressions/expression';
import type { OutcomeGrade, Rating, ScenarioDocument, ScenarioNode } from '../document/schema';

/** One finite value of the state: a variable, the story minutes, or whether a node was reached. */
export interface Slot {
  readonly kind: 'variable' | 'elapsed' | 'visited';
  /** Id of the variable or node; `elapsed` for the minutes. */
  readonly id: string;
  readonly lo: number;
  readonly hi: number;
  readonly start: number;
  readonly visible: boolean;
  /** True where an assignment beyond the range deserves a finding: declared integers. */
  readonly bounded: boolean;
}

export interface Effect {
  readonly slot: number;
  /** The new value before it is held at the bounds; an addition has the old value as its first part. */
  readonly value: Expression;
  readonly evaluate: Evaluate;
}

export type WayKind = 'next' | 'choice' | 'timeout' | 'result' | 'alternate' | 'case' | 'otherwise' | 'drawn';

/** One arrow: what a move or an automatic step does. */
export interface Way {
  /** Place in `Model.ways`. */
  readonly index: number;
  readonly node: number;
  readonly kind: WayKind;
  /** Id of choice, case or drawn outcome; the result of a task; empty for the others. */
  readonly id: string;
  readonly guard: Expression | null;
  readonly holds: Evaluate | null;
  readonly effects: readonly Effect[];
  readonly minutes: number;
  /** Index of the node it leads to; -1 while the author has not drawn it. */
  readonly target: number;
  readonly weight: number;
  readonly ratings: readonly RatedObjective[];
  /** Index of the objective that a critical fail forces to "not achieved", or -1. */
  readonly critical: number;
  /** Ways with the same number count once in a run; -1 where nothing is rated. */
  readonly unit: number;
  /** Indices of facts that a fair rating needs. */
  readonly needs: readonly number[];
  /** JSON pointer of the arrow in the document. */
  readonly pointer: string;
}

export interface RatedObjective {
  readonly objective: number;
  readonly rating: Rating;
  readonly weight: number;
}

export interface ModelNode {
  readonly index: number;
  readonly id: string;
  readonly kind: ScenarioNode['kind'];
  readonly source: ScenarioNode;
  /** True where the engine goes on by itself. */
  readonly automatic: boolean;
  readonly ways: readonly Way[];
  /** Slot that is set on arrival, or -1 where no expression asks. */
  readonly visitedSlot: number;
  /** Indices of facts given on arrival. */
  readonly gives: readonly number[];
  readonly grade: OutcomeGrade | null;
  readonly passes: boolean;
}

/** A scenario with its meaning worked out: ids resolved, expressions checked and compiled. Immutable. */
export interface Model {
  readonly document: ScenarioDocument;
  readonly slots: readonly Slot[];
  readonly elapsedSlot: number;
  readonly nodes: readonly ModelNode[];
  readonly nodeIndex: ReadonlyMap<string, number>;
  readonly ways: readonly Way[];
  readonly units: number;
  readonly start: number;
  /** Values of the slots at the beginning: the first is the ordinary one, then one a preset, in their order. */
  readonly beginnings: readonly { readonly preset: string | null; readonly values: readonly number[] }[];
}

/** The value after an effect, held at the bounds of its slot. */
export function held(slot: Slot, value: number): number {
  return value < slot.lo ? slot.lo : value > slot.hi ? slot.hi : value;
}
