/**
 * A checked expression. All values are 32-bit integers: a boolean is 0 or 1, a named value its place in the list. Every
 * expression ends, has no side effect and cannot fail.
 */
export type Expression =
  | { readonly op: 'const'; readonly value: number }
  | { readonly op: 'slot'; readonly slot: number }
  | { readonly op: 'not' | 'neg'; readonly a: Expression }
  | { readonly op: BinaryOp; readonly a: Expression; readonly b: Expression }
  | { readonly op: 'if'; readonly test: Expression; readonly a: Expression; readonly b: Expression }
  | { readonly op: 'in'; readonly a: Expression; readonly list: readonly Expression[] };

export type BinaryOp =
  'and' | 'or' | 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge' | 'plus' | 'minus' | 'times' | 'over' | 'rest';

/** Reads values by slot. */
export type Slots = Int32Array | readonly number[];
export type Evaluate = (slots: Slots) => number;

/** The expression as one closure, made once; the closures hold no state. */
export function evaluatorOf(expression: Expression): Evaluate {
  switch (expression.op) {
    case 'const': {
      const { value } = expression;
      return () => value;
    }
    case 'slot': {
      const { slot } = expression;
      return (slots) => slots[slot] ?? 0;
    }
    case 'not': {
      const a = evaluatorOf(expression.a);
      return (slots) => a(slots) ^ 1;
    }
    case 'neg': {
      const a = evaluatorOf(expression.a);
      return (slots) => -a(slots) | 0;
    }
    case 'if': {
      const [test, a, b] = [evaluatorOf(expression.test), evaluatorOf(expression.a), evaluatorOf(expression.b)];
      return (slots) => (test(slots) === 1 ? a(slots) : b(slots));
    }
    case 'in': {
      const a = evaluatorOf(expression.a);
      const list = expression.list.map((entry) => evaluatorOf(entry));
      return (slots) => {
        const value = a(slots);
        return list.some((entry) => entry(slots) === value) ? 1 : 0;
      };
    }
    default:
      return binary(expression.op, evaluatorOf(expression.a), evaluatorOf(expression.b));
  }
}

function binary(op: BinaryOp, a: Evaluate, b: Evaluate): Evaluate {
  switch (op) {
    case 'and':
      return (slots) => a(slots) & b(slots);
    case 'or':
      return (slots) => a(slots) | b(slots);
    case 'eq':
      return (slots) => (a(slots) === b(slots) ? 1 : 0);
    case 'ne':
      return (slots) => (a(slots) !== b(slots) ? 1 : 0);
    case 'lt':
      return (slots) => (a(slots) < b(slots) ? 1 : 0);
    case 'le':
      return (slots) => (a(slots) <= b(slots) ? 1 : 0);
    case 'gt':
      return (slots) => (a(slots) > b(slots) ? 1 : 0);
    case 'ge':
      return (slots) => (a(slots) >= b(slots) ? 1 : 0);
    case 'plus':
      return (slots) => (a(slots) + b(slots)) | 0;
    case 'minus':
      return (slots) => (a(slots) - b(slots)) | 0;
    case 'times':
      return (slots) => Math.imul(a(slots), b(slots));
    case 'over':
      return (slots) => (a(slots) / b(slots)) | 0;
    case 'rest':
      return (slots) => (a(slots) % b(slots)) | 0;
  }
}

/** Every slot that the expression reads. */
export function slotsRead(expression: Expression, into = new Set<number>()): Set<number> {
  switch (expression.op) {
    case 'const':
      break;
    case 'slot':
      into.add(expression.slot);
      break;
    case 'not':
    case 'neg':
      slotsRead(expression.a, into);
      break;
    case 'if':
      for (const part of [expression.test, expression.a, expression.b]) slotsRead(part, into);
      break;
    case 'in':
      for (const part of [expression.a, ...expression.list]) slotsRead(part, into);
      break;
    default:
      for (const part of [expression.a, expression.b]) slotsRead(part, into);
  }
  return into;
}

/** The parts of a condition between "and", "or" and "not": each is decided by the slots that it reads itself. */
export function atomsOf(condition: Expression): Expression[] {
  if (condition.op === 'and' || condition.op === 'or') return [...atomsOf(condition.a), ...atomsOf(condition.b)];
  return condition.op === 'not' ? atomsOf(condition.a) : [condition];
}
