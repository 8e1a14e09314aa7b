import type { Model, Way } from '../model/model';
import type { PathStep } from '../run/move';
import { moveFor } from '../run/offers';
import type { Explorer } from './explorer';

/** The concrete moves that take these ways one after the other from a beginning; anyone can replay them. */
export function pathOf(model: Model, beginning: number, ways: readonly number[]): PathStep[] {
  const moves: PathStep[] = [];
  const draws: string[] = [];
  for (const index of ways) {
    const way = model.ways[index]!;
    if (way.kind === 'drawn') draws.push(way.id);
    const move = moveFor(model, way);
    if (move) moves.push(move);
  }
  const preset = model.beginnings[beginning]?.preset ?? null;
  if (preset === null && draws.length === 0) return moves;
  return [{ kind: 'start', ...(preset !== null && { preset }), ...(draws.length > 0 && { draws }) }, ...moves];
}

/** The path by which the exploration first came to a state, and further ways from there. */
export function pathTo(graph: Explorer, state: number, ...further: number[]): PathStep[] {
  const { beginning, ways } = graph.waysTo(state);
  return pathOf(graph.space.model, beginning, [...ways, ...further]);
}

/** A shortest path to a state that is asked for, along allowed steps alone; null where there is none. */
export function shortestPath(
  graph: Explorer,
  isGoal: (state: number) => boolean,
  isAllowed: (way: Way, target: number, edge: number) => boolean,
  mayBegin: (state: number) => boolean = () => true,
  ...further: number[]
): PathStep[] | null {
  const { model } = graph.space;
  const parent = new Int32Array(graph.count).fill(-2);
  const parentWay = new Int16Array(graph.count);
  const queue = new Int32Array(graph.count);
  let [head, tail] = [0, 0];
  for (const state of graph.beginnings)
    if (parent[state] === -2 && mayBegin(state)) {
      parent[state] = -1;
      queue[tail++] = state;
    }
  while (head < tail) {
    const state = queue[head++]!;
    if (isGoal(state)) {
      const ways: number[] = [...further];
      let at = state;
      for (; parent[at]! >= 0; at = parent[at]!) ways.unshift(parentWay[at]!);
      return pathOf(model, graph.beginnings.indexOf(at), ways);
    }
    for (let edge = graph.edgeStart[state]!; edge < graph.edgeStart[state + 1]!; edge++) {
      const target = graph.edgeTarget[edge]!;
      const way = model.ways[graph.edgeWay[edge]!]!;
      if (parent[target] !== -2 || !isAllowed(way, target, edge)) continue;
      parent[target] = state;
      parentWay[target] = way.index;
      queue[tail++] = target;
    }
  }
  return null;
}

/** The same to an ending, by way of a step that is asked for. */
export function pathThrough(
  graph: Explorer,
  isAsked: (way: Way) => boolean,
  canEnd: (state: number) => boolean,
): PathStep[] | null {
  const { model } = graph.space;
  for (let state = 0; state < graph.count; state++)
    for (let edge = graph.edgeStart[state]!; edge < graph.edgeStart[state + 1]!; edge++) {
      const target = graph.edgeTarget[edge]!;
      const way = model.ways[graph.edgeWay[edge]!]!;
      if (isAsked(way) && canEnd(target)) {
        const { beginning, ways } = graph.waysTo(state);
        return pathOf(model, beginning, [...ways, way.index, ...toEnding(graph, target)]);
      }
    }
  return null;
}

/** Ways from a state to the nearest ending. */
function toEnding(graph: Explorer, from: number): number[] {
  const { model } = graph.space;
  const parent = new Map<number, { state: number; way: number } | null>([[from, null]]);
  for (const state of parent.keys()) {
    if (model.nodes[graph.nodeOf(state)]?.kind === 'outcome') {
      const ways: number[] = [];
      for (let at = parent.get(state); at; at = parent.get(at.state)) ways.unshift(at.way);
      return ways;
    }
    for (let edge = graph.edgeStart[state]!; edge < graph.edgeStart[state + 1]!; edge++) {
      const target = graph.edgeTarget[edge]!;
      if (!parent.has(target)) parent.set(target, { state, way: graph.edgeWay[edge]! });
    }
  }
  return [];
}
