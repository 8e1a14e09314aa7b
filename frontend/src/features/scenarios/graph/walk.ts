import type { GraphLayout, GraphNode } from './graph';

export type WalkStep = 'onward' | 'back' | 'up' | 'down' | 'first' | 'last' | { readonly way: number };

/**
 * Where a step from a node leads: onward along its first way that leads somewhere, or along the one named; back to where
 * one came from, else to the first node that leads here; up and down within the column; null where there is nothing.
 */
export function walked(
  nodes: readonly GraphNode[],
  layout: GraphLayout,
  from: string,
  step: WalkStep,
  cameFrom: string | null,
): string | null {
  const shown = new Set(nodes.map(({ id }) => id));
  const onward = (id: string): string[] =>
    (nodes.find((node) => node.id === id)?.ways ?? []).flatMap(({ to }) => to).filter((to) => shown.has(to));
  if (typeof step === 'object') {
    const to = nodes.find(({ id }) => id === from)?.ways[step.way]?.to[0];
    return to !== undefined && shown.has(to) ? to : null;
  }
  switch (step) {
    case 'onward':
      return onward(from).find((to) => to !== from) ?? null;
    case 'back':
      if (cameFrom !== null && onward(cameFrom).includes(from)) return cameFrom;
      return nodes.find(({ id }) => id !== from && onward(id).includes(from))?.id ?? null;
    case 'first':
      return nodes[0]?.id ?? null;
    case 'last':
      return nodes.at(-1)?.id ?? null;
    default:
      return besides(nodes, layout, from, step === 'down' ? 1 : -1);
  }
}

function besides(nodes: readonly GraphNode[], { places }: GraphLayout, from: string, by: number): string | null {
  const here = places.get(from);
  const column = nodes
    .flatMap(({ id }) => {
      const place = places.get(id);
      return place && place.x === here?.x ? [{ id, y: place.y }] : [];
    })
    .sort((one, other) => one.y - other.y);
  return column[column.findIndex(({ id }) => id === from) + by]?.id ?? null;
}

/** The step that a key means; null where it means none. */
export function stepOf(event: KeyboardEvent, turned: boolean): WalkStep | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const [left, right]: WalkStep[] = turned ? ['onward', 'back'] : ['back', 'onward'];
  const steps: Readonly<Record<string, WalkStep | undefined>> = {
    ArrowLeft: left,
    ArrowRight: right,
    ArrowUp: 'up',
    ArrowDown: 'down',
    Home: 'first',
    End: 'last',
  };
  return steps[event.key] ?? (/^[1-9]$/.test(event.key) ? { way: Number(event.key) - 1 } : null);
}
