import { addAssessed } from '../../../../test/assessed-content';
import type { RouteCase } from '../../../../test/route-walk/cases';

export const cases: RouteCase[] = [
  {
    route: 'GET /api/teaching/offerings/:id/scenarios',
    call: async (world, place) => ({
      path: `/api/teaching/offerings/${(await addAssessed(world, place)).offeringId}/scenarios`,
    }),
  },
  {
    route: 'GET /api/teaching/offerings/:id/scenarios/:itemId',
    call: async (world, place) => {
      const { offeringId, itemId } = await addAssessed(world, place);
      return { path: `/api/teaching/offerings/${offeringId}/scenarios/${itemId}` };
    },
  },
];
