/** Where a reader is in a text of blocks. */
export interface ReadingPlace {
  /** Block at the top of the screen. */
  readonly blockId: string;
  /** Share of the blocks that have come wholly into view, 0 to 1. */
  readonly fraction: number;
}

/** A block's edges, in pixels from the top of what can be seen. */
export interface BlockEdges {
  readonly id: string;
  readonly top: number;
  readonly bottom: number;
}

/** A block cut off by less than this counts as seen: rounding, and the last line's descenders. */
const TOLERANCE = 24;

/** Reads the place from the blocks' edges; `from` and `to` bound what can be seen. Null for a text without blocks. */
export function placeIn(blocks: readonly BlockEdges[], from: number, to: number): ReadingPlace | null {
  const first = blocks.find(({ bottom }) => bottom > from) ?? blocks.at(-1);
  if (first === undefined) return null;
  const seen = blocks.filter(({ bottom }) => bottom <= to + TOLERANCE).length;
  return { blockId: first.id, fraction: seen / blocks.length };
}
