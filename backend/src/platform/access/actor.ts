import { ROLE_TABLE, roleHas, type Permission, type Role, type ScopeKind } from '@peacewright/contracts';

/** A live grant, with what its scope holds: a country's grant reaches the centres inside it. */
export interface Grant {
  readonly role: Role;
  readonly scopeKind: ScopeKind;
  /** Null for SYSTEM only. */
  readonly scopeId: string | null;
  /** Centres inside a COUNTRY scope; empty for other kinds. */
  readonly centres: readonly string[];
}

/**
 * Where a permission holds, as arrays ready for `= ANY($n)` in a query. An empty set matches nothing. A row is inside
 * when any of its own columns is in the array of that name; `countries` are full grants, `centres` include those of
 * `countries`.
 */
export interface ScopeSet {
  readonly system: boolean;
  readonly countries: readonly string[];
  readonly centres: readonly string[];
  readonly contingents: readonly string[];
  readonly rotations: readonly string[];
  readonly offerings: readonly string[];
  readonly assessments: readonly string[];
  /** True when the permission holds nowhere. */
  readonly empty: boolean;
}

/** Who is acting, as the session says. Made anew for every request, so that an ended grant ends at once. */
export class Actor {
  constructor(
    readonly accountId: string,
    /** The account's own country; null for accounts of the system. */
    readonly countryId: string | null,
    /** The person whose learning this account shows; null for staff without a personnel record. */
    readonly personId: string | null,
    /** That of the screen which asks; where no screen says one, that of the account. */
    readonly language: string,
    readonly grants: readonly Grant[],
    readonly correlationId: string,
  ) {}

  has(permission: Permission): boolean {
    return this.grants.some((grant) => roleHas(grant.role, permission));
  }

  /** Where `permission` holds for this actor. */
  scopes(permission: Permission): ScopeSet {
    const grants = this.grants.filter((grant) => roleHas(grant.role, permission));
    const ids = (kind: ScopeKind): string[] =>
      grants.flatMap((grant) => (grant.scopeKind === kind && grant.scopeId !== null ? [grant.scopeId] : []));
    return {
      system: grants.some((grant) => grant.scopeKind === 'SYSTEM'),
      countries: ids('COUNTRY'),
      centres: [...new Set([...ids('CENTRE'), ...grants.flatMap((grant) => grant.centres)])],
      contingents: ids('CONTINGENT'),
      rotations: ids('ROTATION'),
      offerings: ids('OFFERING'),
      assessments: ids('ASSESSMENT'),
      empty: grants.length === 0,
    };
  }

  /** All permissions held anywhere: for menus, never for a decision about a row. */
  permissions(): Permission[] {
    return [...new Set(this.grants.flatMap((grant) => ROLE_TABLE[grant.role].permissions))];
  }
}
