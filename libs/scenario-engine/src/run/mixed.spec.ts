import { describe, expect, it } from '@jest/globals';
import { mixed } from './mixed';

describe('things to be put in order', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];

  it('are shown the same for the same run, all of them, and never in the right order', () => {
    const orders = new Set<string>();
    for (let seed = 0; seed < 500; seed++) {
      const order = mixed(ids, seed);
      expect(mixed(ids, seed)).toEqual(order);
      expect([...order].sort()).toEqual(ids);
      expect(order).not.toEqual(ids);
      expect(mixed(['a', 'b'], seed)).toEqual(['b', 'a']);
      orders.add(order.join(''));
    }
    expect(orders.size).toBeGreaterThan(20);
  });
});
