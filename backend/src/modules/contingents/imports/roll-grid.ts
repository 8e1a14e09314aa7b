/** A cell as it was read: text, a number (as its shortest decimal text), or a calendar day (YYYY-MM-DD). */
export interface Cell {
  readonly kind: 'text' | 'number' | 'date' | 'error';
  readonly value: string;
}

/** A merged range, rows and columns counted from 0, ends included. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** One visible sheet. A cell merged downwards is repeated in each row; one merged sideways stands at its left end only. */
export interface Grid {
  readonly sheet: string;
  /** Row 0 is the sheet's row 1; empty rows are empty lists. */
  readonly rows: readonly (readonly (Cell | null)[])[];
  readonly merges: readonly Merge[];
}

/** What a file holds; `hidden` are the names of sheets that were passed over because nobody sees them. */
export interface RollFile {
  readonly grids: readonly Grid[];
  readonly hidden: readonly string[];
  /** Formulas whose stored result was used; nothing is ever computed. */
  readonly formulas: number;
}

export const ROLL_LIMITS = {
  bytes: 10 * 1024 * 1024,
  inflatedBytes: 80 * 1024 * 1024,
  entries: 2_000,
  rows: 5_000,
  columns: 60,
  cellCharacters: 500,
  milliseconds: 30_000,
  heapMegabytes: 512,
} as const;
export type RollLimits = typeof ROLL_LIMITS;

/** What the reading thread is asked and what it answers; plain data that crosses threads. */
export interface WorkbookRequest {
  readonly bytes: Uint8Array;
  readonly limits: { readonly [K in keyof RollLimits]: number };
}
export type WorkbookReading = RollFile | { readonly refused: 'tooLarge' | 'damaged' };
