import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '../../platform/database';
import type { PostDto, RollDto, RollEntryDto, SubUnitDto } from './roll.dto';

export interface NewSubUnit {
  readonly id: string;
  readonly countryId: string;
  readonly rotationId: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly position: number;
}
export interface PostState {
  readonly id: string;
  readonly subUnitId: string | null;
  readonly code: string;
  readonly title: string;
  readonly category: string;
  readonly rankBand: string | null;
  readonly requiredLanguage: string | null;
  readonly isKey: boolean;
}
export interface NewPost extends PostState {
  readonly countryId: string;
  readonly rotationId: string;
  readonly position: number;
}
export interface NewEntry {
  readonly id: string;
  readonly countryId: string;
  readonly rotationId: string;
  readonly postId: string;
  readonly personId: string;
  readonly fromDate: string;
  readonly status: 'PRIMARY' | 'RESERVE';
}
export interface ClosedEntry {
  readonly id: string;
  /** Last day; held at the first day where it would lie before it. */
  readonly toDate: string;
  /** Empty where there is none of the person's own. */
  readonly reason: string;
}
export interface EntryRow {
  readonly id: string;
  readonly rotationId: string;
  readonly postId: string;
  readonly personId: string;
  readonly status: 'PRIMARY' | 'RESERVE' | 'REPLACED';
  readonly fromDate: string;
}

const POST = `p.id, p.sub_unit_id AS "subUnitId", p.code, p.title, p.category, p.rank_band AS "rankBand", p.required_language AS "requiredLanguage",
  p.is_key AS "isKey", p.position, p.ended_on AS "endedOn", p.version`;
const ENTRY = `id, rotation_id AS "rotationId", post_id AS "postId", person_id AS "personId", status, from_date AS "fromDate"`;

/** All SQL of sub-units, posts and roll entries. Whether the rotation may be touched is asked before. */
@Injectable()
export class RollRepository {
  /** The whole roll in three queries; names, numbers and why somebody left only with `identities`. */
  async roll(db: Queryable, rotationId: string, identities: boolean): Promise<RollDto> {
    const subUnits = await this.subUnits(db, rotationId);
    const posts = await db.query<Omit<PostDto, 'entries'>>(
      `SELECT ${POST} FROM post p WHERE p.rotation_id = $1 ORDER BY p.position, p.code`,
      [rotationId],
    );
    const entries = await db.query<RollEntryDto & { postId: string }>(
      `SELECT e.post_id AS "postId", e.id, e.person_id AS "personId", e.status, e.from_date AS "fromDate", e.to_date AS "toDate", CASE WHEN $2 THEN e.reason ELSE '' END AS reason, p.service, p.category,
         k.abbreviation AS rank, CASE WHEN $2 THEN i.full_name END AS name, CASE WHEN $2 THEN COALESCE(p.service_number, p.centre_number) END AS number,
         EXISTS (SELECT 1 FROM account a WHERE a.person_id = p.id) AS "hasAccount"
       FROM roll_entry e JOIN person p ON p.id = e.person_id LEFT JOIN person_identity i ON i.person_id = p.id LEFT JOIN rank k ON k.id = p.rank_id
       WHERE e.rotation_id = $1 ORDER BY array_position('{PRIMARY,RESERVE,REPLACED}'::text[], e.status), e.from_date DESC, e.id DESC`,
      [rotationId, identities],
    );
    const byPost = Map.groupBy(entries, (entry) => entry.postId);
    return {
      subUnits,
      posts: posts.map((post) => ({
        ...post,
        entries: (byPost.get(post.id) ?? []).map(({ postId: _, ...entry }) => entry),
      })),
    };
  }

  subUnits(db: Queryable, rotationId: string): Promise<SubUnitDto[]> {
    return db.query<SubUnitDto>(
      'SELECT id, parent_id AS "parentId", name, position, version FROM sub_unit WHERE rotation_id = $1 ORDER BY position, name COLLATE human',
      [rotationId],
    );
  }

  async subUnitRotation(db: Queryable, id: string): Promise<string | null> {
    const [row] = await db.query<{ rotationId: string }>(
      'SELECT rotation_id AS "rotationId" FROM sub_unit WHERE id = $1',
      [id],
    );
    return row?.rotationId ?? null;
  }

  async postRotation(db: Queryable, id: string): Promise<string | null> {
    const [row] = await db.query<{ rotationId: string }>('SELECT rotation_id AS "rotationId" FROM post WHERE id = $1', [
      id,
    ]);
    return row?.rotationId ?? null;
  }

  async post(db: Queryable, id: string): Promise<Omit<PostDto, 'entries'> | null> {
    const [row] = await db.query<Omit<PostDto, 'entries'>>(`SELECT ${POST} FROM post p WHERE p.id = $1`, [id]);
    return row ?? null;
  }

  async entry(db: Queryable, id: string): Promise<EntryRow | null> {
    const [row] = await db.query<EntryRow>(`SELECT ${ENTRY} FROM roll_entry WHERE id = $1`, [id]);
    return row ?? null;
  }

  /** The entry of a person that still counts in a rotation. */
  async liveEntry(db: Queryable, rotationId: string, personId: string): Promise<EntryRow | null> {
    const [row] = await db.query<EntryRow>(
      `SELECT ${ENTRY} FROM roll_entry WHERE rotation_id = $1 AND person_id = $2 AND status <> 'REPLACED'`,
      [rotationId, personId],
    );
    return row ?? null;
  }

  async holder(db: Queryable, postId: string): Promise<EntryRow | null> {
    const [row] = await db.query<EntryRow>(
      `SELECT ${ENTRY} FROM roll_entry WHERE post_id = $1 AND status = 'PRIMARY'`,
      [postId],
    );
    return row ?? null;
  }

  async postIsUsed(db: Queryable, postId: string): Promise<boolean> {
    const [row] = await db.query(`SELECT 1 FROM roll_entry WHERE post_id = $1 AND status <> 'REPLACED' LIMIT 1`, [
      postId,
    ]);
    return row !== undefined;
  }

  async subUnitIsUsed(db: Queryable, id: string): Promise<boolean> {
    const [row] = await db.query(
      "SELECT 1 FROM post WHERE sub_unit_id = $1 UNION ALL SELECT 1 FROM sub_unit WHERE parent_id = $1 UNION ALL SELECT 1 FROM requirement_rule WHERE ended_at IS NULL AND selector->'subUnitIds' ? $1::text LIMIT 1",
      [id],
    );
    return row !== undefined;
  }

  async insertSubUnits(tx: Tx, rows: readonly NewSubUnit[]): Promise<void> {
    // Parents come before their children in the list, and a foreign key is checked at the end of the statement.
    if (rows.length === 0) return;
    await tx.query(
      `INSERT INTO sub_unit (id, country_id, rotation_id, parent_id, name, position)
       SELECT id, "countryId", "rotationId", "parentId", name, position
       FROM jsonb_to_recordset($1::jsonb) AS x (id uuid, "countryId" uuid, "rotationId" uuid, "parentId" uuid, name text, position int)`,
      [JSON.stringify(rows)],
    );
  }

  updateSubUnit(tx: Tx, id: string, version: number, name: string, parentId: string | null): Promise<number> {
    return tx.execute(
      'UPDATE sub_unit SET name = $3, parent_id = $4, version = version + 1 WHERE id = $1 AND version = $2',
      [id, version, name, parentId],
    );
  }

  deleteSubUnit(tx: Tx, id: string): Promise<number> {
    return tx.execute('DELETE FROM sub_unit WHERE id = $1', [id]);
  }

  async insertPosts(tx: Tx, rows: readonly NewPost[]): Promise<void> {
    if (rows.length === 0) return;
    await tx.query(
      `INSERT INTO post (id, country_id, rotation_id, sub_unit_id, code, title, category, rank_band, required_language, is_key, position)
       SELECT id, "countryId", "rotationId", "subUnitId", code, title, category, "rankBand", "requiredLanguage", "isKey", position
       FROM jsonb_to_recordset($1::jsonb) AS x (id uuid, "countryId" uuid, "rotationId" uuid, "subUnitId" uuid, code text, title text, category text,
         "rankBand" text, "requiredLanguage" text, "isKey" boolean, position int)`,
      [JSON.stringify(rows)],
    );
  }

  /** Writes whole states; posts that had ended live again. */
  async updatePosts(tx: Tx, rows: readonly PostState[]): Promise<void> {
    if (rows.length === 0) return;
    await tx.query(
      `UPDATE post p SET sub_unit_id = x."subUnitId", code = x.code, title = x.title, category = x.category, rank_band = x."rankBand",
         required_language = x."requiredLanguage", is_key = x."isKey", ended_on = NULL, version = p.version + 1
       FROM jsonb_to_recordset($1::jsonb) AS x (id uuid, "subUnitId" uuid, code text, title text, category text, "rankBand" text, "requiredLanguage" text, "isKey" boolean)
       WHERE p.id = x.id`,
      [JSON.stringify(rows)],
    );
  }

  async endPost(tx: Tx, id: string, on: string): Promise<void> {
    await tx.execute('UPDATE post SET ended_on = $2, version = version + 1 WHERE id = $1', [id, on]);
  }

  async insertEntries(tx: Tx, rows: readonly NewEntry[], at: Date): Promise<void> {
    if (rows.length === 0) return;
    await tx.query(
      `INSERT INTO roll_entry (id, country_id, rotation_id, post_id, person_id, from_date, status, created_at)
       SELECT id, "countryId", "rotationId", "postId", "personId", "fromDate", status, $2
       FROM jsonb_to_recordset($1::jsonb) AS x (id uuid, "countryId" uuid, "rotationId" uuid, "postId" uuid, "personId" uuid, "fromDate" date, status text)`,
      [JSON.stringify(rows), at],
    );
  }

  /** Keeps the entries as the past; who came instead is written by `linkReplacement`. */
  async closeEntries(tx: Tx, rows: readonly ClosedEntry[]): Promise<void> {
    if (rows.length === 0) return;
    await tx.query(
      `UPDATE roll_entry e SET status = 'REPLACED', to_date = GREATEST(x."toDate", e.from_date), reason = x.reason
       FROM jsonb_to_recordset($1::jsonb) AS x (id uuid, "toDate" date, reason text) WHERE e.id = x.id`,
      [JSON.stringify(rows)],
    );
  }

  async linkReplacement(tx: Tx, oldId: string, newId: string): Promise<void> {
    await tx.execute('UPDATE roll_entry SET replaced_by = $2 WHERE id = $1', [oldId, newId]);
  }
}
