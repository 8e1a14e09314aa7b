import { join } from 'node:path';
import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { ConfigError } from '../config';
import { MIGRATION_LOCK, MIGRATION_TABLE } from './migration-record';

// A `date` is a calendar day, not an instant: keep it as text (YYYY-MM-DD). bigint counts here stay below 2^53.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));
pg.types.setTypeParser(pg.types.builtins.NUMERIC, (text) => Number(text));

/** Options of the one data source; `pool` is the largest number of connections, further options go to the driver. */
export function dataSourceOptions(
  url: string,
  pool: number,
  driver: Readonly<Record<string, unknown>> = {},
): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    extra: { max: pool, application_name: 'peacewright', ...driver },
    entities: [],
    migrations: [join(__dirname, '../../../../migrations/*.{js,ts}')],
    migrationsTableName: MIGRATION_TABLE,
    migrationsTransactionMode: 'each',
  };
}

const OLDEST_SERVER = 15;

/** What to tell of a database server by its `server_version_num` (150004 is 15.4); null where it serves. */
export function serverRefusal(versionNumber: number): string | null {
  const major = Math.floor(versionNumber / 10_000);
  return major >= OLDEST_SERVER
    ? null
    : `The database at DATABASE_URL is PostgreSQL ${major}; Peacewright needs ${OLDEST_SERVER} or newer. Nothing was changed in it.`;
}

/**
 * Brings the database at `url` to the newest schema, one process at a time (an advisory lock parts replicas). Refuses a server
 * that is too old before anything is changed.
 */
export async function migrate(url: string): Promise<void> {
  const source = await new DataSource(dataSourceOptions(url, 2)).initialize();
  const lock = source.createQueryRunner();
  try {
    const [server] = (await lock.query('SHOW server_version_num')) as { server_version_num: string }[];
    const refusal = serverRefusal(Number(server?.server_version_num));
    if (refusal !== null) throw new ConfigError(refusal);
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await source.runMigrations();
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await lock.release();
    await source.destroy();
  }
}
