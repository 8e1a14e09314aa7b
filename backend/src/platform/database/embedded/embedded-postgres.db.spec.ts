import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { temporaryFolder } from '../../../../test/test-server';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres';

jest.setTimeout(60_000);

const BACKEND = join(__dirname, '../../../..');
type Product = ChildProcessByStdio<null, Readable, null>;

let dataDir: string;
let servers: EmbeddedPostgres[];
let products: Product[];

beforeEach(async () => {
  dataDir = await temporaryFolder();
  servers = [];
  products = [];
});

afterEach(async () => {
  for (const product of products.filter(isRunning)) {
    const end = once(product, 'exit');
    product.kill('SIGTERM');
    await end;
  }
  for (const server of servers) await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

describe('the bundled PostgreSQL', () => {
  it('keeps what was written over a stop and a start, and leaves no process behind', async () => {
    const first = await start();
    await query(first.url, "CREATE TABLE kept (name text); INSERT INTO kept VALUES ('Élodie')");
    const pid = await serverPid();
    await first.stop();
    expect(isAlive(pid)).toBe(false);

    const second = await start();
    expect(await query(second.url, 'SELECT upper(name) AS name FROM kept')).toEqual([{ name: 'ÉLODIE' }]);
  });

  it('lets the product work as a role that is no superuser, and keeps its passwords to the owner', async () => {
    const { url } = await start();
    expect(await query(url, 'SELECT usesuper FROM pg_user WHERE usename = current_user')).toEqual([
      { usesuper: false },
    ]);
    expect((await stat(join(dataDir, 'postgres', 'passwords.json'))).mode & 0o777).toBe(0o600);
  });

  it('commits to the disk, and sorts text the way people expect when asked to', async () => {
    const { url } = await start();
    expect(
      await query(
        url,
        `SELECT current_setting('fsync') AS f, current_setting('synchronous_commit') AS s,
                                    current_setting('full_page_writes') AS w, 'é' < 'z' COLLATE "und-x-icu" AS c`,
      ),
    ).toEqual([{ f: 'on', s: 'on', w: 'on', c: true }]);
  });

  it('refuses a second product on the same folder, and leaves the first one alone', async () => {
    const first = await start();
    await expect(start()).rejects.toThrow(`Another Peacewright is running on the data folder ${dataDir}.`);
    expect(await query(first.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('lets one of two products that start at the same moment on a new folder have it', async () => {
    const outcomes = await Promise.allSettled([startProduct(), startProduct()].map((product) => firstRow(product)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('joins the server of a running product on request, and does not stop it', async () => {
    const first = await start();
    const guest = await startEmbeddedPostgres({ dataDir, log: () => undefined, whenInUse: 'join' });
    expect(guest.url).toBe(first.url);
    await guest.stop();
    expect(await query(first.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

describe('after kill -9', () => {
  it('of the product, the next one takes over its server with every acknowledged row', async () => {
    const product = startProduct();
    const acknowledged = await killWhileWriting(product);
    const pid = await serverPid();
    expect(isAlive(pid)).toBe(true);

    const { url } = await start();
    expect(await serverPid()).toBe(pid);
    await expectAllRows(url, acknowledged);
  });

  it('of product and server, the next start waits for what is left of them and has every acknowledged row', async () => {
    const product = startProduct();
    await firstRow(product);
    const pid = await serverPid();
    const acknowledged = await killWhileWriting(product, () => process.kill(pid, 'SIGKILL'));

    const { url } = await start();
    expect(await serverPid()).not.toBe(pid);
    await expectAllRows(url, acknowledged);
  });

  it('of the server alone, the product brings it back at the same address', async () => {
    const { url } = await start();
    await query(url, 'CREATE TABLE kept (id int); INSERT INTO kept VALUES (7)');
    process.kill(await serverPid(), 'SIGKILL');
    await sleep(100);
    expect(await queryPatiently(url, 'SELECT id FROM kept')).toEqual([{ id: 7 }]);
  });
});

describe('the end of the product', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('by %s stops its server', async (signal) => {
    const product = startProduct();
    await firstRow(product);
    const pid = await serverPid();
    const end = once(product, 'exit');
    product.kill(signal);
    expect(await end).toEqual([null, signal]);
    expect(isAlive(pid)).toBe(false);
  });

  it('by a fault nobody handles stops its server', async () => {
    const product = startProduct('throw');
    const end = once(product, 'exit');
    await firstRow(product);
    const pid = await serverPid();
    expect(await end).toEqual([1, null]);
    expect(isAlive(pid)).toBe(false);
  });
});

async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, log: () => undefined });
  servers.push(server);
  return server;
}

/** A process of its own that writes rows; what it prints on its error stream is of no interest here. */
function startProduct(...args: string[]): Product {
  const program = join(BACKEND, 'test/programs/embedded-postgres-user.ts');
  const product = spawn(
    process.execPath,
    ['--require', join(BACKEND, 'test/typescript-hook.cjs'), program, dataDir, ...args],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  products.push(product);
  return product;
}

function isRunning(product: Product): boolean {
  return product.exitCode === null && product.signalCode === null;
}

/** Fails if the product ends before it has written anything. */
async function firstRow(product: Product): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    product.stdout.once('data', () => resolve());
    product.once('exit', () => reject(new Error('the product ended')));
  });
}

/** Lets the product write a while, kills it, and tells the last row whose commit it had been told of. */
async function killWhileWriting(product: Product, alsoKill?: () => void): Promise<number> {
  let last = 0;
  const lines = createInterface({ input: product.stdout });
  lines.on('line', (line) => {
    last = Number(line);
    if (last >= 200 && !product.killed) {
      product.kill('SIGKILL');
      alsoKill?.();
    }
  });
  await Promise.all([once(product, 'exit'), once(lines, 'close')]);
  expect(last).toBeGreaterThanOrEqual(200);
  return last;
}

async function expectAllRows(url: string, acknowledged: number): Promise<void> {
  const [row] = await query(url, `SELECT count(*)::int AS rows FROM written WHERE id <= ${acknowledged}`);
  expect(row).toEqual({ rows: acknowledged });
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function queryPatiently(url: string, sql: string): Promise<unknown[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await query(url, sql);
    } catch (error) {
      if (attempt === 100) throw error;
      await sleep(100);
    }
  }
}

async function serverPid(): Promise<number> {
  return Number.parseInt(await readFile(join(dataDir, 'postgres', 'cluster', 'postmaster.pid'), 'utf8'), 10);
}

/** A process that ended but was not collected by the system yet counts as gone. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const state = `/proc/${pid}/stat`;
  return !existsSync(state) || !readFileSync(state, 'utf8').includes(') Z ');
}
