import { createHash, randomBytes } from 'node:crypto';
import { ROLES, ROLE_TABLE, type Role, type ScopeKind } from '@peacewright/contracts';
import request from 'supertest';
import { v7 } from 'uuid';
import { Database } from '../src/platform/database';
import type { TestApp } from './test-app';

/** One country with a centre, a contingent, a rotation and a learner on its roll, and an account for every role. */
export interface Place {
  readonly countryId: string;
  readonly countryCode: string;
  readonly centreId: string;
  readonly contingentId: string;
  readonly rotationId: string;
  readonly subUnitId: string;
  readonly postId: string;
  readonly rankId: string;
  /** The person of the LEARNER's account, on the rotation's roll. */
  readonly personId: string;
  readonly offeringId: string;
  readonly courseId: string;
  /** Published, with one module edition. */
  readonly courseEditionId: string;
  readonly moduleId: string;
  readonly moduleEditionId: string;
  readonly accounts: Readonly<Record<Role, Account>>;
}

/** A signed-in browser. */
export interface Account {
  readonly id: string;
  readonly role: Role;
  get(path: string): request.Test;
  send(method: 'post' | 'put' | 'patch' | 'delete', path: string, body?: object): request.Test;
}

/** Two countries that know nothing of each other. */
export interface World {
  readonly app: TestApp;
  readonly db: Database;
  readonly home: Place;
  readonly foreign: Place;
  anonymous(): ReturnType<typeof request>;
}

const T0 = new Date('2026-06-01T08:00:00Z');

/** Builds both places by plain inserts: a test's world is given, not made through the commands under test. */
export async function buildWorld(app: TestApp): Promise<World> {
  const db = app.app.get(Database);
  const missionId = v7();
  await db.query(
    `INSERT INTO mission (id, code, name, authority, languages, fictional) VALUES ($1,'TESTMIS','{"en":"Test mission","fr":"Mission d’essai"}','OTHER','{en}',true)`,
    [missionId],
  );
  const home = await buildPlace(app, db, 'XA', missionId);
  const foreign = await buildPlace(app, db, 'XB', missionId);
  return { app, db, home, foreign, anonymous: () => request(app.app.getHttpServer()) };
}

/**
 * Another centre of home's country, with a contingent of its own, and an account for every scope below the country that a
 * role may be granted for. None of them has to do with home.
 */
export async function buildNeighbours({ app, db, home }: World): Promise<Account[]> {
  const [row] = await db.query<{ missionId: string }>('SELECT mission_id AS "missionId" FROM rotation WHERE id = $1', [
    home.rotationId,
  ]);
  const ids = newIds({ countryId: home.countryId, rankId: home.rankId });
  await fillPlace(db, ids, 'XA-2', row?.missionId ?? '');
  const accounts: Account[] = [];
  for (const role of ROLES)
    for (const kind of ROLE_TABLE[role].scopes)
      if (kind !== 'SYSTEM' && kind !== 'COUNTRY')
        accounts.push(await signedIn(app, db, { ...ids, countryCode: `XA-2.${kind}` }, role, kind));
  return accounts;
}

/**
 * Accounts at home for the scopes that a role may be granted for beside its first, by both: an officer of the rotation alone.
 * Not for assessments, which nothing is kept under yet.
 */
export async function buildNarrow({ app, db, home }: World): Promise<Map<string, Account>> {
  const accounts = new Map<string, Account>();
  for (const role of ROLES)
    for (const kind of ROLE_TABLE[role].scopes.slice(1).filter((one) => one !== 'ASSESSMENT'))
      accounts.set(
        `${role} ${kind}`,
        await signedIn(app, db, { ...home, countryCode: `${home.countryCode}.${kind}` }, role, kind),
      );
  return accounts;
}

type Ids = Omit<Place, 'accounts' | 'countryCode'>;

function newIds(given: Partial<Ids> = {}): Ids {
  return {
    countryId: v7(),
    centreId: v7(),
    contingentId: v7(),
    rotationId: v7(),
    subUnitId: v7(),
    postId: v7(),
    rankId: v7(),
    personId: v7(),
    offeringId: v7(),
    courseId: v7(),
    courseEditionId: v7(),
    moduleId: v7(),
    moduleEditionId: v7(),
    ...given,
  };
}

async function buildPlace(app: TestApp, db: Database, code: string, missionId: string): Promise<Place> {
  const ids = newIds();
  await db.query('INSERT INTO country (id, code, name, services, fictional, created_at) VALUES ($1,$2,$3,$4,true,$5)', [
    ids.countryId,
    code,
    JSON.stringify({ en: `Country ${code}`, fr: `Pays ${code}` }),
    JSON.stringify([{ code: 'ARMY', name: { en: 'Army', fr: 'Armée de terre' } }]),
    T0,
  ]);
  await db.query(
    `INSERT INTO rank (id, country_id, service, abbreviation, name, sort_order, band) VALUES ($1,$2,'ARMY','Pte','{"en":"Private","fr":"Soldat"}',1,'ENLISTED')`,
    [ids.rankId, ids.countryId],
  );
  await fillPlace(db, ids, code, missionId);
  const accounts = {} as Record<Role, Account>;
  for (const role of ROLES) accounts[role] = await signedIn(app, db, { ...ids, countryCode: code }, role);
  await db.query('INSERT INTO offering_instructor (offering_id, account_id) VALUES ($1,$2)', [
    ids.offeringId,
    accounts.INSTRUCTOR.id,
  ]);
  return { ...ids, countryCode: code, accounts };
}

/** All but the country and its ranks. */
async function fillPlace(db: Database, ids: Ids, code: string, missionId: string): Promise<void> {
  await db.query(
    `INSERT INTO centre (id, country_id, code, name, time_zone, languages, created_at) VALUES ($1,$2,$3,$4,'Africa/Dakar','{en,fr}',$5)`,
    [ids.centreId, ids.countryId, `${code}-1`, `Centre ${code}`, T0],
  );
  await db.query(
    `INSERT INTO contingent (id, country_id, name, unit_type, created_at) VALUES ($1,$2,$3,'INFANTRY_BATTALION',$4)`,
    [ids.contingentId, ids.countryId, `Battalion ${code}`, T0],
  );
  await db.query(
    `INSERT INTO rotation (id, country_id, contingent_id, centre_id, number, mission_id, time_zone, deploy_from, deploy_to, state, created_at)
     VALUES ($1,$2,$3,$4,1,$5,'Africa/Dakar','2027-03-01','2028-02-28','TRAINING',$6)`,
    [ids.rotationId, ids.countryId, ids.contingentId, ids.centreId, missionId, T0],
  );
  await db.query(`INSERT INTO sub_unit (id, country_id, rotation_id, name, position) VALUES ($1,$2,$3,'A Company',1)`, [
    ids.subUnitId,
    ids.countryId,
    ids.rotationId,
  ]);
  await db.query(
    `INSERT INTO post (id, country_id, rotation_id, sub_unit_id, code, title, category, rank_band, position)
     VALUES ($1,$2,$3,$4,'A-001','Rifleman','MIL_CONTINGENT','ENLISTED',1)`,
    [ids.postId, ids.countryId, ids.rotationId, ids.subUnitId],
  );
  await db.query(
    `INSERT INTO person (id, country_id, service, service_number, category, rank_id, created_at) VALUES ($1,$2,'ARMY',$3,'MIL_CONTINGENT',$4,$5)`,
    [ids.personId, ids.countryId, code === 'XA-2' ? '00452' : '00451', ids.rankId, T0],
  );
  await db.query(
    `INSERT INTO person_identity (person_id, country_id, full_name, family_name, given_names, sort_name) VALUES ($1,$2,$3,$4,'Test','learner')`,
    [ids.personId, ids.countryId, `Test Learner-${code}`, `Learner-${code}`],
  );
  await db.query(
    `INSERT INTO roll_entry (id, country_id, rotation_id, post_id, person_id, from_date, status, created_at) VALUES ($1,$2,$3,$4,$5,'2026-06-01','PRIMARY',$6)`,
    [v7(), ids.countryId, ids.rotationId, ids.postId, ids.personId, T0],
  );
  await buildCourse(db, ids, code);
  await db.query(
    `INSERT INTO offering (id, country_id, centre_id, course_edition_id, title, mode, starts_on, ends_on, state, created_at)
     VALUES ($1,$2,$3,$4,$5,'CLASSROOM','2026-09-01','2026-09-05','RUNNING',$6)`,
    [ids.offeringId, ids.countryId, ids.centreId, ids.courseEditionId, `Offering ${code}`, T0],
  );
  await db.query('INSERT INTO offering_person (offering_id, person_id, country_id, added_at) VALUES ($1,$2,$3,$4)', [
    ids.offeringId,
    ids.personId,
    ids.countryId,
    T0,
  ]);
}

async function buildCourse(db: Database, ids: Ids, code: string): Promise<void> {
  const document = {
    schema: 'peacewright.module',
    version: 1,
    language: 'en',
    title: `Module ${code}`,
    summary: '',
    terms: [],
    ruleCards: [],
    objectives: [],
    centreValues: [],
  };
  await db.query('INSERT INTO module (id, owner_centre_id, code, created_at) VALUES ($1,$2,$3,$4)', [
    ids.moduleId,
    ids.centreId,
    'T1.1',
    T0,
  ]);
  await db.query(
    `INSERT INTO module_edition (id, module_id, number, state, language, document, created_at, published_at, hash, manifest)
     VALUES ($1,$2,1,'PUBLISHED','en',$3,$4,$4,'0','x')`,
    [ids.moduleEditionId, ids.moduleId, JSON.stringify(document), T0],
  );
  await db.query(
    `INSERT INTO course (id, owner_centre_id, code, family, title, created_at) VALUES ($1,$2,'T1','NATIONAL',$3,$4)`,
    [ids.courseId, ids.centreId, JSON.stringify({ en: `Course ${code}`, fr: `Cours ${code}` }), T0],
  );
  await db.query(`INSERT INTO course_edition (id, course_id, number, state, created_at) VALUES ($1,$2,1,'DRAFT',$3)`, [
    ids.courseEditionId,
    ids.courseId,
    T0,
  ]);
  await db.query(
    'INSERT INTO course_edition_module (course_edition_id, position, module_id, module_edition_id) VALUES ($1,1,$2,$3)',
    [ids.courseEditionId, ids.moduleId, ids.moduleEditionId],
  );
  await db.query(
    `UPDATE course_edition SET state = 'PUBLISHED', published_at = $2, hash = '0', manifest = 'x' WHERE id = $1`,
    [ids.courseEditionId, T0],
  );
}

function scopeOf(ids: Ids, kind: ScopeKind): string | null {
  switch (kind) {
    case 'SYSTEM':
      return null;
    case 'COUNTRY':
      return ids.countryId;
    case 'CENTRE':
      return ids.centreId;
    case 'CONTINGENT':
      return ids.contingentId;
    case 'ROTATION':
      return ids.rotationId;
    case 'OFFERING':
    case 'ASSESSMENT':
      return ids.offeringId;
  }
}

/** An account that holds just `role`, with an open session. */
async function signedIn(
  app: TestApp,
  db: Database,
  ids: Ids & { readonly countryCode: string },
  role: Role,
  kind: ScopeKind = ROLE_TABLE[role].scopes[0] ?? 'COUNTRY',
): Promise<Account> {
  const id = v7();
  const token = randomBytes(32).toString('base64url');
  const csrf = randomBytes(16).toString('base64url');
  await db.query(
    `INSERT INTO account (id, country_id, person_id, display_name, email, state, created_at) VALUES ($1,$2,$3,$4,$5,'ACTIVE',$6)`,
    [
      id,
      ids.countryId,
      role === 'LEARNER' ? ids.personId : null,
      `${role} ${ids.countryCode}`,
      `${role.toLowerCase()}@${ids.countryCode.toLowerCase()}.example.org`,
      T0,
    ],
  );
  await db.query(
    `INSERT INTO role_assignment (id, account_id, role, scope_kind, scope_id, granted_at, ends_at) VALUES ($1,$2,$3,$4,$5,$6,$7)`,
    [v7(), id, role, kind, scopeOf(ids, kind), T0, ROLE_TABLE[role].timeBoxed ? new Date('2099-01-01') : null],
  );
  await db.query(
    `INSERT INTO session (token_hash, account_id, csrf_token, device_id, created_at, seen_at, expires_at) VALUES ($1,$2,$3,'test',now(),now(),now() + interval '1 day')`,
    [createHash('sha256').update(token).digest(), id, csrf],
  );
  const server = app.app.getHttpServer();
  return {
    id,
    role,
    get: (path) => request(server).get(path).set('Cookie', `pw_session=${token}`),
    send: (method, path, body) => {
      const call = request(server)[method](path).set('Cookie', `pw_session=${token}`).set('X-CSRF-Token', csrf);
      return body === undefined ? call : call.send(body);
    },
  };
}
