import type { ScenarioExercise } from './scenario-exercise';

/** An exercise for which no scenario has been chosen. */
export function emptyScenarioExercise(): ScenarioExercise {
  return {
    schema: 'peacewright.scenario-exercise',
    version: 1,
    scenarioId: null,
    objectives: [],
    maxAttempts: null,
    waitMinutes: 0,
  };
}

/** Objectives that have the same public code, such as C3.4-2, in the scenario and in the module. */
export function objectivesByCode(
  ofScenario: readonly { readonly id: string; readonly code: string }[],
  ofModule: readonly { readonly id: string; readonly code: string }[],
): ScenarioExercise['objectives'] {
  return ofScenario.flatMap(({ id, code }) => {
    const same = code === '' ? undefined : ofModule.find((objective) => objective.code === code);
    return same ? [{ scenario: id, module: same.id }] : [];
  });
}
