import { EventKind } from '../../../platform/events';

/** People of one country opened a lesson of these modules for the first time. No evidence, but whoever shows who has begun wants to know. */
export interface ReadingBegunEvent {
  readonly countryId: string;
  readonly personIds: readonly string[];
  readonly moduleIds: readonly string[];
}
export const ReadingBegun = new EventKind<ReadingBegunEvent>('learning.readingBegun');
