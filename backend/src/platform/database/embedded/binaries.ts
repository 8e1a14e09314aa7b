import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error';

/** Absolute paths of the server programs for this machine. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly pgCtl: string;
  /** Major version, as it stands in a cluster's PG_VERSION file, such as "18". */
  readonly majorVersion: string;
}

/**
 * Finds the PostgreSQL programs that npm installed for this operating system and processor.
 *
 * @throws EmbeddedPostgresError when there are none, with what to do instead.
 */
export async function locateBinaries(): Promise<PostgresBinaries> {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const packageName = `@embedded-postgres/${os}-${process.arch}`;
  let entry: string;
  try {
    entry = require.resolve(packageName);
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `There is no bundled PostgreSQL for ${os}-${process.arch}: the package ${packageName} is not installed. ` +
        'Run "npm install" again with optional packages allowed, or set DATABASE_URL to a PostgreSQL 15 or newer.',
      { cause },
    );
  }
  const root = dirname(dirname(entry));
  await restoreLibraryLinks(root);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: join(root, 'native', 'bin', `initdb${suffix}`),
    pgCtl: join(root, 'native', 'bin', `pg_ctl${suffix}`),
    majorVersion: await majorVersionOf(root),
  };
}

async function majorVersionOf(root: string): Promise<string> {
  const manifest: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '';
  return version.split('.')[0] ?? '';
}

/**
 * npm archives hold no symbolic links, so the package lists them in a file and makes them in an install script. Where
 * install scripts are switched off the shared libraries would not be found; the links are made here then.
 */
async function restoreLibraryLinks(root: string): Promise<void> {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: unknown = JSON.parse(await readFile(list, 'utf8'));
  if (!Array.isArray(links)) return;
  for (const link of links.filter(isLink)) {
    const path = join(root, link.target);
    if (existsSync(path)) continue;
    try {
      await symlink(basename(link.source), path);
    } catch (cause) {
      // Another process may have made the same link a moment ago.
      if (existsSync(path)) continue;
      throw new EmbeddedPostgresError(
        `The bundled PostgreSQL lacks the link ${path} and it could not be made. ` +
          'Let npm run the install script of the package, make the folder writable, or set DATABASE_URL.',
        { cause },
      );
    }
  }
}

/** `source` is the library that exists, `target` the further name for it, in the same folder. */
function isLink(value: unknown): value is { source: string; target: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'source' in value &&
    'target' in value &&
    typeof value.source === 'string' &&
    typeof value.target === 'string' &&
    dirname(value.source) === dirname(value.target)
  );
}
