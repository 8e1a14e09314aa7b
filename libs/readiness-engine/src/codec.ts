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

/** A row as the API sends it. */
export function unpackBase64(text: string): Cell[] {
  const binary = atob(text);
  return unpackCells(Uint8Array.from(binary, (letter) => letter.charCodeAt(0)));
}
