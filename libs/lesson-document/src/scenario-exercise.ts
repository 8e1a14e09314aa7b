import { z } from 'zod';
import { itemIdSchema } from './schema';
import { upgraded } from './upgrade';

/** Version of the exercise document written today; older ones are lifted by `upgradeScenarioExercise`. */
export const SCENARIO_EXERCISE_VERSION = 1;

const partOfScenario = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

/**
 * A scenario as an exercise of a module. It has no words of its own: title, texts and languages are the scenario's. Which
 * scenario is the author's choice; which edition of it is settled when the module is published.
 */
export const scenarioExerciseSchema = z.strictObject({
  schema: z.literal('peacewright.scenario-exercise'),
  version: z.literal(SCENARIO_EXERCISE_VERSION),
  /** Null while nobody has chosen one. */
  scenarioId: z.uuid().nullable(),
  /** Which objective of the module a result of the scenario counts for, each objective of the scenario once. */
  objectives: z.array(z.strictObject({ scenario: partOfScenario, module: itemIdSchema })).max(30),
  /** Null: as often as wanted. */
  maxAttempts: z.number().int().min(1).max(20).nullable(),
  /** Between a run that was not passed and the next. */
  waitMinutes: z.number().int().min(0).max(20_160),
  /** Written when the module is published. */
  pinned: z
    .strictObject({
      editionId: z.uuid(),
      /** SHA-256 of the scenario's canonical bytes. */
      hash: z.string().regex(/^[0-9a-f]{64}$/),
      number: z.number().int().min(1),
      minutes: z.number().int().min(1).max(600),
    })
    .optional(),
});

export type ScenarioExercise = z.infer<typeof scenarioExerciseSchema>;

/** Lifts a stored exercise to the version written today; what is none is given back as it is. */
export function upgradeScenarioExercise(stored: unknown): unknown {
  return upgraded(stored, 'peacewright.scenario-exercise', SCENARIO_EXERCISE_VERSION, {});
}
