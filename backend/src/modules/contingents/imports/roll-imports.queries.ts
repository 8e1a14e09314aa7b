import { Injectable } from '@nestjs/common';
import type { ScopeSet } from '../../../platform/access';
import type { Queryable, Tx } from '../../../platform/database';
import { rotationIn, scopeParameters, sortNameOf, usualLanguage, withoutZeros } from '../../people';
import type { RollFile } from './roll-grid';
import type { RollMapping } from './roll-heads';
import type { RollImportLineDto, RollRowDto } from './roll-imports.dto';
import type { Decision } from './roll-decisions';
import type { KnownEntry, KnownPerson, KnownPost, KnownRoll } from './roll-matching';
import type { ReadRow, RollContext } from './roll-reading';

/** What an import keeps once it is over: what became of each row, and the cells of refused ones for their export. */
export interface RollReport {
  readonly rows: readonly RollRowDto[];
  readonly heads: readonly (string | null)[];
  readonly refusedCells: readonly { readonly row: number; readonly cells: readonly string[] }[];
}
export interface ImportRow {
  readonly id: string;
  readonly countryId: string;
  readonly rotationId: string;
  readonly fileName: string;
  readonly mapping: RollMapping;
  readonly file: RollFile;
  readonly decisions: Readonly<Record<string, Decision>>;
  readonly report: RollReport | null;
  readonly state: 'PREVIEW' | 'DONE' | 'DISCARDED';
  readonly appliedAt: Date | null;
  readonly version: number;
}
export interface ImportTarget {
  readonly id: string;
  readonly countryId: string;
  readonly centreId: string;
}

const IMPORT = `i.id, i.country_id AS "countryId", i.rotation_id AS "rotationId", i.file_name AS "fileName", i.mapping, i.rows AS file, i.decisions, i.report, i.state,
  i.applied_at AS "appliedAt", i.version`;

/** All SQL of roll imports. */
@Injectable()
export class RollImportQueries {
  /** Null outside the scope. */
  async find(db: Queryable, scopes: ScopeSet, id: string, lock = false): Promise<ImportRow | null> {
    const [row] = await db.query<ImportRow>(
      `SELECT ${IMPORT} FROM roll_import i JOIN rotation r ON r.id = i.rotation_id WHERE i.id = $5 AND ${rotationIn('r', 1)}${lock ? ' FOR UPDATE OF i' : ''}`,
      [...scopeParameters(scopes), id],
    );
    return row ?? null;
  }

  list(db: Queryable, scopes: ScopeSet, rotationId: string): Promise<RollImportLineDto[]> {
    return db.query<RollImportLineDto>(
      `SELECT i.id, i.file_name AS "fileName", i.state, i.created_at AS "createdAt", i.applied_at AS "appliedAt" FROM roll_import i JOIN rotation r ON r.id = i.rotation_id
       WHERE i.rotation_id = $5 AND ${rotationIn('r', 1)} ORDER BY i.created_at DESC LIMIT 50`,
      [...scopeParameters(scopes), rotationId],
    );
  }

  async target(db: Queryable, rotationId: string): Promise<ImportTarget | null> {
    const [row] = await db.query<ImportTarget>(
      'SELECT id, country_id AS "countryId", centre_id AS "centreId" FROM rotation WHERE id = $1',
      [rotationId],
    );
    return row ?? null;
  }

  async insert(
    tx: Tx,
    row: {
      id: string;
      countryId: string;
      rotationId: string;
      fileName: string;
      fileHash: string;
      file: RollFile;
      mapping: RollMapping;
      decisions: object;
      by: string;
      at: Date;
    },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO roll_import (id, country_id, rotation_id, file_name, file_hash, sheet, mapping, rows, decisions, state, created_by, created_at)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,'PREVIEW',$10,$11)`,
      [
        row.id,
        row.countryId,
        row.rotationId,
        row.fileName,
        row.fileHash,
        row.mapping.sheet,
        JSON.stringify(row.mapping),
        JSON.stringify(row.file),
        JSON.stringify(row.decisions),
        row.by,
        row.at,
      ],
    );
  }

  /** 0 when the version has moved on. */
  setMapping(tx: Tx, id: string, version: number, mapping: RollMapping): Promise<number> {
    return tx.execute(
      'UPDATE roll_import SET mapping = $3, sheet = $4, version = version + 1 WHERE id = $1 AND version = $2',
      [id, version, JSON.stringify(mapping), mapping.sheet],
    );
  }

  setDecisions(tx: Tx, id: string, version: number, decisions: object): Promise<number> {
    return tx.execute('UPDATE roll_import SET decisions = $3, version = version + 1 WHERE id = $1 AND version = $2', [
      id,
      version,
      JSON.stringify(decisions),
    ]);
  }

  /** What the file held is let go: people's data lives on the roll, and nowhere twice. */
  async finish(tx: Tx, id: string, state: 'DONE' | 'DISCARDED', report: RollReport | null, at: Date): Promise<void> {
    await tx.execute(
      `UPDATE roll_import SET state = $2, report = $3, rows = '{"grids":[],"hidden":[],"formulas":0}', applied_at = $4, version = version + 1 WHERE id = $1`,
      [id, state, report === null ? null : JSON.stringify(report), at],
    );
  }

  /** Decisions taken when the same file was last loaded for this rotation. */
  async earlierDecisions(db: Queryable, rotationId: string, fileHash: string): Promise<Record<string, Decision>> {
    const [row] = await db.query<{ decisions: Record<string, Decision> }>(
      `SELECT decisions FROM roll_import WHERE rotation_id = $1 AND file_hash = $2 AND state = 'DONE' ORDER BY applied_at DESC LIMIT 1`,
      [rotationId, fileHash],
    );
    return row?.decisions ?? {};
  }

  async savedMapping(db: Queryable, countryId: string, headsHash: string): Promise<RollMapping | null> {
    const [row] = await db.query<{ mapping: RollMapping }>(
      'SELECT mapping FROM roll_mapping WHERE country_id = $1 AND heads_hash = $2',
      [countryId, headsHash],
    );
    return row?.mapping ?? null;
  }

  async saveMapping(tx: Tx, countryId: string, headsHash: string, mapping: RollMapping, at: Date): Promise<void> {
    await tx.query(
      `INSERT INTO roll_mapping (country_id, heads_hash, mapping, saved_at) VALUES ($1,$2,$3,$4)
       ON CONFLICT (country_id, heads_hash) DO UPDATE SET mapping = EXCLUDED.mapping, saved_at = EXCLUDED.saved_at`,
      [countryId, headsHash, JSON.stringify(mapping), at],
    );
  }

  async context(db: Queryable, countryId: string): Promise<RollContext> {
    const ranks = await db.query<RollContext['ranks'][number]>(
      `SELECT id, service, abbreviation, ARRAY[name->>'en', name->>'fr'] AS names, band FROM rank WHERE country_id = $1 ORDER BY service, sort_order`,
      [countryId],
    );
    const [country] = await db.query<{ services: { code: string; name: { en: string; fr: string } }[] }>(
      'SELECT services FROM country WHERE id = $1',
      [countryId],
    );
    return {
      ranks,
      services: (country?.services ?? []).map((service) => ({
        code: service.code,
        names: [service.name.en, service.name.fr],
      })),
    };
  }

  /** The rotation as it stands, and those of the country whom the rows may mean: six queries however long the file. */
  async known(db: Queryable, target: ImportTarget, rows: readonly ReadRow[]): Promise<KnownRoll> {
    const numbers = rows.flatMap(({ values }) => values.serviceNumber ?? []);
    const centreNumbers = rows.flatMap(({ values }) => values.centreNumber ?? []);
    const names = rows.flatMap(({ values }) =>
      values.name ? [sortNameOf(values.name), sortNameOf({ ...values.name, familyName: null })] : [],
    );
    const people = await db.query<KnownPerson>(
      `SELECT p.id, p.service, p.service_number AS "serviceNumber", CASE WHEN p.centre_id = $2 THEN p.centre_number END AS "centreNumber", COALESCE(i.full_name, '') AS "fullName",
         i.family_name AS "familyName", i.given_names AS "givenNames", p.rank_id AS "rankId", p.category, i.sex, i.date_of_birth AS "dateOfBirth", p.preferred_language AS language
       FROM person p LEFT JOIN person_identity i ON i.person_id = p.id
       WHERE p.country_id = $1 AND p.id IN (
         SELECT id FROM person WHERE country_id = $1 AND ltrim(service_number, '0') = ANY($3::text[])
         UNION SELECT id FROM person WHERE centre_id = $2 AND centre_number = ANY($4::text[])
         UNION SELECT person_id FROM person_identity WHERE country_id = $1 AND sort_name = ANY($5::text[])
         UNION SELECT person_id FROM roll_entry WHERE rotation_id = $6)`,
      [
        target.countryId,
        target.centreId,
        [...new Set(numbers.map((number) => withoutZeros(number)).map((number) => (number === '0' ? '' : number)))],
        centreNumbers,
        [...new Set(names)],
        target.id,
      ],
    );
    const subUnits = await db.query<KnownRoll['subUnits'][number]>(
      'SELECT id, parent_id AS "parentId", name FROM sub_unit WHERE rotation_id = $1',
      [target.id],
    );
    const posts = await db.query<KnownPost>(
      `SELECT id, code, title, category, rank_band AS "rankBand", sub_unit_id AS "subUnitId", ended_on IS NOT NULL AS ended FROM post WHERE rotation_id = $1 ORDER BY position, code`,
      [target.id],
    );
    const entries = await db.query<KnownEntry>(
      `SELECT id, person_id AS "personId", post_id AS "postId", status FROM roll_entry WHERE rotation_id = $1 AND status <> 'REPLACED'`,
      [target.id],
    );
    return { language: await usualLanguage(db, target.centreId), people, subUnits, posts, entries };
  }
}
