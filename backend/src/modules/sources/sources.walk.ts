import { v7 } from 'uuid';
import type { RouteCase } from '../../../test/route-walk/cases';
import type { Place, World } from '../../../test/world';

let serial = 0;

/** A document of the place's own centre; answers its code. */
async function aDocument(world: World, place: Place): Promise<string> {
  serial += 1;
  const code = `W${String(serial).padStart(5, '0')}`;
  await world.db.query(
    `INSERT INTO source_document (id, owner_centre_id, code, title, kind, date_from, date_to, created_at) VALUES ($1,$2,$3,'Report','OTHER','2026-01-10','2026-01-11',now())`,
    [v7(), place.centreId, code],
  );
  return code;
}

/** A recommendation in a document of the place's own centre; answers its code. */
async function anEntry(world: World, place: Place): Promise<string> {
  const document = await aDocument(world, place);
  const code = `${document}-001`;
  await world.db.query(
    `INSERT INTO recommendation (id, owner_centre_id, code, source_document_id, paraphrase, topics, kind, authority, created_at)
     SELECT $1, $2, $3, d.id, 'Brief interpreters before every patrol.', '{language}', 'WAY_TO_TRAIN', 'STATEMENT', now() FROM source_document d WHERE d.code = $4`,
    [v7(), place.centreId, code, document],
  );
  return code;
}

async function aLink(world: World, place: Place): Promise<string> {
  const id = v7();
  await world.db.query(
    `INSERT INTO recommendation_link (id, centre_id, recommendation_id, target_kind, module_id, item_id, strength, created_at)
     SELECT $1, $2, r.id, 'MODULE', $3::uuid, $3::uuid::text, 'PARTIAL', now() FROM recommendation r WHERE r.code = $4`,
    [id, place.centreId, place.moduleId, await anEntry(world, place)],
  );
  return id;
}

async function aCopy(world: World, place: Place): Promise<string> {
  const code = await aDocument(world, place);
  await world.db.query(
    `INSERT INTO file (hash, size, media_type, created_at) VALUES ($1, 0, 'text/plain', now()) ON CONFLICT DO NOTHING`,
    [serial.toString(16).padStart(64, '0')],
  );
  await world.db.query(
    `INSERT INTO document_copy (id, centre_id, source_document_id, file_hash, file_name, format, attached_by, attached_at)
     SELECT $1, $2, d.id, $3, 'copy.txt', 'TXT', $4, now() FROM source_document d WHERE d.code = $5`,
    [v7(), place.centreId, serial.toString(16).padStart(64, '0'), place.accounts.CURRICULUM_DEVELOPER.id, code],
  );
  return code;
}

/** Readings that earlier calls have queued are over: their results must not appear while tables are compared. */
async function jobsAreDone(world: World): Promise<void> {
  for (;;) {
    const open = await world.db.query(`SELECT 1 FROM job WHERE state IN ('QUEUED','RUNNING')`);
    if (open.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const fields = {
  paraphrase: 'Practise the handover with the unit that leaves.',
  topics: ['transition-handover'],
  kind: 'WAY_TO_TRAIN',
  authority: 'STATEMENT',
};
const documentFields = {
  title: 'Lessons of a rotation',
  kind: 'MISSION_REPORT',
  issuer: 'Centre',
  dateFrom: '2026-01-10',
  dateTo: '2026-01-12',
};

export const cases: RouteCase[] = [
  { route: 'GET /api/sources', list: true, call: () => ({ path: '/api/sources' }) },
  {
    route: 'GET /api/sources/documents',
    list: true,
    call: async (world, place) => {
      await aDocument(world, place);
      return { path: '/api/sources/documents' };
    },
  },
  {
    route: 'GET /api/sources/documents/:code',
    list: true,
    call: async (world, place) => ({ path: `/api/sources/documents/${await aCopy(world, place)}` }),
  },
  {
    route: 'POST /api/sources/documents',
    success: 201,
    call: (_, place) => {
      serial += 1;
      return {
        path: '/api/sources/documents',
        body: { ...documentFields, code: `N${serial}X`, centreId: place.centreId },
      };
    },
  },
  {
    route: 'PUT /api/sources/documents/:code',
    call: async (world, place) => ({
      path: `/api/sources/documents/${await aDocument(world, place)}`,
      body: { ...documentFields, version: 1 },
    }),
  },
  {
    route: 'POST /api/sources/documents/:code/copy',
    success: 202,
    call: async (world, place) => {
      await jobsAreDone(world);
      return {
        path: `/api/sources/documents/${await aDocument(world, place)}/copy`,
        attach: {
          field: 'file',
          bytes: Buffer.from('1. The sentry writes down who came.'),
          name: 'copy.txt',
          fields: { centreId: place.centreId },
        },
      };
    },
  },
  {
    route: 'DELETE /api/sources/documents/:code/copy',
    success: 204,
    call: async (world, place) => {
      await jobsAreDone(world);
      return { path: `/api/sources/documents/${await aCopy(world, place)}/copy?centreId=${place.centreId}` };
    },
  },
  {
    route: 'GET /api/sources/recommendations',
    list: true,
    call: async (world, place) => {
      await aLink(world, place);
      return { path: '/api/sources/recommendations?q=interpreters&topic=language' };
    },
  },
  {
    route: 'GET /api/sources/recommendations/by-codes',
    call: async (world, place) => ({
      path: `/api/sources/recommendations/by-codes?codes=${await anEntry(world, place)}`,
    }),
  },
  {
    route: 'GET /api/sources/board',
    list: true,
    call: async (world, place) => {
      await aLink(world, place);
      return { path: '/api/sources/board' };
    },
  },
  { route: 'GET /api/sources/coverage', list: true, call: () => ({ path: '/api/sources/coverage' }) },
  {
    route: 'POST /api/sources/exports',
    call: (_, place) => ({
      path: '/api/sources/exports',
      body: { centreId: place.centreId, list: 'UNANSWERED', format: 'CSV', language: 'en' },
    }),
  },
  {
    route: 'GET /api/sources/recommendations/:code',
    list: true,
    call: async (world, place) => ({ path: `/api/sources/recommendations/${await anEntry(world, place)}` }),
  },
  {
    route: 'GET /api/sources/recommendations/:code/passage',
    list: true,
    call: async (world, place) => ({ path: `/api/sources/recommendations/${await anEntry(world, place)}/passage` }),
  },
  {
    route: 'POST /api/sources/recommendations',
    success: 201,
    call: async (world, place) => ({
      path: '/api/sources/recommendations',
      body: { ...fields, centreId: place.centreId, document: await aDocument(world, place) },
    }),
  },
  {
    route: 'PUT /api/sources/recommendations/:code',
    call: async (world, place) => ({
      path: `/api/sources/recommendations/${await anEntry(world, place)}`,
      body: { ...fields, version: 1 },
    }),
  },
  {
    route: 'PUT /api/sources/recommendations/:code/stance',
    call: async (world, place) => ({
      path: `/api/sources/recommendations/${await anEntry(world, place)}/stance`,
      body: { centreId: place.centreId, word: 'NOT_PURSUED', reason: 'Left to another centre.', version: 0 },
    }),
  },
  {
    route: 'POST /api/sources/recommendations/:code/links',
    success: 201,
    call: async (world, place) => ({
      path: `/api/sources/recommendations/${await anEntry(world, place)}/links`,
      body: {
        centreId: place.centreId,
        targetKind: 'MODULE',
        moduleId: place.moduleId,
        strength: 'PARTIAL',
        note: 'Names the duty.',
      },
    }),
  },
  {
    route: 'DELETE /api/sources/links/:id',
    success: 204,
    call: async (world, place) => ({ path: `/api/sources/links/${await aLink(world, place)}` }),
  },
  {
    route: 'POST /api/sources/import',
    success: 201,
    call: (_, place) => {
      serial += 1;
      const document = { code: `I${serial}X`, title: 'Report', kind: 'OTHER', dateFrom: '2026-01-10' };
      return {
        path: '/api/sources/import',
        attach: {
          field: 'file',
          bytes: Buffer.from(JSON.stringify({ documents: [document] })),
          name: 'sources.json',
          fields: { centreId: place.centreId },
        },
      };
    },
  },
  {
    route: 'GET /api/sources/targets',
    call: (_, place) => ({ path: `/api/sources/targets?centreId=${place.centreId}` }),
  },
  {
    route: 'GET /api/sources/targets/:moduleId',
    call: (_, place) => ({ path: `/api/sources/targets/${place.moduleId}?centreId=${place.centreId}` }),
  },
  {
    route: 'GET /api/sources/targets/:moduleId/answers',
    call: (_, place) => ({ path: `/api/sources/targets/${place.moduleId}/answers?centreId=${place.centreId}` }),
  },
  {
    route: 'GET /api/sources/owners',
    call: (_, place) => ({ path: `/api/sources/owners?centreId=${place.centreId}` }),
  },
];
