import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database';
import type { SourceCopyDto, SourceDocumentDto, SourceDocumentRowDto } from './documents.dto';

const ROW = `d.id, d.code, d.title, d.kind, d.issuer, d.date_from AS "dateFrom", d.date_to AS "dateTo", o.name AS "ownerCentreName",
  (SELECT count(*) FROM recommendation r WHERE r.source_document_id = d.id)::int AS recommendations,
  EXISTS (SELECT 1 FROM document_copy c WHERE c.source_document_id = d.id AND c.centre_id = $1::uuid) AS "hasCopy"`;

type DocumentRow = Omit<SourceDocumentDto, 'copy' | 'mayEdit' | 'mayAttach'> & { ownerCentreId: string | null };

/** Reads documents as one centre sees them. */
@Injectable()
export class DocumentsQueries {
  constructor(private readonly db: Database) {}

  /** All documents, the register's first; there are few. */
  list(centreId: string | null): Promise<SourceDocumentRowDto[]> {
    return this.db.query<SourceDocumentRowDto>(
      `SELECT ${ROW} FROM source_document d LEFT JOIN centre o ON o.id = d.owner_centre_id
       ORDER BY d.owner_centre_id IS NOT NULL, d.date_from DESC, d.code`,
      [centreId],
    );
  }

  async one(code: string, centreId: string | null): Promise<DocumentRow | null> {
    const [row] = await this.db.query<DocumentRow>(
      `SELECT ${ROW}, NULLIF(d.authority_note, '{}') AS "authorityNote", NULLIF(d.file_hint, '{}') AS "fileHint", d.data_note AS "dataNote",
              d.owner_centre_id AS "ownerCentreId", d.version
       FROM source_document d LEFT JOIN centre o ON o.id = d.owner_centre_id WHERE d.code = $2`,
      [centreId, code],
    );
    return row ?? null;
  }

  /** The centre's own copy, and how many passages were found in it. */
  async copy(documentId: string, centreId: string | null): Promise<SourceCopyDto | null> {
    const [row] = await this.db.query<SourceCopyDto>(
      `SELECT c.file_name AS "fileName", c.format, f.size::int AS size, c.attached_at AS "attachedAt", a.display_name AS "attachedByName",
              (SELECT count(*) FROM document_paragraph p WHERE p.copy_id = c.id)::int AS paragraphs,
              (SELECT count(*) FROM passage p WHERE p.copy_id = c.id AND p.seq IS NOT NULL)::int AS found,
              (SELECT count(*) FROM recommendation r WHERE r.source_document_id = c.source_document_id)::int AS total
       FROM document_copy c JOIN file f ON f.hash = c.file_hash LEFT JOIN account a ON a.id = c.attached_by
       WHERE c.source_document_id = $1 AND c.centre_id = $2::uuid`,
      [documentId, centreId],
    );
    return row ?? null;
  }
}
