import type { ModulePackage, ModuleOutline } from '@peacewright/reference-content';

type Language = 'en' | 'fr';

/** A module of the curriculum that is not written yet, as a package of planned items in both languages. */
export function outlinePackage(outline: ModuleOutline, course: string): ModulePackage {
  return {
    format: 'peacewright.module-package',
    version: 1,
    id: outline.id,
    code: outline.code,
    course,
    waivable: outline.waivable,
    module: moduleIn(outline, 'en'),
    items: plannedItems(outline).map(({ id, as, minutesShort, minutesLong, text }) => ({
      id,
      kind: 'planned',
      as,
      // Which lesson teaches which objective is decided when it is written.
      objectives: [],
      minutesShort,
      minutesLong,
      document: text('en'),
    })),
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
        items: Object.fromEntries(plannedItems(outline).map(({ id, text }) => [id, text('fr')])),
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

function plannedItems(outline: ModuleOutline) {
  const lessons = outline.lessons.map((lesson) => ({ ...lesson, as: 'LESSON' as const }));
  const exercises = outline.exercises.map((exercise) => ({
    ...exercise,
    as: exercise.kind,
    minutesShort: null,
    minutesLong: null,
  }));
  return [...lessons, ...exercises].map(({ id, as, title, intent, minutesShort, minutesLong }) => ({
    id,
    as,
    minutesShort,
    minutesLong,
    text: (language: Language) => ({
      schema: 'peacewright.outline' as const,
      version: 1 as const,
      language,
      title: title[language],
      intent: intent[language],
    }),
  }));
}
