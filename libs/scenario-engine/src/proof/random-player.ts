import type { Model, Way } from '../model/model';
import { isDecision } from '../run/step';
import { eachEdge, type Components } from './components';
import type { Explorer } from './explorer';

/**
 * What a player comes to who begins the ordinary way and picks evenly among the choices on offer (and among the results of
 * a task), is never late unless nothing else is on offer, and never goes the way round a content warning.
 */
export interface RandomPlayer {
  /** Chance that the run ends at all; below one where it can be stuck or go round for ever. */
  readonly ends: number;
  readonly passes: number;
  /** Null where some runs never end. */
  readonly decisions: number | null;
  readonly minutes: number | null;
  /** Expected visits in a run, by node. */
  readonly visits: readonly number[];
  /** Chance of each ending, by node. */
  readonly endings: ReadonlyMap<number, number>;
}

const DIRECT = 250;
const SWEEPS = 20_000;

/** The ways among which the player picks at a state, with their shares. */
export function sharesOf(model: Model, ways: readonly number[]): [way: number, share: number][] {
  const kinds = (wanted: readonly Way['kind'][]) => ways.filter((index) => wanted.includes(model.ways[index]!.kind));
  const own = kinds(['next', 'choice', 'result', 'case', 'otherwise', 'drawn']);
  const picked = own.length > 0 ? own : kinds(['timeout']).length > 0 ? kinds(['timeout']) : ways;
  const total = picked.reduce((sum, index) => sum + model.ways[index]!.weight, 0);
  return picked.map((index) => [index, model.ways[index]!.weight / total]);
}

export function randomPlayer(model: Model, graph: Explorer, parts: Components): RandomPlayer {
  const { edgeStart, edgeWay } = graph;
  const share = new Float64Array(graph.edges);
  for (let state = 0; state < graph.count; state++) {
    const from = edgeStart[state]!;
    const ways = Array.from(edgeWay.subarray(from, edgeStart[state + 1]));
    for (const [way, part] of sharesOf(model, ways)) share[from + ways.indexOf(way)] = part;
  }
  const all = new Float64Array(graph.count);
  const clean = new Float64Array(graph.count);
  const [start = 0] = graph.beginnings;
  all[start] = clean[start] = 1;
  for (let part = parts.count - 1; part >= 0; part--) {
    if (parts.loops[part] === 1) {
      const leaving = leavingStates(graph, parts, part, share);
      // Where the player goes round for ever, the run is lost: those states lead on nowhere.
      for (const state of members(parts, part)) if (!leaving.has(state)) all[state] = clean[state] = 0;
      settle(graph, parts, part, share, all, leaving, () => true);
      settle(graph, parts, part, share, clean, leaving, (way) => model.ways[way]!.critical < 0);
    }
    eachEdge(graph, parts, part, (from, target, way, edge) => {
      if (parts.of[target] === part) return;
      const taken = share[edge]!;
      all[target] = all[target]! + all[from]! * taken;
      if (model.ways[way]!.critical < 0) clean[target] = clean[target]! + clean[from]! * taken;
    });
  }
  const visits = model.nodes.map(() => 0);
  const endings = new Map<number, number>();
  let [ends, passes, decisions, minutes] = [0, 0, 0, 0];
  for (let state = 0; state < graph.count; state++) {
    const node = graph.nodeOf(state);
    const often = all[state]!;
    visits[node] = (visits[node] ?? 0) + often;
    const { kind, passes: passing } = model.nodes[node]!;
    if (kind === 'outcome') {
      ends += often;
      endings.set(node, (endings.get(node) ?? 0) + often);
      if (passing) passes += clean[state]!;
    }
    for (let edge = edgeStart[state]!; edge < edgeStart[state + 1]!; edge++) {
      const taken = often * share[edge]!;
      const way = model.ways[edgeWay[edge]!]!;
      if (isDecision(model, way)) decisions += taken;
      minutes += taken * way.minutes;
    }
  }
  const finite = ends > 1 - 1e-9;
  return { ends, passes, decisions: finite ? decisions : null, minutes: finite ? minutes : null, visits, endings };
}

function members(parts: Components, part: number): number[] {
  return Array.from(parts.states.subarray(parts.start[part], parts.start[part + 1]));
}

/** States of a loop from which the player leaves it sooner or later with some chance. */
function leavingStates(graph: Explorer, parts: Components, part: number, share: Float64Array): Set<number> {
  const leaving = new Set<number>();
  for (let changed = true; changed;) {
    changed = false;
    eachEdge(graph, parts, part, (from, target, _way, edge) => {
      if (!(share[edge]! > 0) || leaving.has(from)) return;
      if (parts.of[target] === part && !leaving.has(target)) return;
      leaving.add(from);
      changed = true;
    });
  }
  return leaving;
}

/** Expected visits inside a loop, given how often it is entered: directly while it is small, else by sweeps. */
function settle(
  graph: Explorer,
  parts: Components,
  part: number,
  share: Float64Array,
  visits: Float64Array,
  leaving: ReadonlySet<number>,
  counts: (way: number) => boolean,
): void {
  const states = members(parts, part).filter((state) => leaving.has(state));
  const place = new Map(states.map((state, index) => [state, index]));
  const edges: [from: number, to: number, share: number][] = [];
  eachEdge(graph, parts, part, (from, target, way, edge) => {
    const to = place.get(target);
    const at = place.get(from);
    if (at !== undefined && to !== undefined && counts(way) && share[edge]! > 0) edges.push([at, to, share[edge]!]);
  });
  const inflow = Float64Array.from(states, (state) => visits[state]!);
  const solved = states.length <= DIRECT ? direct(inflow, edges) : swept(inflow, edges);
  states.forEach((state, index) => (visits[state] = solved[index]!));
}

function direct(inflow: Float64Array, edges: readonly [number, number, number][]): Float64Array {
  const size = inflow.length;
  const rows = Array.from({ length: size }, (_, row) => {
    const line = new Float64Array(size + 1);
    line[row] = 1;
    line[size] = inflow[row]!;
    return line;
  });
  for (const [from, to, share] of edges) {
    const line = rows[to] as Float64Array;
    line[from] = line[from]! - share;
  }
  for (let column = 0; column < size; column++) {
    let best = column;
    for (let row = column + 1; row < size; row++)
      if (Math.abs(rows[row]?.[column] ?? 0) > Math.abs(rows[best]?.[column] ?? 0)) best = row;
    const pivot = rows.splice(best, 1)[0] ?? new Float64Array(size + 1);
    rows.splice(column, 0, pivot);
    for (let row = 0; row < size; row++) {
      const line = rows[row] as Float64Array;
      const factor = row === column ? 0 : line[column]! / pivot[column]!;
      if (factor !== 0) for (let at = column; at <= size; at++) line[at] = line[at]! - factor * pivot[at]!;
    }
  }
  return Float64Array.from(rows, (line, row) => line[size]! / line[row]!);
}

function swept(inflow: Float64Array, edges: readonly [number, number, number][]): Float64Array {
  const total = Float64Array.from(inflow);
  const waves = [Float64Array.from(inflow), new Float64Array(inflow.length)] as const;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const [wave, next] = sweep % 2 === 0 ? waves : [waves[1], waves[0]];
    next.fill(0);
    for (const [from, to, share] of edges) next[to] = next[to]! + wave[from]! * share;
    let rest = 0;
    next.forEach((value, index) => {
      total[index] = total[index]! + value;
      rest += value;
    });
    if (rest < 1e-14) break;
  }
  return total;
}
