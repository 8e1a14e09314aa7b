import { Injectable } from '@nestjs/common';
import { ROLE_TABLE, type Role, type ScopeKind } from '@peacewright/contracts';
import type { Actor } from '../../platform/access';
import { Audit, NO_COUNTRY } from '../../platform/audit';
import type { Tx } from '../../platform/database';
import { Problem } from '../../platform/http';
import { Clock, Ids } from '../../platform/time';

export interface RoleGrant {
  readonly accountId: string;
  readonly role: Role;
  readonly scopeKind: ScopeKind;
  readonly scopeId: string | null;
  /** Null: until ended. Time-boxed roles need one. */
  readonly endsAt: Date | null;
  readonly reason: string;
}

/** Grants and ends scoped roles. Whether the caller may is checked before, by `GrantingService`. */
@Injectable()
export class RolesService {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Writes the grant and its audit row; refuses a scope kind the role does not know, and a visitor's without an end. */
  async grant(tx: Tx, actor: Actor | null, grant: RoleGrant): Promise<string> {
    const definition = ROLE_TABLE[grant.role];
    if (!definition.scopes.includes(grant.scopeKind))
      throw new Problem('request.invalid', { pointers: [{ pointer: '/scopeKind', code: 'isIn' }] });
    if (definition.timeBoxed && grant.endsAt === null)
      throw new Problem('request.invalid', { pointers: [{ pointer: '/endsAt', code: 'required' }] });
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
        this.clock.now(),
        grant.endsAt,
        grant.reason,
      ],
    );
    const [account] = await tx.query<{ country_id: string | null }>('SELECT country_id FROM account WHERE id = $1', [
      grant.accountId,
    ]);
    await this.audit.record(tx, actor, {
      action: 'role.granted',
      entityKind: 'account',
      entityId: grant.accountId,
      countryId: account?.country_id ?? NO_COUNTRY,
      details: { role: grant.role, scopeKind: grant.scopeKind, scopeId: grant.scopeId, endsAt: grant.endsAt },
      reason: grant.reason,
    });
    return id;
  }
}
