import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client, type ClientBase } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { DataSource, MigrationExecutor, type DataSourceOptions, type Migration, type QueryRunner } from 'typeorm';
import { MIGRATION_LOCK, MIGRATION_TABLE } from '../migration-record';
import { BackupError } from './backup-error';
import {
  readBackupFile,
  type BackupHeader,
  type BackupManifest,
  type BackupReader,
  type TableSum,
} from './backup-file';
import { columnList, listObstacles, listTables, qualified, type Table } from './catalogue';
import { readTable, RowSum, useCanonicalText } from './table-stream';

export interface RestoreOptions {
  /** The database to fill and the migrations that this version of the product knows. */
  readonly dataSource: DataSourceOptions;
  readonly path: string;
  /** Whether a database that holds tables may be emptied first. */
  readonly replace: boolean;
  readonly log: (message: string) => void;
}

/**
 * Fills a database from a backup: makes the schema the backup was taken on, loads the rows, compares what was loaded
 * with what was saved, and then runs the migrations that are newer than the backup. All of it is one transaction: a
 * failure leaves the database as it was.
 *
 * @throws BackupError when the file is damaged or from a newer product, the database is not empty, or it is in use.
 */
export function restoreBackup(options: RestoreOptions): Promise<BackupManifest> {
  return readBackupFile(options.path, async (reader) => {
    const header = await reader.header();
    const source = await new DataSource(ownConnections(options.dataSource)).initialize();
    const runner = source.createQueryRunner();
    try {
      const client = await connect(runner);
      await runner.startTransaction();
      const manifest = await restoreInside(options, header, reader, { source, runner, client });
      await runner.commitTransaction();
      return manifest;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      throw error;
    } finally {
      await runner.release();
      await source.destroy();
    }
  });
}

/** Under a name of their own, so that the check for a running product does not find them. */
function ownConnections(options: DataSourceOptions): DataSourceOptions {
  const extra: unknown = options.extra;
  const given = typeof extra === 'object' && extra !== null ? extra : {};
  return {
    ...options,
    extra: { ...given, application_name: 'peacewright restore' },
    migrationsTableName: MIGRATION_TABLE,
  };
}

interface Session {
  readonly source: DataSource;
  readonly runner: QueryRunner;
  /** The runner's own connection: rows go through it within the same transaction. */
  readonly client: ClientBase;
}

async function restoreInside(
  options: RestoreOptions,
  header: BackupHeader,
  reader: BackupReader,
  { source, runner, client }: Session,
): Promise<BackupManifest> {
  await useCanonicalText(client);
  await refuseWhileInUse(client);
  const executor = new MigrationExecutor(source, runner);
  await emptyDatabase(client, options.replace);
  const { before, after } = partMigrations(await executor.getPendingMigrations(), header.migrations);
  await runMigrations(executor, before);
  options.log(`Schema ${header.migrations.at(-1) ?? ''} made; loading the data of ${header.takenAt}`);

  const tables = await listTables(client);
  const obstacles = await listObstacles(client);
  for (const { aside } of obstacles) await client.query(aside);
  // A migration may have put rows of its own there; those of the backup hold what became of them.
  await client.query(`TRUNCATE ${tables.map(({ name }) => qualified(name)).join(', ')}`);
  const manifest = await loadTables(client, reader, tables);
  await compare(client, tables, manifest.tables);
  for (const { sequence, last, called } of manifest.sequences) {
    await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [qualified(sequence), last, called]);
  }
  for (const { back } of obstacles.reverse()) await client.query(back);

  await runMigrations(executor, after);
  if (after.length > 0) options.log(`${after.length} newer migrations applied`);
  return manifest;
}

/**
 * Several products on one database are welcome; a restore beneath their feet is not. The lock is kept to the end, so
 * that a product that starts meanwhile waits before it looks at the schema.
 */
async function refuseWhileInUse(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ users: number; locked: boolean }>(
    `SELECT (SELECT count(*) FROM pg_stat_activity
              WHERE datname = current_database() AND application_name = 'peacewright')::int AS users,
            pg_try_advisory_xact_lock($1) AS locked`,
    [MIGRATION_LOCK],
  );
  if (rows[0]?.users === 0 && rows[0].locked) return;
  throw new BackupError('Peacewright is running on this database. Stop it everywhere before you restore.');
}

/** Splits the product's migrations into those the backup was taken after, and the newer ones. */
function partMigrations(known: Migration[], saved: readonly string[]): { before: Migration[]; after: Migration[] } {
  const matches = saved.every((name, index) => known[index]?.name === name);
  if (!matches) {
    throw new BackupError(
      `The backup was made by a newer or a different Peacewright (schema ${saved.at(-1) ?? 'unknown'}). ` +
        'Restore it with that version or a newer one.',
    );
  }
  return { before: known.slice(0, saved.length), after: known.slice(saved.length) };
}

async function emptyDatabase(client: ClientBase, replace: boolean): Promise<void> {
  const { rows } = await client.query<{ tables: number }>(
    `SELECT count(*)::int AS tables FROM pg_class
      WHERE relnamespace = to_regnamespace('public') AND relkind IN ('r', 'p', 'v', 'm')`,
  );
  if (rows[0]?.tables === 0) return;
  if (!replace) {
    throw new BackupError(
      'The database is not empty. Restore into a new one, or add --replace to delete what it holds and restore anyway.',
    );
  }
  // The queue holds jobs of the data that goes; the product makes it anew.
  await client.query('DROP SCHEMA IF EXISTS pgboss CASCADE');
  await client.query('DROP SCHEMA public CASCADE');
  await client.query('CREATE SCHEMA public');
  await client.query('GRANT USAGE ON SCHEMA public TO PUBLIC');
}

async function runMigrations(executor: MigrationExecutor, migrations: readonly Migration[]): Promise<void> {
  for (const migration of migrations) await executor.executeMigration(migration);
}

async function loadTables(client: ClientBase, reader: BackupReader, tables: readonly Table[]): Promise<BackupManifest> {
  const waiting = new Map(tables.map((table) => [table.name, table]));
  const sums: TableSum[] = [];
  for (;;) {
    const part = await reader.next();
    if ('tables' in part) {
      await reader.end();
      if (waiting.size > 0) throw unfit([...waiting.keys()].join(', '));
      requireEqual(sums, part.tables);
      return part;
    }
    const table = waiting.get(part.table);
    if (table?.columns.join() !== part.columns.join()) throw unfit(part.table);
    waiting.delete(part.table);
    sums.push(await loadTable(client, table, reader));
  }
}

async function loadTable(client: ClientBase, table: Table, reader: BackupReader): Promise<TableSum> {
  const sink = client.query(copyFrom(`COPY ${qualified(table.name)} (${columnList(table.columns)}) FROM STDIN`));
  const sum = new RowSum();
  async function* summed(): AsyncGenerator<Buffer> {
    for await (const rows of reader.blocks()) {
      sum.add(rows);
      yield rows;
    }
  }
  await pipeline(Readable.from(summed(), { objectMode: false }), sink);
  return sum.of(table.name);
}

/** Reads everything back out of the database: what counts is what it holds, not what was sent to it. */
async function compare(client: ClientBase, tables: readonly Table[], saved: readonly TableSum[]): Promise<void> {
  const held: TableSum[] = [];
  for (const table of tables) held.push(await readTable(client, table, () => Promise.resolve()));
  requireEqual(held, saved);
}

function requireEqual(found: readonly TableSum[], saved: readonly TableSum[]): void {
  const sums = new Map(found.map((sum) => [sum.table, sum]));
  const wrong = saved.filter(({ table, rows, sha256 }) => {
    const sum = sums.get(table);
    return sum?.rows !== rows || sum.sha256 !== sha256;
  });
  if (wrong.length === 0 && found.length === saved.length) return;
  throw new BackupError(
    `The backup is damaged: the rows of ${wrong.map(({ table }) => table).join(', ')} do not agree.`,
  );
}

function unfit(table: string): BackupError {
  return new BackupError(`The backup does not fit the schema it names (${table}).`);
}

async function connect(runner: QueryRunner): Promise<ClientBase> {
  const client: unknown = await runner.connect();
  if (client instanceof Client) return client;
  throw new Error('A restore needs a PostgreSQL connection.');
}
