import 'reflect-metadata';
import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { NextRequest } from 'autocannon';
import pg from 'pg';
import { createApp } from '../src/app';
import { StatusKeeper } from '../src/modules/readiness/status/status-keeper';
import { parseConfig } from '../src/platform/config';
import { Database, migrate } from '../src/platform/database';
import { startEmbeddedPostgres } from '../src/platform/database/embedded/embedded-postgres';
import { accounts, evidence, generate, idOf, RIGHT, SIZES, type Login, type Size } from './generate';
import { buffers, drive, floor, times, type Load, type Sent, type Times } from './load';

/** One screen or act, measured through the real server. */
interface Scenario {
  readonly name: string;
  /** One request; called once a request. */
  readonly next: () => NextRequest;
  /** Its statements can be sent again as they are, which gives the floor. */
  readonly reads: boolean;
  /** Asked for this many times as often as the rest: less for what is heavy, more for what is over before it is warm. */
  readonly share?: number;
}

interface Measured {
  readonly name: string;
  readonly queries: number;
  readonly loads: readonly { readonly served: Load; readonly floor: Times | null }[];
}

/** Statements that every client of this process sends while `record` runs, without those of the job queue. */
const recorded: Sent[] = [];
/** Milliseconds in which at least one recorded statement was on its way or at work: those sent together count once. */
let waited = 0;
let open = 0;
let since = 0;
let recording = false;

function began(): void {
  if (open === 0) since = performance.now();
  open += 1;
}

function answered(): void {
  open -= 1;
  if (open === 0) waited += performance.now() - since;
}

function recordStatements(): void {
  const prototype = pg.Client.prototype as unknown as { query: (...given: unknown[]) => unknown };
  const send = prototype.query;
  prototype.query = function (this: unknown, ...given: unknown[]): unknown {
    const [first, second] = given;
    const { text = '', values = second } =
      typeof first === 'string' ? { text: first } : (first as { text?: string; values?: unknown });
    if (!recording || text === '' || text.includes('pgboss')) return send.apply(this, given);
    recorded.push({ text, values: Array.isArray(values) ? values : [] });
    began();
    // The pool asks to be called back, a transaction awaits.
    const last = given.at(-1);
    if (typeof last === 'function') {
      const told = last as (...given: unknown[]) => unknown;
      return send.call(this, ...given.slice(0, -1), (...result: unknown[]) => {
        answered();
        return told(...result);
      });
    }
    const answer = send.apply(this, given);
    return answer instanceof Promise ? answer.finally(answered) : answer;
  };
}

async function statementsOf(url: string, request: NextRequest): Promise<Sent[]> {
  recorded.length = 0;
  waited = 0;
  recording = true;
  const answer = await fetch(`${url}${request.path ?? ''}`, {
    method: request.method ?? 'GET',
    headers: { ...request.headers },
    ...(request.body !== undefined && { body: request.body }),
  });
  await answer.arrayBuffer();
  recording = false;
  if (!answer.ok) throw new Error(`${request.path ?? ''} answered ${answer.status}.`);
  return recorded.filter(({ text }) => !/^(BEGIN|START|COMMIT|ROLLBACK|SET)/i.test(text.trim()));
}

const headersOf = ({ token }: Login): Record<string, string> => ({
  cookie: `pw_session=${token}`,
  'x-csrf-token': 'bench',
  'content-type': 'application/json',
  'accept-encoding': 'br, gzip',
});

/** Goes round a list for ever. */
function roundOf<T>(list: readonly T[]): () => T {
  let at = -1;
  return () => {
    at += 1;
    const found = list[at % list.length];
    if (found === undefined) throw new Error('Nothing is prepared to be sent.');
    return found;
  };
}

async function prepareScenarios(db: pg.Client, url: string, size: Size): Promise<Scenario[]> {
  const each = 10;
  const people = (share: number): number =>
    Math.ceil(((size.requests[0] + size.requests[1]) * share + SAMPLES + WARMING) / each);
  const { desk, learners } = await accounts(db, people(QUICK) + people(1));
  const [finishing, sitting] = [learners.slice(0, people(QUICK)), learners.slice(people(QUICK))];
  const large = await idOf(db, 'rotation', 0);
  const done: NextRequest[] = [];
  const submissions: NextRequest[] = [];
  for (let module = 0; module < each; module += 1) {
    const edition = await idOf(db, 'edition', module);
    const lesson = await idOf(db, 'lesson', module);
    const test = await idOf(db, 'test', module);
    for (const login of finishing)
      done.push({
        method: 'POST',
        path: `/api/learning/modules/${edition}/lessons/${lesson}/finish`,
        headers: headersOf(login),
        body: '{"language":"en"}',
      });
    for (const login of sitting) {
      const path = `/api/learning/modules/${edition}/tests/${test}/attempts`;
      const answer = await fetch(`${url}${path}`, { method: 'POST', headers: headersOf(login), body: '{}' });
      if (!answer.ok) throw new Error(`Beginning a test answered ${answer.status}: ${await answer.text()}`);
      const attempt = (await answer.json()) as { id: string; questions: { token: string }[] };
      const answers = Object.fromEntries(
        attempt.questions.map(({ token }) => [token, { kind: 'trueFalse', value: RIGHT }]),
      );
      submissions.push({
        method: 'PUT',
        path: `${path}/${attempt.id}/submission`,
        headers: headersOf(login),
        body: JSON.stringify({ answers }),
      });
    }
  }
  const get = (path: string, login: Login) => (): NextRequest => ({ method: 'GET', path, headers: headersOf(login) });
  const homes = roundOf(finishing);
  const exported = (format: string) => (): NextRequest => ({
    method: 'POST',
    path: `/api/readiness/rotations/${large}/exports`,
    headers: headersOf(desk),
    body: JSON.stringify({ format, language: 'en' }),
  });
  return [
    { name: 'signed in, nothing read', next: get('/api/evidence/mine', desk), reads: true, share: QUICK },
    { name: 'board', next: get('/api/readiness/board', desk), reads: true },
    { name: 'matrix 850 × 60', next: get(`/api/readiness/rotations/${large}/matrix`, desk), reads: true },
    { name: 'the same as XLSX', next: exported('XLSX'), reads: false, share: HEAVY },
    { name: 'the same as CSV', next: exported('CSV'), reads: false, share: HEAVY },
    { name: 'learner’s home', next: () => get('/api/learning/home', homes())(), reads: true },
    { name: 'marking one thing done', next: roundOf(done), reads: false, share: QUICK },
    { name: 'submitting a test of ten', next: roundOf(submissions), reads: false },
  ];
}

/** The real server, as `npm start` runs it. */
async function serve(databaseUrl: string): Promise<{ url: string; child: ChildProcess }> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  probe.close();
  const child = spawn(process.execPath, [join(__dirname, '../src/main.js')], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      HOST: '127.0.0.1',
      LOG_LEVEL: 'warn',
      DATABASE_POOL: '16',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  // A machine with other things to do may take its time.
  for (let tries = 0; tries < 900 && child.exitCode === null; tries += 1) {
    const ready = await fetch(`${url}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return { url, child };
    await sleep(200);
  }
  child.kill('SIGKILL');
  throw new Error('The server did not become ready.');
}

/** What one request sends to PostgreSQL; for an act, which cannot be done twice, also how long it waits for PostgreSQL. */
interface Recorded {
  readonly statements: readonly Sent[];
  readonly times: Times | null;
}

const SAMPLES = 20;
const WARMING = 20;
/** Hundreds of these are answered in a second: fewer would measure the compiling of the code. */
const QUICK = 6;
const HEAVY = 0.1;

async function record(url: string, { next, reads }: Scenario): Promise<Recorded> {
  const durations: number[] = [];
  let statements: Sent[] = [];
  for (let at = 0; at < (reads ? 1 : SAMPLES); at += 1) {
    statements = await statementsOf(url, next());
    durations.push(waited);
  }
  return { statements, times: reads ? null : times(durations, durations.reduce((sum, one) => sum + one, 0) / 1000) };
}

async function measure(
  url: string,
  pool: pg.Pool,
  scenarios: readonly Scenario[],
  statements: ReadonlyMap<string, Recorded>,
  size: Size,
): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const { name, next, reads, share = 1 } of scenarios) {
    const known = statements.get(name) ?? { statements: [], times: null };
    const sent = known.statements;
    await drive(url, 4, WARMING, next);
    const loads = [];
    for (const [at, connections] of [1, 16].entries()) {
      const amount = Math.max(connections, Math.ceil(size.requests[at as 0 | 1] * share));
      const served = await drive(url, connections, amount, next);
      const lowest = reads ? await floor(pool, sent, connections, amount) : connections === 1 ? known.times : null;
      loads.push({ served, floor: lowest });
    }
    measured.push({ name, queries: sent.length, loads });
  }
  return measured;
}

function print(measured: readonly Measured[]): void {
  const columns = [
    '',
    'clients',
    'p50 ms',
    'p95 ms',
    'p99 ms',
    'per s',
    'bytes',
    'queries',
    'SQL p50',
    'SQL p95',
    'SQL per s',
  ];
  const rows = measured.flatMap(({ name, queries, loads }) =>
    loads.map(({ served, floor: lowest }) =>
      [
        name,
        served.connections,
        served.p50,
        served.p95,
        served.p99,
        served.perSecond,
        served.bytes,
        queries,
        lowest?.p50 ?? '–',
        lowest?.p95 ?? '–',
        lowest?.perSecond ?? '–',
      ].map(String),
    ),
  );
  const widths = columns.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0)));
  for (const row of [columns, ...rows])
    process.stdout.write(
      `${row.map((text, at) => (at === 0 ? text.padEnd(widths[at] ?? 0) : text.padStart(widths[at] ?? 0))).join('  ')}\n`,
    );
}

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { size: { type: 'string', default: 'small' }, json: { type: 'string' } } });
  if (values.size !== 'small' && values.size !== 'full') throw new Error('--size is small or full.');
  const size = SIZES[values.size];
  const say = (text: string): boolean => process.stdout.write(`${text}\n`);
  const folder = await mkdtemp(join(tmpdir(), 'peacewright-bench-'));
  await chmod(folder, 0o711);
  const server = await startEmbeddedPostgres({ dataDir: folder, log: () => undefined });
  /** Undone in the reverse order, also after a failure. */
  const closing: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true }), () => server.stop()];
  try {
    await migrate(server.url);
    const db = new pg.Client({ connectionString: server.url });
    await db.connect();
    closing.push(() => db.end());
    const start = performance.now();
    await generate(db, size);
    recordStatements();
    const app = await createApp({
      ...parseConfig({ LOG_LEVEL: 'silent', DATABASE_POOL: '4' }),
      databaseUrl: server.url,
    });
    await app.listen(0, '127.0.0.1');
    closing.push(() => app.close());
    const inside = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
    for (let rotation = 0; rotation < size.rotations; rotation += 1) {
      const id = await idOf(db, 'rotation', rotation);
      await app.get(Database).transaction((tx) => app.get(StatusKeeper).recomputeRotation(tx, id));
    }
    await db.query('VACUUM ANALYZE');
    const {
      rows: [counted],
    } = await db.query<{ count: string }>('SELECT count(*) FROM evidence');
    say(
      `${size.rotations} rotations, ${size.people} people, ${Number(counted?.count ?? 0)} rows of evidence, made in ${Math.round((performance.now() - start) / 1000)} s`,
    );
    const scenarios = await prepareScenarios(db, inside, size);
    // As autovacuum would within a minute: the accounts, sessions and attempts are new.
    await db.query('VACUUM ANALYZE');
    const statements = new Map<string, Recorded>();
    for (const scenario of scenarios) statements.set(scenario.name, await record(inside, scenario));
    await closing.pop()?.();
    const { url, child } = await serve(server.url);
    closing.push(() => ended(child));
    const pool = new pg.Pool({ connectionString: server.url, max: 16 });
    closing.push(() => pool.end());
    const measured = await measure(url, pool, scenarios, statements, size);
    print(measured);
    say(
      'SQL: the statements of a screen sent straight to PostgreSQL, one after the other on each connection. Of what writes: how\n' +
        `long one act waits for PostgreSQL, measured inside the server over ${SAMPLES} acts, since it cannot be sent again.`,
    );

    const board = statements.get('board')?.statements ?? [];
    const total = (): Promise<number> => sumOf(board, (sent) => buffers(db, sent));
    const before = await total();
    await evidence(db, size.people, size.completions, 'more');
    await db.query('VACUUM ANALYZE evidence');
    const {
      rows: [more],
    } = await db.query<{ count: string }>('SELECT count(*) FROM evidence');
    const after = await total();
    say(
      `Buffers read by the board: ${before} with ${Number(counted?.count ?? 0)} rows of evidence, ${after} with ${Number(more?.count ?? 0)}.`,
    );
    if (values.json !== undefined)
      await writeFile(
        values.json,
        `${JSON.stringify({ size: values.size, ...size, evidence: Number(counted?.count ?? 0), processors: cpus().length, node: process.version, measured, boardBuffers: { before, after, evidenceAfter: Number(more?.count ?? 0) } }, null, 2)}\n`,
      );
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

async function ended(child: ChildProcess): Promise<void> {
  const end = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await end;
}

async function sumOf<T>(list: readonly T[], value: (one: T) => Promise<number>): Promise<number> {
  let sum = 0;
  for (const one of list) sum += await value(one);
  return sum;
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
