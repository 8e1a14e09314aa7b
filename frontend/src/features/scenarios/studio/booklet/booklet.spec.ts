import { describe, expect, it } from '@jest/globals';
import { fromTemplate } from '../templates';
import { bookletOf } from './booklet';

const words = {
  yes: 'yes',
  no: 'no',
  elapsed: 'minutes',
  comparisons: ['is', 'is not', 'is below', 'is at most', 'is above', 'is at least'],
  visited: (n: number) => `was at ${String(n)}`,
  notVisited: (n: number) => `was not at ${String(n)}`,
};

describe('a booklet', () => {
  const document = fromTemplate('trust', { id: 'queue', language: 'en', title: 'The queue' }, () => 'x');
  const paragraphs = bookletOf(document, 'fr', words);

  it('has one paragraph a node, and every arrow ends at one', () => {
    expect(paragraphs.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    for (const { ways, kind } of paragraphs) {
      expect(ways.length > 0).toBe(kind !== 'outcome');
      for (const { to } of ways) expect(to).toBeGreaterThan(1);
    }
  });

  it('says in the language asked for what to note down and when a way is open', () => {
    expect(paragraphs[0]?.ways[0]).toMatchObject({
      text: 'Longer la file et dire ce que vous savez.',
      changes: ['Confiance de ceux qui attendent + 1', 'minutes + 10'],
      to: 2,
    });
    expect(paragraphs[1]?.ways.map(({ kind, changes }) => [kind, changes[0]])).toContainEqual([
      'timeout',
      'Confiance de ceux qui attendent − 1',
    ]);
    expect(paragraphs[2]?.ways.map(({ when, to }) => [when, to])).toEqual([
      [['Confiance de ceux qui attendent is at least 4'], 4],
      [['Confiance de ceux qui attendent is at least 2'], 5],
      [[], 6],
    ]);
  });
});
