import { EventKind } from '../../../platform/events';

/** People of one country each opened a lesson of a module for the first time. No evidence, but whoever shows who has begun wants to know. */
export interface ReadingBegunEvent {
  readonly countryId: string;
  readonly readings: readonly { readonly personId: string; readonly moduleId: string }[];
}
export const ReadingBegun = new EventKind<ReadingBegunEvent>('learning.readingBegun');
