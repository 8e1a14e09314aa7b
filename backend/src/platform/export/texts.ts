export type ExportLanguage = 'en' | 'fr';

const FORMATS = new Map<ExportLanguage, Intl.DateTimeFormat>();
/** Days in words: a matrix names a few hundred of them in tens of thousands of cells. */
const DAYS = new Map<string, string>();
const MOST_DAYS = 10_000;

/** "07 Nov 2026", "07 nov. 2026". */
export function dayText(day: string, language: ExportLanguage): string {
  const key = `${language} ${day}`;
  const known = DAYS.get(key);
  if (known !== undefined) return known;
  if (DAYS.size >= MOST_DAYS) DAYS.clear();
  const text = inWords(day, language);
  DAYS.set(key, text);
  return text;
}

function inWords(day: string, language: ExportLanguage): string {
  let format = FORMATS.get(language);
  if (!format) {
    format = new Intl.DateTimeFormat(language === 'fr' ? 'fr' : 'en-GB', {
      day: '2-digit',
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    });
    FORMATS.set(language, format);
  }
  return format.format(new Date(`${day}T00:00:00Z`)).replace('Sept ', 'Sep ');
}

/** An instant with its zone: "28 Nov 2026, 05:56:12 UTC". */
export function asOfText(at: Date, language: ExportLanguage, timeZone: string): string {
  return new Intl.DateTimeFormat(language === 'fr' ? 'fr' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'long',
    timeZone,
  }).format(at);
}

/** The sign after a head, with the space that French puts before it. */
export function colonOf(language: ExportLanguage): string {
  return language === 'fr' ? '\u00a0:' : ':';
}

/** For the name of a file; empty when nothing of the text can stand in one. */
export function slugOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase();
}
