import { Injectable } from '@nestjs/common';
import type { Move } from '@peacewright/scenario-engine';
import type { Queryable, Tx } from '../../../platform/database';

export interface RunRow {
  readonly id: string;
  readonly accountId: string;
  readonly editionId: string;
  readonly seed: number;
  readonly preset: string | null;
  readonly outcome: string | null;
  readonly updatedAt: Date;
}

export interface KeptStep {
  readonly node: string;
  readonly move: Move;
  readonly seconds: number;
  readonly at: Date;
}

const RUN = `id, account_id AS "accountId", edition_id AS "editionId", seed::float8 AS seed, preset, outcome, updated_at AS "updatedAt" FROM scenario_run`;

/** All SQL of practice runs. Every reading but `locked` names the owner. */
@Injectable()
export class RunsRepository {
  /** The account's latest run of each scenario, by the edition that is published now. */
  async latest(
    db: Queryable,
    accountId: string,
    editionIds: readonly string[],
  ): Promise<ReadonlyMap<string, RunRow & { steps: number }>> {
    const rows = await db.query<RunRow & { current: string; steps: number }>(
      `SELECT DISTINCT ON (cur.id) cur.id AS current, r.id, r.account_id AS "accountId", r.edition_id AS "editionId", r.seed::float8 AS seed, r.preset, r.outcome,
              r.updated_at AS "updatedAt", (SELECT count(*)::int FROM scenario_step x WHERE x.run_id = r.id) AS steps
       FROM scenario_edition cur JOIN scenario_edition e ON e.scenario_id = cur.scenario_id
       JOIN scenario_run r ON r.edition_id = e.id AND r.account_id = $1
       WHERE cur.id = ANY($2) ORDER BY cur.id, r.updated_at DESC`,
      [accountId, editionIds],
    );
    return new Map(rows.map((row) => [row.current, row]));
  }

  async latestOf(db: Queryable, accountId: string, editionId: string): Promise<RunRow | null> {
    const [row] = await db.query<RunRow>(
      `SELECT ${RUN} WHERE account_id = $1 AND edition_id = $2 ORDER BY updated_at DESC LIMIT 1`,
      [accountId, editionId],
    );
    return row ?? null;
  }

  /** Adds the run where there is none of this id, and locks it until the transaction ends, whosever it is. */
  async locked(
    tx: Tx,
    run: Pick<RunRow, 'id' | 'accountId' | 'editionId' | 'seed' | 'preset'> & {
      hash: string;
      language: string;
      at: Date;
    },
  ): Promise<RunRow | null> {
    await tx.execute(
      `INSERT INTO scenario_run (id, account_id, edition_id, hash, seed, preset, language, started_at, updated_at)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$8) ON CONFLICT (id) DO NOTHING`,
      [run.id, run.accountId, run.editionId, run.hash, run.seed, run.preset, run.language, run.at],
    );
    const [row] = await tx.query<RunRow>(`SELECT ${RUN} WHERE id = $1 FOR UPDATE`, [run.id]);
    return row ?? null;
  }

  steps(db: Queryable, runId: string): Promise<KeptStep[]> {
    return db.query<KeptStep>('SELECT node, move, seconds, at FROM scenario_step WHERE run_id = $1 ORDER BY seq', [
      runId,
    ]);
  }

  async append(
    tx: Tx,
    runId: string,
    from: number,
    steps: readonly KeptStep[],
    run: { outcome: string | null; at: Date },
  ): Promise<void> {
    for (const [index, { node, move, seconds, at }] of steps.entries())
      await tx.query('INSERT INTO scenario_step (run_id, seq, node, move, seconds, at) VALUES ($1,$2,$3,$4,$5,$6)', [
        runId,
        from + index,
        node,
        JSON.stringify(move),
        seconds,
        at,
      ]);
    await tx.query('UPDATE scenario_run SET outcome = $2, updated_at = $3 WHERE id = $1', [runId, run.outcome, run.at]);
  }
}
