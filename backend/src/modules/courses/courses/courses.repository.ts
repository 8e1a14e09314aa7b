import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '../../../platform/database';
import { visible, type ContentScope } from '../access';
import type { Frozen } from '../editions/manifest';
import type { EditionState } from '../lifecycle';
import type {
  CourseEditionBriefDto,
  CourseFamily,
  CourseModuleDto,
  CourseOriginDto,
  CourseQueryDto,
  PassRuleDto,
} from './courses.dto';

interface Bilingual {
  readonly en: string;
  readonly fr: string;
}

export interface CourseRow {
  readonly id: string;
  readonly code: string;
  readonly family: CourseFamily;
  readonly title: Bilingual;
  readonly audience: Bilingual;
  readonly level: string;
  readonly ownerCentreId: string | null;
  readonly ownerCentreName: string | null;
  readonly countryId: string | null;
  readonly origin: CourseOriginDto | null;
  readonly version: number;
  /** The newest first; only those that the reader may see. */
  readonly editions: readonly CourseEditionBriefDto[];
}

/** A course as it begins. */
export interface NewCourse extends Pick<
  CourseRow,
  'id' | 'code' | 'family' | 'title' | 'audience' | 'level' | 'ownerCentreId'
> {
  readonly originCourseId: string | null;
}

interface ReferenceDraft extends Pick<CourseRow, 'title' | 'audience' | 'level' | 'family' | 'version'> {
  readonly editionId: string;
  readonly editionVersion: number;
  readonly passRule: PassRuleDto;
  readonly plannedMinutes: number;
  readonly moduleIds: readonly string[];
}

export interface CourseEditionRow {
  readonly id: string;
  readonly courseId: string;
  readonly code: string;
  readonly title: Bilingual;
  readonly ownerCentreId: string | null;
  readonly countryId: string | null;
  readonly number: number;
  readonly state: EditionState;
  readonly passRule: PassRuleDto;
  readonly plannedMinutes: number;
  readonly version: number;
  readonly hash: string | null;
  readonly publishedAt: Date | null;
  readonly approvedByName: string | null;
}

const EDITION = `e.id, e.course_id AS "courseId", m.code, m.title, m.owner_centre_id AS "ownerCentreId", c.country_id AS "countryId", e.number, e.state,
  e.pass_rule AS "passRule", e.planned_minutes AS "plannedMinutes", e.version, e.hash, e.published_at AS "publishedAt", a.display_name AS "approvedByName"
  FROM course_edition e JOIN course m ON m.id = e.course_id LEFT JOIN centre c ON c.id = m.owner_centre_id LEFT JOIN account a ON a.id = e.approved_by`;

const LIST = `SELECT m.id, m.code, m.family, m.title, jsonb_build_object('en', COALESCE(m.audience->>'en', ''), 'fr', COALESCE(m.audience->>'fr', '')) AS audience, m.level,
    m.owner_centre_id AS "ownerCentreId", c.name AS "ownerCentreName", c.country_id AS "countryId", m.version,
    CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('courseId', o.id, 'code', o.code, 'title', o.title) END AS origin,
    (SELECT COALESCE(jsonb_agg(jsonb_build_object('id', e.id, 'number', e.number, 'state', e.state, 'plannedMinutes', e.planned_minutes, 'publishedAt', e.published_at,
        'modules', (SELECT count(*) FROM course_edition_module x WHERE x.course_edition_id = e.id),
        'modulesPublished', (SELECT count(*) FROM course_edition_module x WHERE x.course_edition_id = e.id
           AND (x.module_edition_id IS NOT NULL OR (e.hash IS NULL AND EXISTS (SELECT 1 FROM module_edition p WHERE p.module_id = x.module_id AND p.state = 'PUBLISHED')))))
        ORDER BY e.number DESC), '[]')
      FROM course_edition e WHERE e.course_id = m.id AND ${visible('$1', '$2')}) AS editions
  FROM course m LEFT JOIN centre c ON c.id = m.owner_centre_id LEFT JOIN course o ON o.id = m.origin_course_id`;

/** All SQL of courses and their editions. */
@Injectable()
export class CoursesRepository {
  async list(db: Queryable, scope: ContentScope, query: CourseQueryDto): Promise<CourseRow[]> {
    const rows = await db.query<CourseRow>(
      `${LIST} WHERE (m.owner_centre_id IS NULL OR m.owner_centre_id = ANY($1))
         AND ($3::text IS NULL OR m.code ILIKE $3 OR m.title->>'en' ILIKE $3 OR m.title->>'fr' ILIKE $3)
         AND ($4::text IS NULL OR ($4 = 'reference') = (m.owner_centre_id IS NULL)) AND ($5::uuid IS NULL OR m.owner_centre_id = $5)
       ORDER BY m.owner_centre_id NULLS LAST, m.code, m.id LIMIT 500`,
      [
        scope.readers,
        scope.authors,
        query.q ? `%${query.q.replace(/[\\%_]/g, '\\$&')}%` : null,
        query.owner ?? null,
        query.centreId ?? null,
      ],
    );
    return rows.filter(({ editions }) => editions.length > 0);
  }

  async find(db: Queryable, scope: ContentScope, id: string): Promise<CourseRow | null> {
    const [row] = await db.query<CourseRow>(
      `${LIST} WHERE m.id = $3 AND (m.owner_centre_id IS NULL OR m.owner_centre_id = ANY($1))`,
      [scope.readers, scope.authors, id],
    );
    return row && row.editions.length > 0 ? row : null;
  }

  async visibleEdition(db: Queryable, scope: ContentScope, id: string): Promise<CourseEditionRow | null> {
    const [row] = await db.query<CourseEditionRow>(`SELECT ${EDITION} WHERE e.id = $1 AND ${visible('$2', '$3')}`, [
      id,
      scope.readers,
      scope.authors,
    ]);
    return row ?? null;
  }

  async lockedEdition(tx: Tx, centres: readonly string[], id: string): Promise<CourseEditionRow | null> {
    const [row] = await tx.query<CourseEditionRow>(
      `SELECT ${EDITION} WHERE e.id = $1 AND m.owner_centre_id = ANY($2) FOR UPDATE OF e`,
      [id, centres],
    );
    return row ?? null;
  }

  /** False when the owner has a course of that code. */
  async insert(tx: Tx, course: NewCourse, by: string | null, at: Date): Promise<boolean> {
    const added = await tx.execute(
      `INSERT INTO course (id, owner_centre_id, code, family, title, audience, level, origin_course_id, created_by, created_at)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10) ON CONFLICT DO NOTHING`,
      [
        course.id,
        course.ownerCentreId,
        course.code,
        course.family,
        JSON.stringify(course.title),
        JSON.stringify(course.audience),
        course.level,
        course.originCourseId,
        by,
        at,
      ],
    );
    return added > 0;
  }

  async insertEdition(
    tx: Tx,
    edition: { id: string; courseId: string; number: number; passRule: object; plannedMinutes: number },
    moduleIds: readonly string[],
    by: string | null,
    at: Date,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO course_edition (id, course_id, number, state, pass_rule, planned_minutes, created_by, created_at) VALUES ($1,$2,$3,'DRAFT',$4,$5,$6,$7)`,
      [edition.id, edition.courseId, edition.number, JSON.stringify(edition.passRule), edition.plannedMinutes, by, at],
    );
    await this.setModules(tx, edition.id, moduleIds);
    if (by !== null) await this.addAuthor(tx, edition.id, by);
  }

  async setModules(tx: Tx, editionId: string, moduleIds: readonly string[]): Promise<void> {
    await tx.query('DELETE FROM course_edition_module WHERE course_edition_id = $1', [editionId]);
    await tx.query(
      'INSERT INTO course_edition_module (course_edition_id, position, module_id) SELECT $1, n, id FROM unnest($2::uuid[]) WITH ORDINALITY AS o(id, n)',
      [editionId, moduleIds],
    );
  }

  /** Modules of an edition in order, titles in `language` where there is one; of a draft with the edition that would be pinned now. */
  modules(
    db: Queryable,
    edition: { id: string; hash: string | null; ownerCentreId: string | null },
    language: string,
  ): Promise<CourseModuleDto[]> {
    return db.query<CourseModuleDto>(
      `SELECT m.id AS "moduleId", m.code, m.owner_centre_id AS "ownerCentreId", COALESCE(t.document->>'title', shown.document->>'title') AS title,
         used.id AS "moduleEditionId", used.number AS "editionNumber", x.module_edition_id IS NOT NULL AS pinned,
         CASE WHEN $2 AND now.number > used.number THEN now.id END AS "newerEditionId",
         copy.id AS "ownCopyId", copy.code AS "ownCopyCode",
         COALESCE(minutes.short, 0)::int AS "minutesShort", COALESCE(minutes.long, 0)::int AS "minutesLong"
       FROM course_edition_module x JOIN module m ON m.id = x.module_id
       LEFT JOIN module_edition now ON now.module_id = m.id AND now.state = 'PUBLISHED'
       LEFT JOIN module_edition used ON used.id = CASE WHEN $2 THEN x.module_edition_id ELSE now.id END
       JOIN LATERAL (SELECT e.id, e.document FROM module_edition e WHERE e.module_id = m.id ORDER BY (e.id = used.id) DESC NULLS LAST, e.number DESC LIMIT 1) shown ON true
       LEFT JOIN edition_translation t ON t.edition_id = shown.id AND t.language = $3
       LEFT JOIN LATERAL (SELECT sum(minutes_short) AS short, sum(minutes_long) AS long FROM edition_item i WHERE i.edition_id = shown.id) minutes ON true
       LEFT JOIN LATERAL (SELECT own.id, own.code FROM module own WHERE own.origin_module_id = m.id AND own.owner_centre_id = $4
         AND m.owner_centre_id IS NULL ORDER BY own.created_at DESC, own.id LIMIT 1) copy ON true
       WHERE x.course_edition_id = $1 ORDER BY x.position`,
      [edition.id, edition.hash !== null, language, edition.ownerCentreId],
    );
  }

  async saveEdition(
    tx: Tx,
    id: string,
    version: number,
    change: { passRule: object; plannedMinutes: number },
  ): Promise<number | null> {
    const [row] = await tx.query<{ version: number }>(
      'UPDATE course_edition SET pass_rule = $3, planned_minutes = $4, version = version + 1 WHERE id = $1 AND version = $2 RETURNING version',
      [id, version, JSON.stringify(change.passRule), change.plannedMinutes],
    );
    return row?.version ?? null;
  }

  async saveCourse(
    tx: Tx,
    id: string,
    version: number,
    course: Pick<CourseRow, 'title' | 'audience' | 'level' | 'family'>,
  ): Promise<number | null> {
    const [row] = await tx.query<{ version: number }>(
      'UPDATE course SET title = $3, audience = $4, level = $5, family = $6, version = version + 1 WHERE id = $1 AND version = $2 RETURNING version',
      [id, version, JSON.stringify(course.title), JSON.stringify(course.audience), course.level, course.family],
    );
    return row?.version ?? null;
  }

  async setState(tx: Tx, id: string, state: EditionState, act: { by: string; at: Date }): Promise<void> {
    const marks: Partial<Record<EditionState, string>> = {
      IN_REVIEW: ', submitted_by = $3, submitted_at = $4, approved_by = NULL, approved_at = NULL',
      APPROVED: ', approved_by = $3, approved_at = $4',
    };
    const mark = marks[state];
    await tx.query(
      `UPDATE course_edition SET state = $2, version = version + 1${mark ?? ''} WHERE id = $1`,
      mark === undefined ? [id, state] : [id, state, act.by, act.at],
    );
  }

  /** Pins the published editions of its modules; `courseManifest` is made from what this answers. */
  pin(tx: Tx, id: string): Promise<{ moduleId: string; moduleEditionId: string | null; hash: string | null }[]> {
    return tx.query(
      `WITH pinned AS (
         UPDATE course_edition_module x SET module_edition_id = e.id FROM module_edition e
         WHERE x.course_edition_id = $1 AND e.module_id = x.module_id AND e.state = 'PUBLISHED' RETURNING x.module_id, e.id, e.hash)
       SELECT x.module_id AS "moduleId", p.id AS "moduleEditionId", p.hash FROM course_edition_module x LEFT JOIN pinned p ON p.module_id = x.module_id
       WHERE x.course_edition_id = $1 ORDER BY x.position`,
      [id],
    );
  }

  async publish(tx: Tx, edition: { id: string; courseId: string }, frozen: Frozen, at: Date): Promise<void> {
    await tx.query(
      `UPDATE course_edition SET state = 'SUPERSEDED', version = version + 1 WHERE course_id = $1 AND state = 'PUBLISHED'`,
      [edition.courseId],
    );
    await tx.query(
      `UPDATE course_edition SET state = 'PUBLISHED', hash = $2, manifest = $3, published_at = $4, version = version + 1 WHERE id = $1`,
      [edition.id, frozen.hash, frozen.bytes, at],
    );
  }

  async addAuthor(tx: Tx, editionId: string, accountId: string): Promise<void> {
    await tx.query(
      'INSERT INTO course_edition_author (course_edition_id, account_id) VALUES ($1,$2) ON CONFLICT DO NOTHING',
      [editionId, accountId],
    );
  }

  async isAuthor(db: Queryable, editionId: string, accountId: string): Promise<boolean> {
    return (
      (
        await db.query('SELECT 1 FROM course_edition_author WHERE course_edition_id = $1 AND account_id = $2', [
          editionId,
          accountId,
        ])
      ).length > 0
    );
  }

  /** A course of the reference with its open draft, locked; null when there is none. */
  async referenceDraft(tx: Tx, courseId: string): Promise<ReferenceDraft | null> {
    const [row] = await tx.query<ReferenceDraft>(
      `SELECT m.title, m.audience, m.level, m.family, m.version, e.id AS "editionId", e.version AS "editionVersion", e.pass_rule AS "passRule",
         e.planned_minutes AS "plannedMinutes",
         ARRAY(SELECT x.module_id FROM course_edition_module x WHERE x.course_edition_id = e.id ORDER BY x.position) AS "moduleIds"
       FROM course m JOIN course_edition e ON e.course_id = m.id AND e.hash IS NULL
       WHERE m.id = $1 AND m.owner_centre_id IS NULL FOR UPDATE OF m, e`,
      [courseId],
    );
    return row ?? null;
  }

  /** Those of `moduleIds` that a centre's course may hold: its own and the reference's. */
  async usable(db: Queryable, centreId: string, moduleIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await db.query<{ id: string }>(
      'SELECT id FROM module WHERE id = ANY($1) AND (owner_centre_id IS NULL OR owner_centre_id = $2)',
      [moduleIds, centreId],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
