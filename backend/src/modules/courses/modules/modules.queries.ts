import { Injectable } from '@nestjs/common';
import type { Queryable } from '../../../platform/database';
import { visible, type ContentScope } from '../access';
import type { EditionState } from '../lifecycle';
import type { EditionBriefDto, ModuleCountsDto, ModuleOriginDto, ModuleQueryDto } from './modules.dto';

const PAGE = 60;

/** One module as lists show it, editions as JSON. */
export interface ModuleListRow {
  readonly id: string;
  readonly code: string;
  readonly ownerCentreId: string | null;
  readonly ownerCentreName: string | null;
  readonly waivable: boolean;
  readonly origin: ModuleOriginDto | null;
  /** The newest first; only those that the reader may see. */
  readonly editions: readonly EditionBriefDto[];
  readonly counts: ModuleCountsDto;
}

/**
 * Where the edition shown in lists comes from: the open one, else the published one, else the last. `seen` are the
 * editions that the reader may see, with titles in the reader's language ($3) where there is one.
 */
const LIST = `
  WITH seen AS (
    SELECT e.id, e.module_id, e.number, e.state, e.document, e.language, e.published_at, e.hash, e.change_note,
      COALESCE(t.document->>'title', e.document->>'title') AS title,
      CASE WHEN t.document->>'title' IS NULL THEN e.language ELSE t.language END AS title_language
    FROM module_edition e JOIN module m ON m.id = e.module_id LEFT JOIN edition_translation t ON t.edition_id = e.id AND t.language = $3
    WHERE ${visible('$1', '$2')}
  ), shown AS (
    SELECT DISTINCT ON (module_id) * FROM seen
    ORDER BY module_id, (state IN ('DRAFT','IN_REVIEW','APPROVED')) DESC, (state = 'PUBLISHED') DESC, number DESC
  )
  SELECT m.id, m.code, m.owner_centre_id AS "ownerCentreId", c.name AS "ownerCentreName", m.waivable,
    CASE WHEN o.id IS NULL THEN NULL ELSE jsonb_build_object('moduleId', o.id, 'code', o.code, 'ownerCentreId', o.owner_centre_id,
      'newerAtOrigin', EXISTS (
        SELECT 1 FROM module_edition oe JOIN module_edition used ON used.id = (SELECT origin_edition_id FROM module_edition x WHERE x.module_id = m.id AND origin_edition_id IS NOT NULL ORDER BY number DESC LIMIT 1)
        WHERE oe.module_id = o.id AND oe.state = 'PUBLISHED' AND oe.number > used.number)) END AS origin,
    (SELECT jsonb_agg(jsonb_build_object('id', e.id, 'number', e.number, 'state', e.state, 'title', e.title, 'titleLanguage', e.title_language, 'language', e.language,
        'translations', (SELECT COALESCE(jsonb_agg(t.language ORDER BY t.language), '[]') FROM edition_translation t WHERE t.edition_id = e.id AND t.state = 'APPROVED'),
        'publishedAt', e.published_at, 'hash', e.hash, 'changeNote', e.change_note) ORDER BY e.number DESC)
      FROM seen e WHERE e.module_id = m.id) AS editions,
    (SELECT jsonb_build_object(
        'lessons', count(*) FILTER (WHERE i.kind = 'LESSON'), 'tests', count(*) FILTER (WHERE i.kind = 'TEST'),
        'others', count(*) FILTER (WHERE i.kind NOT IN ('LESSON','TEST')), 'planned', count(*) FILTER (WHERE i.document IS NULL),
        'objectives', COALESCE(jsonb_array_length(s.document->'objectives'), 0),
        'minutesShort', COALESCE(sum(i.minutes_short), 0), 'minutesLong', COALESCE(sum(i.minutes_long), 0),
        'recommendations', (SELECT count(DISTINCT l.recommendation_id) FROM recommendation_link l
           WHERE l.module_id = m.id AND l.ended_at IS NULL AND (l.centre_id IS NULL OR l.centre_id = ANY($1))))
      FROM edition_item i WHERE i.edition_id = s.id) AS counts
  FROM module m JOIN shown s ON s.module_id = m.id LEFT JOIN centre c ON c.id = m.owner_centre_id LEFT JOIN module o ON o.id = m.origin_module_id`;

/** Reads modules into lists and pages: one query each. */
@Injectable()
export class ModulesQueries {
  async page(
    db: Queryable,
    scope: ContentScope,
    language: string,
    query: ModuleQueryDto,
  ): Promise<{ rows: ModuleListRow[]; next: string | null }> {
    const after = readCursor(query.cursor);
    const rows = await db.query<ModuleListRow>(
      `${LIST} WHERE ($4::text IS NULL OR m.code ILIKE $4 OR s.title ILIKE $4 OR s.document->>'title' ILIKE $4 OR s.document->>'summary' ILIKE $4)
        AND ($5::text IS NULL OR ($5 = 'reference') = (m.owner_centre_id IS NULL))
        AND ($6::uuid IS NULL OR m.owner_centre_id = $6)
        AND ($7::text IS NULL OR EXISTS (SELECT 1 FROM seen x WHERE x.module_id = m.id AND x.state = $7))
        AND ($8::text IS NULL OR (m.code, m.id) > ($8, $9::uuid))
       ORDER BY m.code, m.id LIMIT ${PAGE + 1}`,
      [
        scope.readers,
        scope.authors,
        language,
        query.q ? `%${query.q.replace(/[\\%_]/g, '\\$&')}%` : null,
        query.owner ?? null,
        query.centreId ?? null,
        query.state ?? null,
        after?.code ?? null,
        after?.id ?? null,
      ],
    );
    const last = rows.length > PAGE ? rows[PAGE - 1] : undefined;
    return {
      rows: rows.slice(0, PAGE),
      next: last ? Buffer.from(JSON.stringify([last.code, last.id])).toString('base64url') : null,
    };
  }

  async one(db: Queryable, scope: ContentScope, language: string, id: string): Promise<ModuleListRow | null> {
    const parameters = [scope.readers, scope.authors, language, id];
    const [row] = await db.query<ModuleListRow>(`${LIST} WHERE m.id = $4`, parameters);
    return row ?? null;
  }

  /** The edition that a copy starts from: the published one, else (of reference content) the open one, else the last. */
  async editionToCopy(
    db: Queryable,
    scope: ContentScope,
    moduleId: string,
  ): Promise<{ id: string; number: number; state: EditionState } | null> {
    const [row] = await db.query<{ id: string; number: number; state: EditionState }>(
      `SELECT e.id, e.number, e.state FROM module_edition e JOIN module m ON m.id = e.module_id
       WHERE e.module_id = $3 AND ${visible('$1', '$2')} ORDER BY (e.state = 'PUBLISHED') DESC, e.number DESC LIMIT 1`,
      [scope.readers, scope.authors, moduleId],
    );
    return row ?? null;
  }
}

/** Cursors hold code and id of the last row; one that is not ours starts over at the first page. */
function readCursor(cursor: string | undefined): { code: string; id: string } | null {
  if (cursor === undefined) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(value) &&
      typeof value[0] === 'string' &&
      typeof value[1] === 'string' &&
      /^[0-9a-f-]{36}$/.test(value[1])
    )
      return { code: value[0], id: value[1] };
  } catch {
    return null;
  }
  return null;
}
