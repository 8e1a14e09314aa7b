import type { RouteCase } from '../../../../test/route-walk/cases';
import { addContent, OF_ANOTHER_OFFERING } from '../../../../test/learning-content';

export const cases: RouteCase[] = [
  { route: 'GET /api/teaching/offerings', list: true, call: () => ({ path: '/api/teaching/offerings' }) },
  {
    route: 'GET /api/teaching/offerings/:id',
    ...OF_ANOTHER_OFFERING,
    call: async (world, place) => ({ path: `/api/teaching/offerings/${(await addContent(world, place)).offeringId}` }),
  },
  {
    route: 'POST /api/teaching/offerings/:id/attendance',
    ...OF_ANOTHER_OFFERING,
    call: async (world, place) => {
      const { offeringId, moduleEditionId } = await addContent(world, place);
      return {
        path: `/api/teaching/offerings/${offeringId}/attendance`,
        body: {
          moduleEditionId,
          heldOn: '2026-09-02',
          place: 'Room 4',
          mode: 'CLASSROOM',
          people: [{ personId: place.personId, minutes: 45 }],
        },
      };
    },
  },
];
