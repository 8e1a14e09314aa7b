import { Injectable } from '@nestjs/common';
import type { ScopeSet } from '../../../platform/access';
import type { Queryable, Tx } from '../../../platform/database';
import { personIn, scopeParameters } from '../../people';
import type { PinSlip } from './pin-slips';

export const SLIPS = 'pin-slips';

/** Somebody for whom a slip is printed. */
export interface PinPerson extends Omit<PinSlip, 'pin'> {
  readonly personId: string;
  readonly countryId: string;
  readonly service: string;
  readonly language: string;
}

const PERSON = `p.id AS "personId", p.country_id AS "countryId", p.service, p.preferred_language AS language, COALESCE(i.full_name, '') AS name, c.code AS "countryCode",
  c.name AS "countryName", COALESCE(p.service_number, p.centre_number) AS number,
  COALESCE((SELECT s->'name' FROM jsonb_array_elements(c.services) s WHERE s->>'code' = p.service), jsonb_build_object('en', p.service, 'fr', p.service)) AS "serviceName"`;
const CHAIN = `WITH RECURSIVE chain AS (
  SELECT id, name AS path, ARRAY[id] AS ids FROM sub_unit WHERE rotation_id = $1 AND parent_id IS NULL
  UNION ALL SELECT u.id, c.path || ' / ' || u.name, c.ids || u.id FROM chain c JOIN sub_unit u ON u.parent_id = c.id)`;

/** All SQL of accounts from the roll. */
@Injectable()
export class PinAccountQueries {
  /**
   * People of the roll without an account, in order of sub-unit and name; `subUnitIds` null: everybody. Somebody whose
   * number, given by a centre, signs in another person of the same country and service already is left out: the number must
   * change first.
   */
  withoutAccount(db: Queryable, rotationId: string, subUnitIds: readonly string[] | null): Promise<PinPerson[]> {
    return db.query<PinPerson>(
      `${CHAIN}, lacking AS (
         SELECT ${PERSON}, COALESCE(u.path, '') AS "subUnit", k.name || ' · ' || r.number AS rotation, i.sort_name,
           row_number() OVER (PARTITION BY p.country_id, p.service, upper(COALESCE(p.service_number, p.centre_number)) ORDER BY p.service_number IS NULL, p.id) AS turn
         FROM roll_entry e JOIN post o ON o.id = e.post_id LEFT JOIN chain u ON u.id = o.sub_unit_id JOIN person p ON p.id = e.person_id
           JOIN country c ON c.id = p.country_id LEFT JOIN person_identity i ON i.person_id = p.id
           JOIN rotation r ON r.id = e.rotation_id JOIN contingent k ON k.id = r.contingent_id
         WHERE e.rotation_id = $1 AND e.status <> 'REPLACED' AND ($2::uuid[] IS NULL OR u.ids && $2::uuid[])
           AND NOT EXISTS (SELECT 1 FROM account a WHERE a.person_id = p.id)
           AND NOT EXISTS (SELECT 1 FROM account a WHERE a.pin_login = upper(c.code || '/' || p.service || '/' || COALESCE(p.service_number, p.centre_number))))
       SELECT "personId", "countryId", service, language, name, "countryCode", "countryName", number, "serviceName", "subUnit", rotation
       FROM lacking WHERE turn = 1 ORDER BY NULLIF("subUnit", '') COLLATE human NULLS FIRST, sort_name, "personId"`,
      [rotationId, subUnitIds],
    );
  }

  /** Locks the account of a person within the scope; null outside it, or without one. */
  async accountOf(tx: Tx, scopes: ScopeSet, personId: string): Promise<{ accountId: string } | null> {
    const [row] = await tx.query<{ accountId: string }>(
      `SELECT a.id AS "accountId" FROM account a JOIN person p ON p.id = a.person_id WHERE p.id = $5 AND a.pin_login IS NOT NULL AND a.state <> 'CLOSED' AND ${personIn('p', 1)} FOR UPDATE OF a`,
      [...scopeParameters(scopes), personId],
    );
    return row ?? null;
  }

  /** Null outside the scope. */
  async person(db: Queryable, scopes: ScopeSet, personId: string): Promise<PinPerson | null> {
    const [row] = await db.query<PinPerson>(
      `SELECT ${PERSON}, COALESCE(l."subUnit", '') AS "subUnit", COALESCE(l.rotation, '') AS rotation
       FROM person p JOIN country c ON c.id = p.country_id LEFT JOIN person_identity i ON i.person_id = p.id
         LEFT JOIN LATERAL (SELECT u.name AS "subUnit", k.name || ' · ' || r.number AS rotation
           FROM roll_entry e JOIN post o ON o.id = e.post_id LEFT JOIN sub_unit u ON u.id = o.sub_unit_id
             JOIN rotation r ON r.id = e.rotation_id JOIN contingent k ON k.id = r.contingent_id
           WHERE e.person_id = p.id AND e.status <> 'REPLACED' ORDER BY e.from_date DESC LIMIT 1) l ON true
       WHERE p.id = $5 AND ${personIn('p', 1)}`,
      [...scopeParameters(scopes), personId],
    );
    return row ?? null;
  }

  async endSessions(tx: Tx, accountId: string): Promise<void> {
    await tx.execute('DELETE FROM session WHERE account_id = $1', [accountId]);
  }

  async slips(db: Queryable, jobId: string, requester: string, since: Date): Promise<string | null> {
    const [row] = await db.query<{ hash: string }>(
      `SELECT u.hash FROM file_use u
       WHERE u.owner_kind = $1 AND u.owner_id = $2 AND u.created_by = $3 AND u.created_at > $4`,
      [SLIPS, jobId, requester, since],
    );
    return row?.hash ?? null;
  }

  async slipsMade(db: Queryable, jobId: string): Promise<boolean> {
    const [row] = await db.query('SELECT 1 FROM file_use WHERE owner_kind = $1 AND owner_id = $2', [SLIPS, jobId]);
    return row !== undefined;
  }

  /** Slips hold PINs: they are gone after their day. */
  async purge(tx: Tx, before: Date): Promise<void> {
    const rows = await tx.query<{ hash: string }>(
      'SELECT hash FROM file_use WHERE owner_kind = $1 AND created_at <= $2',
      [SLIPS, before],
    );
    if (rows.length === 0) return;
    const hashes = rows.map((row) => row.hash);
    await tx.execute('DELETE FROM file_use WHERE owner_kind = $1 AND created_at <= $2', [SLIPS, before]);
    await tx.execute(
      'DELETE FROM file f WHERE f.hash = ANY($1) AND NOT EXISTS (SELECT 1 FROM file_use u WHERE u.hash = f.hash)',
      [hashes],
    );
  }
}
