import type { ScenarioDocument } from '../document/schema';
import { arrowsOf } from './ways';

/** Ids of the nodes as the story meets them: from its beginning breadth first, then what nothing leads to. */
export function storyOrder(document: Pick<ScenarioDocument, 'nodes' | 'start'>): string[] {
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  const seen = new Set<string>(nodes.has(document.start) ? [document.start] : []);
  for (const id of seen) {
    const node = nodes.get(id);
    for (const { to } of node ? arrowsOf(node) : []) if (to !== null && nodes.has(to)) seen.add(to);
  }
  // Endings close the list, as they close the story.
  const met = [...seen];
  const ends = (id: string): boolean => nodes.get(id)?.kind === 'outcome';
  return [
    ...met.filter((id) => !ends(id)),
    ...met.filter(ends),
    ...document.nodes.map(({ id }) => id).filter((id) => !seen.has(id)),
  ];
}
