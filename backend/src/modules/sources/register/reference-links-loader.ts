import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { referenceLinks } from '@peacewright/reference-content';
import { Audit, NO_COUNTRY } from '../../../platform/audit';
import { Database } from '../../../platform/database';
import { Clock } from '../../../platform/time';
import { RecommendationLinks } from '../links/recommendation-links';
import { RegisterRepository } from './register.repository';

type Progress = (step: string, done: number, total: number) => Promise<void>;

/** Links the register to the reference content that answers it. Runs after both are loaded. */
@Injectable()
export class ReferenceLinksLoader {
  constructor(
    private readonly db: Database,
    private readonly links: RecommendationLinks,
    private readonly repository: RegisterRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  fingerprint(): string {
    return createHash('sha256').update(JSON.stringify(referenceLinks())).digest('hex');
  }

  /** Makes the links of the reference content those that ship; loaded again, it changes nothing. */
  async load(progress: Progress): Promise<void> {
    const shipped = referenceLinks();
    await progress('referenceLinks', 0, shipped.length);
    await this.db.transaction(async (tx) => {
      const ended = await this.repository.endOtherReferenceLinks(tx, shipped, this.clock.now());
      let added = 0;
      for (const link of shipped) if (await this.links.addReference(tx, link)) added += 1;
      if (added + ended === 0) return;
      await this.audit.record(tx, null, {
        action: 'referenceLinks.loaded',
        entityKind: 'register',
        entityId: 'referenceLinks',
        countryId: NO_COUNTRY,
        details: { added, ended },
      });
    });
    await progress('referenceLinks', shipped.length, shipped.length);
  }
}
