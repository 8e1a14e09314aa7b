import { v7 } from 'uuid';
import type { RouteCase } from '../../../../test/route-walk/cases';
import type { Place, World } from '../../../../test/world';
import { T0, unique } from '../contingents.walk';

const csv = (number: string): Buffer => Buffer.from(`Service number,Name,Post\n${number},New Comer,Cook\n`);

/** A file in preview, as if it had been loaded. */
async function addImport(world: World, place: Place): Promise<string> {
  const id = v7();
  const file = {
    grids: [
      {
        sheet: 'CSV',
        rows: [
          ['Number', 'Name'],
          [`W${unique()}`, `Walk ${unique()}`],
        ].map((row) => row.map((value) => ({ kind: 'text', value }))),
        merges: [],
      },
    ],
    hidden: [],
    formulas: 0,
  };
  const mapping = {
    sheet: 'CSV',
    headRow: 0,
    columns: { serviceNumber: 0, fullName: 1 },
    service: 'ARMY',
    category: 'MIL_CONTINGENT',
  };
  await world.db.query(
    `INSERT INTO roll_import (id, country_id, rotation_id, file_name, file_hash, mapping, rows, state, created_by, created_at) VALUES ($1,$2,$3,'roll.csv','x',$4,$5,'PREVIEW',$6,$7)`,
    [
      id,
      place.countryId,
      place.rotationId,
      JSON.stringify(mapping),
      JSON.stringify(file),
      place.accounts.CENTRE_ADMIN.id,
      T0,
    ],
  );
  return id;
}

export const cases: RouteCase[] = [
  {
    route: 'GET /api/rotations/:id/roll-imports',
    call: (_, place) => ({ path: `/api/rotations/${place.rotationId}/roll-imports` }),
  },
  {
    route: 'POST /api/rotations/:id/roll-imports',
    success: 201,
    call: (_, place) => ({
      path: `/api/rotations/${place.rotationId}/roll-imports`,
      attach: { field: 'file', name: 'roll.csv', bytes: csv(unique()) },
    }),
  },
  {
    route: 'GET /api/roll-imports/:id',
    call: async (world, place) => ({ path: `/api/roll-imports/${await addImport(world, place)}` }),
  },
  {
    route: 'PUT /api/roll-imports/:id/mapping',
    call: async (world, place) => ({
      path: `/api/roll-imports/${await addImport(world, place)}/mapping`,
      body: {
        sheet: 'CSV',
        headRow: 1,
        columns: { serviceNumber: 0, fullName: 1 },
        service: 'ARMY',
        category: 'FPU',
        version: 1,
      },
    }),
  },
  {
    route: 'PUT /api/roll-imports/:id/decisions',
    call: async (world, place) => ({
      path: `/api/roll-imports/${await addImport(world, place)}/decisions`,
      body: { decisions: [{ row: 2, decision: 'SKIP' }], version: 1 },
    }),
  },
  {
    route: 'POST /api/roll-imports/:id/apply',
    call: async (world, place) => ({
      path: `/api/roll-imports/${await addImport(world, place)}/apply`,
      body: { version: 1 },
    }),
  },
  {
    route: 'POST /api/roll-imports/:id/discard',
    success: 204,
    call: async (world, place) => ({ path: `/api/roll-imports/${await addImport(world, place)}/discard` }),
  },
  {
    route: 'GET /api/roll-imports/:id/refused.csv',
    call: async (world, place) => ({ path: `/api/roll-imports/${await addImport(world, place)}/refused.csv` }),
  },
];
