import { addAssessed } from '../../../../test/assessed-content';
import { OF_ANOTHER_OFFERING } from '../../../../test/learning-content';
import type { RouteCase } from '../../../../test/route-walk/cases';

export const cases: RouteCase[] = [
  {
    route: 'GET /api/teaching/offerings/:id/scenarios',
    ...OF_ANOTHER_OFFERING,
    call: async (world, place) => ({
      path: `/api/teaching/offerings/${(await addAssessed(world, place)).offeringId}/scenarios`,
    }),
  },
  {
    route: 'GET /api/teaching/offerings/:id/scenarios/:itemId',
    ...OF_ANOTHER_OFFERING,
    call: async (world, place) => {
      const { offeringId, itemId } = await addAssessed(world, place);
      return { path: `/api/teaching/offerings/${offeringId}/scenarios/${itemId}` };
    },
  },
];
