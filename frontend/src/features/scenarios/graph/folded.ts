import type { GraphNode, GraphWay } from './graph';

/** What is folded away behind each node: drawn arrows lead there only by way of it. */
export type Folds = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The nodes without those that are folded away. The node behind which they are has one line for all of them, whose arrows
 * go where theirs did; `words` says how many they are.
 */
export function foldedNodes(
  nodes: readonly GraphNode[],
  folds: Folds,
  words: (n: number) => string,
): readonly GraphNode[] {
  const hidden = new Set([...folds.values()].flatMap((fold) => [...fold]));
  if (hidden.size === 0) return nodes;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return nodes.flatMap((node): GraphNode[] => {
    if (hidden.has(node.id)) return [];
    const fold = folds.get(node.id);
    if (!fold || fold.size === 0) return [node];
    const leaving = [...fold].flatMap((id) => byId.get(id)?.ways ?? []).flatMap(({ to }) => to);
    const line: GraphWay = {
      key: `${node.id} folded`,
      from: node.id,
      place: null,
      sign: String(fold.size),
      words: words(fold.size),
      manner: 'plain',
      to: [...new Set(leaving)].filter((id) => !hidden.has(id)),
    };
    return [{ ...node, ways: [...node.ways.filter(({ to }) => !to.some((id) => hidden.has(id))), line] }];
  });
}
