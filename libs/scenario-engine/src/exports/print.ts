import type { Expression } from '../expressions/expression';
import type { Model, Way } from '../model/model';

/** How a target language writes what an expression needs. */
export interface Dialect {
  readonly slot: (slot: number) => string;
  readonly choose: (test: string, a: string, b: string) => string;
  /** True where a comparison is a truth of its own and no number. */
  readonly truths?: boolean;
}

const SIGNS = {
  and: '&&',
  or: '||',
  eq: '==',
  ne: '!=',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
  plus: '+',
  minus: '-',
  times: '*',
  over: '/',
  rest: '%',
} as const;

/** The expression in a language with C's operators; named values and booleans are written as numbers. */
export function printed(expression: Expression, dialect: Dialect): string {
  const print = (part: Expression): string => printed(part, dialect);
  switch (expression.op) {
    case 'const':
      return String(expression.value);
    case 'slot':
      return dialect.slot(expression.slot);
    case 'not':
      return negated(print(expression.a), dialect);
    case 'neg':
      return `(0 - ${print(expression.a)})`;
    case 'if':
      return dialect.choose(affirmed(print(expression.test), dialect), print(expression.a), print(expression.b));
    case 'in': {
      const a = print(expression.a);
      return expression.list.length === 0
        ? '0'
        : `(${expression.list.map((entry) => `${a} == ${print(entry)}`).join(' || ')})`;
    }
    default:
      return `(${print(expression.a)} ${SIGNS[expression.op]} ${print(expression.b)})`;
  }
}

function affirmed(condition: string, { truths }: Dialect): string {
  return truths ? condition : `(${condition} != 0)`;
}

function negated(condition: string, { truths }: Dialect): string {
  return truths ? `!(${condition})` : `(${condition} == 0)`;
}

/** When a way is open, as a condition of its own: the cases of a branch exclude those before them. Empty: always. */
export function openWhen(model: Model, way: Way, dialect: Dialect): string {
  const own = way.guard ? [affirmed(printed(way.guard, dialect), dialect)] : [];
  if (way.kind !== 'case' && way.kind !== 'otherwise') return own.join(' && ');
  const earlier = (model.nodes[way.node]?.ways ?? []).filter(
    ({ kind, index, guard }) => kind === 'case' && index < way.index && guard !== null,
  );
  return [...own, ...earlier.map(({ guard }) => (guard ? negated(printed(guard, dialect), dialect) : ''))].join(' && ');
}

/** What a way changes, one assignment after the other, held at the bounds. */
export function assignments(model: Model, way: Way, dialect: Dialect): [slot: number, value: string][] {
  const held = (slot: number, value: string): string => {
    const { lo, hi, bounded, kind } = model.slots[slot] ?? { lo: 0, hi: 0, bounded: false, kind: 'variable' };
    if (!bounded && kind !== 'elapsed') return value;
    return dialect.choose(`${value} < ${lo}`, String(lo), dialect.choose(`${value} > ${hi}`, String(hi), value));
  };
  const found = way.effects.map(({ slot, value }): [number, string] => {
    const { lo, hi } = model.slots[slot] ?? { lo: 0, hi: 0 };
    const fits = value.op === 'const' && value.value >= lo && value.value <= hi;
    return [slot, fits ? String(value.value) : held(slot, printed(value, dialect))];
  });
  const { elapsedSlot } = model;
  if (way.minutes > 0) found.push([elapsedSlot, held(elapsedSlot, `(${dialect.slot(elapsedSlot)} + ${way.minutes})`)]);
  const visited = model.nodes[way.target]?.visitedSlot ?? -1;
  if (visited >= 0) found.push([visited, '1']);
  return found;
}

/** An id as a name of a programming language. */
export function identifier(prefix: string, id: string): string {
  return `${prefix}_${id.replace(/[^A-Za-z0-9]/g, (sign) => `_${sign.charCodeAt(0).toString(16)}_`)}`;
}
