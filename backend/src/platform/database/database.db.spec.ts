import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../../../test/test-app';
import { Database, type Tx } from '.';

describe('a transaction', () => {
  let test: TestApp;
  let db: Database;
  const keep = (tx: Tx, key: string): Promise<unknown> =>
    tx.query(`INSERT INTO setting (key, value, updated_at) VALUES ($1, '{}', now())`, [key]);
  const kept = async (): Promise<string[]> =>
    (await db.query<{ key: string }>(`SELECT key FROM setting WHERE key LIKE $1 ORDER BY key`, ['probe-%'])).map(
      ({ key }) => key,
    );

  beforeAll(async () => {
    test = await startTestApp();
    db = test.app.get(Database);
  });
  beforeEach(() => db.execute(`DELETE FROM setting WHERE key LIKE $1`, ['probe-%']));
  afterAll(() => test.close());

  it('runs statements that are sent together in the order in which they were sent', async () => {
    const seen = await db.transaction(async (tx) => {
      const [, first, , second] = await Promise.all([
        keep(tx, 'probe-1'),
        tx.query(`SELECT key FROM setting WHERE key LIKE $1`, ['probe-%']),
        keep(tx, 'probe-2'),
        tx.query(`SELECT key FROM setting WHERE key LIKE $1`, ['probe-%']),
      ]);
      return [first.length, second.length];
    });
    expect(seen).toEqual([1, 2]);
    expect(await kept()).toEqual(['probe-1', 'probe-2']);
  });

  it('keeps nothing when one of the statements sent together is refused, and says what was refused', async () => {
    const act = db.transaction((tx) =>
      Promise.all([keep(tx, 'probe-1'), tx.query('SELECT $1::int', ['no number']), keep(tx, 'probe-2')]),
    );
    await expect(act).rejects.toMatchObject({ code: '22P02' });
    expect(await kept()).toEqual([]);
  });

  it('takes along a statement whose answer nobody waits for', async () => {
    await db.transaction(async (tx) => {
      await keep(tx, 'probe-1');
      tx.send(`INSERT INTO setting (key, value, updated_at) VALUES ($1, '{}', now())`, ['probe-2']);
    });
    expect(await kept()).toEqual(['probe-1', 'probe-2']);
  });

  it('keeps nothing when a statement is refused whose answer nobody waited for', async () => {
    const act = db.transaction(async (tx) => {
      await keep(tx, 'probe-1');
      tx.send('SELECT $1::int', ['no number']);
    });
    await expect(act).rejects.toMatchObject({ code: '22P02' });
    expect(await kept()).toEqual([]);
  });

  it('never says that it was kept when a refusal in it was passed over', async () => {
    const act = db.transaction(async (tx) => {
      await keep(tx, 'probe-1');
      await tx.query('SELECT $1::int', ['no number']).catch(() => undefined);
    });
    await expect(act).rejects.toThrow('nothing of it was kept');
    expect(await kept()).toEqual([]);
  });

  it('lets nothing follow its end, though a branch of the work goes on beside one that failed', async () => {
    let late: Promise<unknown> = Promise.resolve();
    const act = db.transaction((tx) => {
      late = sleep(50).then(() => keep(tx, 'probe-late'));
      return Promise.all([late, tx.query('SELECT $1::int', ['no number'])]);
    });
    await expect(act).rejects.toMatchObject({ code: '22P02' });
    await expect(late).rejects.toThrow('The transaction has ended.');
    expect(await kept()).toEqual([]);
  });

  it('answers the same rows however often a statement is sent, before and after it is prepared', async () => {
    const answers = [];
    for (let at = 0; at < 8; at += 1) answers.push(await db.query('SELECT $1::int + 1 AS n', [at]));
    expect(answers).toEqual(Array.from({ length: 8 }, (_, at) => [{ n: at + 1 }]));
  });
});
