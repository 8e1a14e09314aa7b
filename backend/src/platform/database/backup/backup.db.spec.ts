import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Client } from 'pg';
import { DataSource, type DataSourceOptions, type MigrationInterface, type QueryRunner } from 'typeorm';
import { createEmptyTestDatabase, createTestDatabase, type TestDatabase } from '../../../../test/database';
import { temporaryFolder } from '../../../../test/test-server';
import { dataSourceOptions } from '../data-source';
import { BackupError } from './backup-error';
import { restoreBackup } from './restore-backup';
import { writeBackup } from './write-backup';

jest.setTimeout(60_000);

/** Tables of every awkward sort: a cycle, a tree, no key, generated values, triggers that count or refuse. */
class First1700000000001 implements MigrationInterface {
  readonly name = 'First1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE team (id int PRIMARY KEY, captain text);
      CREATE TABLE player (
        name text PRIMARY KEY, team_id int NOT NULL REFERENCES team, mentor text REFERENCES player,
        born date, joined timestamptz, tags text[], nested int[][], score numeric, ratio float8, wait interval,
        card jsonb, photo bytea, active boolean, shout text GENERATED ALWAYS AS (upper(name)) STORED);
      ALTER TABLE team ADD FOREIGN KEY (captain) REFERENCES player DEFERRABLE INITIALLY DEFERRED;
      CREATE TABLE note ("Line" text, at timestamptz);
      CREATE TABLE ledger (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, entry text);
      CREATE TABLE tally (name text PRIMARY KEY, entries int NOT NULL);
      INSERT INTO tally VALUES ('ledger', 0);
      CREATE TABLE empty (id int);
      CREATE TABLE photo_chunk (photo text, seq int, data bytea NOT NULL, PRIMARY KEY (photo, seq));
      CREATE SEQUENCE certificate_number START 1000;
      CREATE FUNCTION count_entry() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN UPDATE tally SET entries = entries + 1; RETURN NULL; END $$;
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'append-only'; END $$;
      CREATE TRIGGER counted AFTER INSERT ON ledger FOR EACH ROW EXECUTE FUNCTION count_entry();
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON ledger FOR EACH ROW EXECUTE FUNCTION refuse();
      CREATE TRIGGER no_truncate BEFORE TRUNCATE ON ledger EXECUTE FUNCTION refuse()`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('not undone'));
  }
}

class Second1700000000002 implements MigrationInterface {
  readonly name = 'Second1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE team ADD COLUMN motto text NOT NULL DEFAULT 'none'`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('not undone'));
  }
}

let folder: string;
let source: TestDatabase;
let target: TestDatabase;

beforeAll(async () => {
  folder = await temporaryFolder();
  source = await createEmptyTestDatabase();
  await migrateWith(source.url, [First1700000000001]);
  await query(source.url, rowsOfEverySort);
});

afterAll(async () => {
  await source.drop();
  await rm(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  target = await createEmptyTestDatabase();
});

afterEach(() => target.drop());

const rowsOfEverySort = String.raw`
  INSERT INTO team VALUES (1, NULL), (2, NULL);
  INSERT INTO player VALUES
    ('Zoë', 1, NULL, '1990-02-28', '2026-11-07 10:20:30.123456+02', '{"a,b","c\"d",NULL,""}', '{{1,2},{3,4}}',
     12345678901234567890.12345, 0.1::float8 + 0.2::float8, '1 mon 2 days 03:04:05.000006',
     '{"text": "tab\t, line\n, back\\slash", "n": 1e400, "deep": [null, {"é": "ü"}]}', decode('00ff5c0a0d5c2e', 'hex'), true),
    ('\.', 1, 'Zoë', 'infinity', '-infinity', '{}', NULL, 'NaN', 'Infinity', NULL, 'null', '', false),
    (E'two\nlines\tand a tab \\N', 2, '\.', NULL, '0044-03-15 00:00:00+00 BC', NULL, NULL, NULL, '-0', NULL, NULL, NULL, NULL);
  UPDATE team SET captain = 'Zoë' WHERE id = 1;
  INSERT INTO note VALUES (E'\\.', NULL), (NULL, now()), ('', now()), ('', NULL), (NULL, NULL);
  INSERT INTO photo_chunk SELECT 'photo ' || n % 7, n, decode(repeat(md5(n::text), 2000), 'hex') FROM generate_series(1, 300) n;
  INSERT INTO ledger (entry) SELECT 'entry ' || n FROM generate_series(1, 25) n;
  SELECT nextval('certificate_number') FROM generate_series(1, 5);`;

describe('a backup that is restored', () => {
  it('holds every table row for row, to the last microsecond and byte', async () => {
    const path = join(folder, 'whole.backup');
    const saved = await writeBackup(source.url, path);
    const restored = await restore(path);
    expect(restored).toEqual(saved);
    expect(saved.tables.find(({ table }) => table === 'photo_chunk')?.rows).toBe(300);
    for (const table of ['team', 'player', 'note', 'ledger', 'tally', 'empty', 'photo_chunk']) {
      expect(await contents(target.url, table)).toEqual(await contents(source.url, table));
    }
  });

  it('goes on counting where it was, refuses what it refused, and checks what it checked', async () => {
    const path = join(folder, 'working.backup');
    await writeBackup(source.url, path);
    await restore(path);
    expect(await query(target.url, `SELECT nextval('certificate_number')::int AS n`)).toEqual([{ n: 1005 }]);
    expect(await query(target.url, `INSERT INTO ledger (entry) VALUES ('next') RETURNING id::int`)).toEqual([
      { id: 26 },
    ]);
    expect(await query(target.url, 'SELECT entries FROM tally')).toEqual([{ entries: 26 }]);
    await expect(query(target.url, 'DELETE FROM ledger')).rejects.toThrow('append-only');
    await expect(query(target.url, "INSERT INTO player (name, team_id) VALUES ('x', 99)")).rejects.toThrow(
      'foreign key',
    );
  });

  it('of an older version is brought to the newest schema', async () => {
    const path = join(folder, 'older.backup');
    await writeBackup(source.url, path);
    await restore(path, { migrations: [First1700000000001, Second1700000000002] });
    expect(await query(target.url, 'SELECT id, motto FROM team ORDER BY id')).toEqual([
      { id: 1, motto: 'none' },
      { id: 2, motto: 'none' },
    ]);
    expect(await query(target.url, 'SELECT name FROM migration ORDER BY id')).toEqual([
      { name: 'First1700000000001' },
      { name: 'Second1700000000002' },
    ]);
  });

  it("works with the product's own schema", async () => {
    const product = await createTestDatabase();
    try {
      await query(
        product.url,
        `INSERT INTO country (id, code, name, created_at)
        VALUES ('018f0000-0000-7000-8000-000000000001', 'XA', '{"en": "A", "fr": "Â"}', now())`,
      );
      const path = join(folder, 'product.backup');
      const saved = await writeBackup(product.url, path);
      const restored = await restoreBackup({
        dataSource: dataSourceOptions(target.url, 2),
        path,
        replace: false,
        log: () => undefined,
      });
      expect(restored).toEqual(saved);
      expect(await contents(target.url, 'country')).toEqual(await contents(product.url, 'country'));
    } finally {
      await product.drop();
    }
  });
});

describe('a backup', () => {
  it('shows one moment, also while the product is writing', async () => {
    const path = join(folder, 'moment.backup');
    const busy = new Client({ connectionString: source.url });
    await busy.connect();
    try {
      const backup = { running: true };
      const ended = writeBackup(source.url, path).finally(() => (backup.running = false));
      while (backup.running) {
        await busy.query(`WITH e AS (INSERT INTO ledger (entry) VALUES ('while') RETURNING 1)
                          INSERT INTO note VALUES ('while', now())`);
      }
      await ended;
    } finally {
      await busy.end();
    }
    await restore(path);
    const [row] = await query(
      target.url,
      `SELECT
      (SELECT count(*) FROM note WHERE "Line" = 'while') = (SELECT count(*) FROM ledger WHERE entry = 'while') AS agree`,
    );
    expect(row).toEqual({ agree: true });
  });

  it('is readable by its owner only, and replaces an older one only when it is complete', async () => {
    const path = join(folder, 'again.backup');
    await writeFile(path, 'older');
    const nothing = await createEmptyTestDatabase();
    try {
      await expect(writeBackup(nothing.url, path)).rejects.toThrow('nothing to back up');
    } finally {
      await nothing.drop();
    }
    expect(await readFile(path, 'utf8')).toBe('older');
    await writeBackup(source.url, path);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await readdir(folder)).filter((name) => name.includes('partial'))).toEqual([]);
  });

  it('says so when its file cannot be written', async () => {
    await expect(writeBackup(source.url, join(folder, 'missing', 'x.backup'))).rejects.toThrow(BackupError);
  });
});

describe('a restore is refused and changes nothing', () => {
  let path: string;

  beforeAll(async () => {
    path = join(folder, 'good.backup');
    await writeBackup(source.url, path);
  });

  it('when the database holds tables, unless told to replace them', async () => {
    await query(target.url, 'CREATE TABLE precious (id int); CREATE SCHEMA pgboss');
    await expect(restore(path)).rejects.toThrow('The database is not empty');
    expect(await query(target.url, 'SELECT * FROM precious')).toEqual([]);
    await restore(path, { replace: true });
    expect(
      await query(target.url, `SELECT to_regclass('precious') AS precious, to_regnamespace('pgboss') AS queue`),
    ).toEqual([{ precious: null, queue: null }]);
  });

  it('when a product is running on the database', async () => {
    const product = new Client({ connectionString: target.url, application_name: 'peacewright' });
    await product.connect();
    try {
      await expect(restore(path)).rejects.toThrow('Peacewright is running on this database');
    } finally {
      await product.end();
    }
  });

  it('when the backup comes from a newer product', async () => {
    const newer = await createEmptyTestDatabase();
    try {
      await migrateWith(newer.url, [First1700000000001, Second1700000000002]);
      const newerPath = join(folder, 'newer.backup');
      await writeBackup(newer.url, newerPath);
      await expectRefusal(newerPath, 'newer or a different Peacewright');
    } finally {
      await newer.drop();
    }
  });

  it('when the file is cut off', async () => {
    const whole = await readFile(path);
    const cut = join(folder, 'cut.backup');
    for (const part of [0, 0.3, 0.999]) {
      await writeFile(cut, whole.subarray(0, Math.floor(whole.length * part)));
      await expectRefusal(cut, 'not a whole backup');
    }
    const text = gunzipSync(whole);
    await writeFile(cut, gzipSync(text.subarray(0, text.lastIndexOf('\n{'))));
    await expectRefusal(cut, 'not a whole backup');
  });

  it('when a row was changed', async () => {
    const changed = join(folder, 'changed.backup');
    const text = gunzipSync(await readFile(path)).toString('latin1');
    expect(text).toContain('entry 7');
    await writeFile(changed, gzipSync(Buffer.from(text.replace('entry 7', 'entry 8'), 'latin1')));
    await expectRefusal(changed, 'the rows of ledger do not agree');
  });

  it('when the file is something else', async () => {
    const other = join(folder, 'other.txt');
    await writeFile(other, 'a letter');
    await expectRefusal(other, 'not a whole backup');
    await writeFile(other, gzipSync('{"format":"something else"}\n'));
    await expectRefusal(other, 'not a backup');
    await expectRefusal(join(folder, 'absent'), 'cannot be read');
  });

  async function expectRefusal(file: string, message: string): Promise<void> {
    await expect(restore(file, { replace: true })).rejects.toThrow(message);
    const left = await query(target.url, `SELECT relname FROM pg_class WHERE relnamespace = to_regnamespace('public')`);
    expect(left).toEqual([]);
  }
});

async function restore(
  path: string,
  options: { replace?: boolean; migrations?: (new () => MigrationInterface)[] } = {},
): ReturnType<typeof restoreBackup> {
  return restoreBackup({
    dataSource: schema(target.url, options.migrations ?? [First1700000000001]),
    path,
    replace: options.replace ?? false,
    log: () => undefined,
  });
}

function schema(url: string, migrations: (new () => MigrationInterface)[]): DataSourceOptions {
  return { type: 'postgres', url, migrations, migrationsTableName: 'migration' };
}

async function migrateWith(url: string, migrations: (new () => MigrationInterface)[]): Promise<void> {
  const dataSource = await new DataSource(schema(url, migrations)).initialize();
  await dataSource.runMigrations();
  await dataSource.destroy();
}

async function contents(url: string, table: string): Promise<unknown[]> {
  return query(url, `SELECT t::text AS row FROM ${table} t ORDER BY t::text COLLATE "C"`);
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const result: unknown = await client.query<Record<string, unknown>>(sql);
    return hasRows(result) ? result.rows : [];
  } finally {
    await client.end();
  }
}

/** Several statements in one text give an array of results instead. */
function hasRows(result: unknown): result is { rows: unknown[] } {
  return typeof result === 'object' && result !== null && 'rows' in result && Array.isArray(result.rows);
}
