/** Where a translation differs in structure from its source. */
export interface StructureFinding {
  /** Id that is in one of the two only, or that is something else there. */
  readonly id: string;
  readonly problem: 'unknown' | 'missing' | 'changed';
}

/**
 * Compares the ids of two documents of the same kind: blocks, checks, questions, options, terms, objectives, rule cards.
 * `missing` is a part that is not translated yet; `unknown` and `changed` are mistakes.
 */
export function structureFindings(source: unknown, translation: unknown): StructureFinding[] {
  const wanted = partsOf(source);
  const given = partsOf(translation);
  return [
    ...[...given].flatMap(([id, kind]): StructureFinding[] => {
      const expected = wanted.get(id);
      if (expected === undefined) return [{ id, problem: 'unknown' }];
      return expected === kind ? [] : [{ id, problem: 'changed' }];
    }),
    ...[...wanted.keys()].filter((id) => !given.has(id)).map((id): StructureFinding => ({ id, problem: 'missing' })),
  ];
}

/** Every identified part and what it is. Ids are unique within a document, which the publish checklist sees to. */
function partsOf(value: unknown): Map<string, string> {
  const parts = new Map<string, string>();
  collect(value, parts);
  return parts;
}

function collect(value: unknown, parts: Map<string, string>): void {
  if (Array.isArray(value)) {
    value.forEach((entry) => collect(entry, parts));
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const node = value as { id?: unknown; key?: unknown; type?: unknown; kind?: unknown; attrs?: { id?: unknown } };
  const kind = node.type ?? node.kind;
  const id = node.attrs?.id ?? node.id ?? node.key;
  if (typeof id === 'string') parts.set(id, typeof kind === 'string' ? kind : '');
  for (const [name, member] of Object.entries(value)) if (name !== 'attrs') collect(member, parts);
}
