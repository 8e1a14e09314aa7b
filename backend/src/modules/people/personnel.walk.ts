import { v7 } from 'uuid';
import type { RouteCase } from '../../../test/route-walk/cases';
import type { World } from '../../../test/world';

async function addRank(world: World, countryId: string): Promise<string> {
  const id = v7();
  await world.db.query(
    `INSERT INTO rank (id, country_id, service, abbreviation, name, sort_order, band) VALUES ($1::uuid,$2,'ARMY',$3,'{"en":"Rank","fr":"Grade"}',9,'NCO')`,
    [id, countryId, id.slice(-10)],
  );
  return id;
}

/** The system's administrators hold no country's data. */
const notSystem = { otherwise: { SYSTEM_ADMIN: 404 } } as const;
const rank = { service: 'ARMY', name: { en: 'Corporal', fr: 'Caporal' }, sortOrder: 3, band: 'NCO' };

export const cases: RouteCase[] = [
  { route: 'GET /api/ranks', call: (_, place) => ({ path: `/api/ranks?countryId=${place.countryId}` }) },
  {
    route: 'POST /api/ranks',
    ...notSystem,
    success: 201,
    call: (_, place) => ({
      path: '/api/ranks',
      body: { ...rank, countryId: place.countryId, abbreviation: v7().slice(-10) },
    }),
  },
  {
    route: 'PATCH /api/ranks/:id',
    ...notSystem,
    call: async (world, place) => ({
      path: `/api/ranks/${await addRank(world, place.countryId)}`,
      body: { ...rank, abbreviation: v7().slice(-10), version: 1 },
    }),
  },
  {
    route: 'DELETE /api/ranks/:id',
    ...notSystem,
    success: 204,
    call: async (world, place) => ({ path: `/api/ranks/${await addRank(world, place.countryId)}` }),
  },
  { route: 'GET /api/people', list: true, call: () => ({ path: '/api/people?q=learner' }) },
  { route: 'GET /api/people/:id', call: (_, place) => ({ path: `/api/people/${place.personId}` }) },
  {
    route: 'PATCH /api/people/:id',
    call: async (world, place) => {
      const [person] = await world.db.query<{ version: number }>('SELECT version FROM person WHERE id = $1', [
        place.personId,
      ]);
      return {
        path: `/api/people/${place.personId}`,
        body: {
          fullName: 'Test Learner',
          category: 'MIL_CONTINGENT',
          rankId: place.rankId,
          version: person?.version ?? 0,
        },
      };
    },
  },
];
