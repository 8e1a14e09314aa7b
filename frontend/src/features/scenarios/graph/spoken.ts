import type { GraphBadge, GraphHeat, GraphNode } from './graph';
import type { GraphTexts } from './graph-nodes';

/** A node as it is heard: what it is, what is said of it, and its ways out by the numbers of the nodes they lead to. */
export function spokenNode(
  node: GraphNode,
  numbers: ReadonlyMap<string, number>,
  badges: ReadonlyMap<string, readonly GraphBadge[]>,
  heat: GraphHeat | undefined,
  text: GraphTexts,
): string {
  const said = (key: string): string[] => (badges.get(key) ?? []).map(({ words }) => words);
  const ways = node.ways.map((way) => {
    const words = [way.sign, way.words].filter((part) => part !== '').join(' ');
    const to = way.to.map((id) => numbers.get(id) ?? '').join(', ');
    return [text(to === '' ? 'wayOpen' : 'wayTo', { words, to }), ...said(way.key)].join(', ');
  });
  return [
    `${String(node.number)}. ${text(`kinds.${node.kind}`)}: ${node.name}`,
    ...(node.isStart ? [text('start')] : []),
    ...(node.group === undefined ? [] : [text('inGroup', { name: node.group })]),
    ...said(node.id),
    ...(heat ? [heat.words] : []),
    ...ways,
  ].join('. ');
}
