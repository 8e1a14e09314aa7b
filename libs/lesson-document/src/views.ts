import type { LessonBlock, LessonDocument, LessonInline } from './schema';

/** What a learner gets of a lesson. Self-checks come apart from it, drawn as papers without their keys. */
export type LearnerLesson = Omit<LessonDocument, 'instructorNotes' | 'checks'>;

/**
 * The lesson as a learner may have it. Every field is written out one by one, so that a new field of a lesson stays behind
 * until someone adds it here. `check` blocks stay in their places and name their question by id only.
 */
export function learnerView(lesson: LessonDocument): LearnerLesson {
  return {
    schema: lesson.schema,
    version: lesson.version,
    language: lesson.language,
    title: lesson.title,
    summary: lesson.summary,
    minutesShort: lesson.minutesShort,
    minutesLong: lesson.minutesLong,
    classification: lesson.classification,
    ...(lesson.contentWarning !== undefined && { contentWarning: lesson.contentWarning }),
    blocks: lesson.blocks,
  };
}

/** What a lesson points at outside itself, each once, in order of appearance. */
export interface LessonReferences {
  readonly terms: readonly string[];
  readonly ruleCards: readonly string[];
  readonly centreValues: readonly string[];
  /** Codes of recommendations. */
  readonly citations: readonly string[];
  /** File references as written: `sha256:…` or `asset:…`. */
  readonly files: readonly string[];
  /** Ids of the questions that `check` blocks show. */
  readonly checks: readonly string[];
}

/** One reference and the block it stands in. */
export interface PlacedReference {
  readonly kind: keyof LessonReferences;
  readonly target: string;
  readonly blockId: string;
}

/** Every reference of the blocks with its place. */
export function placedReferences(blocks: readonly LessonBlock[]): PlacedReference[] {
  return blocks.flatMap((block): PlacedReference[] => {
    const blockId = block.attrs.id;
    switch (block.type) {
      case 'image':
      case 'audio':
      case 'video':
        return [{ kind: 'files', target: block.attrs.file, blockId }];
      case 'ruleCard':
        return [{ kind: 'ruleCards', target: block.attrs.card, blockId }];
      case 'check':
        return [{ kind: 'checks', target: block.attrs.question, blockId }];
      default:
        return inlinesOf(block).flatMap((inline) =>
          inlineReferences(inline).map((reference) => ({ ...reference, blockId })),
        );
    }
  });
}

/** All references of a lesson, the instructor's notes included. */
export function lessonReferences(lesson: Pick<LessonDocument, 'blocks' | 'instructorNotes'>): LessonReferences {
  const placed = placedReferences([...lesson.blocks, ...lesson.instructorNotes]);
  const of = (kind: keyof LessonReferences): string[] => [
    ...new Set(placed.filter((reference) => reference.kind === kind).map(({ target }) => target)),
  ];
  return {
    terms: of('terms'),
    ruleCards: of('ruleCards'),
    centreValues: of('centreValues'),
    citations: of('citations'),
    files: of('files'),
    checks: of('checks'),
  };
}

/** The text of blocks, a line for each; of pictures their alternative text, of media title and transcript. */
export function plainText(blocks: readonly LessonBlock[]): string {
  return blocks
    .map(blockText)
    .filter((line) => line !== '')
    .join('\n');
}

/** Number of words that are read: runs of letters and digits of any script. */
export function wordCount(blocks: readonly LessonBlock[]): number {
  const reading = blocks.filter(({ type }) => type !== 'audio' && type !== 'video');
  return (plainText(reading).match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu) ?? []).length;
}

/** Inline nodes of a block, in reading order. */
export function inlinesOf(block: LessonBlock): LessonInline[] {
  if (!('content' in block) || block.content === undefined) return [];
  return deepInlines(block.content);
}

function blockText(block: LessonBlock): string {
  switch (block.type) {
    case 'image':
      return [block.attrs.alt, block.attrs.caption ?? ''].filter(Boolean).join('\n');
    case 'audio':
    case 'video':
      return [block.attrs.title, block.attrs.transcript ?? ''].filter(Boolean).join('\n');
    case 'ruleCard':
    case 'check':
      return '';
    case 'table':
      return [
        block.attrs.caption ?? '',
        ...block.content.map((row) => row.content.map((cell) => textOf(cell.content)).join('\t')),
      ]
        .filter(Boolean)
        .join('\n');
    case 'callout':
      return [block.attrs.title ?? '', textOf(block.content)].filter(Boolean).join('\n');
    default:
      return textOf(block.content ?? []);
  }
}

/** Any node below a block: block-like ones have content, inline ones a text or attributes. */
type Node = { readonly type: string; readonly content?: readonly Node[] | undefined } | LessonInline;

function isInline(node: Node): node is LessonInline {
  return node.type === 'text' || node.type === 'hardBreak' || node.type === 'centreValue' || node.type === 'citation';
}

function deepInlines(nodes: readonly Node[]): LessonInline[] {
  return nodes.flatMap((node) => (isInline(node) ? [node] : deepInlines(node.content ?? [])));
}

/** Inline text runs together; each paragraph or list entry is a line of its own. */
function textOf(nodes: readonly Node[]): string {
  const inline = nodes.filter(isInline);
  if (inline.length === nodes.length) return inline.map(inlineText).join('');
  return nodes.map((node) => (isInline(node) ? inlineText(node) : textOf(node.content ?? []))).join('\n');
}

function inlineText(inline: LessonInline): string {
  switch (inline.type) {
    case 'text':
      return inline.text;
    case 'hardBreak':
      return '\n';
    case 'citation':
      return inline.attrs.code;
    case 'centreValue':
      return '';
  }
}

function inlineReferences(inline: LessonInline): Omit<PlacedReference, 'blockId'>[] {
  switch (inline.type) {
    case 'centreValue':
      return [{ kind: 'centreValues', target: inline.attrs.key }];
    case 'citation':
      return [{ kind: 'citations', target: inline.attrs.code }];
    case 'text':
      return (inline.marks ?? []).flatMap((mark) =>
        mark.type === 'keyTerm' ? [{ kind: 'terms' as const, target: mark.attrs.term }] : [],
      );
    case 'hardBreak':
      return [];
  }
}
