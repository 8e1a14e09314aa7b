import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '../../../platform/database';
import { visible, type ContentScope } from '../access';
import type { EditionState } from '../lifecycle';
import type { ItemKind } from './editions.dto';
import type { Frozen } from './manifest';

/** An edition with what its module says of it. */
export interface EditionRow {
  readonly id: string;
  readonly moduleId: string;
  readonly code: string;
  /** Null: reference content. */
  readonly ownerCentreId: string | null;
  /** Country of the owning centre; null for reference content. */
  readonly countryId: string | null;
  readonly timeZone: string | null;
  readonly teachingLanguages: readonly string[];
  readonly number: number;
  readonly state: EditionState;
  readonly language: string;
  readonly document: Record<string, unknown>;
  readonly changeNote: string;
  readonly originEditionId: string | null;
  readonly hash: string | null;
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
  readonly approvedAt: Date | null;
  readonly approvedByName: string | null;
  readonly publishedAt: Date | null;
  readonly version: number;
  /** Moves with the document only. */
  readonly documentVersion: number;
}

export interface ItemRow {
  readonly id: string;
  readonly kind: ItemKind;
  readonly position: number;
  readonly title: string;
  readonly intent: string;
  readonly objectives: string[];
  readonly document: Record<string, unknown> | null;
  readonly minutesShort: number | null;
  readonly minutesLong: number | null;
  readonly version: number;
  readonly updatedAt: Date;
}

/** An item without its document, for outlines. */
export type ItemOutline = Omit<ItemRow, 'document'> & { readonly written: boolean; readonly questions: number };

const EDITION = `e.id, e.module_id AS "moduleId", m.code, m.owner_centre_id AS "ownerCentreId", c.country_id AS "countryId", c.time_zone AS "timeZone",
  COALESCE(c.languages, '{}') AS "teachingLanguages", e.number, e.state, e.language, e.document, e.change_note AS "changeNote",
  e.origin_edition_id AS "originEditionId", e.hash, e.created_at AS "createdAt", e.submitted_at AS "submittedAt", e.approved_at AS "approvedAt",
  a.display_name AS "approvedByName", e.published_at AS "publishedAt", e.version, e.document_version AS "documentVersion"
  FROM module_edition e JOIN module m ON m.id = e.module_id LEFT JOIN centre c ON c.id = m.owner_centre_id LEFT JOIN account a ON a.id = e.approved_by`;

const ITEM_HEAD = `id, kind, position, title, intent, objectives, minutes_short AS "minutesShort", minutes_long AS "minutesLong", version, updated_at AS "updatedAt"`;

/** All SQL of module editions and their items. */
@Injectable()
export class EditionsRepository {
  /** The edition, where the actor may read it. */
  async visible(db: Queryable, scope: ContentScope, id: string): Promise<EditionRow | null> {
    const [row] = await db.query<EditionRow>(`SELECT ${EDITION} WHERE e.id = $1 AND ${visible('$2', '$3')}`, [
      id,
      scope.readers,
      scope.authors,
    ]);
    return row ?? null;
  }

  /** The edition of one of `centres`, locked until the transaction ends. */
  async locked(tx: Tx, centres: readonly string[], id: string): Promise<EditionRow | null> {
    const [row] = await tx.query<EditionRow>(
      `SELECT ${EDITION} WHERE e.id = $1 AND m.owner_centre_id = ANY($2) FOR UPDATE OF e`,
      [id, centres],
    );
    return row ?? null;
  }

  /** Whatever owns it: for the product's own work. */
  async byId(db: Queryable, id: string): Promise<EditionRow | null> {
    const [row] = await db.query<EditionRow>(`SELECT ${EDITION} WHERE e.id = $1`, [id]);
    return row ?? null;
  }

  async insert(
    tx: Tx,
    edition: {
      id: string;
      moduleId: string;
      number: number;
      language: string;
      document: object;
      changeNote: string;
      originEditionId: string | null;
      by: string | null;
      at: Date;
    },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO module_edition (id, module_id, number, state, language, document, change_note, origin_edition_id, created_by, created_at)
       VALUES ($1,$2,$3,'DRAFT',$4,$5,$6,$7,$8,$9)`,
      [
        edition.id,
        edition.moduleId,
        edition.number,
        edition.language,
        JSON.stringify(edition.document),
        edition.changeNote,
        edition.originEditionId,
        edition.by,
        edition.at,
      ],
    );
  }

  /** The new version; null when `version` is not the stored one. */
  async saveDocument(tx: Tx, id: string, version: number, document: object): Promise<number | null> {
    const [row] = await tx.query<{ version: number }>(
      'UPDATE module_edition SET document = $3, version = version + 1, document_version = document_version + 1 WHERE id = $1 AND version = $2 RETURNING version',
      [id, version, JSON.stringify(document)],
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
      `UPDATE module_edition SET state = $2, version = version + 1${mark ?? ''} WHERE id = $1`,
      mark === undefined ? [id, state] : [id, state, act.by, act.at],
    );
  }

  /** Freezes the edition and lays the one before aside. */
  async publish(tx: Tx, edition: { id: string; moduleId: string }, frozen: Frozen, at: Date): Promise<void> {
    await tx.query(
      `UPDATE module_edition SET state = 'SUPERSEDED', version = version + 1 WHERE module_id = $1 AND state = 'PUBLISHED'`,
      [edition.moduleId],
    );
    await tx.query(
      `UPDATE module_edition SET state = 'PUBLISHED', hash = $2, manifest = $3, published_at = $4, version = version + 1 WHERE id = $1`,
      [edition.id, frozen.hash, frozen.bytes, at],
    );
  }

  async addAuthor(tx: Tx, editionId: string, accountId: string): Promise<void> {
    await tx.query('INSERT INTO edition_author (edition_id, account_id) VALUES ($1,$2) ON CONFLICT DO NOTHING', [
      editionId,
      accountId,
    ]);
  }

  async isAuthor(db: Queryable, editionId: string, accountId: string): Promise<boolean> {
    return (
      (await db.query('SELECT 1 FROM edition_author WHERE edition_id = $1 AND account_id = $2', [editionId, accountId]))
        .length > 0
    );
  }

  async authorNames(db: Queryable, editionId: string): Promise<string[]> {
    const rows = await db.query<{ name: string }>(
      'SELECT a.display_name AS name FROM edition_author x JOIN account a ON a.id = x.account_id WHERE x.edition_id = $1 ORDER BY a.display_name COLLATE human',
      [editionId],
    );
    return rows.map(({ name }) => name);
  }

  outline(db: Queryable, editionId: string): Promise<ItemOutline[]> {
    return db.query<ItemOutline>(
      `SELECT ${ITEM_HEAD}, document IS NOT NULL AS written,
         CASE kind WHEN 'TEST' THEN COALESCE(jsonb_array_length(document->'questions'), 0) ELSE COALESCE(jsonb_array_length(document->'checks'), 0) END AS questions
       FROM edition_item WHERE edition_id = $1 ORDER BY position, id`,
      [editionId],
    );
  }

  items(db: Queryable, editionId: string): Promise<ItemRow[]> {
    return db.query<ItemRow>(
      `SELECT ${ITEM_HEAD}, document FROM edition_item WHERE edition_id = $1 ORDER BY position, id`,
      [editionId],
    );
  }

  async item(db: Queryable, editionId: string, itemId: string): Promise<ItemRow | null> {
    const [row] = await db.query<ItemRow>(
      `SELECT ${ITEM_HEAD}, document FROM edition_item WHERE edition_id = $1 AND id = $2`,
      [editionId, itemId],
    );
    return row ?? null;
  }

  async insertItem(
    tx: Tx,
    editionId: string,
    item: Omit<ItemRow, 'version' | 'updatedAt'>,
    by: string | null,
    at: Date,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO edition_item (edition_id, id, kind, position, title, intent, objectives, document, minutes_short, minutes_long, updated_by, updated_at)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12)`,
      [
        editionId,
        item.id,
        item.kind,
        item.position,
        item.title,
        item.intent,
        item.objectives,
        item.document === null ? null : JSON.stringify(item.document),
        item.minutesShort,
        item.minutesLong,
        by,
        at,
      ],
    );
  }

  /** The new version; null when `version` is not the stored one. */
  async saveItem(
    tx: Tx,
    editionId: string,
    item: Omit<ItemRow, 'updatedAt' | 'kind' | 'position'>,
    by: string,
    at: Date,
  ): Promise<number | null> {
    const [row] = await tx.query<{ version: number }>(
      `UPDATE edition_item SET title = $4, intent = $5, objectives = $6, document = $7, minutes_short = $8, minutes_long = $9, updated_by = $10, updated_at = $11,
         version = version + 1
       WHERE edition_id = $1 AND id = $2 AND version = $3 RETURNING version`,
      [
        editionId,
        item.id,
        item.version,
        item.title,
        item.intent,
        item.objectives,
        item.document === null ? null : JSON.stringify(item.document),
        item.minutesShort,
        item.minutesLong,
        by,
        at,
      ],
    );
    return row?.version ?? null;
  }

  /** Writes what an exercise is pinned to, in an edition that is about to be frozen. */
  async pin(tx: Tx, editionId: string, itemId: string, document: object): Promise<void> {
    await tx.query('UPDATE edition_item SET document = $3 WHERE edition_id = $1 AND id = $2', [
      editionId,
      itemId,
      JSON.stringify(document),
    ]);
  }

  /** Puts the items into the order of `ids`; positions count from 1. */
  async order(tx: Tx, editionId: string, ids: readonly string[]): Promise<void> {
    await tx.query(
      'UPDATE edition_item i SET position = o.n FROM unnest($2::uuid[]) WITH ORDINALITY AS o(id, n) WHERE i.edition_id = $1 AND i.id = o.id',
      [editionId, ids],
    );
  }

  /** Takes an item out of a draft, and its translations with it. */
  async removeItem(tx: Tx, editionId: string, itemId: string): Promise<void> {
    await tx.query('DELETE FROM edition_translation_item WHERE edition_id = $1 AND item_id = $2', [editionId, itemId]);
    await tx.query('DELETE FROM edition_item WHERE edition_id = $1 AND id = $2', [editionId, itemId]);
  }

  /**
   * Fills a fresh edition with what another one holds, under the same ids: items, references, and translations as drafts
   * that are as far behind their source as they were.
   */
  async copyContents(tx: Tx, from: string, to: string, by: string, at: Date): Promise<void> {
    await tx.query(
      `INSERT INTO edition_item (edition_id, id, kind, position, title, intent, objectives, document, minutes_short, minutes_long, updated_by, updated_at)
       SELECT $2, id, kind, position, title, intent, objectives, document - 'pinned', minutes_short, minutes_long, $3, $4 FROM edition_item WHERE edition_id = $1`,
      [from, to, by, at],
    );
    await tx.query(
      'INSERT INTO edition_reference (edition_id, reference_edition_id) SELECT $2, reference_edition_id FROM edition_reference WHERE edition_id = $1',
      [from, to],
    );
    await tx.query(
      `INSERT INTO edition_translation (edition_id, language, state, document, document_source_version, created_by, created_at)
       SELECT $2, t.language, 'DRAFT', t.document, CASE WHEN t.document_source_version >= e.document_version THEN 1 ELSE 0 END, $3, $4
       FROM edition_translation t JOIN module_edition e ON e.id = t.edition_id WHERE t.edition_id = $1`,
      [from, to, by, at],
    );
    await tx.query(
      `INSERT INTO edition_translation_item (edition_id, language, item_id, document, source_version, updated_by, updated_at)
       SELECT $2, t.language, t.item_id, t.document, CASE WHEN t.source_version >= i.version THEN 1 ELSE 0 END, $3, $4
       FROM edition_translation_item t JOIN edition_item i ON i.edition_id = t.edition_id AND i.id = t.item_id WHERE t.edition_id = $1`,
      [from, to, by, at],
    );
  }
}
