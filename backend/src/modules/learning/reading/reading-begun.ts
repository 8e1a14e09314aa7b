import { EventKind } from '../../../platform/events';

/** A learner opened a lesson for the first time. No evidence, but whoever shows who has begun wants to know. */
export interface ReadingBegunEvent {
  readonly countryId: string;
  readonly personId: string;
  readonly moduleId: string;
}
export const ReadingBegun = new EventKind<ReadingBegunEvent>('learning.readingBegun');
