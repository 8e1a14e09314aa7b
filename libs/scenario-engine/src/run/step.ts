import { gradeTask, isTaskResponse } from '@peacewright/assessment-engine/grade-task';
import type { Model, ModelNode, Way } from '../model/model';
import { held } from '../model/model';
import { drawnPlace } from './chance';
import type { Beginning } from './move';

/**
 * Where a run stands: plain data that can be stored and loaded. It is never the truth about a run; the moves are, and
 * this is what playing them gives.
 */
export interface RunState {
  readonly node: string;
  /** Values by slot of the model. */
  readonly values: readonly number[];
  readonly seed: number;
  readonly draws: readonly string[];
  /** How many chances were drawn. */
  readonly drawn: number;
  readonly decisions: number;
  /** Story minutes, not held at the cap. */
  readonly minutes: number;
  /** Rated units that have counted, in order. */
  readonly counted: readonly number[];
  /** Rated weight that is good or acceptable, and all rated weight, by objective. */
  readonly good: readonly number[];
  readonly rated: readonly number[];
  readonly critical: readonly boolean[];
  /** Ids of facts given so far. */
  readonly facts: readonly string[];
}

/** Why a move is refused; nothing changes then. */
export type Refusal =
  'malformed' | 'ended' | 'not-here' | 'unknown-choice' | 'not-offered' | 'not-drawn' | 'bad-response' | 'no-limit';

export type Stepped =
  | {
      readonly ok: true;
      readonly state: RunState;
      /** Ways taken: the move's own, then what followed by itself. */ readonly taken: readonly Way[];
    }
  | { readonly ok: false; readonly refusal: Refusal };

export type Started =
  | { readonly ok: true; readonly state: RunState; readonly taken: readonly Way[] }
  | { readonly ok: false; readonly refusal: 'unknown-preset' | 'bad-seed' };

/** The beginning of a run, with branches and chances that stand first already decided. */
export function start(model: Model, beginning: Beginning): Started {
  const { seed, preset = null, draws = [] } = beginning;
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffff_ffff) return { ok: false, refusal: 'bad-seed' };
  const from = model.beginnings.find((entry) => entry.preset === preset);
  if (!from) return { ok: false, refusal: 'unknown-preset' };
  const none = model.document.objectives.map(() => 0);
  const working = new Working(model, {
    node: '',
    values: from.values,
    seed,
    draws,
    drawn: 0,
    decisions: 0,
    minutes: 0,
    counted: [],
    good: none,
    rated: none,
    critical: none.map(() => false),
    facts: [],
  });
  working.arrive(model.start);
  return { ok: true, state: working.state(), taken: working.taken };
}

/** The state put at a node, as if the story had just come there: for authors who look at it from the middle. */
export function arrivedAt(model: Model, state: RunState, node: string): RunState {
  const working = new Working(model, state);
  working.arrive(model.nodeIndex.get(node) ?? -1);
  return working.state();
}

/** One move. Never throws: whatever is sent as a move is taken or refused. */
export function step(model: Model, state: RunState, move: unknown): Stepped {
  const node = nodeOf(model, state);
  const way = wayFor(node, state, move);
  if (typeof way === 'string') return { ok: false, refusal: way };
  if (way.target < 0) return { ok: false, refusal: 'not-drawn' };
  const working = new Working(model, state);
  working.take(way);
  return { ok: true, state: working.state(), taken: working.taken };
}

/** The node where a run stands. */
export function nodeOf(model: Model, state: RunState): ModelNode {
  const node = model.nodes[model.nodeIndex.get(state.node) ?? model.start];
  if (!node) throw new Error('A model has a first node.');
  return node;
}

/** True for a way that answers a decision, by choice or by letting time run out; the way round a warning answers none. */
export function isDecision(model: Model, way: Way): boolean {
  return way.kind !== 'alternate' && model.nodes[way.node]?.kind === 'decision';
}

/** True where the run can be left that way now. */
export function isOpen(way: Way, values: readonly number[] | Int32Array): boolean {
  return way.target >= 0 && (way.holds === null || way.holds(values) === 1);
}

function wayFor(node: ModelNode, state: RunState, move: unknown): Way | Refusal {
  if (typeof move !== 'object' || move === null || !('kind' in move)) return 'malformed';
  if (node.kind === 'outcome') return 'ended';
  const only = (kind: Way['kind']): Way | undefined => node.ways.find((way) => way.kind === kind);
  switch (move.kind) {
    case 'continue':
      return only('next') ?? 'not-here';
    case 'timeout':
      return only('timeout') ?? 'no-limit';
    case 'alternate':
      return only('alternate') ?? 'not-here';
    case 'choose': {
      if (node.kind !== 'decision') return 'not-here';
      if (!('choice' in move) || typeof move.choice !== 'string') return 'malformed';
      const way = node.ways.find(({ kind, id }) => kind === 'choice' && id === move.choice);
      if (!way) return 'unknown-choice';
      return way.holds === null || way.holds(state.values) === 1 ? way : 'not-offered';
    }
    case 'respond': {
      if (node.source.kind !== 'task') return 'not-here';
      const response: unknown = 'response' in move ? move.response : undefined;
      if (!isTaskResponse(node.source.task, response)) return 'bad-response';
      const { result } = gradeTask(node.source.task, response);
      return node.ways.find(({ kind, id }) => kind === 'result' && id === result) ?? 'bad-response';
    }
    default:
      return 'malformed';
  }
}

/** A state under way: one copy a move, changed in place, given out once. */
class Working {
  readonly taken: Way[] = [];
  private readonly values: number[];
  private node = '';
  private drawnCount: number;
  private decisions: number;
  private minutes: number;
  private counted: readonly number[];
  private good: readonly number[];
  private rated: readonly number[];
  private critical: readonly boolean[];
  private facts: readonly string[];

  constructor(
    private readonly model: Model,
    private readonly before: RunState,
  ) {
    this.values = [...before.values];
    this.node = before.node;
    this.drawnCount = before.drawn;
    this.decisions = before.decisions;
    this.minutes = before.minutes;
    this.counted = before.counted;
    this.good = before.good;
    this.rated = before.rated;
    this.critical = before.critical;
    this.facts = before.facts;
  }

  state(): RunState {
    return {
      node: this.node,
      values: this.values,
      seed: this.before.seed,
      draws: this.before.draws,
      drawn: this.drawnCount,
      decisions: this.decisions,
      minutes: this.minutes,
      counted: this.counted,
      good: this.good,
      rated: this.rated,
      critical: this.critical,
      facts: this.facts,
    };
  }

  take(way: Way): void {
    this.taken.push(way);
    const { model, values } = this;
    if (isDecision(model, way)) this.decisions += 1;
    for (const { slot, evaluate } of way.effects) {
      const range = model.slots[slot];
      if (range) values[slot] = held(range, evaluate(values));
    }
    if (way.minutes > 0) {
      this.minutes += way.minutes;
      const { elapsedSlot } = model;
      values[elapsedSlot] = Math.min((values[elapsedSlot] ?? 0) + way.minutes, model.document.elapsedCap);
    }
    this.rate(way);
    this.arrive(way.target);
  }

  /** Reaches a node, and goes on by itself through branches and chances; their circles were refused when compiling. */
  arrive(target: number): void {
    const node = this.model.nodes[target];
    if (!node) return;
    this.node = node.id;
    if (node.visitedSlot >= 0) this.values[node.visitedSlot] = 1;
    const { facts } = this.model.document;
    for (const index of node.gives) {
      const id = facts[index]?.id;
      if (id !== undefined && !this.facts.includes(id)) this.facts = [...this.facts, id];
    }
    if (!node.automatic) return;
    const way =
      node.kind === 'chance'
        ? this.drawWay(node)
        : node.ways.find(({ holds }) => holds === null || holds(this.values) === 1);
    // An arrow that is not drawn yet ends here: a dead end, which the proof reports.
    if (way && way.target >= 0) this.take(way);
  }

  private drawWay(node: ModelNode): Way | undefined {
    const { draws, seed } = this.before;
    const asked = draws[this.drawnCount];
    const place = drawnPlace(
      seed,
      this.drawnCount,
      node.ways.map(({ weight }) => weight),
    );
    this.drawnCount += 1;
    return node.ways.find(({ id }) => id === asked) ?? node.ways[place];
  }

  private rate(way: Way): void {
    if (way.critical >= 0 && !this.critical[way.critical])
      this.critical = this.critical.map((was, index) => was || index === way.critical);
    if (way.unit < 0 || this.counted.includes(way.unit)) return;
    this.counted = [...this.counted, way.unit];
    if (way.ratings.length === 0) return;
    const [good, rated] = [[...this.good], [...this.rated]];
    for (const { objective, rating, weight } of way.ratings) {
      rated[objective] = (rated[objective] ?? 0) + weight;
      if (rating === 'good' || rating === 'acceptable') good[objective] = (good[objective] ?? 0) + weight;
    }
    this.good = good;
    this.rated = rated;
  }
}
