import { z } from 'zod';

/**
 * Tasks are graded items that stand inside something larger: a scenario today, a test when it wants them. Their words are
 * the host's (a scenario keeps words by id), so the shape is made for a kind of text; keys and grading are the same for all.
 */
const itemId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
const percent = z.number().int().min(1).max(100);
/** Ten-thousandths of the picture's width or height, from its upper left corner. */
const place = z.number().int().min(0).max(10_000);

const region = z.discriminatedUnion('shape', [
  z.strictObject({ shape: z.literal('circle'), x: place, y: place, r: z.number().int().min(1).max(10_000) }),
  z.strictObject({
    shape: z.literal('box'),
    x: place,
    y: place,
    width: z.number().int().min(1).max(10_000),
    height: z.number().int().min(1).max(10_000),
  }),
]);

/** The schema of a task whose words are `text`. Names of members are those that `gradeTask` reads. */
export function taskSchemaOf<T extends z.ZodType>(text: T) {
  /** From this share of right parts on the result is partial instead of none. */
  const common = { partialFrom: percent };
  return z.discriminatedUnion('kind', [
    /** A report in numbered lines, such as the nine-line report; each line is right or not. */
    z.strictObject({
      kind: z.literal('report'),
      ...common,
      lines: z
        .array(
          z.strictObject({
            id: itemId,
            label: text,
            answer: z.discriminatedUnion('kind', [
              z.strictObject({
                kind: z.literal('pick'),
                options: z
                  .array(z.strictObject({ id: itemId, text }))
                  .min(2)
                  .max(12),
                correct: z.array(itemId).min(1).max(12),
              }),
              /** Right when one of the accepted forms, in any language, stands in it; case, accents and spaces do not count. */
              z.strictObject({
                kind: z.literal('words'),
                accepted: z.array(z.string().min(1).max(200)).min(1).max(40),
              }),
              /** Right when anything is written: what nobody but the learner can know. */
              z.strictObject({ kind: z.literal('filled') }),
            ]),
          }),
        )
        .min(1)
        .max(20),
    }),
    /** `items` stand in the right order; they are shown in another one. */
    z.strictObject({
      kind: z.literal('ordering'),
      ...common,
      items: z
        .array(z.strictObject({ id: itemId, text }))
        .min(2)
        .max(12),
    }),
    /** Marks set on a picture; each region wants one, and a mark outside all regions takes one away. */
    z.strictObject({
      kind: z.literal('markPicture'),
      ...common,
      picture: itemId,
      regions: z
        .array(z.strictObject({ id: itemId, label: text, area: region }))
        .min(1)
        .max(12),
    }),
  ]);
}

export type Task = z.infer<ReturnType<typeof taskSchemaOf<z.ZodString>>>;
