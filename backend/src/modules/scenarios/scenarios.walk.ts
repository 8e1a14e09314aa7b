import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { ONLY_READERS } from '../../../test/drafts';
import type { RouteCase } from '../../../test/route-walk/cases';
import { checkpoint, CHECKPOINT_RUN, makeScenario } from '../../../test/scenarios';
import type { Place, World } from '../../../test/world';

let made = 0;

/** A file of a scenario: one byte, so that it is always the same. */
async function addFile(world: World, scenarioId: string): Promise<string> {
  const hash = createHash('sha256').update('x').digest('hex');
  await world.db.query(
    `INSERT INTO file (hash, size, media_type, created_at) VALUES ($1,1,'image/png',now()) ON CONFLICT DO NOTHING`,
    [hash],
  );
  await world.db.query(`INSERT INTO file_chunk (hash, seq, data) VALUES ($1,0,'x') ON CONFLICT DO NOTHING`, [hash]);
  await world.db.query(
    `INSERT INTO file_use (hash, owner_kind, owner_id, name, created_at) VALUES ($1,'scenario',$2,'x.png',now())`,
    [hash, scenarioId],
  );
  return hash;
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A draft with a comment of its approver on it. */
async function commented(world: World, place: Place, resolvedAt: Date | null): Promise<string> {
  const { editionId } = await makeScenario(world, place, 'DRAFT');
  const id = v7();
  await world.db.query(
    'INSERT INTO review_comment (id, scenario_edition_id, author_id, text, created_at, resolved_at) VALUES ($1,$2,$3,$4,now(),$5)',
    [id, editionId, place.accounts.APPROVER.id, 'Unclear.', resolvedAt],
  );
  return `/api/scenario-editions/${editionId}/comments/${id}`;
}

export const cases: RouteCase[] = [
  {
    route: 'GET /api/scenarios',
    list: true,
    call: async (world, place) => {
      await makeScenario(world, place, 'DRAFT');
      return { path: '/api/scenarios' };
    },
  },
  {
    route: 'POST /api/scenarios/:id/files',
    success: 201,
    call: async (world, place) => ({
      path: `/api/scenarios/${(await makeScenario(world, place, 'DRAFT')).scenarioId}/files`,
      attach: { field: 'file', bytes: PNG, name: 'dot.png' },
    }),
  },
  {
    route: 'GET /api/scenario-editions/:id/files/:hash',
    call: async (world, place) => {
      const { editionId, scenarioId } = await makeScenario(world, place, 'DRAFT');
      return { path: `/api/scenario-editions/${editionId}/files/${await addFile(world, scenarioId)}` };
    },
    otherwise: ONLY_READERS,
  },
  {
    route: 'POST /api/scenarios',
    success: 201,
    call: (_, place) => ({
      path: '/api/scenarios',
      body: { centreId: place.centreId, document: { ...checkpoint, id: `walk-${String(++made)}` } },
    }),
  },
  {
    route: 'POST /api/scenarios/:id/editions',
    success: 201,
    call: async (world, place) => ({
      path: `/api/scenarios/${(await makeScenario(world, place, 'PUBLISHED')).scenarioId}/editions`,
      body: {},
    }),
  },
  {
    route: 'GET /api/scenario-editions/:id',
    call: async (world, place) => ({
      path: `/api/scenario-editions/${(await makeScenario(world, place, 'DRAFT')).editionId}`,
    }),
    otherwise: ONLY_READERS,
  },
  {
    route: 'PUT /api/scenario-editions/:id/document',
    call: async (world, place) => {
      const { editionId, document } = await makeScenario(world, place, 'DRAFT');
      return { path: `/api/scenario-editions/${editionId}/document`, body: { version: 1, document } };
    },
  },
  {
    route: 'POST /api/scenario-editions/:id/transitions',
    call: async (world, place) => ({
      path: `/api/scenario-editions/${(await makeScenario(world, place, 'DRAFT')).editionId}/transitions`,
      body: { to: 'IN_REVIEW', version: 1 },
    }),
    otherwise: { ...ONLY_READERS, CENTRE_ADMIN: 409, APPROVER: 409, TRANSLATOR: 409 },
  },
  {
    route: 'GET /api/scenario-editions/:id/comments',
    call: async (world, place) => ({
      path: `/api/scenario-editions/${(await makeScenario(world, place, 'DRAFT')).editionId}/comments`,
    }),
    otherwise: ONLY_READERS,
  },
  {
    route: 'POST /api/scenario-editions/:id/comments',
    success: 201,
    call: async (world, place) => ({
      path: `/api/scenario-editions/${(await makeScenario(world, place, 'DRAFT')).editionId}/comments`,
      body: { text: 'Say who the elder is.', nodeId: checkpoint.start },
    }),
  },
  {
    route: 'POST /api/scenario-editions/:id/comments/:commentId/resolve',
    success: 204,
    call: async (world, place) => ({ path: `${await commented(world, place, null)}/resolve` }),
    otherwise: { ...ONLY_READERS, TRANSLATOR: 404 },
  },
  {
    route: 'POST /api/scenario-editions/:id/comments/:commentId/reopen',
    success: 204,
    call: async (world, place) => ({ path: `${await commented(world, place, new Date())}/reopen` }),
    otherwise: { ...ONLY_READERS, TRANSLATOR: 404 },
  },
  { route: 'GET /api/practice/scenarios', call: () => ({ path: '/api/practice/scenarios' }) },
  {
    route: 'GET /api/practice/scenarios/:editionId',
    ownerOnly: true,
    shared: true,
    call: async (world, place) => ({
      path: `/api/practice/scenarios/${(await makeScenario(world, place, 'PUBLISHED')).editionId}`,
    }),
  },
  {
    route: 'GET /api/practice/scenarios/:editionId/files/:hash',
    ownerOnly: true,
    shared: true,
    call: async (world, place) => {
      const { editionId, scenarioId } = await makeScenario(world, place, 'PUBLISHED');
      return { path: `/api/practice/scenarios/${editionId}/files/${await addFile(world, scenarioId)}` };
    },
  },
  {
    // A run of a scenario that strangers may play too, so that it is the run that they are refused.
    route: 'POST /api/practice/runs',
    ownerOnly: true,
    call: async (world, _, by) => {
      const { editionId } = await makeScenario(world, null, 'PUBLISHED');
      const path = '/api/practice/runs';
      const body = { id: v7(), editionId, seed: 1, language: 'en', from: 0, steps: CHECKPOINT_RUN };
      if (by) await by.send('post', path, { ...body, steps: [] }).expect(200);
      return { path, body };
    },
  },
];
