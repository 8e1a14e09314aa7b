import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { hashSecret } from '../../src/platform/auth';
import { Database } from '../../src/platform/database';
import { createTestDatabase, type TestDatabase } from '../database';
import { startAnotherApp } from '../test-app';
import { buildWorld, type Place } from '../world';
import { v7 } from 'uuid';
import { Browser } from './browser';
import { ProductProcess } from './product-process';

jest.setTimeout(180_000);

const PEOPLE = 240;
const PASSWORD = 'two processes and one door';

interface Job {
  readonly state: string;
  readonly done: number;
  readonly result: { readonly created: number; readonly slips: string } | null;
}

describe('two processes on one database', () => {
  let database: TestDatabase;
  let place: Place;
  let first: ProductProcess;
  let second: ProductProcess;

  beforeAll(async () => {
    database = await createTestDatabase();
    const app = await startAnotherApp(database.url);
    const world = await buildWorld(app);
    place = world.home;
    const hash = await hashSecret(PASSWORD);
    for (const [role, email] of [
      ['CENTRE_ADMIN', 'officer@example.org'],
      ['INSTRUCTOR', 'forgetful@example.org'],
    ] as const)
      await world.db.query('UPDATE account SET password_hash = $2, email = $3 WHERE id = $1', [
        place.accounts[role].id,
        hash,
        email,
      ]);
    await fillRoll(world.db, place);
    await app.close();
    const rows = { databaseUrl: database.url };
    [first, second] = await Promise.all([ProductProcess.start(rows), ProductProcess.start(rows)]);
  });
  afterAll(async () => {
    await Promise.all([first.stop(), second.stop()]);
    await database.drop();
  });

  it('count wrong passwords together', async () => {
    const browser = new Browser();
    const statuses: number[] = [];
    for (const product of [first, second, first, second, first])
      statuses.push(await browser.signIn(product, 'forgetful@example.org', 'a wrong password'));
    expect(statuses).toEqual([401, 401, 401, 401, 401]);
    expect(await browser.signIn(second, 'forgetful@example.org', PASSWORD)).toBe(429);
  });

  it('know each other’s sessions, and one finishes the job in whose middle the other was killed', async () => {
    const browser = new Browser();
    expect(await browser.signIn(first, 'officer@example.org', PASSWORD)).toBe(200);
    // Held, so that it is the second one that begins the job.
    first.freeze();
    const asked = await browser.send(second, 'POST', `/api/rotations/${place.rotationId}/accounts`, {});
    expect(asked.status).toBe(202);
    const { jobId, people } = (await asked.json()) as { jobId: string; people: number };
    expect(people).toBe(PEOPLE);
    const job = async (product: ProductProcess): Promise<Job> =>
      (await (await browser.send(product, 'GET', `/api/jobs/${jobId}`)).json()) as Job;
    const begun = await until(
      () => job(second),
      ({ done }) => done > 0,
    );
    expect(begun).toMatchObject({ state: 'RUNNING', result: null });
    await second.kill();
    first.thaw();

    const ended = await until(
      () => job(first),
      ({ state }) => state === 'DONE' || state === 'FAILED',
    );
    expect(ended).toMatchObject({ state: 'DONE', result: { created: PEOPLE, slips: `/api/pin-slips/${jobId}` } });
    const slips = await browser.send(first, 'GET', ended.result?.slips ?? '');
    expect(
      Buffer.from(await slips.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');

    await second.start();
    const again = await browser.send(second, 'POST', `/api/rotations/${place.rotationId}/accounts`, {});
    expect(await again.json()).toEqual({ people: 0, jobId: null });
    const audit = await browser.send(second, 'GET', '/api/audit?action=accounts.made');
    const { items } = (await audit.json()) as { items: { action: string }[] };
    expect(items.filter(({ action }) => action === 'accounts.made')).toHaveLength(1);
  });

  async function until<T>(read: () => Promise<T>, wanted: (value: T) => boolean): Promise<T> {
    for (let left = 1200; ; left--) {
      const value = await read();
      if (wanted(value)) return value;
      if (left === 0) throw new Error(`It stays ${JSON.stringify(value)}.`);
      await sleep(100);
    }
  }
});

/** People with a number and without an account, each on a post of the rotation. */
async function fillRoll(db: Database, place: Place): Promise<void> {
  await db.transaction(async (tx) => {
    for (let number = 1; number <= PEOPLE; number++) {
      const [personId, postId] = [v7(), v7()];
      await tx.query(
        `INSERT INTO person (id, country_id, service, service_number, category, rank_id, created_at) VALUES ($1,$2,'ARMY',$3,'MIL_CONTINGENT',$4,now())`,
        [personId, place.countryId, `8${String(number).padStart(4, '0')}`, place.rankId],
      );
      await tx.query(
        `INSERT INTO person_identity (person_id, country_id, full_name, family_name, given_names, sort_name) VALUES ($1,$2,$3,$3,'',$3)`,
        [personId, place.countryId, `Recruit ${number}`],
      );
      await tx.query(
        `INSERT INTO post (id, country_id, rotation_id, sub_unit_id, code, title, category, rank_band, position)
         VALUES ($1,$2,$3,$4,$5,'Rifleman','MIL_CONTINGENT','ENLISTED',$6)`,
        [postId, place.countryId, place.rotationId, place.subUnitId, `B-${number}`, number + 1],
      );
      await tx.query(
        `INSERT INTO roll_entry (id, country_id, rotation_id, post_id, person_id, from_date, status, created_at) VALUES ($1,$2,$3,$4,$5,'2026-06-01','PRIMARY',now())`,
        [v7(), place.countryId, place.rotationId, postId, personId],
      );
    }
  });
}
