import { Injectable } from '@nestjs/common';
import type { Queryable } from '../../../platform/database';
import type { LearnerCitationDto } from './citation.dto';

/** Recommendations by code, for rooms that show what content answers; codes that the register lacks are left out. */
@Injectable()
export class Citations {
  of(db: Queryable, codes: readonly string[]): Promise<LearnerCitationDto[]> {
    return db.query<LearnerCitationDto>(
      `SELECT r.code, r.paraphrase, r.speaker, r.paragraph, r.authority, d.title AS "sourceTitle", d.date_from AS "sourceDate"
       FROM recommendation r JOIN source_document d ON d.id = r.source_document_id WHERE r.code = ANY($1) ORDER BY r.code`,
      [codes],
    );
  }
}
