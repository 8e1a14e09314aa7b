import { CELL_STATES, type Cell } from './cells';

/**
 * A person's row as bytes, four a cell, little-endian: sixteen bits with the state's code (three bits) and the due index
 * plus one (thirteen bits), then sixteen bits with the day number. 850 rows of 60 columns are 204 kB.
 */
const BYTES = 4;
const DUE_LIMIT = 0x1fff;

export function packCells(cells: readonly Cell[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(cells.length * BYTES);
  const view = new DataView(bytes.buffer);
  cells.forEach((cell, at) => {
    if (cell.due + 1 > DUE_LIMIT) throw new RangeError('More due days than a row can name.');
    view.setUint16(at * BYTES, CELL_STATES.indexOf(cell.state) | ((cell.due + 1) << 3), true);
    view.setUint16(at * BYTES + 2, cell.day, true);
  });
  return bytes;
}

/** Throws on bytes that `packCells` cannot have made. */
export function unpackCells(bytes: Uint8Array): Cell[] {
  if (bytes.length % BYTES !== 0) throw new RangeError('A packed row is cut off.');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length / BYTES }, (_, at) => {
    const head = view.getUint16(at * BYTES, true);
    const state = CELL_STATES[head & 7];
    if (state === undefined) throw new RangeError('A packed row holds an unknown state.');
    return { state, due: (head >> 3) - 1, day: view.getUint16(at * BYTES + 2, true) };
  });
}

/** Packed rows of `width` cells each behind one another, as they travel. Throws where a row is not as wide as the others. */
export function joinCells(rows: readonly Uint8Array[], width: number): Uint8Array {
  const joined = new Uint8Array(rows.length * width * BYTES);
  rows.forEach((row, at) => {
    if (row.length !== width * BYTES) throw new RangeError('A packed row is not as wide as its table.');
    joined.set(row, at * row.length);
  });
  return joined;
}

/** The rows again, from Base64. */
export function splitCells(text: string, width: number): Cell[][] {
  const cells = unpackCells(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)));
  return Array.from({ length: width === 0 ? 0 : cells.length / width }, (_, at) =>
    cells.slice(at * width, (at + 1) * width),
  );
}
