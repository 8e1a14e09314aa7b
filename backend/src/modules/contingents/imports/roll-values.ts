import { foldName, type PersonCategory } from '../../people';
import { isDay } from '../rotation-rules';
import type { Cell } from './roll-grid';

type Words<T extends string> = Readonly<Record<T, readonly string[]>>;

const SEXES: Words<'F' | 'M' | 'X'> = {
  F: ['f', 'female', 'femme', 'feminin', 'woman', 'w', 'feminine'],
  M: ['m', 'male', 'homme', 'masculin', 'man', 'h', 'masculine'],
  X: ['x', 'other', 'autre'],
};
const CATEGORIES: Words<PersonCategory> = {
  MIL_CONTINGENT: [
    'mil contingent',
    'military',
    'mil',
    'militaire',
    'contingent',
    'troops',
    'troupe',
    'military contingent',
    'contingent militaire',
  ],
  FPU: ['fpu', 'upc', 'formed police', 'formed police unit', 'unite de police constituee'],
  IPO: ['ipo', 'police', 'individual police officer', 'policier', 'unpol', 'police officer'],
  MEOM: [
    'meom',
    'unmo',
    'milob',
    'observer',
    'military observer',
    'observateur',
    'observateur militaire',
    'expert on mission',
  ],
  STAFF_OFFICER: ['staff officer', 'so', 'officier d etat major', 'officier detat major', 'staff', 'etat major'],
  GOVT_PROVIDED: ['govt provided', 'government provided', 'gpp', 'corrections', 'justice'],
  CIVILIAN: ['civilian', 'civil', 'civile'],
  DIPLOMAT: ['diplomat', 'diplomate', 'official'],
};
const LANGUAGES: Words<'en' | 'fr'> = {
  en: ['en', 'eng', 'english', 'anglais'],
  fr: ['fr', 'fra', 'fre', 'french', 'francais'],
};
const STATUSES: Words<'PRIMARY' | 'RESERVE'> = {
  PRIMARY: [
    'primary',
    'main',
    'p',
    'titulaire',
    'principal',
    'main body',
    'active',
    'actif',
    'no',
    'non',
    'false',
    '0',
  ],
  RESERVE: [
    'reserve',
    'r',
    'res',
    'reserviste',
    'remplacant',
    'backup',
    'suppleant',
    'yes',
    'oui',
    'true',
    '1',
    'spare',
  ],
};
const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'january', 'janv', 'janvier'],
  ['feb', 'february', 'fev', 'fevr', 'fevrier'],
  ['mar', 'march', 'mars'],
  ['apr', 'april', 'avr', 'avril'],
  ['may', 'mai'],
  ['jun', 'june', 'juin'],
  ['jul', 'july', 'juil', 'juillet'],
  ['aug', 'august', 'aout'],
  ['sep', 'sept', 'september', 'septembre'],
  ['oct', 'october', 'octobre'],
  ['nov', 'november', 'novembre'],
  ['dec', 'december', 'decembre'],
];

function wordIn<T extends string>(words: Words<T>, text: string): T | null {
  const folded = foldName(text);
  const found = Object.entries<readonly string[]>(words).find(
    ([key, list]) => foldName(key.replaceAll('_', ' ')) === folded || list.includes(folded),
  );
  return (found?.[0] as T | undefined) ?? null;
}

export const sexOf = (text: string): 'F' | 'M' | 'X' | null => wordIn(SEXES, text);
export const categoryOf = (text: string): PersonCategory | null => wordIn(CATEGORIES, text);
export const languageOf = (text: string): 'en' | 'fr' | null => wordIn(LANGUAGES, text);
export const statusOf = (text: string): 'PRIMARY' | 'RESERVE' | null => wordIn(STATUSES, text);

/** Which of day and month a column of written dates puts first, where a value proves it; the day where none does. */
export function monthComesFirst(texts: readonly string[]): boolean {
  let month = false;
  for (const text of texts) {
    const [, first = '', second = ''] = /^(\d{1,2})[./\- ](\d{1,2})[./\- ]\d{2,4}$/.exec(text.trim()) ?? [];
    if (Number(first) > 12) return false;
    if (Number(second) > 12) month = true;
  }
  return month;
}

/**
 * The day that a cell holds, YYYY-MM-DD: a date, a serial number of a spreadsheet (days since the end of 1899), or text in
 * figures or with the month's name in English or French. Null where it is none. Years of two digits lie within 1930–2029.
 */
export function dayOf(cell: Cell, monthFirst: boolean): string | null {
  if (cell.kind === 'date') return isDay(cell.value) ? cell.value : null;
  if (cell.kind === 'error') return null;
  const text = cell.value.trim();
  if (/^\d{4,5}(\.\d+)?$/.test(text) && Number(text) >= 3_000) return serialDay(Number(text));
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text);
  if (iso) return day(iso[1], iso[2], iso[3]);
  const figures = /^(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4}|\d{2})$/.exec(text);
  if (figures) return monthFirst ? day(figures[3], figures[1], figures[2]) : day(figures[3], figures[2], figures[1]);
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (compact) return day(compact[1], compact[2], compact[3]);
  const named = /^(\d{1,2})(?:er|st|nd|rd|th)?[\s./-]*([^\d\s./-]+)[\s./,-]*(\d{4}|\d{2})$/u.exec(text);
  if (named) return namedDay(named[1], named[2], named[3]);
  const american = /^([^\d\s./-]+)[\s.]*(\d{1,2})(?:st|nd|rd|th)?[\s,]+(\d{4})$/u.exec(text);
  return american ? namedDay(american[2], american[1], american[3]) : null;
}

function namedDay(dayText: string | undefined, name: string | undefined, year: string | undefined): string | null {
  const month = MONTHS.findIndex((names) => names.includes(foldName(name ?? '')));
  return month < 0 ? null : day(year, String(month + 1), dayText);
}

function serialDay(serial: number): string | null {
  if (serial > 80_000) return null;
  return new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000).toISOString().slice(0, 10);
}

function day(year = '', month = '', dayOfMonth = ''): string | null {
  const full = year.length === 2 ? (Number(year) < 30 ? `20${year}` : `19${year}`) : year;
  const text = `${full}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
  return isDay(text) ? text : null;
}
