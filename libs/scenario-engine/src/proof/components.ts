import type { Explorer } from './explorer';

/** Strongly connected parts of a state graph, each after all parts that it leads to. */
export interface Components {
  /** Part of each state. */
  readonly of: Int32Array;
  /** States grouped by part, in the order of the parts. */
  readonly states: Int32Array;
  /** Part `c` holds `states[start[c]]` to `states[start[c + 1] - 1]`. */
  readonly start: Int32Array;
  readonly count: number;
  /** True for a part in which one can go round. */
  readonly loops: Uint8Array;
}

/** Tarjan's parts, with a stack of its own instead of recursion. */
export function componentsOf(graph: Explorer): Components {
  const { count, edgeStart, edgeTarget } = graph;
  const index = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const of = new Int32Array(count).fill(-1);
  const cursor = new Uint32Array(count);
  const states = new Int32Array(count);
  const start: number[] = [0];
  const stack = new Int32Array(count);
  const calls = new Int32Array(count);
  let [stacked, placed, named] = [0, 0, 0];
  for (let root = 0; root < count; root++) {
    if (index[root] !== -1) continue;
    let depth = 0;
    calls[depth++] = root;
    while (depth > 0) {
      const state = calls[depth - 1]!;
      if (index[state] === -1) {
        index[state] = low[state] = named++;
        stack[stacked++] = state;
        cursor[state] = edgeStart[state]!;
      }
      const end = edgeStart[state + 1]!;
      let deeper = -1;
      while (cursor[state]! < end) {
        const target = edgeTarget[cursor[state]!]!;
        if (index[target] === -1) {
          deeper = target;
          break;
        }
        if (of[target] === -1) low[state] = Math.min(low[state]!, low[target]!);
        cursor[state] = cursor[state]! + 1;
      }
      if (deeper >= 0) {
        calls[depth++] = deeper;
        continue;
      }
      depth--;
      if (low[state] !== index[state]) continue;
      let member = -1;
      while (member !== state) {
        member = stack[--stacked]!;
        of[member] = start.length - 1;
        states[placed++] = member;
      }
      start.push(placed);
    }
  }
  const loops = new Uint8Array(start.length - 1);
  for (let part = 0; part + 1 < start.length; part++) {
    if (start[part + 1]! - start[part]! > 1) loops[part] = 1;
    const only = states[start[part]!]!;
    for (let edge = edgeStart[only]!; edge < edgeStart[only + 1]!; edge++)
      if (edgeTarget[edge] === only) loops[part] = 1;
  }
  return { of, states, start: Int32Array.from(start), count: start.length - 1, loops };
}

/** Calls `visit` for every edge from a state of the part. */
export function eachEdge(
  graph: Explorer,
  parts: Components,
  part: number,
  visit: (from: number, target: number, way: number, edge: number) => void,
): void {
  const { edgeStart, edgeTarget, edgeWay } = graph;
  for (let at = parts.start[part]!; at < parts.start[part + 1]!; at++) {
    const from = parts.states[at]!;
    for (let edge = edgeStart[from]!; edge < edgeStart[from + 1]!; edge++)
      visit(from, edgeTarget[edge]!, edgeWay[edge]!, edge);
  }
}
