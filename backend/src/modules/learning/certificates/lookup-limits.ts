import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database';
import { Problem } from '../../../platform/http';
import { Clock } from '../../../platform/time';

const WINDOW_MS = 10 * 60_000;

/**
 * Limits on what anyone may ask without signing in, counted in PostgreSQL so that replicas count together. Numbers cannot
 * be guessed; the limit keeps names from being tried and the server from being used as a load.
 */
@Injectable()
export class LookupLimits {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Counts one try for each subject and refuses with `request.tooMany` above `most` in ten minutes. Addresses are kept as digests. */
  async count(subjects: readonly string[], most: number): Promise<void> {
    const now = this.clock.now();
    const start = new Date(now.getTime() - WINDOW_MS);
    const keys = subjects.map((subject) => createHash('sha256').update(subject).digest('base64url')).sort();
    const rows = await this.db.query<{ count: number }>(
      `INSERT INTO lookup_limit AS l (key, window_start, count) SELECT key, $2, 1 FROM unnest($1::text[]) AS key
       ON CONFLICT (key) DO UPDATE SET
         window_start = CASE WHEN l.window_start < $3 THEN $2 ELSE l.window_start END,
         count = CASE WHEN l.window_start < $3 THEN 1 ELSE l.count + 1 END
       RETURNING count`,
      [keys, now, start],
    );
    if (rows.some(({ count }) => count > most)) throw new Problem('request.tooMany');
  }
}
