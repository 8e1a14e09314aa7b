import { Injectable } from '@nestjs/common';
import type { RuleSelector, RuleSubject } from '@peacewright/readiness-engine';
import { Database } from '../../../platform/database';
import { RULE_SUBJECT } from '../learner.queries';
import { ITEM_MINUTES, ITEM_TITLE } from '../reading/content.queries';
import type { ModuleState } from '../module-state';

/** A course edition that a rotation or an offering brings, or a rotation without any. */
export interface AssignmentRow extends RuleSubject {
  countryId: string;
  rotationId: string | null;
  contingent: string | null;
  number: number | null;
  mission: string | null;
  timeZone: string;
  deployFrom: string | null;
  selector: RuleSelector | null;
  dueOn: string | null;
  courseEditionId: string | null;
  courseCode: string | null;
  courseTitle: Readonly<Record<string, string>> | null;
  courseEdition: number | null;
  moduleEditionIds: string[];
  /** Null too where a newer certificate stands. */
  certificateRevokedAt: Date | null;
  /** None was taken back that bars a new one. */
  certificateFree: boolean;
}

export interface ModuleTitleRow {
  moduleEditionId: string;
  code: string;
  title: string;
  language: string;
  itemId: string | null;
  itemKind: 'LESSON' | 'TEST' | 'SCENARIO' | null;
  itemTitle: string | null;
  itemMinutes: number | null;
}

@Injectable()
export class HomeQueries {
  constructor(private readonly db: Database) {}

  /** What live rotations and offerings of the person bring: one query. */
  assignments(personId: string, language: string): Promise<AssignmentRow[]> {
    return this.db.query<AssignmentRow>(
      `WITH brought AS (
         SELECT per.country_id AS "countryId", r.id AS "rotationId", c.name AS contingent, r.number, COALESCE(m.name->>$2, m.name->>'en') AS mission,
                r.time_zone AS "timeZone", r.deploy_from AS "deployFrom", rule.selector, rule.due_on AS "dueOn", rule.course_edition_id AS "courseEditionId",
                ${RULE_SUBJECT}
         FROM person per
         JOIN roll_entry e ON e.person_id = per.id AND e.status <> 'REPLACED'
         JOIN rotation r ON r.id = e.rotation_id AND r.state IN ('PLANNED','TRAINING','READY_FOR_REVIEW','CERTIFIED','DEPLOYED')
         JOIN contingent c ON c.id = r.contingent_id
         JOIN post p ON p.id = e.post_id
         LEFT JOIN mission m ON m.id = r.mission_id
         LEFT JOIN requirement_rule rule ON rule.rotation_id = r.id AND rule.ended_at IS NULL
         WHERE per.id = $1
         UNION ALL
         SELECT per.country_id, NULL, NULL, NULL, NULL, ce.time_zone, NULL, NULL, o.ends_on, o.course_edition_id, '', NULL, '{}'::uuid[]
         FROM person per
         JOIN offering_person op ON op.person_id = per.id
         JOIN offering o ON o.id = op.offering_id AND o.state IN ('OPEN','RUNNING')
         JOIN centre ce ON ce.id = o.centre_id
         WHERE per.id = $1
       )
       SELECT b.*, co.code AS "courseCode", co.title AS "courseTitle", ed.number AS "courseEdition",
              ARRAY(SELECT cem.module_edition_id FROM course_edition_module cem
                    WHERE cem.course_edition_id = ed.id AND cem.module_edition_id IS NOT NULL ORDER BY cem.position) AS "moduleEditionIds",
              cert."revokedAt" AS "certificateRevokedAt", cert.free AS "certificateFree"
       FROM brought b
       LEFT JOIN course_edition ed ON ed.id = b."courseEditionId"
       LEFT JOIN course co ON co.id = ed.course_id
       CROSS JOIN LATERAL (
         SELECT CASE WHEN count(*) = count(c.revoked_at) THEN max(c.revoked_at) END AS "revokedAt",
                count(*) FILTER (WHERE c.revoked_at IS NOT NULL AND c.renewable_at IS NULL) = 0 AS free
         FROM certificate c WHERE c.person_id = $1 AND c.course_edition_id = ed.id) cert
       ORDER BY b."deployFrom" NULLS LAST, b."dueOn" NULLS LAST, co.code`,
      [personId, language],
    );
  }

  /**
   * Titles in the learner's language where an approved translation has them; and of the module to go on with, its first
   * item that is not done.
   */
  titles(
    moduleEditionIds: readonly string[],
    language: string,
    person: { countryId: string; personId: string },
    goOn: ModuleState | null,
  ): Promise<ModuleTitleRow[]> {
    return this.db.query<ModuleTitleRow>(
      `SELECT me.id AS "moduleEditionId", m.code, COALESCE(t.document->>'title', me.document->>'title') AS title, COALESCE(t.language, me.language) AS language,
              n.id AS "itemId", n.kind AS "itemKind", n.title AS "itemTitle", n.minutes AS "itemMinutes"
       FROM module_edition me
       JOIN module m ON m.id = me.module_id
       LEFT JOIN edition_translation t ON t.edition_id = me.id AND t.language = $2 AND t.state = 'APPROVED' AND t.document IS NOT NULL
       LEFT JOIN LATERAL (
         SELECT i.id, i.kind, ${ITEM_TITLE} AS title, ${ITEM_MINUTES} AS minutes
         FROM edition_item i
         LEFT JOIN edition_translation_item ti ON ti.edition_id = i.edition_id AND ti.item_id = i.id AND ti.language = t.language
         LEFT JOIN scenario_edition se ON se.id = (i.document->'pinned'->>'editionId')::uuid
         LEFT JOIN scenario_translation st ON st.edition_id = se.id AND st.language = $2
         LEFT JOIN lesson_progress p ON p.country_id = $3 AND p.person_id = $4 AND p.module_edition_id = i.edition_id AND p.item_id = i.id
         WHERE i.edition_id = me.id AND i.document IS NOT NULL
           AND ((i.kind = 'LESSON' AND NOT $6 AND (p.done_at IS NULL OR p.done_at <= $7)) OR (i.kind IN ('TEST','SCENARIO') AND i.id <> ALL($8)))
         ORDER BY i.position LIMIT 1
       ) n ON me.id = $5
       WHERE me.id = ANY($1)`,
      [
        moduleEditionIds,
        language,
        person.countryId,
        person.personId,
        goOn?.moduleEditionId ?? null,
        goOn?.attended ?? false,
        new Date(goOn?.revokedAt ?? 0),
        goOn?.testsPassed ?? [],
      ],
    );
  }
}
