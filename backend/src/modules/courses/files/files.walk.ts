import { createHash } from 'node:crypto';
import type { RouteCase } from '../../../../test/route-walk/cases';
import { makeDraft } from '../../../../test/drafts';
import type { Place, World } from '../../../../test/world';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const hash = createHash('sha256').update(PNG).digest('hex');

async function withFile(world: World, place: Place): Promise<string> {
  await world.db.query(
    `INSERT INTO file (hash, size, media_type, created_at) VALUES ($1,$2,'image/png',now()) ON CONFLICT DO NOTHING`,
    [hash, PNG.length],
  );
  await world.db.query('INSERT INTO file_chunk (hash, seq, data) VALUES ($1,0,$2) ON CONFLICT DO NOTHING', [hash, PNG]);
  await world.db.query(
    `INSERT INTO file_use (hash, owner_kind, owner_id, name, created_at) VALUES ($1,'module',$2,'dot.png',now()) ON CONFLICT DO NOTHING`,
    [hash, place.moduleId],
  );
  return place.moduleId;
}

export const cases: RouteCase[] = [
  { route: 'GET /api/modules/:id/files', call: (_, place) => ({ path: `/api/modules/${place.moduleId}/files` }) },
  {
    route: 'POST /api/modules/:id/files',
    success: 201,
    call: async (world, place) => ({
      path: `/api/modules/${(await makeDraft(world, place)).moduleId}/files`,
      attach: { field: 'file', bytes: PNG, name: 'dot.png' },
    }),
  },
  {
    route: 'GET /api/modules/:id/files/:hash',
    call: async (world, place) => ({ path: `/api/modules/${await withFile(world, place)}/files/${hash}` }),
  },
];
