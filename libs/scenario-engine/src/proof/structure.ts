import { evaluatorOf, type Expression } from '../expressions/expression';
import type { Effect, Model, Way } from '../model/model';

/** Rated units whose node can be met again. */
export function unitsInLoops(model: Model): number[] {
  const loops = model.nodes.filter((node) => {
    if (!node.ways.some(({ unit }) => unit >= 0)) return false;
    const reached = new Set(node.ways.map(({ target }) => target));
    for (const other of reached)
      for (const { target } of model.nodes[other]?.ways ?? []) if (target >= 0) reached.add(target);
    return reached.has(node.index);
  });
  return [...new Set(loops.flatMap(({ ways }) => ways.map(({ unit }) => unit)).filter((unit) => unit >= 0))];
}

/** The same model with a bit for each of the units that says whether it has counted. */
export function withCounters(model: Model, units: readonly number[]): { counted: Model; slots: Map<number, number> } {
  const slots = new Map(units.map((unit, index) => [unit, model.slots.length + index]));
  const one: Expression = { op: 'const', value: 1 };
  const evaluate = evaluatorOf(one);
  const ways = model.ways.map((way): Way => {
    const slot = slots.get(way.unit);
    const mark: Effect[] = slot === undefined ? [] : [{ slot, value: one, evaluate }];
    return { ...way, effects: [...way.effects, ...mark] };
  });
  const counted: Model = {
    ...model,
    ways,
    nodes: model.nodes.map((node) => ({ ...node, ways: node.ways.map(({ index }) => ways[index]!) })),
    slots: [
      ...model.slots,
      ...units.map(
        (unit) =>
          ({ kind: 'visited', id: `counted ${unit}`, lo: 0, hi: 1, start: 0, visible: false, bounded: false }) as const,
      ),
    ],
    beginnings: model.beginnings.map(({ preset, values }) => ({ preset, values: [...values, ...units.map(() => 0)] })),
  };
  return { counted, slots };
}
