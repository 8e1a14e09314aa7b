import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, DatabaseError, escapeIdentifier } from 'pg';
import { startEmbeddedPostgres } from '../src/platform/database/embedded';

/** Where a run of tests finds its server, and the database every test database is a copy of. */
interface TestServer {
  readonly url: string;
  readonly template: string;
}

/** The environment is the one thing that reaches the workers of a test run. */
const SERVER_VARIABLE = 'PEACEWRIGHT_TEST_SERVER';

/** For `globalSetup`: makes the server known to the workers. */
export function announceTestServer(server: TestServer): void {
  process.env[SERVER_VARIABLE] = JSON.stringify(server);
}

export function announcedTestServer(): TestServer {
  const text = process.env[SERVER_VARIABLE];
  if (text === undefined) throw new Error('No test server: the Jest configuration has to name test/global-setup.ts.');
  const value: unknown = JSON.parse(text);
  if (typeof value === 'object' && value !== null && 'url' in value && 'template' in value) {
    return { url: String(value.url), template: String(value.template) };
  }
  throw new Error(`${SERVER_VARIABLE} holds something else`);
}

/** A folder for one test that the database server can reach, also when the tests run as root. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'peacewright-test-'));
  await chmod(folder, 0o711);
  return folder;
}

/**
 * The server of a test run: the one TEST_DATABASE_URL names (its role must be allowed to create databases), else the
 * bundled one on a folder of its own.
 */
export async function startTestServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const outside = process.env['TEST_DATABASE_URL'];
  if (outside !== undefined && outside !== '') return { url: outside, stop: () => Promise.resolve() };
  const folder = await temporaryFolder();
  const server = await startEmbeddedPostgres({ dataDir: folder, log: () => undefined });
  // What a test wrote need not survive a power cut, and the disk is the slowest part of a test.
  await execute(server.url, 'ALTER ROLE CURRENT_USER SET synchronous_commit = off');
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Runs one statement on a connection of its own. */
export async function execute(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export function databaseName(): string {
  return `test_${randomBytes(8).toString('hex')}`;
}

export function urlOfDatabase(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}

export function createDatabase(server: string, name: string, template: string): Promise<void> {
  return execute(server, `CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE ${escapeIdentifier(template)}`);
}

/** Drops a database, and cuts off whoever is still connected. */
export async function dropDatabase(server: string, name: string): Promise<void> {
  for (let left = 20; ; left--)
    try {
      await execute(server, `DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);
      return;
    } catch (error) {
      // The server's own housekeeping may be in there, and only a superuser could end that: it leaves by itself.
      const code = error instanceof DatabaseError ? error.code : undefined;
      if (left === 0 || (code !== '42501' && code !== '55006')) throw error;
      await sleep(500);
    }
}
