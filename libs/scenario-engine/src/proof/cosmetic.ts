import type { Model, Way } from '../model/model';
import { nameOf } from './document-findings';
import type { Explorer } from './explorer';
import { finding, type Finding } from './finding';
import type { Observation, Watch } from './observations';
import { pathTo } from './paths';

export interface Pair {
  readonly first: Way;
  readonly second: Way;
}

/** Pairs of choices whose differences, if any, lie in effects alone. */
export function alikePairs(model: Model): Pair[] {
  return model.nodes.flatMap(({ ways }) => {
    const choices = ways.filter(({ kind, target }) => kind === 'choice' && target >= 0);
    return choices.flatMap((first, index) =>
      choices.slice(index + 1).flatMap((second) => (looksLike(first, second) ? [{ first, second }] : [])),
    );
  });
}

function looksLike(a: Way, b: Way): boolean {
  return a.target === b.target && a.critical === b.critical && ratingsOf(a) === ratingsOf(b);
}

function ratingsOf({ ratings }: Way): string {
  return ratings
    .map(({ objective, rating, weight }) => `${objective} ${rating} ${weight}`)
    .sort()
    .join();
}

/** What a learner can see of the values: told apart at every node that is shown. */
export function visibleWatch(model: Model): Watch {
  const seen = model.slots.flatMap(({ visible }, slot): Observation[] =>
    visible ? [{ reads: [slot], see: (values) => values[slot] ?? 0 }] : [],
  );
  return {
    ways: new Map(),
    nodes: new Map(model.nodes.filter(({ automatic }) => !automatic).map(({ index }) => [index, seen])),
  };
}

/** Most pairs of states that are compared for one pair of choices. */
const PAIR_LIMIT = 200_000;

export interface CosmeticResult {
  readonly findings: readonly Finding[];
  /** False where a comparison was given up. */
  readonly complete: boolean;
}

/**
 * Choices after which, wherever both are on offer, nothing that is shown, offered, rated or reached ever differs. `graph`
 * must tell the visible values apart.
 */
export function cosmeticChoices(model: Model, graph: Explorer, pairs: readonly Pair[]): CosmeticResult {
  const byNode = statesByNode(model, graph, new Set(pairs.map(({ first }) => first.node)));
  const findings: Finding[] = [];
  let complete = true;
  for (const { first, second } of pairs) {
    const compare = new Comparison(model, graph);
    let shown = -1;
    let verdict: boolean | null = true;
    for (const state of byNode.get(first.node) ?? []) {
      const [a, b] = [targetBy(graph, state, first.index), targetBy(graph, state, second.index)];
      if (a < 0 || b < 0) continue;
      if (shown < 0) shown = state;
      verdict = compare.alike(a, b);
      if (verdict !== true) break;
    }
    if (verdict === null) complete = false;
    const node = model.nodes[first.node];
    if (verdict !== true || shown < 0 || !node) continue;
    const params = { node: nameOf(node), first: first.id, second: second.id };
    findings.push(finding('cosmetic-choice', second.pointer, params, pathTo(graph, shown, second.index)));
  }
  return { findings, complete };
}

function statesByNode(model: Model, graph: Explorer, wanted: ReadonlySet<number>): Map<number, number[]> {
  const found = new Map<number, number[]>();
  if (wanted.size === 0 || model.nodes.length === 0) return found;
  for (let state = 0; state < graph.count; state++) {
    const node = graph.nodeOf(state);
    if (!wanted.has(node)) continue;
    const list = found.get(node) ?? [];
    list.push(state);
    found.set(node, list);
  }
  return found;
}

function targetBy(graph: Explorer, state: number, way: number): number {
  for (let edge = graph.edgeStart[state]!; edge < graph.edgeStart[state + 1]!; edge++)
    if (graph.edgeWay[edge] === way) return graph.edgeTarget[edge]!;
  return -1;
}

/** Plays two states side by side: alike until something is seen to differ. */
class Comparison {
  private readonly assumed = new Set<number>();

  constructor(
    private readonly model: Model,
    private readonly graph: Explorer,
  ) {}

  /** Null where too many pairs would have to be compared. */
  alike(a: number, b: number): boolean | null {
    const { graph } = this;
    const open: [number, number][] = [[a, b]];
    for (let pair = open.pop(); pair; pair = open.pop()) {
      const [left, right] = pair;
      if (left === right) continue;
      const key = left * graph.count + right;
      if (this.assumed.has(key)) continue;
      if (this.assumed.size >= PAIR_LIMIT) return null;
      this.assumed.add(key);
      if (graph.nodeOf(left) !== graph.nodeOf(right) || !this.looksAlike(left, right)) return false;
      const [from, other] = [graph.edgeStart[left]!, graph.edgeStart[right]!];
      const edges = graph.edgeStart[left + 1]! - from;
      if (edges !== graph.edgeStart[right + 1]! - other) return false;
      const automatic = this.model.nodes[graph.nodeOf(left)]?.kind === 'branch';
      for (let edge = 0; edge < edges; edge++) {
        // Which case of a branch applied is not shown; where it led, and what it changed, is.
        if (!automatic && graph.edgeWay[from + edge] !== graph.edgeWay[other + edge]) return false;
        open.push([graph.edgeTarget[from + edge]!, graph.edgeTarget[other + edge]!]);
      }
    }
    return true;
  }

  private looksAlike(left: number, right: number): boolean {
    const { model, graph } = this;
    if (model.nodes[graph.nodeOf(left)]?.automatic) return true;
    const seen = model.slots.map(({ visible }, slot) => (visible ? slot : -1)).filter((slot) => slot >= 0);
    const values = graph.valuesOf(left);
    const shown = seen.map((slot) => values[slot]);
    const others = graph.valuesOf(right);
    return seen.every((slot, index) => others[slot] === shown[index]);
  }
}
