import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../database';
import { Problem } from '../http';
import { Clock } from '../time';

/** How often something may be done in a stretch of time, which begins with the first time. */
export interface Limit {
  readonly most: number;
  readonly seconds: number;
}

/** Counts how often somebody asked for something, in PostgreSQL, so that replicas count together. */
@Injectable()
export class Limits {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts one try for each subject, which says what was tried and by whom, and refuses above the limit with
   * `request.tooMany` and the time after which one may go on. Subjects are kept as digests.
   */
  async count(subjects: readonly string[], { most, seconds }: Limit): Promise<void> {
    const now = this.clock.now();
    const start = new Date(now.getTime() - seconds * 1000);
    const keys = subjects.map((subject) => createHash('sha256').update(subject).digest('base64url')).sort();
    const rows = await this.db.query<{ count: number; begun: Date }>(
      `INSERT INTO lookup_limit AS l (key, window_start, count) SELECT key, $2, 1 FROM unnest($1::text[]) AS key
       ON CONFLICT (key) DO UPDATE SET
         window_start = CASE WHEN l.window_start < $3 THEN $2 ELSE l.window_start END,
         count = CASE WHEN l.window_start < $3 THEN 1 ELSE l.count + 1 END
       RETURNING count, window_start AS begun`,
      [keys, now, start],
    );
    const waits = rows.flatMap(({ count, begun }) => (count > most ? [begun.getTime() - start.getTime()] : []));
    if (waits.length === 0) return;
    const retryAfter = Math.max(1, Math.ceil(Math.max(...waits) / 1000));
    throw new Problem('request.tooMany', { params: { seconds: retryAfter }, retryAfter });
  }
}
