import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '../../../platform/database';
import { Clock } from '../../../platform/time';
import type { Learner } from '../learner.queries';

export interface Place {
  readonly blockId: string | null;
  readonly fraction: number;
}

export interface Kept {
  /** Furthest share read. */
  readonly fraction: number;
  /** The lesson had not been opened before. */
  readonly begun: boolean;
}

/** The place in each lesson where a learner stopped. */
@Injectable()
export class ProgressRepository {
  constructor(private readonly clock: Clock) {}

  async place(db: Queryable, learner: Learner, itemId: string): Promise<Place> {
    const [row] = await db.query<Place>(
      `SELECT block_id AS "blockId", fraction FROM lesson_progress WHERE country_id = $1 AND person_id = $2 AND module_edition_id = $3 AND item_id = $4`,
      [learner.countryId, learner.personId, learner.moduleEditionId, itemId],
    );
    return row ?? { blockId: null, fraction: 0 };
  }

  /** Furthest share read of each lesson that was opened. */
  async places(db: Queryable, learner: Learner): Promise<Map<string, number>> {
    const rows = await db.query<{ item_id: string; fraction: number }>(
      'SELECT item_id, fraction FROM lesson_progress WHERE country_id = $1 AND person_id = $2 AND module_edition_id = $3',
      [learner.countryId, learner.personId, learner.moduleEditionId],
    );
    return new Map(rows.map(({ item_id, fraction }) => [item_id, fraction]));
  }

  /** Keeps the last place and the furthest share; two devices never take each other's progress away. Null: no such lesson. */
  async keep(
    db: Queryable,
    learner: Learner,
    itemId: string,
    place: { blockId: string; fraction: number; language: string },
  ): Promise<Kept | null> {
    const [row] = await db.query<Kept>(
      `INSERT INTO lesson_progress AS p (country_id, person_id, module_edition_id, item_id, block_id, fraction, language, updated_at)
       SELECT $1,$2,$3,$4,$5,$6,$7,$8 FROM edition_item i WHERE i.edition_id = $3 AND i.id = $4 AND i.kind = 'LESSON' AND i.document IS NOT NULL
       ON CONFLICT (country_id, person_id, module_edition_id, item_id) DO UPDATE SET
         block_id = EXCLUDED.block_id, fraction = GREATEST(p.fraction, EXCLUDED.fraction), language = EXCLUDED.language, updated_at = EXCLUDED.updated_at
       RETURNING fraction, xmax = 0 AS begun`,
      [
        learner.countryId,
        learner.personId,
        learner.moduleEditionId,
        itemId,
        place.blockId,
        place.fraction,
        place.language,
        this.clock.now(),
      ],
    );
    return row ?? null;
  }

  /** Marks lessons read to their end; the first time stands, unless attendance was taken back since. The caller knows that they are there. */
  async finish(
    tx: Tx,
    read: readonly (Learner & { readonly itemId: string; readonly language: string })[],
  ): Promise<void> {
    await tx.query(
      `INSERT INTO lesson_progress AS p (country_id, person_id, module_edition_id, item_id, fraction, done_at, language, updated_at)
       SELECT g.country_id, g.person_id, g.edition_id, g.item_id, 1, $6, g.language, $6
       FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[]) AS g(country_id, person_id, edition_id, item_id, language)
       ON CONFLICT (country_id, person_id, module_edition_id, item_id) DO UPDATE SET
         fraction = 1, language = EXCLUDED.language, updated_at = EXCLUDED.updated_at,
         done_at = CASE WHEN p.done_at > COALESCE((
             SELECT max(e.recorded_at) FROM evidence e
             WHERE e.country_id = p.country_id AND e.person_id = p.person_id AND e.module_edition_id = p.module_edition_id
               AND e.kind = 'ATTENDANCE' AND e.revokes IS NOT NULL
           ), '-infinity') THEN p.done_at ELSE EXCLUDED.done_at END`,
      [
        read.map(({ countryId }) => countryId),
        read.map(({ personId }) => personId),
        read.map(({ moduleEditionId }) => moduleEditionId),
        read.map(({ itemId }) => itemId),
        read.map(({ language }) => language),
        this.clock.now(),
      ],
    );
  }
}
