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

  it('has the scenarios as exercises of the modules that cite them, pinned where such a module is published', async () => {
    const exercises = await db.query<{ module: string; scenario: string | null; counts: string[]; pinned: boolean }>(
      `SELECT m.code AS module, s.code AS scenario, i.objectives AS counts,
         COALESCE(i.document->'pinned'->>'hash' = se.hash, false) AS pinned
       FROM edition_item i JOIN module_edition e ON e.id = i.edition_id JOIN module m ON m.id = e.module_id
       JOIN scenario s ON s.id = (i.document->>'scenarioId')::uuid JOIN scenario_edition se ON se.scenario_id = s.id
       WHERE i.kind = 'SCENARIO' AND m.owner_centre_id IS NULL ORDER BY m.code`,
    );
    expect(exercises.map(({ module, scenario, pinned }) => [module, scenario, pinned])).toEqual([
      ['C2.2', 's4-report-of-exploitation', false],
      ['C3.5', 's3-rope', false],
      ['C3.6', 's1-gate-incident', false],
      ['C4.4', 's3-rope', false],
      ['C4.5', 's6-rumour-and-crowd', false],
      ['C5.2', 's2-suspected-item', true],
      ['C5.4', 's5-convoy-ambush', false],
      ['C6.2', 's5-convoy-ambush', false],
    ]);
    expect(exercises.filter(({ counts }) => counts.length === 0)).toEqual([]);
  });

  it('is left alone at every further start', async () => {
    const before = await tableState(db);
    expect(await bothRenew()).toEqual([false, false]);
    expect(await tableState(db)).toEqual(before);
  });
});
