import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';

/** The only source of the present; tests replace it. */
@Injectable()
export class Clock {
  readonly #elsewhen = new AsyncLocalStorage<Date>();

  now(): Date {
    return this.#elsewhen.getStore() ?? new Date();
  }

  /** Does `work` as if it were `instant`: for the demonstration, whose past is invented, and for nothing else. */
  during<T>(instant: Date, work: () => Promise<T>): Promise<T> {
    return this.#elsewhen.run(instant, work);
  }
}

/**
 * The calendar day (YYYY-MM-DD) of `instant` in an IANA time zone. A due date ends at local midnight of that zone, so
 * "overdue" is `dayIn(now, zone) > due`.
 */
export function dayIn(instant: Date, timeZone: string): string {
  let format = FORMATS.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    FORMATS.set(timeZone, format);
  }
  return format.format(instant);
}

/** Making one takes longer than all else of a short answer; there are as many as zones, a few hundred. */
const FORMATS = new Map<string, Intl.DateTimeFormat>();
