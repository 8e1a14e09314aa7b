import { MAY_GRANT, roleHas, type Role, type ScopeKind } from '@peacewright/contracts';
import type { Actor, Grant } from '../../../platform/access';

/** Where a role holds: the scope itself, with the country and the centre it belongs to. */
export interface ScopePlace {
  readonly kind: ScopeKind;
  readonly id: string | null;
  readonly countryId: string | null;
  /** The centre itself, the centre of an offering, or the one that prepares a rotation; null for the other kinds. */
  readonly centreId: string | null;
}

/** A role that an account holds now. */
export interface HeldRole {
  readonly role: Role;
  readonly place: ScopePlace;
}

/** True when `place` lies inside a grant: a country holds what is its own and what its centres have in hand. */
export function holds(grant: Grant, place: ScopePlace): boolean {
  switch (grant.scopeKind) {
    case 'SYSTEM':
      return true;
    case 'COUNTRY':
      return place.countryId === grant.scopeId || (place.centreId !== null && grant.centres.includes(place.centreId));
    case 'CENTRE':
      return place.centreId === grant.scopeId;
    default:
      return place.kind === grant.scopeKind && place.id === grant.scopeId;
  }
}

/**
 * Whether the actor may grant or end `role` at `place`. OUTSIDE: the place is not theirs to know of (404); REFUSED: the
 * place is inside, or their roles never grant this one anywhere (403).
 */
export function grantVerdict(actor: Actor, role: Role, place: ScopePlace): 'ALLOWED' | 'REFUSED' | 'OUTSIDE' {
  const granting = actor.grants.filter((grant) => MAY_GRANT[grant.role]?.includes(role));
  if (granting.some((grant) => holds(grant, place))) return 'ALLOWED';
  if (granting.length === 0) return 'REFUSED';
  const knows = actor.grants.some((grant) => roleHas(grant.role, 'role.grant') && holds(grant, place));
  return knows ? 'REFUSED' : 'OUTSIDE';
}

/**
 * Whether the actor stands above all roles that an account holds now: may grant each, or may grant who may. Who closes an
 * account or makes it a new link could act in its name, so this is asked first. A learner's own role gives no power.
 */
export function standsAbove(actor: Actor, held: readonly HeldRole[]): boolean {
  return held.every(
    ({ role, place }) =>
      role === 'LEARNER' || actor.grants.some((grant) => reach(grant.role).has(role) && holds(grant, place)),
  );
}

/** All roles that the holder of `role` may grant, and that the holders of those may grant, and so on. */
function reach(role: Role): ReadonlySet<Role> {
  const found = new Set<Role>(MAY_GRANT[role]);
  for (const next of found) for (const further of MAY_GRANT[next] ?? []) found.add(further);
  return found;
}
