/**
 * The trace of a passage that ships instead of its text: `pf1:<words>:<hashes>`, where `words` is the passage's length
 * in words and `hashes` are at most 32 hashes (eight hexadecimal digits each) out of all its four-word groups.
 * The hashes are the smallest ones, so the selection is spread over the passage and says nothing of its order.
 */
export type Fingerprint = string;

/** How many hashes a fingerprint keeps at most. */
export const FINGERPRINT_SIZE = 32;

const GROUP = 4;
const PREFIX = 'pf1';

/**
 * The words of a text in the form in which they are compared. Whatever extraction from a PDF tends to change is
 * flattened: case, accents, apostrophes, emphasis marks, hyphens (also those at a line's end) and the letters of
 * f-ligatures, which some fonts lose altogether.
 */
export function wordsOf(text: string): string[] {
  const flat = text
    .replace(/<\/?[a-z][^<>]{0,40}>/gi, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\p{M}\u00ad\u200b-\u200d\ufeff\ufffd'’‘ʼ*_]/gu, '')
    .replace(/(?<=\p{L})[-‐‑]\s*(?=\p{L})/gu, '');
  const words: string[] = [];
  for (const [word] of flat.matchAll(/[\p{L}\p{N}]+/gu)) {
    const compared = word.replace(/ff[il]?|f[il]/g, '');
    if (compared !== '') words.push(compared);
  }
  return words;
}

/** One 32-bit hash for every four-word group, in reading order; none for a text of less than four words. */
export function groupHashes(words: readonly string[]): Uint32Array {
  const hashes = new Uint32Array(Math.max(0, words.length - GROUP + 1));
  for (let at = 0; at < hashes.length; at += 1) {
    hashes[at] = hashOf(words, at, at + GROUP);
  }
  return hashes;
}

/** FNV-1a over the words' code units, then mixed so that "the smallest" is an even sample. */
function hashOf(words: readonly string[], from: number, to: number): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at += 1) {
    const word = words[at] ?? '';
    for (let unit = 0; unit < word.length; unit += 1) {
      hash = Math.imul(hash ^ word.charCodeAt(unit), 0x01000193);
    }
    hash = Math.imul(hash ^ 0x20, 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * The fingerprint of a passage. One of less than four words has a fingerprint without hashes, which is never found.
 * Give it the passage alone: text around it would be searched for as well.
 */
export function fingerprintOf(passage: string): Fingerprint {
  const words = wordsOf(passage);
  const smallest = [...new Set(groupHashes(words))].sort((a, b) => a - b).slice(0, FINGERPRINT_SIZE);
  return `${PREFIX}:${words.length}:${smallest.map((hash) => hash.toString(16).padStart(8, '0')).join('')}`;
}

/** Takes a fingerprint apart; null when the text is not one (it may come from an import). */
export function readFingerprint(fingerprint: Fingerprint): { words: number; hashes: number[] } | null {
  const match = /^pf1:(\d{1,6}):((?:[0-9a-f]{8}){0,64})$/.exec(fingerprint);
  if (match === null) return null;
  const hashes = (match[2]?.match(/.{8}/g) ?? []).map((hex) => Number.parseInt(hex, 16));
  return { words: Number(match[1]), hashes };
}
