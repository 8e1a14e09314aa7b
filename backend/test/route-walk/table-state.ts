import type { Database } from '../../src/platform/database';

/** A digest of every table's rows: equal before and after means that nothing was written anywhere. */
export async function tableState(db: Database): Promise<Record<string, string>> {
  const tables = await db.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const parts = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, count(*) || ':' || COALESCE(md5(string_agg(md5(t::text), ',' ORDER BY md5(t::text))), '') AS state FROM "${name}" t`,
  );
  const rows = await db.query<{ name: string; state: string }>(parts.join(' UNION ALL '));
  return Object.fromEntries(rows.map((row) => [row.name, row.state]));
}
