import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { PostgresBinaries } from './binaries';
import { EmbeddedPostgresError } from './embedded-postgres-error';
import { isAlive } from './is-alive';
import { runProgram } from './run-program';
import { giveTo, requireReachable, serverUser, type ServerUser } from './server-user';

/** The server's part of the data folder, and how to run programs on it. */
export interface Cluster {
  /** Holds all of it; only the server's user may enter. */
  readonly folder: string;
  /** PGDATA. */
  readonly data: string;
  readonly logFile: string;
  readonly passwords: Passwords;
  readonly binaries: PostgresBinaries;
  /** `undefined`: whoever runs the product. */
  readonly user: ServerUser | undefined;
}

/** Generated for each data folder, kept in it, readable by its owner alone. */
interface Passwords {
  /** Of `postgres`, which holds the lock and creates role and database. */
  readonly superuser: string;
  /** Of `peacewright`, the role the product works as: it owns its database and is no superuser. */
  readonly product: string;
}

const DRAFT_MARK = '.new-';

/**
 * Opens the cluster in a data folder, and makes it if there is none. It is made beside its final place and moved there
 * whole, so that a start that was killed half-way leaves nothing that looks like a cluster.
 */
export async function openCluster(dataDir: string, binaries: PostgresBinaries): Promise<Cluster> {
  const user = await serverUser(join(dataDir, 'postgres', 'cluster'));
  // Another user than ours passes through this folder to its own one, which nobody else may enter.
  await mkdir(dataDir, { recursive: true, mode: user ? 0o711 : 0o700 });
  // The one true path: a running server is recognised by it.
  const folder = join(await realpath(dataDir), 'postgres');
  const data = join(folder, 'cluster');
  await requireReachable(folder, user, 'Choose another data folder with DATA_DIR');
  await requireReachable(binaries.initdb, user, 'Move the program to another folder');
  if (!existsSync(folder)) await createCluster(folder, binaries, user);
  const passwords = await readPasswords(folder);
  await requireSameMajorVersion(data, binaries);
  if (user && (await stat(data)).uid === 0) await giveTo(folder, user);
  return { folder, data, logFile: join(folder, 'server.log'), passwords, binaries, user };
}

async function createCluster(folder: string, binaries: PostgresBinaries, user: ServerUser | undefined): Promise<void> {
  await removeAbandonedDrafts(folder);
  const draft = `${folder}${DRAFT_MARK}${process.pid}`;
  await mkdir(draft, { mode: 0o700 });
  if (user) await chown(draft, user.uid, user.gid);
  const passwords: Passwords = { superuser: newPassword(), product: newPassword() };
  await writeFile(join(draft, 'passwords.json'), `${JSON.stringify(passwords)}\n`, { mode: 0o600 });
  const passwordFile = join(draft, 'initial-password');
  await writeFile(passwordFile, `${passwords.superuser}\n`, { mode: 0o600 });
  if (user) await chown(passwordFile, user.uid, user.gid);
  try {
    const { code, output } = await runProgram(binaries.initdb, initdbArguments(draft, passwordFile), draft, user);
    if (code !== 0) throw new EmbeddedPostgresError(`A new database could not be set up in ${folder}:\n${output}`);
    await rm(passwordFile);
    await rename(draft, folder);
  } catch (cause) {
    await rm(draft, { recursive: true, force: true });
    // Somebody who started at the same moment was quicker; the lock decides about the rest.
    if (existsSync(folder)) return;
    if (cause instanceof EmbeddedPostgresError) throw cause;
    throw new EmbeddedPostgresError(
      `The bundled PostgreSQL could not be started on this system (${binaries.initdb}). ` +
        'Set DATABASE_URL to a PostgreSQL 15 or newer instead.',
      { cause },
    );
  }
}

/** What starts that were killed half-way have left; one whose process still lives is left alone. */
async function removeAbandonedDrafts(folder: string): Promise<void> {
  const prefix = basename(folder) + DRAFT_MARK;
  for (const name of await readdir(dirname(folder))) {
    const owner = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : NaN;
    if (owner === process.pid || (owner > 0 && !isAlive(owner))) {
      await rm(join(dirname(folder), name), { recursive: true, force: true });
    }
  }
}

function initdbArguments(draft: string, passwordFile: string): string[] {
  return [
    `--pgdata=${join(draft, 'cluster')}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // PostgreSQL's own C.UTF-8: order by code point, the same on every system and after every update of its
    // libraries, so that an index stays right when the folder moves to another machine; unlike plain C it knows
    // upper and lower case beyond ASCII. Text shown to people in order names an ICU collation, such as "und-x-icu".
    '--no-locale',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
  ];
}

async function readPasswords(folder: string): Promise<Passwords> {
  const file = join(folder, 'passwords.json');
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `${file} cannot be read. Start Peacewright as the user who made the data folder, with the folder complete.`,
      { cause },
    );
  }
  if (!isPasswords(value)) throw new EmbeddedPostgresError(`${file} does not hold the passwords of the database.`);
  return value;
}

async function requireSameMajorVersion(data: string, binaries: PostgresBinaries): Promise<void> {
  const version = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
  if (version === binaries.majorVersion) return;
  throw new EmbeddedPostgresError(
    `The data folder was made by PostgreSQL ${version}, this Peacewright brings PostgreSQL ${binaries.majorVersion}. ` +
      'Make a backup with the Peacewright that made it and restore that into a new data folder.',
  );
}

function newPassword(): string {
  return randomBytes(24).toString('base64url');
}

function isPasswords(value: unknown): value is Passwords {
  return (
    typeof value === 'object' &&
    value !== null &&
    'superuser' in value &&
    'product' in value &&
    typeof value.superuser === 'string' &&
    typeof value.product === 'string'
  );
}
