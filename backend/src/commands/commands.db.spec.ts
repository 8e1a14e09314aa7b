import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { createEmptyTestDatabase, createTestDatabase } from '../../test/database';
import { temporaryFolder } from '../../test/test-server';
import { dataSourceOptions, migrate } from '../platform/database/data-source';
import { startEmbeddedPostgres } from '../platform/database/embedded';
import { backup } from './backup';
import { UsageError, type DataLocation } from './command';
import { restore } from './restore';

jest.setTimeout(60_000);

let folder: string;
let file: string;
let printed: string[];

beforeEach(async () => {
  folder = await temporaryFolder();
  file = join(folder, 'everything.backup');
  printed = [];
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe('backup and restore', () => {
  it('work on the data folder, with the product running or not', async () => {
    const old = inFolder('old');
    const product = await startEmbeddedPostgres({ dataDir: old.dataDir, log: print });
    await migrate(product.url);
    await addSetting(product.url);
    await backup(old, [file], print);
    expect(printed.at(-1)).toMatch(/everything\.backup: 1 rows of \d+ tables saved/);
    await expect(runRestore(old, [file, '--replace'])).rejects.toThrow('Another Peacewright is running');
    await product.stop();

    await backup(old, [file], print);
    const moved = inFolder('new');
    await runRestore(moved, [file]);
    expect(printed.at(-1)).toMatch(/1 rows of \d+ tables restored and verified/);
    const restarted = await startEmbeddedPostgres({ dataDir: moved.dataDir, log: print });
    await migrate(restarted.url);
    expect(await readSettings(restarted.url)).toEqual([{ key: 'centre.colour', value: { hue: 210 } }]);
    await restarted.stop();
  });

  it('work on the server that DATABASE_URL names', async () => {
    const source = await createTestDatabase();
    const target = await createEmptyTestDatabase();
    try {
      await addSetting(source.url);
      await backup({ databaseUrl: source.url, dataDir: folder }, [file], print);
      await runRestore({ databaseUrl: target.url, dataDir: folder }, [file]);
      expect(await readSettings(target.url)).toEqual(await readSettings(source.url));
    } finally {
      await source.drop();
      await target.drop();
    }
  });

  it('say how they want to be called', async () => {
    await expect(backup(inFolder('x'), [], print)).rejects.toThrow(UsageError);
    await expect(backup(inFolder('x'), ['--force'], print)).rejects.toThrow(UsageError);
    await expect(runRestore(inFolder('x'), ['a', 'b'])).rejects.toThrow(UsageError);
  });

  it('do not take a folder without a database for one to back up', async () => {
    await expect(backup(inFolder('nothing'), [file], print)).rejects.toThrow('There is no database in');
  });
});

function inFolder(name: string): DataLocation {
  return { databaseUrl: null, dataDir: join(folder, name) };
}

function print(line: string): void {
  printed.push(line);
}

function runRestore(location: DataLocation, args: string[]): Promise<void> {
  return restore(location, args, print, (url) => dataSourceOptions(url, 2));
}

async function addSetting(url: string): Promise<void> {
  await query(url, `INSERT INTO setting (key, value, updated_at) VALUES ('centre.colour', '{"hue": 210}', now())`);
}

function readSettings(url: string): Promise<unknown[]> {
  return query(url, `SELECT key, value FROM setting WHERE key LIKE 'centre.%'`);
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}
