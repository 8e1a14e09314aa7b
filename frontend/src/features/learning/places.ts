/** Where the steps of a module are found below it. */
export const PLACES = { LESSON: 'lessons', TEST: 'tests', SCENARIO: 'scenarios' } as const;

/** What the learner's first page asks for. */
export function homeUrl(language: string): string {
  return `/api/learning/home?language=${language}`;
}

/** Where a lesson stands at the server: itself with `?language=`, and what is done with it below. */
export function lessonUrl(edition: string, item: string): string {
  return `/api/learning/modules/${edition}/lessons/${item}`;
}
