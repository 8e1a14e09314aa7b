import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database';
import type { EvidenceDto } from './evidence.dto';

export interface EvidenceView {
  readonly personId: string;
  readonly countryId: string;
  /** One module; null: all. */
  readonly moduleId: string | null;
  readonly language: string;
  /** Centres whose own links to recommendations are shown beside those of reference content. */
  readonly centres: readonly string[];
}

/** Reads evidence straight into what a screen shows: one query. */
@Injectable()
export class EvidenceQueries {
  constructor(private readonly db: Database) {}

  /** Newest first. Revocations are shown on the row they take back, not as rows. */
  list(view: EvidenceView): Promise<EvidenceDto[]> {
    return this.db.query<EvidenceDto>(
      `WITH mine AS (
         SELECT * FROM evidence WHERE country_id = $1 AND person_id = $2 AND ($3::uuid IS NULL OR module_id = $3)
       )
       SELECT e.id, e.kind, e.module_id AS "moduleId", m.code AS "moduleCode", me.id AS "moduleEditionId", me.number AS edition,
              COALESCE(mt.document->>'title', me.document->>'title') AS "moduleTitle",
              CASE WHEN mt.document->>'title' IS NULL THEN me.language ELSE $4 END AS "moduleLanguage",
              e.item_id AS "itemId", COALESCE(it.document->>'title', st.texts->>(se.document->>'title'), se.document->'texts'->>(se.document->>'title'), i.title) AS "itemTitle",
              CASE WHEN COALESCE(it.document->>'title', st.texts->>(se.document->>'title')) IS NOT NULL THEN $4
                   ELSE COALESCE(se.document->>'language', me.language) END AS "itemLanguage",
              CASE WHEN res.run_id IS NULL THEN NULL ELSE jsonb_build_object('code', sc.code, 'edition', se.number, 'grade', res.grade, 'criticalFailed', res.critical_failed,
                'objectives', COALESCE((SELECT jsonb_agg(jsonb_build_object('id', g->>'module', 'grade', g->>'grade') ORDER BY ord)
                  FROM jsonb_array_elements(res.objectives) WITH ORDINALITY AS y(g, ord) WHERE g->>'module' IS NOT NULL), '[]')) END AS scenario,
              e.achieved_on AS "achievedOn", e.recorded_at AS "recordedAt", e.mode, e.place, e.language, e.minutes, e.passed, e.score,
              e.max_score AS "maxScore", e.source_kind AS "sourceKind", a.display_name AS "assessorName", by.display_name AS "recordedByName",
              c.name AS "centreName", o.title AS "offeringTitle",
              CASE WHEN r.id IS NULL THEN NULL ELSE jsonb_build_object('at', r.recorded_at, 'byName', rb.display_name, 'reason', r.reason) END AS revocation,
              COALESCE((
                SELECT jsonb_agg(jsonb_build_object('id', ob->>'id', 'code', ob->>'code', 'verb', ob->>'verb', 'critical', (ob->>'critical')::boolean) ORDER BY ord)
                FROM jsonb_array_elements(COALESCE(mt.document, me.document)->'objectives') WITH ORDINALITY AS x(ob, ord)
                WHERE ob->>'id' = ANY(e.objectives)
              ), '[]') AS objectives,
              COALESCE((
                SELECT jsonb_agg(jsonb_build_object('code', s.code, 'paraphrase', s.paraphrase, 'strength', s.strength, 'target', s.target_kind, 'objective', s.objective) ORDER BY s.code, s.target_kind, s.objective)
                FROM (
                  SELECT rec.code, rec.paraphrase, l.strength, l.target_kind, CASE WHEN l.target_kind = 'OBJECTIVE' THEN l.item_id END AS objective
                  FROM recommendation_link l JOIN recommendation rec ON rec.id = l.recommendation_id
                  WHERE l.module_id = e.module_id AND l.ended_at IS NULL
                    AND (l.centre_id IS NULL OR l.centre_id = m.owner_centre_id OR l.centre_id = ANY($5))
                    AND (l.target_kind = 'MODULE' OR (l.target_kind = 'OBJECTIVE' AND l.item_id = ANY(e.objectives))
                         OR (l.target_kind IN ('LESSON','EXERCISE') AND (e.item_id IS NULL OR l.item_id = e.item_id::text)))
                ) s
              ), '[]') AS recommendations
       FROM mine e
       JOIN module m ON m.id = e.module_id
       JOIN module_edition me ON me.id = e.module_edition_id
       LEFT JOIN edition_translation mt ON mt.edition_id = me.id AND mt.language = $4 AND mt.state = 'APPROVED' AND mt.document IS NOT NULL
       LEFT JOIN edition_item i ON i.edition_id = me.id AND i.id = e.item_id
       LEFT JOIN edition_translation_item it ON it.edition_id = me.id AND it.item_id = e.item_id AND it.language = mt.language
       LEFT JOIN assessed_run run ON e.source_kind = 'assessedRun' AND run.country_id = e.country_id AND run.id = e.source_id
       LEFT JOIN assessed_result res ON res.country_id = run.country_id AND res.run_id = run.id
       LEFT JOIN scenario_edition se ON se.id = run.scenario_edition_id
       LEFT JOIN scenario sc ON sc.id = se.scenario_id
       LEFT JOIN scenario_translation st ON st.edition_id = se.id AND st.language = $4
       LEFT JOIN account a ON a.id = e.assessor_id
       LEFT JOIN account by ON by.id = e.recorded_by
       LEFT JOIN centre c ON c.id = e.centre_id
       LEFT JOIN offering o ON o.id = e.offering_id
       LEFT JOIN mine r ON r.revokes = e.id
       LEFT JOIN account rb ON rb.id = r.recorded_by
       WHERE e.revokes IS NULL
       ORDER BY e.achieved_on DESC, e.recorded_at DESC, e.id`,
      [view.countryId, view.personId, view.moduleId, view.language, view.centres],
    );
  }
}
