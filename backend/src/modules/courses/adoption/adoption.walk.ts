import type { RouteCase } from '../../../../test/route-walk/cases';
import { makeReference } from '../../../../test/drafts';

export const cases: RouteCase[] = [
  {
    route: 'POST /api/module-editions/:id/adoption',
    call: async (world, place) => ({
      path: `/api/module-editions/${(await makeReference(world)).editionId}/adoption`,
      body: { centreId: place.centreId },
    }),
  },
  {
    route: 'GET /api/centre-values',
    call: (_, place) => ({ path: `/api/centre-values?centreId=${place.centreId}` }),
  },
  {
    route: 'PUT /api/centre-values',
    call: async (world, place) => {
      const [row] = await world.db.query<{ version: number }>(
        `SELECT version FROM centre_value WHERE centre_id = $1 AND key = 'walk.distance'`,
        [place.centreId],
      );
      const body = {
        centreId: place.centreId,
        key: 'walk.distance',
        value: '10',
        source: 'Order 7',
        version: row?.version ?? 0,
      };
      return { path: '/api/centre-values', body };
    },
  },
];
