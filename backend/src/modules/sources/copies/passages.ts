import { Injectable } from '@nestjs/common';
import { findPassage, indexParagraphs, type PassageIndex } from '@peacewright/passage-finder';
import type { Queryable, Tx } from '../../../platform/database';

interface Sought {
  readonly id: string;
  readonly paragraph: string | null;
  readonly fingerprint: string | null;
}

/** Where a recommendation was found; `seq` null: looked for and not there. */
export interface Located {
  readonly id: string;
  readonly seq: number | null;
  readonly score: number | null;
}

/** Looks for the passages of recommendations in attached copies. */
@Injectable()
export class Passages {
  /** Recommendations of a document with what is needed to find them. */
  sought(db: Queryable, documentId: string): Promise<Sought[]> {
    return db.query<Sought>(
      `SELECT id, paragraph, fingerprint #>> '{}' AS fingerprint FROM recommendation WHERE source_document_id = $1 ORDER BY code`,
      [documentId],
    );
  }

  /** Pure: where each of `sought` stands in `paragraphs`. */
  locate(paragraphs: readonly string[] | PassageIndex, sought: readonly Sought[]): Located[] {
    const index = 'positions' in paragraphs ? paragraphs : indexParagraphs(paragraphs);
    return sought.map(({ id, paragraph, fingerprint }) => {
      const found = fingerprint === null ? null : findPassage(index, fingerprint, { paragraph });
      return { id, seq: found?.index ?? null, score: found?.score ?? null };
    });
  }

  async store(tx: Tx, copyId: string, located: readonly Located[]): Promise<void> {
    await tx.execute(
      `INSERT INTO passage (copy_id, recommendation_id, seq, score) SELECT $1, * FROM unnest($2::uuid[], $3::int[], $4::real[])
       ON CONFLICT (copy_id, recommendation_id) DO UPDATE SET seq = EXCLUDED.seq, score = EXCLUDED.score`,
      [copyId, located.map(({ id }) => id), located.map(({ seq }) => seq), located.map(({ score }) => score)],
    );
  }

  /** Looks for new or changed recommendations in every copy of their documents, whoever's it is. */
  async find(tx: Tx, recommendationIds: readonly string[]): Promise<void> {
    const copies = await tx.query<{ id: string; documentId: string }>(
      `SELECT c.id, c.source_document_id AS "documentId" FROM document_copy c
       WHERE c.source_document_id IN (SELECT source_document_id FROM recommendation WHERE id = ANY($1))`,
      [recommendationIds],
    );
    for (const copy of copies) {
      const paragraphs = await tx.query<{ text: string }>(
        'SELECT text FROM document_paragraph WHERE copy_id = $1 ORDER BY seq',
        [copy.id],
      );
      const sought = (await this.sought(tx, copy.documentId)).filter(({ id }) => recommendationIds.includes(id));
      await this.store(
        tx,
        copy.id,
        this.locate(
          paragraphs.map(({ text }) => text),
          sought,
        ),
      );
    }
  }
}
