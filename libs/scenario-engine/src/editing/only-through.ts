import type { ScenarioDocument } from '../document/schema';
import { arrowsOf } from './ways';

/** Nodes that the story meets only by way of another, by the drawn arrows: what can be folded away behind it. */
export function onlyThrough(document: Pick<ScenarioDocument, 'nodes' | 'start'>, id: string): Set<string> {
  const all = reached(document, null);
  const without = reached(document, id);
  return new Set([...all].filter((one) => one !== id && !without.has(one)));
}

/** Nodes that drawn arrows lead to from the beginning, without going through one of them. */
function reached({ nodes, start }: Pick<ScenarioDocument, 'nodes' | 'start'>, closed: string | null): Set<string> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const met = new Set<string>(start === closed || !byId.has(start) ? [] : [start]);
  for (const id of met) {
    const node = byId.get(id);
    for (const { to } of node ? arrowsOf(node) : []) if (to !== null && to !== closed && byId.has(to)) met.add(to);
  }
  return met;
}
