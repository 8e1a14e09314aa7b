import type { ExportTable } from './table';

/**
 * RFC 4180 with CRLF and a byte-order mark, so that spreadsheets read accents. A text that a spreadsheet would take for a
 * formula gets an apostrophe before it. The time of the state and every denominator stand in columns of their own.
 */
export function csvOf(table: ExportTable): Buffer {
  const heads = [
    ...table.heads,
    ...table.columns.map(({ code, title, count }) => `${code} ${title} (${count})`),
    table.asOfHead,
  ];
  const lines = table.rows.map(({ lead, cells }) => [
    ...lead,
    ...cells.map(({ mark, day }) => wordsOf(table, mark, day)),
    table.asOf,
  ]);
  return Buffer.from(`\uFEFF${[heads, ...lines].map((line) => line.map(field).join(',')).join('\r\n')}\r\n`, 'utf8');
}

/** "Completed 07 Nov 2026", "Overdue, due 07 Nov 2026". */
export function wordsOf(table: ExportTable, mark: keyof ExportTable['marks'], day: string): string {
  if (day === '') return table.marks[mark];
  return mark === 'done'
    ? `${table.marks[mark]} ${day}`
    : `${table.marks[mark]}, ${table.duePattern.replace('{day}', day)}`;
}

function field(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
