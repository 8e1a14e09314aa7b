import { percentOf, type TestDocument } from '@peacewright/assessment-engine';
import type { AccommodationDto } from '../../accommodations';

/** How often something may be tried, and how soon again: a test's or an assessed scenario's. */
export type TryLimits = Pick<TestDocument, 'maxAttempts' | 'waitMinutes'>;

/** What somebody tried before, as far as it counts. */
export interface Tries {
  readonly submitted: number;
  readonly last: { readonly passed: boolean; readonly submittedAt: number } | null;
  readonly passed: boolean;
}

/** Whether another attempt may begin, and if not, why. */
export type MayBegin =
  | { readonly may: true }
  | { readonly may: false; readonly why: 'alreadyPassed' | 'noAttemptsLeft' }
  | { readonly may: false; readonly why: 'waiting'; readonly until: Date };

/** How often and how soon one person may try: the test's own limits, eased by what is granted to the person. */
export function limitsFor(test: TryLimits, granted: Pick<AccommodationDto, 'extraAttempts' | 'noWaiting'>): TryLimits {
  return {
    maxAttempts: test.maxAttempts === null ? null : test.maxAttempts + granted.extraAttempts,
    waitMinutes: granted.noWaiting ? 0 : test.waitMinutes,
  };
}

/** A passed test is done; attempts are counted when submitted, while they stand; after a failed one the waiting time runs. */
export function mayBegin(test: TryLimits, history: Tries, now: Date): MayBegin {
  if (history.passed) return { may: false, why: 'alreadyPassed' };
  if (attemptsLeft(test, history) === 0) return { may: false, why: 'noAttemptsLeft' };
  const until = waitingUntil(test, history, now);
  return until === null ? { may: true } : { may: false, why: 'waiting', until };
}

/** Null: as often as wanted. */
export function attemptsLeft(test: Pick<TryLimits, 'maxAttempts'>, history: Tries): number | null {
  return test.maxAttempts === null ? null : Math.max(0, test.maxAttempts - history.submitted);
}

/** The end of the waiting time after a failed attempt; null when it is over or none runs. */
export function waitingUntil(test: Pick<TryLimits, 'waitMinutes'>, history: Tries, now: Date): Date | null {
  if (history.last === null || history.last.passed) return null;
  const until = new Date(history.last.submittedAt + test.waitMinutes * 60_000);
  return until > now ? until : null;
}

/** The pass mark in force: the centre's value where the test names one and the centre has set one that can be a mark. */
export function passPercent(test: Pick<TestDocument, 'passMark'>, own: string | undefined): number {
  return percentOf(own ?? '') ?? test.passMark.percent;
}
