import { Injectable } from '@nestjs/common';
import type { ScopeSet } from '../../platform/access';
import type { Queryable, Tx } from '../../platform/database';

export type EvidenceKind = 'ATTENDANCE' | 'TEST' | 'SCENARIO' | 'PRACTICAL' | 'COLLECTIVE' | 'ATTESTATION';
export type TeachingMode = 'SELF_STUDY' | 'CLASSROOM' | 'BLENDED' | 'ONLINE' | 'MOBILE_TEAM' | 'IN_MISSION';

/** A row of evidence to be. Ids only: names are the business of tables that can be erased. */
export interface NewEvidence {
  /** The subject's own country, also at a foreign centre. */
  readonly countryId: string;
  readonly personId: string;
  readonly kind: EvidenceKind;
  readonly moduleId: string;
  readonly moduleEditionId: string;
  /** Null: the whole module. */
  readonly itemId: string | null;
  readonly objectives: readonly string[];
  /** Calendar day, YYYY-MM-DD, on which it was shown; may lie before today. */
  readonly achievedOn: string;
  readonly recordedBy: string | null;
  readonly assessorId: string | null;
  readonly centreId: string | null;
  readonly offeringId: string | null;
  readonly mode: TeachingMode | null;
  readonly place: string | null;
  /** Language in which it was taught or taken. */
  readonly language: string | null;
  /** Minutes credited. */
  readonly minutes: number | null;
  readonly passed: boolean | null;
  readonly score: number | null;
  readonly maxScore: number | null;
  /** What brought it about: `attempt`, `offering`, `moduleEdition`… and its id. */
  readonly sourceKind: string;
  readonly sourceId: string;
  /** The same act recorded twice has the same key and is one row. */
  readonly dedupeKey: string;
}

export interface StoredEvidence extends NewEvidence {
  readonly id: string;
  readonly revokes: string | null;
  readonly revoked: boolean;
}

/** A person and the modules that new rows are about. */
interface Touched {
  readonly country_id: string;
  readonly person_id: string;
  readonly module_id: string;
}

const COLUMNS = `country_id uuid, id uuid, person_id uuid, kind text, module_id uuid, module_edition_id uuid, item_id uuid, objectives text[],
  achieved_on date, recorded_at timestamptz, recorded_by uuid, assessor_id uuid, centre_id uuid, offering_id uuid, mode text, place text, language text,
  minutes int, passed boolean, score numeric, max_score numeric, source_kind text, source_id uuid, revokes uuid, reason text, dedupe_key text`;
const NAMES = COLUMNS.split(',')
  .map((column) => column.trim().split(' ')[0])
  .join(', ');

/** All SQL that writes evidence, and the two checks that go with it. */
@Injectable()
export class EvidenceRepository {
  /** Adds rows in one statement; those whose key is known already are left out. Answers what is new. */
  async insert(tx: Tx, rows: readonly Readonly<Record<string, unknown>>[]): Promise<Touched[]> {
    return tx.query<Touched>(
      `INSERT INTO evidence (${NAMES}) SELECT ${NAMES} FROM jsonb_to_recordset($1::jsonb) AS given (${COLUMNS})
       ON CONFLICT (country_id, dedupe_key) DO NOTHING RETURNING country_id, person_id, module_id`,
      [JSON.stringify(rows)],
    );
  }

  /** A row of a person, with whether it was taken back; null when there is none. */
  async find(db: Queryable, countryId: string, personId: string, id: string): Promise<StoredEvidence | null> {
    const [row] = await db.query<StoredEvidence>(
      `SELECT e.country_id AS "countryId", e.id, e.person_id AS "personId", e.kind, e.module_id AS "moduleId", e.module_edition_id AS "moduleEditionId",
              e.item_id AS "itemId", e.objectives, e.achieved_on AS "achievedOn", e.recorded_by AS "recordedBy", e.assessor_id AS "assessorId",
              e.centre_id AS "centreId", e.offering_id AS "offeringId", e.mode, e.place, e.language, e.minutes, e.passed, e.score,
              e.max_score AS "maxScore", e.source_kind AS "sourceKind", e.source_id AS "sourceId", e.dedupe_key AS "dedupeKey", e.revokes,
              EXISTS (SELECT 1 FROM evidence r WHERE r.country_id = e.country_id AND r.person_id = e.person_id AND r.module_id = e.module_id AND r.revokes = e.id) AS revoked
       FROM evidence e WHERE e.country_id = $1 AND e.id = $3 AND e.person_id = $2`,
      [countryId, personId, id],
    );
    return row ?? null;
  }

  /**
   * Country of the person when inside the scope: of the country itself, on a roll within the scope, or numbered by or
   * taught at one of its centres. Null for anyone else.
   */
  async countryOfVisiblePerson(db: Queryable, personId: string, scope: ScopeSet): Promise<string | null> {
    const [row] = await db.query<{ country_id: string }>(
      `SELECT p.country_id FROM person p WHERE p.id = $1 AND (
         p.country_id = ANY($2) OR p.centre_id = ANY($3)
         OR EXISTS (SELECT 1 FROM roll_entry e JOIN rotation r ON r.id = e.rotation_id WHERE e.person_id = p.id
              AND (r.country_id = ANY($2) OR r.centre_id = ANY($3) OR r.contingent_id = ANY($4) OR r.id = ANY($5)))
         OR EXISTS (SELECT 1 FROM offering_person o JOIN offering f ON f.id = o.offering_id WHERE o.person_id = p.id AND f.centre_id = ANY($3)))`,
      [personId, scope.countries, scope.centres, scope.contingents, scope.rotations],
    );
    return row?.country_id ?? null;
  }
}
