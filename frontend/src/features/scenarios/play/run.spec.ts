import { describe, expect, it } from '@jest/globals';
import { newer, secondsGiven, type LocalRun } from './run';

const steps = ['walk', 'relay', 'note'].map((choice, index) => ({
  node: `n${String(index)}`,
  move: { kind: 'choose' as const, choice },
  seconds: 1,
  at: `2026-06-01T08:0${String(index)}:00.000Z`,
}));
const run = (id: string, count: number, more: Partial<LocalRun> = {}): LocalRun => ({
  id,
  editionId: 'e',
  seed: 1,
  preset: null,
  pace: 'written',
  steps: steps.slice(0, count),
  sent: count,
  ...more,
});

describe('two memories of a run', () => {
  it('go on from the longer where one begins as the other', () => {
    expect(newer(run('a', 3, { sent: 1 }), run('a', 2))).toEqual(run('a', 3, { sent: 2 }));
    expect(newer(run('a', 1, { pace: 'none' }), run('a', 2))).toEqual(run('a', 2, { pace: 'none' }));
    const [first] = steps;
    const stored = first && { ...first, move: { choice: 'walk', kind: 'choose' as const } };
    expect(newer(run('a', 3), run('a', 1, { steps: stored ? [stored] : [] }))?.steps).toHaveLength(3);
  });

  it('go on from the server’s where the two went apart', () => {
    const other = [{ ...steps[0], node: 'n0', move: { kind: 'choose' as const, choice: 'drive' }, seconds: 1, at: '' }];
    expect(newer(run('a', 3), run('a', 1, { steps: other }))?.steps).toEqual(other);
  });

  it('of two runs go on with the one moved last, and with the only one', () => {
    expect(newer(run('a', 1), run('b', 2))?.id).toBe('b');
    expect(newer(run('a', 3), run('b', 2))?.id).toBe('a');
    expect(newer(null, run('b', 2))?.id).toBe('b');
    expect(newer(null, null)).toBeNull();
  });
});

describe('a time limit', () => {
  it('is as long as was granted and wished', () => {
    expect(secondsGiven(60, 'written', 1)).toBe(60);
    expect(secondsGiven(60, 'longer', 1.25)).toBe(113);
    expect(secondsGiven(60, 'none', 1.25)).toBeNull();
  });
});
