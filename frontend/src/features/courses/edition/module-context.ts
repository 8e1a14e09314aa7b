import type { ModuleDocument } from '@peacewright/lesson-document';
import type { LessonContext } from '../../lesson-view';

/** What a module's text refers to, as a learner gets it whose centre has set no value of its own. */
export function moduleContext(module: ModuleDocument, moduleId: string): LessonContext {
  return {
    terms: module.terms,
    ruleCards: module.ruleCards,
    values: module.centreValues.map(({ sample, ...value }) => ({ ...value, value: sample, sample: true })),
    citations: [],
    checks: [],
    fileUrl: (hash) => `/api/modules/${moduleId}/files/${hash}`,
  };
}
