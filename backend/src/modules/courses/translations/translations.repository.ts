import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '../../../platform/database';
import { translationManifest } from '../editions/manifest';

export interface TranslationRow {
  readonly editionId: string;
  readonly language: string;
  readonly state: 'DRAFT' | 'APPROVED';
  readonly document: Record<string, unknown> | null;
  /** Version of the source document that this one follows; null while there is none. */
  readonly documentSourceVersion: number | null;
  readonly hash: string | null;
  readonly version: number;
}

export interface TranslationItemRow {
  readonly itemId: string;
  readonly document: Record<string, unknown>;
  readonly sourceVersion: number;
  readonly version: number;
}

const HEAD = `edition_id AS "editionId", language, state, document, document_source_version AS "documentSourceVersion", hash, version FROM edition_translation`;

/** All SQL of translations. */
@Injectable()
export class TranslationsRepository {
  async find(db: Queryable, editionId: string, language: string): Promise<TranslationRow | null> {
    const [row] = await db.query<TranslationRow>(`SELECT ${HEAD} WHERE edition_id = $1 AND language = $2`, [
      editionId,
      language,
    ]);
    return row ?? null;
  }

  /** False when there is one already. */
  async insert(tx: Tx, editionId: string, language: string, by: string | null, at: Date): Promise<boolean> {
    const rows = await tx.execute(
      `INSERT INTO edition_translation (edition_id, language, state, created_by, created_at) VALUES ($1,$2,'DRAFT',$3,$4) ON CONFLICT DO NOTHING`,
      [editionId, language, by, at],
    );
    return rows > 0;
  }

  async addAuthor(tx: Tx, editionId: string, language: string, accountId: string): Promise<void> {
    await tx.query(
      'INSERT INTO translation_author (edition_id, language, account_id) VALUES ($1,$2,$3) ON CONFLICT DO NOTHING',
      [editionId, language, accountId],
    );
  }

  async isAuthor(db: Queryable, editionId: string, language: string, accountId: string): Promise<boolean> {
    return (
      (
        await db.query('SELECT 1 FROM translation_author WHERE edition_id = $1 AND language = $2 AND account_id = $3', [
          editionId,
          language,
          accountId,
        ])
      ).length > 0
    );
  }

  items(db: Queryable, editionId: string, language: string): Promise<TranslationItemRow[]> {
    return db.query<TranslationItemRow>(
      'SELECT item_id AS "itemId", document, source_version AS "sourceVersion", version FROM edition_translation_item WHERE edition_id = $1 AND language = $2',
      [editionId, language],
    );
  }

  async item(db: Queryable, editionId: string, language: string, itemId: string): Promise<TranslationItemRow | null> {
    const [row] = await db.query<TranslationItemRow>(
      'SELECT item_id AS "itemId", document, source_version AS "sourceVersion", version FROM edition_translation_item WHERE edition_id = $1 AND language = $2 AND item_id = $3',
      [editionId, language, itemId],
    );
    return row ?? null;
  }

  /** The new version; null when `version` is not the stored one. A change takes an approval back. */
  async saveDocument(
    tx: Tx,
    of: { editionId: string; language: string; version: number },
    document: object,
    sourceVersion: number,
  ): Promise<number | null> {
    const [row] = await tx.query<{ version: number }>(
      `UPDATE edition_translation SET document = $4, document_source_version = $5, state = 'DRAFT', approved_by = NULL, approved_at = NULL, version = version + 1
       WHERE edition_id = $1 AND language = $2 AND version = $3 RETURNING version`,
      [of.editionId, of.language, of.version, JSON.stringify(document), sourceVersion],
    );
    return row?.version ?? null;
  }

  /** The new version; null when `version` (0: no text yet) is not the stored one. */
  async saveItem(
    tx: Tx,
    of: { editionId: string; language: string; itemId: string; version: number },
    document: object,
    sourceVersion: number,
    by: string | null,
    at: Date,
  ): Promise<number | null> {
    const values = [of.editionId, of.language, of.itemId, JSON.stringify(document), sourceVersion, by, at];
    const [row] =
      of.version === 0
        ? await tx.query<{ version: number }>(
            `INSERT INTO edition_translation_item (edition_id, language, item_id, document, source_version, updated_by, updated_at) VALUES ($1,$2,$3,$4,$5,$6,$7)
             ON CONFLICT DO NOTHING RETURNING version`,
            values,
          )
        : await tx.query<{ version: number }>(
            `UPDATE edition_translation_item SET document = $4, source_version = $5, updated_by = $6, updated_at = $7, version = version + 1
             WHERE edition_id = $1 AND language = $2 AND item_id = $3 AND version = $8 RETURNING version`,
            [...values, of.version],
          );
    return row?.version ?? null;
  }

  /** Moves the state by one version; `approvedBy` only when approved. */
  async setState(
    tx: Tx,
    editionId: string,
    language: string,
    state: 'DRAFT' | 'APPROVED',
    approved: { by: string | null; at: Date } | null,
  ): Promise<void> {
    await tx.query(
      'UPDATE edition_translation SET state = $3, approved_by = $4, approved_at = $5, version = version + 1 WHERE edition_id = $1 AND language = $2',
      [editionId, language, state, approved?.by ?? null, approved?.at ?? null],
    );
  }

  /**
   * Freezes the approved translations of an edition that has just been published under `sourceHash`. One whose source has
   * moved since it was approved becomes a draft again.
   */
  async freezeApproved(tx: Tx, editionId: string, sourceHash: string): Promise<void> {
    const rows = await tx.query<{ language: string; outdated: boolean }>(
      `SELECT t.language, t.document_source_version < e.document_version OR EXISTS (
         SELECT 1 FROM edition_item i LEFT JOIN edition_translation_item x ON x.edition_id = i.edition_id AND x.language = t.language AND x.item_id = i.id
         WHERE i.edition_id = t.edition_id AND i.document IS NOT NULL AND i.kind <> 'SCENARIO' AND COALESCE(x.source_version, 0) < i.version) AS outdated
       FROM edition_translation t JOIN module_edition e ON e.id = t.edition_id WHERE t.edition_id = $1 AND t.state = 'APPROVED' AND t.hash IS NULL`,
      [editionId],
    );
    for (const { language, outdated } of rows)
      if (outdated) await this.setState(tx, editionId, language, 'DRAFT', null);
      else await this.freeze(tx, editionId, language, sourceHash);
  }

  /** Freezes one translation as the text of `sourceHash` in its language. */
  async freeze(tx: Tx, editionId: string, language: string, sourceHash: string): Promise<void> {
    const translation = await this.find(tx, editionId, language);
    if (!translation) throw new Error('A translation that is to be frozen is not there.');
    const items = await this.items(tx, editionId, language);
    const frozen = translationManifest({
      sourceHash,
      language,
      document: translation.document,
      items: Object.fromEntries(items.map(({ itemId, document }) => [itemId, document])),
    });
    await tx.query(
      'UPDATE edition_translation SET source_hash = $3, hash = $4, manifest = $5, version = version + 1 WHERE edition_id = $1 AND language = $2',
      [editionId, language, sourceHash, frozen.hash, frozen.bytes],
    );
  }
}
