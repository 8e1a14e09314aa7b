import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Actor } from '../access';
import { Audit, NO_COUNTRY } from '../audit';
import { Database } from '../database';
import { Problem } from '../http';
import { Accounts, pinLogin, type AccountRow } from './accounts';
import { hashSecret, passwordIsWeak, pinIsWeak, secretMatches } from './secrets';
import { Sessions } from './sessions';
import { SignInLimits } from './sign-in-limits';

/** Signing in and out, and changing one's own secret. */
@Injectable()
export class SignInService {
  constructor(
    private readonly db: Database,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
    private readonly limits: SignInLimits,
    private readonly audit: Audit,
  ) {}

  /** Refuses with `signIn.failed` (which of the two was wrong is not told) or `signIn.locked`. */
  async byPassword(request: Request, response: Response, email: string, password: string): Promise<void> {
    await this.signIn(request, response, email, () => this.accounts.byEmail(this.db, email), 'password_hash', password);
  }

  /** On shared tablets: country code, service and service number as printed, and the PIN. */
  async byPin(
    request: Request,
    response: Response,
    who: { country: string; service: string; serviceNumber: string },
    pin: string,
  ): Promise<void> {
    const login = pinLogin(who.country, who.service, who.serviceNumber);
    await this.signIn(request, response, login, () => this.accounts.byPinLogin(this.db, login), 'pin_hash', pin);
  }

  async signOut(request: Request, response: Response): Promise<void> {
    await this.sessions.close(request, response);
  }

  /** The own PIN: needs the present one; other sessions of the account end. */
  async changePin(actor: Actor, request: Request, current: string, next: string): Promise<void> {
    if (pinIsWeak(next) || current === next) throw new Problem('pin.weak');
    await this.change(actor, request, 'pin_hash', current, next);
  }

  /** The own password: needs the present one; other sessions of the account end. */
  async changePassword(actor: Actor, request: Request, current: string, next: string): Promise<void> {
    if (passwordIsWeak(next) || current === next) throw new Problem('password.weak');
    await this.change(actor, request, 'password_hash', current, next);
  }

  /** The language of the interface, kept with the account. */
  async changeLanguage(actor: Actor, language: string): Promise<void> {
    await this.db.transaction((tx) => this.accounts.setLanguage(tx, actor.accountId, language));
  }

  private async signIn(
    request: Request,
    response: Response,
    identity: string,
    find: () => Promise<AccountRow | null>,
    secretColumn: 'password_hash' | 'pin_hash',
    secret: string,
  ): Promise<void> {
    const device = this.sessions.device(request, response);
    await this.limits.take(identity, device);
    const account = await find();
    const matches = await secretMatches(account?.[secretColumn] ?? null, secret);
    if (!account || !matches || account.state !== 'ACTIVE') throw new Problem('signIn.failed');
    await this.db.transaction(async (tx) => {
      await this.limits.forget(tx, identity);
      await this.sessions.open(tx, request, response, account.id);
    });
  }

  private async change(
    actor: Actor,
    request: Request,
    column: 'password_hash' | 'pin_hash',
    current: string,
    next: string,
  ): Promise<void> {
    const identity = changeIdentity(actor.accountId);
    await this.limits.take(identity, '-');
    const account = await this.accounts.byId(this.db, actor.accountId);
    if (!account || !(await secretMatches(account[column], current))) throw new Problem('signIn.failed');
    const hash = await hashSecret(next);
    await this.db.transaction(async (tx) => {
      if (column === 'pin_hash') await this.accounts.setPin(tx, account.id, hash, false);
      else await this.accounts.setPassword(tx, account.id, hash);
      await this.limits.forget(tx, identity);
      await this.sessions.closeAll(tx, account.id, request);
      await this.audit.record(tx, actor, {
        action: column === 'pin_hash' ? 'account.pinChanged' : 'account.passwordChanged',
        entityKind: 'account',
        entityId: account.id,
        countryId: account.country_id ?? NO_COUNTRY,
      });
    });
  }
}

/** Attempts at changing one's own secret count apart from attempts to sign in. */
function changeIdentity(accountId: string): string {
  return `change/${accountId}`;
}

/** Every identity under which attempts on an account are counted. */
export function identitiesOf(account: {
  readonly id: string;
  readonly email: string | null;
  readonly pinLogin: string | null;
}): string[] {
  return [account.email, account.pinLogin, changeIdentity(account.id)].filter((identity) => identity !== null);
}
