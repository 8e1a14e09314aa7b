import { Injectable } from '@nestjs/common';
import type { ScopeSet } from '../../platform/access';
import type { Queryable, Tx } from '../../platform/database';
import { sortNameOf, type PersonName } from './names';
import { personIn, rotationIn, scopeParameters } from './person-scope';
import type { PersonCategory, PersonDto, PersonLineDto, PersonRollDto } from './personnel.dto';

export interface NewPerson {
  readonly id: string;
  readonly countryId: string;
  readonly service: string;
  /** As written, leading zeros kept; null only with a centre's own number. */
  readonly serviceNumber: string | null;
  readonly centreId: string | null;
  readonly centreNumber: string | null;
  readonly category: PersonCategory;
  readonly rankId: string | null;
  readonly preferredLanguage: string;
  readonly name: PersonName;
  readonly dateOfBirth: string | null;
  readonly sex: 'F' | 'M' | 'X' | null;
  readonly email: string | null;
  readonly phone: string | null;
}

const LINE = `p.id, c.code AS "countryCode", p.service, p.service_number AS "serviceNumber", p.centre_number AS "centreNumber",
  COALESCE(i.full_name, '') AS name, k.abbreviation AS rank, p.category,
  EXISTS (SELECT 1 FROM account a WHERE a.person_id = p.id) AS "hasAccount"`;
const FROM = `FROM person p JOIN country c ON c.id = p.country_id LEFT JOIN person_identity i ON i.person_id = p.id LEFT JOIN rank k ON k.id = p.rank_id`;

/** All SQL of personnel. Identity fields leave through these queries only, filtered by `people.read`. */
@Injectable()
export class PersonnelRepository {
  /**
   * One page in order of name; of those whose name holds every one of `words`, which are folded, in whatever order, or
   * whose number begins with `number`. Without words everybody. Each branch has its index.
   */
  async search(
    db: Queryable,
    scopes: ScopeSet,
    wish: {
      words: readonly string[];
      number: string;
      rotationId: string | null;
      after: readonly [string, string] | null;
      limit: number;
    },
  ): Promise<(PersonLineDto & { sortName: string })[]> {
    const parameters = [
      ...scopeParameters(scopes),
      wish.rotationId,
      wish.after?.[0] ?? null,
      wish.after?.[1] ?? null,
      wish.limit,
    ];
    const next = (value: string): string => `$${parameters.push(value)}`;
    const named = wish.words.map((word) => `n.sort_name COLLATE "C" LIKE ${next(`%${escapeLike(word)}%`)}`);
    const found = [`SELECT n.person_id FROM person_identity n WHERE ${named.join(' AND ')}`];
    if (named.length > 0 && wish.number !== '') {
      const begins = next(`${escapeLike(wish.number)}%`);
      found.push(
        `SELECT s.id FROM person s WHERE s.service_number LIKE ${begins}`,
        `SELECT o.id FROM person o WHERE o.centre_number LIKE ${begins}`,
      );
    }
    return db.query(
      `SELECT ${LINE}, COALESCE(i.sort_name, '') AS "sortName" ${FROM}
       WHERE ${personIn('p', 1)}
         ${named.length === 0 ? '' : `AND p.id IN (${found.join(' UNION ALL ')})`}
         AND ($5::uuid IS NULL OR EXISTS (SELECT 1 FROM roll_entry e WHERE e.person_id = p.id AND e.rotation_id = $5 AND e.status <> 'REPLACED'))
         AND ($6::text IS NULL OR (COALESCE(i.sort_name, ''), p.id) > ($6, $7::uuid))
       ORDER BY COALESCE(i.sort_name, ''), p.id LIMIT $8`,
      parameters,
    );
  }

  async find(db: Queryable, scopes: ScopeSet, id: string): Promise<PersonDto | null> {
    const [person] = await db.query<Omit<PersonDto, 'rolls'>>(
      `SELECT ${LINE}, p.country_id AS "countryId", p.rank_id AS "rankId", p.preferred_language AS "preferredLanguage", i.family_name AS "familyName",
         i.given_names AS "givenNames", i.date_of_birth AS "dateOfBirth", i.sex, i.email, i.phone, p.version
       ${FROM} WHERE p.id = $5 AND ${personIn('p', 1)}`,
      [...scopeParameters(scopes), id],
    );
    if (!person) return null;
    const rolls = await db.query<PersonRollDto>(
      `SELECT e.rotation_id AS "rotationId", t.name AS "contingentName", r.number AS "rotationNumber", o.code AS "postCode", o.title AS "postTitle",
         e.status, e.from_date AS "fromDate", e.to_date AS "toDate", CASE WHEN ${rotationIn('r', 2)} THEN NULLIF(e.reason, '') END AS reason
       FROM roll_entry e JOIN rotation r ON r.id = e.rotation_id JOIN contingent t ON t.id = r.contingent_id JOIN post o ON o.id = e.post_id
       WHERE e.person_id = $1 ORDER BY e.from_date DESC, e.id DESC`,
      [id, ...scopeParameters(scopes)],
    );
    return { ...person, rolls };
  }

  /** Locks the person against a second change; null outside the scope. */
  async lock(
    tx: Tx,
    scopes: ScopeSet,
    id: string,
  ): Promise<{ countryId: string; service: string; version: number } | null> {
    const [row] = await tx.query<{ countryId: string; service: string; version: number }>(
      `SELECT p.country_id AS "countryId", p.service, p.version FROM person p WHERE p.id = $5 AND ${personIn('p', 1)} FOR UPDATE OF p`,
      [...scopeParameters(scopes), id],
    );
    return row ?? null;
  }

  /** Many at once, in two statements. */
  async insert(tx: Tx, people: readonly NewPerson[], at: Date): Promise<void> {
    if (people.length === 0) return;
    const rows = JSON.stringify(
      people.map((person) => ({ ...person, ...person.name, sortName: sortNameOf(person.name) })),
    );
    await tx.query(
      `INSERT INTO person (id, country_id, service, service_number, centre_id, centre_number, category, rank_id, preferred_language, created_at)
       SELECT id, "countryId", service, "serviceNumber", "centreId", "centreNumber", category, "rankId", "preferredLanguage", $2
       FROM jsonb_to_recordset($1::jsonb) AS x (id uuid, "countryId" uuid, service text, "serviceNumber" text, "centreId" uuid, "centreNumber" text,
         category text, "rankId" uuid, "preferredLanguage" text)`,
      [rows, at],
    );
    await tx.query(
      `INSERT INTO person_identity (person_id, country_id, full_name, family_name, given_names, sort_name, date_of_birth, sex, email, phone)
       SELECT id, "countryId", "fullName", "familyName", "givenNames", "sortName", "dateOfBirth", sex, email, phone
       FROM jsonb_to_recordset($1::jsonb) AS x (id uuid, "countryId" uuid, "fullName" text, "familyName" text, "givenNames" text, "sortName" text,
         "dateOfBirth" date, sex text, email text, phone text)`,
      [rows],
    );
  }

  /** Writes what differs; each row carries the whole new state. Versions rise by one. */
  async update(
    tx: Tx,
    people: readonly Omit<NewPerson, 'centreId' | 'centreNumber' | 'service' | 'countryId' | 'email' | 'phone'>[],
  ): Promise<void> {
    if (people.length === 0) return;
    const rows = JSON.stringify(
      people.map((person) => ({ ...person, ...person.name, sortName: sortNameOf(person.name) })),
    );
    await tx.query(
      `UPDATE person p SET service_number = x."serviceNumber", category = x.category, rank_id = x."rankId", preferred_language = x."preferredLanguage", version = p.version + 1
       FROM jsonb_to_recordset($1::jsonb) AS x (id uuid, "serviceNumber" text, category text, "rankId" uuid, "preferredLanguage" text) WHERE p.id = x.id`,
      [rows],
    );
    await tx.query(
      `INSERT INTO person_identity (person_id, country_id, full_name, family_name, given_names, sort_name, date_of_birth, sex)
       SELECT x.id, p.country_id, x."fullName", x."familyName", x."givenNames", x."sortName", x."dateOfBirth", x.sex
       FROM jsonb_to_recordset($1::jsonb) AS x (id uuid, "fullName" text, "familyName" text, "givenNames" text, "sortName" text, "dateOfBirth" date, sex text)
       JOIN person p ON p.id = x.id
       ON CONFLICT (person_id) DO UPDATE SET full_name = EXCLUDED.full_name, family_name = EXCLUDED.family_name, given_names = EXCLUDED.given_names,
         sort_name = EXCLUDED.sort_name, date_of_birth = EXCLUDED.date_of_birth, sex = EXCLUDED.sex`,
      [rows],
    );
  }

  async setContact(tx: Tx, id: string, email: string | null, phone: string | null): Promise<void> {
    await tx.execute('UPDATE person_identity SET email = $2, phone = $3 WHERE person_id = $1', [id, email, phone]);
  }
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
