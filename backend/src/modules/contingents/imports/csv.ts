import type { Cell, Grid } from './roll-grid';

/** Text of a CSV file: UTF-8 or UTF-16 by its mark, UTF-8 where it is valid, else Windows-1252. Null for what is no text. */
export function decodeCsv(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.subarray(0, 4096).includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: what spreadsheet programs of western Europe and Africa write.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The delimiter that parts the first lines most often, outside quotes. */
export function delimiterOf(text: string): ',' | ';' | '\t' {
  const counts = { ',': 0, ';': 0, '\t': 0 };
  let quoted = false;
  for (const letter of text.slice(0, 8_192)) {
    if (letter === '"') quoted = !quoted;
    else if (!quoted && (letter === ',' || letter === ';' || letter === '\t')) counts[letter]++;
  }
  return counts[';'] > counts[','] && counts[';'] >= counts['\t'] ? ';' : counts['\t'] > counts[','] ? '\t' : ',';
}

/** Rows of fields as RFC 4180 has it; a quote that never closes takes the rest of the text into its field. */
export function parseCsv(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  const source = text.startsWith('\ufeff') ? text.slice(1) : text;
  for (let at = 0; at < source.length; at++) {
    const letter = source[at] ?? '';
    if (quoted) {
      if (letter !== '"') field += letter;
      else if (source[at + 1] === '"') {
        field += '"';
        at++;
      } else quoted = false;
    } else if (letter === '"' && field.trim() === '') {
      quoted = true;
      field = '';
    } else if (letter === delimiter) {
      row.push(field);
      field = '';
    } else if (letter === '\n' || letter === '\r') {
      if (letter === '\r' && source[at + 1] === '\n') at++;
      rows.push([...row, field]);
      row = [];
      field = '';
    } else field += letter;
  }
  if (field !== '' || row.length > 0) rows.push([...row, field]);
  return rows;
}

/** One field for a CSV file that a spreadsheet program opens: quoted, and what would run as a formula made plain text. */
export function csvField(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

/** A CSV text as a sheet; null when it passes `limits`. */
export function csvGrid(
  text: string,
  limits: { readonly rows: number; readonly columns: number; readonly cellCharacters: number },
): Grid | null {
  const rows = parseCsv(text, delimiterOf(text));
  while (rows.length > 0 && (rows.at(-1) ?? []).every((field) => field.trim() === '')) rows.pop();
  if (rows.length > limits.rows) return null;
  const cells = rows.map((row) =>
    row.map((field): Cell | null =>
      field.trim() === '' ? null : { kind: 'text', value: field.trim().slice(0, limits.cellCharacters) },
    ),
  );
  if (cells.some((row) => row.findLastIndex((cell) => cell !== null) >= limits.columns)) return null;
  return { sheet: 'CSV', rows: cells, merges: [] };
}
