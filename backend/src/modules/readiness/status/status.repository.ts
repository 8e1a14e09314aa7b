import { Injectable } from '@nestjs/common';
import type {
  EvidenceFact,
  ModuleShape,
  Plan,
  Rule,
  RuleSelector,
  RuleSubject,
  Tally,
} from '@peacewright/readiness-engine';
import type { Queryable, Tx } from '../../../platform/database';

/** A packed row; its rotation's plan says what the columns are. */
export interface KeptRow extends StoredRow {
  readonly rotationId: string;
}

/** A live post; `personId` null: vacant. A reserve is a further row of the post it stands by for. */
export interface RollRow extends RuleSubject {
  readonly postId: string;
  readonly personId: string | null;
  readonly reserve: boolean;
  /** What the post itself says, whoever fills it. */
  readonly postRankBand: string | null;
}

export interface StoredRow {
  readonly personId: string;
  readonly counted: boolean;
  readonly cells: Buffer;
}

export interface PersonEvidence extends EvidenceFact {
  readonly personId: string;
}

export interface Summary {
  readonly rotationId: string;
  readonly plan: Plan;
  readonly tally: Tally;
}

export interface Gap {
  readonly moduleId: string;
  readonly editionId: string;
  readonly code: string;
  readonly lacking: number;
  readonly of: number;
}

/** All SQL of the kept status. Every function runs in the transaction of the act that it follows. */
@Injectable()
export class StatusRepository {
  /** Evidence of a country flows side by side… */
  async shareCountry(tx: Tx, countryId: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 7))', [countryId]);
  }

  /** …and waits while its rolls or rules change, and they for it: neither can miss what the other is about to write. */
  async holdCountry(tx: Tx, countryId: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7))', [countryId]);
  }

  async countryOf(tx: Tx, rotationId: string): Promise<string | null> {
    const [row] = await tx.query<{ country_id: string }>('SELECT country_id FROM rotation WHERE id = $1', [rotationId]);
    return row?.country_id ?? null;
  }

  /** The packed rows of people, locked in a fixed order. */
  rowsOfPeople(tx: Tx, countryId: string, personIds: readonly string[]): Promise<KeptRow[]> {
    return tx.query<KeptRow>(
      `SELECT s.person_id AS "personId", s.rotation_id AS "rotationId", s.counted, s.cells
       FROM roll_entry e
       JOIN rotation_status s ON s.country_id = $1 AND s.rotation_id = e.rotation_id AND s.person_id = e.person_id
       WHERE e.person_id = ANY($2) AND e.status <> 'REPLACED' ORDER BY s.rotation_id, s.person_id FOR UPDATE OF s`,
      [countryId, personIds],
    );
  }

  /** Evidence of people about modules, revocations included. `knownBy` leaves out what was recorded later. */
  evidence(
    db: Queryable,
    countryId: string,
    personIds: readonly string[],
    moduleIds: readonly string[],
    knownBy: Date | null = null,
  ): Promise<PersonEvidence[]> {
    return db.query<PersonEvidence>(
      `SELECT person_id AS "personId", id, module_id AS "moduleId", module_edition_id AS "moduleEditionId", item_id AS "itemId", kind, passed,
              achieved_on AS "achievedOn", extract(epoch FROM recorded_at)::float8 AS "recordedAt", revokes
       FROM evidence WHERE country_id = $1 AND person_id = ANY($2) AND module_id = ANY($3) AND ($4::timestamptz IS NULL OR recorded_at <= $4)`,
      [countryId, personIds, moduleIds, knownBy],
    );
  }

  /** Modules in which people opened a lesson. */
  async started(
    db: Queryable,
    countryId: string,
    personIds: readonly string[],
    moduleIds: readonly string[],
  ): Promise<{ personId: string; moduleId: string }[]> {
    return db.query(
      `SELECT DISTINCT p.person_id AS "personId", m.module_id AS "moduleId" FROM lesson_progress p JOIN module_edition m ON m.id = p.module_edition_id
       WHERE p.country_id = $1 AND p.person_id = ANY($2) AND m.module_id = ANY($3)`,
      [countryId, personIds, moduleIds],
    );
  }

  /** What editions consist of; `frozen` says that it can no longer change. */
  shapes(db: Queryable, editionIds: readonly string[]): Promise<(ModuleShape & { readonly frozen: boolean })[]> {
    return db.query(
      `SELECT e.id AS "editionId", e.hash IS NOT NULL AS frozen,
              ARRAY(SELECT i.id::text FROM edition_item i WHERE i.edition_id = e.id AND i.kind = 'LESSON' ORDER BY i.position) AS lessons,
              ARRAY(SELECT i.id::text FROM edition_item i WHERE i.edition_id = e.id AND (i.kind = 'TEST' OR (i.kind = 'SCENARIO' AND i.document IS NOT NULL)) ORDER BY i.position) AS tests
       FROM module_edition e WHERE e.id = ANY($1)`,
      [editionIds],
    );
  }

  /** The live rules of a rotation with the modules of their editions. */
  async rules(db: Queryable, rotationId: string): Promise<Rule[]> {
    return db.query<Rule & { selector: RuleSelector }>(
      `SELECT q.id, c.id AS "courseId", q.course_edition_id AS "courseEditionId", c.code AS "courseCode", q.selector, q.due_on AS "dueOn",
              COALESCE((SELECT jsonb_agg(jsonb_build_object('moduleId', l.module_id, 'moduleEditionId', l.module_edition_id, 'moduleCode', m.code) ORDER BY l.position)
                        FROM course_edition_module l JOIN module m ON m.id = l.module_id
                        WHERE l.course_edition_id = q.course_edition_id AND l.module_edition_id IS NOT NULL), '[]') AS modules
       FROM requirement_rule q JOIN course_edition ce ON ce.id = q.course_edition_id JOIN course c ON c.id = ce.course_id
       WHERE q.rotation_id = $1 AND q.ended_at IS NULL`,
      [rotationId],
    );
  }

  roll(db: Queryable, rotationId: string): Promise<RollRow[]> {
    return db.query<RollRow>(
      `WITH RECURSIVE above AS (
         SELECT id AS of, id, parent_id FROM sub_unit WHERE rotation_id = $1
         UNION ALL SELECT a.of, u.id, u.parent_id FROM above a JOIN sub_unit u ON u.id = a.parent_id
       ), path AS (SELECT of, array_agg(id::text) AS ids FROM above GROUP BY of)
       SELECT p.id AS "postId", e.person_id AS "personId", COALESCE(e.status = 'RESERVE', false) AS reserve, p.category,
              COALESCE(p.rank_band, k.band) AS "rankBand", p.rank_band AS "postRankBand", COALESCE(path.ids, '{}') AS "subUnitIds"
       FROM post p
       LEFT JOIN path ON path.of = p.sub_unit_id
       LEFT JOIN roll_entry e ON e.post_id = p.id AND e.status <> 'REPLACED'
       LEFT JOIN person n ON n.id = e.person_id
       LEFT JOIN rank k ON k.id = n.rank_id
       WHERE p.rotation_id = $1 AND p.ended_on IS NULL`,
      [rotationId],
    );
  }

  stored(tx: Tx, countryId: string, rotationId: string): Promise<StoredRow[]> {
    return tx.query<StoredRow>(
      'SELECT person_id AS "personId", counted, cells FROM rotation_status WHERE country_id = $1 AND rotation_id = $2',
      [countryId, rotationId],
    );
  }

  async summary(db: Queryable, rotationId: string): Promise<Summary | null> {
    const [row] = await db.query<Summary>(
      'SELECT rotation_id AS "rotationId", plan, tally FROM rotation_summary WHERE rotation_id = $1',
      [rotationId],
    );
    return row ?? null;
  }

  /** Plans and tallies of the rotations on whose roll people stand, locked in a fixed order; to be sent after `rowsOfPeople`. */
  summariesOfPeople(tx: Tx, personIds: readonly string[]): Promise<Summary[]> {
    return tx.query<Summary>(
      `SELECT rotation_id AS "rotationId", plan, tally FROM rotation_summary
       WHERE rotation_id = ANY(ARRAY(SELECT e.rotation_id FROM roll_entry e WHERE e.person_id = ANY($1) AND e.status <> 'REPLACED'))
       ORDER BY rotation_id FOR UPDATE`,
      [personIds],
    );
  }

  /** New cells of rows that are there. */
  saveCells(
    tx: Tx,
    countryId: string,
    rows: readonly { rotationId: string; personId: string; cells: Uint8Array }[],
    at: Date,
  ): void {
    tx.send(
      `UPDATE rotation_status s SET cells = decode(given.cells, 'base64'), changed_at = $5
       FROM unnest($2::uuid[], $3::uuid[], $4::text[]) AS given (rotation_id, person_id, cells)
       WHERE s.country_id = $1 AND s.rotation_id = given.rotation_id AND s.person_id = given.person_id`,
      [
        countryId,
        rows.map(({ rotationId }) => rotationId),
        rows.map(({ personId }) => personId),
        rows.map(({ cells }) => Buffer.from(cells).toString('base64')),
        at,
      ],
    );
  }

  async saveRows(
    tx: Tx,
    countryId: string,
    rotationId: string,
    rows: readonly { personId: string; counted: boolean; cells: Uint8Array }[],
    at: Date,
  ): Promise<void> {
    if (rows.length === 0) return;
    await tx.query(
      `INSERT INTO rotation_status (country_id, rotation_id, person_id, counted, cells, changed_at)
       SELECT $1, $2, given.person_id, given.counted, decode(given.cells, 'base64'), $6
       FROM unnest($3::uuid[], $4::boolean[], $5::text[]) AS given (person_id, counted, cells) ORDER BY given.person_id
       ON CONFLICT (country_id, rotation_id, person_id) DO UPDATE SET counted = EXCLUDED.counted, cells = EXCLUDED.cells, changed_at = EXCLUDED.changed_at`,
      [
        countryId,
        rotationId,
        rows.map(({ personId }) => personId),
        rows.map(({ counted }) => counted),
        rows.map(({ cells }) => Buffer.from(cells).toString('base64')),
        at,
      ],
    );
  }

  removeRows(tx: Tx, countryId: string, rotationId: string, personIds: readonly string[]): Promise<number> {
    return tx.execute(
      'DELETE FROM rotation_status WHERE country_id = $1 AND rotation_id = $2 AND person_id = ANY($3)',
      [countryId, rotationId, personIds],
    );
  }

  saveTally(tx: Tx, rotationId: string, tally: Tally, gap: Gap | null, at: Date): void {
    tx.send('UPDATE rotation_summary SET tally = $2, gap = $3, changed_at = $4 WHERE rotation_id = $1', [
      rotationId,
      JSON.stringify(tally),
      gap && JSON.stringify(gap),
      at,
    ]);
  }

  async saveSummary(
    tx: Tx,
    countryId: string,
    rotationId: string,
    plan: Plan,
    tally: Tally,
    gap: Gap | null,
    at: Date,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO rotation_summary (rotation_id, country_id, plan, dues, tally, gap, changed_at) VALUES ($1,$2,$3,$4,$5,$6,$7)
       ON CONFLICT (rotation_id) DO UPDATE SET plan = EXCLUDED.plan, dues = EXCLUDED.dues, tally = EXCLUDED.tally, gap = EXCLUDED.gap, changed_at = EXCLUDED.changed_at`,
      [
        rotationId,
        countryId,
        JSON.stringify(plan),
        JSON.stringify(plan.dues),
        JSON.stringify(tally),
        gap && JSON.stringify(gap),
        at,
      ],
    );
  }
}
