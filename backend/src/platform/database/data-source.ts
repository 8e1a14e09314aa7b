import { join } from 'node:path';
import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
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

/** Brings the database at `url` to the newest schema, one process at a time (an advisory lock parts replicas). */
export async function migrate(url: string): Promise<void> {
  const source = await new DataSource(dataSourceOptions(url, 2)).initialize();
  const lock = source.createQueryRunner();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await source.runMigrations();
  } finally {
    await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await lock.release();
    await source.destroy();
  }
}
