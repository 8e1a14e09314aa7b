import type { RouteCase } from '../../../../test/route-walk/cases';
import { makeReference } from '../../../../test/drafts';

let made = 0;

export const cases: RouteCase[] = [
  { route: 'GET /api/modules', list: true, call: () => ({ path: '/api/modules' }) },
  { route: 'GET /api/modules/:id', call: (_, place) => ({ path: `/api/modules/${place.moduleId}` }) },
  {
    route: 'POST /api/modules',
    success: 201,
    call: (_, place) => ({
      path: '/api/modules',
      body: { centreId: place.centreId, code: `M${++made}.1`, title: 'New', language: 'en' },
    }),
  },
  {
    route: 'POST /api/modules/:id/editions',
    success: 201,
    call: (_, place) => ({ path: `/api/modules/${place.moduleId}/editions`, body: { changeNote: 'Next' } }),
  },
  {
    route: 'POST /api/modules/:id/copy',
    success: 201,
    call: async (world, place) => ({
      path: `/api/modules/${(await makeReference(world)).moduleId}/copy`,
      body: { centreId: place.centreId },
    }),
  },
];
