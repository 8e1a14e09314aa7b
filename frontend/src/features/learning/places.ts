/** Where the steps of a module are found below it. */
export const PLACES = { LESSON: 'lessons', TEST: 'tests', SCENARIO: 'scenarios' } as const;
