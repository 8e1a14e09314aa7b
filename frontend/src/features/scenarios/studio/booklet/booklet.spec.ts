import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { readScenarioText } from '@peacewright/scenario-engine/document';
import { fromTemplate } from '../templates';
import { bookletOf } from './booklet';

const words = {
  yes: 'yes',
  no: 'no',
  elapsed: 'minutes',
  atMost: (bound: string) => `at most ${bound}`,
  atLeast: (bound: string) => `at least ${bound}`,
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
      changes: ['Confiance de ceux qui attendent\u00a0+\u00a01', 'minutes\u00a0+\u00a010'],
      to: 2,
    });
    expect(paragraphs[1]?.ways.map(({ kind, changes }) => [kind, changes[0]])).toContainEqual([
      'timeout',
      'Confiance de ceux qui attendent\u00a0−\u00a01',
    ]);
    expect(paragraphs[2]?.ways.map(({ when, to }) => [when, to])).toEqual([
      [['Confiance de ceux qui attendent is at least 4'], 4],
      [['Confiance de ceux qui attendent is at least 2'], 5],
      [[], 6],
    ]);
  });

  it('keeps what is right for whoever leads, and shows what can be picked and marked', () => {
    const file = '../../../../../../libs/reference-content/scenarios/S2.scenario.json';
    const read = readScenarioText(readFileSync(join(dirname(fileURLToPath(import.meta.url)), file), 'utf8'));
    if (!read.ok) throw new Error('S2 is no scenario.');
    const { texts } = read.document;
    const told = bookletOf(read.document, 'en', words);
    const paragraph = (text: string) => told.find((one) => one.text === texts[text]);
    expect(paragraph('look.text')).toMatchObject({
      pictures: [{ alt: texts['look.picture'] }],
      asked: [],
      answers: ['look.soil', 'look.stones', 'look.empty'].map((id) => texts[id]),
    });
    const cards = paragraph('cards.text');
    expect(cards?.answers[0]).toBe(`1. ${texts['cards.stop'] ?? ''}`);
    const inOrder = cards?.answers.map((answer) => answer.replace(/^\d+\. /, ''));
    expect(cards?.asked.map(({ text }) => text)).not.toEqual(inOrder);
    expect(cards?.asked.map(({ text }) => text).sort()).toEqual([...(inOrder ?? [])].sort());
    expect(paragraph('report.text')?.asked[1]).toEqual({
      text: texts['report.place'],
      options: ['report.place.vague', 'report.place.shop', 'report.place.exact'].map((id) => texts[id]),
    });
    // No code on paper.
    expect(
      told.flatMap(({ ways }) => ways.flatMap(({ changes }) => changes)).filter((one) => one.includes('?')),
    ).toEqual([]);
    expect(paragraph('control.text')?.ways[0]?.changes).toContain(
      `${texts['variable.risk'] ?? ''}\u00a0+\u00a020 (at most 100)`,
    );
  });
});
