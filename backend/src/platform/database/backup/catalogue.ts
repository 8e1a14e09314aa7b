import { escapeIdentifier, type ClientBase } from 'pg';
import { MIGRATION_TABLE } from '../migration-record';

/** What a table is called in the statement that reads it: `order` may refer to it. */
export const ROW = 'this_row';

/** A table of the schema `public` whose rows belong in a backup. */
export interface Table {
  readonly name: string;
  /** In their order, without generated ones. */
  readonly columns: readonly string[];
  /** SQL after ORDER BY that gives the same order on every server, whatever its collations. */
  readonly order: string;
}

interface Sequence {
  readonly name: string;
  /** In decimal digits. */
  readonly last: string;
  readonly called: boolean;
}

/**
 * Every table with data, by name, without the record of migrations: a restore runs them and so writes it anew. Partitions
 * are read and written through the table they are part of.
 */
export async function listTables(client: ClientBase): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; key: string[] | null }>(
    `SELECT c.relname AS name,
            (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
              WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
            (SELECT array_agg(
                      quote_ident(a.attname) || CASE WHEN a.attcollation <> 0 THEN ' COLLATE "C"' ELSE '' END
                      ORDER BY array_position(i.indkey::int2[], a.attnum))
               FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
              WHERE i.indrelid = c.oid AND i.indisprimary) AS key
       FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
        AND c.relname <> $1 AND NOT ${ofExtension('c.oid')}
      ORDER BY c.relname COLLATE "C"`,
    [MIGRATION_TABLE],
  );
  return rows.map(({ name, columns, key }) => ({
    name,
    columns,
    order: key?.join(', ') ?? `(${ROW}.*)::text COLLATE "C"`,
  }));
}

export async function listSequences(client: ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'S' AND NOT ${ofExtension('c.oid')}
        AND NOT EXISTS (SELECT 1 FROM pg_depend d
                         WHERE d.objid = c.oid AND d.refobjid = to_regclass($1) AND d.deptype IN ('a', 'i'))
      ORDER BY c.relname COLLATE "C"`,
    [qualified(MIGRATION_TABLE)],
  );
  const sequences: Sequence[] = [];
  for (const { name } of rows) {
    const state = await client.query<{ last: string; called: boolean }>(
      `SELECT last_value::text AS last, is_called AS called FROM ${qualified(name)}`,
    );
    for (const row of state.rows) sequences.push({ name, ...row });
  }
  return sequences;
}

/** Names of the migrations that made this database, oldest first; empty for a database the product never used. */
export async function listAppliedMigrations(client: ClientBase): Promise<string[]> {
  const exists = await client.query('SELECT 1 WHERE to_regclass($1) IS NOT NULL', [qualified(MIGRATION_TABLE)]);
  if (exists.rowCount === 0) return [];
  const { rows } = await client.query<{ name: string }>(
    `SELECT name FROM ${qualified(MIGRATION_TABLE)} ORDER BY timestamp, id`,
  );
  return rows.map(({ name }) => name);
}

/** A statement to run before rows are loaded, and the one that undoes it. */
interface SetAside {
  readonly aside: string;
  readonly back: string;
}

/**
 * Foreign keys and the product's own triggers, as statements that set them aside and bring them back. Without foreign
 * keys, tables can be loaded in any order; bringing one back checks all rows. Triggers would act on rows that hold
 * the effect already, or refuse them.
 */
export async function listObstacles(client: ClientBase): Promise<SetAside[]> {
  const { rows } = await client.query<SetAside>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS aside,
            format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS back
       FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace AND contype = 'f' AND conparentid = 0
     UNION ALL
     SELECT format('ALTER TABLE %s DISABLE TRIGGER %I', t.tgrelid::regclass, t.tgname),
            format('ALTER TABLE %s ENABLE %s TRIGGER %I', t.tgrelid::regclass,
                   CASE t.tgenabled WHEN 'A' THEN 'ALWAYS' WHEN 'R' THEN 'REPLICA' ELSE '' END, t.tgname)
       FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal AND t.tgenabled <> 'D' AND t.tgparentid = 0`,
  );
  return rows;
}

/** The name of something in the schema `public`, safe to put into SQL. */
export function qualified(name: string): string {
  return `public.${escapeIdentifier(name)}`;
}

/** Name list for SQL. */
export function columnList(columns: readonly string[]): string {
  return columns.map((column) => escapeIdentifier(column)).join(', ');
}

function ofExtension(oid: string): string {
  return `EXISTS (SELECT 1 FROM pg_depend e WHERE e.objid = ${oid} AND e.classid = 'pg_class'::regclass AND e.deptype = 'e')`;
}
