import type { Difference, NodeAspect } from '@peacewright/scenario-engine/editing';
import type { GraphBadge, GraphNode } from './graph';
import { wayKey, type GraphTexts } from './graph-nodes';

/** Nodes of the later edition with what is gone from the earlier one: its nodes at the end, its ways below those there are. */
export function comparedNodes(
  now: readonly GraphNode[],
  before: readonly GraphNode[],
  { nodes, ways }: Difference,
): GraphNode[] {
  const earlier = new Map(before.map((node) => [node.id, node]));
  const goneWays = ways.filter(({ change }) => change === 'removed').map(({ node, place }) => wayKey(node, place));
  const goneNodes = nodes.filter(({ change }) => change === 'removed').map(({ id }) => id);
  const kept = (node: GraphNode): GraphNode['ways'] => node.ways.map((way) => ({ ...way, place: null }));
  return [
    ...now.map((node) => {
      const old = earlier.get(node.id);
      const gone = old ? kept(old).filter(({ key }) => goneWays.includes(key)) : [];
      return gone.length === 0 ? node : { ...node, ways: [...node.ways, ...gone] };
    }),
    ...goneNodes.flatMap((id) => {
      const old = earlier.get(id);
      return old ? [{ ...old, isStart: false, ways: kept(old) }] : [];
    }),
  ];
}

const SIGNS = { added: '+', removed: '−', changed: '≠' } as const;

/** What a difference says at each node and way of the graph. */
export function differenceBadges(
  { nodes, ways }: Difference,
  names: ReadonlyMap<string, string>,
  text: GraphTexts,
): Map<string, GraphBadge[]> {
  const badges = new Map<string, GraphBadge[]>();
  for (const { id, change, aspects } of nodes)
    badges.set(id, [{ tone: change, sign: SIGNS[change], words: changeWords(change, aspects, text) }]);
  for (const { node, place, change, before } of ways) {
    const was = before === null ? text('nowhere') : (names.get(before) ?? before);
    const words = change === 'changed' ? text('differs.led', { was }) : text(`differs.${change}`);
    badges.set(wayKey(node, place), [{ tone: change, sign: SIGNS[change], words }]);
  }
  return badges;
}

/** What became of a node, in words. */
export function changeWords(
  change: 'added' | 'removed' | 'changed',
  aspects: readonly NodeAspect[],
  text: GraphTexts,
): string {
  const what = aspects.map((aspect) => text(`aspects.${aspect}`)).join(', ');
  return change === 'changed' ? text('differs.changed', { what }) : text(`differs.${change}`);
}
