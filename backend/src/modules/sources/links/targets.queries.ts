import { Injectable } from '@nestjs/common';
import type { Queryable } from '../../../platform/database';
import type { TargetKind } from '../vocabulary';
import { CITATION } from '../recommendations/citation';
import type { AnsweredDto, OwnerCandidateDto, TargetModuleDto, TargetPartDto } from './links.dto';

/** Most modules offered at once; a longer search narrows it down. */
const OFFERED = 60;

/** The edition by which a module is shown: the one learners get, else the newest. */
const SHOWN = `JOIN LATERAL (SELECT id, state, document FROM module_edition WHERE module_id = m.id ORDER BY state = 'PUBLISHED' DESC, number DESC LIMIT 1) e ON true`;

/** What a centre's recommendations may be linked to: its own modules and those of the reference content. */
@Injectable()
export class TargetsQueries {
  modules(db: Queryable, centreId: string, q: string): Promise<TargetModuleDto[]> {
    return db.query<TargetModuleDto>(
      `SELECT m.id, m.code, e.document->>'title' AS title, e.state = 'PUBLISHED' AS published, m.owner_centre_id IS NOT NULL AS own
       FROM module m ${SHOWN}
       WHERE (m.owner_centre_id IS NULL OR m.owner_centre_id = $1) AND (m.code || ' ' || (e.document->>'title')) ILIKE '%' || $2 || '%'
       ORDER BY m.owner_centre_id IS NULL, m.code COLLATE human LIMIT ${OFFERED}`,
      [centreId, q.replace(/[\\%_]/g, '\\$&')],
    );
  }

  /** Lessons, exercises and objectives of a module, of its published and its newest edition together. */
  parts(db: Queryable, centreId: string, moduleId: string): Promise<TargetPartDto[]> {
    return db.query<TargetPartDto>(
      `WITH edition AS (
         SELECT e.id, e.number, e.document FROM module m JOIN module_edition e ON e.module_id = m.id
         WHERE m.id = $2 AND (m.owner_centre_id IS NULL OR m.owner_centre_id = $1)
           AND (e.state = 'PUBLISHED' OR e.number = (SELECT max(number) FROM module_edition WHERE module_id = m.id))
       ), part AS (
         SELECT CASE WHEN i.kind = 'LESSON' THEN 'LESSON' ELSE 'EXERCISE' END AS kind, i.id::text AS id, i.title, i.position, e.number
         FROM edition e JOIN edition_item i ON i.edition_id = e.id
         UNION ALL
         SELECT 'OBJECTIVE', o->>'id', o->>'verb', place::int, e.number
         FROM edition e CROSS JOIN LATERAL jsonb_array_elements(e.document->'objectives') WITH ORDINALITY AS x(o, place)
       ), newest AS (SELECT DISTINCT ON (kind, id) * FROM part ORDER BY kind, id, number DESC)
       SELECT kind, id, title FROM newest ORDER BY kind DESC, position`,
      [centreId, moduleId],
    );
  }

  /** What the module answers: the centre's own links and the suggestions of the reference content. */
  answered(db: Queryable, centreId: string, moduleId: string): Promise<AnsweredDto[]> {
    return db.query<AnsweredDto>(
      `SELECT ${CITATION}, l.id AS "linkId", l.target_kind AS "targetKind", NULLIF(l.item_id, '') AS "itemId", l.strength, l.note, l.centre_id IS NULL AS suggestion
       FROM recommendation_link l JOIN recommendation r ON r.id = l.recommendation_id JOIN source_document d ON d.id = r.source_document_id
       WHERE l.module_id = $2 AND l.ended_at IS NULL AND (l.centre_id IS NULL OR l.centre_id = $1) ORDER BY r.code, l.created_at, l.id`,
      [centreId, moduleId],
    );
  }

  /** Whether the module may be linked to by the centre; a null centre asks for reference content. */
  async hasModule(db: Queryable, centreId: string | null, moduleId: string): Promise<boolean> {
    const rows = await db.query(
      'SELECT 1 FROM module WHERE id = $1 AND (owner_centre_id IS NULL OR owner_centre_id = $2::uuid)',
      [moduleId, centreId],
    );
    return rows.length > 0;
  }

  async hasPart(db: Queryable, centreId: string, moduleId: string, kind: TargetKind, itemId: string): Promise<boolean> {
    return (await this.parts(db, centreId, moduleId)).some((part) => part.kind === kind && part.id === itemId);
  }

  /** People of a centre who can look after a recommendation: accounts in use that read the sources there. */
  owners(db: Queryable, centreId: string, roles: readonly string[]): Promise<OwnerCandidateDto[]> {
    return db.query<OwnerCandidateDto>(
      `SELECT DISTINCT a.id, a.display_name AS name FROM account a JOIN role_assignment g ON g.account_id = a.id
       WHERE g.ended_at IS NULL AND (g.ends_at IS NULL OR g.ends_at > now()) AND g.scope_kind = 'CENTRE' AND g.scope_id = $1 AND g.role = ANY($2)
         AND a.state <> 'CLOSED' ORDER BY name, id`,
      [centreId, roles],
    );
  }
}
