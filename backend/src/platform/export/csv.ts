import type { ExportTable, MatrixTable } from './tables';

/**
 * RFC 4180 with CRLF and a byte-order mark, so that spreadsheets read accents. A text that a spreadsheet would take for a
 * formula gets an apostrophe before it. The time of the state, and what narrowed the rows
 * of a matrix, stand in columns of their own, and every denominator at the head of its column.
 */
export function csvOf(table: ExportTable): Buffer {
  const lines = table.kind === 'MATRIX' ? matrixLines(table) : [table.heads, ...table.rows];
  const narrowed = table.kind === 'MATRIX' ? { head: [table.filterHead], row: [table.filter] } : { head: [], row: [] };
  const dated = lines.map((line, at) => [
    ...line.map(String),
    ...(at === 0 ? [table.asOfHead, ...narrowed.head] : [table.asOf, ...narrowed.row]),
  ]);
  return Buffer.from(`\uFEFF${dated.map((line) => line.map(field).join(',')).join('\r\n')}\r\n`, 'utf8');
}

function matrixLines(table: MatrixTable): string[][] {
  return [
    [...table.heads, ...table.columns.map(({ code, title, count }) => `${code} ${title} (${count})`)],
    ...table.rows.map(({ lead, cells }) => [...lead, ...cells.map(({ mark, day }) => wordsOf(table, mark, day))]),
  ];
}

/** "Completed 07 Nov 2026", "Overdue, due 07 Nov 2026". */
function wordsOf(table: MatrixTable, mark: keyof MatrixTable['marks'], day: string): string {
  if (day === '') return table.marks[mark];
  return mark === 'done'
    ? `${table.marks[mark]} ${day}`
    : `${table.marks[mark]}, ${table.duePattern.replace('{day}', day)}`;
}

function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
