import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { Database } from '../../../platform/database';
import { makeFile, MEDIA_TYPES, slugOf } from '../../../platform/export';
import { MatrixService } from '../views/matrix.service';
import type { ExportDto } from './export.dto';
import { exportTable } from './table';

export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** Hands a rotation's matrix out as a file, within the scope of `completion.export`; who took what is kept in the audit. */
@Injectable()
export class ExportService {
  constructor(
    private readonly db: Database,
    private readonly matrix: MatrixService,
    private readonly audit: Audit,
  ) {}

  async export(actor: Actor, rotationId: string, wish: ExportDto): Promise<ExportedFile> {
    const parts = await this.matrix.parts(actor, rotationId, 'completion.export');
    const { format, language, ...filters } = wish;
    const table = exportTable(parts, filters, language, parts.row.timeZone);
    const bytes = await makeFile(format, table);
    await this.db.transaction((tx) =>
      this.audit.record(tx, actor, {
        action: 'completion.exported',
        entityKind: 'rotation',
        entityId: rotationId,
        countryId: parts.row.countryId,
        centreId: parts.row.centreId,
        details: {
          format,
          rows: table.rows.length,
          of: parts.entries.length,
          filters: Object.keys(filters),
          asOf: parts.asOf.toISOString(),
        },
      }),
    );
    const day = parts.line.today;
    const slug = slugOf(parts.line.contingentName) || 'rotation';
    return {
      name: `completion-${slug}-${parts.line.number}-${day}.${format.toLowerCase()}`,
      mediaType: MEDIA_TYPES[format],
      bytes,
    };
  }
}
