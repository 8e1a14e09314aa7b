import { createHash, randomBytes } from 'node:crypto';
import { v7 } from 'uuid';
import type { Call, RouteCase } from '../../../test/route-walk/cases';
import type { Account, Place, World } from '../../../test/world';

const unique = (): string => v7().slice(-10);

/** An account that all four who manage accounts at home may manage: a learner's, on the rotation's roll. */
async function addLearner({ db }: World, place: Place, state = 'ACTIVE'): Promise<string> {
  const [person, post, account] = [v7(), v7(), v7()];
  await db.query(
    `INSERT INTO person (id, country_id, service, service_number, category, created_at) VALUES ($1,$2,'ARMY',$3,'MIL_CONTINGENT',now())`,
    [person, place.countryId, unique()],
  );
  await db.query(
    `INSERT INTO post (id, country_id, rotation_id, code, title, category, position) VALUES ($1,$2,$3,$4,'Driver','MIL_CONTINGENT',9)`,
    [post, place.countryId, place.rotationId, unique()],
  );
  await db.query(
    `INSERT INTO roll_entry (id, country_id, rotation_id, post_id, person_id, from_date, status, created_at) VALUES ($1,$2,$3,$4,$5,'2026-06-01','PRIMARY',now())`,
    [v7(), place.countryId, place.rotationId, post, person],
  );
  await db.query(
    `INSERT INTO account (id, country_id, person_id, display_name, email, state, created_at) VALUES ($1,$2,$3,'Walk Learner',$4,$5,now())`,
    [account, place.countryId, person, `${account}@example.org`, state],
  );
  return account;
}

/** What the asking role may grant at home. */
function grantBy(place: Place, by: Account | null): object {
  if (by?.role === 'CENTRE_ADMIN') return { role: 'INSTRUCTOR', scopeKind: 'CENTRE', scopeId: place.centreId };
  if (by?.role === 'NATIONAL_DESK') return { role: 'SIGNATORY', scopeKind: 'COUNTRY', scopeId: place.countryId };
  return { role: 'CENTRE_ADMIN', scopeKind: 'CENTRE', scopeId: place.centreId };
}

async function heldBy({ db }: World, place: Place, by: Account | null): Promise<Call> {
  const [account, role] = [v7(), v7()];
  const grant = grantBy(place, by) as { role: string; scopeKind: string; scopeId: string };
  await db.query(
    `INSERT INTO account (id, country_id, display_name, email, state, created_at) VALUES ($1,$2,'Walk Staff',$3,'ACTIVE',now())`,
    [account, place.countryId, `${account}@example.org`],
  );
  await db.query(
    'INSERT INTO role_assignment (id, account_id, role, scope_kind, scope_id, granted_at) VALUES ($1,$2,$3,$4,$5,now())',
    [role, account, grant.role, grant.scopeKind, grant.scopeId],
  );
  return { path: `/api/accounts/${account}/roles/${role}/end`, body: { reason: 'walk' } };
}

async function invite(world: World, place: Place): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await world.db.query(
    `INSERT INTO invitation (token_hash, account_id, created_at, expires_at) VALUES ($1,$2,now(),now() + interval '1 day')`,
    [createHash('sha256').update(token).digest(), await addLearner(world, place, 'INVITED')],
  );
  return token;
}

async function version({ db }: World, table: 'country' | 'centre', id: string): Promise<number> {
  const [row] = await db.query<{ version: number }>(`SELECT version FROM ${table} WHERE id = $1`, [id]);
  return row?.version ?? 0;
}

const country = {
  name: { en: 'Country', fr: 'Pays' },
  services: [
    { code: 'ARMY', name: { en: 'Army', fr: 'Armée de terre' } },
    { code: 'POLICE', name: { en: 'Police', fr: 'Police' } },
  ],
};
const centre = { name: 'Walk centre', timeZone: 'Africa/Dakar', languages: ['en'] };

export const cases: RouteCase[] = [
  { route: 'GET /api/public/countries', call: () => ({ path: '/api/public/countries' }) },

  { route: 'GET /api/accounts', list: true, system: true, call: () => ({ path: '/api/accounts?kind=LEARNERS' }) },
  {
    route: 'POST /api/accounts',
    success: 201,
    system: true,
    call: (_, place, by) => ({
      path: '/api/accounts',
      body: {
        displayName: 'Walk Newcomer',
        email: `${v7()}@example.org`,
        language: 'en',
        grant: grantBy(place, by),
      },
    }),
  },
  {
    route: 'GET /api/accounts/:id',
    system: true,
    call: async (world, place) => ({ path: `/api/accounts/${await addLearner(world, place)}` }),
  },
  {
    route: 'POST /api/accounts/:id/link',
    success: 201,
    system: true,
    call: async (world, place) => ({ path: `/api/accounts/${await addLearner(world, place)}/link` }),
  },
  ...(['close', 'lift-lock'] as const).map((verb): RouteCase => ({
    route: `POST /api/accounts/:id/${verb}`,
    success: 204,
    system: true,
    call: async (world, place) => ({
      path: `/api/accounts/${await addLearner(world, place)}/${verb}`,
      body: { reason: 'walk' },
    }),
  })),
  {
    route: 'POST /api/accounts/:id/reopen',
    success: 204,
    system: true,
    call: async (world, place) => ({
      path: `/api/accounts/${await addLearner(world, place, 'CLOSED')}/reopen`,
      body: { reason: 'walk' },
    }),
  },

  { route: 'GET /api/roles/grantable', list: true, call: () => ({ path: '/api/roles/grantable' }) },
  {
    route: 'GET /api/roles/places',
    list: true,
    system: true,
    call: () => ({ path: '/api/roles/places?role=CENTRE_ADMIN' }),
  },
  {
    route: 'POST /api/accounts/:id/roles',
    success: 201,
    system: true,
    call: async (world, place, by) => ({
      path: `/api/accounts/${await addLearner(world, place)}/roles`,
      body: { ...grantBy(place, by), reason: 'walk' },
    }),
  },
  { route: 'POST /api/accounts/:id/roles/:roleId/end', success: 204, system: true, call: heldBy },

  {
    route: 'GET /api/invitations/:token',
    call: async (world, place) => ({ path: `/api/invitations/${await invite(world, place)}` }),
  },
  {
    route: 'POST /api/invitations/:token',
    success: 204,
    call: async (world, place) => ({
      path: `/api/invitations/${await invite(world, place)}`,
      body: { password: 'long enough to pass' },
    }),
  },

  { route: 'GET /api/audit', list: true, system: true, call: () => ({ path: '/api/audit' }) },
  { route: 'GET /api/audit/actions', list: true, system: true, call: () => ({ path: '/api/audit/actions' }) },

  { route: 'GET /api/countries', list: true, system: true, call: () => ({ path: '/api/countries' }) },
  {
    route: 'POST /api/countries',
    success: 201,
    system: true,
    otherwise: { NATIONAL_DESK: 403 },
    call: async ({ db }) => {
      const [row] = await db.query<{ n: number }>('SELECT count(*)::int AS n FROM country');
      return { path: '/api/countries', body: { ...country, code: `Y${String.fromCharCode(65 + (row?.n ?? 0))}` } };
    },
  },
  {
    route: 'PUT /api/countries/:id',
    system: true,
    call: async (world, place) => ({
      path: `/api/countries/${place.countryId}`,
      body: { ...country, version: await version(world, 'country', place.countryId) },
    }),
  },
  {
    route: 'POST /api/countries/:id/centres',
    success: 201,
    system: true,
    call: (_, place) => ({ path: `/api/countries/${place.countryId}/centres`, body: centre }),
  },
  {
    route: 'PUT /api/centres/:id',
    system: true,
    call: async (world, place) => ({
      path: `/api/centres/${place.centreId}`,
      body: { ...centre, version: await version(world, 'centre', place.centreId) },
    }),
  },
];
