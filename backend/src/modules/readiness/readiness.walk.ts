import { v7 } from 'uuid';
import type { RouteCase } from '../../../test/route-walk/cases';
import type { Place, World } from '../../../test/world';
import { StatusKeeper } from './status/status-keeper';

/** Gives the place's rotation its course, once, and brings the kept rows up to date. */
async function assigned(world: World, place: Place): Promise<string> {
  await world.db.transaction(async (tx) => {
    const known = await tx.query(
      'SELECT 1 FROM requirement_rule WHERE rotation_id = $1 AND course_edition_id = $2 AND ended_at IS NULL',
      [place.rotationId, place.courseEditionId],
    );
    if (known.length === 0)
      await tx.query(
        `INSERT INTO requirement_rule (id, country_id, rotation_id, course_edition_id, due_on, created_at) VALUES ($1,$2,$3,$4,'2027-02-01',now())`,
        [v7(), place.countryId, place.rotationId, place.courseEditionId],
      );
    await world.app.app.get(StatusKeeper).recomputeRotation(tx, place.rotationId);
  });
  return `/api/readiness/rotations/${place.rotationId}`;
}

export const cases: RouteCase[] = [
  {
    route: 'GET /api/readiness/board',
    list: true,
    call: async (world, place) => {
      await assigned(world, place);
      return { path: '/api/readiness/board' };
    },
  },
  {
    route: 'GET /api/readiness/rotations/:id/matrix',
    call: async (world, place) => ({ path: `${await assigned(world, place)}/matrix` }),
  },
  {
    route: 'GET /api/readiness/rotations/:id/progress',
    call: async (world, place) => ({ path: `${await assigned(world, place)}/progress?knownOn=2026-10-01` }),
  },
  {
    route: 'GET /api/readiness/rotations/:id/people/:personId',
    call: async (world, place) => ({ path: `${await assigned(world, place)}/people/${place.personId}` }),
  },
  {
    route: 'POST /api/readiness/rotations/:id/exports',
    call: async (world, place) => ({
      path: `${await assigned(world, place)}/exports`,
      body: { format: 'CSV', language: 'en' },
    }),
  },
  {
    route: 'GET /api/readiness/rotations/:id/people/:personId/modules/:moduleId',
    call: async (world, place) => ({
      path: `${await assigned(world, place)}/people/${place.personId}/modules/${place.moduleId}`,
    }),
  },
];
