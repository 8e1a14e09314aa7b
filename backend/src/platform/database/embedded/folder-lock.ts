import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import type { Cluster } from './cluster';
import { EmbeddedPostgresError } from './embedded-postgres-error';
import { errorCode } from './errors';

/** Role and database of the product in the bundled server. */
const PRODUCT = 'peacewright';
/** Any fixed number: the lock lives in the database `postgres`, where nothing else takes one. */
const LOCK_KEY = 1;
const CONNECT_TIMEOUT_MS = 5_000;

/** The folder is ours as long as `client` is connected, or it is held by another process. */
export type LockAttempt =
  | { readonly outcome: 'locked'; readonly client: Client; readonly port: number }
  | { readonly outcome: 'held'; readonly port: number };

/** Connection string of the product's role. */
export function productUrl(cluster: Cluster, port: number): string {
  return `postgresql://${PRODUCT}:${cluster.passwords.product}@127.0.0.1:${port}/${PRODUCT}`;
}

/**
 * Tries once to take the lock of the data folder, and sees to it that role and database exist. Password exchange is
 * mutual (SCRAM), so a stranger on the port is not taken for our server.
 *
 * @returns `not-ready` while the server does not accept connections.
 */
export async function takeFolderLock(cluster: Cluster, port: number): Promise<LockAttempt | 'not-ready'> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: cluster.passwords.superuser,
    database: 'postgres',
    ssl: false,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'peacewright folder lock',
  });
  // What ends the connection is told by 'end'; without a listener it would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [LOCK_KEY]);
    if (rows[0]?.locked === true) {
      await prepareDatabase(client, cluster);
      return { outcome: 'locked', client, port };
    }
    await client.end();
    return { outcome: 'held', port };
  } catch (error) {
    await client.end();
    if (errorCode(error) === '28P01') {
      throw new EmbeddedPostgresError(
        `The PostgreSQL on ${cluster.data} does not accept the passwords in ${cluster.folder}; ` +
          'they belong to different data folders.',
        { cause: error },
      );
    }
    if (isPassing(error)) return 'not-ready';
    throw error;
  }
}

/** Safe to repeat: a first start may have been killed between the two. */
async function prepareDatabase(client: Client, cluster: Cluster): Promise<void> {
  const role = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [PRODUCT]);
  if (role.rowCount === 0) {
    await client.query(
      `CREATE ROLE ${escapeIdentifier(PRODUCT)} LOGIN CREATEDB PASSWORD ${escapeLiteral(cluster.passwords.product)}`,
    );
  }
  const database = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [PRODUCT]);
  if (database.rowCount === 0) {
    await client.query(`CREATE DATABASE ${escapeIdentifier(PRODUCT)} OWNER ${escapeIdentifier(PRODUCT)}`);
  }
}

/** Refused, cut off, starting up or shutting down: another attempt may succeed. */
function isPassing(error: unknown): boolean {
  const code = errorCode(error);
  if (code === undefined) return error instanceof Error && /terminated|timeout/i.test(error.message);
  return ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03', '53300'].includes(code);
}
