import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { FINGERPRINT_SIZE, fingerprintOf, readFingerprint, wordsOf } from './fingerprint';

describe('the words that are compared', () => {
  it.each([
    ['case and accents', 'Détachement INTÉGRÉ', 'detachement integre'],
    ['hyphens, also at a line end', 'pre-deployment co-\n  operation', 'predeployment cooperation'],
    ['ligatures as one sign', 'e\ufb03cient \ufb01eld o\ufb00er', 'efficient field offer'],
    ['ligatures that a font lost', 'e\ufffdcient', 'efficient'],
    ['apostrophes', 'the peacekeepers’ Council\u2019s', "the peacekeepers' council's"],
    ['emphasis and raised letters', 'the **7<sup>th</sup>** _round_', 'the 7th round'],
    ['soft hyphens', 'man\u00addate', 'mandate'],
  ])('leave out %s', (_, one, other) => {
    expect(wordsOf(one)).toEqual(wordsOf(other));
  });

  it('keep a dash between words apart', () => {
    expect(wordsOf('command - control')).toEqual(['command', 'control']);
  });

  it('never are empty, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => wordsOf(text).every((word) => word.length > 0)));
  });
});

describe('a fingerprint', () => {
  const passage = 'Every patrol leaves with a radio check, a route card and one person who can stop a bleeding wound.';

  it('is the same for the same words however they are set', () => {
    expect(fingerprintOf(passage.toUpperCase().replaceAll(' ', '\n '))).toBe(fingerprintOf(passage));
  });

  it('holds no word and a bounded number of hashes', () => {
    const print = fingerprintOf(Array.from({ length: 400 }, (_, at) => `word${at}`).join(' '));
    expect(print).toMatch(/^pf1:400:[0-9a-f]+$/);
    expect(readFingerprint(print)?.hashes).toHaveLength(FINGERPRINT_SIZE);
  });

  it('can be read back, and nothing else can', () => {
    expect(readFingerprint(fingerprintOf(passage))).toMatchObject({ words: 19 });
    expect(readFingerprint(fingerprintOf(''))).toEqual({ words: 0, hashes: [] });
    for (const text of ['', 'pf2:1:00000000', 'pf1:1:0000', 'pf1:x:', 'pf1:1:0000000G'])
      expect(readFingerprint(text)).toBeNull();
  });
});
