import type { Model, RunState } from '@peacewright/scenario-engine';
import type { ScenarioWords } from './scenario-words';

/** A variable that learners see, and where it stands. */
export interface ShownValue {
  readonly id: string;
  readonly name: string;
  readonly type: 'boolean' | 'integer' | 'choice';
  readonly value: number;
  /** The value's own name, for those chosen from a list. */
  readonly named: string | null;
  readonly max: number;
  /** Share of its range, 0 to 100, for numbers. */
  readonly percent: number | null;
}

export function visibleValues(model: Model, state: RunState, words: ScenarioWords): ShownValue[] {
  return model.slots.flatMap(({ id, kind, visible, lo, hi }, slot): ShownValue[] => {
    if (kind !== 'variable' || !visible) return [];
    const value = state.values[slot] ?? 0;
    const type = words.typeOf(id);
    const percent = type === 'integer' && hi > lo ? Math.round((100 * (value - lo)) / (hi - lo)) : null;
    return [{ id, name: words.variable(id), type, value, named: words.chosenValue(id, value), max: hi, percent }];
  });
}
