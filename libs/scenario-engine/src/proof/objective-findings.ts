import { pointerTo } from '../document/problem';
import type { Model } from '../model/model';
import type { Components } from './components';
import type { Explorer } from './explorer';
import { finding, type Finding } from './finding';
import type { Futures } from './futures';
import { forcedBy, observedBy, Pasts } from './pasts';
import { shortestPath } from './paths';

/** A state graph that knows which ratings have counted already. */
export interface Scored {
  readonly model: Model;
  readonly graph: Explorer;
  readonly parts: Components;
  readonly futures: Futures;
  /** Edges whose rating has counted before. */
  readonly spent: Uint8Array;
}

/** Objectives that no path rates, and those that some path leaves unrated. */
export function objectiveFindings({ model, graph, parts, futures, spent }: Scored): Finding[] {
  const pasts = new Pasts(model, graph, parts, spent);
  const observed = (edge: number): number => {
    const way = model.ways[graph.edgeWay[edge]!];
    if (!way) return 0;
    return spent[edge] === 1 ? forcedBy(way) : observedBy(way);
  };
  let met = 0;
  for (let edge = 0; edge < graph.edges; edge++) met |= observed(edge);
  return model.document.objectives.flatMap(({ id, code }, objective) => {
    const at = pointerTo('objectives', objective);
    const params = { objective: code || id };
    const bit = 1 << objective;
    if ((met & bit) === 0) return [finding('objective-unrated', at, params)];
    const misses = (state: number): boolean =>
      model.nodes[graph.nodeOf(state)]?.kind === 'outcome' && pasts.mayMiss(state, objective);
    let missed = false;
    for (let state = 0; state < graph.count && !missed; state++) missed = misses(state);
    if (!missed) return [];
    const path = shortestPath(
      graph,
      misses,
      (_way, target, edge) => (observed(edge) & bit) === 0 && futures.gradesAfter(target) !== 0,
    );
    return [finding('objective-missable', at, params, path)];
  });
}
