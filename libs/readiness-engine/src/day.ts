const DAY = 86_400_000;
/** Day 1 is 1 January 2000; 0 is kept for "none". */
const ORIGIN = Date.UTC(1999, 11, 31);
const LAST = 0xffff;

/** Number of a calendar day (YYYY-MM-DD) that fits two bytes: 2000 to mid-2179; days outside count as the nearest inside. */
export function dayNumber(day: string): number {
  const number = Math.round((Date.parse(`${day}T00:00:00Z`) - ORIGIN) / DAY);
  if (Number.isNaN(number)) throw new RangeError(`Not a calendar day: ${day}`);
  return Math.min(LAST, Math.max(1, number));
}

/** The calendar day (YYYY-MM-DD) of a number of at least 1. */
export function dayOfNumber(number: number): string {
  return new Date(ORIGIN + number * DAY).toISOString().slice(0, 10);
}
