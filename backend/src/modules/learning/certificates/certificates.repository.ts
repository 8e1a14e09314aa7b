import { Injectable } from '@nestjs/common';
import type { ScopeSet } from '../../../platform/access';
import type { Queryable, Tx } from '../../../platform/database';
import type { CertificateDto, PersonCertificateDto } from './certificates.dto';

/** What is printed. */
export interface PrintedCertificate {
  readonly number: string;
  readonly holder: string | null;
  readonly courseTitle: Readonly<Record<string, string>>;
  readonly courseCode: string;
  readonly edition: number;
  readonly achievedOn: string;
  readonly centre: string | null;
  readonly modules: readonly { readonly code: string; readonly title: string; readonly edition: number }[];
}

@Injectable()
export class CertificatesRepository {
  /** Newest first. `withNames` adds who took each back: not for the holder's own list. */
  ofPerson(db: Queryable, personId: string, language: string, withNames: true): Promise<PersonCertificateDto[]>;
  ofPerson(db: Queryable, personId: string, language: string, withNames: false): Promise<CertificateDto[]>;
  ofPerson(db: Queryable, personId: string, language: string, withNames: boolean): Promise<CertificateDto[]> {
    return db.query<CertificateDto>(
      `SELECT c.id, c.number, c.course_edition_id AS "courseEditionId", co.code AS "courseCode", COALESCE(co.title->>$2, co.title->>'en') AS "courseTitle",
              ce.number AS edition, c.achieved_on AS "achievedOn", c.issued_at AS "issuedAt", c.revoked_at AS "revokedAt",
              c.revoke_reason AS "revokeReason", c.renewable_at IS NOT NULL AS renewable
              ${withNames ? ', by.display_name AS "revokedByName"' : ''}
       FROM certificate c JOIN course_edition ce ON ce.id = c.course_edition_id JOIN course co ON co.id = ce.course_id
       LEFT JOIN account by ON by.id = c.revoked_by
       WHERE c.person_id = $1 ORDER BY c.achieved_on DESC, c.issued_at DESC`,
      [personId, language],
    );
  }

  /** Module editions pinned by a published course edition, in order; null when there is no such edition. */
  async modulesOf(db: Queryable, courseEditionId: string): Promise<string[] | null> {
    const [row] = await db.query<{ ids: string[] }>(
      `SELECT ARRAY(SELECT module_edition_id FROM course_edition_module WHERE course_edition_id = ce.id AND module_edition_id IS NOT NULL ORDER BY position) AS ids
       FROM course_edition ce WHERE ce.id = $1 AND ce.hash IS NOT NULL`,
      [courseEditionId],
    );
    return row?.ids ?? null;
  }

  /** The certificate that stands, and whether one was taken back that bars a new one. */
  async standing(
    db: Queryable,
    personId: string,
    courseEditionId: string,
  ): Promise<{ live: string | null; barred: boolean }> {
    const rows = await db.query<{ id: string; revoked: boolean; barred: boolean }>(
      `SELECT id, revoked_at IS NOT NULL AS revoked, revoked_at IS NOT NULL AND renewable_at IS NULL AS barred
       FROM certificate WHERE person_id = $1 AND course_edition_id = $2`,
      [personId, courseEditionId],
    );
    return { live: rows.find(({ revoked }) => !revoked)?.id ?? null, barred: rows.some(({ barred }) => barred) };
  }

  async insert(
    tx: Tx,
    row: {
      id: string;
      number: string;
      countryId: string;
      personId: string;
      courseEditionId: string;
      centreId: string;
      achievedOn: string;
      issuedAt: Date;
    },
  ): Promise<void> {
    await tx.query(
      'INSERT INTO certificate (id, number, country_id, person_id, course_edition_id, centre_id, achieved_on, issued_at) VALUES ($1,$2,$3,$4,$5,$6,$7,$8)',
      [
        row.id,
        row.number,
        row.countryId,
        row.personId,
        row.courseEditionId,
        row.centreId,
        row.achievedOn,
        row.issuedAt,
      ],
    );
  }

  /** A certificate of the person as printed, titles in the language; null for anyone else's. */
  async printed(db: Queryable, id: string, personId: string, language: string): Promise<PrintedCertificate | null> {
    const [row] = await db.query<PrintedCertificate>(
      `SELECT c.number, i.full_name AS holder, co.title AS "courseTitle", co.code AS "courseCode", ce.number AS edition, c.achieved_on AS "achievedOn", ct.name AS centre,
              (SELECT COALESCE(jsonb_agg(jsonb_build_object('code', m.code, 'title', COALESCE(t.document->>'title', me.document->>'title'), 'edition', me.number) ORDER BY cem.position), '[]')
               FROM course_edition_module cem JOIN module_edition me ON me.id = cem.module_edition_id JOIN module m ON m.id = me.module_id
               LEFT JOIN edition_translation t ON t.edition_id = me.id AND t.language = $3 AND t.state = 'APPROVED' AND t.document IS NOT NULL
               WHERE cem.course_edition_id = ce.id) AS modules
       FROM certificate c JOIN course_edition ce ON ce.id = c.course_edition_id JOIN course co ON co.id = ce.course_id
       LEFT JOIN person_identity i ON i.person_id = c.person_id
       LEFT JOIN centre ct ON ct.id = c.centre_id
       WHERE c.id = $1 AND c.person_id = $2 AND c.revoked_at IS NULL`,
      [id, personId, language],
    );
    return row ?? null;
  }

  /** What the public page shows, and the name to compare with; never country, unit or mission. */
  async byNumber(
    db: Queryable,
    number: string,
  ): Promise<{
    revoked: boolean;
    course: { en: string; fr: string };
    edition: number;
    achievedOn: string;
    holder: string | null;
  } | null> {
    const [row] = await db.query<{
      revoked: boolean;
      title: Record<string, string>;
      edition: number;
      achievedOn: string;
      holder: string | null;
    }>(
      `SELECT c.revoked_at IS NOT NULL AS revoked, co.title, ce.number AS edition, c.achieved_on AS "achievedOn", i.full_name AS holder
       FROM certificate c JOIN course_edition ce ON ce.id = c.course_edition_id JOIN course co ON co.id = ce.course_id
       LEFT JOIN person_identity i ON i.person_id = c.person_id
       WHERE c.number = $1`,
      [number],
    );
    if (!row) return null;
    const { title, ...rest } = row;
    const en = title['en'] ?? title['fr'] ?? '';
    return { ...rest, course: { en, fr: title['fr'] ?? en } };
  }

  /** Revokes one certificate within the scope; answers its country, null when there is none to revoke there. */
  async revoke(
    tx: Tx,
    id: string,
    scope: ScopeSet,
    by: { accountId: string; reason: string; at: Date },
  ): Promise<{ countryId: string; personId: string } | null> {
    const [row] = await tx.query<{ countryId: string; personId: string }>(
      `UPDATE certificate SET revoked_at = $4, revoked_by = $5, revoke_reason = $6
       WHERE id = $1 AND revoked_at IS NULL AND (country_id = ANY($2) OR centre_id = ANY($3))
       RETURNING country_id AS "countryId", person_id AS "personId"`,
      [id, scope.countries, scope.centres, by.at, by.accountId, by.reason],
    );
    return row ?? null;
  }

  /** Lets a new certificate be made out in place of one that was revoked; null when there is none of the kind there. */
  async allowAnew(
    tx: Tx,
    id: string,
    scope: ScopeSet,
    by: { accountId: string; at: Date },
  ): Promise<{ countryId: string; personId: string } | null> {
    const [row] = await tx.query<{ countryId: string; personId: string }>(
      `UPDATE certificate SET renewable_at = $4, renewable_by = $5
       WHERE id = $1 AND revoked_at IS NOT NULL AND renewable_at IS NULL AND (country_id = ANY($2) OR centre_id = ANY($3))
       RETURNING country_id AS "countryId", person_id AS "personId"`,
      [id, scope.countries, scope.centres, by.at, by.accountId],
    );
    return row ?? null;
  }

  /**
   * Revokes what stands upon a module edition of one person; answers the ids. New evidence earns a new one, so it may be
   * made out without being asked for.
   */
  async revokeUpon(
    tx: Tx,
    personId: string,
    moduleEditionId: string,
    by: { accountId: string; reason: string; at: Date },
  ): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `UPDATE certificate c SET revoked_at = $3, revoked_by = $4, revoke_reason = $5, renewable_at = $3, renewable_by = $4
       WHERE c.person_id = $1 AND c.revoked_at IS NULL AND (c.module_edition_id = $2 OR EXISTS (
         SELECT 1 FROM course_edition_module cem WHERE cem.course_edition_id = c.course_edition_id AND cem.module_edition_id = $2))
       RETURNING c.id`,
      [personId, moduleEditionId, by.at, by.accountId, by.reason],
    );
    return rows.map(({ id }) => id);
  }
}
