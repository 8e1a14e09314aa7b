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

/** The language of somebody of whom only the centre that prepares them is known: the first in which it teaches. */
export async function usualLanguage(db: Queryable, centreId: string): Promise<string> {
  const [row] = await db.query<{ language: string }>('SELECT languages[1] AS language FROM centre WHERE id = $1', [
    centreId,
  ]);
  return row?.language ?? 'en';
}
