import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Duplex } from 'node:stream';
import type { ClientBase, Pool, PoolClient, QueryResult } from 'pg';
import { DataSource } from 'typeorm';
import { PreparedStatements } from './prepared-statements';

/** Something a query can run on: an open transaction, or the database itself for a single read. */
export interface Queryable {
  /** Rows of a SELECT or of RETURNING, in order. */
  query<Row = unknown>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Number of rows that an INSERT, UPDATE or DELETE touched. */
  execute(sql: string, parameters?: readonly unknown[]): Promise<number>;
}

/**
 * One open transaction. Repositories take it as their first argument, so that nothing can run on a second connection
 * by mistake. Statements run in the order in which they are sent; those that need no answer of one another may be sent
 * together (`Promise.all`) and travel once.
 */
export class Tx implements Queryable {
  private open = true;
  private readonly sent: Promise<unknown>[] = [];

  constructor(
    private readonly client: ClientBase,
    private readonly statements: PreparedStatements,
  ) {}

  /** Nothing may follow the end of the transaction, such as a branch of work that went on beside one that failed. */
  close(): void {
    this.open = false;
  }

  /** Statements that were sent without waiting for their answer: the transaction stands only with them. */
  get unanswered(): readonly Promise<unknown>[] {
    return this.sent;
  }

  async query<Row = unknown>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return rowsOf<Row>(await this.ask(sql, parameters));
  }

  async execute(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    return (await this.ask(sql, parameters)).rowCount ?? 0;
  }

  /** A statement whose answer nobody waits for: it travels with what follows. The transaction fails with it. */
  send(sql: string, parameters: readonly unknown[] = []): void {
    const answer = this.ask(sql, parameters);
    // Looked at when the transaction ends; work that fails before that has an error of its own.
    answer.catch(() => undefined);
    this.sent.push(answer);
  }

  private async ask(sql: string, parameters: readonly unknown[]): Promise<QueryResult> {
    if (!this.open) throw new Error('The transaction has ended.');
    inOneWrite(this.client);
    return this.client.query(this.statements.of(sql, parameters));
  }
}

/**
 * The door to PostgreSQL for services: transactions here, SQL in repository and query files. The pool of connections is
 * the data source's; statements go straight to the driver, which knows prepared ones.
 */
@Injectable()
export class Database implements Queryable {
  private readonly statements = new PreparedStatements();

  constructor(@InjectDataSource() private readonly source: DataSource) {}

  /**
   * Runs `work` in one transaction (READ COMMITTED). No hashing, PDF making or network inside. `plans` settled: statements
   * that reach few rows by their keys whatever the values are, whose planning would take longer than they do, keep one plan.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>, plans: 'fitting' | 'settled' = 'fitting'): Promise<T> {
    return this.between(plans === 'settled' ? `${BEGIN}; SET LOCAL plan_cache_mode = force_generic_plan` : BEGIN, work);
  }

  /** Reads that belong together, as of one moment and over one connection; nothing can be written. */
  reading<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
    return this.between('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', work);
  }

  async query<Row = unknown>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return rowsOf<Row>(await this.pool.query(this.statements.of(sql, parameters)));
  }

  async execute(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    return (await this.pool.query(this.statements.of(sql, parameters))).rowCount ?? 0;
  }

  /** True while PostgreSQL answers. */
  async alive(): Promise<boolean> {
    try {
      await this.pool.query('SELECT 1');
      return true;
    } catch {
      return false;
    }
  }

  private async between<T>(begin: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    const tx = new Tx(client, this.statements);
    let broken: Error | undefined;
    try {
      // Travels with the first statement of `work`; if it fails, so does that statement.
      inOneWrite(client);
      const begun = client.query(begin);
      const [result] = await Promise.all([work(tx), begun]);
      tx.close();
      const [{ command }] = await Promise.all([client.query('COMMIT'), ...tx.unanswered]);
      // PostgreSQL answers so, without an error, when a statement failed before.
      if (command !== 'COMMIT') throw new Error('A statement of the transaction failed; nothing of it was kept.');
      return result;
    } catch (error) {
      tx.close();
      broken = await rollBack(client);
      throw error;
    } finally {
      client.release(broken);
    }
  }

  private get pool(): Pool {
    return (this.source.driver as unknown as { readonly master: Pool }).master;
  }
}

const BEGIN = 'BEGIN ISOLATION LEVEL READ COMMITTED';

/** What is sent in one go leaves in one piece: a call of the system each costs more than most of the statements. */
function inOneWrite(client: ClientBase): void {
  const { stream } = (client as unknown as { readonly connection: { readonly stream: Duplex } }).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => {
    stream.uncork();
  });
}

/** Several statements in one text, as the job queue sends them, give a list of results and no rows of interest. */
function rowsOf<Row>(result: QueryResult | QueryResult[]): Row[] {
  return Array.isArray(result) ? [] : (result.rows as Row[]);
}

/** Undoes the transaction; answers why, when the connection cannot be used any more. */
async function rollBack(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query('ROLLBACK');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
