import type { Model, Way } from '../model/model';
import { gradeOf, type ObjectiveGrade } from '../run/results';
import { eachEdge, type Components } from './components';
import type { Explorer } from './explorer';
import type { Futures } from './futures';
import type { Scored } from './objective-findings';

/** The lowest and the highest that any path can give for an objective. A critical fail counts as a share of nothing. */
export interface ObjectiveRange {
  readonly objective: string;
  readonly lowest: ScoreEnd | null;
  readonly highest: ScoreEnd | null;
  /** Some path that ends does not observe it. */
  readonly missable: boolean;
}

export interface ScoreEnd {
  readonly good: number;
  readonly rated: number;
  readonly grade: ObjectiveGrade;
}

/**
 * Ranges over all paths that end. Rated ways inside loops have a bit in the state that says whether they counted, so that
 * going round adds nothing; the shares themselves are no part of the state. The best share is found by repeatedly asking
 * whether any path beats the share found so far, in whole numbers.
 */
export function objectiveRanges({ model, graph, parts, futures, spent }: Scored): ObjectiveRange[] {
  return model.document.objectives.map((rule, objective) => {
    const good = new Int32Array(model.ways.length);
    const rated = new Int32Array(model.ways.length);
    for (const way of model.ways)
      for (const rating of way.ratings)
        if (rating.objective === objective) {
          rated[way.index] = rating.weight;
          if (rating.rating === 'good' || rating.rating === 'acceptable') good[way.index] = rating.weight;
        }
    const search = new ShareSearch(model, graph, parts, futures, objective, good, rated, spent);
    const high = search.extreme(1);
    const low = search.extreme(-1);
    const failed = search.canFail();
    const end = (share: { good: number; rated: number } | null): ScoreEnd | null =>
      share && { ...share, grade: gradeOf(rule, share.good, share.rated, false) };
    const nothing: ScoreEnd = { good: 0, rated: 0, grade: 'notAchieved' };
    return {
      objective: rule.id,
      lowest: failed ? nothing : end(low),
      highest: end(high) ?? (failed ? nothing : null),
      missable: search.canMiss(),
    };
  });
}

/** Edges whose rating has counted before, read from the bits that `counted` names by unit. */
export function spentEdges(model: Model, graph: Explorer, counted: ReadonlyMap<number, number>): Uint8Array {
  const spent = new Uint8Array(graph.edges);
  if (counted.size === 0) return spent;
  for (let state = 0; state < graph.count; state++) {
    let values: Int32Array | null = null;
    for (let edge = graph.edgeStart[state]!; edge < graph.edgeStart[state + 1]!; edge++) {
      const slot = counted.get(model.ways[graph.edgeWay[edge]!]!.unit);
      if (slot === undefined) continue;
      values ??= graph.valuesOf(state);
      if (values[slot] === 1) spent[edge] = 1;
    }
  }
  return spent;
}

class ShareSearch {
  private readonly bestGood: Int32Array;
  private readonly bestRated: Int32Array;
  private readonly known: Uint8Array;

  constructor(
    private readonly model: Model,
    private readonly graph: Explorer,
    private readonly parts: Components,
    private readonly futures: Futures,
    private readonly objective: number,
    private readonly good: Int32Array,
    private readonly rated: Int32Array,
    private readonly spent: Uint8Array,
  ) {
    this.bestGood = new Int32Array(graph.count);
    this.bestRated = new Int32Array(graph.count);
    this.known = new Uint8Array(graph.count);
  }

  /** The largest (1) or smallest (-1) share of any path that observes the objective without a critical fail, or null. */
  extreme(sign: 1 | -1): { good: number; rated: number } | null {
    const first = this.best((_good, rated) => rated);
    if (first === null || first.rated === 0) return null;
    let found = first;
    for (;;) {
      const { good: p, rated: q } = found;
      const better = this.best((good, rated) => sign * (good * q - rated * p));
      if (better === null || sign * (better.good * q - better.rated * p) <= 0) return found;
      found = better;
    }
  }

  canFail(): boolean {
    return this.forward((way) => way.critical === this.objective, true);
  }

  canMiss(): boolean {
    return this.forward(
      (way, edge) => way.critical === this.objective || (this.rated[way.index]! > 0 && this.spent[edge] === 0),
      false,
    );
  }

  /** True where some path that ends has (or, for `wanted` false, has not) a way of the kind asked for. */
  private forward(asked: (way: Way, edge: number) => boolean, wanted: boolean): boolean {
    const { graph, parts, futures, model } = this;
    const without = new Uint8Array(graph.count);
    for (const state of graph.beginnings) without[state] = 1;
    let met = false;
    for (let part = parts.count - 1; part >= 0; part--)
      for (let changed = true; changed;) {
        changed = false;
        eachEdge(graph, parts, part, (from, target, index, edge) => {
          if (futures.gradesAfter(target) === 0) return;
          if (asked(model.ways[index]!, edge)) met = true;
          else if (without[from] === 1 && without[target] === 0) {
            without[target] = 1;
            changed = parts.loops[part] === 1;
          }
        });
      }
    if (wanted) return met;
    for (let state = 0; state < graph.count; state++)
      if (without[state] === 1 && model.nodes[graph.nodeOf(state)]?.kind === 'outcome') return true;
    return false;
  }

  /** The path that ends with the largest worth; worth is linear in good and rated weight. */
  private best(worth: (good: number, rated: number) => number): { good: number; rated: number } | null {
    const { graph, parts, model, bestGood, bestRated, known } = this;
    known.fill(0);
    for (let part = 0; part < parts.count; part++) {
      const first = parts.states[parts.start[part]!]!;
      let top: { good: number; rated: number } | null = null;
      if (model.nodes[graph.nodeOf(first)]?.kind === 'outcome') top = { good: 0, rated: 0 };
      const loops = parts.loops[part] === 1;
      // Without critical ways a loop may fall apart: then its states are settled one after the other.
      for (let changed = true; changed;) {
        changed = false;
        eachEdge(graph, parts, part, (from, target, index, edge) => {
          if (known[target] === 0 || model.ways[index]!.critical === this.objective) return;
          const counts = this.spent[edge] === 0;
          const good = bestGood[target]! + (counts ? this.good[index]! : 0);
          const rated = bestRated[target]! + (counts ? this.rated[index]! : 0);
          if (known[from] === 1 && worth(good, rated) <= worth(bestGood[from]!, bestRated[from]!)) return;
          known[from] = 1;
          bestGood[from] = good;
          bestRated[from] = rated;
          changed = loops;
        });
      }
      if (top) {
        known[first] = 1;
        bestGood[first] = bestRated[first] = 0;
      }
    }
    let best: { good: number; rated: number } | null = null;
    for (const state of graph.beginnings) {
      if (known[state] === 0) continue;
      const found = { good: bestGood[state]!, rated: bestRated[state]! };
      if (best === null || worth(found.good, found.rated) > worth(best.good, best.rated)) best = found;
    }
    return best;
  }
}
