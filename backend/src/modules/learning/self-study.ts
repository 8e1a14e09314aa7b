import { dayIn } from '../../platform/time';
import type { NewEvidence } from '../evidence';
import type { Learner } from './learner.queries';

/** What a step of one's own study showed; the rest of its evidence follows from who and when. */
type Shown = Pick<
  NewEvidence,
  | 'kind'
  | 'itemId'
  | 'objectives'
  | 'language'
  | 'minutes'
  | 'passed'
  | 'score'
  | 'maxScore'
  | 'sourceKind'
  | 'sourceId'
  | 'dedupeKey'
>;

/** Evidence of what a learner did alone: nobody assessed it, and it counts on the learner's own day. */
export function selfStudy(learner: Learner, recordedBy: string, at: Date, shown: Shown): NewEvidence {
  return {
    countryId: learner.countryId,
    personId: learner.personId,
    moduleId: learner.moduleId,
    moduleEditionId: learner.moduleEditionId,
    centreId: learner.centreId,
    achievedOn: dayIn(at, learner.timeZone),
    recordedBy,
    assessorId: null,
    offeringId: null,
    mode: 'SELF_STUDY',
    place: null,
    ...shown,
  };
}
