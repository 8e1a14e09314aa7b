/** Chance that repeats: the same seed gives the same row. Not for secrets. */
export interface SeededRandom {
  /** At least 0, below 1. */
  next(): number;
  /** Throws on an empty list. */
  pick<T>(list: readonly T[]): T;
  /** By share; shares need not add up to one. Throws on an empty list. */
  weighted<T extends { readonly share: number }>(list: readonly T[]): T;
  /** A new list; the given one stays as it is. */
  shuffled<T>(list: readonly T[]): T[];
}

/** A row of its own for every text, so that drawing more for one purpose moves nothing of another. */
export function seededRandom(seed: string): SeededRandom {
  const next = mulberry32(hash32(seed));
  const pick = <T>(list: readonly T[]): T => {
    const one = list[Math.floor(next() * list.length)];
    if (one === undefined) throw new Error('Nothing to pick from.');
    return one;
  };
  return {
    next,
    pick,
    weighted(list) {
      const total = list.reduce((sum, one) => sum + one.share, 0);
      let left = next() * total;
      const found = list.find((one) => (left -= one.share) < 0) ?? list.at(-1);
      if (!found) throw new Error('Nothing to pick from.');
      return found;
    },
    shuffled(list) {
      return list
        .map((one) => ({ one, key: next() }))
        .sort((a, b) => a.key - b.key)
        .map(({ one }) => one);
    },
  };
}

/** FNV-1a over UTF-16 units. */
function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
