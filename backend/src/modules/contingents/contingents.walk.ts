import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import type { RouteCase } from '../../../test/route-walk/cases';
import type { Place, World } from '../../../test/world';

export const unique = (): string => v7().slice(-10);
export const T0 = new Date('2026-06-01T08:00:00Z');

async function version(world: World, table: string, id: string): Promise<number> {
  const [row] = await world.db.query<{ version: number }>(`SELECT version FROM ${table} WHERE id = $1`, [id]);
  return row?.version ?? 0;
}

async function addSubUnit(world: World, place: Place): Promise<string> {
  const id = v7();
  await world.db.query('INSERT INTO sub_unit (id, country_id, rotation_id, name, position) VALUES ($1,$2,$3,$4,9)', [
    id,
    place.countryId,
    place.rotationId,
    unique(),
  ]);
  return id;
}

export async function addPost(world: World, place: Place): Promise<string> {
  const id = v7();
  await world.db.query(
    `INSERT INTO post (id, country_id, rotation_id, sub_unit_id, code, title, category, position) VALUES ($1,$2,$3,$4,$5,'Signaller','MIL_CONTINGENT',9)`,
    [id, place.countryId, place.rotationId, place.subUnitId, unique()],
  );
  return id;
}

/** Somebody in a post of the own; answers the entry. */
async function addEntry(world: World, place: Place): Promise<{ entryId: string; personId: string }> {
  const personId = v7();
  const entryId = v7();
  await world.db.query(
    `INSERT INTO person (id, country_id, service, service_number, category, created_at) VALUES ($1,$2,'ARMY',$3,'MIL_CONTINGENT',$4)`,
    [personId, place.countryId, unique(), T0],
  );
  await world.db.query(
    `INSERT INTO person_identity (person_id, country_id, full_name, sort_name) VALUES ($1,$2,'Walk Person','walk person')`,
    [personId, place.countryId],
  );
  await world.db.query(
    `INSERT INTO roll_entry (id, country_id, rotation_id, post_id, person_id, from_date, status, created_at) VALUES ($1,$2,$3,$4,$5,'2026-06-01','PRIMARY',$6)`,
    [entryId, place.countryId, place.rotationId, await addPost(world, place), personId, T0],
  );
  return { entryId, personId };
}

async function addRule(world: World, place: Place): Promise<string> {
  const id = v7();
  await world.db.query(
    `INSERT INTO requirement_rule (id, country_id, rotation_id, course_edition_id, due_on, created_at) VALUES ($1,$2,$3,$4,'2027-01-01',$5)`,
    [id, place.countryId, place.rotationId, place.courseEditionId, T0],
  );
  return id;
}

const newcomer = () => ({ service: 'ARMY', serviceNumber: unique(), fullName: 'New Comer' });
const post = () => ({ code: unique(), title: 'Driver', category: 'MIL_CONTINGENT', isKey: false });
const OFFICER_OUTSIDE = { otherwise: { CONTINGENT_TRAINING_OFFICER: 404 } } as const;

let rotationNumber = 100;
const rotation = (place: Place) => ({
  kind: 'UNIT',
  number: ++rotationNumber,
  centreId: place.centreId,
  deployFrom: '2027-03-01',
});

const offering = (place: Place) => ({
  title: 'Week one',
  place: 'Hall 2',
  mode: 'CLASSROOM',
  language: 'en',
  startsOn: '2026-09-01',
  endsOn: '2026-09-05',
  centreId: place.centreId,
  courseEditionId: place.courseEditionId,
});

async function addSlips(world: World, by: string | null): Promise<string> {
  const id = v7();
  const hash = createHash('sha256').update(id).digest('hex');
  await world.db.query(`INSERT INTO file (hash, size, media_type, created_at) VALUES ($1,4,'application/pdf',now())`, [
    hash,
  ]);
  await world.db.query(`INSERT INTO file_chunk (hash, seq, data) VALUES ($1,0,'%PDF')`, [hash]);
  await world.db.query(
    `INSERT INTO file_use (hash, owner_kind, owner_id, name, created_by, created_at) VALUES ($1,'pin-slips',$2,'slips.pdf',$3,now())`,
    [hash, id, by],
  );
  return id;
}

/** Somebody on the roll who signs in by PIN; answers the person. */
async function addLearner(world: World, place: Place): Promise<string> {
  const { personId } = await addEntry(world, place);
  await world.db.query(
    `INSERT INTO account (id, country_id, person_id, display_name, pin_login, state, created_at) VALUES ($1,$2,$3,'Walk',$4,'ACTIVE',$5)`,
    [v7(), place.countryId, personId, `XA/ARMY/${personId}`, T0],
  );
  return personId;
}

/** The system's administrators hold no country's data. */
const NOT_SYSTEM = { otherwise: { SYSTEM_ADMIN: 404 } } as const;

export const cases: RouteCase[] = [
  { route: 'GET /api/missions', list: true, call: () => ({ path: '/api/missions' }) },
  {
    route: 'POST /api/missions',
    success: 201,
    otherwise: { SYSTEM_ADMIN: 404 },
    call: (_, place) => ({
      path: '/api/missions',
      body: {
        countryId: place.countryId,
        code: `M-${unique().toUpperCase()}`,
        name: { en: 'A', fr: 'A' },
        authority: 'UN',
        languages: ['fr'],
        fictional: false,
      },
    }),
  },
  {
    route: 'PATCH /api/missions/:id',
    otherwise: { SYSTEM_ADMIN: 404 },
    call: async (world, place) => {
      const id = v7();
      const code = `M-${unique().toUpperCase()}`;
      await world.db.query(
        `INSERT INTO mission (id, country_id, code, name, authority) VALUES ($1,$2,$3,'{"en":"A","fr":"A"}','UN')`,
        [id, place.countryId, code],
      );
      const name = { en: 'B', fr: 'B' };
      return {
        path: `/api/missions/${id}`,
        body: { code, name, authority: 'AU', languages: ['en'], fictional: true, version: 1 },
      };
    },
  },
  {
    route: 'POST /api/contingents',
    success: 201,
    shared: true,
    ...OFFICER_OUTSIDE,
    call: (_, place) => ({
      path: '/api/contingents',
      body: { countryId: place.countryId, name: unique(), unitType: 'Engineers' },
    }),
  },
  {
    route: 'PATCH /api/contingents/:id',
    call: async (world, place) => ({
      path: `/api/contingents/${place.contingentId}`,
      body: {
        name: `Battalion ${place.countryCode}`,
        unitType: 'Infantry battalion',
        version: await version(world, 'contingent', place.contingentId),
      },
    }),
  },
  { route: 'GET /api/rotation-choices', list: true, shared: true, call: () => ({ path: '/api/rotation-choices' }) },
  { route: 'GET /api/rotations', list: true, call: () => ({ path: '/api/rotations' }) },
  {
    route: 'POST /api/rotations',
    success: 201,
    // Any centre of its country may prepare a contingent; not in the name of another centre, which is a wrong entry.
    shared: true,
    narrow: { 'CONTINGENT_TRAINING_OFFICER ROTATION': 404 },
    call: (_, place) => ({ path: '/api/rotations', body: { ...rotation(place), contingentId: place.contingentId } }),
  },
  { route: 'GET /api/rotations/:id', call: (_, place) => ({ path: `/api/rotations/${place.rotationId}` }) },
  {
    route: 'PATCH /api/rotations/:id',
    call: async (world, place) => ({
      path: `/api/rotations/${place.rotationId}`,
      body: { ...rotation(place), number: 1, version: await version(world, 'rotation', place.rotationId) },
    }),
  },
  {
    route: 'POST /api/rotations/:id/state',
    call: async (world, place) => {
      await world.db.query(`UPDATE rotation SET state = 'PLANNED' WHERE id = $1`, [place.rotationId]);
      return {
        path: `/api/rotations/${place.rotationId}/state`,
        body: { state: 'TRAINING', version: await version(world, 'rotation', place.rotationId) },
      };
    },
  },
  { route: 'GET /api/rotations/:id/roll', call: (_, place) => ({ path: `/api/rotations/${place.rotationId}/roll` }) },
  {
    route: 'POST /api/rotations/:id/sub-units',
    success: 201,
    call: (_, place) => ({ path: `/api/rotations/${place.rotationId}/sub-units`, body: { name: unique() } }),
  },
  {
    route: 'PATCH /api/sub-units/:id',
    call: async (world, place) => ({
      path: `/api/sub-units/${await addSubUnit(world, place)}`,
      body: { name: unique(), version: 1 },
    }),
  },
  {
    route: 'DELETE /api/sub-units/:id',
    success: 204,
    call: async (world, place) => ({ path: `/api/sub-units/${await addSubUnit(world, place)}` }),
  },
  {
    route: 'POST /api/rotations/:id/posts',
    success: 201,
    call: (_, place) => ({ path: `/api/rotations/${place.rotationId}/posts`, body: post() }),
  },
  {
    route: 'PATCH /api/posts/:id',
    call: async (world, place) => ({
      path: `/api/posts/${await addPost(world, place)}`,
      body: { ...post(), version: 1 },
    }),
  },
  {
    route: 'POST /api/posts/:id/end',
    success: 204,
    call: async (world, place) => ({ path: `/api/posts/${await addPost(world, place)}/end`, body: {} }),
  },
  {
    route: 'POST /api/rotations/:id/entries',
    success: 201,
    call: async (world, place) => ({
      path: `/api/rotations/${place.rotationId}/entries`,
      body: { postId: await addPost(world, place), status: 'PRIMARY', person: newcomer() },
    }),
  },
  {
    route: 'POST /api/roll-entries/:id/replacement',
    success: 201,
    call: async (world, place) => ({
      path: `/api/roll-entries/${(await addEntry(world, place)).entryId}/replacement`,
      body: { reason: 'Broken leg', person: newcomer() },
    }),
  },
  {
    route: 'POST /api/roll-entries/:id/end',
    success: 204,
    call: async (world, place) => ({
      path: `/api/roll-entries/${(await addEntry(world, place)).entryId}/end`,
      body: { reason: 'Left the service' },
    }),
  },
  {
    route: 'POST /api/rotations/:id/accounts',
    success: 202,
    ...NOT_SYSTEM,
    // Nobody stands in an empty sub-unit: no job runs behind the walk's back.
    call: async (world, place) => ({
      path: `/api/rotations/${place.rotationId}/accounts`,
      body: { subUnitIds: [await addSubUnit(world, place)] },
    }),
  },
  {
    route: 'GET /api/pin-slips/:id',
    call: async (world, _, by) => ({ path: `/api/pin-slips/${await addSlips(world, by?.id ?? null)}` }),
  },
  {
    route: 'POST /api/people/:id/pin-reset',
    ...NOT_SYSTEM,
    call: async (world, place) => ({
      path: `/api/people/${await addLearner(world, place)}/pin-reset`,
      body: { reason: 'Slip was lost' },
    }),
  },
  {
    route: 'GET /api/rotations/:id/assignments',
    call: (_, place) => ({ path: `/api/rotations/${place.rotationId}/assignments` }),
  },
  {
    route: 'GET /api/rotations/:id/assignable',
    call: (_, place) => ({ path: `/api/rotations/${place.rotationId}/assignable` }),
  },
  {
    route: 'POST /api/rotations/:id/assignments',
    success: 201,
    call: async (world, place) => ({
      path: `/api/rotations/${place.rotationId}/assignments`,
      body: { courseEditionId: place.courseEditionId, selector: { subUnitIds: [await addSubUnit(world, place)] } },
    }),
  },
  {
    route: 'POST /api/assignments/:id/end',
    success: 204,
    call: async (world, place) => ({
      path: `/api/assignments/${await addRule(world, place)}/end`,
      body: { version: 1 },
    }),
  },
  { route: 'GET /api/offerings', list: true, call: () => ({ path: '/api/offerings' }) },
  { route: 'GET /api/offering-choices', list: true, call: () => ({ path: '/api/offering-choices' }) },
  {
    route: 'POST /api/offerings',
    success: 201,
    call: (_, place) => ({ path: '/api/offerings', body: offering(place) }),
  },
  { route: 'GET /api/offerings/:id', call: (_, place) => ({ path: `/api/offerings/${place.offeringId}` }) },
  {
    route: 'PATCH /api/offerings/:id',
    call: async (world, place) => {
      const { centreId: _, courseEditionId: __, ...wish } = offering(place);
      return {
        path: `/api/offerings/${place.offeringId}`,
        body: { ...wish, state: 'RUNNING', version: await version(world, 'offering', place.offeringId) },
      };
    },
  },
  {
    route: 'GET /api/offerings/:id/instructor-candidates',
    call: (_, place) => ({ path: `/api/offerings/${place.offeringId}/instructor-candidates` }),
  },
  {
    route: 'PUT /api/offerings/:id/instructors',
    call: (_, place) => ({
      path: `/api/offerings/${place.offeringId}/instructors`,
      body: { accountIds: [place.accounts.INSTRUCTOR.id] },
    }),
  },
  {
    route: 'POST /api/offerings/:id/people',
    call: (_, place) => ({ path: `/api/offerings/${place.offeringId}/people`, body: { rotationId: place.rotationId } }),
  },
  {
    route: 'DELETE /api/offerings/:id/people/:personId',
    success: 204,
    call: async (world, place) => {
      const { personId } = await addEntry(world, place);
      await world.db.query(
        'INSERT INTO offering_person (offering_id, person_id, country_id, added_at) VALUES ($1,$2,$3,$4)',
        [place.offeringId, personId, place.countryId, T0],
      );
      return { path: `/api/offerings/${place.offeringId}/people/${personId}` };
    },
  },
];
