/** A piece of text of a document, and where it stands. */
export interface Segment {
  readonly path: readonly (string | number)[];
  /** The member's name, for its label. */
  readonly name: string;
  readonly source: string;
}

/** Members that are the same in every language. */
const kept = new Set([
  'id',
  'schema',
  'version',
  'kind',
  'language',
  'code',
  'key',
  'number',
  'domain',
  'classification',
  'correct',
  'centreValue',
]);

type Json = Readonly<Record<string, unknown>>;

/** Every text of a document that is written out in another language, in order; blocks of lessons have a way of their own. */
export function segmentsOf(document: Json): readonly Segment[] {
  const found: Segment[] = [];
  walk(document, [], found);
  return found;
}

function walk(value: unknown, path: readonly (string | number)[], found: Segment[]): void {
  const name = path.findLast((part) => typeof part === 'string') ?? '';
  if (typeof value === 'string') {
    if (value.trim() !== '' && !isSetting(path)) found.push({ path, name, source: value });
  } else if (Array.isArray(value)) {
    // Ids of objectives that a question or item names.
    if (name === 'objectives' && value.every((one) => typeof one === 'string')) return;
    value.forEach((one: unknown, index) => walk(one, [...path, index], found));
  } else if (typeof value === 'object' && value !== null) {
    for (const [member, inner] of Object.entries(value)) {
      if (kept.has(member) || member === 'blocks' || member === 'instructorNotes') continue;
      walk(inner, [...path, member], found);
    }
  }
}

/** A test's policy on feedback is a word of ours, an answer's feedback is text. */
function isSetting(path: readonly (string | number)[]): boolean {
  return path.length === 1 && path[0] === 'feedback';
}

/** The text at a place; empty where there is none. */
export function textAt(document: unknown, path: readonly (string | number)[]): string {
  let value = document;
  for (const part of path)
    value = typeof value === 'object' && value !== null ? (value as Record<string | number, unknown>)[part] : undefined;
  return typeof value === 'string' ? value : '';
}

/** A copy of the document with another text at one place; what is not on the way there is shared with it. */
export function withText<D extends object>(document: D, path: readonly (string | number)[], text: string): D {
  return placed(document, path, text) as D;
}

function placed(value: unknown, [part, ...rest]: readonly (string | number)[], text: string): unknown {
  if (part === undefined) return text;
  if (Array.isArray(value)) return value.map((one: unknown, index) => (index === part ? placed(one, rest, text) : one));
  const members = value as Readonly<Record<string | number, unknown>>;
  return { ...members, [part]: placed(members[part], rest, text) };
}

/**
 * The document that a translation begins with, or goes on with after its source has changed: the source's structure and
 * ids, the texts that are translated already, nothing where a text is missing. A module keeps a title all the time.
 */
export function scaffold(source: Json, translated: Json | null, language: string): Json {
  const before = new Map(translated === null ? [] : keyed(translated));
  let document: Json = { ...source, language };
  const known = new Map(keyed(source).map(([key, segment]) => [pathKey(segment.path), key]));
  for (const { path, name, source: text } of segmentsOf(source)) {
    const key = known.get(pathKey(path));
    const there = key === undefined ? undefined : before.get(key)?.source;
    const title = name === 'title' && source['schema'] === 'peacewright.module' && path.length === 1;
    document = withText(document, path, there ?? (title ? text : ''));
  }
  for (const part of ['blocks', 'instructorNotes']) {
    if (part in source) document = { ...document, [part]: blocksOf(source, translated, part) };
  }
  return document;
}

interface Block {
  readonly type: string;
  readonly attrs: { readonly id: string };
}

/** Blocks of the source that are translated; those without text of their own are taken over. */
function blocksOf(source: Json, translated: Json | null, part: string): readonly Block[] {
  const there = new Map(((translated?.[part] ?? []) as readonly Block[]).map((block) => [block.attrs.id, block]));
  return ((source[part] ?? []) as readonly Block[]).flatMap((block) => {
    const found = there.get(block.attrs.id);
    if (found?.type === block.type) return [found];
    return hasText(block) ? [] : [block];
  });
}

/** Whether a block has something to translate: an empty line between two paragraphs has not, nor has what stands for a card. */
export function hasText({
  type,
  content = [],
}: {
  readonly type: string;
  readonly content?: readonly unknown[] | undefined;
}): boolean {
  if (type === 'paragraph' || type === 'heading') return content.length > 0;
  return type !== 'ruleCard' && type !== 'check';
}

/** Segments under names that hold however the lists around them are ordered: by the ids on the way. */
function keyed(document: Json): readonly (readonly [string, Segment])[] {
  return segmentsOf(document).map((segment) => {
    let value: unknown = document;
    const way = segment.path.map((part) => {
      value = (value as Record<string | number, unknown>)[part];
      const id =
        typeof value === 'object' && value !== null ? ((value as Json)['id'] ?? (value as Json)['key']) : undefined;
      return typeof id === 'string' ? id : String(part);
    });
    return [way.join('/'), segment] as const;
  });
}

function pathKey(path: readonly (string | number)[]): string {
  return path.join('/');
}
