import { Injectable } from '@nestjs/common';
import { MAY_GRANT, ROLE_TABLE, ROLES, type Role } from '@peacewright/contracts';
import type { Actor } from '../../../platform/access';
import { Database, type Tx } from '../../../platform/database';
import { notFound, Problem } from '../../../platform/http';
import { Clock } from '../../../platform/time';
import { AccountsQueries } from '../accounts/accounts.queries';
import { grantVerdict, type ScopePlace } from './granting';
import type { GrantableRoleDto, GrantDto, ScopeDto } from './roles.dto';
import { RolesService } from './roles.service';
import { ScopeQueries } from './scopes.queries';

/** More places than this are found by name. */
const SCOPES = 50;

/** Giving and taking roles, each only within what the actor's own roles may give. */
@Injectable()
export class GrantingService {
  constructor(
    private readonly db: Database,
    private readonly scopes: ScopeQueries,
    private readonly roles: RolesService,
    private readonly accounts: AccountsQueries,
    private readonly clock: Clock,
  ) {}

  /** The roles that the actor may give somewhere, in the table's order. */
  grantable(actor: Actor): GrantableRoleDto[] {
    return ROLES.filter((role) => grantsOf(actor, role).length > 0).map((role) => ({
      role,
      scopeKinds: [...ROLE_TABLE[role].scopes],
      timeBoxed: ROLE_TABLE[role].timeBoxed ?? false,
    }));
  }

  /** The places where the actor may give `role`, by part of their name. */
  async places(actor: Actor, role: Role, q: string): Promise<ScopeDto[]> {
    const grants = grantsOf(actor, role);
    const everywhere = grants.some((grant) => grant.scopeKind === 'SYSTEM');
    if (everywhere && ROLE_TABLE[role].scopes.includes('SYSTEM')) return [{ kind: 'SYSTEM', id: null, name: '' }];
    const ofKind = (kind: 'COUNTRY' | 'CENTRE'): string[] =>
      grants.flatMap((grant) => (grant.scopeKind === kind && grant.scopeId !== null ? [grant.scopeId] : []));
    const found = await this.scopes.find(this.db, {
      language: actor.language,
      kinds: ROLE_TABLE[role].scopes,
      everywhere,
      countries: ofKind('COUNTRY'),
      centres: [...ofKind('CENTRE'), ...grants.flatMap((grant) => grant.centres)],
      q: q.trim(),
      limit: SCOPES,
    });
    return found.map(({ kind, id, name }) => ({ kind, id, name }));
  }

  /** Gives an account that the actor can see a role; answers the grant's id. */
  async grant(actor: Actor, accountId: string, wish: GrantDto): Promise<string> {
    return this.db.transaction(async (tx) => {
      await this.allowed(tx, actor, wish);
      const account = await this.accounts.find(tx, actor, 'role.grant', accountId);
      if (!account) throw notFound();
      if (account.state === 'CLOSED') throw new Problem('people.accountClosed');
      return this.write(tx, actor, accountId, wish);
    });
  }

  /** Refuses what the actor's roles may not give (403) and places outside (404); answers the place. */
  async allowed(tx: Tx, actor: Actor, wish: Pick<GrantDto, 'role' | 'scopeKind' | 'scopeId'>): Promise<ScopePlace> {
    const place = await this.scopes.place(tx, wish.scopeKind, wish.scopeId ?? null);
    if (!place && grantsOf(actor, wish.role).length > 0) throw notFound();
    const verdict = place ? grantVerdict(actor, wish.role, place) : 'REFUSED';
    if (verdict === 'OUTSIDE') throw notFound();
    if (!place || verdict === 'REFUSED') throw new Problem('access.refused');
    return place;
  }

  /** Writes a grant that `allowed` has let pass. */
  write(tx: Tx, actor: Actor, accountId: string, wish: GrantDto): Promise<string> {
    return this.roles.grant(tx, actor, {
      accountId,
      role: wish.role,
      scopeKind: wish.scopeKind,
      scopeId: wish.scopeId ?? null,
      endsAt: wish.endsAt === undefined ? null : new Date(wish.endsAt),
      reason: wish.reason?.trim() ?? '',
    });
  }

  /** Ends a live role that the actor might have given. */
  async end(actor: Actor, accountId: string, roleId: string, reason: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const role = await this.scopes.role(tx, accountId, roleId, this.clock.now());
      if (!role?.live) throw notFound();
      const verdict = grantVerdict(actor, role.role, role.place);
      if (verdict === 'ALLOWED') return this.roles.end(tx, actor, role, reason);
      const visible = await this.accounts.find(tx, actor, 'role.grant', accountId);
      throw visible ? new Problem('access.refused') : notFound();
    });
  }
}

function grantsOf(actor: Actor, role: Role): Actor['grants'] {
  return actor.grants.filter((grant) => MAY_GRANT[grant.role]?.includes(role));
}
