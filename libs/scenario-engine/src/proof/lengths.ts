import type { Model } from '../model/model';
import { isDecision } from '../run/step';
import { eachEdge, type Components } from './components';
import type { Explorer } from './explorer';
import type { Futures } from './futures';

export interface Lengths {
  readonly shortest: number;
  /** Null where there is no limit. */
  readonly longest: number | null;
}

/** Shortest and longest way from a beginning to an ending, counting what `cost` says of a way. Null where none ends. */
export function lengthsOf(
  graph: Explorer,
  parts: Components,
  futures: Futures,
  cost: (way: number) => number,
): Lengths | null {
  const least = new Float64Array(graph.count).fill(Infinity);
  const most = new Float64Array(graph.count).fill(-Infinity);
  for (let part = 0; part < parts.count; part++) {
    const first = parts.states[parts.start[part]!]!;
    if (futures.gradesAfter(first) === 0) continue;
    if (graph.edgeStart[first] === graph.edgeStart[first + 1]) least[first] = most[first] = 0;
    const loops = parts.loops[part] === 1;
    let [top, round] = [-Infinity, false];
    for (let changed = true; changed;) {
      changed = false;
      eachEdge(graph, parts, part, (from, target, way) => {
        if (futures.gradesAfter(target) === 0) return;
        const price = cost(way);
        const low = price + least[target]!;
        if (low < least[from]!) {
          least[from] = low;
          changed = loops;
        }
        if (parts.of[target] === part) round ||= price > 0;
        else if (loops) top = Math.max(top, price + most[target]!);
        else most[from] = Math.max(most[from]!, price + most[target]!);
      });
    }
    if (loops)
      for (let at = parts.start[part]!; at < parts.start[part + 1]!; at++)
        most[parts.states[at]!] = round ? Infinity : top;
  }
  const shortest = Math.min(...graph.beginnings.map((state) => least[state]!));
  if (shortest === Infinity) return null;
  const longest = Math.max(...graph.beginnings.map((state) => most[state]!));
  return { shortest, longest: longest === Infinity ? null : longest };
}

export function decisionCost(model: Model): (way: number) => number {
  return (way) => (isDecision(model, model.ways[way]!) ? 1 : 0);
}
