import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { hashSecret } from '../../src/platform/auth';
import type { Database } from '../../src/platform/database';
import { createTestDatabase, type TestDatabase } from '../database';
import { startAnotherApp } from '../test-app';
import { buildWorld, type Place } from '../world';
import { ProductProcess } from './product-process';

const EMAIL = 'quillon.vestrand@example.org';
const PASSWORD = 'a password for the log';
const WRONG_PASSWORD = 'another password for it';
const NUMBER = '00731846';
const PIN = '493027';
const WRONG_PIN = '820164';
const NAME = 'Quillon Vestrand';
const DEVICE = 'The tablet of Vestrand';

const line = z.object({
  level: z.number(),
  time: z.number(),
  msg: z.string(),
  correlationId: z.string().optional(),
  req: z.strictObject({ method: z.string(), path: z.string() }).optional(),
  res: z.strictObject({ status: z.number() }).optional(),
  err: z.record(z.string(), z.unknown()).optional(),
});
type Line = z.infer<typeof line>;

/** A request, and what came of it. */
interface Told {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** The id in the answer's header. */
  readonly answered: string | null;
  readonly body: string;
}

describe('the log of the running product', () => {
  let database: TestDatabase;
  const told: Told[] = [];
  const secrets = new Set([
    EMAIL,
    PASSWORD,
    WRONG_PASSWORD,
    NUMBER,
    PIN,
    WRONG_PIN,
    NAME,
    DEVICE,
    'Quillon',
    'Vestrand',
  ]);
  let printed: string[];
  let lines: Line[];

  /** Asks the product for something under an id, and remembers what must not be seen of it. */
  async function ask(product: ProductProcess, id: string, method: string, path: string, body?: object): Promise<Told> {
    const answer = await fetch(`${product.url}${path}`, {
      method,
      headers: { 'x-correlation-id': id, 'content-type': 'application/json', 'user-agent': DEVICE },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    for (const cookie of answer.headers.getSetCookie()) secrets.add(/^[^=]+=([^;]*)/.exec(cookie)?.[1] ?? '');
    secrets.add(/"csrfToken":"([^"]+)"/.exec(text)?.[1] ?? '');
    secrets.delete('');
    const { status, headers } = answer;
    const one = { id, method, path, status, answered: headers.get('x-correlation-id'), body: text };
    told.push(one);
    return one;
  }

  beforeAll(async () => {
    database = await createTestDatabase();
    const app = await startAnotherApp(database.url);
    const world = await buildWorld(app);
    await personalData(world.db, world.home);
    const product = await ProductProcess.start({ databaseUrl: database.url }, 'debug');
    const who = { country: 'XA', service: 'ARMY', serviceNumber: NUMBER };
    const asked = [
      await ask(product, 'password-wrong', 'POST', '/api/session/password', { email: EMAIL, password: WRONG_PASSWORD }),
      await ask(product, 'password-right', 'POST', '/api/session/password', { email: EMAIL, password: PASSWORD }),
      await ask(product, 'pin-wrong-1', 'POST', '/api/session/pin', { ...who, pin: WRONG_PIN }),
      await ask(product, 'pin-right-1', 'POST', '/api/session/pin', { ...who, pin: PIN }),
      await ask(product, 'query-of-a-stranger', 'GET', `/api/people?q=${NUMBER}`),
      await ask(product, 'not an id', 'GET', '/api/session'),
    ];
    expect(asked.map(({ status }) => status)).toEqual([401, 200, 401, 200, 401, 200]);
    await breakSessions(world.db);
    const broken = await ask(product, 'password-broken', 'POST', '/api/session/password', {
      email: EMAIL,
      password: PASSWORD,
    });
    expect(broken.status).toBe(500);
    await product.stop();
    await app.close();
    printed = product.output.trimEnd().split('\n');
    lines = printed
      .filter((text) => !text.startsWith('Peacewright is ready on '))
      .map((text) => line.parse(JSON.parse(text)));
  });
  afterAll(() => database.drop());

  it('is one JSON object a line, with time and level, but for the word that it is ready', () => {
    expect(printed.length - lines.length).toBe(1);
    const levels = new Set(lines.map(({ level }) => level));
    expect([...levels].every((level) => [10, 20, 30, 40, 50, 60].includes(level))).toBe(true);
    const times = lines.map(({ time }) => time);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.every((time) => Math.abs(time - Date.now()) < 3_600_000)).toBe(true);
  });

  it('ties each request to the id that its caller sent, and to which the answer says it', () => {
    const well = told.filter(({ id }) => id !== 'not an id');
    for (const { id, method, path, status, answered } of well) {
      expect(answered).toBe(id);
      const [request, ...others] = lines.filter((one) => one.correlationId === id && one.res !== undefined);
      expect(others).toEqual([]);
      expect(request).toMatchObject({ req: { method, path: path.split('?')[0] }, res: { status } });
    }
    for (const { status, id, body } of well.filter((one) => one.status >= 400))
      expect(JSON.parse(body)).toMatchObject({ status, correlationId: id });
  });

  it('gives an id of its own where what was sent is none', () => {
    const { answered } = told.find(({ id }) => id === 'not an id')!;
    expect(answered).toMatch(/^[0-9a-f-]{36}$/);
    expect(lines.filter(({ correlationId }) => correlationId === answered)).toHaveLength(1);
    expect(printed.join('\n')).not.toContain('not an id');
  });

  it('says under the same id what failed, and where', () => {
    const failures = lines.filter((one) => one.correlationId === 'password-broken' && one.level === 50);
    expect(failures.map(({ msg }) => msg)).toContain('POST /api/session/password failed');
    const [{ err } = {}] = failures;
    expect(err).toMatchObject({ message: 'no session today', code: 'P0001' });
    expect(String(err?.['stack'])).toMatch(/\n\s+at /);
    expect(lines.filter(({ level }) => level >= 50).map(({ correlationId }) => correlationId)).toEqual(
      failures.map(() => 'password-broken'),
    );
  });

  it('holds nothing of whom it is about: no name, number, secret, token, device or address', () => {
    expect(secrets.size).toBeGreaterThan(12);
    // Clocks may show any digits.
    for (const text of printed.map((one) => one.replace(/"(time|responseTime|pid)":[\d.]+/g, ''))) {
      for (const secret of secrets) expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
      if (text.startsWith('{')) expect(text).not.toMatch(/127\.0\.0\.1|::1|cookie|user-agent/i);
    }
  });
});

/** Who signs in: somebody with a name and an e-mail address, and a person with a number and a PIN. */
async function personalData(db: Database, { accounts, personId }: Place): Promise<void> {
  await db.query('UPDATE account SET display_name = $2, email = $3, password_hash = $4 WHERE id = $1', [
    accounts.CENTRE_ADMIN.id,
    NAME,
    EMAIL,
    await hashSecret(PASSWORD),
  ]);
  await db.query('UPDATE account SET display_name = $2, pin_login = $3, pin_hash = $4 WHERE id = $1', [
    accounts.LEARNER.id,
    NAME,
    `XA/ARMY/${NUMBER}`,
    await hashSecret(PIN),
  ]);
  await db.query('UPDATE person SET service_number = $2 WHERE id = $1', [personId, NUMBER]);
  await db.query('UPDATE person_identity SET full_name = $2, sort_name = $2 WHERE person_id = $1', [personId, NAME]);
}

/** From now on nobody can sign in, for a reason that the product does not know; PostgreSQL quotes the row to it. */
async function breakSessions(db: Database): Promise<void> {
  await db.query(
    `CREATE FUNCTION no_session() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN RAISE EXCEPTION 'no session today' USING DETAIL = 'Failing row contains (${NAME}, ${EMAIL}, ${NUMBER}).'; END $$`,
  );
  await db.query('CREATE TRIGGER no_session BEFORE INSERT ON session FOR EACH ROW EXECUTE FUNCTION no_session()');
}
