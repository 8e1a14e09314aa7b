import { pointerTo } from '../document/problem';
import { evaluatorOf, slotsRead, type Expression } from '../expressions/expression';
import type { Model, Way } from '../model/model';
import { reducedClasses, type Classes } from './classes';
import { nameOf } from './document-findings';
import { Explorer, type Budget } from './explorer';
import { finding, type Finding } from './finding';
import { NOTHING } from './observations';
import { observedBy } from './pasts';
import { Space } from './space';

/**
 * What was proven although the whole story is too large: explorations without some of its variables, in which a condition
 * on them may hold and may not. They pass through every state that the story has, and more; so what none of its runs
 * meets there never happens, while what is met there may or may not.
 */
export interface Bounds {
  /** By node, way and objective: true where it may yet happen. */
  readonly nodes: readonly boolean[];
  readonly ways: readonly boolean[];
  readonly rated: readonly boolean[];
  /** Whether an ending that passes may be reached without a critical fail. */
  readonly passes: boolean;
}

/** Of the whole budget, what one exploration without some variables may take. */
const SHARE = 20;

/** Explores without the widest variables, then once for each that was left out with that one kept before all others. */
export function* boundsOf(model: Model, budget: Budget): Generator<number, Bounds> {
  const share: Budget = { states: Math.max(Math.ceil(budget.states / SHARE), model.nodes.length), bytes: budget.bytes };
  const classes = reducedClasses(model, NOTHING);
  const narrow = model.slots.map((_, slot) => slot).sort((a, b) => widthOf(classes, a) - widthOf(classes, b));
  const first = keptSlots(model, classes, narrow, share.states);
  const others = narrow
    .filter((slot) => !first.has(slot))
    .map((slot) => keptSlots(model, classes, [slot, ...narrow], share.states));
  const nodes = model.nodes.map(() => true);
  const ways = model.ways.map(() => true);
  let passes = true;
  for (const kept of [first, ...others]) {
    const relaxed = relaxedModel(model, kept);
    const graph = yield* walked(relaxed, share);
    if (!graph) continue;
    nodes.forEach((may, node) => (nodes[node] = may && graph.perNode[node] !== 0));
    ways.forEach((may, way) => (ways[way] = may && graph.openWays[way] === 1));
    // A run that passes takes no critical way.
    const critical = relaxed.ways.some((way) => way.critical >= 0);
    const clean = passes && (critical ? yield* walked(withoutCritical(relaxed), share) : graph);
    if (clean) passes = model.nodes.some((node) => node.passes && clean.perNode[node.index] !== 0);
  }
  const rated = model.document.objectives.map((_, objective) =>
    model.ways.some((way) => ways[way.index] === true && ((observedBy(way) >>> objective) & 1) === 1),
  );
  return { nodes, ways, rated, passes };
}

/** The findings that hold although not every state was seen. */
export function boundFindings(model: Model, { nodes, ways, rated, passes }: Bounds): Finding[] {
  const unreachable = model.nodes.flatMap((node) =>
    nodes[node.index] === true
      ? node.ways
          .filter(({ kind, index, target }) => kind === 'choice' && target >= 0 && ways[index] === false)
          .map(({ id, pointer }) => finding('unreachable-choice', pointer, { node: nameOf(node), choice: id }))
      : [finding('unreachable-node', pointerTo('nodes', node.index), { node: nameOf(node) })],
  );
  const unrated = model.document.objectives.flatMap(({ id, code }, objective) =>
    rated[objective] === true
      ? []
      : [finding('objective-unrated', pointerTo('objectives', objective), { objective: code || id })],
  );
  return [...unreachable, ...unrated, ...(passes ? [] : [finding('no-way-to-pass', '/nodes')])];
}

function* walked(model: Model, budget: Budget): Generator<number, Explorer | null> {
  const graph = new Explorer(new Space(model, reducedClasses(model, NOTHING), NOTHING), budget, false);
  for (let progress = graph.advance(20_000); progress !== 'done'; progress = graph.advance(20_000)) {
    if (progress !== 'more') return null;
    yield graph.count;
  }
  return graph;
}

function widthOf(classes: Classes, slot: number): number {
  return classes.first.reduce((most, slots) => Math.max(most, slots[slot]?.length ?? 1), 1);
}

/** As many slots, in this order, as cannot make more states than allowed; each with those on which its values rest. */
function keptSlots(model: Model, classes: Classes, order: readonly number[], states: number): ReadonlySet<number> {
  const rests = model.slots.map(() => new Set<number>());
  for (const way of model.ways) for (const { slot, value } of way.effects) slotsRead(value, rests[slot]);
  let kept = new Set<number>();
  for (const slot of order) {
    const more = new Set(kept).add(slot);
    for (const one of more) for (const source of rests[one] ?? []) more.add(source);
    const most = classes.first.reduce(
      (sum, slots) => sum + [...more].reduce((product, one) => product * (slots[one]?.length ?? 1), 1),
      0,
    );
    if (most <= states) kept = more;
  }
  return kept;
}

/** The same story with some slots alone: nothing changes the others, and a condition on them may hold and may not. */
function relaxedModel(model: Model, kept: ReadonlySet<number>): Model {
  const ways = model.ways.map((way): Way => {
    const open = possible(way.guard, kept);
    const before = way.kind === 'case' || way.kind === 'otherwise' ? earlierCases(model, way) : [];
    // A branch takes the first case that holds: a later one is possible where no earlier one holds for certain.
    const guard = before.reduce<Expression | null>(
      (all, { guard: other }) => both(all, { op: 'not', a: certain(other, kept) }),
      open,
    );
    return {
      ...way,
      guard,
      holds: guard && evaluatorOf(guard),
      effects: way.effects.filter(({ slot }) => kept.has(slot)),
      minutes: kept.has(model.elapsedSlot) ? way.minutes : 0,
    };
  });
  return withWays(
    {
      ...model,
      nodes: model.nodes.map((node) => ({
        ...node,
        kind: node.kind === 'branch' ? 'chance' : node.kind,
        visitedSlot: kept.has(node.visitedSlot) ? node.visitedSlot : -1,
      })),
    },
    ways,
    ({ target }) => target >= 0,
  );
}

function withoutCritical(model: Model): Model {
  return withWays(model, model.ways, ({ target, critical }) => target >= 0 && critical < 0);
}

function withWays(model: Model, ways: readonly Way[], taken: (way: Way) => boolean): Model {
  const nodes = model.nodes.map((node) => ({
    ...node,
    ways: node.ways.map(({ index }) => ways[index]!).filter((way) => taken(way)),
  }));
  return { ...model, ways, nodes };
}

function earlierCases(model: Model, way: Way): readonly Way[] {
  return model.nodes[way.node]!.ways.filter(({ kind, index }) => kind === 'case' && index < way.index);
}

const TRUE: Expression = { op: 'const', value: 1 };
const FALSE: Expression = { op: 'const', value: 0 };

function both(a: Expression | null, b: Expression): Expression {
  return a === null ? b : { op: 'and', a, b };
}

/** Holds wherever the condition may hold for some values of the slots that are not kept. */
function possible(condition: Expression | null, kept: ReadonlySet<number>): Expression | null {
  return condition === null ? null : bounded(condition, kept, TRUE);
}

/** Holds only where the condition holds for all values of the slots that are not kept. */
function certain(condition: Expression | null, kept: ReadonlySet<number>): Expression {
  return condition === null ? TRUE : bounded(condition, kept, FALSE);
}

/** The condition with `unknown` for each part that reads a slot that is not kept, turned round under a "not". */
function bounded(condition: Expression, kept: ReadonlySet<number>, unknown: Expression): Expression {
  if (condition.op === 'and' || condition.op === 'or')
    return {
      op: condition.op,
      a: bounded(condition.a, kept, unknown),
      b: bounded(condition.b, kept, unknown),
    };
  if (condition.op === 'not') return { op: 'not', a: bounded(condition.a, kept, unknown === TRUE ? FALSE : TRUE) };
  return [...slotsRead(condition)].every((slot) => kept.has(slot)) ? condition : unknown;
}
