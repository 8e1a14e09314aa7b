import { describe, expect, it } from '@jest/globals';
import { isParagraphNumber } from './paragraph';

describe('a place in a source document', () => {
  it.each(['1', '3(i)', '12.4', ' 7', '(a)', '(iv)', '1; App. 1a', '3 (chapeau)'])('is a paragraph: %s', (place) => {
    expect(isParagraphNumber(place)).toBe(true);
  });

  it.each(['App. 1d', 'Annex B', 'Chapter 3', '§ 4', '(closing words)', ''])('says itself what it is: %s', (place) => {
    expect(isParagraphNumber(place)).toBe(false);
  });
});
