import { readConfig } from '../platform/config';
import { restoreBackup, type RestoreOptions } from '../platform/database/backup';
import { dataSourceOptions } from '../platform/database/data-source';
import { runCommand, UsageError, withDatabase, type DataLocation, type Print } from './command';

/** `npm run restore -- FILE [--replace]`: fills the database from FILE. The product must not be running. */
export async function restore(
  location: DataLocation,
  args: readonly string[],
  print: Print,
  schema: (url: string) => RestoreOptions['dataSource'],
): Promise<void> {
  const replace = args.includes('--replace');
  const [path, ...rest] = args.filter((argument) => argument !== '--replace');
  if (path === undefined || path.startsWith('-') || rest.length > 0) {
    throw new UsageError('Usage: npm run restore -- FILE [--replace]');
  }
  const { tables } = await withDatabase(location, 'refuse', print, (url) =>
    restoreBackup({ dataSource: schema(url), path, replace, log: print }),
  );
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  print(`${path}: ${rows} rows of ${tables.length} tables restored and verified`);
}

if (require.main === module) {
  void runCommand(() =>
    restore(
      readConfig(),
      process.argv.slice(2),
      (line) => process.stdout.write(`${line}\n`),
      (url) => dataSourceOptions(url, 2),
    ),
  );
}
