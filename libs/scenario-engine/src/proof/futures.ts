import type { Model, Way } from '../model/model';
import { eachEdge, type Components } from './components';
import type { Explorer } from './explorer';

const GRADES = { notAchieved: 1, partlyAchieved: 2, achieved: 4 } as const;
/** An ending that passes is reached without a critical fail from here on. */
const PASS = 8;
/** From here on, objective `o` may yet be rated good or acceptable on a way that ends: bit 4 + o in two words. */

/** What can still come from a state: grades of endings, a pass, objectives that can still go well. */
export class Futures {
  /** Bits of `GRADES` and `PASS`. Zero: no ending can be reached. */
  readonly ends: Uint8Array;
  readonly well: Int32Array;

  constructor(
    private readonly model: Model,
    graph: Explorer,
    parts: Components,
  ) {
    this.ends = new Uint8Array(graph.count);
    this.well = new Int32Array(graph.count);
    for (let part = 0; part < parts.count; part++) {
      const first = parts.states[parts.start[part]!]!;
      const node = model.nodes[graph.nodeOf(first)];
      let ends = node?.grade ? GRADES[node.grade] | (node.passes ? PASS : 0) : 0;
      let well = 0;
      // Within a part everything can be reached from everywhere, but for a pass, which critical ways may bar.
      eachEdge(graph, parts, part, (_from, target, index) => {
        const way = model.ways[index]!;
        const after = this.ends[target]!;
        ends |= after & 7;
        if (after !== 0) well |= this.well[target]! | wellOf(way);
        if (way.critical < 0) ends |= after & PASS;
      });
      // A loop: ways inside it count once it is known that it can be left for an ending.
      if (ends !== 0 && parts.loops[part] === 1)
        eachEdge(graph, parts, part, (_from, target, index) => {
          if (parts.of[target] === part) well |= wellOf(model.ways[index]!);
        });
      for (let at = parts.start[part]!; at < parts.start[part + 1]!; at++) {
        const state = parts.states[at]!;
        this.ends[state] = ends & 7;
        this.well[state] = well;
      }
      this.passes(graph, parts, part, ends);
    }
  }

  /** Grades of endings that a way leads to from any state, as bits by rank: 1 not, 2 partly, 4 achieved. */
  gradesAfter(state: number): number {
    return this.ends[state]! & 7;
  }

  canPass(state: number): boolean {
    return (this.ends[state]! & PASS) !== 0;
  }

  private passes(graph: Explorer, parts: Components, part: number, ends: number): void {
    if ((ends & PASS) === 0) return;
    const first = parts.states[parts.start[part]!]!;
    if (parts.loops[part] === 0) {
      this.ends[first] = this.ends[first]! | PASS;
      return;
    }
    for (let changed = true; changed;) {
      changed = false;
      eachEdge(graph, parts, part, (from, target, index) => {
        const able = this.ends[target]! & PASS;
        if (able === 0 || (this.ends[from]! & PASS) !== 0) return;
        if (this.model.ways[index]!.critical >= 0) return;
        this.ends[from] = this.ends[from]! | PASS;
        changed = true;
      });
    }
  }
}

/** Objectives that a way can rate good or acceptable, as bits. */
export function wellOf(way: Way): number {
  let bits = 0;
  for (const { objective, rating } of way.ratings)
    if (rating === 'good' || rating === 'acceptable') bits |= 1 << objective;
  return bits;
}
