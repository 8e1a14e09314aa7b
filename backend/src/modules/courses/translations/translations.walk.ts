import { emptyLesson } from '@peacewright/lesson-document';
import type { RouteCase } from '../../../../test/route-walk/cases';
import { makeDraft, makeTranslation, ONLY_READERS, type Draft } from '../../../../test/drafts';

const document = {
  schema: 'peacewright.module',
  version: 1,
  language: 'fr',
  title: 'Texte',
  summary: '',
  terms: [],
  ruleCards: [],
  objectives: [],
  centreValues: [],
};

function at(path: (draft: Draft) => string, body?: object): RouteCase['call'] {
  return async (world, place) => {
    const draft = await makeDraft(world, place);
    await makeTranslation(world, draft);
    return { path: path(draft), ...(body && { body }) };
  };
}

export const cases: RouteCase[] = [
  {
    route: 'POST /api/module-editions/:id/translations',
    success: 201,
    call: async (world, place) => ({
      path: `/api/module-editions/${(await makeDraft(world, place)).editionId}/translations`,
      body: { language: 'fr' },
    }),
  },
  {
    route: 'GET /api/module-editions/:id/translations/:language',
    call: at(({ editionId }) => `/api/module-editions/${editionId}/translations/fr`),
    otherwise: ONLY_READERS,
  },
  {
    route: 'PUT /api/module-editions/:id/translations/:language/document',
    call: at(({ editionId }) => `/api/module-editions/${editionId}/translations/fr/document`, { version: 1, document }),
  },
  {
    route: 'GET /api/module-editions/:id/translations/:language/items/:itemId',
    call: at(({ editionId, lessonId }) => `/api/module-editions/${editionId}/translations/fr/items/${lessonId}`),
    otherwise: ONLY_READERS,
  },
  {
    route: 'PUT /api/module-editions/:id/translations/:language/items/:itemId',
    call: at(({ editionId, lessonId }) => `/api/module-editions/${editionId}/translations/fr/items/${lessonId}`, {
      version: 0,
      document: emptyLesson('fr', 'Leçon'),
    }),
  },
  {
    // Back to draft: a translation with nothing in it cannot be approved by anyone.
    route: 'POST /api/module-editions/:id/translations/:language/state',
    call: at(({ editionId }) => `/api/module-editions/${editionId}/translations/fr/state`, {
      state: 'DRAFT',
      version: 1,
    }),
    otherwise: {
      ...ONLY_READERS,
      INSTRUCTOR: 409,
      ASSESSOR: 409,
      NATIONAL_DESK: 409,
      SIGNATORY: 409,
      EXERCISE_DIRECTOR: 409,
      EXCON: 409,
      CONTROLLER: 409,
      EVALUATOR: 409,
      VISITOR_AUDITOR: 409,
      CENTRE_ADMIN: 409,
    },
    narrow: {
      'INSTRUCTOR OFFERING': 404,
      'ASSESSOR OFFERING': 404,
      'VISITOR_AUDITOR CONTINGENT': 404,
      'VISITOR_AUDITOR ROTATION': 404,
    },
  },
];
