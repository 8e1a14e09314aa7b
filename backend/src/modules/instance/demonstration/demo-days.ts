const DAY_MS = 86_400_000;

/** The day so many days from `today` (both YYYY-MM-DD); before it where `days` is negative. */
export function dayFrom(today: string, days: number): string {
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** That hour (UTC) of a day. */
export function instantOf(day: string, hour: number): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000);
}
