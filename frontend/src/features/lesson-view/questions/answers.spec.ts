import { describe, expect, it } from '@jest/globals';
import type { LearnerQuestionDto } from '@peacewright/api-client';
import { chosen, isAnswered, matched, order } from './answers';

const ordering: LearnerQuestionDto = {
  token: 'q',
  kind: 'ordering',
  stem: 'Put in order',
  points: 1,
  critical: false,
  options: [
    { token: 'a', text: 'A' },
    { token: 'b', text: 'B' },
  ],
  lefts: [],
};

describe('answers', () => {
  it('start an ordering from what is shown, also where an older answer no longer fits', () => {
    expect(order(ordering, undefined)).toEqual(['a', 'b']);
    expect(order(ordering, { kind: 'ordering', order: ['b'] })).toEqual(['a', 'b']);
    expect(order(ordering, { kind: 'ordering', order: ['b', 'a'] })).toEqual(['b', 'a']);
  });

  it('read nothing from what has another shape', () => {
    expect(chosen({ kind: 'singleChoice', option: 7 })).toEqual([]);
    expect(matched({ kind: 'matching', pairs: [{ left: 'x' }, null] })).toEqual(new Map());
  });

  it.each([
    [undefined, false],
    [{ kind: 'multipleChoice', options: [] }, false],
    [{ kind: 'shortText', text: '  ' }, false],
    [{ kind: 'trueFalse', value: false }, true],
    [{ kind: 'matching', pairs: [{ left: 'l', right: 'r' }] }, true],
  ])('%j counts as answered: %p', (answer, answered) => {
    expect(isAnswered(answer)).toBe(answered);
  });
});
