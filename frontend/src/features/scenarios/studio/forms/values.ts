import type { ScenarioDocument, ScenarioVariable } from '@peacewright/scenario-engine';

/** What an expression that is one value says. */
export type Constant = boolean | number | string;

/** The value that an expression is, where it is nothing but one. */
export function constantOf(source: string): Constant | null {
  if (source === 'true' || source === 'false') return source === 'true';
  if (/^-?\d{1,9}$/.test(source)) return Number(source);
  const quoted = /^(?:'([\w-]*)'|"([\w-]*)")$/.exec(source);
  return quoted ? (quoted[1] ?? quoted[2] ?? '') : null;
}

export function sourceOfConstant(value: Constant): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}

/** Something that a condition may ask about: a variable, or the story's minutes. */
export type Asked = Pick<ScenarioVariable, 'id' | 'type'>;

export const ELAPSED: Asked = { id: 'elapsed', type: 'integer' };

export function askedOf(document: Pick<ScenarioDocument, 'variables'>, id: string): Asked | undefined {
  return id === ELAPSED.id ? ELAPSED : document.variables.find((variable) => variable.id === id);
}

/** A first value to compare or set with. */
export function firstValue(document: ScenarioDocument, { id, type }: Asked): Constant {
  if (type === 'boolean') return true;
  const variable = document.variables.find((one) => one.id === id);
  if (variable?.type === 'choice') return variable.values[0]?.id ?? '';
  return variable?.type === 'integer' ? variable.start : 0;
}
