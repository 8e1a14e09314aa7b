/**
 * Whether a place in a source document is a paragraph by its number (`1`, `3(i)`, `(a)`), so that "paragraph" may stand before it.
 * Anything else (`App. 1d`, `Annex B`) already says what it is and is written as it is cited.
 */
export function isParagraphNumber(place: string): boolean {
  return /^\(?\d|^\([a-z]{1,4}\)/i.test(place.trim());
}
