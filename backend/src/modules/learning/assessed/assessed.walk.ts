import { createHash } from 'node:crypto';
import { addAssessed, type AssessedContent } from '../../../../test/assessed-content';
import type { Call, RouteCase } from '../../../../test/route-walk/cases';
import type { Account, Place, World } from '../../../../test/world';

const BASE = '/api/learning/modules/:editionId/scenarios/:itemId';

/** A case on content made for it. */
function own(
  route: string,
  call: (path: string, by: Account) => Promise<Omit<Call, 'path'> & { suffix: string }>,
): RouteCase {
  return {
    route,
    ownerOnly: true,
    call: async (world: World, place: Place) => {
      const path = pathOf(await addAssessed(world, place));
      const { suffix, ...rest } = await call(path, place.accounts.LEARNER);
      return { path: `${path}${suffix}`, ...rest };
    },
  };
}

function pathOf({ moduleEditionId, itemId }: AssessedContent): string {
  return `/api/learning/modules/${moduleEditionId}/scenarios/${itemId}`;
}

async function begun(path: string, by: Account): Promise<string> {
  const answer = await by.send('post', `${path}/runs`).expect(200);
  return (answer.body as { id: string }).id;
}

export const cases: RouteCase[] = [
  own(`GET ${BASE}`, async () => ({ suffix: '?language=fr' })),
  own(`POST ${BASE}/runs`, async () => ({ suffix: '/runs' })),
  own(`GET ${BASE}/runs/:runId`, async (path, by) => ({ suffix: `/runs/${await begun(path, by)}` })),
  own(`POST ${BASE}/runs/:runId/reading`, async (path, by) => ({
    suffix: `/runs/${await begun(path, by)}/reading`,
    body: { at: 0 },
  })),
  own(`POST ${BASE}/runs/:runId/steps`, async (path, by) => {
    const id = await begun(path, by);
    await by.send('post', `${path}/runs/${id}/reading`, { at: 0 }).expect(200);
    return { suffix: `/runs/${id}/steps`, body: { at: 0, move: { kind: 'choose', choice: '1' } } };
  }),
  {
    route: `GET ${BASE}/files/:hash`,
    ownerOnly: true,
    call: async (world, place) => {
      const content = await addAssessed(world, place);
      const hash = createHash('sha256').update('x').digest('hex');
      await world.db.query(
        `INSERT INTO file (hash, size, media_type, created_at) VALUES ($1,1,'image/png',now()) ON CONFLICT DO NOTHING`,
        [hash],
      );
      await world.db.query(`INSERT INTO file_chunk (hash, seq, data) VALUES ($1,0,'x') ON CONFLICT DO NOTHING`, [hash]);
      await world.db.query(
        `INSERT INTO file_use (hash, owner_kind, owner_id, name, created_at) VALUES ($1,'scenario',$2,'x.png',now())`,
        [hash, content.scenarioId],
      );
      return { path: `${pathOf(content)}/files/${hash}` };
    },
  },
];
