import { Injectable } from '@nestjs/common';
import type { ModuleDocument } from '@peacewright/lesson-document';
import type { Queryable } from '../../../platform/database';

/** A value that is the centre's to set, as a centre sees it. */
export interface CentreValue {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  /** The centre's own, or the sample until it is set. */
  readonly value: string;
  /** True: nobody at the centre has set it; every screen and print marks it. */
  readonly sample: boolean;
  readonly sampleValue: string;
  readonly note: string;
  readonly source: string;
  /** 0: not set yet. */
  readonly version: number;
  /** Of label, unit, sample and note, and of the sample as a value. */
  readonly language: string;
  /** Codes of the modules that use it. */
  readonly modules: readonly string[];
  /** The scenarios that show it as a contact. */
  readonly scenarios: readonly ScenarioTitle[];
}

/** A scenario by its name, in the language asked for where it has that, else in its own. */
export interface ScenarioTitle {
  readonly title: string;
  readonly language: string;
}

interface Contact {
  readonly scenarioId: string;
  readonly title: string;
  readonly titleLanguage: string;
  readonly key: string;
  readonly label: string;
  readonly language: string;
}

/** Reads the values of module editions, merged with what a centre has set. */
@Injectable()
export class CentreValues {
  /**
   * The values that the editions use, and the contacts of scenarios that they have as exercises, in the order of their keys.
   * With `allScenarios` also the contacts of every published scenario that the centre may use. `centreId` null: samples
   * only. `language` picks labels where a frozen translation has them.
   */
  async of(
    db: Queryable,
    centreId: string | null,
    moduleEditionIds: readonly string[],
    language = '',
    allScenarios = false,
  ): Promise<CentreValue[]> {
    type Declared = ModuleDocument['centreValues'][number];
    const set = await this.own(db, centreId);
    const declared = await db.query<{ code: string; language: string; values: Declared[] }>(
      `SELECT m.code, COALESCE(t.language, e.language) AS language, COALESCE(t.document, e.document)->'centreValues' AS values FROM module_edition e JOIN module m ON m.id = e.module_id
       LEFT JOIN edition_translation t ON t.edition_id = e.id AND t.language = $2 AND t.hash IS NOT NULL WHERE e.id = ANY($1) ORDER BY m.code`,
      [moduleEditionIds, language],
    );
    const contacts = await this.contacts(db, centreId, moduleEditionIds, language, allScenarios);
    const all = [
      ...declared.flatMap(({ code, language, values }) => values.map((value) => ({ code, language, ...value }))),
      ...contacts.map((contact) => ({ ...contact, unit: '', sample: '', note: '' })),
    ];
    return [...Map.groupBy(all, ({ key }) => key)]
      .flatMap(([key, uses]): CentreValue[] => {
        const [first] = uses;
        if (!first) return [];
        const { label, unit, sample, note, language } = first;
        const mine = set.get(key);
        const modules = new Set(uses.flatMap((use) => ('code' in use ? [use.code] : [])));
        const scenarios = new Map(uses.flatMap((use) => ('title' in use ? [[use.scenarioId, use] as const] : [])));
        return [
          {
            key,
            label,
            unit,
            value: mine?.value ?? sample,
            sample: !mine,
            sampleValue: sample,
            note,
            source: mine?.source ?? '',
            version: mine?.version ?? 0,
            language,
            modules: [...modules],
            scenarios: [...scenarios.values()].map(({ title, titleLanguage }) => ({ title, language: titleLanguage })),
          },
        ];
      })
      .sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  /** Whether any test takes the value as its pass mark. */
  async isPassMark(db: Queryable, key: string): Promise<boolean> {
    const [found] = await db.query<{ found: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM edition_item WHERE kind = 'TEST' AND document->'passMark'->>'centreValue' = $1) AS found`,
      [key],
    );
    return found?.found === true;
  }

  private async own(
    db: Queryable,
    centreId: string | null,
  ): Promise<ReadonlyMap<string, { readonly value: string; readonly source: string; readonly version: number }>> {
    const rows = await db.query<{ key: string; value: string; source: string; version: number }>(
      'SELECT key, value, source, version FROM centre_value WHERE centre_id = $1',
      [centreId],
    );
    return new Map(rows.map((value) => [value.key, value]));
  }

  /**
   * Contacts that scenarios show: of those that the editions have as exercises; with `all` of every published one that the
   * centre may make an exercise of.
   */
  private contacts(
    db: Queryable,
    centreId: string | null,
    moduleEditionIds: readonly string[],
    language: string,
    all: boolean,
  ): Promise<Contact[]> {
    return db.query(
      `SELECT s.id AS "scenarioId", COALESCE(t.texts->>(e.document->>'title'), e.document->'texts'->>(e.document->>'title'), s.code) AS title,
              CASE WHEN t.texts->>(e.document->>'title') IS NULL THEN e.language ELSE t.language END AS "titleLanguage",
              c->>'centreValue' AS key, COALESCE(t.texts->>(c->>'label'), e.document->'texts'->>(c->>'label'), '') AS label,
              CASE WHEN t.texts->>(c->>'label') IS NULL THEN e.language ELSE t.language END AS language
       FROM scenario_edition e JOIN scenario s ON s.id = e.scenario_id
       CROSS JOIN LATERAL jsonb_array_elements(COALESCE(e.document->'contacts', '[]')) WITH ORDINALITY AS x(c, ord)
       LEFT JOIN scenario_translation t ON t.edition_id = e.id AND t.language = $3
       WHERE ($4 AND e.state = 'PUBLISHED' AND (s.owner_centre_id IS NULL OR s.owner_centre_id = $1))
          OR e.id IN (SELECT (i.document->'pinned'->>'editionId')::uuid FROM edition_item i WHERE i.edition_id = ANY($2) AND i.kind = 'SCENARIO')
       ORDER BY s.code, ord`,
      [centreId, moduleEditionIds, language, all],
    );
  }
}
