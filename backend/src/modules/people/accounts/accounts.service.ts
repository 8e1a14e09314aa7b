import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Permission } from '@peacewright/contracts';
import type { Actor } from '../../../platform/access';
import { Audit, NO_COUNTRY } from '../../../platform/audit';
import { Accounts, identitiesOf, Sessions, SignInLimits } from '../../../platform/auth';
import { Database, type Tx } from '../../../platform/database';
import { notFound, Problem } from '../../../platform/http';
import { Clock, Ids } from '../../../platform/time';
import { grantVerdict, standsAbove } from '../roles/granting';
import { GrantingService } from '../roles/granting.service';
import { RolesService } from '../roles/roles.service';
import { ScopeQueries, type RoleRow } from '../roles/scopes.queries';
import type {
  AccountDto,
  AccountListDto,
  AccountSearchDto,
  HeldRoleDto,
  NewAccountDto,
  OneTimeLinkDto,
} from './accounts.dto';
import { AccountsQueries, type AccountLine } from './accounts.queries';
import { InvitationsService } from './invitations.service';

const PAGE = 50;

/**
 * Accounts within the scope of `account.manage`. Seeing an account is one thing; closing it, making it a link or lifting
 * its lock asks that it belongs to the scope and that the actor stands above all roles it holds.
 */
@Injectable()
export class AccountsService {
  constructor(
    private readonly db: Database,
    private readonly queries: AccountsQueries,
    private readonly scopes: ScopeQueries,
    private readonly granting: GrantingService,
    private readonly roles: RolesService,
    private readonly accounts: Accounts,
    private readonly invitations: InvitationsService,
    private readonly sessions: Sessions,
    private readonly limits: SignInLimits,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async search(actor: Actor, wish: AccountSearchDto): Promise<AccountListDto> {
    const now = this.clock.now();
    const filter = filterOf(wish);
    const found = await this.queries.search(
      this.db,
      actor,
      {
        q: (wish.q ?? '').trim(),
        state: wish.state ?? null,
        role: wish.role ?? null,
        learners: wish.kind === undefined ? null : wish.kind === 'LEARNERS',
        after: cursorOf(wish.after, filter),
        limit: PAGE + 1,
      },
      now,
    );
    const lines = found.slice(0, PAGE);
    const roles = await this.scopes.rolesOf(
      this.db,
      lines.map(({ id }) => id),
      actor.language,
      now,
      true,
    );
    const last = lines.at(-1);
    return {
      items: lines.map((line) => ({
        id: line.id,
        displayName: line.displayName,
        email: line.email,
        pinLogin: line.pinLogin,
        countryCode: line.countryCode,
        state: line.state,
        roles: roles.filter((role) => role.accountId === line.id).map((role) => roleDto(actor, role)),
      })),
      next:
        found.length > PAGE && last
          ? Buffer.from(JSON.stringify([filter, last.displayName, last.id])).toString('base64url')
          : null,
    };
  }

  async show(actor: Actor, id: string): Promise<AccountDto> {
    const now = this.clock.now();
    const account = await this.queries.find(this.db, actor, 'account.manage', id);
    if (!account) throw notFound();
    const [roles, signIns, lockedUntil] = [
      await this.scopes.rolesOf(this.db, [id], actor.language, now, false),
      await this.queries.signIns(this.db, id, now),
      await this.limits.lockedUntil(identitiesOf(account)),
    ];
    return {
      id,
      displayName: account.displayName,
      email: account.email,
      pinLogin: account.pinLogin,
      countryCode: account.countryCode,
      state: account.state,
      learner: account.learner,
      preferredLanguage: account.preferredLanguage,
      createdAt: account.createdAt.toISOString(),
      sessions: signIns.sessions,
      linkUntil: signIns.linkUntil?.toISOString() ?? null,
      lockedUntil: lockedUntil?.toISOString() ?? null,
      manageable: account.belongs && standsAbove(actor, live(roles)),
      own: id === actor.accountId,
      roles: roles.map((role) => roleDto(actor, role)),
    };
  }

  /** Makes an account with its first role and a one-time link. No message is sent: the link is handed over by hand. */
  async create(actor: Actor, wish: NewAccountDto): Promise<OneTimeLinkDto> {
    const accountId = this.ids.next();
    return this.db.transaction(async (tx) => {
      const place = await this.granting.allowed(tx, actor, wish.grant);
      await this.insert(tx, accountId, wish, place.countryId);
      await this.record(tx, actor, { id: accountId, countryId: place.countryId }, 'account.created', null);
      await this.granting.write(tx, actor, accountId, wish.grant);
      return this.linkTo(tx, actor, accountId);
    });
  }

  /** A new one-time link: for an invitation that expired, or a password that was forgotten. Earlier links end. */
  async newLink(actor: Actor, id: string): Promise<OneTimeLinkDto> {
    return this.db.transaction(async (tx) => {
      const account = await this.managed(tx, actor, 'account.manage', id);
      if (account.state === 'CLOSED') throw new Problem('people.accountClosed');
      if (account.email === null) throw new Problem('people.noEmail');
      await this.record(tx, actor, account, 'account.linkMade', null);
      return this.linkTo(tx, actor, id);
    });
  }

  /** Closes an account: its sessions and links end at once, its roles stay for when it is reopened. */
  async close(actor: Actor, id: string, reason: string): Promise<void> {
    if (id === actor.accountId) throw new Problem('people.ownAccount');
    await this.db.transaction(async (tx) => {
      const held = await this.scopes.rolesOf(tx, [id], 'en', this.clock.now(), true);
      if (held.some(({ role }) => role === 'SYSTEM_ADMIN') && actor.scopes('account.manage').system)
        await this.roles.keepAnAdministrator(tx, id);
      const account = await this.managed(tx, actor, 'account.manage', id);
      if (account.state === 'CLOSED') throw new Problem('people.accountClosed');
      await this.queries.setState(tx, id, 'CLOSED');
      await this.sessions.closeAll(tx, id);
      await this.invitations.withdraw(tx, id);
      await this.record(tx, actor, account, 'account.closed', reason);
    });
  }

  /** Opens a closed account again, as it was: with its roles, and its password if it had one. */
  async reopen(actor: Actor, id: string, reason: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const account = await this.managed(tx, actor, 'account.manage', id);
      if (account.state !== 'CLOSED') throw new Problem('people.accountOpen');
      await this.queries.setState(tx, id, account.hasPassword || account.hasPin ? 'ACTIVE' : 'INVITED');
      await this.record(tx, actor, account, 'account.reopened', reason);
    });
  }

  /** Forgets the failed attempts of an account on every device, so that its owner may try again at once. */
  async liftLock(actor: Actor, id: string, reason: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const account = await this.managed(tx, actor, 'lock.lift', id);
      for (const identity of identitiesOf(account)) await this.limits.forget(tx, identity);
      await this.record(tx, actor, account, 'account.lockLifted', reason);
    });
  }

  /** The account, held until the transaction ends; 404 where it cannot be seen, 403 where it is not the actor's to manage. */
  private async managed(tx: Tx, actor: Actor, permission: Permission, id: string): Promise<AccountLine> {
    const account = await this.queries.find(tx, actor, permission, id, true);
    if (!account) throw notFound();
    const held = await this.scopes.rolesOf(tx, [id], 'en', this.clock.now(), true);
    if (!account.belongs || !standsAbove(actor, held)) throw new Problem('access.refused');
    return account;
  }

  private async insert(tx: Tx, id: string, wish: NewAccountDto, countryId: string | null): Promise<void> {
    const email = wish.email.trim();
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended(lower($1), 727274))', [email]);
    if (await this.accounts.byEmail(tx, email))
      throw new Problem('people.emailTaken', { pointers: [{ pointer: '/email', code: 'taken' }] });
    await this.accounts.insert(tx, {
      id,
      countryId,
      personId: null,
      displayName: wish.displayName.trim(),
      email,
      passwordHash: null,
      pinLogin: null,
      pinHash: null,
      mustChange: false,
      preferredLanguage: wish.language,
      state: 'INVITED',
      createdAt: this.clock.now(),
    });
  }

  private async linkTo(tx: Tx, actor: Actor, accountId: string): Promise<OneTimeLinkDto> {
    const { path, expiresAt } = await this.invitations.issue(tx, actor, accountId);
    return { accountId, path, expiresAt: expiresAt.toISOString() };
  }

  private record(
    tx: Tx,
    actor: Actor,
    account: Pick<AccountLine, 'id' | 'countryId'>,
    action: string,
    reason: string | null,
  ): Promise<void> {
    return this.audit.record(tx, actor, {
      action,
      entityKind: 'account',
      entityId: account.id,
      countryId: account.countryId ?? NO_COUNTRY,
      // An account has no centre: the row goes to the one whose officer acted.
      centreId: actor.grants.find((grant) => grant.scopeKind === 'CENTRE')?.scopeId ?? null,
      reason,
    });
  }
}

function live(roles: readonly RoleRow[]): RoleRow[] {
  return roles.filter((role) => role.live);
}

function roleDto(actor: Actor, role: RoleRow): HeldRoleDto {
  return {
    id: role.id,
    role: role.role,
    scopeKind: role.place.kind,
    scopeName: role.place.name,
    grantedAt: role.grantedAt.toISOString(),
    endsAt: role.endsAt?.toISOString() ?? null,
    endedAt: role.endedAt?.toISOString() ?? null,
    live: role.live,
    mayEnd: role.live && grantVerdict(actor, role.role, role.place) === 'ALLOWED',
  };
}

/** A cursor belongs to the filter it was given with. */
function filterOf({ q, state, role, kind }: AccountSearchDto): string {
  return createHash('sha256')
    .update(JSON.stringify([q, state, role, kind]))
    .digest('base64url')
    .slice(0, 12);
}

function cursorOf(after: string | undefined, filter: string): readonly [string, string] | null {
  if (after === undefined) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
    if (
      Array.isArray(value) &&
      value[0] === filter &&
      typeof value[1] === 'string' &&
      typeof value[2] === 'string' &&
      /^[0-9a-f-]{36}$/.test(value[2])
    )
      return [value[1], value[2]];
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Problem('request.malformed');
}
