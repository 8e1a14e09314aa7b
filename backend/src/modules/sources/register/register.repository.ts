import { Injectable } from '@nestjs/common';
import type { RecommendationRecord, SourceDocumentRecord } from '@peacewright/reference-content';
import type { Tx } from '../../../platform/database';
import type { ReferenceLink } from '../links/recommendation-links';

/** Writes the rows of the register. Rows that a centre owns are never touched. */
@Injectable()
export class RegisterRepository {
  /** Answers the ids of documents that are new or have changed. */
  async putDocuments(tx: Tx, records: readonly (SourceDocumentRecord & { id: string })[], at: Date): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `INSERT INTO source_document AS d (id, code, title, kind, issuer, date_from, date_to, authority_note, file_hint, data_note, created_at)
       SELECT id, code, title, kind, issuer, "dateFrom", "dateTo", "authorityNote", "fileHint", "dataNote", $2
       FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, code text, title text, kind text, issuer text, "dateFrom" date, "dateTo" date,
                                               "authorityNote" jsonb, "fileHint" jsonb, "dataNote" jsonb)
       ON CONFLICT (code) DO UPDATE SET title = EXCLUDED.title, kind = EXCLUDED.kind, issuer = EXCLUDED.issuer, date_from = EXCLUDED.date_from,
         date_to = EXCLUDED.date_to, authority_note = EXCLUDED.authority_note, file_hint = EXCLUDED.file_hint, data_note = EXCLUDED.data_note,
         version = d.version + 1
       WHERE d.owner_centre_id IS NULL
         AND (d.title, d.kind, d.issuer, d.date_from, d.date_to, d.authority_note, d.file_hint, d.data_note)
           IS DISTINCT FROM (EXCLUDED.title, EXCLUDED.kind, EXCLUDED.issuer, EXCLUDED.date_from, EXCLUDED.date_to, EXCLUDED.authority_note,
                             EXCLUDED.file_hint, EXCLUDED.data_note)
       RETURNING id`,
      [JSON.stringify(records.map(({ dataNote, ...record }) => ({ ...record, ...(dataNote && { dataNote }) }))), at],
    );
    return rows.map(({ id }) => id);
  }

  /** Answers the ids of recommendations that are new or have changed. */
  async putRecommendations(
    tx: Tx,
    records: readonly (RecommendationRecord & { id: string })[],
    at: Date,
  ): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `INSERT INTO recommendation AS r (id, code, source_document_id, paragraph, heading, speaker, paraphrase, topics, kind, implication, authority,
                                        quality_note, fingerprint, created_at)
       SELECT x.id, x.code, d.id, x.paragraph, x.heading, x.speaker, x.paraphrase, ARRAY(SELECT jsonb_array_elements_text(x.topics)), x.kind,
              x.implication, x.authority, x."qualityNote", to_jsonb(x.fingerprint), $2
       FROM jsonb_to_recordset($1::jsonb) AS x(id uuid, code text, document text, paragraph text, heading text, speaker text, paraphrase text,
                                               topics jsonb, kind text, implication text, authority text, "qualityNote" text, fingerprint text)
       JOIN source_document d ON d.code = x.document AND d.owner_centre_id IS NULL
       ON CONFLICT (code) DO UPDATE SET paragraph = EXCLUDED.paragraph, heading = EXCLUDED.heading, speaker = EXCLUDED.speaker,
         paraphrase = EXCLUDED.paraphrase, topics = EXCLUDED.topics, kind = EXCLUDED.kind, implication = EXCLUDED.implication,
         authority = EXCLUDED.authority, quality_note = EXCLUDED.quality_note, fingerprint = EXCLUDED.fingerprint, version = r.version + 1
       WHERE r.owner_centre_id IS NULL
         AND (r.paragraph, r.heading, r.speaker, r.paraphrase, r.topics, r.kind, r.implication, r.authority, r.quality_note, r.fingerprint)
           IS DISTINCT FROM (EXCLUDED.paragraph, EXCLUDED.heading, EXCLUDED.speaker, EXCLUDED.paraphrase, EXCLUDED.topics, EXCLUDED.kind,
                             EXCLUDED.implication, EXCLUDED.authority, EXCLUDED.quality_note, EXCLUDED.fingerprint)
       RETURNING id`,
      [JSON.stringify(records), at],
    );
    return rows.map(({ id }) => id);
  }

  /** Ends links of the reference content that it no longer brings, or words otherwise; answers how many. */
  endOtherReferenceLinks(tx: Tx, links: readonly ReferenceLink[], at: Date): Promise<number> {
    return tx.execute(
      `UPDATE recommendation_link l SET ended_at = $2 FROM recommendation r
       WHERE r.id = l.recommendation_id AND l.centre_id IS NULL AND l.ended_at IS NULL AND NOT EXISTS (
         SELECT 1 FROM jsonb_to_recordset($1::jsonb) AS x(code text, "targetKind" text, "moduleId" uuid, "itemId" text, strength text, note text)
         WHERE x.code = r.code AND x."targetKind" = l.target_kind AND x."moduleId" IS NOT DISTINCT FROM l.module_id
           AND COALESCE(x."itemId", x."moduleId"::text) = l.item_id AND x.strength = l.strength AND x.note = l.note)`,
      [JSON.stringify(links), at],
    );
  }
}
