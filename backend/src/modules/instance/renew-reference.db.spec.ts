import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tableState } from '../../../test/route-walk/table-state';
import { startAnotherApp, startTestApp, type TestApp } from '../../../test/test-app';
import { Database } from '../../platform/database';
import { InstanceService } from './instance.service';

describe('reference content of a product that was replaced by a newer one', () => {
  let first: TestApp;
  let second: TestApp;
  let db: Database;

  beforeAll(async () => {
    first = await startTestApp();
    second = await startAnotherApp(first.url);
    db = first.app.get(Database);
  });
  afterAll(async () => {
    await second.close();
    await first.close();
  });

  const bothRenew = (): Promise<boolean[]> =>
    Promise.all([first, second].map(({ app }) => app.get(InstanceService).renewReference()));

  it('waits for the first page’s question', async () => {
    expect(await bothRenew()).toEqual([false, false]);
    expect((await db.query('SELECT 1 FROM module')).length).toBe(0);
  });

  it('is brought in once, by one of several replicas that start together', async () => {
    await db.query(
      `INSERT INTO setting (key, value, updated_at) VALUES ('instance', '{"state":"CENTRE","jobId":""}', now())`,
    );
    expect((await bothRenew()).sort()).toEqual([false, true]);
    const [loaded] = await db.query<{ modules: number; registers: number }>(
      `SELECT (SELECT count(*)::int FROM module WHERE owner_centre_id IS NULL) AS modules,
         (SELECT count(*)::int FROM audit_event WHERE action = 'register.loaded') AS registers`,
    );
    expect(loaded).toEqual({ modules: 51, registers: 1 });
  });

  it('is left alone at every further start', async () => {
    const before = await tableState(db);
    expect(await bothRenew()).toEqual([false, false]);
    expect(await tableState(db)).toEqual(before);
  });
});
