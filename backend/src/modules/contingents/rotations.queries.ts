import { Injectable } from '@nestjs/common';
import type { ScopeSet } from '../../platform/access';
import type { Queryable } from '../../platform/database';
import { rotationIn, scopeParameters } from '../people';
import { nextRotationStates, type RotationState } from './rotation-rules';
import type { CentreChoiceDto, ContingentDto, CountryChoiceDto, RotationDto, RotationLineDto } from './rotations.dto';

/** A rotation as a search shows it. */
export interface RotationHit {
  readonly id: string;
  readonly contingentName: string;
  readonly number: number;
  readonly missionCode: string | null;
  readonly countryCode: string;
}

type LineRow = Omit<RotationLineDto, 'daysLeft'> & { today: string };
type DetailRow = Omit<RotationDto, 'daysLeft' | 'nextStates' | 'mayEdit' | 'mayEditRoll'> & { today: string };

const LINE = `r.id, r.contingent_id AS "contingentId", t.name AS "contingentName", t.unit_type AS "unitType", r.country_id AS "countryId", c.code AS "countryCode",
  r.centre_id AS "centreId", z.name AS "centreName", r.kind, r.number, m.code AS "missionCode", r.state, r.deploy_from AS "deployFrom", r.deploy_to AS "deployTo",
  ($5::timestamptz AT TIME ZONE r.time_zone)::date AS today, n.posts, n.filled, n.reserves, r.version`;
const FROM = `FROM rotation r JOIN contingent t ON t.id = r.contingent_id JOIN country c ON c.id = r.country_id JOIN centre z ON z.id = r.centre_id
  LEFT JOIN mission m ON m.id = r.mission_id
  CROSS JOIN LATERAL (SELECT (SELECT count(*)::int FROM post p WHERE p.rotation_id = r.id AND p.ended_on IS NULL) AS posts,
    count(*) FILTER (WHERE e.status = 'PRIMARY')::int AS filled, count(*) FILTER (WHERE e.status = 'RESERVE')::int AS reserves
    FROM roll_entry e WHERE e.rotation_id = r.id) n`;

/** A contingent is seen by its country, its centres, its own officers, and whoever prepares one of its rotations. */
function contingentIn(alias: string, from: number): string {
  return `(${alias}.country_id = ANY($${from}::uuid[]) OR ${alias}.id = ANY($${from + 2}::uuid[])
    OR EXISTS (SELECT 1 FROM centre own WHERE own.country_id = ${alias}.country_id AND own.id = ANY($${from + 1}::uuid[]))
    OR EXISTS (SELECT 1 FROM rotation one WHERE one.contingent_id = ${alias}.id AND ${rotationIn('one', from)}))`;
}

/**
 * A contingent is changed by its country, its own officers, and whoever prepares one of its rotations; while it has none, by
 * any centre of its country.
 */
function contingentOf(alias: string, from: number): string {
  return `${contingentIn(alias, from)} AND (${alias}.country_id = ANY($${from}::uuid[]) OR ${alias}.id = ANY($${from + 2}::uuid[])
    OR EXISTS (SELECT 1 FROM rotation one WHERE one.contingent_id = ${alias}.id AND ${rotationIn('one', from)})
    OR NOT EXISTS (SELECT 1 FROM rotation one WHERE one.contingent_id = ${alias}.id))`;
}

/** What screens read of contingents, rotations and missions. Every query filters by scope itself. */
@Injectable()
export class RotationQueries {
  /** Rotations inside the scope, next departure first, those long gone last. Two queries a screen at most: this is one. */
  async list(db: Queryable, scopes: ScopeSet, now: Date): Promise<RotationLineDto[]> {
    const rows = await db.query<LineRow>(
      `SELECT ${LINE} ${FROM} WHERE ${rotationIn('r', 1)} ORDER BY (r.deploy_from < ($5::timestamptz)::date), abs(r.deploy_from - ($5::timestamptz)::date), r.id`,
      [...scopeParameters(scopes), now],
    );
    return rows.map(({ today, ...row }) => ({ ...row, daysLeft: daysBetween(today, row.deployFrom) }));
  }

  /** Rotations inside the scope whose contingent, number, mission or country hold each of the words, next departure first. */
  async search(
    db: Queryable,
    scopes: ScopeSet,
    words: readonly string[],
    now: Date,
    limit: number,
  ): Promise<RotationHit[]> {
    return db.query<RotationHit>(
      `SELECT r.id, t.name AS "contingentName", r.number, m.code AS "missionCode", c.code AS "countryCode"
       FROM rotation r JOIN contingent t ON t.id = r.contingent_id JOIN country c ON c.id = r.country_id LEFT JOIN mission m ON m.id = r.mission_id
       WHERE ${rotationIn('r', 1)} AND concat_ws(' ', t.name, r.number, m.code, c.code) ILIKE ALL ($6::text[])
       ORDER BY (r.deploy_from < ($5::timestamptz)::date), abs(r.deploy_from - ($5::timestamptz)::date), r.id LIMIT $7`,
      [...scopeParameters(scopes), now, words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`), limit],
    );
  }

  async find(
    db: Queryable,
    scopes: ScopeSet,
    id: string,
    now: Date,
  ): Promise<Omit<RotationDto, 'mayEdit' | 'mayEditRoll'> | null> {
    const [row] = await db.query<DetailRow>(
      `SELECT ${LINE}, r.mission_id AS "missionId", m.name AS "missionName", COALESCE(m.fictional, c.fictional) AS fictional, r.time_zone AS "timeZone",
         r.training_start AS "trainingStart", r.nominal_roll_freeze AS "nominalRollFreeze", r.pdv_date AS "pdvDate", r.certification_due AS "certificationDue",
         r.handover_from AS "handoverFrom", r.handover_to AS "handoverTo",
         (SELECT count(*)::int FROM roll_entry e JOIN account a ON a.person_id = e.person_id WHERE e.rotation_id = r.id AND e.status <> 'REPLACED') AS accounts
       ${FROM} WHERE r.id = $6 AND ${rotationIn('r', 1)}`,
      [...scopeParameters(scopes), now, id],
    );
    if (!row) return null;
    const { today, ...rest } = row;
    return { ...rest, daysLeft: daysBetween(today, row.deployFrom), nextStates: [...nextRotationStates(row.state)] };
  }

  async contains(db: Queryable, scopes: ScopeSet, id: string): Promise<boolean> {
    const [row] = await db.query(`SELECT 1 FROM rotation r WHERE r.id = $5 AND ${rotationIn('r', 1)}`, [
      ...scopeParameters(scopes),
      id,
    ]);
    return row !== undefined;
  }

  /** Locks the rotation for the rest of the transaction; null outside the scope. */
  async lock(db: Queryable, scopes: ScopeSet, id: string): Promise<LockedRotation | null> {
    const [row] = await db.query<LockedRotation>(
      `SELECT r.id, r.country_id AS "countryId", r.contingent_id AS "contingentId", r.centre_id AS "centreId", r.kind, r.state, r.time_zone AS "timeZone", r.deploy_from AS "deployFrom",
         r.training_start AS "trainingStart", r.version
       FROM rotation r WHERE r.id = $5 AND ${rotationIn('r', 1)} FOR UPDATE`,
      [...scopeParameters(scopes), id],
    );
    return row ?? null;
  }

  contingents(db: Queryable, scopes: ScopeSet): Promise<ContingentDto[]> {
    return db.query<ContingentDto>(
      `SELECT t.id, t.country_id AS "countryId", c.code AS "countryCode", t.name, t.unit_type AS "unitType", t.version,
         (SELECT COALESCE(max(o.number), 0) + 1 FROM rotation o WHERE o.contingent_id = t.id) AS "nextNumber"
       FROM contingent t JOIN country c ON c.id = t.country_id WHERE ${contingentIn('t', 1)} ORDER BY c.code, t.name COLLATE human`,
      scopeParameters(scopes),
    );
  }

  /** Locks the row, to add a rotation or to change the contingent itself; null for who may not. */
  async lockContingent(
    db: Queryable,
    scopes: ScopeSet,
    id: string,
    purpose: 'rotation' | 'change',
  ): Promise<{ id: string; countryId: string; name: string; unitType: string; version: number } | null> {
    const [row] = await db.query<{ id: string; countryId: string; name: string; unitType: string; version: number }>(
      `SELECT t.id, t.country_id AS "countryId", t.name, t.unit_type AS "unitType", t.version FROM contingent t
       WHERE t.id = $5 AND ${purpose === 'change' ? contingentOf('t', 1) : contingentIn('t', 1)} FOR UPDATE`,
      [...scopeParameters(scopes), id],
    );
    return row ?? null;
  }

  /** Countries in which a contingent may be added: those of full grants, and those of the own centres. */
  countries(db: Queryable, scopes: ScopeSet): Promise<CountryChoiceDto[]> {
    return db.query<CountryChoiceDto>(
      `SELECT c.id, c.code, c.name FROM country c WHERE c.id = ANY($1) OR EXISTS (SELECT 1 FROM centre z WHERE z.country_id = c.id AND z.id = ANY($2)) ORDER BY c.code`,
      [scopes.countries, scopes.centres],
    );
  }

  /**
   * Centres that may be named to prepare a rotation: those of the own scope (a country's grant holds its centres) or, for
   * a contingent's officer, those of the contingent's country.
   */
  centres(db: Queryable, scopes: ScopeSet): Promise<CentreChoiceDto[]> {
    return db.query<CentreChoiceDto>(
      `SELECT z.id, z.name, z.country_id AS "countryId", c.code AS "countryCode", z.time_zone AS "timeZone" FROM centre z JOIN country c ON c.id = z.country_id
       WHERE z.country_id = ANY($1::uuid[]) OR z.id = ANY($2::uuid[])
         OR z.country_id IN (SELECT country_id FROM contingent WHERE id = ANY($3::uuid[]))
         OR z.id IN (SELECT centre_id FROM rotation WHERE id = ANY($4::uuid[]))
       ORDER BY c.code, z.name COLLATE human`,
      scopeParameters(scopes),
    );
  }
}

export interface LockedRotation {
  readonly id: string;
  readonly countryId: string;
  readonly contingentId: string;
  readonly centreId: string;
  readonly kind: 'UNIT' | 'POSTINGS';
  readonly state: RotationState;
  readonly timeZone: string;
  readonly deployFrom: string;
  readonly trainingStart: string | null;
  readonly version: number;
}

/** Whole days from `a` to `b`, both YYYY-MM-DD. */
function daysBetween(a: string, b: string): number {
  return Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / 86_400_000);
}
