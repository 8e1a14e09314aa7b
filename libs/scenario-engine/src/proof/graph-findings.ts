import { pointerTo } from '../document/problem';
import type { Model, Way } from '../model/model';
import { eachEdge, type Components } from './components';
import { nameOf, nodeName } from './document-findings';
import type { Explorer } from './explorer';
import { finding, type Finding } from './finding';
import { wellOf, type Futures } from './futures';
import { pathThrough, pathTo, shortestPath } from './paths';
import type { Pasts } from './pasts';

/** A whole state graph with what was worked out of it. */
export interface Explored {
  readonly model: Model;
  readonly graph: Explorer;
  readonly parts: Components;
  readonly futures: Futures;
  readonly pasts: Pasts;
}

/** Every finding that the graph of all states shows. */
export function graphFindings(explored: Explored): Finding[] {
  return [
    ...unreachable(explored),
    ...deadEnds(explored.graph),
    ...traps(explored),
    ...passing(explored),
    ...alternates(explored),
    ...unfair(explored),
    ...perverse(explored),
  ];
}

function unreachable({ model, graph }: Explored): Finding[] {
  return model.nodes.flatMap((node) => {
    if (graph.perNode[node.index] === 0)
      return [finding('unreachable-node', pointerTo('nodes', node.index), { node: nameOf(node) })];
    return node.ways
      .filter(({ kind, index, target }) => kind === 'choice' && target >= 0 && graph.openWays[index] === 0)
      .map(({ id, pointer }) => finding('unreachable-choice', pointer, { node: nameOf(node), choice: id }));
  });
}

/** One a node: the first state met there that is stuck. Found also while the exploration is not complete. */
export function deadEnds(graph: Explorer): Finding[] {
  const { model } = graph.space;
  const told = new Set<number>();
  return graph.stuck.flatMap((state) => {
    const node = graph.nodeOf(state);
    if (told.has(node)) return [];
    told.add(node);
    return [finding('dead-end', pointerTo('nodes', node), { node: nodeName(model, node) }, pathTo(graph, state))];
  });
}

/** Where a story is trapped first: states without a future whose forerunner, if any, still had one. One a node. */
function traps({ model, graph, futures }: Explored): Finding[] {
  const stuck = new Set(graph.stuck);
  const told = new Set<number>();
  const found: Finding[] = [];
  const look = (state: number): void => {
    const node = graph.nodeOf(state);
    if (futures.gradesAfter(state) !== 0 || stuck.has(state) || told.has(node)) return;
    told.add(node);
    found.push(finding('trap', pointerTo('nodes', node), { node: nodeName(model, node) }, pathTo(graph, state)));
  };
  graph.beginnings.forEach((state) => look(state));
  for (let state = 0; state < graph.count; state++) {
    if (futures.gradesAfter(state) === 0) continue;
    for (let edge = graph.edgeStart[state]!; edge < graph.edgeStart[state + 1]!; edge++) look(graph.edgeTarget[edge]!);
  }
  return found;
}

function passing({ model, graph, pasts, futures }: Explored): Finding[] {
  const found: Finding[] = [];
  let [ends, fails] = [false, false];
  for (let state = 0; state < graph.count; state++) {
    const node = model.nodes[graph.nodeOf(state)];
    if (node?.kind !== 'outcome') continue;
    ends = true;
    fails ||= !node.passes || pasts.mayHaveFailed(state);
  }
  if (!graph.beginnings.some((state) => futures.canPass(state))) found.push(finding('no-way-to-pass', '/nodes'));
  if (ends && !fails) found.push(finding('cannot-fail', '/nodes', {}, null));
  return found;
}

function alternates({ model, graph, futures }: Explored): Finding[] {
  const found: Finding[] = [];
  for (const node of model.nodes) {
    const round = node.ways.find(({ kind }) => kind === 'alternate');
    if (!round) continue;
    for (let state = 0; state < graph.count; state++) {
      if (graph.nodeOf(state) !== node.index) continue;
      let [well, passes, wellRound, passesRound] = [0, false, 0, false];
      for (let edge = graph.edgeStart[state]!; edge < graph.edgeStart[state + 1]!; edge++) {
        const way = model.ways[graph.edgeWay[edge]!]!;
        const target = graph.edgeTarget[edge]!;
        if (futures.gradesAfter(target) === 0) continue;
        const canPass = way.critical < 0 && futures.canPass(target);
        if (way === round) [wellRound, passesRound] = [futures.well[target]!, canPass];
        else {
          well |= wellOf(way) | futures.well[target]!;
          passes ||= canPass;
        }
      }
      const lost = well & ~wellRound;
      if (lost === 0 && (!passes || passesRound)) continue;
      const names = model.document.objectives.filter((_, objective) => ((lost >>> objective) & 1) === 1);
      const what = lost !== 0 ? names.map(({ id, code }) => code || id).join(', ') : 'a way to pass';
      const params = { node: nameOf(node), what, form: lost !== 0 ? 'objectives' : 'pass' };
      found.push(finding('alternate-unequal', round.pointer, params, pathTo(graph, state, round.index)));
      break;
    }
  }
  return found;
}

function unfair({ model, graph, pasts }: Explored): Finding[] {
  const gives = (node: number, fact: number): boolean => model.nodes[node]?.gives.includes(fact) ?? false;
  return model.ways.flatMap((way) => {
    if (way.ratings.length === 0 || graph.openWays[way.index] === 0) return [];
    return way.needs.flatMap((fact, place) => {
      const asks = (state: number): boolean => {
        if (graph.nodeOf(state) !== way.node || !pasts.mayLack(state, fact)) return false;
        for (let edge = graph.edgeStart[state]!; edge < graph.edgeStart[state + 1]!; edge++)
          if (graph.edgeWay[edge] === way.index) return true;
        return false;
      };
      let met = false;
      for (let state = 0; state < graph.count && !met; state++) met = asks(state);
      if (!met) return [];
      const ignorant = (state: number): boolean => !gives(graph.nodeOf(state), fact);
      const path = shortestPath(graph, asks, (_way, target) => ignorant(target), ignorant, way.index);
      const name = model.document.facts[fact]?.id ?? '';
      const params = { node: nodeName(model, way.node), choice: way.id, fact: name };
      return [finding('unfair-decision', `${way.pointer}/needs/${place}`, params, path)];
    });
  });
}

const RANK = { harmful: 0, poor: 1, acceptable: 2, good: 3 } as const;

function perverse({ model, graph, parts, futures }: Explored): Finding[] {
  const grades = new Uint8Array(model.ways.length);
  for (let part = 0; part < parts.count; part++)
    eachEdge(graph, parts, part, (_from, target, way) => {
      grades[way] = grades[way]! | futures.gradesAfter(target);
    });
  return model.nodes.flatMap((node) => {
    const choices = node.ways.filter(
      ({ kind, index }) => (kind === 'choice' || kind === 'timeout') && grades[index]! !== 0,
    );
    return choices.flatMap((worse) =>
      choices.flatMap((better) => {
        if (!isRatedWorse(worse, better)) return [];
        // Grades are bits by rank: the lowest of one above the highest of the other.
        const low = grades[worse.index]! & -grades[worse.index]!;
        if (low <= grades[better.index]!) return [];
        const params = { node: nameOf(node), worse: worse.id || 'no answer', better: better.id || 'no answer' };
        const path = pathThrough(
          graph,
          (way) => way === worse,
          (state) => futures.gradesAfter(state) !== 0,
        );
        return [finding('perverse-rating', worse.pointer, params, path)];
      }),
    );
  });
}

/** Worse for one objective at least, and better for none, of those that both rate. */
function isRatedWorse(a: Way, b: Way): boolean {
  let worse = false;
  for (const { objective, rating } of a.ratings) {
    const other = b.ratings.find((entry) => entry.objective === objective);
    if (!other) continue;
    if (RANK[rating] > RANK[other.rating]) return false;
    worse ||= RANK[rating] < RANK[other.rating];
  }
  return worse;
}
