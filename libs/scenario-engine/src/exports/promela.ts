import type { Model } from '../model/model';
import { assignments, identifier, openWhen, type Dialect } from './print';

/**
 * The scenario as a Promela model, so that an independent model checker can confirm it: one d_step a move, so that its
 * stored states are the states of the proof without reductions, and its invalid end states are the dead ends. With
 * presets there is one state more, before the beginning is chosen.
 */
export function promelaOf(model: Model): string {
  const name = (slot: number): string => {
    const { kind, id } = model.slots[slot] ?? { kind: 'variable', id: '' };
    return identifier(kind === 'visited' ? 'seen' : 'v', id);
  };
  const dialect: Dialect = { slot: name, choose: (test, a, b) => `(${test} -> ${a} : ${b})` };
  const arrived = (values: readonly number[]): number[] => {
    const copy = [...values];
    const visited = model.nodes[model.start]?.visitedSlot ?? -1;
    if (visited >= 0) copy[visited] = 1;
    return copy;
  };
  const [first, ...presets] = model.beginnings;
  const start = arrived(first?.values ?? []);
  const declared = model.slots.map(({ lo, hi }, slot) => `${typeFor(lo, hi)} ${name(slot)} = ${start[slot] ?? 0};`);
  const moves = model.nodes.flatMap((node) => {
    if (node.kind === 'outcome') return [`  :: d_step { node == ${node.index} -> node = ${node.index} }`];
    return node.ways
      .filter(({ target }) => target >= 0)
      .map((way) => {
        const open = openWhen(model, way, dialect);
        const guard = [`node == ${node.index}`, ...(open ? [open] : [])].join(' && ');
        const changes = assignments(model, way, dialect).map(([slot, value]) => `${name(slot)} = ${value}; `);
        return `  :: d_step { ${guard} -> ${changes.join('')}node = ${way.target} }`;
      });
  });
  const beginnings = [first, ...presets].map((entry) => {
    const values = arrived(entry?.values ?? []);
    const set = values.map((value, slot) => `${name(slot)} = ${value}; `).join('');
    return `  :: d_step { node == ${model.nodes.length} -> ${set}node = ${model.start} }`;
  });
  return [
    `/* ${model.document.id.replaceAll('*/', '')}: nodes ${model.nodes.map(({ id, index }) => `${index} ${id}`).join(', ')} */`,
    `${typeFor(0, model.nodes.length)} node = ${presets.length > 0 ? model.nodes.length : model.start};`,
    ...declared,
    'active proctype story() {',
    '  do',
    ...(presets.length > 0 ? beginnings : []),
    ...moves,
    '  od',
    '}',
    '',
  ].join('\n');
}

function typeFor(lo: number, hi: number): string {
  if (lo >= 0 && hi <= 255) return 'byte';
  return lo >= -32_768 && hi <= 32_767 ? 'short' : 'int';
}
