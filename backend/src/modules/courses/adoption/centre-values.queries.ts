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
  /** Codes of the modules that use it. */
  readonly modules: readonly string[];
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
    const declared = await db.query<{ code: string; values: Declared[] }>(
      `SELECT m.code, COALESCE(t.document, e.document)->'centreValues' AS values FROM module_edition e JOIN module m ON m.id = e.module_id
       LEFT JOIN edition_translation t ON t.edition_id = e.id AND t.language = $2 AND t.hash IS NOT NULL WHERE e.id = ANY($1) ORDER BY m.code`,
      [moduleEditionIds, language],
    );
    const all = declared.flatMap(({ code, values }) => values.map((value) => ({ code, ...value })));
    const contacts = await this.contacts(db, centreId, moduleEditionIds, language, allScenarios);
    all.push(...contacts.map(({ code, key, label }) => ({ code, key, label, unit: '', sample: '', note: '' })));
    return [...Map.groupBy(all, ({ key }) => key)]
      .flatMap(([key, uses]): CentreValue[] => {
        const [first] = uses;
        if (!first) return [];
        const { label, unit, sample, note } = first;
        const mine = set.get(key);
        const modules = [...new Set(uses.map(({ code }) => code))];
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
            modules,
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
  ): Promise<{ code: string; key: string; label: string }[]> {
    return db.query(
      `SELECT s.code, c->>'centreValue' AS key, COALESCE(t.texts->>(c->>'label'), e.document->'texts'->>(c->>'label'), '') AS label
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
