/** @jest-environment node */
import { describe, expect, it } from '@jest/globals';
import { reportBadges, reportHeat } from './report-figures';

const say = (key: string, params: Record<string, string | number>): string =>
  `${key} ${Object.values(params).join(' ')}`;
const drawn = {
  document: {},
  nodes: [
    { id: 'a', met: 10, left: 1, critical: 0 },
    { id: 'b', met: 3, left: 0, critical: 2 },
    { id: 'c', met: 0, left: 0, critical: 0 },
  ],
  ways: [
    { node: 'a', kind: 'choice', id: 'x', taken: 6 },
    { node: 'a', kind: 'choice', id: 'y', taken: 3 },
    { node: 'a', kind: 'timeout', id: '', taken: 0 },
    { node: 'b', kind: 'next', id: '', taken: 3 },
    { node: 'c', kind: 'choice', id: 'z', taken: 0 },
    { node: 'c', kind: 'choice', id: 'w', taken: 0 },
  ],
};

describe('figures on the graph', () => {
  const badges = reportBadges(drawn, say);

  it('say at ways how many of those who answered took them, and nothing where nobody came', () => {
    expect(badges.get('a choice x')).toEqual([{ tone: 'quiet', sign: 'percent 67', words: 'share 6 9 67' }]);
    expect(badges.get('a timeout')?.[0]?.words).toBe('share 0 9 0');
    expect([...badges.keys()].filter((key) => /^[bc] /.test(key))).toEqual([]);
  });

  it('say at nodes where runs stand and where they failed critically', () => {
    expect(badges.get('a')).toEqual([{ tone: 'due', sign: '‖ 1', words: 'leftHere 1' }]);
    expect(badges.get('b')).toEqual([{ tone: 'overdue', sign: '! 2', words: 'criticalHere 2' }]);
    expect(badges.get('c')).toBeUndefined();
  });

  it('grow warmer with the share of runs that came', () => {
    const heat = reportHeat(drawn, 10, say);
    expect(['a', 'b', 'c'].map((id) => heat.get(id)?.level)).toEqual([4, 2, 0]);
    expect(heat.get('b')?.words).toBe('metHere 3 10 30');
  });
});
