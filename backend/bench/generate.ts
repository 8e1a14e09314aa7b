import type { Client } from 'pg';

/** How much is made. One rotation has 850 people and all modules; the others share the rest and have two courses. */
export interface Size {
  readonly rotations: number;
  readonly people: number;
  /** Modules completed per person, two rows of evidence each. */
  readonly completions: number;
  /** Requests with one connection, and with sixteen. */
  readonly requests: readonly [number, number];
}

export const SIZES: Readonly<Record<'small' | 'full', Size>> = {
  small: { rotations: 20, people: 6_000, completions: 10, requests: [80, 320] },
  full: { rotations: 200, people: 100_000, completions: 10, requests: [300, 1600] },
};

/** People of the large rotation, and modules there are. */
const LARGE = 850;
export const MODULES = 60;
const QUESTIONS = 10;

/** Answers what the generated test takes for right. */
export const RIGHT = true;

/** SQL for the id of the `number`th thing of a kind: always the same, and in the form of a UUID of version 4. */
const ID = (kind: string, number: string): string =>
  `overlay(overlay(md5('${kind}-' || ${number}) placing '4' from 13) placing '8' from 17)::uuid`;

const LESSON = {
  schema: 'peacewright.lesson',
  version: 1,
  language: 'en',
  title: 'Lesson',
  summary: '',
  minutesShort: 10,
  minutesLong: 20,
  classification: 'OPEN',
  blocks: Array.from({ length: 12 }, (_, at) => ({
    type: 'paragraph',
    attrs: { id: `b-${at}` },
    content: [
      {
        type: 'text',
        text: 'A paragraph of the length that a lesson has, read on a phone in the shade of a wall. '.repeat(4),
      },
    ],
  })),
  instructorNotes: [],
  checks: [],
};
const TEST = {
  schema: 'peacewright.test',
  version: 1,
  language: 'en',
  title: 'Test',
  instructions: 'Answer.',
  minutes: 15,
  passMark: { percent: 80 },
  maxAttempts: null,
  waitMinutes: 0,
  shuffleQuestions: true,
  feedback: 'afterPass',
  questions: Array.from({ length: QUESTIONS }, (_, at) => ({
    schema: 'peacewright.question',
    version: 1,
    id: `q-${at}`,
    kind: 'trueFalse',
    correct: RIGHT,
    stem: `Statement ${at}`,
    objectives: ['obj-1'],
    points: 1,
    explanation: 'As taught.',
    critical: false,
  })),
};
const MODULE = {
  schema: 'peacewright.module',
  version: 1,
  language: 'en',
  title: 'Module',
  summary: '',
  terms: [],
  ruleCards: [],
  objectives: [
    { id: 'obj-1', code: 'O-1', verb: 'Does it', domain: 'KNOWLEDGE', condition: '', standard: '', critical: false },
  ],
  centreValues: [],
};

/** One country with everything in it, by statements over whole sets: the same numbers give the same rows. */
export async function generate(db: Client, size: Size): Promise<void> {
  const per = Math.floor((size.people - LARGE) / (size.rotations - 1));
  const people = LARGE + per * (size.rotations - 1);
  // Person n stands in rotation 0 (the large one) or in one of the others.
  const rotationOf = `CASE WHEN n <= ${LARGE} THEN 0 ELSE 1 + (n - ${LARGE + 1}) / ${per} END`;
  const country = ID('country', "'1'");
  const centre = ID('centre', "'1'");
  const at = `'2026-06-01T08:00:00Z'::timestamptz`;
  const statements = [
    `INSERT INTO setting (key, value, updated_at) VALUES ('instance', '{"state":"CENTRE","jobId":""}', ${at})`,
    `INSERT INTO country (id, code, name, services, fictional, created_at) VALUES (${country}, 'XZ', '{"en":"Benchland","fr":"Benchland"}', '[{"code":"ARMY","name":{"en":"Army","fr":"Armée de terre"}}]', true, ${at})`,
    `INSERT INTO centre (id, country_id, code, name, time_zone, created_at) VALUES (${centre}, ${country}, 'XZ-1', 'Centre', 'Africa/Dakar', ${at})`,
    `INSERT INTO mission (id, code, name, authority, fictional) VALUES (${ID('mission', "'1'")}, 'BENCH', '{"en":"Bench mission","fr":"Mission d’essai"}', 'OTHER', true)`,
    `INSERT INTO rank (id, country_id, service, abbreviation, name, sort_order, band) VALUES (${ID('rank', "'1'")}, ${country}, 'ARMY', 'Pte', '{"en":"Private","fr":"Soldat"}', 1, 'ENLISTED')`,
    `INSERT INTO contingent (id, country_id, name, unit_type, created_at) SELECT ${ID('contingent', 'r')}, ${country}, 'Battalion ' || r, 'INFANTRY_BATTALION', ${at} FROM generate_series(0, ${size.rotations - 1}) r`,
    `INSERT INTO rotation (id, country_id, contingent_id, centre_id, number, mission_id, time_zone, deploy_from, state, created_at)
     SELECT ${ID('rotation', 'r')}, ${country}, ${ID('contingent', 'r')}, ${centre}, 1, ${ID('mission', "'1'")}, 'Africa/Dakar', current_date + 20 + r, 'TRAINING', ${at} FROM generate_series(0, ${size.rotations - 1}) r`,
    `INSERT INTO sub_unit (id, country_id, rotation_id, name, position) SELECT ${ID('unit', "r || '-' || u")}, ${country}, ${ID('rotation', 'r')}, 'Company ' || u, u FROM generate_series(0, ${size.rotations - 1}) r, generate_series(0, 4) u`,
    `INSERT INTO post (id, country_id, rotation_id, sub_unit_id, code, title, category, rank_band, position)
     SELECT ${ID('post', 'n')}, ${country}, ${ID('rotation', `(${rotationOf})`)}, ${ID('unit', `(${rotationOf}) || '-' || (n % 5)`)}, 'P-' || n, 'Rifleman', 'MIL_CONTINGENT', 'ENLISTED', n FROM generate_series(1, ${people}) n`,
    `INSERT INTO person (id, country_id, service, service_number, category, rank_id, created_at) SELECT ${ID('person', 'n')}, ${country}, 'ARMY', lpad(n::text, 7, '0'), 'MIL_CONTINGENT', ${ID('rank', "'1'")}, ${at} FROM generate_series(1, ${people}) n`,
    `INSERT INTO person_identity (person_id, country_id, full_name, sort_name) SELECT ${ID('person', 'n')}, ${country}, 'Given Family-' || n, 'family-' || n FROM generate_series(1, ${people}) n`,
    `INSERT INTO roll_entry (id, country_id, rotation_id, post_id, person_id, from_date, status, created_at)
     SELECT ${ID('entry', 'n')}, ${country}, ${ID('rotation', `(${rotationOf})`)}, ${ID('post', 'n')}, ${ID('person', 'n')}, '2026-06-01', 'PRIMARY', ${at} FROM generate_series(1, ${people}) n`,
    `INSERT INTO module (id, owner_centre_id, code, created_at) SELECT ${ID('module', 'm')}, ${centre}, 'M' || m, ${at} FROM generate_series(0, ${MODULES - 1}) m`,
    `INSERT INTO module_edition (id, module_id, number, state, language, document, created_at) SELECT ${ID('edition', 'm')}, ${ID('module', 'm')}, 1, 'APPROVED', 'en', $1, ${at} FROM generate_series(0, ${MODULES - 1}) m`,
    `INSERT INTO edition_item (edition_id, id, kind, position, title, objectives, document, minutes_short, minutes_long, updated_at) SELECT ${ID('edition', 'm')}, ${ID('lesson', 'm')}, 'LESSON', 1, 'Lesson', '{obj-1}', $1, 10, 20, ${at} FROM generate_series(0, ${MODULES - 1}) m`,
    `INSERT INTO edition_item (edition_id, id, kind, position, title, objectives, document, updated_at) SELECT ${ID('edition', 'm')}, ${ID('test', 'm')}, 'TEST', 2, 'Test', '{obj-1}', $1, ${at} FROM generate_series(0, ${MODULES - 1}) m`,
    `UPDATE module_edition SET state = 'PUBLISHED', published_at = ${at}, hash = id::text, manifest = 'x'`,
    `INSERT INTO course (id, owner_centre_id, code, family, title, created_at) SELECT ${ID('course', 'c')}, ${centre}, 'C' || c, 'NATIONAL', '{"en":"Course","fr":"Cours"}', ${at} FROM generate_series(0, 5) c`,
    `INSERT INTO course_edition (id, course_id, number, state, created_at) SELECT ${ID('courseEdition', 'c')}, ${ID('course', 'c')}, 1, 'APPROVED', ${at} FROM generate_series(0, 5) c`,
    `INSERT INTO course_edition_module (course_edition_id, position, module_id, module_edition_id) SELECT ${ID('courseEdition', '(m / 10)')}, m % 10, ${ID('module', 'm')}, ${ID('edition', 'm')} FROM generate_series(0, ${MODULES - 1}) m`,
    `UPDATE course_edition SET state = 'PUBLISHED', published_at = ${at}, hash = id::text, manifest = 'x'`,
    `INSERT INTO requirement_rule (id, country_id, rotation_id, course_edition_id, due_on, created_at)
     SELECT ${ID('rule', "r || '-' || c")}, ${country}, ${ID('rotation', 'r')}, ${ID('courseEdition', 'c')}, current_date + 10 * c, ${at} FROM generate_series(0, ${size.rotations - 1}) r, generate_series(0, 5) c WHERE r = 0 OR c < 2`,
  ];
  const documents = [MODULE, LESSON, TEST];
  for (const statement of statements)
    await db.query(statement, statement.includes('$1') ? [JSON.stringify(documents.shift())] : []);
  await evidence(db, people, size.completions, 'base');
  for (const table of ['evidence', 'person', 'person_identity', 'roll_entry', 'post', 'rotation'])
    await db.query(`VACUUM ANALYZE ${table}`);
}

/**
 * Evidence that completes modules for everyone but the people whose learning is measured (every tenth): they have passed
 * no test and attended nothing. A further `label` doubles the rows without changing who has completed what.
 */
export async function evidence(db: Client, people: number, completions: number, label: string): Promise<void> {
  const shared = `${ID('country', "'1'")}, ${ID(`evidence-${label}`, "n || '-' || m || '-' || k")}, ${ID('person', 'n')}`;
  await db.query(
    `INSERT INTO evidence (country_id, id, person_id, kind, module_id, module_edition_id, item_id, objectives, achieved_on, recorded_at, mode, minutes, passed, score, max_score, source_kind, source_id, dedupe_key)
     SELECT ${shared}, CASE k WHEN 0 THEN 'ATTENDANCE' ELSE 'TEST' END, ${ID('module', 'm')}, ${ID('edition', 'm')}, CASE k WHEN 1 THEN ${ID('test', 'm')} END, '{obj-1}',
            current_date - 1 - (n * 7 + m * 3) % 120, now(), 'SELF_STUDY', 15, CASE k WHEN 1 THEN true END, CASE k WHEN 1 THEN 9 END, CASE k WHEN 1 THEN 10 END,
            'bench', ${ID('module', 'm')}, '${label}-' || n || '-' || m || '-' || k
     FROM generate_series(1, ${people}) n, generate_series(0, ${completions - 1}) x, LATERAL (SELECT (x * 2 + n % 2) % 20 AS m) z, generate_series(0, 1) k
     WHERE n % 10 <> 0`,
  );
}

/** A signed-in account: the session's cookie value, and whose it is. */
export interface Login {
  readonly token: string;
  readonly person: number;
}

/** Accounts with open sessions for the national desk and for the first `count` people whose learning is measured. */
export async function accounts(db: Client, count: number): Promise<{ desk: Login; learners: Login[] }> {
  const session = (account: string, token: string): string =>
    `INSERT INTO session (token_hash, account_id, csrf_token, device_id, created_at, seen_at, expires_at)
     SELECT sha256(convert_to(${token}, 'UTF8')), ${account}, 'bench', 'bench', now(), now(), now() + interval '1 day'`;
  await db.query(
    `INSERT INTO account (id, country_id, display_name, email, created_at) VALUES (${ID('desk', "'1'")}, ${ID('country', "'1'")}, 'Desk', 'desk@bench.example.org', now())`,
  );
  await db.query(
    `INSERT INTO role_assignment (id, account_id, role, scope_kind, scope_id, granted_at) VALUES (gen_random_uuid(), ${ID('desk', "'1'")}, 'NATIONAL_DESK', 'COUNTRY', ${ID('country', "'1'")}, now())`,
  );
  await db.query(session(ID('desk', "'1'"), "'bench-desk'"));
  await db.query(
    `INSERT INTO account (id, country_id, person_id, display_name, created_at) SELECT ${ID('account', 'n * 10')}, ${ID('country', "'1'")}, ${ID('person', 'n * 10')}, 'Learner ' || n, now() FROM generate_series(1, ${count}) n`,
  );
  await db.query(
    `INSERT INTO role_assignment (id, account_id, role, scope_kind, scope_id, granted_at) SELECT gen_random_uuid(), ${ID('account', 'n * 10')}, 'LEARNER', 'COUNTRY', ${ID('country', "'1'")}, now() FROM generate_series(1, ${count}) n`,
  );
  await db.query(`${session(ID('account', 'n * 10'), "'bench-' || n")} FROM generate_series(1, ${count}) n`);
  return {
    desk: { token: 'bench-desk', person: 0 },
    learners: Array.from({ length: count }, (_, at) => ({ token: `bench-${at + 1}`, person: (at + 1) * 10 })),
  };
}

/** Ids as the generator made them. */
export async function idOf(db: Client, kind: string, number: number | string): Promise<string> {
  const { rows } = await db.query<{ id: string }>(`SELECT ${ID(kind, '$1::text')} AS id`, [String(number)]);
  return rows[0]?.id ?? '';
}
