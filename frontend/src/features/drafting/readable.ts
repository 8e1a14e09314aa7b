/** Names of members that no person reads. */
const silent = new Set([
  'id',
  'schema',
  'version',
  'type',
  'kind',
  'file',
  'question',
  'card',
  'term',
  'objectives',
  'correct',
  'language',
  'classification',
]);

/** The words of any content document, a line for each piece, in their order: for comparing and copying. */
export function readable(document: unknown): string {
  const lines: string[] = [];
  walk(document, lines);
  return lines.join('\n');
}

function walk(value: unknown, lines: string[]): void {
  if (Array.isArray(value)) {
    const inline = value.every((entry: unknown) => isInline(entry));
    if (inline && value.length > 0) lines.push(value.map((entry: unknown) => inlineText(entry)).join(''));
    else for (const entry of value) walk(entry, lines);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, member] of Object.entries(value)) {
    if (silent.has(name) && typeof member !== 'object') continue;
    if (typeof member === 'string' && member.trim() !== '') lines.push(member);
    else walk(member, lines);
  }
}

function isInline(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    ['text', 'hardBreak', 'citation', 'centreValue'].includes(String(value.type))
  );
}

function inlineText(value: unknown): string {
  const { text, attrs } = value as { text?: string; attrs?: { code?: string; key?: string } };
  return text ?? attrs?.code ?? attrs?.key ?? '\n';
}
