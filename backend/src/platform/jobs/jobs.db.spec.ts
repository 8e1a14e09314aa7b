import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';
import { createTestDatabase, type TestDatabase } from '../../../test/database';
import { startAnotherApp, type TestApp } from '../../../test/test-app';
import { Database } from '../database';
import { Problem } from '../http';
import { Jobs } from './jobs';

interface Row {
  state: string;
  attempts: number;
  result: unknown;
  problem: { code: string } | null;
}

/** Runs `work` beside a process that knows the jobs of this test. */
async function withProcess(url: string, work: (test: TestApp, ran: string[]) => Promise<void>): Promise<void> {
  const ran: string[] = [];
  const test = await startAnotherApp(url, (app) => {
    const jobs = app.get(Jobs);
    jobs.define<{ name: string }>('test.write', async (run) => {
      await run.progress('writing', 1, 1);
      ran.push(run.input.name);
      return { name: run.input.name };
    });
    jobs.define('test.refuse', () => Promise.reject(new Problem('file.typeRefused')));
  });
  try {
    await work(test, ran);
  } finally {
    await test.close();
  }
}

describe('jobs', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  async function ended(db: Database, id: string): Promise<Row> {
    for (;;) {
      const [row] = await db.query<Row>('SELECT state, attempts, result, problem FROM job WHERE id = $1', [id]);
      if (row && (row.state === 'DONE' || row.state === 'FAILED')) return row;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** A job as a killed process or a restore leaves it: a row, and nothing in the queue. */
  async function leftBehind(db: Database, attempts: number): Promise<string> {
    const id = v7();
    await db.query(
      `INSERT INTO job (id, kind, input, state, attempts, created_at, started_at) VALUES ($1,'test.write','{"name":"left"}','RUNNING',$2,now(),now())`,
      [id, attempts],
    );
    return id;
  }

  it('run what was asked for in a transaction, and nothing of one that was undone', async () => {
    await withProcess(database.url, async ({ app }, ran) => {
      const db = app.get(Database);
      const jobs = app.get(Jobs);
      await expect(
        db.transaction(async (tx) => {
          await jobs.enqueue(tx, null, 'test.write', { name: 'undone' });
          throw new Error('undo');
        }),
      ).rejects.toThrow('undo');
      const id = await db.transaction((tx) => jobs.enqueue(tx, null, 'test.write', { name: 'done' }));
      expect(await ended(db, id)).toMatchObject({ state: 'DONE', result: { name: 'done' } });
      expect(ran).toEqual(['done']);
    });
  });

  it('take a refusal for the answer and do not try again', async () => {
    await withProcess(database.url, async ({ app }) => {
      const db = app.get(Database);
      const id = await db.transaction((tx) => app.get(Jobs).enqueue(tx, null, 'test.refuse', {}));
      expect(await ended(db, id)).toMatchObject({
        state: 'FAILED',
        attempts: 1,
        problem: { code: 'file.typeRefused' },
      });
    });
  });

  it('go on after the process that ran them was killed and their message is gone, once', async () => {
    let id = '';
    await withProcess(database.url, async ({ app }) => {
      id = await leftBehind(app.get(Database), 1);
    });
    await withProcess(database.url, async ({ app }, ran) => {
      const db = app.get(Database);
      await withProcess(database.url, async (_, ranThere) => {
        expect(await ended(db, id)).toMatchObject({ state: 'DONE', attempts: 2, result: { name: 'left' } });
        expect([...ran, ...ranThere]).toEqual(['left']);
      });
    });
    await withProcess(database.url, async ({ app }, ran) => {
      const [row] = await app
        .get(Database)
        .query<{ n: number }>(`SELECT count(*)::int AS n FROM pgboss.job WHERE data ->> 'id' = $1`, [id]);
      expect(row?.n).toBe(1);
      expect(ran).toEqual([]);
    });
  });

  it('are not lost while a worker holds them that no longer gives a sign of life', async () => {
    await withProcess(database.url, async ({ app }, ran) => {
      const db = app.get(Database);
      const id = await leftBehind(db, 1);
      await db.query(
        `INSERT INTO pgboss.job (id, name, data, state, retry_limit, started_on, heartbeat_on, heartbeat_seconds, expire_seconds, policy)
         SELECT gen_random_uuid(), q.name, jsonb_build_object('id', $1::text), 'active', 3, now() - interval '1 minute',
           now() - interval '1 minute', q.heartbeat_seconds, q.expire_seconds, q.policy FROM pgboss.queue q WHERE q.name = 'peacewright'`,
        [id],
      );
      expect(await ended(db, id)).toMatchObject({ state: 'DONE', attempts: 2 });
      expect(ran).toEqual(['left']);
    });
  });

  it('are given up when they have taken the process down time and again', async () => {
    let id = '';
    await withProcess(database.url, async ({ app }) => {
      id = await leftBehind(app.get(Database), 10);
    });
    await withProcess(database.url, async ({ app }, ran) => {
      expect(await ended(app.get(Database), id)).toMatchObject({ state: 'FAILED', problem: { code: 'server.failed' } });
      expect(ran).toEqual([]);
    });
  });
});
