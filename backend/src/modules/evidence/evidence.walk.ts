import { v7 } from 'uuid';
import type { RouteCase } from '../../../test/route-walk/cases';
import type { Place, World } from '../../../test/world';
import { EvidenceService } from './evidence.service';

/** One row of attendance of the place's learner; answers its id. */
async function attended(world: World, place: Place): Promise<string> {
  const sourceId = v7();
  await world.db.transaction((tx) =>
    world.app.app.get(EvidenceService).record(tx, [
      {
        countryId: place.countryId,
        personId: place.personId,
        kind: 'ATTENDANCE',
        moduleId: place.moduleId,
        moduleEditionId: place.moduleEditionId,
        itemId: null,
        objectives: [],
        achievedOn: '2026-09-02',
        recordedBy: null,
        assessorId: place.accounts.INSTRUCTOR.id,
        centreId: place.centreId,
        offeringId: place.offeringId,
        mode: 'CLASSROOM',
        place: 'Room 4',
        language: 'en',
        minutes: 45,
        passed: null,
        score: null,
        maxScore: null,
        sourceKind: 'offering',
        sourceId,
        dedupeKey: `walk:${sourceId}`,
      },
    ]),
  );
  const [row] = await world.db.query<{ id: string }>('SELECT id FROM evidence WHERE dedupe_key = $1', [
    `walk:${sourceId}`,
  ]);
  return row?.id ?? '';
}

export const cases: RouteCase[] = [
  { route: 'GET /api/evidence/mine', call: () => ({ path: '/api/evidence/mine' }) },
  {
    route: 'GET /api/people/:personId/evidence',
    call: async (world, place) => {
      await attended(world, place);
      return { path: `/api/people/${place.personId}/evidence?moduleId=${place.moduleId}` };
    },
  },
  {
    route: 'POST /api/people/:personId/evidence/:evidenceId/revocation',
    success: 204,
    call: async (world, place) => ({
      path: `/api/people/${place.personId}/evidence/${await attended(world, place)}/revocation`,
      body: { reason: 'Signed for the wrong day.' },
    }),
  },
];
