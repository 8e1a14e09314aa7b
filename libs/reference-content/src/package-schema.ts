import { testSchema } from '@peacewright/assessment-engine';
import { lessonSchema, moduleDocumentSchema, scenarioExerciseSchema } from '@peacewright/lesson-document';
import { z } from 'zod';

const uuid = z.uuid();

/** The words of an item that is planned and not written yet, in one language. */
export const outlineSchema = z.strictObject({
  schema: z.literal('peacewright.outline'),
  version: z.literal(1),
  language: z.string(),
  title: z.string().min(1).max(200),
  intent: z.string().max(2000),
});

const plannedItem = z.strictObject({
  id: uuid,
  kind: z.literal('planned'),
  /** What it will be. */
  as: z.enum(['LESSON', 'TEST', 'SCENARIO', 'DRILL', 'COLLECTIVE_TASK', 'TABLETOP', 'LANGUAGE_PRACTICE']),
  objectives: z.array(z.string()),
  /** Minutes that are planned for it; null where nothing is planned yet. */
  minutesShort: z.number().int().min(1).max(600).nullable(),
  minutesLong: z.number().int().min(1).max(600).nullable(),
  document: outlineSchema,
});

/** A scenario that is played as an exercise: by its code, since ids are an installation's own. */
const scenarioItem = z.strictObject({
  id: uuid,
  kind: z.literal('scenario'),
  objectives: z.array(z.string()),
  document: z.strictObject({
    schema: z.literal('peacewright.scenario-reference'),
    version: z.literal(1),
    title: z.string().min(1).max(200),
    scenario: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
    ...scenarioExerciseSchema.pick({ objectives: true, maxAttempts: true, waitMinutes: true }).shape,
  }),
});

/**
 * A whole module as one exchangeable package: what an author exports, a centre imports, and the reference content ships.
 * Item ids are stable across editions and languages. Assets are files beside the package, named by `asset:<name>`.
 */
export const modulePackageSchema = z.strictObject({
  format: z.literal('peacewright.module-package'),
  version: z.literal(1),
  id: uuid,
  /** Public code such as C3.4. */
  code: z.string().regex(/^[A-Z][A-Z0-9.-]{0,19}$/),
  /** Code of the course the module belongs to by default. */
  course: z.string(),
  /** False where no authority may excuse a person from the module; true where not given. */
  waivable: z.boolean().optional(),
  module: moduleDocumentSchema,
  items: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({ id: uuid, kind: z.literal('lesson'), objectives: z.array(z.string()), document: lessonSchema }),
      z.strictObject({ id: uuid, kind: z.literal('test'), objectives: z.array(z.string()), document: testSchema }),
      scenarioItem,
      plannedItem,
    ]),
  ),
  references: z.array(
    z.strictObject({
      title: z.string().max(300),
      issuer: z.string().max(200),
      number: z.string().max(100),
      issuedOn: z.iso.date().nullable(),
      reviewOn: z.iso.date().nullable(),
    }),
  ),
  recommendations: z.array(
    z.strictObject({
      code: z.string(),
      target: z.strictObject({ kind: z.enum(['MODULE', 'LESSON', 'EXERCISE', 'OBJECTIVE']), id: z.string() }),
      strength: z.enum(['FULL', 'PARTIAL']),
      note: z.string().max(1000),
    }),
  ),
  assets: z.array(z.strictObject({ name: z.string().regex(/^[a-z0-9._-]{1,80}$/), mediaType: z.string().max(100) })),
  /** Per language: the same documents under the same ids. */
  translations: z.record(
    z.string(),
    z.strictObject({
      module: moduleDocumentSchema,
      items: z.record(uuid, z.union([lessonSchema, testSchema, outlineSchema])),
    }),
  ),
});

export type ModulePackage = z.infer<typeof modulePackageSchema>;
