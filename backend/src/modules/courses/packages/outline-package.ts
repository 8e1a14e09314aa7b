import type {
  ExerciseKind,
  ExerciseOutline,
  LessonOutline,
  ModuleOutline,
  ModulePackage,
} from '@peacewright/reference-content';

type Language = 'en' | 'fr';

/**
 * A module of the curriculum that is not written yet, as a package of planned items in both languages. A scenario that is
 * written stands among them already: it can be played from the catalogue meanwhile.
 */
export function outlinePackage(outline: ModuleOutline, course: string): ModulePackage {
  const { lessons, exercises } = outline;
  const planned = [
    ...lessons.map(plannedLesson),
    ...exercises.filter(({ scenario }) => !scenario).map(plannedExercise),
  ];
  return {
    format: 'peacewright.module-package',
    version: 1,
    id: outline.id,
    code: outline.code,
    course,
    waivable: outline.waivable,
    module: moduleIn(outline, 'en'),
    items: [
      ...lessons.map((lesson) => plannedItem(plannedLesson(lesson))),
      ...exercises.map((exercise) => scenarioItem(exercise) ?? plannedItem(plannedExercise(exercise))),
    ],
    references: [],
    recommendations: outline.recommendations.map(({ code, strength, note }) => ({
      code,
      strength,
      note,
      target: { kind: 'MODULE', id: outline.id },
    })),
    assets: [],
    translations: {
      fr: {
        module: moduleIn(outline, 'fr'),
        items: Object.fromEntries(planned.map((item) => [item.id, textOf(item, 'fr')])),
      },
    },
  };
}

function moduleIn(outline: ModuleOutline, language: Language): ModulePackage['module'] {
  return {
    schema: 'peacewright.module',
    version: 1,
    language,
    title: outline.title[language],
    summary: outline.summary[language],
    terms: [],
    ruleCards: [],
    objectives: outline.objectives.map(({ id, code, verb, domain, condition, standard, critical }) => ({
      id,
      code,
      verb: verb[language],
      domain,
      condition: condition[language],
      standard: standard[language],
      critical,
    })),
    centreValues: [],
  };
}

interface Planned extends Pick<LessonOutline, 'id' | 'title' | 'intent'> {
  readonly as: 'LESSON' | ExerciseKind;
  readonly minutesShort: number | null;
  readonly minutesLong: number | null;
}

function plannedLesson(lesson: LessonOutline): Planned {
  return { ...lesson, as: 'LESSON' };
}

function plannedExercise({ id, kind, title, intent }: ExerciseOutline): Planned {
  return { id, as: kind, title, intent, minutesShort: null, minutesLong: null };
}

/** Which lesson teaches which objective is decided when it is written. */
function plannedItem(planned: Planned): ModulePackage['items'][number] {
  const { id, as, minutesShort, minutesLong } = planned;
  return { id, kind: 'planned', as, objectives: [], minutesShort, minutesLong, document: textOf(planned, 'en') };
}

/** Null where no scenario is written. Its words are its own, in its own languages. */
function scenarioItem({ id, title, scenario }: ExerciseOutline): ModulePackage['items'][number] | null {
  if (!scenario) return null;
  const { code, objectives } = scenario;
  return {
    id,
    kind: 'scenario',
    objectives: [...new Set(objectives.map(({ module }) => module))],
    document: {
      schema: 'peacewright.scenario-reference',
      version: 1,
      title: title.en,
      scenario: code,
      objectives,
      maxAttempts: null,
      waitMinutes: 0,
    },
  };
}

function textOf({ title, intent }: Planned, language: Language) {
  return {
    schema: 'peacewright.outline' as const,
    version: 1 as const,
    language,
    title: title[language],
    intent: intent[language],
  };
}
