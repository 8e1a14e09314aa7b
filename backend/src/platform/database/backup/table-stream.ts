import { createHash } from 'node:crypto';
import type { ClientBase } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { TableSum } from './backup-file';
import { columnList, qualified, ROW, type Table } from './catalogue';

const ROW_END = 0x0a;

/**
 * Makes text forms the same on every server, and lets long statements run. Lasts to the end of the transaction, so it
 * has to be called inside one.
 */
export async function useCanonicalText(client: ClientBase): Promise<void> {
  await client.query(`
    SET LOCAL client_encoding = 'UTF8'; SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD';
    SET LOCAL IntervalStyle = 'postgres'; SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex';
    SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0;
    SET LOCAL search_path = public`);
}

/** Reads a table's rows in their fixed order, hands every piece to `take`, and sums them up. */
export async function readTable(
  client: ClientBase,
  table: Table,
  take: (rows: Buffer) => Promise<void>,
): Promise<TableSum> {
  const rows = client.query(
    copyTo(
      `COPY (SELECT ${columnList(table.columns)} FROM ${qualified(table.name)} ${ROW} ORDER BY ${table.order}) TO STDOUT`,
    ),
  );
  const sum = new RowSum();
  for await (const piece of rows as AsyncIterable<Buffer>) {
    sum.add(piece);
    await take(piece);
  }
  return sum.of(table.name);
}

/** Counts and hashes rows in COPY text format, in which every row ends with the only line feed it contains. */
export class RowSum {
  private readonly hash = createHash('sha256');
  private rows = 0;

  add(piece: Buffer): void {
    this.hash.update(piece);
    for (let at = piece.indexOf(ROW_END); at >= 0; at = piece.indexOf(ROW_END, at + 1)) this.rows++;
  }

  of(table: string): TableSum {
    return { table, rows: this.rows, sha256: this.hash.digest('hex') };
  }
}
