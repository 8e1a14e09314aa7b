import type { Permission } from '@peacewright/contracts';
import type { Actor } from '../../platform/access';
import type { Queryable } from '../../platform/database';
import { notFound } from '../../platform/http';

/** A centre whose status, links and copies the actor may see. */
export interface VisibleCentre {
  readonly id: string;
  readonly name: string;
}

/**
 * Centres from which the actor may look at the sources: own ones, and those that prepare the contingents, rotations and
 * offerings the actor works for. By name.
 */
export function visibleCentres(db: Queryable, actor: Actor): Promise<VisibleCentre[]> {
  const { centres, contingents, rotations, offerings } = actor.scopes('source.read');
  return db.query<VisibleCentre>(
    `SELECT c.id, c.name FROM centre c
     WHERE c.id = ANY($1)
        OR c.id IN (SELECT centre_id FROM rotation WHERE contingent_id = ANY($2) OR id = ANY($3))
        OR c.id IN (SELECT centre_id FROM offering WHERE id = ANY($4))
     ORDER BY c.name COLLATE human, c.id`,
    [centres, contingents, rotations, offerings],
  );
}

/**
 * The centre whose view is asked for, or the first the actor may see; null where there is none, which leaves what the
 * reference content says. A centre that is asked for and not visible is not found.
 */
export async function perspective(db: Queryable, actor: Actor, asked: string | undefined): Promise<string | null> {
  const visible = await visibleCentres(db, actor);
  if (asked === undefined) return visible[0]?.id ?? null;
  if (!visible.some(({ id }) => id === asked)) throw notFound();
  return asked;
}

/** Whether `permission` holds in this centre. */
export function holdsIn(actor: Actor, permission: Permission, centreId: string | null): boolean {
  return centreId !== null && actor.scopes(permission).centres.includes(centreId);
}

/** Refuses what is outside the scope as not found; answers the centre's country, for the audit. */
export async function requireCentre(
  db: Queryable,
  actor: Actor,
  permission: Permission,
  centreId: string,
): Promise<string> {
  if (!holdsIn(actor, permission, centreId)) throw notFound();
  const [row] = await db.query<{ country_id: string }>('SELECT country_id FROM centre WHERE id = $1', [centreId]);
  if (!row) throw notFound();
  return row.country_id;
}
