import { testSchema } from '@peacewright/assessment-engine';
import { lessonSchema, moduleDocumentSchema } from '@peacewright/lesson-document';
import { z } from 'zod';

const uuid = z.uuid();

/**
 * A whole module as one exchangeable package: what an author exports, a centre imports, and the reference content ships.
 * Item ids are stable across editions and languages. Assets are files beside the package, named by `asset:<name>`.
 */
export const modulePackageSchema = z.strictObject({
  format: z.literal('peacewright.module-package'),
  version: z.literal(1),
  id: uuid,
  /** Public code such as C3.4. */
  code: z.string().regex(/^[A-Z]{1,4}\d{1,3}\.\d{1,3}$/),
  /** Code of the course the module belongs to by default. */
  course: z.string(),
  module: moduleDocumentSchema,
  items: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({ id: uuid, kind: z.literal('lesson'), objectives: z.array(z.string()), document: lessonSchema }),
      z.strictObject({ id: uuid, kind: z.literal('test'), objectives: z.array(z.string()), document: testSchema }),
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
      items: z.record(uuid, z.union([lessonSchema, testSchema])),
    }),
  ),
});

export type ModulePackage = z.infer<typeof modulePackageSchema>;
