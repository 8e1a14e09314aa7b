import { execFile } from 'node:child_process';
import { chown, lchown, readdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedPostgresError } from './embedded-postgres-error';
import { ignoreMissing } from './errors';

/** The operating-system user the server runs as, when it is not simply the one who started the product. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/** What decides whether somebody may pass through a folder. */
interface FolderAccess extends ServerUser {
  /** Permission bits as `stat` gives them. */
  readonly mode: number;
}

/**
 * PostgreSQL refuses to run as root. When the product does, the server runs as the owner of an existing cluster, else
 * as `nobody`. Anybody else runs it as themselves (`undefined`).
 */
export async function serverUser(clusterFolder: string): Promise<ServerUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(clusterFolder).catch(ignoreMissing);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return { uid: await idOfNobody('-u'), gid: await idOfNobody('-g') };
}

async function idOfNobody(which: '-u' | '-g'): Promise<number> {
  try {
    const { stdout } = await promisify(execFile)('id', [which, 'nobody']);
    return Number(stdout.trim());
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'PostgreSQL does not run as root and this system has no user "nobody" to run it as. ' +
        'Start Peacewright as an ordinary user, or set DATABASE_URL.',
      { cause },
    );
  }
}

/** Whether `user` may pass through a folder (the execute bit that applies to them). */
export function mayPass(folder: FolderAccess, user: ServerUser): boolean {
  if (folder.uid === user.uid) return (folder.mode & 0o100) !== 0;
  if (folder.gid === user.gid) return (folder.mode & 0o010) !== 0;
  return (folder.mode & 0o001) !== 0;
}

/**
 * Makes sure that the server's user can reach a folder, looking at every folder above it.
 *
 * @throws EmbeddedPostgresError naming the folder that is shut.
 */
export async function requireReachable(folder: string, user: ServerUser | undefined, remedy: string): Promise<void> {
  if (!user) return;
  for (const step of ancestors(resolve(folder))) {
    const access = await stat(step).catch(ignoreMissing);
    if (access && !mayPass(access, user)) {
      throw new EmbeddedPostgresError(
        `PostgreSQL does not run as root, so Peacewright runs it as another user (uid ${user.uid}), who may not ` +
          `enter ${step} (mode 0${(access.mode & 0o777).toString(8)}). ${remedy}, allow passage with ` +
          `"chmod o+x ${step}", start Peacewright as an ordinary user, or set DATABASE_URL.`,
      );
    }
  }
}

/** Gives a folder and all it holds to the server's user, as when root copied it from a backup. */
export async function giveTo(folder: string, user: ServerUser): Promise<void> {
  await chown(folder, user.uid, user.gid);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    await lchown(join(entry.parentPath, entry.name), user.uid, user.gid);
  }
}

function ancestors(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [...ancestors(parent), path];
}
