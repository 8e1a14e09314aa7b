import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { wordsOf } from './fingerprint';
import { paragraphsOf } from './paragraphs';

describe('paragraphs of a plain text', () => {
  it('are the lines of a file that has one paragraph a line', () => {
    const long = 'A sentence about the gate and the people who wait in front of it every morning. '.repeat(3).trim();
    expect(paragraphsOf(`Title\r\n${long}\r\n${long}\r\n`)).toEqual(['Title', long, long]);
  });

  it('are the blocks between blank lines of a wrapped file, words put together again', () => {
    const text = [
      '1. The section moves only when the sec-',
      'ond vehicle has reported, and it stops',
      'short of the ford.',
      ' ',
      '2. Nobody crosses on foot.',
    ].join('\n');
    expect(paragraphsOf(text)).toEqual([
      '1. The section moves only when the second vehicle has reported, and it stops short of the ford.',
      '2. Nobody crosses on foot.',
    ]);
  });

  it('keep the items of a list apart', () => {
    const text =
      'Bring to the gate, all of you and early:\n- water for the whole of one day\n- a torch with one spare battery\n- the card';
    expect(paragraphsOf(text)).toHaveLength(4);
  });

  it('join what the end of a page has cut', () => {
    const first = 'The guard commander decides about the barrier, the lights and the moment at which the';
    expect(paragraphsOf(`${first}\n\f\nreserve is called. It then moves.`)).toEqual([
      `${first} reserve is called. It then moves.`,
    ]);
  });

  it('neither lose nor add a word, and are never empty', () => {
    const text = fc.array(fc.constantFrom('watch', 'gate', 'Road', '3.', '-', '\n', '\n\n', ' ', '\f', 'ends.'), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, (parts) => {
        const paragraphs = paragraphsOf(parts.join(' '));
        expect(paragraphs.every((paragraph) => paragraph.trim() !== '')).toBe(true);
        expect(wordsOf(paragraphs.join('\n')).join('')).toBe(wordsOf(parts.join(' ')).join(''));
      }),
    );
  });
});
