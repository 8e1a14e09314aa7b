import { z } from 'zod';

/** Version of the lesson document written today; older ones are lifted by `upgradeLesson`. */
export const LESSON_VERSION = 1;

/** Stable id of a block, term, option or question: kept through edits, translation and editions. */
export const itemIdSchema = z.string().regex(/^[A-Za-z0-9_-]{3,64}$/);

const text = (max: number) => z.string().min(1).max(max);

const markSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('bold') }),
  z.strictObject({ type: z.literal('italic') }),
  z.strictObject({
    type: z.literal('link'),
    attrs: z.strictObject({
      href: z
        .string()
        .max(2000)
        .regex(/^(https?:\/\/|mailto:)/),
    }),
  }),
  z.strictObject({ type: z.literal('keyTerm'), attrs: z.strictObject({ term: itemIdSchema }) }),
]);

const inlineSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: text(20_000), marks: z.array(markSchema).max(8).optional() }),
  z.strictObject({ type: z.literal('hardBreak') }),
  /** A value that is the centre's to set (a distance, a time limit): shown from the centre's data, never frozen. */
  z.strictObject({
    type: z.literal('centreValue'),
    attrs: z.strictObject({ key: z.string().regex(/^[a-z0-9.-]{3,80}$/) }),
  }),
  /** A citation of a recommendation of the register, by its public code. */
  z.strictObject({
    type: z.literal('citation'),
    attrs: z.strictObject({ code: z.string().regex(/^[A-Z0-9]{2,12}-\d{3,5}$/) }),
  }),
]);

const id = z.strictObject({ id: itemIdSchema });
const inlines = z.array(inlineSchema).max(2000).optional();

const paragraph = z.strictObject({ type: z.literal('paragraph'), attrs: id, content: inlines });
const heading = z.strictObject({
  type: z.literal('heading'),
  attrs: z.strictObject({ id: itemIdSchema, level: z.union([z.literal(2), z.literal(3)]) }),
  content: inlines,
});

/** A paragraph inside a list, table or callout: the enclosing block carries the id. */
const innerParagraph = z.strictObject({ type: z.literal('paragraph'), content: inlines });

type InnerParagraph = z.infer<typeof innerParagraph>;
interface InnerList {
  type: 'bulletList' | 'orderedList';
  content: InnerListItem[];
}
interface InnerListItem {
  type: 'listItem';
  content: (InnerParagraph | InnerList)[];
}
const innerListItem: z.ZodType<InnerListItem> = z.lazy(() =>
  z.strictObject({
    type: z.literal('listItem'),
    content: z
      .array(z.union([innerParagraph, innerList]))
      .min(1)
      .max(50),
  }),
);
const innerList: z.ZodType<InnerList> = z.lazy(() =>
  z.strictObject({ type: z.enum(['bulletList', 'orderedList']), content: z.array(innerListItem).min(1).max(200) }),
);

const list = z.strictObject({
  type: z.enum(['bulletList', 'orderedList']),
  attrs: id,
  content: z.array(innerListItem).min(1).max(200),
});

const span = z.number().int().min(1).max(20);
const cell = z.strictObject({
  type: z.enum(['tableHeader', 'tableCell']),
  attrs: z.strictObject({ colspan: span.optional(), rowspan: span.optional() }).optional(),
  content: z
    .array(z.union([innerParagraph, innerList]))
    .min(1)
    .max(50),
});
const table = z.strictObject({
  type: z.literal('table'),
  attrs: z.strictObject({ id: itemIdSchema, caption: z.string().max(300).optional() }),
  content: z
    .array(z.strictObject({ type: z.literal('tableRow'), content: z.array(cell).min(1).max(20) }))
    .min(1)
    .max(200),
});

const callout = z.strictObject({
  type: z.literal('callout'),
  attrs: z.strictObject({
    id: itemIdSchema,
    tone: z.enum(['note', 'warning', 'example', 'rule']),
    title: z.string().max(200).optional(),
  }),
  content: z
    .array(z.union([innerParagraph, innerList]))
    .min(1)
    .max(100),
});

/** `sha256:<hex>` once stored; `asset:<name>` inside a module package that is being loaded. */
const fileRef = z.string().regex(/^(sha256:[0-9a-f]{64}|asset:[a-z0-9._-]{1,80})$/);

const image = z.strictObject({
  type: z.literal('image'),
  attrs: z.strictObject({
    id: itemIdSchema,
    file: fileRef,
    /** What the picture says to someone who cannot see it; empty only for pure decoration. */
    alt: z.string().max(1000),
    caption: z.string().max(500).optional(),
  }),
});
const media = z.strictObject({
  type: z.enum(['audio', 'video']),
  attrs: z.strictObject({
    id: itemIdSchema,
    file: fileRef,
    title: text(200),
    transcript: z.string().max(20_000).optional(),
  }),
});
/** Shows one of the module's rule cards in place. */
const ruleCard = z.strictObject({
  type: z.literal('ruleCard'),
  attrs: z.strictObject({ id: itemIdSchema, card: itemIdSchema }),
});
/** A self-check: one question of the lesson's `checks`, answered in place, marked by the server, never recorded. */
const check = z.strictObject({
  type: z.literal('check'),
  attrs: z.strictObject({ id: itemIdSchema, question: itemIdSchema }),
});

export const blockSchema = z.union([heading, paragraph, list, table, callout, image, media, ruleCard, check]);

export const classificationSchema = z.enum(['OPEN', 'TRAINING_RESTRICTED', 'NATIONAL']);

const languageSchema = z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/);

/**
 * One lesson in one language. The shape of `blocks` is that of ProseMirror's JSON, so that editor and reader share it.
 * `checks` holds whole questions with their keys: `learnerView` must be applied before it leaves the server for a learner.
 */
export const lessonSchema = z.strictObject({
  schema: z.literal('peacewright.lesson'),
  version: z.literal(LESSON_VERSION),
  language: languageSchema,
  title: text(200),
  /** What the learner can do afterwards, in a sentence or two. */
  summary: z.string().max(1000),
  minutesShort: z.number().int().min(1).max(600),
  minutesLong: z.number().int().min(1).max(600),
  classification: classificationSchema,
  contentWarning: z.string().max(500).optional(),
  blocks: z.array(blockSchema).max(2000),
  instructorNotes: z.array(blockSchema).max(500),
  /** Questions of `peacewright.question`, checked by the assessment engine's schema when publishing. */
  checks: z.array(z.looseObject({ id: itemIdSchema })).max(50),
});

/** Terms, rule cards and objectives' wording of a module in one language. */
export const moduleDocumentSchema = z.strictObject({
  schema: z.literal('peacewright.module'),
  version: z.literal(1),
  language: languageSchema,
  title: text(200),
  summary: z.string().max(2000),
  terms: z.array(z.strictObject({ id: itemIdSchema, term: text(120), definition: text(1000) })).max(300),
  ruleCards: z
    .array(
      z.strictObject({
        id: itemIdSchema,
        title: text(200),
        introduction: z.string().max(1000),
        rules: z
          .array(
            z.strictObject({
              id: itemIdSchema,
              number: text(10),
              text: text(1000),
              /** When the rule applies: hostile act, hostile intent, or what else must be seen. */
              condition: text(500),
              /** Who may decide it. */
              authority: text(300),
              permitted: text(300),
              report: text(300),
            }),
          )
          .min(1)
          .max(40),
      }),
    )
    .max(10),
  objectives: z
    .array(
      z.strictObject({
        id: itemIdSchema,
        /** Public code such as C3.4-2. */
        code: text(20),
        /** Verb phrase: what the learner can do. */
        verb: text(300),
        domain: z.enum(['KNOWLEDGE', 'SKILL', 'ATTITUDE']),
        condition: z.string().max(500),
        standard: z.string().max(500),
        critical: z.boolean(),
      }),
    )
    .max(40),
  /** Values that are the centre's to set; `sample` is shown, marked as a sample, until a centre sets its own. */
  centreValues: z
    .array(
      z.strictObject({
        key: z.string().regex(/^[a-z0-9.-]{3,80}$/),
        label: text(200),
        unit: z.string().max(40),
        sample: text(100),
        /** Why it is a centre's value and what kind of source a centre would take it from. */
        note: z.string().max(500),
      }),
    )
    .max(40),
});

export type LessonBlock = z.infer<typeof blockSchema>;
export type LessonInline = z.infer<typeof inlineSchema>;
export type LessonDocument = z.infer<typeof lessonSchema>;
export type ModuleDocument = z.infer<typeof moduleDocumentSchema>;
export type Classification = z.infer<typeof classificationSchema>;
