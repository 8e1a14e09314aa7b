import { Injectable } from '@nestjs/common';
import type { FictionCheck } from '@peacewright/contracts';
import type { ScenarioDocument } from '@peacewright/scenario-engine';
import type { Queryable, Tx } from '../../../platform/database';
import type { ContentScope, EditionState } from '../../courses';
import type { ScenarioProof } from '../proof/proof';
import type { Frozen } from './frozen';

/** An edition with what its scenario says of it. */
export interface ScenarioEditionRow {
  readonly id: string;
  readonly scenarioId: string;
  readonly code: string;
  /** Null: reference content. */
  readonly ownerCentreId: string | null;
  /** Country of the owning centre; null for reference content. */
  readonly countryId: string | null;
  readonly number: number;
  readonly state: EditionState;
  readonly language: string;
  /** Read by the engine's schema before it was stored. */
  readonly document: ScenarioDocument;
  readonly proof: ScenarioProof | null;
  readonly changeNote: string;
  readonly hash: string | null;
  readonly createdAt: Date;
  readonly submittedAt: Date | null;
  readonly approvedAt: Date | null;
  readonly approvedByName: string | null;
  readonly publishedAt: Date | null;
  readonly fictionChecks: FictionCheck[] | null;
  readonly version: number;
}

const EDITION = `e.id, e.scenario_id AS "scenarioId", s.code, s.owner_centre_id AS "ownerCentreId", c.country_id AS "countryId", e.number, e.state,
  e.language, e.document, e.proof, e.change_note AS "changeNote", e.hash, e.created_at AS "createdAt", e.submitted_at AS "submittedAt",
  e.approved_at AS "approvedAt", a.display_name AS "approvedByName", e.published_at AS "publishedAt",
  e.fiction_checks AS "fictionChecks", e.version
  FROM scenario_edition e JOIN scenario s ON s.id = e.scenario_id LEFT JOIN centre c ON c.id = s.owner_centre_id
  LEFT JOIN account a ON a.id = e.approved_by`;

export interface EditionBrief {
  readonly id: string;
  readonly number: number;
  readonly state: EditionState;
}

/** A scenario as lists show it. */
export interface ScenarioRow {
  readonly id: string;
  readonly code: string;
  readonly ownerCentreId: string | null;
  readonly ownerCentreName: string | null;
  readonly title: string;
  readonly language: string;
  readonly nodes: number;
  readonly editions: EditionBrief[];
}

/**
 * Condition on an edition `e` of scenario `s`: any of an own centre, and for those who work on content what is published
 * of the reference and of centres in which they read. The parameters' places.
 */
const VISIBLE = (readers: string, authors: string, isAuthor: string): string =>
  `(s.owner_centre_id = ANY(${authors}) OR (e.hash IS NOT NULL AND ${isAuthor} AND (s.owner_centre_id IS NULL OR s.owner_centre_id = ANY(${readers}))))`;

/** All SQL of scenarios and their editions. */
@Injectable()
export class ScenariosRepository {
  /**
   * The edition, where the actor works on content and may read it: any of an own centre, and what is published of the
   * reference and of centres in which the actor reads.
   */
  async visible(db: Queryable, scope: ContentScope, id: string): Promise<ScenarioEditionRow | null> {
    const [row] = await db.query<ScenarioEditionRow>(
      `SELECT ${EDITION} WHERE e.id = $1 AND ${VISIBLE('$2', '$3', '$4')}`,
      [id, scope.readers, scope.authors, scope.isAuthor],
    );
    return row ?? null;
  }

  /** Scenarios with the editions that the actor may see; titles in `language` where an edition has it. */
  list(db: Queryable, scope: ContentScope, language: string): Promise<ScenarioRow[]> {
    return db.query<ScenarioRow>(
      `WITH seen AS (
         SELECT e.id, e.scenario_id, e.number, e.state, e.language, e.document FROM scenario_edition e JOIN scenario s ON s.id = e.scenario_id
         WHERE ${VISIBLE('$1', '$2', '$3')}
       ), shown AS (SELECT DISTINCT ON (scenario_id) * FROM seen ORDER BY scenario_id, number DESC)
       SELECT s.id, s.code, s.owner_centre_id AS "ownerCentreId", c.name AS "ownerCentreName",
         COALESCE(NULLIF(x.document->'translations'->$4->>(x.document->>'title'), ''), x.document->'texts'->>(x.document->>'title'), s.code) AS title,
         CASE WHEN NULLIF(x.document->'translations'->$4->>(x.document->>'title'), '') IS NULL THEN x.language ELSE $4 END AS language,
         jsonb_array_length(x.document->'nodes') AS nodes,
         (SELECT jsonb_agg(jsonb_build_object('id', e.id, 'number', e.number, 'state', e.state) ORDER BY e.number DESC) FROM seen e WHERE e.scenario_id = s.id) AS editions
       FROM scenario s JOIN shown x ON x.scenario_id = s.id LEFT JOIN centre c ON c.id = s.owner_centre_id
       ORDER BY s.owner_centre_id IS NULL, s.code COLLATE human, s.id`,
      [scope.readers, scope.authors, scope.isAuthor, language],
    );
  }

  /** Editions of one scenario that the actor may see, the newest first. */
  editionsOf(db: Queryable, scope: ContentScope, scenarioId: string): Promise<EditionBrief[]> {
    return db.query<EditionBrief>(
      `SELECT e.id, e.number, e.state FROM scenario_edition e JOIN scenario s ON s.id = e.scenario_id
       WHERE s.id = $4 AND ${VISIBLE('$1', '$2', '$3')} ORDER BY e.number DESC`,
      [scope.readers, scope.authors, scope.isAuthor, scenarioId],
    );
  }

  /** Name of a file of the scenario; null when it has none of this hash. */
  async fileName(db: Queryable, scenarioId: string, hash: string): Promise<string | null> {
    const [row] = await db.query<{ name: string }>(
      `SELECT name FROM file_use WHERE owner_kind = 'scenario' AND owner_id = $1 AND hash = $2`,
      [scenarioId, hash],
    );
    return row?.name ?? null;
  }

  /** The edition of one of `centres`, locked until the transaction ends. */
  async locked(tx: Tx, centres: readonly string[], id: string): Promise<ScenarioEditionRow | null> {
    const [row] = await tx.query<ScenarioEditionRow>(
      `SELECT ${EDITION} WHERE e.id = $1 AND s.owner_centre_id = ANY($2) FOR UPDATE OF e`,
      [id, centres],
    );
    return row ?? null;
  }

  /** Whatever owns it: for the product's own work. */
  async byId(db: Queryable, id: string): Promise<ScenarioEditionRow | null> {
    const [row] = await db.query<ScenarioEditionRow>(`SELECT ${EDITION} WHERE e.id = $1`, [id]);
    return row ?? null;
  }

  /** The newest edition of a scenario. */
  async newest(db: Queryable, scenarioId: string): Promise<ScenarioEditionRow | null> {
    const [row] = await db.query<ScenarioEditionRow>(
      `SELECT ${EDITION} WHERE e.scenario_id = $1 ORDER BY e.number DESC LIMIT 1`,
      [scenarioId],
    );
    return row ?? null;
  }

  /** The newest edition of the reference scenario of this code. */
  async newestReference(db: Queryable, code: string): Promise<ScenarioEditionRow | null> {
    const [row] = await db.query<ScenarioEditionRow>(
      `SELECT ${EDITION} WHERE s.owner_centre_id IS NULL AND s.code = $1 ORDER BY e.number DESC LIMIT 1`,
      [code],
    );
    return row ?? null;
  }

  /** False when the owner has a scenario of this code. */
  async insertScenario(
    tx: Tx,
    scenario: { id: string; ownerCentreId: string | null; code: string; by: string | null; at: Date },
  ): Promise<boolean> {
    const added = await tx.execute(
      'INSERT INTO scenario (id, owner_centre_id, code, created_by, created_at) VALUES ($1,$2,$3,$4,$5) ON CONFLICT DO NOTHING',
      [scenario.id, scenario.ownerCentreId, scenario.code, scenario.by, scenario.at],
    );
    return added > 0;
  }

  async insertEdition(
    tx: Tx,
    edition: {
      id: string;
      scenarioId: string;
      number: number;
      document: ScenarioDocument;
      changeNote: string;
      by: string | null;
      at: Date;
    },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO scenario_edition (id, scenario_id, number, state, language, document, change_note, created_by, created_at)
       VALUES ($1,$2,$3,'DRAFT',$4,$5,$6,$7,$8)`,
      [
        edition.id,
        edition.scenarioId,
        edition.number,
        edition.document.language,
        JSON.stringify(edition.document),
        edition.changeNote,
        edition.by,
        edition.at,
      ],
    );
  }

  /** The new version; null when `version` is not the stored one. What was proven of the old text is forgotten. */
  async saveDocument(tx: Tx, id: string, version: number, document: ScenarioDocument): Promise<number | null> {
    const [row] = await tx.query<{ version: number }>(
      'UPDATE scenario_edition SET document = $3, language = $4, proof = NULL, version = version + 1 WHERE id = $1 AND version = $2 RETURNING version',
      [id, version, JSON.stringify(document), document.language],
    );
    return row?.version ?? null;
  }

  async saveProof(tx: Tx, id: string, proof: ScenarioProof): Promise<void> {
    await tx.query('UPDATE scenario_edition SET proof = $2 WHERE id = $1', [id, JSON.stringify(proof)]);
  }

  async setState(
    tx: Tx,
    id: string,
    state: EditionState,
    act: { by: string; at: Date; fictionChecks: readonly FictionCheck[] },
  ): Promise<void> {
    const [mark, ...values] =
      state === 'IN_REVIEW'
        ? [
            ', submitted_by = $3, submitted_at = $4, approved_by = NULL, approved_at = NULL, fiction_checks = NULL',
            act.by,
            act.at,
          ]
        : state === 'APPROVED'
          ? [', approved_by = $3, approved_at = $4, fiction_checks = $5', act.by, act.at, act.fictionChecks]
          : [''];
    await tx.query(`UPDATE scenario_edition SET state = $2, version = version + 1${mark} WHERE id = $1`, [
      id,
      state,
      ...values,
    ]);
  }

  /** Freezes the edition and lays the one before aside. */
  async publish(tx: Tx, edition: { id: string; scenarioId: string }, source: Frozen, at: Date): Promise<void> {
    await tx.query(
      `UPDATE scenario_edition SET state = 'SUPERSEDED', version = version + 1 WHERE scenario_id = $1 AND state = 'PUBLISHED'`,
      [edition.scenarioId],
    );
    await tx.query(
      `UPDATE scenario_edition SET state = 'PUBLISHED', hash = $2, manifest = $3, published_at = $4, version = version + 1 WHERE id = $1`,
      [edition.id, source.hash, source.bytes, at],
    );
  }

  async addTranslation(
    tx: Tx,
    translation: {
      editionId: string;
      language: string;
      sourceHash: string;
      texts: Readonly<Record<string, string>>;
      frozen: Frozen;
      at: Date;
    },
  ): Promise<void> {
    const { editionId, language, sourceHash, texts, frozen, at } = translation;
    await tx.query(
      'INSERT INTO scenario_translation (edition_id, language, source_hash, texts, hash, manifest, frozen_at) VALUES ($1,$2,$3,$4,$5,$6,$7)',
      [editionId, language, sourceHash, JSON.stringify(texts), frozen.hash, frozen.bytes, at],
    );
  }

  /** Hashes of the frozen translations by language. */
  async translations(db: Queryable, editionId: string): Promise<ReadonlyMap<string, string>> {
    const rows = await db.query<{ language: string; hash: string }>(
      'SELECT language, hash FROM scenario_translation WHERE edition_id = $1',
      [editionId],
    );
    return new Map(rows.map(({ language, hash }) => [language, hash]));
  }

  async addAuthor(tx: Tx, editionId: string, accountId: string): Promise<void> {
    await tx.query('INSERT INTO scenario_author (edition_id, account_id) VALUES ($1,$2) ON CONFLICT DO NOTHING', [
      editionId,
      accountId,
    ]);
  }

  async isAuthor(db: Queryable, editionId: string, accountId: string): Promise<boolean> {
    const rows = await db.query('SELECT 1 FROM scenario_author WHERE edition_id = $1 AND account_id = $2', [
      editionId,
      accountId,
    ]);
    return rows.length > 0;
  }

  /** Those of `hashes` that the scenario has no file for. */
  async missingFiles(db: Queryable, scenarioId: string, hashes: readonly string[]): Promise<string[]> {
    const rows = await db.query<{ hash: string }>(
      `SELECT h AS hash FROM unnest($2::text[]) h
       WHERE NOT EXISTS (SELECT 1 FROM file_use u WHERE u.hash = h AND u.owner_kind = 'scenario' AND u.owner_id = $1)`,
      [scenarioId, hashes],
    );
    return rows.map(({ hash }) => hash);
  }
}
