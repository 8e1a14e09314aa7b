import { z } from 'zod';

/** Version of question and test documents written today. */
export const TEST_VERSION = 1;

const itemId = z.string().regex(/^[A-Za-z0-9_-]{3,64}$/);
const text = (max: number) => z.string().min(1).max(max);
const option = z.strictObject({ id: itemId, text: text(1000), feedback: z.string().max(1000).optional() });

const common = {
  schema: z.literal('peacewright.question'),
  version: z.literal(TEST_VERSION),
  id: itemId,
  /** The question itself; blank lines part paragraphs. */
  stem: text(4000),
  /** Objectives of the same module that an answer gives evidence of. */
  objectives: z.array(itemId).max(10),
  points: z.number().int().min(1).max(20),
  /** Why the key is right, shown after submission only. */
  explanation: z.string().max(4000),
  /** True where a wrong answer fails the test whatever the score. */
  critical: z.boolean(),
};

export const questionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('singleChoice'),
    options: z.array(option).min(2).max(10),
    correct: itemId,
  }),
  /** Marked all or nothing per option: each option rightly taken or left earns its share. */
  z.strictObject({
    ...common,
    kind: z.literal('multipleChoice'),
    options: z.array(option).min(2).max(12),
    correct: z.array(itemId).min(1).max(12),
  }),
  z.strictObject({ ...common, kind: z.literal('trueFalse'), correct: z.boolean() }),
  /** `items` stand in the right order; the learner gets them shuffled under opaque tokens. */
  z.strictObject({
    ...common,
    kind: z.literal('ordering'),
    items: z
      .array(z.strictObject({ id: itemId, text: text(500) }))
      .min(2)
      .max(12),
  }),
  /** Each left side belongs to its right side; `distractors` are right sides that belong to none. */
  z.strictObject({
    ...common,
    kind: z.literal('matching'),
    pairs: z
      .array(z.strictObject({ id: itemId, left: text(500), right: text(500) }))
      .min(2)
      .max(12),
    distractors: z.array(z.strictObject({ id: itemId, text: text(500) })).max(6),
  }),
  /** Compared after trimming, case folding, removal of accents and of runs of spaces. */
  z.strictObject({ ...common, kind: z.literal('shortText'), accepted: z.array(text(200)).min(1).max(20) }),
]);

export const testSchema = z.strictObject({
  schema: z.literal('peacewright.test'),
  version: z.literal(TEST_VERSION),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/),
  title: text(200),
  instructions: z.string().max(2000),
  /** Minutes a learner should plan; no limit is enforced. */
  minutes: z.number().int().min(1).max(300),
  /** Percent of points, 0 to 100. `centreValue` names the value by which a centre replaces it. */
  passMark: z.strictObject({ percent: z.number().min(0).max(100), centreValue: z.string().max(80).optional() }),
  /** Null: as often as wanted. */
  maxAttempts: z.number().int().min(1).max(20).nullable(),
  /** Minutes between the end of a failed attempt and the next one. */
  waitMinutes: z.number().int().min(0).max(20_160),
  shuffleQuestions: z.boolean(),
  /** What is shown after submission: results by objective always; key and explanation as set here. */
  feedback: z.enum(['afterAttempt', 'afterPass', 'never']),
  questions: z.array(questionSchema).max(100),
});

export type Question = z.infer<typeof questionSchema>;
export type TestDocument = z.infer<typeof testSchema>;
