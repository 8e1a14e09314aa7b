import type { RouteCase } from '../../../test/route-walk/cases';

export const cases: RouteCase[] = [
  { route: 'GET /api/accommodations/mine', call: () => ({ path: '/api/accommodations/mine' }) },
  {
    route: 'GET /api/people/:id/accommodation',
    call: (_, place) => ({ path: `/api/people/${place.personId}/accommodation` }),
  },
  {
    route: 'PUT /api/people/:id/accommodation',
    call: async (world, place) => {
      const [present] = await world.db.query<{ id: string }>(
        'SELECT id FROM accommodation WHERE person_id = $1 AND superseded_at IS NULL',
        [place.personId],
      );
      return {
        path: `/api/people/${place.personId}/accommodation`,
        body: {
          timeFactor: 1.25,
          extraAttempts: 1,
          noWaiting: true,
          largerText: false,
          reader: false,
          follows: present?.id ?? null,
        },
      };
    },
  },
];
