import { Injectable } from '@nestjs/common';
import { translatedQuestion, translatedTest, type Question, type TestDocument } from '@peacewright/assessment-engine';
import { upgradeLesson, type LessonDocument, type ModuleDocument } from '@peacewright/lesson-document';
import type { Queryable } from '../../../platform/database';
import type { ItemKind } from '../editions/editions.dto';
import type { EditionState } from '../lifecycle';

/** A frozen module edition in one language. */
export interface PublishedModule {
  readonly editionId: string;
  readonly moduleId: string;
  readonly code: string;
  /** Null: reference content, approved by no authority. */
  readonly ownerCentreId: string | null;
  readonly number: number;
  readonly state: EditionState;
  readonly hash: string;
  readonly sourceLanguage: string;
  /** The language that `document` and titles are in: the one asked for, else the source. */
  readonly language: string;
  /** Languages it can be had in. */
  readonly languages: readonly string[];
  readonly document: ModuleDocument;
  readonly items: readonly PublishedItem[];
}

export interface PublishedItem {
  readonly id: string;
  readonly kind: ItemKind;
  readonly title: string;
  readonly intent: string;
  readonly objectives: readonly string[];
  readonly minutesShort: number | null;
  readonly minutesLong: number | null;
  /** False: planned only; there is nothing to open. */
  readonly written: boolean;
}

/** A document with the language it is in. Lessons and tests hold their keys: never to a browser before submission. */
export interface InLanguage<Document> {
  readonly language: string;
  readonly document: Document;
}

/**
 * What other rooms read of content: frozen editions only, without a look at who asks. A language that has no approved
 * translation falls back to the source.
 */
@Injectable()
export class PublishedContent {
  async module(db: Queryable, editionId: string, language: string): Promise<PublishedModule | null> {
    return (await this.modules(db, [editionId], language))[0] ?? null;
  }

  /** Several at once, in the order of `editionIds`: two queries. */
  async modules(db: Queryable, editionIds: readonly string[], language: string): Promise<PublishedModule[]> {
    type Head = Omit<PublishedModule, 'items' | 'language'> & { translation: ModuleDocument | null };
    const heads = await db.query<Head>(
      `SELECT e.id AS "editionId", e.module_id AS "moduleId", m.code, m.owner_centre_id AS "ownerCentreId", e.number, e.state, e.hash, e.language AS "sourceLanguage",
         ARRAY(SELECT e.language UNION SELECT t.language FROM edition_translation t WHERE t.edition_id = e.id AND t.hash IS NOT NULL) AS languages,
         e.document, t.document AS translation
       FROM module_edition e JOIN module m ON m.id = e.module_id
       LEFT JOIN edition_translation t ON t.edition_id = e.id AND t.language = $2 AND t.hash IS NOT NULL
       WHERE e.id = ANY($1) AND e.hash IS NOT NULL`,
      [editionIds, language],
    );
    const items = await db.query<PublishedItem & { editionId: string }>(
      `SELECT i.edition_id AS "editionId", i.id, i.kind, COALESCE(x.document->>'title', i.title) AS title, COALESCE(x.document->>'intent', i.intent) AS intent, i.objectives,
         i.minutes_short AS "minutesShort", i.minutes_long AS "minutesLong", i.document IS NOT NULL AS written
       FROM edition_item i
       LEFT JOIN edition_translation t ON t.edition_id = i.edition_id AND t.language = $2 AND t.hash IS NOT NULL
       LEFT JOIN edition_translation_item x ON x.edition_id = t.edition_id AND x.language = t.language AND x.item_id = i.id
       WHERE i.edition_id = ANY($1) ORDER BY i.edition_id, i.position, i.id`,
      [editionIds, language],
    );
    const byId = new Map(heads.map((head) => [head.editionId, head]));
    const itemsOf = Map.groupBy(items, ({ editionId }) => editionId);
    return editionIds.flatMap((id) => {
      const head = byId.get(id);
      if (!head) return [];
      const { translation, ...rest } = head;
      return [
        {
          ...rest,
          language: translation ? language : head.sourceLanguage,
          document: translation ?? head.document,
          items: (itemsOf.get(id) ?? []).map(({ editionId: _, ...item }) => item),
        },
      ];
    });
  }

  /** A lesson with its self-checks: words of the translation, keys of the source. `learnerView` it before it leaves. */
  async lesson(
    db: Queryable,
    editionId: string,
    itemId: string,
    language: string,
  ): Promise<InLanguage<LessonDocument> | null> {
    const found = await this.documents(db, editionId, itemId, 'LESSON', language);
    if (!found) return null;
    // Frozen documents passed the strict schema when they were published.
    const source = upgradeLesson(found.document) as LessonDocument;
    if (found.translation === null) return { language: found.sourceLanguage, document: source };
    const translation = upgradeLesson(found.translation) as LessonDocument;
    const words = new Map((translation.checks as unknown as Question[]).map((check) => [check.id, check]));
    const checks = (source.checks as unknown as Question[]).map((check) =>
      translatedQuestion(check, words.get(check.id)),
    );
    return { language, document: { ...translation, checks } };
  }

  /** A test with its keys: words of the translation, keys and rules of the source. */
  async test(
    db: Queryable,
    editionId: string,
    itemId: string,
    language: string,
  ): Promise<InLanguage<TestDocument> | null> {
    const found = await this.documents(db, editionId, itemId, 'TEST', language);
    if (!found) return null;
    const source = found.document as TestDocument;
    if (found.translation === null) return { language: found.sourceLanguage, document: source };
    return { language, document: translatedTest(source, found.translation as TestDocument) };
  }

  private async documents(
    db: Queryable,
    editionId: string,
    itemId: string,
    kind: ItemKind,
    language: string,
  ): Promise<{ document: unknown; translation: unknown; sourceLanguage: string } | null> {
    const [row] = await db.query<{ document: unknown; translation: unknown; sourceLanguage: string }>(
      `SELECT i.document, x.document AS translation, e.language AS "sourceLanguage"
       FROM edition_item i JOIN module_edition e ON e.id = i.edition_id AND e.hash IS NOT NULL
       LEFT JOIN edition_translation t ON t.edition_id = i.edition_id AND t.language = $4 AND t.hash IS NOT NULL
       LEFT JOIN edition_translation_item x ON x.edition_id = t.edition_id AND x.language = t.language AND x.item_id = i.id
       WHERE i.edition_id = $1 AND i.id = $2 AND i.kind = $3 AND i.document IS NOT NULL`,
      [editionId, itemId, kind, language],
    );
    return row ?? null;
  }
}
