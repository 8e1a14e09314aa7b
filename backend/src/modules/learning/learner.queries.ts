import { Injectable } from '@nestjs/common';
import { ruleApplies, type RuleSelector, type RuleSubject } from '@peacewright/readiness-engine';
import type { Actor } from '../../platform/access';
import type { Queryable } from '../../platform/database';
import { notFound } from '../../platform/http';

/** A learner before a module edition that they may read, and where they stand to it. */
export interface Learner {
  readonly personId: string;
  /** The person's own country. */
  readonly countryId: string;
  /** The centre whose values are shown: the one that prepares the rotation, or gives the course. */
  readonly centreId: string;
  /** Where a day ends. */
  readonly timeZone: string;
  readonly moduleId: string;
  readonly moduleEditionId: string;
  /** Earliest due day of the rules that ask for it; null when only an offering brings it. */
  readonly dueOn: string | null;
}

interface AccessRow extends RuleSubject {
  countryId: string;
  centreId: string;
  timeZone: string;
  moduleId: string;
  selector: RuleSelector | null;
  dueOn: string | null;
}

/** Columns of post `p` and of the rank of person `per` who fills it, as `ruleApplies` wants them. */
export const RULE_SUBJECT = `p.category, COALESCE(p.rank_band, (SELECT k.band FROM rank k WHERE k.id = per.rank_id)) AS "rankBand", ARRAY(
  WITH RECURSIVE up AS (
    SELECT s.id, s.parent_id FROM sub_unit s WHERE s.id = p.sub_unit_id
    UNION ALL SELECT s.id, s.parent_id FROM sub_unit s JOIN up ON s.id = up.parent_id
  ) SELECT id FROM up
) AS "subUnitIds"`;

@Injectable()
export class LearnerQueries {
  /**
   * The acting learner before a module edition, in one query. It is theirs to read when a live rule of a rotation on whose
   * roll they stand asks for it, or an offering that they are on teaches it; otherwise it is not found. Where
   * `courseEditionId` is given, only as part of that course edition.
   */
  async find(
    db: Queryable,
    actor: Actor,
    moduleEditionId: string,
    courseEditionId: string | null = null,
  ): Promise<Learner> {
    if (actor.personId === null) throw notFound();
    const rows = await db.query<AccessRow>(
      `SELECT per.country_id AS "countryId", r.centre_id AS "centreId", r.time_zone AS "timeZone", cem.module_id AS "moduleId",
              rule.selector, rule.due_on AS "dueOn", ${RULE_SUBJECT}
       FROM person per
       JOIN roll_entry e ON e.person_id = per.id AND e.status <> 'REPLACED'
       JOIN rotation r ON r.id = e.rotation_id AND r.state <> 'CANCELLED'
       JOIN post p ON p.id = e.post_id
       JOIN requirement_rule rule ON rule.rotation_id = r.id AND rule.ended_at IS NULL
       JOIN course_edition_module cem ON cem.course_edition_id = rule.course_edition_id AND cem.module_edition_id = $2 AND ($3::uuid IS NULL OR cem.course_edition_id = $3)
       WHERE per.id = $1
       UNION ALL
       SELECT per.country_id, o.centre_id, c.time_zone, cem.module_id, NULL, NULL, '', NULL, '{}'::uuid[]
       FROM person per
       JOIN offering_person op ON op.person_id = per.id
       JOIN offering o ON o.id = op.offering_id AND o.state <> 'CANCELLED'
       JOIN centre c ON c.id = o.centre_id
       JOIN course_edition_module cem ON cem.course_edition_id = o.course_edition_id AND cem.module_edition_id = $2 AND ($3::uuid IS NULL OR cem.course_edition_id = $3)
       WHERE per.id = $1`,
      [actor.personId, moduleEditionId, courseEditionId],
    );
    const open = rows.filter((row) => row.selector === null || ruleApplies(row.selector, row));
    const first = open[0];
    if (!first) throw notFound();
    const due = open.flatMap(({ dueOn }) => (dueOn === null ? [] : [dueOn])).sort();
    return {
      personId: actor.personId,
      countryId: first.countryId,
      centreId: first.centreId,
      timeZone: first.timeZone,
      moduleId: first.moduleId,
      moduleEditionId,
      dueOn: due[0] ?? null,
    };
  }
}
