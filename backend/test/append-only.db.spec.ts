import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addContent, complete } from './learning-content';
import { tableState } from './route-walk/table-state';
import { startTestApp, type TestApp } from './test-app';
import { buildWorld, type World } from './world';

/** What may only be added to, whoever has the database's password: also where a change would leave a row as it is. */
describe('what is on record', () => {
  let test: TestApp;
  let world: World;

  beforeAll(async () => {
    test = await startTestApp();
    world = await buildWorld(test);
    const { home } = world;
    const content = await addContent(world, home);
    const tests = `/api/learning/modules/${content.moduleEditionId}/tests/${content.testId}/attempts`;
    const learner = home.accounts.LEARNER;
    const attempt = (await learner.send('post', tests).expect(200)).body as { id: string };
    await learner.send('put', `${tests}/${attempt.id}/submission`, { answers: {} }).expect(200);
    await complete(world, home, content);
    const unlock = `/api/accounts/${learner.id}/lift-lock`;
    await home.accounts.CENTRE_ADMIN.send('post', unlock, { reason: 'test' }).expect(204);
  });
  afterAll(() => test.close());

  it.each(['evidence', 'audit_event', 'attempt', 'submission'])('%s refuses change and removal', async (table) => {
    const [{ rows } = { rows: 0 }] = await world.db.query<{ rows: number }>(
      `SELECT count(*)::int AS rows FROM ${table}`,
    );
    expect(rows).toBeGreaterThan(0);
    const before = await tableState(world.db);
    for (const act of [`UPDATE ${table} SET country_id = country_id`, `DELETE FROM ${table}`])
      await expect(world.db.query(act)).rejects.toThrow('append-only');
    expect(await tableState(world.db)).toEqual(before);
  });

  it.each(['evidence', 'audit_event'])('%s cannot be emptied either', async (table) => {
    await expect(world.db.query(`TRUNCATE ${table} CASCADE`)).rejects.toThrow('append-only');
  });
});
