import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { recommendations, sourceDocuments } from '@peacewright/reference-content';
import { Audit, NO_COUNTRY } from '../../../platform/audit';
import { Database } from '../../../platform/database';
import { Clock, Ids } from '../../../platform/time';
import { Passages } from '../copies/passages';
import { RegisterRepository } from './register.repository';

type Progress = (step: string, done: number, total: number) => Promise<void>;

/** Brings the register that ships with the product into the database: documents and recommendations of no centre. */
@Injectable()
export class RegisterLoader {
  constructor(
    private readonly db: Database,
    private readonly repository: RegisterRepository,
    private readonly passages: Passages,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  fingerprint(): string {
    return createHash('sha256')
      .update(JSON.stringify([sourceDocuments, recommendations]))
      .digest('hex');
  }

  /** Adds what is missing and brings up to date what a newer register words otherwise; loaded again, it changes nothing. */
  async load(progress: Progress): Promise<void> {
    const total = sourceDocuments.length + recommendations.length;
    await progress('register', 0, total);
    await this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const documents = await this.repository.putDocuments(
        tx,
        sourceDocuments.map((record) => ({ ...record, id: this.ids.next() })),
        now,
      );
      const entries = await this.repository.putRecommendations(
        tx,
        recommendations.map((record) => ({ ...record, id: this.ids.next() })),
        now,
      );
      if (documents.length + entries.length === 0) return;
      await this.passages.find(tx, entries);
      await this.audit.record(tx, null, {
        action: 'register.loaded',
        entityKind: 'register',
        entityId: 'register',
        countryId: NO_COUNTRY,
        details: { documents: documents.length, recommendations: entries.length },
      });
    });
    await progress('register', total, total);
  }
}
