import { Injectable } from '@nestjs/common';
import type { Answers, Paper, TestResult } from '@peacewright/assessment-engine';
import type { Queryable, Tx } from '../../../platform/database';
import type { Learner } from '../learner.queries';

/** What an attempt was begun with; kept as it is, and never sent. */
export interface AttemptTerms {
  readonly paper: Paper;
  /** Percent of points in force when it began. */
  readonly passPercent: number;
}

export interface AttemptRow {
  readonly id: string;
  readonly number: number;
  readonly language: string;
  readonly terms: AttemptTerms;
  readonly startedAt: Date;
  readonly submittedAt: Date | null;
  readonly answers: Answers | null;
  readonly result: StoredResult | null;
}

export interface StoredResult extends TestResult {
  readonly moduleComplete: boolean;
}

/**
 * What counts for whether another attempt may begin. An attempt whose evidence was taken back, passed or failed, counts for
 * nothing: neither towards the limit nor for the waiting time, or a person whose result was wrongly theirs could not try again.
 */
export interface AttemptHistory {
  readonly submitted: number;
  readonly takenBack: number;
  readonly openId: string | null;
  readonly last: {
    readonly id: string;
    readonly passed: boolean;
    readonly submittedAt: number;
    readonly score: number;
    readonly max: number;
    readonly percent: number;
  } | null;
  /** A passed submission whose evidence stands. */
  readonly passed: boolean;
}

@Injectable()
export class AttemptsRepository {
  async history(db: Queryable, learner: Learner, itemId: string): Promise<AttemptHistory> {
    const [row] = await db.query<AttemptHistory>(
      `WITH mine AS (
         SELECT a.id, a.number, s.submitted_at, s.passed, s.result,
           EXISTS (SELECT 1 FROM evidence e JOIN evidence r ON r.country_id = $1 AND r.person_id = $2 AND r.module_id = $5 AND r.revokes = e.id
             WHERE e.country_id = $1 AND e.dedupe_key = 'attempt:' || a.id) AS taken_back
         FROM attempt a
         LEFT JOIN submission s ON s.country_id = a.country_id AND s.attempt_id = a.id
         WHERE a.country_id = $1 AND a.person_id = $2 AND a.module_edition_id = $3 AND a.item_id = $4
       ), counted AS (SELECT * FROM mine WHERE submitted_at IS NOT NULL AND NOT taken_back)
       SELECT (SELECT count(*) FROM counted) AS submitted, (SELECT count(*) FROM mine WHERE taken_back) AS "takenBack",
         (SELECT id FROM mine WHERE submitted_at IS NULL ORDER BY number DESC LIMIT 1) AS "openId",
         (SELECT jsonb_build_object('id', id, 'passed', passed, 'submittedAt', extract(epoch FROM submitted_at) * 1000, 
            'score', result->'score', 'max', result->'max', 'percent', result->'percent')
          FROM counted ORDER BY number DESC LIMIT 1) AS last,
         EXISTS (
           SELECT 1 FROM evidence e WHERE e.country_id = $1 AND e.person_id = $2 AND e.module_id = $5 AND e.item_id = $4 AND e.kind = 'TEST' AND e.passed AND e.revokes IS NULL
             AND NOT EXISTS (SELECT 1 FROM evidence r WHERE r.country_id = $1 AND r.person_id = $2 AND r.module_id = $5 AND r.revokes = e.id)
         ) AS passed`,
      [learner.countryId, learner.personId, learner.moduleEditionId, itemId, learner.moduleId],
    );
    if (!row) throw new Error('A query of aggregates gives a row.');
    return row;
  }

  async find(db: Queryable, learner: Learner, itemId: string, id: string): Promise<AttemptRow | null> {
    const [row] = await db.query<AttemptRow>(
      `SELECT a.id, a.number, a.language, a.paper AS terms, a.started_at AS "startedAt", s.submitted_at AS "submittedAt", s.answers, s.result
       FROM attempt a LEFT JOIN submission s ON s.country_id = a.country_id AND s.attempt_id = a.id
       WHERE a.country_id = $1 AND a.id = $2 AND a.person_id = $3 AND a.module_edition_id = $4 AND a.item_id = $5`,
      [learner.countryId, id, learner.personId, learner.moduleEditionId, itemId],
    );
    return row ?? null;
  }

  /** Begins the next attempt of the learner; call with the person locked, since it counts those before. */
  async insert(
    tx: Tx,
    learner: Learner,
    itemId: string,
    attempt: { id: string; language: string; terms: AttemptTerms; startedAt: Date },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO attempt (country_id, id, person_id, module_edition_id, item_id, number, language, paper, started_at)
       SELECT $1,$2,$3,$4,$5, 1 + COALESCE(max(number), 0), $6,$7,$8 FROM attempt
       WHERE country_id = $1 AND person_id = $3 AND module_edition_id = $4 AND item_id = $5`,
      [
        learner.countryId,
        attempt.id,
        learner.personId,
        learner.moduleEditionId,
        itemId,
        attempt.language,
        JSON.stringify(attempt.terms),
        attempt.startedAt,
      ],
    );
  }

  /** Keeps what was submitted; answers it as it will be read from now on. */
  async submit(
    tx: Tx,
    countryId: string,
    attemptId: string,
    submittedAt: Date,
    answers: Answers,
    result: StoredResult,
  ): Promise<Pick<AttemptRow, 'submittedAt' | 'answers' | 'result'>> {
    const [row] = await tx.query<Pick<AttemptRow, 'submittedAt' | 'answers' | 'result'>>(
      `INSERT INTO submission (country_id, attempt_id, submitted_at, answers, result, passed, score, max_score) VALUES ($1,$2,$3,$4,$5,$6,$7,$8)
       RETURNING submitted_at AS "submittedAt", answers, result`,
      [
        countryId,
        attemptId,
        submittedAt,
        JSON.stringify(answers),
        JSON.stringify(result),
        result.passed,
        result.score,
        result.max,
      ],
    );
    if (!row) throw new Error('An insert gives its row.');
    return row;
  }
}
