import { Injectable } from '@nestjs/common';
import { topics } from '@peacewright/reference-content';
import type { Actor } from '../../../platform/access';
import { Database, type Queryable } from '../../../platform/database';
import { Problem } from '../../../platform/http';
import { readRollFile } from '../../contingents';
import { requireCentre } from '../access';
import type { UploadedBytes } from '../copies/copies.service';
import { Passages } from '../copies/passages';
import { DocumentsService } from '../documents/documents.service';
import { RecommendationsService } from '../recommendations/recommendations.service';
import { checkTables, likeness, type Stored } from './checks';
import type { SourcesImportedDto } from './import.dto';
import { tablesOfJson, tablesOfSheets, type Tables } from './tables';

/** Most refused rows that one answer names. */
const NAMED = 500;
const LONGEST_CELL = 6_000;
const MOST_ROWS = 5_000;

/** Takes documents and recommendations over from a file: all of it, or nothing and a report of every refused row. */
@Injectable()
export class ImportService {
  constructor(
    private readonly db: Database,
    private readonly documents: DocumentsService,
    private readonly recommendations: RecommendationsService,
    private readonly passages: Passages,
  ) {}

  async import(actor: Actor, centreId: string, file: UploadedBytes | undefined): Promise<SourcesImportedDto> {
    await requireCentre(this.db, actor, 'source.edit', centreId);
    if (file === undefined) throw new Problem('request.invalid', { pointers: [{ pointer: '/file', code: 'missing' }] });
    const tables = await tablesOf(file.buffer);
    if (tables.documents.length + tables.recommendations.length > MOST_ROWS)
      throw new Problem('sources.importTooLarge');
    return this.db.transaction(async (tx) => {
      const checked = checkTables(tables, await stored(tx, centreId));
      if (checked.refused.length > 0)
        throw new Problem('sources.importRefused', {
          data: { rows: checked.refused.slice(0, NAMED), total: checked.refused.length },
        });
      for (const document of checked.documents) await this.documents.insert(tx, actor, { ...document, centreId });
      const added: string[] = [];
      // Numbers that are given come first, so that the next free one is free indeed.
      const ordered = checked.recommendations.toSorted((a, b) => Number(a.code === null) - Number(b.code === null));
      for (const { code, wish } of ordered)
        added.push((await this.recommendations.insert(tx, actor, { ...wish, centreId }, code)).id);
      await this.passages.find(tx, added);
      return { documents: checked.documents.length, recommendations: added.length };
    });
  }
}

async function tablesOf(bytes: Buffer): Promise<Tables> {
  const start = bytes
    .subarray(0, 64)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  if (start.startsWith('{')) {
    const tables = tablesOfJson(bytes.toString('utf8').replace(/^\ufeff/, ''));
    if (tables === null) throw new Problem('sources.importUnreadable');
    return tables;
  }
  try {
    return tablesOfSheets(await readRollFile(bytes, { cellCharacters: LONGEST_CELL }));
  } catch (error) {
    // The reader speaks of rolls; here the same is wrong with another file.
    if (!(error instanceof Problem)) throw error;
    throw new Problem(
      error.code === 'contingents.fileTooLarge' ? 'sources.importTooLarge' : 'sources.importUnreadable',
    );
  }
}

async function stored(db: Queryable, centreId: string): Promise<Stored> {
  const documents = await db.query<{ code: string; owner: string | null }>(
    'SELECT code, owner_centre_id AS owner FROM source_document',
  );
  const recommendations = await db.query<{ code: string; document: string; speaker: string; paraphrase: string }>(
    `SELECT r.code, d.code AS document, COALESCE(r.speaker, '') AS speaker, r.paraphrase
     FROM recommendation r JOIN source_document d ON d.id = r.source_document_id`,
  );
  return {
    documents: new Map(
      documents.map(({ code, owner }) => [code, owner === null ? 'register' : owner === centreId ? 'own' : 'other']),
    ),
    recommendations: new Set(recommendations.map(({ code }) => code)),
    asked: new Set(recommendations.map(likeness)),
    topics: new Set(topics.map(({ key }) => key)),
  };
}
