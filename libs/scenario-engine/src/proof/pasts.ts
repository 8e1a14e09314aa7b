import type { Model, Way } from '../model/model';
import { eachEdge, type Components } from './components';
import type { Explorer } from './explorer';

const CLEAN = 1 << 30;
const FAILED = 1 << 31;

/**
 * What may have happened on some way to a state. Bits of `missed`: objective o was not rated yet on some way; no critical
 * fail on some way; a critical fail on some way. Bits of `lacking`: fact f was not given yet on some way.
 */
export class Pasts {
  readonly missed: Int32Array;
  private readonly lacking: readonly [Int32Array, Int32Array];

  /** `spent` marks edges whose rating has counted before, where the graph tells that. */
  constructor(model: Model, graph: Explorer, parts: Components, spent: Uint8Array | null = null) {
    this.missed = new Int32Array(graph.count);
    this.lacking = [new Int32Array(graph.count), new Int32Array(graph.count)];
    const [low, high] = this.lacking;
    const rated = model.ways.map((way) => observedBy(way));
    const given = model.nodes.map(({ gives }) =>
      [0, 30].map((from) =>
        gives.reduce((bits, fact) => (fact >= from && fact < from + 30 ? bits | (1 << (fact - from)) : bits), 0),
      ),
    );
    const objectives = 2 ** model.document.objectives.length - 1;
    for (const state of graph.beginnings) {
      this.missed[state] = objectives | CLEAN;
      const [l = 0, h = 0] = given[graph.nodeOf(state)] ?? [];
      low[state] = (2 ** 30 - 1) & ~l;
      high[state] = (2 ** 30 - 1) & ~h;
    }
    const push = (from: number, target: number, index: number, edge: number): boolean => {
      const way = model.ways[index]!;
      const observed = spent?.[edge] === 1 ? forcedBy(way) : rated[index]!;
      let missed = this.missed[from]! & ~observed;
      if (way.critical >= 0 && (missed & (CLEAN | FAILED)) !== 0) missed = (missed & ~CLEAN) | FAILED;
      const [l = 0, h = 0] = given[graph.nodeOf(target)] ?? [];
      const next = [
        this.missed[target]! | missed,
        low[target]! | (low[from]! & ~l),
        high[target]! | (high[from]! & ~h),
      ] as const;
      if (next[0] === this.missed[target] && next[1] === low[target] && next[2] === high[target]) return false;
      this.missed[target] = next[0];
      low[target] = next[1];
      high[target] = next[2];
      return true;
    };
    for (let part = parts.count - 1; part >= 0; part--) {
      for (let changed = parts.loops[part] === 1; changed;) {
        changed = false;
        eachEdge(graph, parts, part, (from, target, index, edge) => {
          if (parts.of[target] === part && push(from, target, index, edge)) changed = true;
        });
      }
      eachEdge(graph, parts, part, (from, target, index, edge) => {
        if (parts.of[target] !== part) push(from, target, index, edge);
      });
    }
  }

  mayMiss(state: number, objective: number): boolean {
    return ((this.missed[state]! >>> objective) & 1) === 1;
  }

  mayLack(state: number, fact: number): boolean {
    return ((this.lacking[fact < 30 ? 0 : 1][state]! >>> (fact % 30)) & 1) === 1;
  }

  mayBeClean(state: number): boolean {
    return (this.missed[state]! & CLEAN) !== 0;
  }

  mayHaveFailed(state: number): boolean {
    return (this.missed[state]! & FAILED) !== 0;
  }
}

/** Objectives that a way rates or forces, as bits. */
export function observedBy(way: Way): number {
  return way.ratings.reduce((bits, { objective }) => bits | (1 << objective), forcedBy(way));
}

/** The objective that a critical fail decides, as a bit: it counts however often. */
export function forcedBy({ critical }: Way): number {
  return critical >= 0 ? 1 << critical : 0;
}
