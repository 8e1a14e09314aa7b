/** The dates of a rotation (domain 2.4), each YYYY-MM-DD or null where not set. */
export interface RotationDates {
  readonly trainingStart: string | null;
  readonly nominalRollFreeze: string | null;
  readonly pdvDate: string | null;
  readonly certificationDue: string | null;
  readonly deployFrom: string;
  readonly deployTo: string | null;
  readonly handoverFrom: string | null;
  readonly handoverTo: string | null;
}
export type RotationDate = keyof RotationDates;

/** Each pair: the first must not lie after the second, where both are set. */
const ORDER: readonly (readonly [RotationDate, RotationDate])[] = [
  ['trainingStart', 'nominalRollFreeze'],
  ['trainingStart', 'pdvDate'],
  ['trainingStart', 'certificationDue'],
  ['trainingStart', 'deployFrom'],
  ['nominalRollFreeze', 'deployFrom'],
  ['pdvDate', 'deployFrom'],
  ['certificationDue', 'deployFrom'],
  ['deployFrom', 'deployTo'],
  ['handoverFrom', 'handoverTo'],
  ['deployFrom', 'handoverFrom'],
  ['handoverFrom', 'deployTo'],
];

/** Pairs of dates that stand in the wrong order; empty when all is well. */
export function datesOutOfOrder(
  dates: RotationDates,
): { readonly earlier: RotationDate; readonly later: RotationDate }[] {
  return ORDER.flatMap(([earlier, later]) => {
    const first = dates[earlier];
    const second = dates[later];
    return first !== null && second !== null && first > second ? [{ earlier, later }] : [];
  });
}

/** True for a day that the calendar has. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** `days` may be negative. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

export const ROTATION_STATES = [
  'PLANNED',
  'TRAINING',
  'READY_FOR_REVIEW',
  'CERTIFIED',
  'DEPLOYED',
  'RETURNED',
  'CLOSED',
  'CANCELLED',
] as const;
export type RotationState = (typeof ROTATION_STATES)[number];

/**
 * Where a person's act may take a rotation. CERTIFIED is reached by a signature only, never from here; a unit may leave
 * without one, and the record says so.
 */
const NEXT: Readonly<Record<RotationState, readonly RotationState[]>> = {
  PLANNED: ['TRAINING', 'CANCELLED'],
  TRAINING: ['READY_FOR_REVIEW', 'PLANNED', 'DEPLOYED', 'CANCELLED'],
  READY_FOR_REVIEW: ['TRAINING', 'DEPLOYED', 'CANCELLED'],
  CERTIFIED: ['READY_FOR_REVIEW', 'DEPLOYED', 'CANCELLED'],
  DEPLOYED: ['RETURNED'],
  RETURNED: ['CLOSED'],
  CLOSED: [],
  CANCELLED: ['PLANNED'],
};

export function nextRotationStates(state: RotationState): readonly RotationState[] {
  return NEXT[state];
}

/** States in which the roll may still change. */
export function rollIsOpen(state: RotationState): boolean {
  return state !== 'CLOSED' && state !== 'CANCELLED';
}
