import { Injectable } from '@nestjs/common';
import type { Queryable } from '../../../platform/database';
import { ITEM_TITLE } from '../reading/content.queries';
import type { ReportedRun } from './report';
import type { TaughtScenarioDto } from './report.dto';

export interface ReportedScenarioRow {
  readonly moduleCode: string;
  readonly moduleEdition: number;
  readonly moduleEditionId: string;
  readonly code: string;
  readonly number: number;
  readonly hash: string;
  readonly manifest: Buffer;
  readonly texts: Readonly<Record<string, string>> | null;
}

/** Reads what people of an offering played so that it counts. Runs whose evidence was taken back are no part of it. */
@Injectable()
export class ReportQueries {
  /** Scenarios of the offering's course, with how many of its people have begun. */
  scenarios(db: Queryable, offeringId: string, language: string): Promise<TaughtScenarioDto[]> {
    return db.query<TaughtScenarioDto>(
      `SELECT i.edition_id AS "moduleEditionId", i.id AS "itemId", m.code AS "moduleCode", ${ITEM_TITLE} AS title,
              (SELECT count(*)::int FROM offering_person p WHERE p.offering_id = o.id) AS people,
              (SELECT count(DISTINCT r.person_id)::int FROM assessed_run r JOIN offering_person p ON p.offering_id = o.id AND p.person_id = r.person_id
               WHERE r.module_edition_id = i.edition_id AND r.item_id = i.id) AS begun
       FROM offering o
       JOIN course_edition_module cem ON cem.course_edition_id = o.course_edition_id
       JOIN edition_item i ON i.edition_id = cem.module_edition_id AND i.kind = 'SCENARIO' AND i.document IS NOT NULL
       JOIN module m ON m.id = cem.module_id
       JOIN scenario_edition se ON se.id = (i.document->'pinned'->>'editionId')::uuid
       LEFT JOIN scenario_translation st ON st.edition_id = se.id AND st.language = $2
       LEFT JOIN edition_translation_item ti ON ti.edition_id = i.edition_id AND ti.item_id = i.id AND ti.language = $2
       WHERE o.id = $1 ORDER BY cem.position, i.position`,
      [offeringId, language],
    );
  }

  /** One of them; null where the offering has no such scenario. */
  async scenario(
    db: Queryable,
    offeringId: string,
    itemId: string,
    language: string,
  ): Promise<ReportedScenarioRow | null> {
    const [row] = await db.query<ReportedScenarioRow>(
      `SELECT m.code AS "moduleCode", me.number AS "moduleEdition", me.id AS "moduleEditionId", s.code, se.number, se.hash, se.manifest, st.texts
       FROM offering o
       JOIN course_edition_module cem ON cem.course_edition_id = o.course_edition_id
       JOIN module_edition me ON me.id = cem.module_edition_id
       JOIN module m ON m.id = me.module_id
       JOIN edition_item i ON i.edition_id = me.id AND i.kind = 'SCENARIO' AND i.id = $2
       JOIN scenario_edition se ON se.id = (i.document->'pinned'->>'editionId')::uuid
       JOIN scenario s ON s.id = se.scenario_id
       LEFT JOIN scenario_translation st ON st.edition_id = se.id AND st.language = $3
       WHERE o.id = $1`,
      [offeringId, itemId, language],
    );
    return row ?? null;
  }

  /** Runs of the offering's people that stand, with their steps. */
  runs(db: Queryable, offeringId: string, moduleEditionId: string, itemId: string): Promise<ReportedRun[]> {
    return db.query<ReportedRun>(
      `SELECT r.person_id AS "personId", r.seed::float8 AS seed,
              COALESCE((SELECT c.name FROM roll_entry e JOIN rotation t ON t.id = e.rotation_id JOIN contingent c ON c.id = t.contingent_id
                WHERE e.person_id = r.person_id AND e.status <> 'REPLACED' ORDER BY e.from_date DESC, e.id DESC LIMIT 1), '') AS contingent,
              COALESCE((SELECT jsonb_agg(jsonb_build_object('move', x.move, 'seconds', x.seconds) ORDER BY x.seq) FROM assessed_step x
                WHERE x.country_id = r.country_id AND x.run_id = r.id), '[]') AS steps
       FROM offering_person p
       JOIN assessed_run r ON r.country_id = p.country_id AND r.person_id = p.person_id AND r.module_edition_id = $2 AND r.item_id = $3
       WHERE p.offering_id = $1 AND NOT EXISTS (
         SELECT 1 FROM evidence e JOIN evidence v ON v.country_id = e.country_id AND v.person_id = e.person_id AND v.module_id = e.module_id AND v.revokes = e.id
         WHERE e.country_id = r.country_id AND e.dedupe_key = 'assessedRun:' || r.id)
       ORDER BY r.started_at, r.id`,
      [offeringId, moduleEditionId, itemId],
    );
  }
}
