import { Injectable } from '@nestjs/common';
import type { Queryable } from '../../platform/database';
import { stateOf, type ModuleFacts, type ModuleState } from './module-state';

/** A person before a module edition. */
export interface Reader {
  readonly personId: string;
  readonly moduleEditionId: string;
}

@Injectable()
export class ModuleStateQueries {
  /** Where one person stands in each of the editions: one query over the person's own rows. */
  async of(db: Queryable, personId: string, moduleEditionIds: readonly string[]): Promise<ModuleState[]> {
    const rows = await this.read(
      db,
      moduleEditionIds.map((moduleEditionId) => ({ personId, moduleEditionId })),
    );
    return rows.map(stateOf);
  }

  /** The same for many people at once, by person. */
  async ofPeople(
    db: Queryable,
    people: readonly { personId: string }[],
    moduleEditionIds: readonly string[],
  ): Promise<Map<string, ModuleState[]>> {
    const rows = await this.read(
      db,
      people.flatMap(({ personId }) => moduleEditionIds.map((moduleEditionId) => ({ personId, moduleEditionId }))),
    );
    return new Map(
      [...Map.groupBy(rows, ({ personId }) => personId)].map(([personId, facts]) => [personId, facts.map(stateOf)]),
    );
  }

  /** What each of the readers did about the module, side by side with them; undefined: there is no such edition. */
  async facts(db: Queryable, readers: readonly Reader[]): Promise<(ModuleFacts | undefined)[]> {
    const rows = await this.read(db, readers);
    return readers.map(({ personId, moduleEditionId }) =>
      rows.find((row) => row.personId === personId && row.moduleEditionId === moduleEditionId),
    );
  }

  private read(db: Queryable, readers: readonly Reader[]): Promise<(ModuleFacts & { personId: string })[]> {
    return db.query(FACTS_SQL, [
      readers.map(({ personId }) => personId),
      readers.map(({ moduleEditionId }) => moduleEditionId),
    ]);
  }
}

/** $1 ids of people and $2 module editions, side by side. */
const FACTS_SQL = `
  WITH asked AS (
    SELECT n.country_id, g.person_id, me.id, me.module_id
    FROM unnest($1::uuid[], $2::uuid[]) AS g(person_id, edition_id)
    JOIN person n ON n.id = g.person_id JOIN module_edition me ON me.id = g.edition_id
  ), facts AS (
    SELECT e.person_id, e.module_id, array_agg(DISTINCT e.module_edition_id) AS editions,
      jsonb_agg(jsonb_build_object('id', e.id, 'moduleId', e.module_id, 'moduleEditionId', e.module_edition_id, 'itemId', e.item_id, 'kind', e.kind,
        'passed', e.passed, 'achievedOn', e.achieved_on, 'recordedAt', extract(epoch FROM e.recorded_at) * 1000, 'revokes', e.revokes)) AS evidence
    FROM (SELECT DISTINCT country_id, person_id, module_id FROM asked) a
    JOIN evidence e ON e.country_id = a.country_id AND e.person_id = a.person_id AND e.module_id = a.module_id
    GROUP BY e.person_id, e.module_id
  ), progress AS (
    SELECT l.person_id, l.module_edition_id,
      jsonb_agg(jsonb_build_object('itemId', l.item_id, 'fraction', l.fraction, 'doneAt', extract(epoch FROM l.done_at) * 1000,
        'updatedAt', extract(epoch FROM l.updated_at) * 1000)) AS progress
    FROM asked a JOIN lesson_progress l ON l.country_id = a.country_id AND l.person_id = a.person_id AND l.module_edition_id = a.id
    GROUP BY l.person_id, l.module_edition_id
  ), shape AS MATERIALIZED (
    SELECT i.edition_id, jsonb_build_object('editionId', i.edition_id,
        'lessons', COALESCE(jsonb_agg(i.id ORDER BY i.position) FILTER (WHERE i.kind = 'LESSON'), '[]'),
        'tests', COALESCE(jsonb_agg(i.id ORDER BY i.position) FILTER (WHERE i.kind IN ('TEST','SCENARIO')), '[]')) AS shape
    FROM edition_item i
    WHERE i.document IS NOT NULL AND i.edition_id IN (SELECT id FROM asked UNION SELECT unnest(editions) FROM facts)
    GROUP BY i.edition_id
  )
  SELECT a.person_id AS "personId", a.id AS "moduleEditionId", a.module_id AS "moduleId", COALESCE(f.evidence, '[]') AS evidence, COALESCE(g.progress, '[]') AS progress,
    COALESCE((SELECT jsonb_agg(s.shape) FROM shape s WHERE s.edition_id = a.id OR s.edition_id = ANY(f.editions)),
      jsonb_build_array(jsonb_build_object('editionId', a.id, 'lessons', '[]'::jsonb, 'tests', '[]'::jsonb))) AS shapes
  FROM asked a
  LEFT JOIN facts f ON f.person_id = a.person_id AND f.module_id = a.module_id
  LEFT JOIN progress g ON g.person_id = a.person_id AND g.module_edition_id = a.id`;
