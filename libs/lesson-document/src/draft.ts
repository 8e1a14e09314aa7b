import { z } from 'zod';
import {
  blockSchema,
  classificationSchema,
  itemIdSchema,
  LESSON_VERSION,
  type LessonDocument,
  type ModuleDocument,
} from './schema';

/**
 * Drafts are lenient where an author has not come to yet (empty titles, unfinished questions) and as strict as published
 * text where a mistake would break the editor or the reader: kinds of blocks, marks, ids, links, sizes.
 */
const language = z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/);
const line = (max: number) => z.string().max(max);
const minutes = z.number().int().min(1).max(600);

/** A question that is being written: known by its id, finished later. */
const unfinishedQuestion = z.looseObject({ id: itemIdSchema, kind: line(40) });

export const lessonDraftSchema = z.strictObject({
  schema: z.literal('peacewright.lesson'),
  version: z.literal(LESSON_VERSION),
  language,
  title: line(200),
  summary: line(1000),
  minutesShort: minutes,
  minutesLong: minutes,
  classification: classificationSchema,
  contentWarning: line(500).optional(),
  blocks: z.array(blockSchema).max(2000),
  instructorNotes: z.array(blockSchema).max(500),
  checks: z.array(unfinishedQuestion).max(50),
});

/** Test documents while they are written; `testSchema` of the assessment engine decides when publishing. */
export const testDraftSchema = z.looseObject({
  schema: z.literal('peacewright.test'),
  version: z.literal(1),
  language,
  title: line(200),
  instructions: line(2000),
  minutes: z.number().int().min(1).max(300),
  questions: z.array(unfinishedQuestion).max(100),
});

export const moduleDraftSchema = z.strictObject({
  schema: z.literal('peacewright.module'),
  version: z.literal(1),
  language,
  title: z.string().min(1).max(200),
  summary: line(2000),
  terms: z.array(z.strictObject({ id: itemIdSchema, term: line(120), definition: line(1000) })).max(300),
  ruleCards: z
    .array(
      z.strictObject({
        id: itemIdSchema,
        title: line(200),
        introduction: line(1000),
        rules: z
          .array(
            z.strictObject({
              id: itemIdSchema,
              number: line(10),
              text: line(1000),
              condition: line(500),
              authority: line(300),
              permitted: line(300),
              report: line(300),
            }),
          )
          .max(40),
      }),
    )
    .max(10),
  objectives: z
    .array(
      z.strictObject({
        id: itemIdSchema,
        code: line(20),
        verb: line(300),
        domain: z.enum(['KNOWLEDGE', 'SKILL', 'ATTITUDE']),
        condition: line(500),
        standard: line(500),
        critical: z.boolean(),
      }),
    )
    .max(40),
  centreValues: z
    .array(
      z.strictObject({
        key: z.string().regex(/^[a-z0-9.-]{3,80}$/),
        label: line(200),
        unit: line(40),
        sample: line(100),
        note: line(500),
      }),
    )
    .max(40),
});

/** A lesson nobody has written in yet. */
export function emptyLesson(inLanguage: string, title: string): LessonDocument {
  return {
    schema: 'peacewright.lesson',
    version: LESSON_VERSION,
    language: inLanguage,
    title,
    summary: '',
    minutesShort: 20,
    minutesLong: 45,
    classification: 'OPEN',
    blocks: [],
    instructorNotes: [],
    checks: [],
  };
}

/** A module with nothing in it but its title. */
export function emptyModule(inLanguage: string, title: string): ModuleDocument {
  return {
    schema: 'peacewright.module',
    version: 1,
    language: inLanguage,
    title,
    summary: '',
    terms: [],
    ruleCards: [],
    objectives: [],
    centreValues: [],
  };
}
