import { groupHashes, readFingerprint, wordsOf, type Fingerprint } from './fingerprint';

/** Where a passage stands in a document's list of paragraphs. */
export interface FoundPassage {
  /** The paragraph that holds most of the passage: the one to open. */
  index: number;
  /** First and last paragraph that hold some of it; they differ when extraction has split the passage. */
  from: number;
  to: number;
  /** Share of the fingerprint that was seen there, above 0 and at most 1. */
  score: number;
}

/** What else is known of the place. It only decides between places that match equally well. */
export interface PassageHint {
  /** The document's own paragraph number as the register gives it, for example `24(iv)`. */
  paragraph?: string | null;
}

/** A document prepared for many searches. */
export interface PassageIndex {
  paragraphs: readonly string[];
  /** Paragraph of every word of the document. */
  paragraphOfWord: Uint32Array;
  /** Word positions at which each four-word group starts. */
  positions: ReadonlyMap<number, readonly number[]>;
}

/** Below this share the passage counts as not there: a changed edition keeps more, a stranger's text has next to none. */
const LEAST_SCORE = 0.35;
/** One matching group is chance (a title, a set phrase); a passage so short that it has one group must match it alone. */
const LEAST_HITS = 2;
/** A group that stands this often in a document says nothing about a place. */
const COMMONPLACE = 200;
/** Of equally good places only so many are looked at. */
const MOST_PLACES = 20;

/** Prepares a document; the paragraphs are those in which results are counted. */
export function indexParagraphs(paragraphs: readonly string[]): PassageIndex {
  const words: string[] = [];
  const owners: number[] = [];
  paragraphs.forEach((paragraph, index) => {
    for (const word of wordsOf(paragraph)) {
      words.push(word);
      owners.push(index);
    }
  });
  const positions = new Map<number, number[]>();
  groupHashes(words).forEach((hash, at) => {
    const places = positions.get(hash);
    if (places === undefined) positions.set(hash, [at]);
    else if (places.length < COMMONPLACE) places.push(at);
  });
  return { paragraphs, paragraphOfWord: Uint32Array.from(owners), positions };
}

/**
 * Finds the passage that a fingerprint was taken of, or null when the document does not hold it or not enough of it.
 * Paragraph borders do not matter to the search: a passage may be split, merged with others or cut by a page's header.
 */
export function findPassage(
  document: readonly string[] | PassageIndex,
  fingerprint: Fingerprint,
  hint: PassageHint = {},
): FoundPassage | null {
  const index = 'positions' in document ? document : indexParagraphs(document);
  const sought = readFingerprint(fingerprint);
  if (sought === null || sought.hashes.length === 0) return null;

  const hits = hitsOf(index, sought.hashes);
  const windows = bestWindows(hits, windowLength(sought.words), sought.hashes.length);
  const first = windows[0];
  if (first === undefined) return null;
  const score = first.groups / sought.hashes.length;
  const least = Math.min(LEAST_HITS, sought.hashes.length);
  if (first.groups < least || score < LEAST_SCORE) return null;

  const number = paragraphNumber(hint.paragraph);
  const places = windows.map((window) => placeOf(index, hits.slice(window.start, window.end)));
  const hinted = number === null ? undefined : places.find((place) => startsWithNumber(index, place, number));
  const place = hinted ?? places[0];
  return place === undefined ? null : { ...place, score };
}

/** How many words a window spans: the passage, and room for headers, footers and slides that stand in between. */
function windowLength(words: number): number {
  return Math.ceil(words * 1.4) + 60;
}

interface Hit {
  /** Word position. */
  at: number;
  /** Which of the sought hashes. */
  group: number;
}

function hitsOf(index: PassageIndex, hashes: readonly number[]): Hit[] {
  const hits = hashes.flatMap((hash, group) => (index.positions.get(hash) ?? []).map((at) => ({ at, group })));
  return hits.sort((a, b) => a.at - b.at);
}

interface Window {
  /** Range of hits, end exclusive. */
  start: number;
  end: number;
  groups: number;
}

/** The windows with the most different groups, the tightest first; of overlapping ones only the tightest. */
function bestWindows(hits: readonly Hit[], length: number, groups: number): Window[] {
  const inside = new Array<number>(groups).fill(0);
  let different = 0;
  let start = 0;
  let best: Window[] = [];
  hits.forEach((hit, last) => {
    const count = inside[hit.group] ?? 0;
    inside[hit.group] = count + 1;
    if (count === 0) different += 1;
    // The left edge moves past what is too far away or stands again further right.
    for (let left = hits[start]; left !== undefined; left = hits[start]) {
      const again = (inside[left.group] ?? 0) > 1;
      if (hit.at - left.at < length && !again) break;
      inside[left.group] = (inside[left.group] ?? 0) - 1;
      if (!again) different -= 1;
      start += 1;
    }
    const window = { start, end: last + 1, groups: different };
    const most = best[0]?.groups ?? 0;
    if (different > most) best = [window];
    else if (different === most) best.push(window);
  });
  const span = (window: Window): number => (hits[window.end - 1]?.at ?? 0) - (hits[window.start]?.at ?? 0);
  const chosen: Window[] = [];
  for (const window of best.sort((a, b) => span(a) - span(b) || a.start - b.start)) {
    if (chosen.length === MOST_PLACES) break;
    if (chosen.every((other) => window.end <= other.start || window.start >= other.end)) chosen.push(window);
  }
  return chosen;
}

function placeOf(index: PassageIndex, hits: readonly Hit[]): { index: number; from: number; to: number } {
  const owners = hits.map((hit) => index.paragraphOfWord[hit.at] ?? 0);
  const counts = new Map<number, number>();
  for (const owner of owners) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  const [fullest] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return { index: fullest?.[0] ?? 0, from: owners[0] ?? 0, to: owners[owners.length - 1] ?? 0 };
}

function paragraphNumber(paragraph: string | null | undefined): string | null {
  return /^\d{1,3}/.exec(paragraph ?? '')?.[0] ?? null;
}

function startsWithNumber(index: PassageIndex, place: { index: number; from: number }, number: string): boolean {
  return [place.from, place.index].some((at) => new RegExp(`^\\W*${number}[.)\\s]`).test(index.paragraphs[at] ?? ''));
}
