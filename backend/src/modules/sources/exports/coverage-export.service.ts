import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access';
import { Audit, NO_COUNTRY } from '../../../platform/audit';
import { Database } from '../../../platform/database';
import { makeFile, MEDIA_TYPES, slugOf } from '../../../platform/export';
import { Clock } from '../../../platform/time';
import { perspective } from '../access';
import { RecommendationsQueries } from '../recommendations/recommendations.queries';
import type { CoverageExportDto } from './coverage-export.dto';
import { topicsTable, unansweredTable, type Whose } from './coverage-tables';

export interface CoverageFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** Hands coverage out as a file, as one centre sees it; who took what is kept in the audit. */
@Injectable()
export class CoverageExportService {
  constructor(
    private readonly db: Database,
    private readonly queries: RecommendationsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async export(actor: Actor, { centreId: asked, list, format, language }: CoverageExportDto): Promise<CoverageFile> {
    const centreId = await perspective(this.db, actor, asked);
    const [centre] = await this.db.query<{ name: string; timeZone: string; countryId: string }>(
      'SELECT name, time_zone AS "timeZone", country_id AS "countryId" FROM centre WHERE id = $1::uuid',
      [centreId],
    );
    const at = this.clock.now();
    const whose: Whose = { centreName: centre?.name ?? null, timeZone: centre?.timeZone ?? 'UTC', at };
    const coverage = await this.queries.coverage(centreId, {});
    const table =
      list === 'TOPICS'
        ? topicsTable(coverage, whose, language)
        : unansweredTable(await this.queries.unanswered(centreId), coverage.all.total, whose, language);
    const bytes = await makeFile(format, table);
    await this.db.transaction((tx) =>
      this.audit.record(tx, actor, {
        action: 'coverage.exported',
        entityKind: 'coverage',
        entityId: centreId ?? 'reference',
        countryId: centre?.countryId ?? NO_COUNTRY,
        centreId,
        details: { list, format, rows: table.rows.length, asOf: at.toISOString() },
      }),
    );
    const name = [
      list === 'TOPICS' ? 'coverage' : 'open',
      slugOf(whose.centreName ?? ''),
      at.toISOString().slice(0, 10),
    ];
    return {
      name: `${name.filter((part) => part !== '').join('-')}.${format.toLowerCase()}`,
      mediaType: MEDIA_TYPES[format],
      bytes,
    };
  }
}
