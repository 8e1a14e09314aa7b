import { scenarioExerciseSchema, upgradeScenarioExercise, type ModuleDocument } from '@peacewright/lesson-document';
import { finding, twice, type ContentItem, type Finding } from './finding';

/** A scenario that modules of the owner may have, as far as the checklist looks at it. */
export interface ScenarioFacts {
  readonly title: string;
  readonly objectives: readonly { readonly id: string; readonly code: string; readonly text: string }[];
}

/** What is wrong with a scenario as an exercise: whether it can be played, and whether its results say something here. */
export function scenarioFindings(
  item: ContentItem,
  module: ModuleDocument | null,
  published: ReadonlyMap<string, ScenarioFacts>,
): Finding[] {
  const { title } = item;
  const at = (code: Parameters<typeof finding>[0], params: Finding['params'] = {}): Finding =>
    finding(code, { title, ...params }, item.id);
  const read = scenarioExerciseSchema.safeParse(upgradeScenarioExercise(item.document));
  if (!read.success) {
    const [issue] = read.error.issues;
    return [at('item.invalid', { place: `/${issue?.path.join('/') ?? ''}`, problem: issue?.code ?? '' })];
  }
  const exercise = read.data;
  if (exercise.scenarioId === null) return [at('scenario.none')];
  const scenario = published.get(exercise.scenarioId);
  if (!scenario) return [at('scenario.notPublished')];
  const known = new Set(module?.objectives.map(({ id }) => id));
  const mapped = new Set(exercise.objectives.map(({ scenario: objective }) => objective));
  const repeated = twice(exercise.objectives.map(({ scenario: objective }) => objective));
  return [
    ...repeated.map((objective) => at('scenario.objectiveTwice', { objective })),
    ...exercise.objectives
      .filter(({ scenario: objective }) => !scenario.objectives.some(({ id }) => id === objective))
      .map(({ scenario: objective }) => at('scenario.objectiveGone', { objective })),
    ...(module
      ? exercise.objectives
          .filter(({ module: objective }) => !known.has(objective))
          .map(({ module: objective }) => at('objective.unknown', { objective }))
      : []),
    ...(mapped.size === 0 ? [at('scenario.countsForNothing')] : []),
    ...scenario.objectives
      .filter(({ id }) => mapped.size > 0 && !mapped.has(id))
      .map(({ code, text }) => at('scenario.objectiveUnmapped', { objective: code, text })),
  ];
}
