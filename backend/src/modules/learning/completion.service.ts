import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database';
import { Clock } from '../../platform/time';
import type { NewEvidence } from '../evidence';
import type { Learner } from './learner.queries';
import { hasJustFinished, stateOf, type ModuleFacts } from './module-state';
import { selfStudy } from './self-study';

/** What a step of self-study makes of its module. */
export interface StepOutcome {
  /** The module is complete with the step. */
  readonly complete: boolean;
  /** Attendance to record with the step: one row when it is the last one, once. */
  readonly evidence: readonly NewEvidence[];
}

/** Judges what completes a module, so that its evidence is written once, in the transaction of the act. */
@Injectable()
export class CompletionService {
  constructor(private readonly clock: Clock) {}

  /** Acts of one learner follow one another, so that two last steps at the same moment see each other. */
  async oneAtATime(tx: Tx, personIds: readonly (string | null)[]): Promise<void> {
    await tx.query('SELECT 1 FROM person WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE', [personIds]);
  }

  /**
   * The outcome of a step that the facts hold already. Credits the planned minutes of reading alone. The facts are to be
   * read after `oneAtATime`.
   */
  async ofStep(tx: Tx, learner: Learner, facts: ModuleFacts, actorId: string, language: string): Promise<StepOutcome> {
    const state = stateOf(facts);
    if (!hasJustFinished(state)) return { complete: state.completedOn !== null, evidence: [] };
    const [module] = await tx.query<{ minutes: number; objectives: string[] }>(MODULE_SQL, [learner.moduleEditionId]);
    const attendance = selfStudy(learner, actorId, this.clock.now(), {
      kind: 'ATTENDANCE',
      itemId: null,
      objectives: module?.objectives ?? [],
      language,
      minutes: module?.minutes ?? null,
      passed: null,
      score: null,
      maxScore: null,
      sourceKind: 'moduleEdition',
      sourceId: learner.moduleEditionId,
      dedupeKey: `selfStudy:${learner.personId}:${learner.moduleEditionId}:${state.revocations}`,
    });
    return { complete: true, evidence: [attendance] };
  }
}

/** Reading alone is credited with the short minutes of lessons, and the planned minutes of tests and scenarios. */
const MODULE_SQL = `
  SELECT COALESCE(sum(CASE i.kind WHEN 'LESSON' THEN (i.document->>'minutesShort')::int WHEN 'TEST' THEN (i.document->>'minutes')::int
    WHEN 'SCENARIO' THEN (i.document->'pinned'->>'minutes')::int END), 0)::int AS minutes,
    COALESCE((SELECT array_agg(DISTINCT o ORDER BY o) FROM edition_item j, unnest(j.objectives) AS o WHERE j.edition_id = $1 AND j.document IS NOT NULL), '{}') AS objectives
  FROM edition_item i WHERE i.edition_id = $1 AND i.document IS NOT NULL`;
