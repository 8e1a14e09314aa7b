import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';

/** Something a query can run on: an open transaction, or the database itself for a single read. */
export interface Queryable {
  /** Rows of a SELECT or of RETURNING, in order. */
  query<Row = unknown>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Number of rows that an INSERT, UPDATE or DELETE touched. */
  execute(sql: string, parameters?: readonly unknown[]): Promise<number>;
}

/**
 * One open transaction. Repositories take it as their first argument, so that nothing can run on a second connection
 * by mistake. `manager` is for entity repositories.
 */
export class Tx implements Queryable {
  constructor(readonly manager: EntityManager) {}

  async query<Row = unknown>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return rowsOf<Row>(await this.manager.query<unknown>(sql, [...parameters]));
  }

  async execute(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    return affectedBy(this.manager, sql, parameters);
  }
}

/** The door to PostgreSQL for services: transactions here, SQL in repository and query files. */
@Injectable()
export class Database implements Queryable {
  constructor(@InjectDataSource() private readonly source: DataSource) {}

  /** Runs `work` in one transaction. No hashing, PDF making or network inside. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.source.transaction('READ COMMITTED', (manager) => work(new Tx(manager)));
  }

  async query<Row = unknown>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return rowsOf<Row>(await this.source.query<unknown>(sql, [...parameters]));
  }

  async execute(sql: string, parameters: readonly unknown[] = []): Promise<number> {
    return affectedBy(this.source.manager, sql, parameters);
  }

  /** True while PostgreSQL answers. */
  async alive(): Promise<boolean> {
    try {
      await this.source.query('SELECT 1');
      return true;
    } catch {
      return false;
    }
  }
}

/** TypeORM answers UPDATE and DELETE with [rows, count], everything else with rows. */
function rowsOf<Row>(answer: unknown): Row[] {
  if (!Array.isArray(answer)) return [];
  if (answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number') return answer[0] as Row[];
  return answer as Row[];
}

async function affectedBy(manager: EntityManager, sql: string, parameters: readonly unknown[]): Promise<number> {
  const runner = manager.queryRunner ?? manager.dataSource.createQueryRunner();
  try {
    const result = await runner.query(sql, [...parameters], true);
    return result.affected ?? 0;
  } finally {
    if (!manager.queryRunner) await runner.release();
  }
}
