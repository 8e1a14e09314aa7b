import type { Expression } from './expression';

/** Lowest and highest value, both included. */
export interface Interval {
  readonly lo: number;
  readonly hi: number;
}

export const INT32: Interval = { lo: -(2 ** 31), hi: 2 ** 31 - 1 };
const TRUTH: Interval = { lo: 0, hi: 1 };

export type IntervalResult = Interval | 'division-by-zero' | 'number-too-large';

/**
 * Between what an expression must lie, given the ranges of the slots; or why it is refused: a divisor that may be zero, or
 * a number, also in between, that 32 bits may not hold. What passes here never fails and never wraps round.
 */
export function intervalOf(expression: Expression, ranges: readonly Interval[]): IntervalResult {
  switch (expression.op) {
    case 'const':
      return { lo: expression.value, hi: expression.value };
    case 'slot':
      return ranges[expression.slot] ?? INT32;
    case 'not':
      return all([expression.a], ranges, () => TRUTH);
    case 'neg':
      return all([expression.a], ranges, ([a]) => within(-a.hi, -a.lo));
    case 'if':
      return all([expression.test, expression.a, expression.b], ranges, ([, a, b]) => ({
        lo: Math.min(a.lo, b.lo),
        hi: Math.max(a.hi, b.hi),
      }));
    case 'in':
      return all([expression.a, ...expression.list], ranges, () => TRUTH);
    default: {
      const { op } = expression;
      return all([expression.a, expression.b], ranges, ([a, b]) => ofBinary(op, a, b));
    }
  }
}

function all(
  parts: readonly Expression[],
  ranges: readonly Interval[],
  combine: (intervals: [Interval, Interval, Interval]) => IntervalResult,
): IntervalResult {
  const intervals: Interval[] = [];
  for (const part of parts) {
    const interval = intervalOf(part, ranges);
    if (typeof interval === 'string') return interval;
    intervals.push(interval);
  }
  const [a = TRUTH, b = TRUTH, c = TRUTH] = intervals;
  return combine([a, b, c]);
}

function ofBinary(op: string, a: Interval, b: Interval): IntervalResult {
  switch (op) {
    case 'plus':
      return within(a.lo + b.lo, a.hi + b.hi);
    case 'minus':
      return within(a.lo - b.hi, a.hi - b.lo);
    case 'times': {
      const products = [a.lo * b.lo, a.lo * b.hi, a.hi * b.lo, a.hi * b.hi];
      return within(Math.min(...products), Math.max(...products));
    }
    case 'over':
    case 'rest': {
      if (b.lo <= 0 && b.hi >= 0) return 'division-by-zero';
      const most = Math.max(Math.abs(a.lo), Math.abs(a.hi));
      return within(-most, most);
    }
    default:
      return TRUTH;
  }
}

function within(lo: number, hi: number): IntervalResult {
  return lo < INT32.lo || hi > INT32.hi ? 'number-too-large' : { lo, hi };
}
