import { Injectable } from '@nestjs/common';
import { ROLE_TABLE, type Role, type ScopeKind } from '@peacewright/contracts';
import type { Actor } from '../../../platform/access';
import { Audit, NO_COUNTRY } from '../../../platform/audit';
import type { Tx } from '../../../platform/database';
import { notFound, Problem } from '../../../platform/http';
import { Clock, Ids } from '../../../platform/time';
import { ScopeQueries, type RoleRow } from './scopes.queries';

export interface RoleGrant {
  readonly accountId: string;
  readonly role: Role;
  readonly scopeKind: ScopeKind;
  readonly scopeId: string | null;
  /** Null: until ended. Time-boxed roles need one. */
  readonly endsAt: Date | null;
  readonly reason: string;
}

/** Taken by whoever might leave the installation without an administrator, so that two cannot do it together. */
const ADMINISTRATORS_LOCK = 727_274_003;

/** Writes and ends scoped roles. Whether the caller may is asked before, by `GrantingService`. */
@Injectable()
export class RolesService {
  constructor(
    private readonly scopes: ScopeQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Writes the grant and its audit row. Refuses a scope kind that the role does not know, a place that does not exist, a
   * time-boxed role without an end, an end that has passed, and what the account holds already.
   */
  async grant(tx: Tx, actor: Actor | null, grant: RoleGrant): Promise<string> {
    const now = this.clock.now();
    const definition = ROLE_TABLE[grant.role];
    if (!definition.scopes.includes(grant.scopeKind) || (grant.scopeKind === 'SYSTEM') !== (grant.scopeId === null))
      throw invalid('/scopeKind', 'isIn');
    if (definition.timeBoxed && grant.endsAt === null) throw invalid('/endsAt', 'required');
    if (grant.endsAt !== null && grant.endsAt <= now) throw invalid('/endsAt', 'future');
    const place = await this.scopes.place(tx, grant.scopeKind, grant.scopeId);
    if (!place) throw notFound();
    const [account] = await tx.query<{ country_id: string | null }>(
      'SELECT country_id FROM account WHERE id = $1 FOR UPDATE',
      [grant.accountId],
    );
    if (!account) throw notFound();
    const [held] = await tx.query(
      `SELECT 1 FROM role_assignment WHERE account_id = $1 AND role = $2 AND scope_kind = $3
         AND scope_id IS NOT DISTINCT FROM $4 AND ended_at IS NULL AND (ends_at IS NULL OR ends_at > $5)`,
      [grant.accountId, grant.role, grant.scopeKind, grant.scopeId, now],
    );
    if (held !== undefined) throw new Problem('people.roleHeld');
    const id = this.ids.next();
    await tx.query(
      `INSERT INTO role_assignment (id, account_id, role, scope_kind, scope_id, granted_by, granted_at, ends_at, reason)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)`,
      [
        id,
        grant.accountId,
        grant.role,
        grant.scopeKind,
        grant.scopeId,
        actor?.accountId ?? null,
        now,
        grant.endsAt,
        grant.reason,
      ],
    );
    await this.audit.record(tx, actor, {
      action: 'role.granted',
      entityKind: 'account',
      entityId: grant.accountId,
      countryId: place.countryId ?? account.country_id ?? NO_COUNTRY,
      centreId: place.centreId,
      details: { role: grant.role, scopeKind: grant.scopeKind, scopeId: grant.scopeId, endsAt: grant.endsAt },
      reason: grant.reason,
    });
    return id;
  }

  /** Ends a live role now; the next request of the account is judged without it. The last system administrator stays. */
  async end(tx: Tx, actor: Actor, role: RoleRow, reason: string): Promise<void> {
    if (role.role === 'SYSTEM_ADMIN') await this.keepAnAdministrator(tx, role.accountId);
    const ended = await tx.execute(
      'UPDATE role_assignment SET ended_at = $2, ended_by = $3 WHERE id = $1 AND ended_at IS NULL',
      [role.id, this.clock.now(), actor.accountId],
    );
    if (ended === 0) throw notFound();
    await this.audit.record(tx, actor, {
      action: 'role.ended',
      entityKind: 'account',
      entityId: role.accountId,
      countryId: role.place.countryId ?? NO_COUNTRY,
      centreId: role.place.centreId,
      details: { role: role.role, scopeKind: role.place.kind, scopeId: role.place.id },
      reason,
    });
  }

  /**
   * Refuses when nobody but `accountId` is a lasting system administrator who can sign in. Call it before taking other
   * locks: it serialises all who could empty that seat.
   */
  async keepAnAdministrator(tx: Tx, accountId: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [ADMINISTRATORS_LOCK]);
    const [other] = await tx.query(
      `SELECT 1 FROM role_assignment r JOIN account a ON a.id = r.account_id
       WHERE r.role = 'SYSTEM_ADMIN' AND r.ended_at IS NULL AND r.ends_at IS NULL AND a.state = 'ACTIVE' AND a.id <> $1 LIMIT 1`,
      [accountId],
    );
    if (other === undefined) throw new Problem('people.lastAdministrator');
  }
}

function invalid(pointer: string, code: string): Problem {
  return new Problem('request.invalid', { pointers: [{ pointer, code }] });
}
