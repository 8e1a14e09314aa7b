import { Injectable } from '@nestjs/common';
import type { ScopeSet } from '../../../platform/access';
import type { Queryable, Tx } from '../../../platform/database';
import { personIn, scopeParameters } from '../../people';
import type {
  NewOfferingDto,
  OfferingChangeDto,
  OfferingChoicesDto,
  OfferingInstructorDto,
  OfferingLineDto,
  OfferingPersonDto,
} from './offerings.dto';

const LINE = `SELECT o.id, o.title, c.code AS "courseCode", c.title AS "courseTitle", ce.number AS "editionNumber", o.course_edition_id AS "courseEditionId", o.centre_id AS "centreId",
  z.name AS "centreName", o.place, o.mode, o.language, o.starts_on AS "startsOn", o.ends_on AS "endsOn", o.state, o.version,
  (SELECT count(*)::int FROM offering_person op WHERE op.offering_id = o.id) AS people
  FROM offering o JOIN course_edition ce ON ce.id = o.course_edition_id JOIN course c ON c.id = ce.course_id JOIN centre z ON z.id = o.centre_id`;

/** SQL condition for rows of `offering` under `alias`; parameters from `offeringParameters`, three of them from `$from` on. */
export function offeringIn(alias: string, from: number): string {
  return `(${alias}.country_id = ANY($${from}::uuid[]) OR ${alias}.centre_id = ANY($${from + 1}::uuid[]) OR ${alias}.id = ANY($${from + 2}::uuid[]))`;
}
export function offeringParameters(scopes: ScopeSet): (readonly string[])[] {
  return [scopes.countries, scopes.centres, scopes.offerings];
}

/** All SQL of offerings; rooms that build on them (attendance) read through `find`, `participants` and `isInstructor`. */
@Injectable()
export class OfferingQueries {
  list(db: Queryable, scopes: ScopeSet): Promise<OfferingLineDto[]> {
    return db.query<OfferingLineDto>(
      `${LINE} WHERE ${offeringIn('o', 1)} ORDER BY o.starts_on DESC, o.id LIMIT 500`,
      offeringParameters(scopes),
    );
  }

  /** Null outside the scope. */
  async find(db: Queryable, scopes: ScopeSet, id: string): Promise<OfferingLineDto | null> {
    const [row] = await db.query<OfferingLineDto>(`${LINE} WHERE o.id = $4 AND ${offeringIn('o', 1)}`, [
      ...offeringParameters(scopes),
      id,
    ]);
    return row ?? null;
  }

  async lock(tx: Tx, scopes: ScopeSet, id: string): Promise<(OfferingLineDto & { countryId: string }) | null> {
    const [row] = await tx.query<{ countryId: string }>(
      `SELECT o.country_id AS "countryId" FROM offering o WHERE o.id = $4 AND ${offeringIn('o', 1)} FOR UPDATE`,
      [...offeringParameters(scopes), id],
    );
    const line = row && (await this.find(tx, scopes, id));
    return line ? { ...line, countryId: row.countryId } : null;
  }

  instructors(db: Queryable, id: string): Promise<OfferingInstructorDto[]> {
    return db.query<OfferingInstructorDto>(
      `SELECT a.id AS "accountId", a.display_name AS "displayName" FROM offering_instructor x JOIN account a ON a.id = x.account_id WHERE x.offering_id = $1
       ORDER BY a.display_name COLLATE human`,
      [id],
    );
  }

  async isInstructor(db: Queryable, id: string, accountId: string): Promise<boolean> {
    const [row] = await db.query('SELECT 1 FROM offering_instructor WHERE offering_id = $1 AND account_id = $2', [
      id,
      accountId,
    ]);
    return row !== undefined;
  }

  participants(db: Queryable, id: string): Promise<OfferingPersonDto[]> {
    return db.query<OfferingPersonDto>(
      `SELECT p.id AS "personId", COALESCE(i.full_name, '') AS name, COALESCE(p.service_number, p.centre_number) AS number, k.abbreviation AS rank, c.code AS "countryCode",
         (SELECT u.name FROM roll_entry e JOIN post t ON t.id = e.post_id LEFT JOIN sub_unit u ON u.id = t.sub_unit_id
          WHERE e.person_id = p.id AND e.status <> 'REPLACED' ORDER BY e.from_date DESC, e.id DESC LIMIT 1) AS "subUnit"
       FROM offering_person x JOIN person p ON p.id = x.person_id JOIN country c ON c.id = p.country_id
         LEFT JOIN person_identity i ON i.person_id = p.id LEFT JOIN rank k ON k.id = p.rank_id
       WHERE x.offering_id = $1 ORDER BY i.sort_name, p.id`,
      [id],
    );
  }

  /** Accounts that hold a teaching role at the centre or for this offering now. */
  candidates(db: Queryable, centreId: string, offeringId: string, now: Date): Promise<OfferingInstructorDto[]> {
    return db.query<OfferingInstructorDto>(
      `SELECT DISTINCT a.id AS "accountId", a.display_name AS "displayName" FROM role_assignment g JOIN account a ON a.id = g.account_id
       WHERE g.role IN ('INSTRUCTOR','ASSESSOR') AND g.ended_at IS NULL AND (g.ends_at IS NULL OR g.ends_at > $3) AND a.state <> 'CLOSED'
         AND ((g.scope_kind = 'CENTRE' AND g.scope_id = $1) OR (g.scope_kind = 'OFFERING' AND g.scope_id = $2)) ORDER BY 2`,
      [centreId, offeringId, now],
    );
  }

  async choices(db: Queryable, scopes: ScopeSet): Promise<OfferingChoicesDto> {
    const centres = await db.query<OfferingChoicesDto['centres'][number]>(
      'SELECT id, name FROM centre WHERE id = ANY($1::uuid[]) ORDER BY name COLLATE human',
      [scopes.centres],
    );
    const editions = await db.query<OfferingChoicesDto['editions'][number]>(
      `SELECT ce.id AS "courseEditionId", c.code AS "courseCode", c.title AS "courseTitle", ce.number AS "editionNumber", c.owner_centre_id AS "centreId"
       FROM course_edition ce JOIN course c ON c.id = ce.course_id WHERE ce.state = 'PUBLISHED' AND (c.owner_centre_id IS NULL OR c.owner_centre_id = ANY($1::uuid[])) ORDER BY c.code`,
      [scopes.centres],
    );
    return { centres, editions };
  }

  /** Null when the centre is outside the scope; the country is the centre's. */
  async centreCountry(db: Queryable, scopes: ScopeSet, centreId: string): Promise<string | null> {
    const [row] = await db.query<{ countryId: string }>(
      'SELECT country_id AS "countryId" FROM centre WHERE id = $1 AND id = ANY($2::uuid[])',
      [centreId, scopes.centres],
    );
    return row?.countryId ?? null;
  }

  async editionMayBeOffered(db: Queryable, courseEditionId: string, centreId: string): Promise<boolean> {
    const [row] = await db.query(
      `SELECT 1 FROM course_edition ce JOIN course c ON c.id = ce.course_id WHERE ce.id = $1 AND ce.state = 'PUBLISHED' AND (c.owner_centre_id IS NULL OR c.owner_centre_id = $2)`,
      [courseEditionId, centreId],
    );
    return row !== undefined;
  }

  async insert(
    tx: Tx,
    offering: NewOfferingDto & { id: string; countryId: string; by: string | null; at: Date },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO offering (id, country_id, centre_id, course_edition_id, title, place, mode, language, starts_on, ends_on, created_by, created_at)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12)`,
      [
        offering.id,
        offering.countryId,
        offering.centreId,
        offering.courseEditionId,
        offering.title,
        offering.place,
        offering.mode,
        offering.language,
        offering.startsOn,
        offering.endsOn,
        offering.by,
        offering.at,
      ],
    );
  }

  update(tx: Tx, id: string, wish: OfferingChangeDto): Promise<number> {
    return tx.execute(
      `UPDATE offering SET title = $3, place = $4, mode = $5, language = $6, starts_on = $7, ends_on = $8, state = $9, version = version + 1 WHERE id = $1 AND version = $2`,
      [id, wish.version, wish.title, wish.place, wish.mode, wish.language, wish.startsOn, wish.endsOn, wish.state],
    );
  }

  async setInstructors(tx: Tx, id: string, accountIds: readonly string[]): Promise<void> {
    await tx.execute('DELETE FROM offering_instructor WHERE offering_id = $1 AND account_id <> ALL($2::uuid[])', [
      id,
      accountIds,
    ]);
    await tx.execute(
      'INSERT INTO offering_instructor (offering_id, account_id) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING',
      [id, accountIds],
    );
  }

  /** People of the scope named by id, by rotation (and sub-units, with those below them) or by number. */
  named(
    db: Queryable,
    scopes: ScopeSet,
    wish: {
      personIds: readonly string[];
      rotationId: string | null;
      subUnitIds: readonly string[] | null;
      numbers: readonly string[];
    },
  ): Promise<{ id: string; number: string | null }[]> {
    return db.query<{ id: string; number: string | null }>(
      `WITH RECURSIVE below AS (
         SELECT id FROM sub_unit WHERE id = ANY($7::uuid[]) UNION SELECT u.id FROM sub_unit u JOIN below b ON u.parent_id = b.id
       )
       SELECT p.id, p.service_number AS number FROM person p WHERE ${personIn('p', 1)} AND (
         p.id = ANY($5::uuid[]) OR p.service_number = ANY($8::text[]) OR EXISTS (
           SELECT 1 FROM roll_entry e JOIN post t ON t.id = e.post_id WHERE e.person_id = p.id AND e.rotation_id = $6 AND e.status <> 'REPLACED'
             AND ($7::uuid[] IS NULL OR t.sub_unit_id IN (SELECT id FROM below))))`,
      [...scopeParameters(scopes), wish.personIds, wish.rotationId, wish.subUnitIds, wish.numbers],
    );
  }

  /** How many were not in it yet. */
  addPeople(tx: Tx, id: string, personIds: readonly string[], at: Date): Promise<number> {
    return tx.execute(
      `INSERT INTO offering_person (offering_id, person_id, country_id, added_at) SELECT $1, p.id, p.country_id, $3 FROM person p WHERE p.id = ANY($2::uuid[]) ON CONFLICT DO NOTHING`,
      [id, personIds, at],
    );
  }

  removePerson(tx: Tx, id: string, personId: string): Promise<number> {
    return tx.execute('DELETE FROM offering_person WHERE offering_id = $1 AND person_id = $2', [id, personId]);
  }
}
