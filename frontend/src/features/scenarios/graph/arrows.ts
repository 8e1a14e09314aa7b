import {
  ENTRY_HEIGHT,
  HEAD_HEIGHT,
  NODE_WIDTH,
  WAY_HEIGHT,
  type GraphLayout,
  type GraphNode,
  type Point,
  type WayManner,
} from './graph';

/** An arrow as it is drawn: a path of SVG. */
export interface DrawnArrow {
  readonly key: string;
  /** The way that it belongs to. */
  readonly way: string;
  readonly to: string;
  readonly manner: WayManner;
  readonly path: string;
}

const BEND = 56;
const BELOW = 110;

/** Where the line of a way ends in an arrow, for reading from left to right. */
export function portOf(place: Point, way: number): Point {
  return { x: place.x + NODE_WIDTH, y: place.y + HEAD_HEIGHT + way * WAY_HEIGHT + WAY_HEIGHT / 2 };
}

/** All arrows between nodes that are drawn; `turned` mirrors them for reading from right to left. */
export function drawnArrows(nodes: readonly GraphNode[], layout: GraphLayout, turned: boolean): DrawnArrow[] {
  const x = (at: number): number => (turned ? layout.width - at : at);
  return nodes.flatMap(({ id, ways }) => {
    const place = layout.places.get(id);
    if (!place) return [];
    return ways.flatMap((way, index) =>
      way.to.flatMap((to): DrawnArrow[] => {
        const target = layout.places.get(to);
        if (!target) return [];
        const end = { x: target.x, y: target.y + ENTRY_HEIGHT };
        const path = pathOf(portOf(place, index), layout.routes.get(`${id} ${to}`) ?? [], end, x);
        return [{ key: `${way.key} > ${to}`, way: way.key, to, manner: way.manner, path }];
      }),
    );
  });
}

/** A line that leaves to the right and arrives from the left; past the columns between, level; back underneath. */
function pathOf(from: Point, through: readonly Point[], to: Point, x: (at: number) => number): string {
  const write = (...points: readonly Point[]): string => points.map((point) => `${x(point.x)} ${point.y}`).join(' ');
  if (to.x < from.x) {
    const low = Math.max(from.y, to.y) + BELOW;
    return `M${write(from)} C${write({ x: from.x + BEND * 2, y: low }, { x: to.x - BEND * 2, y: low }, to)}`;
  }
  let [path, at] = [`M${write(from)}`, from];
  const curveTo = (next: Point): void => {
    path += ` C${write({ x: at.x + BEND, y: at.y }, { x: next.x - BEND, y: next.y }, next)}`;
    at = next;
  };
  for (const { x: middle, y } of through) {
    curveTo({ x: middle - NODE_WIDTH / 2, y });
    at = { x: middle + NODE_WIDTH / 2, y };
    path += ` L${write(at)}`;
  }
  curveTo(to);
  return path;
}
