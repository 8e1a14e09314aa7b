import { emptyLesson } from '@peacewright/lesson-document';
import { v7 } from 'uuid';
import type { RouteCase } from '../../../../test/route-walk/cases';
import { makeDraft, ONLY_READERS, type Draft } from '../../../../test/drafts';

const document = {
  schema: 'peacewright.module',
  version: 1,
  language: 'en',
  title: 'Changed',
  summary: '',
  terms: [],
  ruleCards: [],
  objectives: [],
  centreValues: [],
};

function at(path: (draft: Draft) => string, body?: object): RouteCase['call'] {
  return async (world, place) => ({ path: path(await makeDraft(world, place)), ...(body && { body }) });
}

export const cases: RouteCase[] = [
  {
    route: 'GET /api/module-editions/:id',
    call: (_, place) => ({ path: `/api/module-editions/${place.moduleEditionId}` }),
  },
  {
    route: 'GET /api/module-editions/:id/findings',
    call: (_, place) => ({ path: `/api/module-editions/${place.moduleEditionId}/findings` }),
  },
  {
    route: 'PUT /api/module-editions/:id/document',
    call: at(({ editionId }) => `/api/module-editions/${editionId}/document`, { version: 1, document }),
  },
  {
    route: 'POST /api/module-editions/:id/transitions',
    call: at(({ editionId }) => `/api/module-editions/${editionId}/transitions`, { to: 'IN_REVIEW', version: 1 }),
    otherwise: { ...ONLY_READERS, CENTRE_ADMIN: 409, APPROVER: 409, TRANSLATOR: 409 },
  },
  {
    route: 'POST /api/module-editions/:id/items',
    success: 201,
    call: at(({ editionId }) => `/api/module-editions/${editionId}/items`, { kind: 'LESSON', title: 'Second' }),
  },
  {
    route: 'GET /api/module-editions/:id/items/:itemId',
    call: at(({ editionId, lessonId }) => `/api/module-editions/${editionId}/items/${lessonId}`),
    otherwise: ONLY_READERS,
  },
  {
    route: 'PATCH /api/module-editions/:id/items/:itemId',
    call: at(({ editionId, lessonId }) => `/api/module-editions/${editionId}/items/${lessonId}`, {
      version: 1,
      title: 'Renamed',
    }),
  },
  {
    route: 'PUT /api/module-editions/:id/items/:itemId/document',
    call: at(({ editionId, lessonId }) => `/api/module-editions/${editionId}/items/${lessonId}/document`, {
      version: 1,
      document: emptyLesson('en', 'Saved'),
    }),
  },
  {
    route: 'GET /api/module-editions/:id/scenarios',
    call: at(({ editionId }) => `/api/module-editions/${editionId}/scenarios`),
    otherwise: ONLY_READERS,
  },
  {
    route: 'DELETE /api/module-editions/:id/items/:itemId',
    success: 204,
    call: at(({ editionId, lessonId }) => `/api/module-editions/${editionId}/items/${lessonId}`),
  },
  {
    route: 'PUT /api/module-editions/:id/items-order',
    success: 204,
    call: async (world, place) => {
      const draft = await makeDraft(world, place);
      return { path: `/api/module-editions/${draft.editionId}/items-order`, body: { itemIds: [draft.lessonId] } };
    },
  },
  {
    route: 'GET /api/module-editions/:id/comments',
    call: (_, place) => ({ path: `/api/module-editions/${place.moduleEditionId}/comments` }),
  },
  {
    route: 'POST /api/module-editions/:id/comments',
    success: 201,
    call: at(({ editionId }) => `/api/module-editions/${editionId}/comments`, {
      text: 'Say where the card comes from.',
    }),
  },
  {
    route: 'POST /api/module-editions/:id/comments/:commentId/resolve',
    success: 204,
    call: async (world, place) => {
      const { editionId } = await makeDraft(world, place);
      const id = v7();
      await world.db.query(
        'INSERT INTO review_comment (id, edition_id, author_id, text, created_at) VALUES ($1,$2,$3,$4,now())',
        [id, editionId, place.accounts.APPROVER.id, 'Unclear.'],
      );
      return { path: `/api/module-editions/${editionId}/comments/${id}/resolve` };
    },
    otherwise: { ...ONLY_READERS, TRANSLATOR: 404 },
  },
  {
    route: 'POST /api/module-editions/:id/comments/:commentId/reopen',
    success: 204,
    call: async (world, place) => {
      const { editionId } = await makeDraft(world, place);
      const id = v7();
      await world.db.query(
        'INSERT INTO review_comment (id, edition_id, author_id, text, created_at, resolved_at) VALUES ($1,$2,$3,$4,now(),now())',
        [id, editionId, place.accounts.APPROVER.id, 'Unclear.'],
      );
      return { path: `/api/module-editions/${editionId}/comments/${id}/reopen` };
    },
    otherwise: { ...ONLY_READERS, TRANSLATOR: 404 },
  },
];
