/** A calendar date without time or zone, `YYYY-MM-DD`. */
export type CalendarDate = string;

const calendarDate = /^(\d{4})-(\d{2})-(\d{2})$/;
const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: string, zone: string, withTime: boolean): Intl.DateTimeFormat {
  const key = `${language} ${zone} ${String(withTime)}`;
  let found = formats.get(key);
  if (found === undefined) {
    // British order for English: day, month as a word, year; never a date that reads two ways.
    found = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      day: '2-digit',
      month: 'short',
      year: 'numeric',
      timeZone: zone,
      ...(withTime ? { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' } : {}),
    });
    formats.set(key, found);
  }
  return found;
}

/**
 * Short names of the months in the interface's languages: the first `Intl.DateTimeFormat` of a page costs more than drawing
 * a screen does, a tenth of a second on a small phone. Other languages pay that.
 */
const MONTHS: Readonly<Record<string, readonly string[]>> = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  fr: ['janv.', 'févr.', 'mars', 'avr.', 'mai', 'juin', 'juil.', 'août', 'sept.', 'oct.', 'nov.', 'déc.'],
};

/**
 * "07 Nov 2026", in French "07 nov. 2026". A calendar date is shown as it is, in no zone; an instant
 * (ISO text, `Date` or epoch milliseconds) in `zone`, by default the device's. Text that is no date
 * throws a `RangeError`.
 */
export function formatDate(value: CalendarDate | Date | number, language: string, zone?: string): string {
  if (typeof value !== 'string' || !calendarDate.test(value))
    return parts(format(language, zone ?? deviceZone(), false), new Date(value));
  const at = new Date(`${value}T00:00:00Z`);
  const month = MONTHS[language]?.[at.getUTCMonth()];
  return month === undefined
    ? parts(format(language, 'UTC', false), at)
    : `${value.slice(8)} ${month} ${value.slice(0, 4)}`;
}

/** "07 Nov 2026, 14:05 UTC": an instant with its zone, 24 hours. Same errors as {@link formatDate}. */
export function formatDateTime(value: string | Date | number, language: string, zone?: string): string {
  const intl = format(language, zone ?? deviceZone(), true);
  const at = intl.formatToParts(new Date(value));
  const part = (type: Intl.DateTimeFormatPartTypes): string => at.find((one) => one.type === type)?.value ?? '';
  return `${parts(intl, new Date(value))}, ${part('hour')}:${part('minute')} ${part('timeZoneName')}`;
}

/** Whole days from `today` to `due`, negative when `due` has passed; both are calendar dates. */
export function daysBetween(today: CalendarDate, due: CalendarDate): number {
  return Math.round((Date.parse(`${due}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000);
}

/** The calendar date that it is in `zone` at `instant`. */
export function calendarDateIn(zone: string, instant: Date | number): CalendarDate {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(instant);
}

function parts(intl: Intl.DateTimeFormat, at: Date): string {
  const found = intl.formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): string => found.find((one) => one.type === type)?.value ?? '';
  return `${part('day')} ${shortMonth(part('month'))} ${part('year')}`;
}

// Newer locale data writes "Sept" for September in British English: keep to three letters as in the rest.
function shortMonth(month: string): string {
  return month === 'Sept' ? 'Sep' : month;
}

function deviceZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}
