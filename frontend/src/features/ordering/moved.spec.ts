import { describe, expect, it } from '@jest/globals';
import { moved } from './moved';

describe('a line that is moved', () => {
  it('takes its new place, and the others keep their order', () => {
    expect(moved(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  });
});
