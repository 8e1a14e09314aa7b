/** Lines longer than this are not wrapped lines of a page but whole paragraphs. */
const WIDEST_LINE = 130;

const BULLET = /^\s*[-–—•●▪■◦‣➢➤⇒→*]\s/;
const NUMBERED = /^\s*(?:\d{1,3}[.)]|\(?[a-z]{1,4}\)|[a-z]\.)\s/i;

/**
 * Splits plain text into paragraphs. Understands the two habits of text files: paragraphs wrapped over several lines
 * with blank lines between them, and one paragraph a line. Words hyphenated at a line's end and paragraphs cut by a
 * page's end are put together again. No paragraph is empty.
 */
export function paragraphsOf(plainText: string): string[] {
  const blocks = plainText
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .split(/\n[^\S\n]*\n|\f/);
  return joinCutParagraphs(blocks.flatMap((block) => paragraphsOfBlock(block.split('\n'))));
}

function paragraphsOfBlock(lines: readonly string[]): string[] {
  const texts = lines.map((line) => line.trimEnd()).filter((line) => line.trim() !== '');
  const widest = texts.reduce((most, line) => Math.max(most, line.length), 0);
  const paragraphs: string[] = [];
  texts.forEach((line, at) => {
    const before = texts[at - 1];
    const wrapped =
      before !== undefined &&
      widest <= WIDEST_LINE &&
      before.length >= widest * 0.6 &&
      !BULLET.test(line) &&
      !(NUMBERED.test(line) && /[.;:]$/.test(before));
    const open = paragraphs.length - 1;
    if (wrapped) paragraphs[open] = joinLines(paragraphs[open] ?? '', line);
    else paragraphs.push(line.trim());
  });
  return paragraphs;
}

/** Puts two lines of one paragraph together; a word divided by a hyphen becomes one word again. */
export function joinLines(first: string, second: string): string {
  const next = second.trimStart();
  if (/\p{L}[-‐\u00ad]$/u.test(first) && /^\p{Ll}/u.test(next)) return first.slice(0, -1) + next;
  return `${first} ${next}`;
}

/** Joins what a page's end has cut: a text without an ending, followed by one that goes on in small letters. */
export function joinCutParagraphs(paragraphs: readonly string[]): string[] {
  const joined: string[] = [];
  for (const paragraph of paragraphs) {
    const before = joined[joined.length - 1];
    const goesOn =
      before !== undefined &&
      before.length > 60 &&
      /[\p{L}\p{N},‐-]$/u.test(before) &&
      /^\p{Ll}\p{L}*[\s,.;]/u.test(paragraph);
    if (goesOn) joined[joined.length - 1] = joinLines(before, paragraph);
    else joined.push(paragraph);
  }
  return joined;
}
