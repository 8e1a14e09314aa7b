import { Injectable } from '@nestjs/common';
import { ruleApplies, type RuleSelector, type RuleSubject } from '@peacewright/readiness-engine';
import type { Actor } from '../../platform/access';
import type { Queryable } from '../../platform/database';
import { notFound } from '../../platform/http';
import type { Reader } from './module-state.queries';

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
  at: number;
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
   * The acting learner before a module edition. It is theirs to read when a live rule of a rotation on whose roll they
   * stand asks for it, or an offering that they are on teaches it; otherwise it is not found. Where `courseEditionId` is
   * given, only as part of that course edition.
   */
  async find(
    db: Queryable,
    actor: Actor,
    moduleEditionId: string,
    courseEditionId: string | null = null,
  ): Promise<Learner> {
    if (actor.personId === null) throw notFound();
    const [learner] = await this.findAll(db, [{ personId: actor.personId, moduleEditionId }], courseEditionId);
    if (!learner) throw notFound();
    return learner;
  }

  /** The same for many at once, side by side with them, in one query; undefined: not theirs to read. */
  async findAll(
    db: Queryable,
    readers: readonly Reader[],
    courseEditionId: string | null = null,
  ): Promise<(Learner | undefined)[]> {
    const rows = await db.query<AccessRow>(ACCESS_SQL, [
      readers.map(({ personId }) => personId),
      readers.map(({ moduleEditionId }) => moduleEditionId),
      courseEditionId,
    ]);
    const open = Map.groupBy(
      rows.filter((row) => row.selector === null || ruleApplies(row.selector, row)),
      ({ at }) => at,
    );
    return readers.map(({ personId, moduleEditionId }, at) => {
      const own = open.get(at + 1) ?? [];
      const [first] = own;
      if (!first) return undefined;
      const { countryId, centreId, timeZone, moduleId } = first;
      const due = own.flatMap(({ dueOn }) => dueOn ?? []).sort();
      return { personId, countryId, centreId, timeZone, moduleId, moduleEditionId, dueOn: due[0] ?? null };
    });
  }
}

/** $1 ids of people and $2 module editions, side by side; `at` counts them from one. */
const ACCESS_SQL = `
  WITH asked AS (
    SELECT g.at::int, g.edition_id, per.* FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS g(person_id, edition_id, at)
    JOIN person per ON per.id = g.person_id
  )
  SELECT per.at, per.country_id AS "countryId", r.centre_id AS "centreId", r.time_zone AS "timeZone", cem.module_id AS "moduleId",
         rule.selector, rule.due_on AS "dueOn", ${RULE_SUBJECT}
  FROM asked per
  JOIN roll_entry e ON e.person_id = per.id AND e.status <> 'REPLACED'
  JOIN rotation r ON r.id = e.rotation_id AND r.state <> 'CANCELLED'
  JOIN post p ON p.id = e.post_id
  JOIN requirement_rule rule ON rule.rotation_id = r.id AND rule.ended_at IS NULL
  JOIN course_edition_module cem ON cem.course_edition_id = rule.course_edition_id AND cem.module_edition_id = per.edition_id
    AND ($3::uuid IS NULL OR cem.course_edition_id = $3)
  UNION ALL
  SELECT per.at, per.country_id, o.centre_id, c.time_zone, cem.module_id, NULL, NULL, '', NULL, '{}'::uuid[]
  FROM asked per
  JOIN offering_person op ON op.person_id = per.id
  JOIN offering o ON o.id = op.offering_id AND o.state <> 'CANCELLED'
  JOIN centre c ON c.id = o.centre_id
  JOIN course_edition_module cem ON cem.course_edition_id = o.course_edition_id AND cem.module_edition_id = per.edition_id
    AND ($3::uuid IS NULL OR cem.course_edition_id = $3)`;
