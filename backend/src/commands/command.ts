import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, type Config } from '../platform/config';
import { BackupError } from '../platform/database/backup';
import { EmbeddedPostgresError, startEmbeddedPostgres } from '../platform/database/embedded';

/** The settings that say where the data is. */
export type DataLocation = Pick<Config, 'databaseUrl' | 'dataDir'>;

/** Prints one line for the operator. */
export type Print = (line: string) => void;

/** The command was not called the way it wants to be; the message says how. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * Runs `work` on the product's database: the one DATABASE_URL names, else the one in the data folder, whose server is
 * started for as long as the work takes unless a running product has started it already.
 */
export async function withDatabase<T>(
  location: DataLocation,
  whenInUse: 'refuse' | 'join',
  print: Print,
  work: (url: string) => Promise<T>,
): Promise<T> {
  if (location.databaseUrl !== null) return work(location.databaseUrl);
  const server = await startEmbeddedPostgres({ dataDir: location.dataDir, log: print, whenInUse });
  try {
    return await work(server.url);
  } finally {
    await server.stop();
  }
}

/** Fails when there is neither a database server named nor a data folder with a database in it. */
export function requireExistingDatabase(location: DataLocation): void {
  if (location.databaseUrl !== null || existsSync(join(location.dataDir, 'postgres'))) return;
  throw new BackupError(`There is no database in ${location.dataDir}. Choose the data folder with DATA_DIR.`);
}

/** Runs a command to its end. What an operator can act on is printed as one message, anything else with its stack. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`${describe(error)}\n`);
  }
}

function describe(error: unknown): string {
  const expected = [UsageError, BackupError, ConfigError, EmbeddedPostgresError].some((kind) => error instanceof kind);
  if (!(error instanceof Error)) return String(error);
  return expected ? error.message : (error.stack ?? error.message);
}
