import { Injectable, Logger, OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { PgBoss } from 'pg-boss';
import type { Actor } from '../access';
import { Database, type Tx } from '../database';
import { Problem } from '../http';
import { Clock, Ids } from '../time';

const QUEUE = 'peacewright';
const CONCURRENT = 2;
/** Taken while jobs without a message are queued again, so that replicas starting together do it once. */
const REQUEUE_LOCK = 727_274_005;
/** A job tried this often, over however many starts, takes the process down with it and is not tried again. */
const MOST_ATTEMPTS = 10;

/** What a running job may do besides its work. */
export interface JobRun<Input> {
  readonly id: string;
  readonly input: Input;
  /** The account that asked; null for the product itself. */
  readonly ownerId: string | null;
  /** Shown to whoever waits; also the sign of life. `step` is a key that the client translates. */
  progress(step: string, done: number, total: number): Promise<void>;
}

type Handler = (run: JobRun<never>) => Promise<unknown>;

/**
 * Long work with progress that survives a restart. A job is queued in the transaction that asks for it; a worker that
 * dies is noticed by its missing heartbeat and the job runs again, so a handler must bear being repeated.
 */
@Injectable()
export class Jobs implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Jobs');
  private readonly handlers = new Map<string, Handler>();
  private boss: PgBoss | undefined;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Called by modules while they start. `handler`'s result is kept with the job and must be JSON. */
  define<Input>(kind: string, handler: (run: JobRun<Input>) => Promise<unknown>): void {
    if (this.handlers.has(kind)) throw new Error(`Job kind ${kind} is defined twice.`);
    this.handlers.set(kind, handler);
  }

  /** Queues a job as part of `tx`; answers its id. */
  async enqueue(tx: Tx, owner: Actor | null, kind: string, input: object): Promise<string> {
    if (!this.handlers.has(kind)) throw new Error(`Job kind ${kind} is not defined.`);
    const id = this.ids.next();
    await tx.query(
      `INSERT INTO job (id, kind, owner_id, country_id, input, state, created_at) VALUES ($1,$2,$3,$4,$5,'QUEUED',$6)`,
      [id, kind, owner?.accountId ?? null, owner?.countryId ?? null, JSON.stringify(input), this.clock.now()],
    );
    await this.send(this.started(), tx, id);
    return id;
  }

  async onApplicationBootstrap(): Promise<void> {
    const boss = new PgBoss({
      db: { executeSql: async (text, values) => ({ rows: await this.db.query(text, values ?? []) }) },
      // Both, or the look for dead workers stays at once a minute: somebody is waiting for the job.
      superviseIntervalSeconds: 10,
      monitorIntervalSeconds: 10,
    });
    boss.on('error', (error) => this.logger.error(error));
    await boss.start();
    await boss.createQueue(QUEUE, { retryLimit: 3, retryDelay: 1, expireInSeconds: 3600, heartbeatSeconds: 20 });
    this.boss = boss;
    await this.requeue(boss);
    await boss.work<{ id: string }>(
      QUEUE,
      { pollingIntervalSeconds: 1, batchSize: 1, localConcurrency: CONCURRENT },
      async ([message]) => {
        if (message) await this.run(message.data.id);
      },
    );
  }

  async onApplicationShutdown(): Promise<void> {
    await this.boss?.stop({ graceful: true, timeout: 5_000 });
  }

  /**
   * Queues open jobs again that no message will wake: after a restore, which brings the rows without the queue, or when
   * the queue gave a job up because its worker died too often.
   */
  private async requeue(boss: PgBoss): Promise<void> {
    await this.db.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [REQUEUE_LOCK]);
      await tx.query(
        `UPDATE job SET state = 'FAILED', problem = $2, finished_at = $3 WHERE state IN ('QUEUED','RUNNING') AND attempts >= $1`,
        [MOST_ATTEMPTS, JSON.stringify({ code: 'server.failed' }), this.clock.now()],
      );
      const forgotten = await tx.query<{ id: string }>(
        `SELECT id FROM job j WHERE state IN ('QUEUED','RUNNING') AND NOT EXISTS (
           SELECT 1 FROM pgboss.job m WHERE m.name = $1 AND m.data ->> 'id' = j.id::text AND m.state IN ('created','retry','active'))
         ORDER BY created_at`,
        [QUEUE],
      );
      for (const { id } of forgotten) await this.send(boss, tx, id);
      if (forgotten.length > 0) this.logger.warn(`${forgotten.length} jobs were queued again`);
    });
  }

  private async send(boss: PgBoss, tx: Tx, id: string): Promise<void> {
    await boss.send(
      QUEUE,
      { id },
      { db: { executeSql: async (text, values) => ({ rows: await tx.query(text, values ?? []) }) } },
    );
  }

  private started(): PgBoss {
    if (!this.boss) throw new Error('Jobs cannot be queued before the application has started.');
    return this.boss;
  }

  private async run(id: string): Promise<void> {
    const [row] = await this.db.query<{ kind: string; input: unknown; owner_id: string | null }>(
      `UPDATE job SET state = 'RUNNING', started_at = COALESCE(started_at, $2), attempts = attempts + 1
       WHERE id = $1 AND state IN ('QUEUED','RUNNING') RETURNING kind, input, owner_id`,
      [id, this.clock.now()],
    );
    if (!row) return;
    const handler = this.handlers.get(row.kind);
    if (!handler) throw new Error(`Job kind ${row.kind} is not known to this version.`);
    try {
      const result = await handler({
        id,
        input: row.input as never,
        ownerId: row.owner_id,
        progress: async (step, done, total) => {
          await this.db.execute('UPDATE job SET step = $2, done = $3, total = $4, heartbeat_at = $5 WHERE id = $1', [
            id,
            step,
            done,
            total,
            this.clock.now(),
          ]);
        },
      });
      await this.finish(id, 'DONE', result ?? null, null);
    } catch (thrown) {
      // A refusal is the job's answer; anything else is tried again by the queue, and ends as failed when it gives up.
      if (thrown instanceof Problem) return this.finish(id, 'FAILED', null, { code: thrown.code, ...thrown.details });
      this.logger.error({ err: thrown, job: id, kind: row.kind }, 'job failed');
      await this.db.execute(
        `UPDATE job SET state = 'FAILED', problem = $2, finished_at = $3 WHERE id = $1 AND attempts > 3`,
        [id, JSON.stringify({ code: 'server.failed' }), this.clock.now()],
      );
      throw thrown;
    }
  }

  private async finish(id: string, state: 'DONE' | 'FAILED', result: unknown, problem: object | null): Promise<void> {
    await this.db.execute('UPDATE job SET state = $2, result = $3, problem = $4, finished_at = $5 WHERE id = $1', [
      id,
      state,
      JSON.stringify(result),
      problem === null ? null : JSON.stringify(problem),
      this.clock.now(),
    ]);
  }
}
