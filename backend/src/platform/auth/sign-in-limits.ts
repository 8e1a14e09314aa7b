import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../database';
import { Problem } from '../http';
import { Clock } from '../time';

const FREE_FAILURES = 5;
const LOCK_MS = 5 * 60_000;
/** Failures older than this no longer count. */
const FORGET_MS = 30 * 60_000;
/** All devices together, so that changing browsers does not give endless tries. */
const FREE_FAILURES_ALL_DEVICES = 20;
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

  /** Refuses with `signIn.locked` while the identity is locked on this device, or everywhere. */
  async check(identity: string, device: string): Promise<void> {
    const now = this.clock.now();
    const [row] = await this.db.query<{ until: Date | null }>(
      'SELECT max(locked_until) AS until FROM sign_in_failure WHERE identity = $1 AND device_id = ANY($2) AND locked_until > $3',
      [digest(identity), [device, ALL_DEVICES], now],
    );
    if (row?.until)
      throw new Problem('signIn.locked', {
        params: { minutes: Math.ceil((row.until.getTime() - now.getTime()) / 60_000) },
      });
  }

  /** Counts a failure; the fifth on a device locks it for five minutes, the twentieth anywhere locks the identity. */
  async failed(identity: string, device: string): Promise<void> {
    const now = this.clock.now();
    for (const [id, free] of [
      [device, FREE_FAILURES],
      [ALL_DEVICES, FREE_FAILURES_ALL_DEVICES],
    ] as const)
      await this.db.query(
        `INSERT INTO sign_in_failure AS f (identity, device_id, failures, last_at) VALUES ($1, $2, 1, $3)
         ON CONFLICT (identity, device_id) DO UPDATE SET
           failures = CASE WHEN f.last_at < $4 THEN 1 ELSE f.failures + 1 END,
           locked_until = CASE WHEN f.last_at >= $4 AND f.failures + 1 >= $5 THEN $6::timestamptz END,
           last_at = $3`,
        [digest(identity), id, now, new Date(now.getTime() - FORGET_MS), free, new Date(now.getTime() + LOCK_MS)],
      );
  }

  /** After a success, or when an officer lifts the lock. */
  async forget(tx: Tx | Database, identity: string): Promise<void> {
    await tx.query('DELETE FROM sign_in_failure WHERE identity = $1', [digest(identity)]);
  }
}

function digest(identity: string): string {
  return createHash('sha256').update(identity.trim().toLowerCase()).digest('base64url');
}
