import { Injectable } from '@nestjs/common';
import type { Queryable } from '../../../platform/database';
import { Clock, dayIn } from '../../../platform/time';
import { EditionsRepository, type EditionRow } from './editions.repository';
import { editionFindings, type EditionContent } from './findings';
import type { Finding } from './finding';
import { ScenarioExercises } from './scenario-exercises.queries';

/** Collects what the publish checklist looks at: at most seven queries, whatever the size of the edition. */
@Injectable()
export class FindingsQueries {
  constructor(
    private readonly editions: EditionsRepository,
    private readonly scenarios: ScenarioExercises,
    private readonly clock: Clock,
  ) {}

  async findings(db: Queryable, edition: EditionRow): Promise<Finding[]> {
    return editionFindings(await this.content(db, edition));
  }

  private async content(db: Queryable, edition: EditionRow): Promise<EditionContent> {
    const items = await this.editions.items(db, edition.id);
    const references = await db.query<EditionContent['references'][number]>(
      `SELECT d.title, r.number, r.review_on AS "reviewOn" FROM edition_reference x
       JOIN reference_edition r ON r.id = x.reference_edition_id JOIN reference_document d ON d.id = r.document_id WHERE x.edition_id = $1 ORDER BY d.title, r.number`,
      [edition.id],
    );
    const links = await db.query<EditionContent['links'][number]>(
      `SELECT r.code, l.target_kind AS "targetKind", l.item_id AS "targetId" FROM recommendation_link l JOIN recommendation r ON r.id = l.recommendation_id
       WHERE l.module_id = $1 AND l.ended_at IS NULL AND (l.centre_id IS NULL OR l.centre_id = $2) ORDER BY r.code`,
      [edition.moduleId, edition.ownerCentreId],
    );
    const openComments = await db.query<EditionContent['openComments'][number]>(
      'SELECT item_id AS "itemId", block_id AS "blockId" FROM review_comment WHERE edition_id = $1 AND resolved_at IS NULL ORDER BY created_at, id',
      [edition.id],
    );
    const translations = await db.query<EditionContent['translations'][number]>(
      `SELECT t.language,
         (CASE WHEN t.document IS NULL THEN 1 ELSE 0 END + count(i.id) FILTER (WHERE i.document IS NOT NULL AND i.kind <> 'SCENARIO' AND x.item_id IS NULL))::int AS missing,
         (CASE WHEN t.document IS NOT NULL AND t.document_source_version < e.document_version THEN 1 ELSE 0 END + count(x.item_id) FILTER (WHERE x.source_version < i.version))::int AS outdated
       FROM edition_translation t JOIN module_edition e ON e.id = t.edition_id
       LEFT JOIN edition_item i ON i.edition_id = t.edition_id
       LEFT JOIN edition_translation_item x ON x.edition_id = t.edition_id AND x.language = t.language AND x.item_id = i.id
       WHERE t.edition_id = $1 GROUP BY t.edition_id, t.language, t.document, t.document_source_version, e.document_version ORDER BY t.language`,
      [edition.id],
    );
    const files = await db.query<{ hash: string }>(
      `SELECT hash FROM file_use WHERE owner_kind = 'module' AND owner_id = $1`,
      [edition.moduleId],
    );
    return {
      language: edition.language,
      document: edition.document,
      items,
      references,
      links,
      openComments,
      translations,
      teachingLanguages: edition.teachingLanguages,
      scenarios: items.some(({ kind, document }) => kind === 'SCENARIO' && document !== null)
        ? await this.scenarios.published(db, edition.ownerCentreId)
        : new Map(),
      files: new Set(files.map(({ hash }) => hash)),
      today: dayIn(this.clock.now(), edition.timeZone ?? 'UTC'),
    };
  }
}
