import type { Permission } from '@peacewright/contracts';
import type { Actor } from '../../platform/access';
import type { Queryable } from '../../platform/database';

/** Those who work on content: they see drafts and keys of their centre, and keys of the reference. */
const AUTHORS: readonly Permission[] = ['course.edit', 'course.review', 'course.approve', 'course.translate'];

/** Whose content an actor may see, as centre ids ready for `= ANY($n)`. Reference content is open to all readers. */
export interface ContentScope {
  /** Centres whose published content may be read. */
  readonly readers: readonly string[];
  /** Centres whose drafts and keys may be read too. */
  readonly authors: readonly string[];
  /** Works on content somewhere: may see the keys of reference content. */
  readonly isAuthor: boolean;
}

/** Centres in which the actor holds `permission`. */
export function centresWith(actor: Actor, permission: Permission): readonly string[] {
  return actor.scopes(permission).centres;
}

/** What the actor may do in one centre's content. Empty for reference content. */
export function permissionsIn(actor: Actor, centreId: string | null): ReadonlySet<Permission> {
  if (centreId === null) return new Set();
  const kinds: readonly Permission[] = ['course.read', ...AUTHORS, 'centreValue.edit'];
  return new Set(kinds.filter((permission) => centresWith(actor, permission).includes(centreId)));
}

/**
 * Reads where the actor's `course.read` reaches: own centres, and the centres that prepare the contingents, rotations and
 * offerings the actor works for. One query, and none for those who work in a centre or country only.
 */
export async function contentScope(db: Queryable, actor: Actor): Promise<ContentScope> {
  const { centres, contingents, rotations, offerings } = actor.scopes('course.read');
  const authors = [...new Set(AUTHORS.flatMap((permission) => centresWith(actor, permission)))];
  const around =
    contingents.length + rotations.length + offerings.length === 0
      ? []
      : await db.query<{ id: string }>(
          `SELECT centre_id AS id FROM rotation WHERE contingent_id = ANY($1) OR id = ANY($2)
           UNION SELECT centre_id FROM offering WHERE id = ANY($3)`,
          [contingents, rotations, offerings],
        );
  return {
    readers: [...new Set([...centres, ...around.map(({ id }) => id)])],
    authors,
    isAuthor: AUTHORS.some((permission) => actor.has(permission)),
  };
}

/** Condition on a module or course `m` and its edition `e`; `$readers` and `$authors` are the parameters' places. */
export function visible(readers: string, authors: string): string {
  return `(m.owner_centre_id IS NULL OR m.owner_centre_id = ANY(${authors}) OR (m.owner_centre_id = ANY(${readers}) AND e.hash IS NOT NULL))`;
}

/** True when keys, explanations and feedback may be shown. */
export function seesKeys(scope: ContentScope, ownerCentreId: string | null): boolean {
  return ownerCentreId === null ? scope.isAuthor : scope.authors.includes(ownerCentreId);
}
