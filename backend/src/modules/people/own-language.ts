import type { Actor } from '../../platform/access';
import type { Queryable } from '../../platform/database';

/**
 * The language that somebody has as their own: of a person the one that their record says, whatever language they read the
 * screens in; of an account of nobody the one of its screens.
 */
export async function ownLanguage(db: Queryable, { personId, language }: Actor): Promise<string> {
  if (personId === null) return language;
  const [row] = await db.query<{ language: string }>(
    'SELECT preferred_language AS language FROM person WHERE id = $1',
    [personId],
  );
  return row?.language ?? language;
}
