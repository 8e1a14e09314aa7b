import type { Model, RunState, Slot } from '@peacewright/scenario-engine';
import { entryName, nodeName } from '../names';

/** One finite value of a run, in words. */
export interface SlotValue {
  readonly slot: number;
  readonly id: string;
  readonly kind: Slot['kind'];
  readonly type: 'boolean' | 'integer' | 'choice';
  /** Empty for the story's minutes, which the page names. */
  readonly name: string;
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
  readonly shown: string;
  /** Names of the values, where they have some. */
  readonly named: readonly string[];
  readonly changed: boolean;
  readonly before: string;
}

/** Everything that a state remembers, seen by learners or not. `say` gives a text of the page. */
export function slotValues(
  model: Model,
  state: RunState,
  earlier: RunState | undefined,
  say: (key: string) => string,
): SlotValue[] {
  const { document } = model;
  return model.slots.map((slot, index): SlotValue => {
    const variable = document.variables.find(({ id }) => slot.kind === 'variable' && id === slot.id);
    const type = slot.kind === 'visited' ? 'boolean' : (variable?.type ?? 'integer');
    const named = variable?.type === 'choice' ? variable.values.map(({ id, name }) => document.texts[name] || id) : [];
    const shown = (value: number): string =>
      type === 'boolean'
        ? say(value === 1 ? 'studioForms.values.yes' : 'studioForms.values.no')
        : (named[value] ?? String(value));
    const [value, before] = [state.values[index] ?? 0, earlier?.values[index]];
    return {
      slot: index,
      id: `${slot.kind} ${slot.id}`,
      kind: slot.kind,
      type,
      name: nameOf(model, slot),
      value,
      lo: slot.lo,
      hi: slot.hi,
      shown: shown(value),
      named,
      changed: before !== undefined && before !== value,
      before: before === undefined ? '' : shown(before),
    };
  });
}

function nameOf({ document, nodes, nodeIndex }: Model, slot: Slot): string {
  if (slot.kind === 'variable') return entryName(document, 'variables', slot.id);
  if (slot.kind === 'elapsed') return '';
  const node = nodes[nodeIndex.get(slot.id) ?? -1]?.source;
  return node ? `✓ ${nodeName(document, node) || node.id}` : slot.id;
}
