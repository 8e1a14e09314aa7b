import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access';
import type { Queryable } from '../../../platform/database';

export interface TitledModule {
  readonly code: string;
  readonly title: string;
  /** Of the title. */
  readonly language: string;
}

export interface CatalogueRow {
  readonly editionId: string;
  readonly code: string;
  readonly title: string;
  readonly language: string;
  readonly languages: string[];
  readonly minutes: number;
  readonly contentRating: 'general' | 'sensitive' | 'distressing';
  readonly recommendations: string[];
  /** Public codes of the objectives that it rates. */
  readonly objectives: string[];
}

export interface EditionRow {
  readonly id: string;
  readonly number: number;
  readonly hash: string;
  readonly manifest: Buffer;
}

/**
 * Condition on scenario `s`: it is the reference's, or of a centre of the actor's country or one that prepares the
 * actor; and it does not lie before the actor as an exercise that counts, since practice sends all of it. `$country` and
 * `$person` are the parameters' places.
 */
function open(country: string, person: string): string {
  return `${within(country, person)} AND NOT ${ahead(person)}`;
}

/** Asked of the person by a rotation's live rule or an offering, and not played to an end yet. */
function ahead(person: string): string {
  return `EXISTS (
    SELECT 1 FROM scenario_edition pinned
    JOIN edition_item i ON i.kind = 'SCENARIO' AND (i.document->'pinned'->>'editionId')::uuid = pinned.id
    JOIN course_edition_module cem ON cem.module_edition_id = i.edition_id
    WHERE pinned.scenario_id = s.id
      AND (EXISTS (SELECT 1 FROM roll_entry re JOIN rotation r ON r.id = re.rotation_id AND r.state <> 'CANCELLED'
             JOIN requirement_rule q ON q.rotation_id = r.id AND q.ended_at IS NULL AND q.course_edition_id = cem.course_edition_id
             WHERE re.person_id = ${person} AND re.status <> 'REPLACED')
        OR EXISTS (SELECT 1 FROM offering_person op JOIN offering o ON o.id = op.offering_id AND o.state <> 'CANCELLED' AND o.course_edition_id = cem.course_edition_id
             WHERE op.person_id = ${person}))
      AND NOT EXISTS (SELECT 1 FROM assessed_run a JOIN assessed_result x ON x.country_id = a.country_id AND x.run_id = a.id
        WHERE a.person_id = ${person} AND a.module_edition_id = i.edition_id AND a.item_id = i.id))`;
}

function within(country: string, person: string): string {
  return `(s.owner_centre_id IS NULL OR s.owner_centre_id IN (
    SELECT c.id FROM centre c WHERE c.country_id = ${country}
    UNION SELECT r.centre_id FROM roll_entry re JOIN rotation r ON r.id = re.rotation_id AND r.state <> 'CANCELLED' WHERE re.person_id = ${person} AND re.status <> 'REPLACED'
    UNION SELECT o.centre_id FROM offering_person op JOIN offering o ON o.id = op.offering_id AND o.state <> 'CANCELLED' WHERE op.person_id = ${person}))`;
}

/** What may be practised: published editions alone, whoever asks. */
@Injectable()
export class PracticeQueries {
  catalogue(db: Queryable, actor: Actor, language: string): Promise<CatalogueRow[]> {
    return db.query<CatalogueRow>(
      `SELECT e.id AS "editionId", s.code, COALESCE(t.texts, e.document->'texts')->>(e.document->>'title') AS title, COALESCE(t.language, e.language) AS language,
              e.language || ARRAY(SELECT x.language FROM scenario_translation x WHERE x.edition_id = e.id ORDER BY 1) AS languages,
              (e.document->>'minutes')::int AS minutes, e.document->>'contentRating' AS "contentRating",
              ARRAY(SELECT jsonb_array_elements_text(e.document->'recommendations')) AS recommendations,
              ARRAY(SELECT o->>'code' FROM jsonb_array_elements(e.document->'objectives') o) AS objectives
       FROM scenario s JOIN scenario_edition e ON e.scenario_id = s.id AND e.state = 'PUBLISHED'
       LEFT JOIN scenario_translation t ON t.edition_id = e.id AND t.language = $3
       WHERE ${open('$1', '$2')} ORDER BY s.code COLLATE human, s.id`,
      [actor.countryId, actor.personId, language],
    );
  }

  /** A published edition, or an older one that the actor has begun. */
  async edition(db: Queryable, actor: Actor, editionId: string): Promise<EditionRow | null> {
    const [row] = await db.query<EditionRow>(
      `SELECT e.id, e.number, e.hash, e.manifest FROM scenario_edition e JOIN scenario s ON s.id = e.scenario_id
       WHERE e.id = $1 AND e.hash IS NOT NULL AND ${open('$2', '$3')}
         AND (e.state = 'PUBLISHED' OR EXISTS (SELECT 1 FROM scenario_run r WHERE r.edition_id = e.id AND r.account_id = $4))`,
      [editionId, actor.countryId, actor.personId, actor.accountId],
    );
    return row ?? null;
  }

  async words(db: Queryable, editionId: string): Promise<Readonly<Record<string, unknown>>> {
    const rows = await db.query<{ language: string; texts: unknown }>(
      'SELECT language, texts FROM scenario_translation WHERE edition_id = $1 ORDER BY language',
      [editionId],
    );
    return Object.fromEntries(rows.map(({ language, texts }) => [language, texts]));
  }

  /** Values of the centre that prepares the actor, or in which they work; of several, one. */
  async contacts(db: Queryable, actor: Actor, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (keys.length === 0) return new Map();
    const working = actor.grants.flatMap(({ scopeKind, scopeId, centres }) =>
      scopeKind === 'CENTRE' && scopeId !== null ? [scopeId] : centres,
    );
    const rows = await db.query<{ key: string; value: string }>(
      `SELECT DISTINCT ON (v.key) v.key, v.value FROM centre_value v
       WHERE v.key = ANY($1) AND (v.centre_id = ANY($2) OR v.centre_id IN (
         SELECT r.centre_id FROM roll_entry re JOIN rotation r ON r.id = re.rotation_id AND r.state <> 'CANCELLED' WHERE re.person_id = $3 AND re.status <> 'REPLACED'
         UNION SELECT o.centre_id FROM offering_person op JOIN offering o ON o.id = op.offering_id AND o.state <> 'CANCELLED' WHERE op.person_id = $3))
       ORDER BY v.key, v.set_at DESC`,
      [keys, working, actor.personId],
    );
    return new Map(rows.map(({ key, value }) => [key, value]));
  }

  /** Titles of the reference's modules by code, in the language where they have it, and which one each is in. */
  async moduleTitles(db: Queryable, codes: readonly string[], language: string): Promise<readonly TitledModule[]> {
    return db.query<TitledModule>(
      `SELECT DISTINCT ON (m.code) m.code, COALESCE(t.document->>'title', e.document->>'title') AS title,
              CASE WHEN t.document->>'title' IS NULL THEN e.language ELSE t.language END AS language
       FROM module m JOIN module_edition e ON e.module_id = m.id
       LEFT JOIN edition_translation t ON t.edition_id = e.id AND t.language = $2
       WHERE m.owner_centre_id IS NULL AND m.code = ANY($1) ORDER BY m.code, e.hash IS NULL, e.number DESC`,
      [codes, language],
    );
  }

  /** Name under which the edition's scenario uses a file; null when it does not. */
  async fileName(db: Queryable, editionId: string, hash: string): Promise<string | null> {
    const [row] = await db.query<{ name: string }>(
      `SELECT u.name FROM file_use u JOIN scenario_edition e ON e.scenario_id = u.owner_id
       WHERE u.owner_kind = 'scenario' AND e.id = $1 AND u.hash = $2`,
      [editionId, hash],
    );
    return row?.name ?? null;
  }
}
