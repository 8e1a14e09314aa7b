import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { createTestDatabase } from './database';

const COMMITTED = join(__dirname, '../../migrations/catalog.txt');

/** What the migrations make, as PostgreSQL itself describes it: one line a column, constraint, index, trigger, function. */
const CATALOG_SQL = `
  SELECT 'column ' || table_name || '.' || column_name || ' ' || udt_name ||
         CASE WHEN is_nullable = 'NO' THEN ' not null' ELSE '' END || COALESCE(' default ' || column_default, '') ||
         COALESCE(' collate ' || collation_name, '') AS line
    FROM information_schema.columns WHERE table_schema = 'public'
  UNION ALL
  SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
  UNION ALL
  SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
  UNION ALL
  SELECT 'trigger ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL
  SELECT 'function ' || proname || ' ' || md5(prosrc) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
  ORDER BY 1`;

describe('the schema that the migrations make', () => {
  it('is the one committed in migrations/catalog.txt (UPDATE_CATALOG=1 writes it anew)', async () => {
    const database = await createTestDatabase();
    const client = new Client({ connectionString: database.url });
    await client.connect();
    try {
      const { rows } = await client.query<{ line: string }>(CATALOG_SQL);
      const catalog = `${rows
        .map(({ line }) => line)
        .sort()
        .join('\n')}\n`;
      if (process.env['UPDATE_CATALOG'] === '1') writeFileSync(COMMITTED, catalog);
      expect(catalog).toEqual(readFileSync(COMMITTED, 'utf8'));
    } finally {
      await client.end();
      await database.drop();
    }
  });
});
