import { Injectable } from '@nestjs/common';
import type { ModuleDocument, ScenarioExercise } from '@peacewright/lesson-document';
import type { Move, ObjectiveGrade, RunResult } from '@peacewright/scenario-engine';
import type { Queryable, Tx } from '../../../platform/database';
import type { Learner } from '../learner.queries';

/** A scenario as an exercise of a published module, with the edition that it is pinned to. */
export interface ExerciseRow {
  readonly exercise: ScenarioExercise;
  readonly moduleCode: string;
  /** In the language asked for, else in the source's. */
  readonly module: ModuleDocument;
  readonly scenarioId: string;
  readonly editionId: string;
  readonly hash: string;
  readonly manifest: Buffer;
  /** Languages besides the scenario's own. */
  readonly translations: readonly string[];
  /** Words of the language asked for, where it is one of those. */
  readonly texts: Readonly<Record<string, string>> | null;
}

export interface AssessedRun {
  readonly id: string;
  readonly number: number;
  readonly seed: number;
  readonly language: string;
  readonly timeFactor: number;
  readonly startedAt: Date;
}

export interface AssessedStep {
  readonly node: string;
  readonly move: Move;
  readonly seconds: number;
  readonly at: Date;
}

export interface ObjectiveResult {
  /** Objective of the scenario. */
  readonly objective: string;
  /** Objective of the module that it counts for; null: none. */
  readonly module: string | null;
  readonly grade: ObjectiveGrade;
}

export interface AssessedResult {
  readonly endedAt: Date;
  readonly outcome: string;
  readonly grade: NonNullable<RunResult['grade']>;
  readonly passed: boolean;
  readonly criticalFailed: boolean;
  readonly objectives: readonly ObjectiveResult[];
  readonly moduleComplete: boolean;
}

/** What was played before; runs whose evidence was taken back count for nothing. */
export interface RunHistory {
  readonly submitted: number;
  readonly takenBack: number;
  readonly openId: string | null;
  readonly last: { readonly id: string; readonly passed: boolean; readonly submittedAt: number } | null;
  readonly passed: boolean;
}

/** All SQL of assessed runs. Every reading of a run names whose it is. */
@Injectable()
export class AssessedRepository {
  async exercise(
    db: Queryable,
    moduleEditionId: string,
    itemId: string,
    language: string,
  ): Promise<ExerciseRow | null> {
    const [row] = await db.query<ExerciseRow>(
      `SELECT i.document AS exercise, m.code AS "moduleCode", COALESCE(tr.document, me.document) AS module, se.scenario_id AS "scenarioId", se.id AS "editionId", se.hash, se.manifest,
              ARRAY(SELECT x.language FROM scenario_translation x WHERE x.edition_id = se.id ORDER BY 1) AS translations, st.texts
       FROM edition_item i
       JOIN module_edition me ON me.id = i.edition_id AND me.hash IS NOT NULL
       JOIN module m ON m.id = me.module_id
       JOIN scenario_edition se ON se.id = (i.document->'pinned'->>'editionId')::uuid AND se.hash IS NOT NULL
       LEFT JOIN edition_translation tr ON tr.edition_id = me.id AND tr.language = $3 AND tr.state = 'APPROVED'
       LEFT JOIN scenario_translation st ON st.edition_id = se.id AND st.language = $3
       WHERE i.edition_id = $1 AND i.id = $2 AND i.kind = 'SCENARIO'`,
      [moduleEditionId, itemId, language],
    );
    return row ?? null;
  }

  async history(db: Queryable, learner: Learner, itemId: string): Promise<RunHistory> {
    const [row] = await db.query<RunHistory>(
      `WITH mine AS (
         SELECT a.id, a.number, s.ended_at, s.passed,
           EXISTS (SELECT 1 FROM evidence e JOIN evidence r ON r.country_id = $1 AND r.person_id = $2 AND r.module_id = $5 AND r.revokes = e.id
             WHERE e.country_id = $1 AND e.dedupe_key = 'assessedRun:' || a.id) AS taken_back
         FROM assessed_run a
         LEFT JOIN assessed_result s ON s.country_id = a.country_id AND s.run_id = a.id
         WHERE a.country_id = $1 AND a.person_id = $2 AND a.module_edition_id = $3 AND a.item_id = $4
       ), counted AS (SELECT * FROM mine WHERE ended_at IS NOT NULL AND NOT taken_back)
       SELECT (SELECT count(*) FROM counted) AS submitted, (SELECT count(*) FROM mine WHERE taken_back) AS "takenBack",
         (SELECT id FROM mine WHERE ended_at IS NULL ORDER BY number DESC LIMIT 1) AS "openId",
         (SELECT jsonb_build_object('id', id, 'passed', passed, 'submittedAt', extract(epoch FROM ended_at) * 1000)
          FROM counted ORDER BY number DESC LIMIT 1) AS last,
         EXISTS (
           SELECT 1 FROM evidence e WHERE e.country_id = $1 AND e.person_id = $2 AND e.module_id = $5 AND e.item_id = $4 AND e.kind = 'SCENARIO' AND e.passed AND e.revokes IS NULL
             AND NOT EXISTS (SELECT 1 FROM evidence r WHERE r.country_id = $1 AND r.person_id = $2 AND r.module_id = $5 AND r.revokes = e.id)
         ) AS passed`,
      [learner.countryId, learner.personId, learner.moduleEditionId, itemId, learner.moduleId],
    );
    if (!row) throw new Error('A query of aggregates gives a row.');
    return row;
  }

  async run(db: Queryable, learner: Learner, itemId: string, id: string): Promise<AssessedRun | null> {
    const [row] = await db.query<AssessedRun>(
      `SELECT id, number, seed::float8 AS seed, language, time_factor::float8 AS "timeFactor", started_at AS "startedAt" FROM assessed_run
       WHERE country_id = $1 AND id = $2 AND person_id = $3 AND module_edition_id = $4 AND item_id = $5`,
      [learner.countryId, id, learner.personId, learner.moduleEditionId, itemId],
    );
    return row ?? null;
  }

  /** Begins the learner's next run; call with the person locked, since it counts those before. */
  async insert(
    tx: Tx,
    learner: Learner,
    itemId: string,
    { editionId, hash }: Pick<ExerciseRow, 'editionId' | 'hash'>,
    run: Omit<AssessedRun, 'number'>,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO assessed_run (country_id, id, person_id, module_edition_id, item_id, number, scenario_edition_id, hash, seed, language, time_factor, started_at)
       SELECT $1,$2,$3,$4,$5, 1 + COALESCE(max(number), 0), $6,$7,$8,$9,$10,$11 FROM assessed_run
       WHERE country_id = $1 AND person_id = $3 AND module_edition_id = $4 AND item_id = $5`,
      [
        learner.countryId,
        run.id,
        learner.personId,
        learner.moduleEditionId,
        itemId,
        editionId,
        hash,
        run.seed,
        run.language,
        run.timeFactor,
        run.startedAt,
      ],
    );
  }

  steps(db: Queryable, countryId: string, runId: string): Promise<AssessedStep[]> {
    return db.query<AssessedStep>(
      'SELECT node, move, seconds, at FROM assessed_step WHERE country_id = $1 AND run_id = $2 ORDER BY seq',
      [countryId, runId],
    );
  }

  async append(tx: Tx, countryId: string, runId: string, seq: number, step: AssessedStep): Promise<void> {
    await tx.query(
      'INSERT INTO assessed_step (country_id, run_id, seq, node, move, seconds, at) VALUES ($1,$2,$3,$4,$5,$6,$7)',
      [countryId, runId, seq, step.node, JSON.stringify(step.move), step.seconds, step.at],
    );
  }

  /** When the scene before step `seq` was read; null: nobody said so yet. */
  async readAt(db: Queryable, countryId: string, runId: string, seq: number): Promise<Date | null> {
    const [row] = await db.query<{ at: Date }>(
      'SELECT at FROM assessed_reading WHERE country_id = $1 AND run_id = $2 AND seq = $3',
      [countryId, runId, seq],
    );
    return row?.at ?? null;
  }

  /** Said twice, the first time counts. */
  async markRead(tx: Tx, countryId: string, runId: string, seq: number, at: Date): Promise<void> {
    await tx.query(
      'INSERT INTO assessed_reading (country_id, run_id, seq, at) VALUES ($1,$2,$3,$4) ON CONFLICT DO NOTHING',
      [countryId, runId, seq, at],
    );
  }

  async result(db: Queryable, countryId: string, runId: string): Promise<AssessedResult | null> {
    const [row] = await db.query<AssessedResult>(
      `SELECT ended_at AS "endedAt", outcome, grade, passed, critical_failed AS "criticalFailed", objectives, module_complete AS "moduleComplete"
       FROM assessed_result WHERE country_id = $1 AND run_id = $2`,
      [countryId, runId],
    );
    return row ?? null;
  }

  async insertResult(tx: Tx, countryId: string, runId: string, result: AssessedResult): Promise<void> {
    await tx.query(
      `INSERT INTO assessed_result (country_id, run_id, ended_at, outcome, grade, passed, critical_failed, objectives, module_complete)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9)`,
      [
        countryId,
        runId,
        result.endedAt,
        result.outcome,
        result.grade,
        result.passed,
        result.criticalFailed,
        JSON.stringify(result.objectives),
        result.moduleComplete,
      ],
    );
  }

  /** Name under which a scenario uses a file; null when it does not. */
  async fileName(db: Queryable, scenarioId: string, hash: string): Promise<string | null> {
    const [row] = await db.query<{ name: string }>(
      `SELECT name FROM file_use WHERE owner_kind = 'scenario' AND owner_id = $1 AND hash = $2`,
      [scenarioId, hash],
    );
    return row?.name ?? null;
  }
}
