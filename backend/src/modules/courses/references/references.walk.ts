import { v7 } from 'uuid';
import type { RouteCase } from '../../../../test/route-walk/cases';
import { makeDraft } from '../../../../test/drafts';
import type { Place, World } from '../../../../test/world';

async function makeReferenceDocument(world: World, place: Place): Promise<{ documentId: string; editionId: string }> {
  const made = { documentId: v7(), editionId: v7() };
  await world.db.query(
    'INSERT INTO reference_document (id, owner_centre_id, title, created_at) VALUES ($1,$2,$3,now())',
    [made.documentId, place.centreId, `Order ${place.countryCode}`],
  );
  await world.db.query('INSERT INTO reference_edition (id, document_id, number, created_at) VALUES ($1,$2,$3,now())', [
    made.editionId,
    made.documentId,
    '2026',
  ]);
  return made;
}

export const cases: RouteCase[] = [
  { route: 'GET /api/references', list: true, call: () => ({ path: '/api/references' }) },
  {
    route: 'POST /api/references',
    success: 201,
    call: (_, place) => ({
      path: '/api/references',
      body: { centreId: place.centreId, title: 'Standing order', issuer: 'Centre', edition: { number: '2026' } },
    }),
  },
  {
    route: 'POST /api/references/:id/editions',
    success: 201,
    call: async (world, place) => ({
      path: `/api/references/${(await makeReferenceDocument(world, place)).documentId}/editions`,
      body: { number: '2027', reviewOn: '2028-01-31' },
    }),
  },
  {
    route: 'PUT /api/module-editions/:id/references/:referenceEditionId',
    success: 204,
    call: async (world, place) => {
      const { editionId } = await makeDraft(world, place);
      return {
        path: `/api/module-editions/${editionId}/references/${(await makeReferenceDocument(world, place)).editionId}`,
      };
    },
  },
  {
    route: 'DELETE /api/module-editions/:id/references/:referenceEditionId',
    success: 204,
    call: async (world, place) => {
      const { editionId } = await makeDraft(world, place);
      const reference = await makeReferenceDocument(world, place);
      await world.db.query('INSERT INTO edition_reference (edition_id, reference_edition_id) VALUES ($1,$2)', [
        editionId,
        reference.editionId,
      ]);
      return { path: `/api/module-editions/${editionId}/references/${reference.editionId}` };
    },
  },
];
