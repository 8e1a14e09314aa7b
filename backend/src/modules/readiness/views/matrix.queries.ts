import { Injectable } from '@nestjs/common';
import type { Plan } from '@peacewright/readiness-engine';
import type { Queryable } from '../../../platform/database';
import type { CellRecommendationDto, MatrixSubUnitDto } from '../readiness.dto';

/** A post of the roll with who fills it and the packed row. */
export interface MatrixEntry {
  readonly postId: string;
  readonly postCode: string;
  readonly postTitle: string;
  readonly subUnitId: string | null;
  readonly category: string;
  readonly postRankBand: string | null;
  readonly rankBand: string | null;
  readonly reserve: boolean;
  readonly personId: string | null;
  readonly name: string | null;
  readonly number: string | null;
  readonly service: string | null;
  readonly rank: string | null;
  readonly cells: Buffer | null;
}

/** Reads of one rotation's matrix. The caller has checked that the rotation is inside the scope. */
/** What an item of a module is called. */
export interface ItemWords {
  readonly kind: 'LESSON' | 'TEST' | 'SCENARIO';
  readonly title: string;
}

@Injectable()
export class MatrixQueries {
  async plan(db: Queryable, rotationId: string): Promise<Plan> {
    const [row] = await db.query<{ plan: Plan }>('SELECT plan FROM rotation_summary WHERE rotation_id = $1', [
      rotationId,
    ]);
    return row?.plan ?? { columns: [], dues: [], rules: [] };
  }

  /** Rows of every live post, or of one person; in the order of posts, a reserve behind the holder. */
  entries(db: Queryable, rotationId: string, personId: string | null = null): Promise<MatrixEntry[]> {
    return db.query<MatrixEntry>(
      `SELECT p.id AS "postId", p.code AS "postCode", p.title AS "postTitle", p.sub_unit_id AS "subUnitId", p.category,
              p.rank_band AS "postRankBand", COALESCE(p.rank_band, k.band) AS "rankBand", COALESCE(e.status = 'RESERVE', false) AS reserve,
              e.person_id AS "personId", i.full_name AS name, COALESCE(n.service_number, n.centre_number) AS number, n.service,
              k.abbreviation AS rank, s.cells
       FROM post p
       LEFT JOIN roll_entry e ON e.post_id = p.id AND e.rotation_id = p.rotation_id AND e.status <> 'REPLACED'
       LEFT JOIN person n ON n.id = e.person_id
       LEFT JOIN person_identity i ON i.person_id = e.person_id
       LEFT JOIN rank k ON k.id = n.rank_id
       LEFT JOIN rotation_status s ON s.country_id = e.country_id AND s.rotation_id = e.rotation_id AND s.person_id = e.person_id
       WHERE p.rotation_id = $1 AND p.ended_on IS NULL AND ($2::uuid IS NULL OR e.person_id = $2)
       ORDER BY p.position, p.code, reserve, i.sort_name`,
      [rotationId, personId],
    );
  }

  subUnits(db: Queryable, rotationId: string): Promise<MatrixSubUnitDto[]> {
    return db.query<MatrixSubUnitDto>(
      'SELECT id, parent_id AS "parentId", name FROM sub_unit WHERE rotation_id = $1 ORDER BY position, name COLLATE human',
      [rotationId],
    );
  }

  /** Kinds and titles of lessons, tests and scenarios, in the language wanted or the source's. */
  async items(db: Queryable, editionIds: readonly string[], language: string): Promise<ReadonlyMap<string, ItemWords>> {
    const rows = await db.query<ItemWords & { edition_id: string; id: string }>(
      `SELECT i.edition_id, i.id, i.kind,
         COALESCE(x.document->>'title', st.texts->>(se.document->>'title'), se.document->'texts'->>(se.document->>'title'), i.title) AS title
       FROM edition_item i
       LEFT JOIN edition_translation t ON t.edition_id = i.edition_id AND t.language = $2 AND t.state = 'APPROVED'
       LEFT JOIN edition_translation_item x ON x.edition_id = t.edition_id AND x.language = t.language AND x.item_id = i.id
       -- Of the others the text, which may be long, is not looked into.
       LEFT JOIN scenario_edition se ON se.id = CASE i.kind WHEN 'SCENARIO' THEN (i.document->'pinned'->>'editionId')::uuid END
       LEFT JOIN scenario_translation st ON st.edition_id = se.id AND st.language = $2
       WHERE i.edition_id = ANY($1) AND i.kind IN ('LESSON','TEST','SCENARIO')`,
      [editionIds, language],
    );
    return new Map(rows.map(({ edition_id, id, kind, title }) => [`${edition_id} ${id}`, { kind, title }]));
  }

  /** What a module answers, by the reference's links and those of the preparing centre. */
  recommendations(db: Queryable, moduleId: string, centreId: string): Promise<CellRecommendationDto[]> {
    return db.query<CellRecommendationDto>(
      `SELECT r.code, r.paraphrase, CASE WHEN bool_or(l.strength = 'FULL') THEN 'FULL' ELSE 'PARTIAL' END AS strength
       FROM recommendation_link l JOIN recommendation r ON r.id = l.recommendation_id JOIN module m ON m.id = l.module_id
       WHERE l.module_id = $1 AND l.ended_at IS NULL AND (l.centre_id IS NULL OR l.centre_id = m.owner_centre_id OR l.centre_id = $2)
       GROUP BY r.id ORDER BY r.code`,
      [moduleId, centreId],
    );
  }
}
