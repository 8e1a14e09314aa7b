import { Injectable } from '@nestjs/common';
import type { Queryable } from '../../../platform/database';
import { iso } from '../documents';
import type { AdoptionDto, AttachedReferenceDto, TranslationBriefDto } from './editions.dto';

/** What stands around an edition's text on its screen. */
@Injectable()
export class EditionViewsQueries {
  references(db: Queryable, editionId: string): Promise<AttachedReferenceDto[]> {
    return db.query<AttachedReferenceDto>(
      `SELECT r.id AS "referenceEditionId", d.title, d.issuer, r.number, r.issued_on AS "issuedOn", r.review_on AS "reviewOn", r.url
       FROM edition_reference x JOIN reference_edition r ON r.id = x.reference_edition_id JOIN reference_document d ON d.id = r.document_id
       WHERE x.edition_id = $1 ORDER BY d.title COLLATE human, r.number`,
      [editionId],
    );
  }

  /** A part is the module's text or a written item that has words of its own; all of a translation's parts are judged against their source as it is now. */
  translations(db: Queryable, editionId: string): Promise<TranslationBriefDto[]> {
    return db.query<TranslationBriefDto>(
      `SELECT t.language, t.state,
         ((t.document IS NOT NULL)::int + count(x.item_id))::int AS done,
         (1 + count(i.id))::int AS total,
         ((t.document IS NOT NULL AND t.document_source_version < e.document_version)::int + count(x.item_id) FILTER (WHERE x.source_version < i.version))::int AS outdated
       FROM edition_translation t JOIN module_edition e ON e.id = t.edition_id
       LEFT JOIN edition_item i ON i.edition_id = t.edition_id AND i.document IS NOT NULL AND i.kind <> 'SCENARIO'
       LEFT JOIN edition_translation_item x ON x.edition_id = t.edition_id AND x.language = t.language AND x.item_id = i.id
       WHERE t.edition_id = $1 GROUP BY t.edition_id, t.language, e.document_version ORDER BY t.language`,
      [editionId],
    );
  }

  async adoptions(db: Queryable, editionId: string, centres: readonly string[]): Promise<AdoptionDto[]> {
    const rows = await db.query<Omit<AdoptionDto, 'adoptedAt'> & { adoptedAt: Date }>(
      `SELECT x.centre_id AS "centreId", x.adopted_at AS "adoptedAt", COALESCE(a.display_name, '') AS "adoptedBy", x.note
       FROM adoption x LEFT JOIN account a ON a.id = x.adopted_by WHERE x.module_edition_id = $1 AND x.centre_id = ANY($2) ORDER BY x.adopted_at`,
      [editionId, centres],
    );
    return rows.map((row) => ({ ...row, adoptedAt: iso(row.adoptedAt) }));
  }
}
