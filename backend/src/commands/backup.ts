import { readConfig } from '../platform/config';
import { writeBackup } from '../platform/database/backup';
import {
  requireExistingDatabase,
  runCommand,
  UsageError,
  withDatabase,
  type DataLocation,
  type Print,
} from './command';

/** `npm run backup -- FILE`: writes all data into FILE. The product may be running. */
export async function backup(location: DataLocation, args: readonly string[], print: Print): Promise<void> {
  const [path, ...rest] = args;
  if (path === undefined || path.startsWith('-') || rest.length > 0) {
    throw new UsageError('Usage: npm run backup -- FILE');
  }
  requireExistingDatabase(location);
  const { tables } = await withDatabase(location, 'join', print, (url) => writeBackup(url, path));
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  print(`${path}: ${rows} rows of ${tables.length} tables saved`);
}

if (require.main === module) {
  void runCommand(() => backup(readConfig(), process.argv.slice(2), (line) => process.stdout.write(`${line}\n`)));
}
