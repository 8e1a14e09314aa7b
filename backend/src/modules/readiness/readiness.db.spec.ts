import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Excel from 'exceljs';
import * as fc from 'fast-check';
import { v7 } from 'uuid';
import { dayOfNumber, splitCells, unpackRows } from '@peacewright/readiness-engine';
import { startTestApp, type TestApp } from '../../../test/test-app';
import { buildWorld, type Place, type World } from '../../../test/world';
import type { Tx } from '../../platform/database';
import { Events } from '../../platform/events';
import { AssignmentsChanged, RollChanged } from '../contingents';
import { EvidenceRecorded, EvidenceService } from '../evidence';
import { ReadingBegun } from '../learning';
import type { BoardDto, CellDto, MatrixDto, PersonStandingDto, ProgressDto } from './readiness.dto';
import { StatusKeeper } from './status/status-keeper';

const AT = new Date('2026-10-01T08:00:00Z');
const DAYS = ['2026-09-01', '2026-09-10', '2026-09-20'];

/** A small garrison at home: two rotations, people, and two published courses that share a module. */
interface Garrison {
  readonly rotations: readonly string[];
  readonly posts: readonly { readonly id: string; readonly rotationId: string }[];
  readonly people: readonly string[];
  readonly courses: readonly string[];
  readonly modules: readonly {
    readonly id: string;
    readonly editionId: string;
    readonly lessons: readonly string[];
    readonly test: string;
  }[];
}

let app: TestApp;
let world: World;
let home: Place;
let garrison: Garrison;

beforeAll(async () => {
  app = await startTestApp();
  world = await buildWorld(app);
  home = world.home;
  garrison = await world.db.transaction(async (tx) => {
    const made = await build(tx, home);
    for (const rotationId of made.rotations) await app.app.get(StatusKeeper).recomputeRotation(tx, rotationId);
    return made;
  });
}, 120_000);
afterAll(() => app.close());

async function build(tx: Tx, place: Place): Promise<Garrison> {
  const modules = [];
  for (const code of ['K1', 'K2', 'K3']) {
    const module = { id: v7(), editionId: v7(), lessons: [v7(), v7()], test: v7() };
    await tx.query('INSERT INTO module (id, owner_centre_id, code, created_at) VALUES ($1,$2,$3,$4)', [
      module.id,
      place.centreId,
      code,
      AT,
    ]);
    await tx.query(
      `INSERT INTO module_edition (id, module_id, number, state, language, document, created_at) VALUES ($1,$2,1,'APPROVED','en',$3,$4)`,
      [module.editionId, module.id, JSON.stringify({ title: `Module ${code}`, objectives: [] }), AT],
    );
    for (const [position, item] of [...module.lessons, module.test].entries())
      await tx.query(
        'INSERT INTO edition_item (edition_id, id, kind, position, title, updated_at) VALUES ($1,$2,$3,$4,$5,$6)',
        [module.editionId, item, position < 2 ? 'LESSON' : 'TEST', position, `Part ${String(position)} of ${code}`, AT],
      );
    await tx.query(
      `UPDATE module_edition SET state = 'PUBLISHED', published_at = $2, hash = 'x', manifest = 'x' WHERE id = $1`,
      [module.editionId, AT],
    );
    modules.push(module);
  }
  const courses = [];
  for (const [code, list] of [
    ['K', [0, 1]],
    ['L', [1, 2]],
  ] as const) {
    const [course, edition] = [v7(), v7()];
    await tx.query(
      `INSERT INTO course (id, owner_centre_id, code, family, title, created_at) VALUES ($1,$2,$3,'NATIONAL',$4,$5)`,
      [course, place.centreId, code, JSON.stringify({ en: `Course ${code}`, fr: `Cours ${code}` }), AT],
    );
    await tx.query(
      `INSERT INTO course_edition (id, course_id, number, state, created_at) VALUES ($1,$2,1,'APPROVED',$3)`,
      [edition, course, AT],
    );
    for (const [position, at] of list.entries())
      await tx.query(
        'INSERT INTO course_edition_module (course_edition_id, position, module_id, module_edition_id) VALUES ($1,$2,$3,$4)',
        [edition, position, modules[at]?.id, modules[at]?.editionId],
      );
    await tx.query(
      `UPDATE course_edition SET state = 'PUBLISHED', published_at = $2, hash = 'x', manifest = 'x' WHERE id = $1`,
      [edition, AT],
    );
    courses.push(edition);
  }
  const second = v7();
  await tx.query(
    `INSERT INTO rotation (id, country_id, contingent_id, centre_id, number, time_zone, deploy_from, state, created_at) VALUES ($1,$2,$3,$4,2,'Pacific/Auckland','2026-12-01','TRAINING',$5)`,
    [second, place.countryId, place.contingentId, place.centreId, AT],
  );
  const rotations = [place.rotationId, second];
  const posts: { id: string; rotationId: string }[] = [{ id: place.postId, rotationId: place.rotationId }];
  for (let at = 0; at < 6; at += 1) {
    const post = { id: v7(), rotationId: rotations[at % 2] ?? '' };
    await tx.query(
      `INSERT INTO post (id, country_id, rotation_id, code, title, category, rank_band, position) VALUES ($1,$2,$3,$4,'Post','MIL_CONTINGENT',$5,$6)`,
      [post.id, place.countryId, post.rotationId, `P${String(at)}`, at % 3 === 0 ? 'NCO' : null, at],
    );
    posts.push(post);
  }
  const people = [place.personId];
  for (let at = 0; at < 4; at += 1) {
    const id = v7();
    await tx.query(
      `INSERT INTO person (id, country_id, service, service_number, category, rank_id, created_at) VALUES ($1,$2,'ARMY',$3,'MIL_CONTINGENT',$4,$5)`,
      [id, place.countryId, `0090${String(at)}`, place.rankId, AT],
    );
    await tx.query('INSERT INTO person_identity (person_id, country_id, full_name, sort_name) VALUES ($1,$2,$3,$3)', [
      id,
      place.countryId,
      `Person ${String(at)}`,
    ]);
    people.push(id);
  }
  return { rotations, posts, people, courses, modules };
}

type Step =
  | {
      readonly kind: 'evidence';
      readonly person: number;
      readonly module: number;
      readonly part: number;
      readonly passed: boolean;
      readonly day: number;
    }
  | { readonly kind: 'revoke'; readonly which: number }
  | { readonly kind: 'read'; readonly person: number; readonly module: number }
  | { readonly kind: 'post'; readonly post: number; readonly person: number; readonly reserve: boolean }
  | { readonly kind: 'leave'; readonly person: number }
  | {
      readonly kind: 'rule';
      readonly rotation: number;
      readonly course: number;
      readonly band: boolean;
      readonly day: number;
    }
  | { readonly kind: 'endRule'; readonly which: number };

const small = fc.nat(11);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('evidence' as const),
      person: small,
      module: small,
      part: fc.nat(3),
      passed: fc.boolean(),
      day: small,
    }),
  },
  fc.record({ kind: fc.constant('revoke' as const), which: small }),
  fc.record({ kind: fc.constant('read' as const), person: small, module: small }),
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('post' as const), post: small, person: small, reserve: fc.boolean() }),
  },
  fc.record({ kind: fc.constant('leave' as const), person: small }),
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('rule' as const),
      rotation: small,
      course: small,
      band: fc.boolean(),
      day: small,
    }),
  },
  fc.record({ kind: fc.constant('endRule' as const), which: small }),
);

function pick<T>(list: readonly T[], at: number): T {
  const found = list[at % list.length];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}

/** Does one step as its room would, and tells it. */
async function act(tx: Tx, one: Step): Promise<void> {
  const events = app.app.get(Events);
  const { people, modules, posts, rotations, courses } = garrison;
  switch (one.kind) {
    case 'evidence': {
      const module = pick(modules, one.module);
      const test = one.part === 3;
      return show(tx, {
        personId: pick(people, one.person),
        module,
        itemId: test ? module.test : (module.lessons[one.part] ?? null),
        day: pick(DAYS, one.day),
        passed: test ? one.passed : null,
      });
    }
    case 'revoke': {
      const rows = await tx.query<{ id: string; person_id: string; module_id: string }>(
        `SELECT e.id, person_id, module_id FROM evidence e WHERE revokes IS NULL ORDER BY id`,
      );
      if (rows.length === 0) return;
      const row = pick(rows, one.which * 7);
      await tx.query(
        `INSERT INTO evidence (country_id, id, person_id, kind, module_id, module_edition_id, item_id, achieved_on, recorded_at, source_kind, source_id, revokes, reason, dedupe_key)
         SELECT country_id, $2::uuid, person_id, kind, module_id, module_edition_id, item_id, achieved_on, $3, source_kind, source_id, id, 'test', $2::uuid::text FROM evidence WHERE id = $1`,
        [row.id, v7(), AT],
      );
      return events.publish(tx, EvidenceRecorded, {
        countryId: home.countryId,
        personIds: [row.person_id],
        moduleIds: [row.module_id],
      });
    }
    case 'read': {
      // Two people who read different modules: neither has begun the other's.
      const readings = [0, 1].map((by) => ({
        personId: pick(people, one.person + by),
        module: pick(modules, one.module + by),
      }));
      for (const { personId, module } of readings)
        await tx.query(
          `INSERT INTO lesson_progress (country_id, person_id, module_edition_id, item_id, language, updated_at) VALUES ($1,$2,$3,$4,'en',$5) ON CONFLICT DO NOTHING`,
          [home.countryId, personId, module.editionId, module.lessons[0], AT],
        );
      return events.publish(tx, ReadingBegun, {
        countryId: home.countryId,
        readings: readings.map(({ personId, module }) => ({ personId, moduleId: module.id })),
      });
    }
    case 'post': {
      const [post, personId] = [pick(posts, one.post), pick(people, one.person)];
      await tx.query(
        `UPDATE roll_entry SET status = 'REPLACED' WHERE (rotation_id = $2 AND person_id = $3) OR ($4 = 'PRIMARY' AND post_id = $1 AND status = 'PRIMARY')`,
        [post.id, post.rotationId, personId, one.reserve ? 'RESERVE' : 'PRIMARY'],
      );
      await tx.query(
        `INSERT INTO roll_entry (id, country_id, rotation_id, post_id, person_id, from_date, status, created_at) VALUES ($1,$2,$3,$4,$5,'2026-06-01',$6,$7)`,
        [v7(), home.countryId, post.rotationId, post.id, personId, one.reserve ? 'RESERVE' : 'PRIMARY', AT],
      );
      return events.publish(tx, RollChanged, {
        rotationId: post.rotationId,
        countryId: home.countryId,
        personIds: [personId],
      });
    }
    case 'leave': {
      const personId = pick(people, one.person);
      await tx.query(`UPDATE roll_entry SET status = 'REPLACED' WHERE person_id = $1`, [personId]);
      for (const rotationId of rotations)
        await events.publish(tx, RollChanged, { rotationId, countryId: home.countryId, personIds: [personId] });
      return;
    }
    case 'rule': {
      const rotationId = pick(rotations, one.rotation);
      await tx.query(
        'INSERT INTO requirement_rule (id, country_id, rotation_id, course_edition_id, selector, due_on, created_at) VALUES ($1,$2,$3,$4,$5,$6,$7)',
        [
          v7(),
          home.countryId,
          rotationId,
          pick(courses, one.course),
          JSON.stringify(one.band ? { rankBands: ['NCO'] } : {}),
          pick(DAYS, one.day),
          AT,
        ],
      );
      return events.publish(tx, AssignmentsChanged, { rotationId });
    }
    case 'endRule': {
      const live = await tx.query<{ id: string; rotation_id: string }>(
        'SELECT id, rotation_id FROM requirement_rule WHERE ended_at IS NULL ORDER BY id',
      );
      if (live.length === 0) return;
      const rule = pick(live, one.which);
      await tx.query('UPDATE requirement_rule SET ended_at = $2 WHERE id = $1', [rule.id, AT]);
      return events.publish(tx, AssignmentsChanged, { rotationId: rule.rotation_id });
    }
  }
}

async function show(
  tx: Tx,
  what: {
    personId: string;
    module: Garrison['modules'][number];
    itemId: string | null;
    day: string;
    passed: boolean | null;
  },
): Promise<void> {
  await app.app.get(EvidenceService).record(tx, [
    {
      countryId: home.countryId,
      personId: what.personId,
      kind: what.passed === null ? 'ATTENDANCE' : 'TEST',
      moduleId: what.module.id,
      moduleEditionId: what.module.editionId,
      itemId: what.itemId,
      objectives: [],
      achievedOn: what.day,
      recordedBy: null,
      assessorId: null,
      centreId: home.centreId,
      offeringId: null,
      mode: 'CLASSROOM',
      place: 'Room 4',
      language: 'en',
      minutes: 45,
      passed: what.passed,
      score: null,
      maxScore: null,
      sourceKind: 'test',
      sourceId: v7(),
      dedupeKey: v7(),
    },
  ]);
}

/** Everything kept, without the time of change. */
async function kept(tx: Tx): Promise<unknown> {
  return {
    rows: await tx.query(
      `SELECT rotation_id, person_id, counted, encode(cells, 'hex') AS cells FROM rotation_status ORDER BY 1, 2`,
    ),
    summaries: await tx.query('SELECT rotation_id, plan, dues, tally, gap FROM rotation_summary ORDER BY 1'),
  };
}

async function clear(tx: Tx): Promise<void> {
  await tx.query('DELETE FROM rotation_status');
  await tx.query('DELETE FROM rotation_summary');
}

describe('the kept state of rotations', () => {
  it('is, after any history, what a computation from nothing gives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        for (const one of steps) await world.db.transaction((tx) => act(tx, one));
        await world.db.transaction(async (tx) => {
          const keeper = app.app.get(StatusKeeper);
          for (const rotationId of garrison.rotations) await keeper.recomputeRotation(tx, rotationId);
          const before = await kept(tx);
          await clear(tx);
          for (const rotationId of garrison.rotations) await keeper.recomputeRotation(tx, rotationId);
          expect(before).toEqual(await kept(tx));
        });
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it('says nothing new when nothing changed', async () => {
    await world.db.transaction(async (tx) => {
      const times = () => tx.query('SELECT changed_at FROM rotation_summary ORDER BY rotation_id');
      const before = await times();
      await app.app.get(StatusKeeper).recomputeRotation(tx, home.rotationId);
      expect(await times()).toEqual(before);
    });
  });

  it('stays true when evidence of one person comes on two connections at once', async () => {
    const [module] = garrison.modules;
    if (!module) throw new Error('no module');
    await world.db.transaction((tx) => act(tx, { kind: 'post', post: 1, person: 1, reserve: false }));
    await world.db.transaction((tx) => act(tx, { kind: 'rule', rotation: 0, course: 0, band: false, day: 0 }));
    const personId = pick(garrison.people, 1);
    await Promise.all(
      module.lessons.map((itemId) =>
        world.db.transaction((tx) => show(tx, { personId, module, itemId, day: '2026-09-05', passed: null })),
      ),
    );
    await world.db.transaction(async (tx) => {
      const before = await kept(tx);
      await clear(tx);
      for (const rotationId of garrison.rotations) await app.app.get(StatusKeeper).recomputeRotation(tx, rotationId);
      expect(before).toEqual(await kept(tx));
    });
  });
});

describe('the screens of completion', () => {
  /** A clean start: one rule for the first rotation, its first person complete in the first module. */
  async function scene(): Promise<{ personId: string; module: Garrison['modules'][number]; path: string }> {
    const module = pick(garrison.modules, 0);
    const personId = home.personId;
    await world.db.transaction(async (tx) => {
      await tx.query('UPDATE requirement_rule SET ended_at = $1 WHERE ended_at IS NULL', [AT]);
      await tx.query(`UPDATE roll_entry SET status = 'REPLACED'`);
      await act(tx, { kind: 'rule', rotation: 0, course: 0, band: false, day: 1 });
      await act(tx, { kind: 'post', post: 0, person: 0, reserve: false });
      await act(tx, { kind: 'post', post: 1, person: 1, reserve: false });
      for (const itemId of module.lessons)
        await show(tx, { personId, module, itemId, day: '2026-08-03', passed: null });
      await show(tx, { personId, module, itemId: module.test, day: '2026-08-04', passed: true });
    });
    return { personId, module, path: `/api/readiness/rotations/${home.rotationId}` };
  }

  it('count posts, vacant ones included, and name the gap', async () => {
    await scene();
    const board = (await home.accounts.NATIONAL_DESK.get('/api/readiness/board').expect(200)).body as BoardDto;
    const line = board.rotations.find(({ rotationId }) => rotationId === home.rotationId);
    expect(line).toMatchObject({ posts: 4, onRoll: 2, vacant: 2, asked: 4 });
    expect(line && Object.values(line.byState).reduce((sum: number, count: number) => sum + count, 0)).toBe(4);
    expect(line?.topGap).toMatchObject({ of: 4 });
    expect(JSON.stringify(board).toLowerCase()).not.toContain('ready');
    const other = (await world.foreign.accounts.NATIONAL_DESK.get('/api/readiness/board').expect(200)).body as BoardDto;
    expect(other.rotations.map(({ rotationId }) => rotationId)).not.toContain(home.rotationId);
  });

  it('lead from the matrix over the cell to the evidence', async () => {
    const { personId, module, path } = await scene();
    const desk = home.accounts.CONTINGENT_TRAINING_OFFICER;
    const matrix = (await desk.get(`${path}/matrix`).expect(200)).body as MatrixDto;
    const column = matrix.columns.findIndex(({ id }) => id === module.id);
    // Not translated: for a reader of French, too, the title is in its source's language.
    expect(matrix.columns[column]?.title.languages).toEqual({ en: 'en', fr: 'en' });
    const rows = unpackRows(matrix.rows);
    const cells = splitCells(matrix.cells, matrix.columns.length);
    expect(cells).toHaveLength(rows.length);
    const cell = cells[rows.findIndex(({ person }) => person?.id === personId)]?.[column];
    expect(cell?.state).toBe('COMPLETED');
    expect(rows.filter(({ person }) => person === null)).toHaveLength(2);
    const found = (await desk.get(`${path}/people/${personId}/modules/${module.id}`).expect(200)).body as CellDto;
    expect(found).toMatchObject({
      state: 'COMPLETED',
      completedOn: dayOfNumber(cell?.day ?? 0),
      completedEdition: 1,
      missing: [],
    });
    expect(found.rules).toHaveLength(1);
    expect(found.evidence.length).toBeGreaterThanOrEqual(3);
    const person = (await desk.get(`${path}/people/${personId}`).expect(200)).body as PersonStandingDto;
    expect(person.modules.map(({ code }) => code)).toEqual(['K1', 'K2']);
    await world.foreign.accounts.NATIONAL_DESK.get(`${path}/matrix`).expect(404);
    await world.foreign.accounts.NATIONAL_DESK.get(`${path}/people/${personId}/modules/${module.id}`).expect(404);
    await home.accounts.LEARNER.get(`${path}/matrix`).expect(403);
    await desk.get(`${path}/people/${personId}/modules/${home.moduleId}`).expect(404);
  });

  it('move the past of the curve when evidence is dated back, but not what was known', async () => {
    const { path, module } = await scene();
    const desk = home.accounts.CENTRE_ADMIN;
    const at = (progress: ProgressDto, day: string) =>
      progress.points.filter((point) => point.day <= day).at(-1)?.modules ?? 0;
    const before = (await desk.get(`${path}/progress`).expect(200)).body as ProgressDto;
    const newcomer = pick(garrison.people, 1);
    await world.db.transaction(async (tx) => {
      for (const itemId of module.lessons)
        await show(tx, { personId: newcomer, module, itemId, day: '2026-07-01', passed: null });
      await show(tx, { personId: newcomer, module, itemId: module.test, day: '2026-07-01', passed: true });
    });
    const after = (await desk.get(`${path}/progress`).expect(200)).body as ProgressDto;
    expect(at(after, '2026-07-01')).toBe(at(before, '2026-07-01') + 1);
    const known = (await desk.get(`${path}/progress?knownOn=2020-01-01`).expect(200)).body as ProgressDto;
    expect(known.points).toEqual([]);
    await desk.get(`${path}/progress?knownOn=2026-02-31`).expect(422);
    await world.foreign.accounts.CENTRE_ADMIN.get(`${path}/progress`).expect(404);
  });

  it('leave as files that say as of when and of how many, and each time it is written down', async () => {
    const { path } = await scene();
    const desk = home.accounts.CONTINGENT_TRAINING_OFFICER;
    await world.db.query(`UPDATE person_identity SET full_name = '=cmd("x"), Anna' WHERE person_id = $1`, [
      garrison.people[1],
    ]);
    const csv = await desk.send('post', `${path}/exports`, { format: 'CSV', language: 'en' }).expect(200);
    expect(csv.headers['content-disposition']).toContain('.csv');
    const lines = csv.text.replace('\uFEFF', '').trimEnd().split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toContain('of 4)');
    expect(csv.text).toContain(`"'=cmd(""x""), Anna"`);
    expect(csv.text).toContain('Completed');
    const only = await desk
      .send('post', `${path}/exports`, { format: 'CSV', language: 'fr', state: 'vacant' })
      .expect(200);
    expect(only.text.trimEnd().split('\r\n')).toHaveLength(3);
    expect(only.text).toContain('état\u00a0: Vacant');
    // The heads count the rows below them.
    expect(only.text.split('\r\n')[0]).toContain('(0 sur 2)');
    expect(only.text.split('\r\n')[0]).not.toContain('sur 4)');
    const binary = (format: string) =>
      desk
        .send('post', `${path}/exports`, { format, language: 'fr' })
        .buffer(true)
        .parse((response, done) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => done(null, Buffer.concat(chunks)));
        })
        .expect(200);
    const book = new Excel.Workbook();
    await book.xlsx.load((await binary('XLSX')).body as never);
    const sheet = book.worksheets[0];
    expect(sheet?.rowCount).toBe(6);
    expect(JSON.stringify(sheet?.getSheetValues())).toContain('00451');
    expect(JSON.stringify(book.worksheets[1]?.getColumn(1).values)).toContain('sur 4');
    expect(book.worksheets[1]?.getCell('A1').text).toMatch(/^Avancement\u00a0: /);
    const pdf = (await binary('PDF')).body as Buffer;
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const [audited] = await world.db.query<{ count: number }>(
      `SELECT count(*) FROM audit_event WHERE action = 'completion.exported'`,
    );
    expect(audited?.count).toBe(4);
    await home.accounts.SIGNATORY.send('post', `${path}/exports`, { format: 'CSV', language: 'en' }).expect(403);
    await world.foreign.accounts.NATIONAL_DESK.send('post', `${path}/exports`, {
      format: 'CSV',
      language: 'en',
    }).expect(404);
  });
});
