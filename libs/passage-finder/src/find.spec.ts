import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { findPassage, indexParagraphs } from './find';
import { fingerprintOf } from './fingerprint';

const SYLLABLES = ['ka', 'lo', 'min', 'ter', 'sa', 'ru', 'fi', 'nal', 'ob', 'dre', 'pas', 'tu'];

/** A sentence of invented words. */
const sentence = fc
  .array(
    fc.array(fc.constantFrom(...SYLLABLES), { minLength: 2, maxLength: 4 }).map((parts) => parts.join('')),
    { minLength: 14, maxLength: 60 },
  )
  .map((words) => `${words.join(' ')}.`);

const documentAndPlace = fc
  .array(sentence, { minLength: 3, maxLength: 12 })
  .chain((paragraphs) => fc.record({ paragraphs: fc.constant(paragraphs), at: fc.nat(paragraphs.length - 1) }));

/** What extraction may do to a paragraph: breaks every few words, hyphens in long words, lost ligatures. */
function damaged(paragraph: string): string {
  return paragraph
    .split(' ')
    .map((word, at) => {
      if (at % 11 === 5 && word.length > 6) return `${word.slice(0, 4)}-\n${word.slice(4)}`;
      return at % 7 === 6 ? `${word}\n` : word;
    })
    .join(' ')
    .replaceAll('fi', '\ufffd');
}

function halves(paragraph: string): [string, string] {
  const words = paragraph.split(' ');
  const middle = Math.floor(words.length / 2);
  return [words.slice(0, middle).join(' '), words.slice(middle).join(' ')];
}

describe('finding a passage', () => {
  it('opens the very paragraph', () => {
    fc.assert(
      fc.property(documentAndPlace, ({ paragraphs, at }) => {
        const found = findPassage(paragraphs, fingerprintOf(paragraphs[at] ?? ''));
        expect(found).toEqual({ index: at, from: at, to: at, score: 1 });
      }),
    );
  });

  it('does not mind what extraction does to lines and letters', () => {
    fc.assert(
      fc.property(documentAndPlace, ({ paragraphs, at }) => {
        expect(findPassage(paragraphs.map(damaged), fingerprintOf(paragraphs[at] ?? ''))?.index).toBe(at);
      }),
    );
  });

  it('finds a passage that a page has cut in two, with footer and header in between', () => {
    fc.assert(
      fc.property(documentAndPlace, ({ paragraphs, at }) => {
        const cut = paragraphs.flatMap((paragraph, index) => {
          const [first, second] = halves(paragraph);
          return index === at ? [first, 'Page 4 of 9', 'Report of the meeting', second] : [paragraph];
        });
        const found = findPassage(cut, fingerprintOf(paragraphs[at] ?? ''));
        expect([at, at + 3]).toContain(found?.index);
        expect([found?.from, found?.to]).toEqual([at, at + 3]);
      }),
    );
  });

  it('finds a passage inside a paragraph that has swallowed its neighbours', () => {
    fc.assert(
      fc.property(documentAndPlace, ({ paragraphs, at }) => {
        expect(findPassage([paragraphs.join(' ')], fingerprintOf(paragraphs[at] ?? ''))).toMatchObject({
          index: 0,
          score: 1,
        });
      }),
    );
  });

  it('says so when the document does not hold the passage', () => {
    fc.assert(
      fc.property(documentAndPlace, ({ paragraphs, at }) => {
        const others = paragraphs.filter((paragraph) => paragraph !== paragraphs[at]);
        expect(findPassage(others, fingerprintOf(paragraphs[at] ?? ''))).toBeNull();
      }),
    );
  });

  const passage =
    'The convoy halts, every driver looks at the ground beside the wheels, and nobody steps out before the leader has spoken.';

  it('does not take a shared set phrase for the passage', () => {
    const other =
      'Near the bridge nobody steps out before the leader has gone home for the night with all of his papers.';
    expect(findPassage(['A heading', other, 'The end'], fingerprintOf(passage))).toBeNull();
  });

  it('still finds a passage that a later edition has reworded in part', () => {
    const reworded = passage.replace('every driver', 'each crew member').replace('leader', 'commander');
    expect(findPassage(['A heading', reworded], fingerprintOf(passage))?.index).toBe(1);
  });

  it('finds a passage of four words, and not one that is shorter', () => {
    const paragraphs = ['Stop and look', 'Then observe, report, withdraw.'];
    expect(findPassage(paragraphs, fingerprintOf('then observe report withdraw'))?.index).toBe(1);
    expect(findPassage(paragraphs, fingerprintOf('observe report withdraw'))).toBeNull();
  });

  it('lets the paragraph number decide between equal places only', () => {
    const paragraphs = ['Opening', `4. ${passage}`, 'Between', `12. ${passage}`, '13. Something else stands here.'];
    const print = fingerprintOf(passage);
    expect(findPassage(paragraphs, print)?.index).toBe(1);
    expect(findPassage(paragraphs, print, { paragraph: '12(iv)' })?.index).toBe(3);
    expect(findPassage(paragraphs, print, { paragraph: '13' })?.index).toBe(1);
    expect(findPassage(paragraphs, print, { paragraph: null })?.index).toBe(1);
  });

  it('finds nothing for what is no fingerprint or an empty one, and nothing in nothing', () => {
    expect(findPassage([passage], 'not a fingerprint')).toBeNull();
    expect(findPassage([passage], fingerprintOf(''))).toBeNull();
    expect(findPassage([], fingerprintOf(passage))).toBeNull();
  });

  it('searches a prepared document as it searches its paragraphs', () => {
    const paragraphs = ['A heading', passage, 'The end'];
    const print = fingerprintOf(passage);
    expect(findPassage(indexParagraphs(paragraphs), print)).toEqual(findPassage(paragraphs, print));
  });

  it('takes four times as long on four times the text, also where one phrase is repeated without end', () => {
    const wanted = fingerprintOf(passage);
    const processorTime = (paragraphs: number): number => {
      const text = Array.from({ length: paragraphs }, () => passage);
      const before = process.cpuUsage();
      findPassage(text, wanted);
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    processorTime(1_000);
    const quarter = Math.max(processorTime(2_500), processorTime(2_500), processorTime(2_500));
    // Comparing each with each would take sixteen times as long.
    expect(processorTime(10_000)).toBeLessThan(9 * quarter);
  });
});
