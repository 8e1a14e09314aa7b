import { Injectable } from '@nestjs/common';
import type { Queryable } from '../../../platform/database';
import { CentreValues } from './centre-values.queries';

/** How a centre stands to a module edition that it would assign to a real rotation. */
export interface AdoptionState {
  readonly moduleEditionId: string;
  readonly code: string;
  readonly title: string;
  /** Reference content, approved by no authority: the centre's approver adopts it first. */
  readonly needsAdoption: boolean;
  readonly adopted: boolean;
  /** Keys of values that are the centre's to set and still stand on their sample. */
  readonly samples: readonly string[];
}

/** Answers the guard of assignments: may a real rotation of this centre be given these editions? */
@Injectable()
export class Adoptions {
  constructor(private readonly values: CentreValues) {}

  /** One entry for each edition that exists, in the order of module codes. */
  async state(db: Queryable, centreId: string, moduleEditionIds: readonly string[]): Promise<AdoptionState[]> {
    const rows = await db.query<Omit<AdoptionState, 'samples'> & { keys: string[] }>(
      `SELECT e.id AS "moduleEditionId", m.code, e.document->>'title' AS title, m.owner_centre_id IS NULL AS "needsAdoption", a.centre_id IS NOT NULL AS adopted,
         ARRAY(SELECT v->>'key' FROM jsonb_array_elements(e.document->'centreValues') v) AS keys
       FROM module_edition e JOIN module m ON m.id = e.module_id
       LEFT JOIN adoption a ON a.module_edition_id = e.id AND a.centre_id = $1 WHERE e.id = ANY($2) ORDER BY m.code`,
      [centreId, moduleEditionIds],
    );
    const values = await this.values.of(db, centreId, moduleEditionIds);
    const samples = new Set(values.filter(({ sample }) => sample).map(({ key }) => key));
    return rows.map(({ keys, ...row }) => ({ ...row, samples: keys.filter((key) => samples.has(key)) }));
  }
}
