import { Injectable } from '@nestjs/common';
import type { Queryable } from '../../platform/database';
import type { NewEvidence } from '../evidence';
import { stateOf, type ModuleFacts, type ModuleState } from './module-state';

@Injectable()
export class ModuleStateQueries {
  /** Where one person stands in each of the editions: one query over the person's own rows. */
  async of(
    db: Queryable,
    countryId: string,
    personId: string,
    moduleEditionIds: readonly string[],
  ): Promise<ModuleState[]> {
    const rows = await this.facts(db, [{ countryId, personId }], moduleEditionIds);
    return rows.map(stateOf);
  }

  /** Where a person stands in one edition once the evidence `shown` is added; undefined: there is no such edition. */
  async withShown(
    db: Queryable,
    person: { countryId: string; personId: string; moduleEditionId: string },
    shown: readonly NewEvidence[],
  ): Promise<ModuleState | undefined> {
    const [facts] = await this.facts(db, [person], [person.moduleEditionId]);
    const added = shown.map((entry) => ({ ...entry, id: entry.dedupeKey, revokes: null, recordedAt: Infinity }));
    return facts && stateOf({ ...facts, evidence: [...facts.evidence, ...added] });
  }

  /** The same for many people at once, by person. */
  async ofPeople(
    db: Queryable,
    people: readonly { countryId: string; personId: string }[],
    moduleEditionIds: readonly string[],
  ): Promise<Map<string, ModuleState[]>> {
    const rows = await this.facts(db, people, moduleEditionIds);
    return new Map(
      [...Map.groupBy(rows, ({ personId }) => personId)].map(([personId, facts]) => [personId, facts.map(stateOf)]),
    );
  }

  private facts(
    db: Queryable,
    people: readonly { countryId: string; personId: string }[],
    moduleEditionIds: readonly string[],
  ): Promise<(ModuleFacts & { personId: string })[]> {
    return db.query(FACTS_SQL, [
      people.map(({ countryId }) => countryId),
      people.map(({ personId }) => personId),
      moduleEditionIds,
    ]);
  }
}

/** $1 countries and $2 ids of people, side by side; $3 module editions. */
const FACTS_SQL = `
  WITH people AS (
    SELECT * FROM unnest($1::uuid[], $2::uuid[]) AS p(country_id, person_id)
  ), wanted AS (
    SELECT me.id, me.module_id FROM module_edition me WHERE me.id = ANY($3)
  ), facts AS (
    SELECT e.person_id, e.module_id, array_agg(DISTINCT e.module_edition_id) AS editions,
      jsonb_agg(jsonb_build_object('id', e.id, 'moduleId', e.module_id, 'moduleEditionId', e.module_edition_id, 'itemId', e.item_id, 'kind', e.kind,
        'passed', e.passed, 'achievedOn', e.achieved_on, 'recordedAt', extract(epoch FROM e.recorded_at) * 1000, 'revokes', e.revokes)) AS evidence
    FROM people p JOIN evidence e ON e.country_id = p.country_id AND e.person_id = p.person_id
    WHERE e.module_id IN (SELECT module_id FROM wanted)
    GROUP BY e.person_id, e.module_id
  ), progress AS (
    SELECT l.person_id, l.module_edition_id,
      jsonb_agg(jsonb_build_object('itemId', l.item_id, 'fraction', l.fraction, 'doneAt', extract(epoch FROM l.done_at) * 1000,
        'updatedAt', extract(epoch FROM l.updated_at) * 1000)) AS progress
    FROM people p JOIN lesson_progress l ON l.country_id = p.country_id AND l.person_id = p.person_id
    WHERE l.module_edition_id = ANY($3)
    GROUP BY l.person_id, l.module_edition_id
  ), shape AS (
    SELECT i.edition_id, jsonb_build_object('editionId', i.edition_id,
        'lessons', COALESCE(jsonb_agg(i.id ORDER BY i.position) FILTER (WHERE i.kind = 'LESSON'), '[]'),
        'tests', COALESCE(jsonb_agg(i.id ORDER BY i.position) FILTER (WHERE i.kind = 'TEST'), '[]')) AS shape
    FROM edition_item i
    WHERE i.document IS NOT NULL AND i.edition_id IN (SELECT id FROM wanted UNION SELECT unnest(editions) FROM facts)
    GROUP BY i.edition_id
  )
  SELECT p.person_id AS "personId", w.id AS "moduleEditionId", w.module_id AS "moduleId", COALESCE(f.evidence, '[]') AS evidence, COALESCE(g.progress, '[]') AS progress,
    COALESCE((SELECT jsonb_agg(s.shape) FROM shape s WHERE s.edition_id = w.id OR s.edition_id = ANY(f.editions)),
      jsonb_build_array(jsonb_build_object('editionId', w.id, 'lessons', '[]'::jsonb, 'tests', '[]'::jsonb))) AS shapes
  FROM people p
  CROSS JOIN wanted w
  LEFT JOIN facts f ON f.person_id = p.person_id AND f.module_id = w.module_id
  LEFT JOIN progress g ON g.person_id = p.person_id AND g.module_edition_id = w.id`;
