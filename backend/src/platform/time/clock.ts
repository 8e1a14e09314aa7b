import { Injectable } from '@nestjs/common';

/** The only source of the present; tests replace it. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}

/**
 * The calendar day (YYYY-MM-DD) of `instant` in an IANA time zone. A due date ends at local midnight of that zone, so
 * "overdue" is `dayIn(now, zone) > due`.
 */
export function dayIn(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    instant,
  );
}
