import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database';
import { Clock, dayIn } from '../../platform/time';
import { EvidenceService } from '../evidence';
import type { Learner } from './learner.queries';
import { hasJustFinished } from './module-state';
import { ModuleStateQueries } from './module-state.queries';

/** Writes the evidence of a completed module, once, in the transaction of the act that completed it. */
@Injectable()
export class CompletionService {
  constructor(
    private readonly states: ModuleStateQueries,
    private readonly evidence: EvidenceService,
    private readonly clock: Clock,
  ) {}

  /** Acts of one person follow one another, so that two last steps at the same moment see each other. */
  async oneAtATime(tx: Tx, personId: string): Promise<void> {
    await tx.query('SELECT 1 FROM person WHERE id = $1 FOR NO KEY UPDATE', [personId]);
  }

  /**
   * After a step of self-study: writes a row of attendance with the planned minutes when it was the last step. Answers
   * whether the module is complete now. Call `oneAtATime` before the step.
   */
  async afterStep(tx: Tx, learner: Learner, actorId: string, language: string): Promise<boolean> {
    const [state] = await this.states.of(tx, learner.countryId, learner.personId, [learner.moduleEditionId]);
    if (!state) return false;
    if (!hasJustFinished(state)) return state.completedOn !== null;
    const [module] = await tx.query<{ minutes: number; objectives: string[] }>(MODULE_SQL, [learner.moduleEditionId]);
    await this.evidence.record(tx, [
      {
        countryId: learner.countryId,
        personId: learner.personId,
        kind: 'ATTENDANCE',
        moduleId: learner.moduleId,
        moduleEditionId: learner.moduleEditionId,
        itemId: null,
        objectives: module?.objectives ?? [],
        achievedOn: dayIn(this.clock.now(), learner.timeZone),
        recordedBy: actorId,
        assessorId: null,
        centreId: learner.centreId,
        offeringId: null,
        mode: 'SELF_STUDY',
        place: null,
        language,
        minutes: module?.minutes ?? null,
        passed: null,
        score: null,
        maxScore: null,
        sourceKind: 'moduleEdition',
        sourceId: learner.moduleEditionId,
        dedupeKey: `selfStudy:${learner.personId}:${learner.moduleEditionId}:${state.revocations}`,
      },
    ]);
    return true;
  }
}

/** Reading alone is credited with the short minutes of lessons, and the planned minutes of tests. */
const MODULE_SQL = `
  SELECT COALESCE(sum(CASE i.kind WHEN 'LESSON' THEN (i.document->>'minutesShort')::int WHEN 'TEST' THEN (i.document->>'minutes')::int END), 0)::int AS minutes,
    COALESCE((SELECT array_agg(DISTINCT o ORDER BY o) FROM edition_item j, unnest(j.objectives) AS o WHERE j.edition_id = $1 AND j.document IS NOT NULL), '{}') AS objectives
  FROM edition_item i WHERE i.edition_id = $1 AND i.document IS NOT NULL`;
