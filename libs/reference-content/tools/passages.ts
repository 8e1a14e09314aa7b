/** What the two maintainer tools share: the cited passage of every entry, cut out of the maintainer's own documents. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { joinLines } from '../../passage-finder/src/index';

/** One row of the maintainer's locator file, which is not shipped. */
export interface Locator {
  id: string;
  /** Name of the plain text file in the documents folder. */
  file: string;
  /** `<place>; file line <n>`, lines counted from 1. */
  locator: string;
  paraphrase: string;
  implication: string;
}

/** A cited passage and where it was taken from. */
export interface CitedPassage {
  id: string;
  file: string;
  /** Index of the cited line, from 0. */
  line: number;
  text: string;
}

/** Passages with fewer words would leave too few hashes, so a part of a paragraph is never cut smaller. */
const FEWEST_WORDS = 25;
/** A part is only taken instead of its paragraph when it speaks this much more clearly than the next best part. */
const CLEARLY = 1.25;

export function readLocators(file: string): Locator[] {
  return JSON.parse(readFileSync(file, 'utf8')) as Locator[];
}

/** The lines of every document that the locators name. */
export function readDocuments(folder: string, locators: readonly Locator[]): Map<string, string[]> {
  const names = new Set(locators.map((locator) => locator.file));
  return new Map([...names].map((name) => [name, readFileSync(join(folder, name), 'utf8').split(/\r?\n/)]));
}

/** Cuts out the passage of every locator; throws when a locator names a line that is not there or empty. */
export function citedPassages(documents: ReadonlyMap<string, string[]>, locators: readonly Locator[]): CitedPassage[] {
  const citations = new Map<string, number>();
  const keyOf = (locator: Locator): string => `${locator.file}:${lineOf(locator)}`;
  for (const locator of locators) citations.set(keyOf(locator), (citations.get(keyOf(locator)) ?? 0) + 1);
  return locators.map((locator) => {
    const line = lineOf(locator);
    const paragraph = paragraphAt(documents.get(locator.file) ?? [], line);
    if (paragraph === '') throw new Error(`${locator.id}: line ${line + 1} of ${locator.file} holds no text`);
    const shared = (citations.get(keyOf(locator)) ?? 0) > 1;
    const text = listItem(paragraph, locator.locator) ?? (shared ? closestPart(paragraph, locator) : paragraph);
    return { id: locator.id, file: locator.file, line, text };
  });
}

function lineOf(locator: Locator): number {
  const match = /file line (\d+)$/.exec(locator.locator);
  if (match === null) throw new Error(`${locator.id}: the locator names no line`);
  return Number(match[1]) - 1;
}

/** The paragraph that a line belongs to, put together again where a page's end has cut it. */
function paragraphAt(lines: readonly string[], line: number): string {
  const text = (at: number): string => (lines[at] ?? '').trim();
  const cut = (first: string, second: string): boolean =>
    /[\p{L}\p{N},-]$/u.test(first) && first.length > 60 && /^\p{Ll}/u.test(second);
  let paragraph = text(line);
  if (paragraph === '') return '';
  const before = neighbour(lines, line, -1);
  if (before !== null && cut(text(before), paragraph)) paragraph = joinLines(text(before), paragraph);
  const after = neighbour(lines, line, 1);
  if (after !== null && cut(paragraph, text(after))) paragraph = joinLines(paragraph, text(after));
  return paragraph;
}

function neighbour(lines: readonly string[], line: number, step: 1 | -1): number | null {
  for (let at = line + step; at >= 0 && at < lines.length; at += step) {
    if ((lines[at] ?? '').trim() !== '') return at;
  }
  return null;
}

/** The items of an inline list (i), (ii) … that a locator such as `3(i)` or `21(iii)-(v)` names, or null. */
function listItem(paragraph: string, locator: string): string | null {
  const place = locator.replace(/;.*$/, '');
  const numerals = [...place.matchAll(/\(([ivx]+)\)/g)].map((match) => match[1] ?? '');
  const marks = [...paragraph.matchAll(/\(([ivx]+)\)/g)];
  const first = marks.findIndex((mark) => mark[1] === numerals[0]);
  const last = marks.findIndex((mark) => mark[1] === numerals[numerals.length - 1]);
  if (numerals.length === 0 || first < 0 || last < first) return null;
  return paragraph.slice(marks[first]?.index, marks[last + 1]?.index);
}

/** Of a paragraph that several entries cite: the run of sentences closest to this entry's words, if one stands out. */
function closestPart(paragraph: string, locator: Locator): string {
  const sentences = paragraph.match(/.+?(?:[.;?!]["”’')]*(?=\s)|$)\s*/gsu) ?? [paragraph];
  const sought = stemsOf(`${locator.paraphrase} ${locator.implication}`);
  const frequency = new Map<string, number>();
  for (const sentence of sentences)
    for (const stem of stemsOf(sentence)) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  const parts = sentences.map((_, start) => partFrom(sentences, start));
  const scored = parts.map((part) => {
    const stems = [...stemsOf(part.text)].filter((stem) => sought.has(stem));
    return {
      ...part,
      score: stems.reduce((sum, stem) => sum + Math.log(1 + sentences.length / (frequency.get(stem) ?? 1)), 0),
    };
  });
  const [best] = [...scored].sort((a, b) => b.score - a.score || a.text.length - b.text.length);
  if (best === undefined || best.score === 0) return paragraph;
  const rival = Math.max(
    0,
    ...scored.filter((part) => part.end <= best.start || part.start >= best.end).map((part) => part.score),
  );
  return best.score >= rival * CLEARLY ? best.text.trim() : paragraph;
}

function partFrom(sentences: readonly string[], start: number): { start: number; end: number; text: string } {
  let end = start;
  let text = '';
  while (end < sentences.length && text.split(/\s+/).length < FEWEST_WORDS) {
    text += sentences[end] ?? '';
    end += 1;
  }
  return { start, end, text };
}

function stemsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[a-z]{4,}/g) ?? [];
  return new Set(
    words.map((word) => word.replace(/(?:ations?|ings?|edly|ed|ies|es|s|ly)$/, '')).filter((stem) => stem.length > 3),
  );
}
