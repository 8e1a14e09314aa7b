import { Injectable } from '@nestjs/common';
import type { Queryable } from '../../../platform/database';

/** A scenario as a module may have it as an exercise: its published edition. */
export interface PublishedScenario {
  readonly scenarioId: string;
  readonly code: string;
  readonly editionId: string;
  readonly number: number;
  readonly hash: string;
  readonly title: string;
  /** Language of title and objectives. */
  readonly language: string;
  readonly languages: readonly string[];
  readonly minutes: number;
  readonly contentRating: 'general' | 'sensitive' | 'distressing';
  readonly reference: boolean;
  readonly objectives: readonly { readonly id: string; readonly code: string; readonly text: string }[];
}

/** Reads what of the scenarios concerns modules: which may be exercises of a centre's modules, and what they rate. */
@Injectable()
export class ScenarioExercises {
  /** Published scenarios of the reference and of the centre (null: of the reference alone), in the language where they have it. */
  attachable(db: Queryable, centreId: string | null, language: string): Promise<PublishedScenario[]> {
    return db.query<PublishedScenario>(
      `SELECT s.id AS "scenarioId", s.code, e.id AS "editionId", e.number, e.hash, s.owner_centre_id IS NULL AS reference,
              COALESCE(t.texts->>(e.document->>'title'), e.document->'texts'->>(e.document->>'title'), s.code) AS title, COALESCE(t.language, e.language) AS language,
              e.language || ARRAY(SELECT x.language FROM scenario_translation x WHERE x.edition_id = e.id ORDER BY 1) AS languages,
              (e.document->>'minutes')::int AS minutes, e.document->>'contentRating' AS "contentRating",
              COALESCE((SELECT jsonb_agg(jsonb_build_object('id', o->>'id', 'code', o->>'code',
                  'text', COALESCE(t.texts->>(o->>'text'), e.document->'texts'->>(o->>'text'), '')) ORDER BY ord)
                FROM jsonb_array_elements(e.document->'objectives') WITH ORDINALITY AS x(o, ord)), '[]') AS objectives
       FROM scenario s JOIN scenario_edition e ON e.scenario_id = s.id AND e.state = 'PUBLISHED'
       LEFT JOIN scenario_translation t ON t.edition_id = e.id AND t.language = $2
       WHERE s.owner_centre_id IS NULL OR s.owner_centre_id = $1 ORDER BY s.owner_centre_id NULLS LAST, s.code COLLATE human, s.id`,
      [centreId, language],
    );
  }

  /** The same by the scenario's id. */
  async published(db: Queryable, centreId: string | null): Promise<ReadonlyMap<string, PublishedScenario>> {
    const rows = await this.attachable(db, centreId, '');
    return new Map(rows.map((row) => [row.scenarioId, row]));
  }
}
