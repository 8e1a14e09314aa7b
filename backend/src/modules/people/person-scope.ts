import type { ScopeSet } from '../../platform/access';

/**
 * SQL condition for rows of `person` (under `alias`) that lie inside a scope: the own country's people, those a centre
 * registered, and everyone who stands or stood on the roll of a rotation inside. Uses the parameters `$from`…`$from+3`,
 * which `scopeParameters` gives in that order.
 */
export function personIn(alias: string, from: number): string {
  return `(${alias}.country_id = ANY($${from}::uuid[]) OR ${alias}.centre_id = ANY($${from + 1}::uuid[]) OR EXISTS (
    SELECT 1 FROM roll_entry scope_entry JOIN rotation scope_rotation ON scope_rotation.id = scope_entry.rotation_id
    WHERE scope_entry.person_id = ${alias}.id AND (scope_rotation.centre_id = ANY($${from + 1}::uuid[])
      OR scope_rotation.contingent_id = ANY($${from + 2}::uuid[]) OR scope_rotation.id = ANY($${from + 3}::uuid[]))))`;
}

/** SQL condition for rows of `rotation` under `alias`; the same four parameters as `personIn`. */
export function rotationIn(alias: string, from: number): string {
  return `(${alias}.country_id = ANY($${from}::uuid[]) OR ${alias}.centre_id = ANY($${from + 1}::uuid[])
    OR ${alias}.contingent_id = ANY($${from + 2}::uuid[]) OR ${alias}.id = ANY($${from + 3}::uuid[]))`;
}

/** The four parameters of `personIn` and `rotationIn`. */
export function scopeParameters(scopes: ScopeSet): (readonly string[])[] {
  return [scopes.countries, scopes.centres, scopes.contingents, scopes.rotations];
}
