/** One recorded value, as a line to read. */
export interface Change {
  readonly field: string;
  readonly value: string;
}

/** Lays out what an audit row holds: before and after side by side where both are there, one line for each value else. */
export function changesIn(details: Readonly<Record<string, unknown>>): Change[] {
  const { before, after, ...rest } = details;
  const lines = Object.entries(rest).map(([field, value]) => ({ field, value: written(value) }));
  if (!isRecord(before) || !isRecord(after)) {
    const others = Object.entries({ before, after }).filter(([, value]) => value !== undefined);
    return [...lines, ...others.map(([field, value]) => ({ field, value: written(value) }))];
  }
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = fields.filter((field) => written(before[field]) !== written(after[field]));
  return [
    ...lines,
    ...changed.map((field) => ({ field, value: `${written(before[field])} → ${written(after[field])}` })),
  ];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function written(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'string') return value;
  return JSON.stringify(value);
}
