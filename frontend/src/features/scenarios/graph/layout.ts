import { Graph, layout } from '@dagrejs/dagre';
import { NODE_WIDTH, nodeHeight, type GraphFrame, type GraphLayout, type Point } from './graph';

/** What a layout depends on: no words, so that it is not worked out anew while somebody writes. */
export interface LayoutShape {
  readonly nodes: readonly { readonly id: string; readonly ways: number; readonly group?: string }[];
  readonly arrows: readonly { readonly from: string; readonly to: string }[];
}

const COLUMN_GAP = 96;
const ROW_GAP = 28;
const MARGIN = 24;

/** Names the frame of a group among the nodes: no id of a node has a space in it. */
const frameOf = (group: string): string => `group ${group}`;

/** Columns from the beginning of the story to its ends, with as few crossings as can be had quickly. */
export function laidOut({ nodes, arrows }: LayoutShape): GraphLayout {
  const graph = new Graph({ multigraph: true, compound: true });
  graph.setGraph({ rankdir: 'LR', ranksep: COLUMN_GAP, nodesep: ROW_GAP, marginx: MARGIN, marginy: MARGIN });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, ways } of nodes) graph.setNode(id, { width: NODE_WIDTH, height: nodeHeight(ways) });
  const groups = [...new Set(nodes.flatMap(({ group }) => group ?? []))];
  for (const group of groups) graph.setNode(frameOf(group), {});
  for (const { id, group } of nodes) if (group !== undefined) graph.setParent(id, frameOf(group));
  for (const { from, to } of arrows) if (from !== to && graph.hasNode(to)) graph.setEdge(from, to);
  layout(graph);
  const places = new Map<string, Point>();
  for (const { id, ways } of nodes) {
    const { x, y } = graph.node(id) as Point;
    places.set(id, { x: Math.round(x - NODE_WIDTH / 2), y: Math.round(y - nodeHeight(ways) / 2) });
  }
  const columns = new Set(nodes.map(({ id }) => Math.round((graph.node(id) as Point).x)));
  const routes = new Map<string, readonly Point[]>();
  for (const edge of graph.edges()) {
    const { points = [] } = graph.edge(edge) as { points?: readonly Point[] };
    const passed = points
      .slice(1, -1)
      .map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }))
      .filter(({ x }) => columns.has(x));
    if (passed.length > 0) routes.set(`${edge.v} ${edge.w}`, passed);
  }
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  const frames = groups.map((name): GraphFrame => {
    const frame = graph.node(frameOf(name)) as Point & { readonly width: number; readonly height: number };
    return {
      name,
      x: Math.round(frame.x - frame.width / 2),
      y: Math.round(frame.y - frame.height / 2),
      width: Math.round(frame.width),
      height: Math.round(frame.height),
    };
  });
  return { width: Math.ceil(width), height: Math.ceil(height), places, groups: frames, routes };
}
