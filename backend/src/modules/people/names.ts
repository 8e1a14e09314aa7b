/** How a person is called: `fullName` as written; the parts where a nation parts them. */
export interface PersonName {
  readonly fullName: string;
  readonly familyName: string | null;
  readonly givenNames: string | null;
}

/** One spelling for comparison: no accents, no case, no punctuation, single spaces. Not for show. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[’'`´.,]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What lists sort by: the family name first where there is one, folded. */
export function sortNameOf(name: PersonName): string {
  const parts = name.familyName === null ? name.fullName : `${name.familyName} ${name.givenNames ?? ''}`;
  return foldName(parts) || name.fullName.trim().toLowerCase();
}

/** True when both are the same words in whatever order: "KONE Mariam" and "Mariam Koné". */
export function sameName(a: string, b: string): boolean {
  return words(a) === words(b);
}

function words(name: string): string {
  return foldName(name).split(' ').sort().join(' ');
}

/** A name made whole: from its parts when only those are given. Null when nothing is. */
export function personName(parts: {
  fullName?: string | null;
  familyName?: string | null;
  givenNames?: string | null;
}): PersonName | null {
  const clean = (text: string | null | undefined): string | null => text?.replace(/\s+/g, ' ').trim() || null;
  const familyName = clean(parts.familyName);
  const givenNames = clean(parts.givenNames);
  const fullName = clean(parts.fullName) ?? clean([givenNames, familyName].filter(Boolean).join(' '));
  return fullName === null ? null : { fullName, familyName, givenNames };
}
