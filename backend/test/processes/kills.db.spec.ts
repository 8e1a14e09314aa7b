import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database } from '../../src/platform/database';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/platform/database/embedded';
import { addContent, type Content } from '../learning-content';
import { startAnotherApp, type TestApp } from '../test-app';
import { temporaryFolder } from '../test-server';
import { buildWorld, type World } from '../world';
import { learn, seatPupils, type Acknowledged, type Pupil } from './classroom';
import { ProductProcess } from './product-process';

/** `npm run kills` asks for the full measure; a run of all tests is content with a few. */
const KILLS = Number(process.env['KILLS'] ?? 4);
const CLIENTS = Number(process.env['CLIENTS'] ?? 16);
const MODULES = Number(process.env['MODULES'] ?? 4);

jest.setTimeout(60_000 + KILLS * 30_000);

describe(`a class of ${CLIENTS} at work`, () => {
  let dataDir: string;
  let product: ProductProcess;
  let database: EmbeddedPostgres;
  let app: TestApp;
  let world: World;
  let modules: Content[];
  let pupils: Pupil[];

  beforeAll(async () => {
    dataDir = await temporaryFolder();
    product = await ProductProcess.start({ dataDir });
    database = await startEmbeddedPostgres({ dataDir, log: () => undefined, whenInUse: 'join' });
    app = await startAnotherApp(database.url);
    world = await buildWorld(app);
    modules = [];
    for (let left = MODULES; left > 0; left--)
      modules.push(await addContent(world, world.home, { maxAttempts: null, waitMinutes: 0 }));
    pupils = await seatPupils(world, world.home, modules, CLIENTS);
    await app.close();
  });
  afterAll(async () => {
    await product.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it(`loses and doubles nothing over ${KILLS} kills of the server, every other one with its PostgreSQL`, async () => {
    const told: Acknowledged = { submissions: new Map(), lessons: new Set(), modules: new Set(), repeats: 0 };
    const end = new AbortController();
    const began = Date.now();
    const work = Promise.all(pupils.map((pupil) => learn(product.url, pupil, modules, told, end.signal)));
    const away: number[] = [];
    for (let kill = 0; kill < KILLS; kill++) {
      await Promise.race([sleep(500 + Math.random() * 1500), work]);
      const before = told.submissions.size + told.lessons.size;
      const from = Date.now();
      await (kill % 2 === 0 ? product.kill() : product.killWithDatabase());
      await product.start();
      away.push(Date.now() - from);
      // The next kill comes only when the class has gone on.
      while (told.submissions.size + told.lessons.size <= before) await Promise.race([sleep(20), work]);
    }
    end.abort();
    await work;

    const again = await startEmbeddedPostgres({ dataDir, log: () => undefined, whenInUse: 'join' });
    app = await startAnotherApp(again.url);
    try {
      await expectOnce(app, told);
    } finally {
      await app.close();
    }
    if (process.env['KILLS'] !== undefined)
      process.stdout.write(
        `${KILLS} kills under ${CLIENTS} clients in ${Math.round((Date.now() - began) / 1000)} s: ` +
          `${told.submissions.size} submissions, ${told.lessons.size} lessons and ${told.modules.size} modules acknowledged, ` +
          `all there once; ${told.repeats} requests sent again; ready again after ` +
          `${Math.min(...away)}–${Math.max(...away)} ms\n`,
      );
  });

  /** Both ways: what was acknowledged is there, and what is there was acknowledged, since everybody insisted. */
  async function expectOnce({ app: given }: TestApp, told: Acknowledged): Promise<void> {
    const db = given.get(Database);
    const people = pupils.map(({ personId }) => personId);
    const submissions = await db.query<{ id: string; score: number; submissions: number; evidence: number }>(
      `SELECT a.id, max(s.score) AS score, count(DISTINCT s.attempt_id)::int AS submissions,
         (SELECT count(*)::int FROM evidence e WHERE e.source_kind = 'attempt' AND e.source_id = a.id AND e.score = max(s.score)) AS evidence
       FROM attempt a LEFT JOIN submission s ON s.country_id = a.country_id AND s.attempt_id = a.id
       WHERE a.person_id = ANY($1) GROUP BY a.country_id, a.id ORDER BY a.id`,
      [people],
    );
    expect(submissions).toEqual(
      [...told.submissions].sort().map(([id, score]) => ({ id, score, submissions: 1, evidence: 1 })),
    );
    const lessons = await db.query<{ key: string }>(
      `SELECT person_id || '/' || module_edition_id || '/' || item_id AS key FROM lesson_progress
       WHERE person_id = ANY($1) AND done_at IS NOT NULL`,
      [people],
    );
    expect(lessons.map(({ key }) => key).sort()).toEqual([...told.lessons].sort());
    const completed = await db.query<{ key: string; rows: number }>(
      `SELECT person_id || '/' || module_edition_id AS key, count(*)::int AS rows FROM evidence
       WHERE person_id = ANY($1) AND kind = 'ATTENDANCE' GROUP BY 1 ORDER BY 1`,
      [people],
    );
    expect(completed).toEqual([...told.modules].sort().map((key) => ({ key, rows: 1 })));
    expect(told.modules.size).toBeGreaterThan(0);
    expect(told.submissions.size).toBeGreaterThan(told.modules.size);
  }
});
