import type { Model } from '../model/model';
import { reducedClasses, wholeClasses } from './classes';
import { componentsOf } from './components';
import { alikePairs, cosmeticChoices, visibleWatch } from './cosmetic';
import { documentFindings, missingTexts, nodeName } from './document-findings';
import { Explorer, type Budget } from './explorer';
import { finding, type Finding, type FindingCode } from './finding';
import { Futures } from './futures';
import { deadEnds, graphFindings, type Explored } from './graph-findings';
import { decisionCost, lengthsOf, type Lengths } from './lengths';
import { NOTHING, overflowObservation, type Observation, type Watch } from './observations';
import { objectiveFindings, type Scored } from './objective-findings';
import { pathTo } from './paths';
import { Pasts } from './pasts';
import { randomPlayer, type RandomPlayer } from './random-player';
import { boundFindings, boundsOf } from './relaxed';
import { objectiveRanges, spentEdges, type ObjectiveRange } from './scores';
import { Space } from './space';
import { unitsInLoops, withCounters } from './structure';

export interface ProofOptions {
  readonly budget: Budget;
  /** False: every value is told apart, and states are counted one by one. */
  readonly reduce: boolean;
}

export const DEFAULT_OPTIONS: ProofOptions = { budget: { states: 5_000_000, bytes: 1_000_000_000 }, reduce: true };

/** What could not be proven within the budget, and why. */
export interface Unproven {
  readonly what: FindingCode | 'everything' | 'objectives';
  readonly reason: 'too-many-states' | 'too-much-memory' | 'too-many-comparisons';
  /** The variable it is about, where it is about one. */
  readonly variable?: string;
}

export interface Report {
  readonly proven: boolean;
  readonly unproven: readonly Unproven[];
  /** Nodes that were neither met nor proven to be out of reach; none where every state was explored. */
  readonly undecided: readonly number[];
  /** States that were explored, after exact reductions. */
  readonly explored: number;
  /** All reachable states, where none were taken together. */
  readonly states: number | null;
  readonly findings: readonly Finding[];
  /** Null where the exploration was not complete. */
  readonly figures: Figures | null;
}

export interface Figures {
  readonly decisions: Lengths | null;
  readonly minutes: Lengths | null;
  readonly random: RandomPlayer;
  readonly objectives: readonly ObjectiveRange[] | null;
  /** Endings that can be reached, by node. */
  readonly endings: readonly number[];
}

/** States that are expanded between two looks at whether to go on. */
const PORTION = 20_000;

/** The whole proof at once. */
export function proveScenario(model: Model, options: ProofOptions = DEFAULT_OPTIONS): Report {
  const work = proving(model, options);
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}

/**
 * The proof in small portions: each `next` takes a few milliseconds and yields how many states were explored so far. A
 * worker drops it when the document has changed meanwhile.
 */
export function* proving(model: Model, options: ProofOptions): Generator<number, Report> {
  const unproven: Unproven[] = [];
  const graph = explorerFor(model, NOTHING, options, true);
  const progress = yield* explored(graph, 0);
  if (progress !== 'done') return yield* partial(model, graph, options);
  const parts = componentsOf(graph);
  yield graph.count;
  const futures = new Futures(model, graph, parts);
  const pasts = new Pasts(model, graph, parts);
  yield graph.count;
  const base = { model, graph, parts, futures, pasts };
  const findings = [...documentFindings(model), ...graphFindings(base)];
  yield graph.count;
  const random = randomPlayer(model, graph, parts);
  const first = firstStates(model, graph);
  findings.push(
    ...missingTexts(model.document, (node) => ((first[node] ?? -1) >= 0 ? pathTo(graph, first[node] ?? 0) : null)),
  );
  const scored = yield* scoredGraph(base, options, unproven);
  if (scored) findings.push(...objectiveFindings(scored));
  const objectives = scored && objectiveRanges(scored);
  const cosmetic = yield* cosmetics(model, options, unproven);
  const overflow = yield* overflows(model, options, unproven);
  findings.push(...cosmetic, ...overflow);
  return {
    proven: unproven.length === 0,
    unproven,
    undecided: [],
    explored: graph.count,
    states: graph.space.classes.whole ? graph.count : null,
    findings: sorted(findings),
    figures: {
      decisions: lengthsOf(graph, parts, futures, decisionCost(model)),
      minutes: lengthsOf(graph, parts, futures, (way) => model.ways[way]?.minutes ?? 0),
      random,
      objectives,
      endings: model.nodes
        .filter(({ kind, index }) => kind === 'outcome' && (graph.perNode[index] ?? 0) > 0)
        .map(({ index }) => index),
    },
  };
}

function explorerFor(model: Model, watch: Watch, options: ProofOptions, edges: boolean): Explorer {
  const classes = options.reduce ? reducedClasses(model, watch) : wholeClasses(model);
  return new Explorer(new Space(model, classes, watch), options.budget, edges);
}

function* explored(graph: Explorer, before: number): Generator<number, 'done' | 'stopped' | 'over-budget'> {
  for (;;) {
    const progress = graph.advance(PORTION);
    if (progress !== 'more') return progress;
    yield before + graph.count;
  }
}

function reasonOf(graph: Explorer, { budget }: ProofOptions): Unproven['reason'] {
  return graph.count > budget.states ? 'too-many-states' : 'too-much-memory';
}

/**
 * What holds although not everything was seen: stuck states that were met, and what explorations without some variables
 * show to be out of reach. Of all other nodes that were not met nothing is known, and the report names them.
 */
function* partial(model: Model, graph: Explorer, options: ProofOptions): Generator<number, Report> {
  const first = firstStates(model, graph);
  const seen = (node: number): boolean => (first[node] ?? -1) >= 0;
  const texts = missingTexts(model.document, (node) => (seen(node) ? pathTo(graph, first[node] ?? 0) : null));
  const bounds = yield* boundsOf(model, options.budget);
  return {
    proven: false,
    unproven: [{ what: 'everything', reason: reasonOf(graph, options) }],
    undecided: model.nodes.filter(({ index }) => !seen(index) && bounds.nodes[index]).map(({ index }) => index),
    explored: graph.count,
    states: null,
    findings: sorted([...documentFindings(model), ...boundFindings(model, bounds), ...deadEnds(graph), ...texts]),
    figures: null,
  };
}

function firstStates(model: Model, graph: Explorer): Int32Array {
  const first = new Int32Array(model.nodes.length).fill(-1);
  for (let state = graph.count - 1; state >= 0; state--) first[graph.nodeOf(state)] = state;
  return first;
}

/** Rated ways in loops need a bit each that says whether they counted; everything else does without. */
function* scoredGraph(base: Explored, options: ProofOptions, unproven: Unproven[]): Generator<number, Scored | null> {
  const units = unitsInLoops(base.model);
  if (units.length === 0) return { ...base, spent: new Uint8Array(base.graph.edges) };
  const { counted: model, slots } = withCounters(base.model, units);
  const watch: Watch = {
    nodes: new Map(),
    ways: new Map(
      model.ways.flatMap((way): [number, Observation[]][] => {
        const slot = slots.get(way.unit);
        return slot === undefined ? [] : [[way.index, [{ reads: [slot], see: (values) => values[slot] ?? 0 }]]];
      }),
    ),
  };
  // The watch only keeps the bits apart; nothing is to stop the exploration.
  const classes = options.reduce ? reducedClasses(model, watch) : wholeClasses(model);
  const graph = new Explorer(new Space(model, classes, NOTHING), options.budget, true);
  const progress = yield* explored(graph, base.graph.count);
  if (progress !== 'done') {
    unproven.push({ what: 'objectives', reason: reasonOf(graph, options) });
    return null;
  }
  const parts = componentsOf(graph);
  return { model, graph, parts, futures: new Futures(model, graph, parts), spent: spentEdges(model, graph, slots) };
}

function* cosmetics(model: Model, options: ProofOptions, unproven: Unproven[]): Generator<number, readonly Finding[]> {
  const pairs = alikePairs(model);
  if (pairs.length === 0) return [];
  const graph = explorerFor(model, visibleWatch(model), options, true);
  const progress = yield* explored(graph, 0);
  if (progress !== 'done') {
    unproven.push({ what: 'cosmetic-choice', reason: reasonOf(graph, options) });
    return [];
  }
  const { findings, complete } = cosmeticChoices(model, graph, pairs);
  if (!complete) unproven.push({ what: 'cosmetic-choice', reason: 'too-many-comparisons' });
  return findings;
}

/** Each bounded variable on its own, apart from the other reductions: can anything drive it out of its range? */
function* overflows(model: Model, options: ProofOptions, unproven: Unproven[]): Generator<number, readonly Finding[]> {
  const found: Finding[] = [];
  for (const [slot, { bounded, id, lo, hi }] of model.slots.entries()) {
    if (!bounded) continue;
    const watches = model.ways.flatMap((way): [number, Observation[]][] => {
      const seen = overflowObservation(model, way, slot);
      return seen && way.target >= 0 ? [[way.index, [seen]]] : [];
    });
    if (watches.length === 0) continue;
    const graph = explorerFor(model, { nodes: new Map(), ways: new Map(watches) }, options, false);
    const progress = yield* explored(graph, 0);
    if (progress === 'over-budget')
      unproven.push({ what: 'range-overflow', reason: reasonOf(graph, options), variable: id });
    const way = graph.sighted && model.ways[graph.sighted.way];
    if (!graph.sighted || !way) continue;
    const params = { variable: id, low: lo, high: hi, node: nodeName(model, way.node) };
    const path = pathTo(graph, graph.sighted.state, way.index);
    found.push(finding('range-overflow', way.pointer, params, path));
  }
  return found;
}

/** Blockers first, then by place in the document. */
function sorted(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      Number(a.severity === 'warning') - Number(b.severity === 'warning') ||
      a.at.localeCompare(b.at, 'en', { numeric: true }) ||
      a.code.localeCompare(b.code),
  );
}
