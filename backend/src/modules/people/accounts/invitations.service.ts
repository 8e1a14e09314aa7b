import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Actor } from '../../../platform/access';
import { Audit, NO_COUNTRY } from '../../../platform/audit';
import { Accounts, hashSecret, identitiesOf, passwordIsWeak, Sessions, SignInLimits } from '../../../platform/auth';
import { Database, type Queryable, type Tx } from '../../../platform/database';
import { correlationIdOf, Problem } from '../../../platform/http';
import { Clock } from '../../../platform/time';
import type { InvitationDto } from './accounts.dto';

const GOOD_FOR_MS = 7 * 86_400_000;

export interface OneTimeLink {
  /** Path on this server; the secret in it is kept nowhere. */
  readonly path: string;
  readonly expiresAt: Date;
}

interface Invited {
  readonly id: string;
  readonly displayName: string;
  readonly email: string;
  readonly countryId: string | null;
  readonly preferredLanguage: string;
  readonly pinLogin: string | null;
}

/** One-time links with which a person sets the password of the account made for them. */
@Injectable()
export class InvitationsService {
  constructor(
    private readonly db: Database,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly limits: SignInLimits,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Makes a link good for seven days; earlier unused links of the account end. */
  async issue(tx: Tx, by: Actor | null, accountId: string): Promise<OneTimeLink> {
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + GOOD_FOR_MS);
    await this.withdraw(tx, accountId);
    await tx.query(
      'INSERT INTO invitation (token_hash, account_id, created_by, created_at, expires_at) VALUES ($1,$2,$3,$4,$5)',
      [digest(token), accountId, by?.accountId ?? null, now, expiresAt],
    );
    return { path: `/invite/${token}`, expiresAt };
  }

  /** Ends the unused links of an account. */
  async withdraw(tx: Tx, accountId: string): Promise<void> {
    await tx.query('DELETE FROM invitation WHERE account_id = $1 AND used_at IS NULL', [accountId]);
  }

  /** Whom a link was made for. Refuses used, old and made-up links alike; guesses are counted by device. */
  async show(request: Request, response: Response, token: string): Promise<InvitationDto> {
    const { displayName, email } = await this.find(this.db, await this.counted(request, response, token), token);
    return { displayName, email };
  }

  /** Sets the password and opens the account; the link is used up, and whoever was signed in before is signed out. */
  async accept(request: Request, response: Response, token: string, password: string): Promise<void> {
    const identity = await this.counted(request, response, token);
    await this.find(this.db, identity, token);
    if (passwordIsWeak(password))
      throw new Problem('password.weak', { pointers: [{ pointer: '/password', code: 'weak' }] });
    const passwordHash = await hashSecret(password);
    await this.db.transaction(async (tx) => {
      const account = await this.find(tx, identity, token);
      await tx.query('UPDATE invitation SET used_at = $2 WHERE token_hash = $1', [digest(token), this.clock.now()]);
      await this.accounts.setPassword(tx, account.id, passwordHash);
      await this.sessions.closeAll(tx, account.id);
      for (const own of identitiesOf(account)) await this.limits.forget(tx, own);
      const self = new Actor(
        account.id,
        account.countryId,
        null,
        account.preferredLanguage,
        [],
        correlationIdOf(request),
      );
      await this.audit.record(tx, self, {
        action: 'account.linkUsed',
        entityKind: 'account',
        entityId: account.id,
        countryId: account.countryId ?? NO_COUNTRY,
      });
    });
  }

  /** Counts a try under the browser that makes it; answers the identity to give back after a success. */
  private async counted(request: Request, response: Response, token: string): Promise<string> {
    const device = this.sessions.device(request, response);
    const identity = `invitation/${device}`;
    await this.limits.take(identity, device);
    if (!/^[\w-]{43}$/.test(token)) throw new Problem('invitation.invalid');
    return identity;
  }

  private async find(db: Queryable, identity: string, token: string): Promise<Invited> {
    const [row] = await db.query<Invited>(
      `SELECT a.id, a.display_name AS "displayName", a.email, a.country_id AS "countryId", a.preferred_language AS "preferredLanguage", a.pin_login AS "pinLogin"
       FROM invitation i JOIN account a ON a.id = i.account_id
       WHERE i.token_hash = $1 AND i.used_at IS NULL AND i.expires_at > $2 AND a.state <> 'CLOSED' AND a.email IS NOT NULL
       ${db === this.db ? '' : 'FOR UPDATE OF i, a'}`,
      [digest(token), this.clock.now()],
    );
    if (!row) throw new Problem('invitation.invalid');
    await this.limits.forget(db, identity);
    return row;
  }
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
