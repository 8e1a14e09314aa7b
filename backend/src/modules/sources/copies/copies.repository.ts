import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '../../../platform/database';
import { Clock } from '../../../platform/time';
import type { DocumentFormat } from '../extract/sniff';

interface NewCopy {
  readonly id: string;
  readonly centreId: string;
  readonly documentId: string;
  readonly hash: string;
  readonly fileName: string;
  readonly format: DocumentFormat;
  readonly accountId: string;
}

@Injectable()
export class CopiesRepository {
  constructor(private readonly clock: Clock) {}

  async documentId(db: Queryable, code: string): Promise<string | null> {
    const [row] = await db.query<{ id: string }>('SELECT id FROM source_document WHERE code = $1', [code]);
    return row?.id ?? null;
  }

  async countryOf(db: Queryable, centreId: string): Promise<string> {
    const [row] = await db.query<{ country_id: string }>('SELECT country_id FROM centre WHERE id = $1', [centreId]);
    if (!row) throw new Error(`There is no centre ${centreId}.`);
    return row.country_id;
  }

  async insert(tx: Tx, copy: NewCopy, paragraphs: readonly string[]): Promise<void> {
    await tx.query(
      `INSERT INTO document_copy (id, centre_id, source_document_id, file_hash, file_name, format, attached_by, attached_at)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8)`,
      [
        copy.id,
        copy.centreId,
        copy.documentId,
        copy.hash,
        copy.fileName,
        copy.format,
        copy.accountId,
        this.clock.now(),
      ],
    );
    await tx.execute(
      'INSERT INTO document_paragraph (copy_id, seq, text) SELECT $1, place - 1, text FROM unnest($2::text[]) WITH ORDINALITY AS x(text, place)',
      // PostgreSQL has no NUL in texts; a hostile file may.
      [copy.id, paragraphs.map((text) => text.replaceAll('\0', ''))],
    );
  }

  /** Paragraphs and passages go with it. */
  async remove(tx: Tx, documentId: string, centreId: string): Promise<{ id: string; hash: string } | null> {
    const [row] = await tx.query<{ id: string; hash: string }>(
      'DELETE FROM document_copy WHERE source_document_id = $1 AND centre_id = $2 RETURNING id, file_hash AS hash',
      [documentId, centreId],
    );
    return row ?? null;
  }
}
