import { Injectable } from '@nestjs/common';
import type { Question, TestDocument } from '@peacewright/assessment-engine';
import type { LessonDocument, ModuleDocument } from '@peacewright/lesson-document';
import type { Queryable } from '../../../platform/database';

export type ItemKind = 'LESSON' | 'TEST' | 'SCENARIO';

/** A frozen edition in one language. Documents were validated when it was published, and never change afterwards. */
export interface EditionContent {
  readonly moduleId: string;
  readonly moduleCode: string;
  readonly edition: number;
  /** Of the source. */
  readonly language: string;
  /** Languages of approved translations. */
  readonly translations: readonly string[];
  /** Reference content belongs to no centre. */
  readonly ownerCentreId: string | null;
  readonly adopted: boolean;
  readonly source: ModuleDocument;
  readonly translated: ModuleDocument | null;
}

export interface ItemContent {
  readonly id: string;
  readonly kind: ItemKind;
  readonly title: string;
  readonly minutes: number | null;
}

export interface LessonWords extends Omit<LessonDocument, 'checks'> {
  readonly checks: readonly Question[];
}

interface ItemRow<Document> {
  source: Document;
  translated: Document | null;
}

export interface CentreValueRow {
  readonly key: string;
  readonly value: string;
  readonly source: string;
}

/** Title of item `i` by its translation `ti`, or the scenario `se` that it is pinned to and that one's translation `st`. */
export const ITEM_TITLE = `COALESCE(ti.document->>'title', i.document->>'title', st.texts->>(se.document->>'title'), se.document->'texts'->>(se.document->>'title'), i.title)`;
/** Minutes of reading or sitting through item `i`. */
export const ITEM_MINUTES = `COALESCE(i.document->>'minutesShort', i.document->>'minutes', i.document->'pinned'->>'minutes')::int`;

/** Reads what was published, in the language asked for where an approved translation is there. */
@Injectable()
export class ContentQueries {
  async edition(
    db: Queryable,
    moduleEditionId: string,
    language: string,
    centreId: string,
  ): Promise<EditionContent | null> {
    const [row] = await db.query<EditionContent>(
      `SELECT m.id AS "moduleId", m.code AS "moduleCode", me.number AS edition, me.language, m.owner_centre_id AS "ownerCentreId",
              ARRAY(SELECT t.language FROM edition_translation t WHERE t.edition_id = me.id AND t.state = 'APPROVED' AND t.document IS NOT NULL ORDER BY 1) AS translations,
              EXISTS (SELECT 1 FROM adoption a WHERE a.module_edition_id = me.id AND a.centre_id = $3) AS adopted,
              me.document AS source, tr.document AS translated
       FROM module_edition me
       JOIN module m ON m.id = me.module_id
       LEFT JOIN edition_translation tr ON tr.edition_id = me.id AND tr.language = $2 AND tr.state = 'APPROVED'
       WHERE me.id = $1 AND me.hash IS NOT NULL`,
      [moduleEditionId, language, centreId],
    );
    return row ?? null;
  }

  /** Lessons, tests and scenarios in order, with titles in the language; a scenario brings its own. */
  items(db: Queryable, moduleEditionId: string, language: string): Promise<ItemContent[]> {
    return db.query<ItemContent>(
      `SELECT i.id, i.kind, ${ITEM_TITLE} AS title, ${ITEM_MINUTES} AS minutes
       FROM edition_item i
       LEFT JOIN edition_translation tr ON tr.edition_id = i.edition_id AND tr.language = $2 AND tr.state = 'APPROVED'
       LEFT JOIN edition_translation_item ti ON ti.edition_id = i.edition_id AND ti.item_id = i.id AND ti.language = tr.language
       LEFT JOIN scenario_edition se ON se.id = (i.document->'pinned'->>'editionId')::uuid
       LEFT JOIN scenario_translation st ON st.edition_id = se.id AND st.language = $2
       WHERE i.edition_id = $1 AND i.document IS NOT NULL AND i.kind IN ('LESSON','TEST','SCENARIO')
       ORDER BY i.position`,
      [moduleEditionId, language],
    );
  }

  lesson(
    db: Queryable,
    moduleEditionId: string,
    itemId: string,
    language: string,
  ): Promise<ItemRow<LessonWords> | null> {
    return this.item<LessonWords>(db, moduleEditionId, itemId, 'LESSON', language);
  }

  test(
    db: Queryable,
    moduleEditionId: string,
    itemId: string,
    language: string,
  ): Promise<ItemRow<TestDocument> | null> {
    return this.item<TestDocument>(db, moduleEditionId, itemId, 'TEST', language);
  }

  centreValues(db: Queryable, centreId: string, keys: readonly string[]): Promise<CentreValueRow[]> {
    return db.query<CentreValueRow>(
      'SELECT key, value, source FROM centre_value WHERE centre_id = $1 AND key = ANY($2)',
      [centreId, keys],
    );
  }

  /** Name under which a module uses a file; null when it does not. */
  async fileName(db: Queryable, moduleId: string, hash: string): Promise<string | null> {
    const [row] = await db.query<{ name: string }>(
      `SELECT name FROM file_use WHERE owner_kind = 'module' AND owner_id = $1 AND hash = $2`,
      [moduleId, hash],
    );
    return row?.name ?? null;
  }

  private async item<Document>(
    db: Queryable,
    moduleEditionId: string,
    itemId: string,
    kind: ItemKind,
    language: string,
  ): Promise<ItemRow<Document> | null> {
    const [row] = await db.query<ItemRow<Document>>(
      `SELECT i.document AS source, t.document AS translated
       FROM edition_item i
       JOIN module_edition me ON me.id = i.edition_id AND me.hash IS NOT NULL
       LEFT JOIN edition_translation tr ON tr.edition_id = i.edition_id AND tr.language = $4 AND tr.state = 'APPROVED'
       LEFT JOIN edition_translation_item t ON t.edition_id = i.edition_id AND t.item_id = i.id AND t.language = tr.language
       WHERE i.edition_id = $1 AND i.id = $2 AND i.kind = $3 AND i.document IS NOT NULL`,
      [moduleEditionId, itemId, kind, language],
    );
    return row ?? null;
  }
}
