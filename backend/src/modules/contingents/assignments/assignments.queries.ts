import { Injectable } from '@nestjs/common';
import type { RuleSubject } from '@peacewright/readiness-engine';
import type { Queryable, Tx } from '../../../platform/database';
import type { AssignableEditionDto, AssignmentDto, RuleSelectorDto } from './assignments.dto';

/** A module edition that a centre has not taken as its own. */
export interface NotAdopted {
  readonly moduleEditionId: string;
  readonly code: string;
  readonly title: string;
}

const NOT_ADOPTED = `FROM course_edition_module cm JOIN module_edition me ON me.id = cm.module_edition_id JOIN module m ON m.id = me.module_id
  WHERE cm.course_edition_id = ce.id AND m.owner_centre_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM adoption a WHERE a.centre_id = $1 AND a.module_edition_id = me.id)`;

/** All SQL of assignments: requirement rules of rotations. */
@Injectable()
export class AssignmentQueries {
  list(db: Queryable, rotationId: string): Promise<Omit<AssignmentDto, 'posts'>[]> {
    return db.query(
      `SELECT q.id, c.id AS "courseId", c.code AS "courseCode", c.title AS "courseTitle", ce.id AS "courseEditionId", ce.number AS "editionNumber", q.selector,
         q.due_on AS "dueOn", q.ended_at AS "endedAt", q.version,
         (SELECT count(*)::int FROM course_edition_module cm WHERE cm.course_edition_id = ce.id AND cm.module_edition_id IS NOT NULL) AS modules
       FROM requirement_rule q JOIN course_edition ce ON ce.id = q.course_edition_id JOIN course c ON c.id = ce.course_id
       WHERE q.rotation_id = $1 ORDER BY (q.ended_at IS NOT NULL), q.due_on, c.code, q.id`,
      [rotationId],
    );
  }

  /** What rules look at: each living post with the bands of post or holder, and its chain of sub-units. */
  subjects(db: Queryable, rotationId: string): Promise<RuleSubject[]> {
    return db.query<RuleSubject>(
      `WITH RECURSIVE chain AS (
         SELECT id, id AS "ofId", parent_id FROM sub_unit WHERE rotation_id = $1
         UNION ALL SELECT u.id, c."ofId", u.parent_id FROM chain c JOIN sub_unit u ON u.id = c.parent_id
       )
       SELECT p.category, COALESCE(p.rank_band, k.band) AS "rankBand", ARRAY(SELECT c.id FROM chain c WHERE c."ofId" = p.sub_unit_id) AS "subUnitIds"
       FROM post p LEFT JOIN roll_entry e ON e.post_id = p.id AND e.status = 'PRIMARY' LEFT JOIN person n ON n.id = e.person_id LEFT JOIN rank k ON k.id = n.rank_id
       WHERE p.rotation_id = $1 AND p.ended_on IS NULL`,
      [rotationId],
    );
  }

  /** Published editions that a centre may assign: its own and the reference's. */
  assignable(db: Queryable, centreId: string): Promise<AssignableEditionDto[]> {
    return db.query(
      `SELECT ce.id AS "courseEditionId", c.code AS "courseCode", c.title AS "courseTitle", ce.number AS "editionNumber",
         (SELECT count(*)::int FROM course_edition_module cm WHERE cm.course_edition_id = ce.id AND cm.module_edition_id IS NOT NULL) AS modules,
         (SELECT count(*)::int ${NOT_ADOPTED}) AS "notAdopted"
       FROM course_edition ce JOIN course c ON c.id = ce.course_id
       WHERE ce.state = 'PUBLISHED' AND (c.owner_centre_id IS NULL OR c.owner_centre_id = $1) ORDER BY c.code`,
      [centreId],
    );
  }

  notAdopted(db: Queryable, centreId: string, courseEditionId: string): Promise<NotAdopted[]> {
    return db.query(
      `SELECT x."moduleEditionId", x.code, x.title FROM course_edition ce CROSS JOIN LATERAL (
         SELECT me.id AS "moduleEditionId", m.code, COALESCE(me.document->>'title', m.code) AS title, cm.position ${NOT_ADOPTED}) x
       WHERE ce.id = $2 ORDER BY x.position`,
      [centreId, courseEditionId],
    );
  }

  /** Contacts that scenarios of the edition show, and that the centre has not entered. */
  contactsMissing(
    db: Queryable,
    centreId: string,
    courseEditionId: string,
    language: string,
  ): Promise<{ code: string; title: string }[]> {
    return db.query(
      `SELECT DISTINCT s.code, COALESCE(t.texts->>(c->>'label'), se.document->'texts'->>(c->>'label'), c->>'id') AS title
       FROM course_edition_module cm
       JOIN edition_item i ON i.edition_id = cm.module_edition_id AND i.kind = 'SCENARIO' AND i.document IS NOT NULL
       JOIN scenario_edition se ON se.id = (i.document->'pinned'->>'editionId')::uuid
       JOIN scenario s ON s.id = se.scenario_id
       CROSS JOIN LATERAL jsonb_array_elements(COALESCE(se.document->'contacts', '[]')) c
       LEFT JOIN scenario_translation t ON t.edition_id = se.id AND t.language = $3
       WHERE cm.course_edition_id = $2
         AND NOT EXISTS (SELECT 1 FROM centre_value v WHERE v.centre_id = $1 AND v.key = c->>'centreValue')
       ORDER BY 1, 2`,
      [centreId, courseEditionId, language],
    );
  }

  /** What the live assignments of a rotation hold that the centre has not adopted. */
  notAdoptedOf(db: Queryable, rotationId: string, centreId: string): Promise<NotAdopted[]> {
    return db.query(
      `SELECT DISTINCT x."moduleEditionId", x.code, x.title FROM requirement_rule rule
       JOIN course_edition ce ON ce.id = rule.course_edition_id CROSS JOIN LATERAL (
         SELECT me.id AS "moduleEditionId", m.code, COALESCE(me.document->>'title', m.code) AS title ${NOT_ADOPTED}) x
       WHERE rule.rotation_id = $2 AND rule.ended_at IS NULL ORDER BY x.code`,
      [centreId, rotationId],
    );
  }

  /** True for a rotation to a mission that is not invented. */
  async isReal(db: Queryable, rotationId: string): Promise<boolean> {
    const [row] = await db.query<{ real: boolean }>(
      `SELECT NOT COALESCE(m.fictional, c.fictional) AS real FROM rotation r JOIN country c ON c.id = r.country_id LEFT JOIN mission m ON m.id = r.mission_id WHERE r.id = $1`,
      [rotationId],
    );
    return row?.real ?? true;
  }

  async subUnitsOf(db: Queryable, rotationId: string, ids: readonly string[]): Promise<number> {
    const [row] = await db.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM sub_unit WHERE rotation_id = $1 AND id = ANY($2::uuid[])',
      [rotationId, ids],
    );
    return row?.n ?? 0;
  }

  async insert(
    tx: Tx,
    rule: {
      id: string;
      countryId: string;
      rotationId: string;
      courseEditionId: string;
      selector: RuleSelectorDto;
      dueOn: string;
      by: string | null;
      at: Date;
    },
  ): Promise<void> {
    await tx.query(
      'INSERT INTO requirement_rule (id, country_id, rotation_id, course_edition_id, selector, due_on, created_by, created_at) VALUES ($1,$2,$3,$4,$5,$6,$7,$8)',
      [
        rule.id,
        rule.countryId,
        rule.rotationId,
        rule.courseEditionId,
        JSON.stringify(rule.selector),
        rule.dueOn,
        rule.by,
        rule.at,
      ],
    );
  }

  async find(
    db: Queryable,
    id: string,
  ): Promise<{ rotationId: string; courseEditionId: string; endedAt: Date | null; version: number } | null> {
    const [row] = await db.query<{
      rotationId: string;
      courseEditionId: string;
      endedAt: Date | null;
      version: number;
    }>(
      'SELECT rotation_id AS "rotationId", course_edition_id AS "courseEditionId", ended_at AS "endedAt", version FROM requirement_rule WHERE id = $1',
      [id],
    );
    return row ?? null;
  }

  end(tx: Tx, id: string, version: number, by: string, at: Date): Promise<number> {
    return tx.execute(
      'UPDATE requirement_rule SET ended_by = $3, ended_at = $4, version = version + 1 WHERE id = $1 AND version = $2 AND ended_at IS NULL',
      [id, version, by, at],
    );
  }
}
