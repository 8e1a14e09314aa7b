import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, type Queryable } from '../database';
import { Problem } from '../http';
import { Clock } from '../time';

const FREE_ATTEMPTS = 5;
const LOCK_MS = 5 * 60_000;
/** Attempts older than this no longer count. */
const FORGET_MS = 30 * 60_000;
/** All devices together, so that changing browsers does not give endless tries. */
const FREE_ATTEMPTS_ALL_DEVICES = 20;
const ALL_DEVICES = '*';

/**
 * Limits on sign-in by identity and device, never by address: a class of sixty signs in behind one. Kept in PostgreSQL,
 * so that replicas count together.
 */
@Injectable()
export class SignInLimits {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Counts an attempt before its secret is looked at, so that attempts sent at the same moment count one by one; `forget`
   * gives it back after a success. The fifth on a device, or the twentieth anywhere, locks the identity there for five
   * minutes while it is being tried. Refuses with `signIn.locked`.
   */
  async take(identity: string, device: string): Promise<void> {
    const now = this.clock.now();
    for (const [id, free] of [
      [device, FREE_ATTEMPTS],
      [ALL_DEVICES, FREE_ATTEMPTS_ALL_DEVICES],
    ] as const) {
      const taken = await this.db.query(
        `INSERT INTO sign_in_failure AS f (identity, device_id, failures, last_at) VALUES ($1, $2, 1, $3)
         ON CONFLICT (identity, device_id) DO UPDATE SET
           failures = CASE WHEN f.last_at < $4 THEN 1 ELSE f.failures + 1 END,
           locked_until = CASE WHEN f.last_at >= $4 AND f.failures + 1 >= $5 THEN $6::timestamptz END,
           last_at = $3
         WHERE f.locked_until IS NULL OR f.locked_until <= $3
         RETURNING 1`,
        [digest(identity), id, now, new Date(now.getTime() - FORGET_MS), free, new Date(now.getTime() + LOCK_MS)],
      );
      if (taken.length === 0) {
        const until = (await this.lockedUntil([identity]))?.getTime() ?? now.getTime();
        const left = until - now.getTime();
        throw new Problem('signIn.locked', {
          params: { minutes: Math.max(1, Math.ceil(left / 60_000)) },
          retryAfter: Math.max(1, Math.ceil(left / 1000)),
        });
      }
    }
  }

  /** When the last lock of these identities ends, on whatever device; null when none is locked. */
  async lockedUntil(identities: readonly string[]): Promise<Date | null> {
    const [row] = await this.db.query<{ until: Date | null }>(
      'SELECT max(locked_until) AS until FROM sign_in_failure WHERE identity = ANY($1) AND locked_until > $2',
      [identities.map(digest), this.clock.now()],
    );
    return row?.until ?? null;
  }

  /** After a success, or when an officer lifts the lock. */
  async forget(db: Queryable, identity: string): Promise<void> {
    await db.query('DELETE FROM sign_in_failure WHERE identity = $1', [digest(identity)]);
  }
}

function digest(identity: string): string {
  return createHash('sha256').update(identity.trim().toLowerCase()).digest('base64url');
}
