import { Client } from 'pg';
import { BackupError } from './backup-error';
import { writeBackupFile, type BackupManifest, type TableSum } from './backup-file';
import { listAppliedMigrations, listSequences, listTables, qualified } from './catalogue';
import { readTable, useCanonicalText } from './table-stream';

/**
 * Writes everything the product keeps, as it stood at one moment, into a file; the product may go on working. Files
 * of users are rows too. The queue of background jobs (schema `pgboss`) is left out.
 *
 * @throws BackupError when the database was never used by the product or the file cannot be written.
 */
export async function writeBackup(url: string, path: string): Promise<BackupManifest> {
  const client = new Client({ connectionString: url, application_name: 'peacewright backup' });
  // A lost connection fails the query that runs; the event would end the process on top of that.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await useCanonicalText(client);
    return await writeBackupFile(path, async (writer) => {
      const migrations = await listAppliedMigrations(client);
      if (migrations.length === 0) {
        throw new BackupError('This database holds nothing of Peacewright yet; there is nothing to back up.');
      }
      const tables = await listTables(client);
      // Nobody may change a table's columns before its turn has come.
      await client.query(`LOCK TABLE ${tables.map(({ name }) => qualified(name)).join(', ')} IN ACCESS SHARE MODE`);
      await writer.header({ format: 'peacewright-backup', version: 1, migrations, takenAt: await now(client) });
      const sums: TableSum[] = [];
      for (const table of tables) {
        await writer.tableHead({ table: table.name, columns: [...table.columns] });
        sums.push(await readTable(client, table, (rows) => writer.block(rows)));
        await writer.tableEnd();
      }
      const sequences = await listSequences(client);
      const manifest: BackupManifest = {
        tables: sums,
        sequences: sequences.map(({ name, last, called }) => ({ sequence: name, last, called })),
      };
      await writer.manifest(manifest);
      return manifest;
    });
  } finally {
    await client.end();
  }
}

async function now(client: Client): Promise<string> {
  const { rows } = await client.query<{ now: string }>(
    `SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS now`,
  );
  return rows[0]?.now ?? '';
}
