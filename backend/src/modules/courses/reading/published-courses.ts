import { Injectable } from '@nestjs/common';
import type { Queryable } from '../../../platform/database';
import type { EditionState } from '../lifecycle';

/** What completing a course asks for: every module, or at least `count` of them. */
export type PassRule = { readonly kind: 'allModules' } | { readonly kind: 'atLeast'; readonly count: number };

/** A frozen course edition: which module editions it is made of. */
export interface PublishedCourse {
  readonly courseEditionId: string;
  readonly courseId: string;
  readonly code: string;
  readonly title: { readonly en: string; readonly fr: string };
  readonly ownerCentreId: string | null;
  readonly number: number;
  readonly state: EditionState;
  readonly hash: string;
  readonly passRule: PassRule;
  readonly plannedMinutes: number;
  readonly modules: readonly PublishedCourseModule[];
}

export interface PublishedCourseModule {
  readonly moduleId: string;
  readonly code: string;
  /** In the source language of the module; of what is not published yet, as its draft says. */
  readonly title: string;
  /** Null: not published when the course was; nothing to complete. */
  readonly moduleEditionId: string | null;
  readonly moduleOwnerCentreId: string | null;
}

/** Reads frozen course editions for other rooms, without a look at who asks. */
@Injectable()
export class PublishedCourses {
  async course(db: Queryable, courseEditionId: string): Promise<PublishedCourse | null> {
    return (await this.courses(db, [courseEditionId]))[0] ?? null;
  }

  /** Several at once, in the order of `ids`: one query. */
  async courses(db: Queryable, ids: readonly string[]): Promise<PublishedCourse[]> {
    const rows = await db.query<PublishedCourse>(
      `SELECT e.id AS "courseEditionId", c.id AS "courseId", c.code, c.title, c.owner_centre_id AS "ownerCentreId", e.number, e.state, e.hash, e.pass_rule AS "passRule",
         e.planned_minutes AS "plannedMinutes",
         (SELECT COALESCE(jsonb_agg(jsonb_build_object('moduleId', m.id, 'code', m.code, 'moduleEditionId', x.module_edition_id, 'moduleOwnerCentreId', m.owner_centre_id,
             'title', (SELECT me.document->>'title' FROM module_edition me WHERE me.module_id = m.id ORDER BY (me.id = x.module_edition_id) DESC NULLS LAST, me.number DESC LIMIT 1))
             ORDER BY x.position), '[]')
          FROM course_edition_module x JOIN module m ON m.id = x.module_id WHERE x.course_edition_id = e.id) AS modules
       FROM course_edition e JOIN course c ON c.id = e.course_id WHERE e.id = ANY($1) AND e.hash IS NOT NULL`,
      [ids],
    );
    const byId = new Map(rows.map((row) => [row.courseEditionId, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }
}
