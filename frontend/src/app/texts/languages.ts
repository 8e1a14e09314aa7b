/** The interface's languages, each with its own name for itself and the direction it is read in. */
export const languages = [
  { code: 'en', name: 'English', direction: 'ltr' },
  { code: 'fr', name: 'Français', direction: 'ltr' },
] as const satisfies readonly { code: string; name: string; direction: 'ltr' | 'rtl' }[];

/**
 * A language read from right to left in which nothing is written yet: English words under it, for tests of the frame. A
 * device gets it by storing it as its choice; no menu offers it.
 */
export const RIGHT_TO_LEFT_TRIAL = 'ar-XB';

export type Language = (typeof languages)[number]['code'];

/** The interface's language for a BCP 47 tag such as `fr-CD`; undefined when we do not speak it. */
export function languageOf(tag: string | null | undefined): Language | undefined {
  const code = tag?.toLowerCase().split('-')[0];
  return languages.find((language) => language.code === code)?.code;
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return languages.find(({ code }) => code === language)?.direction ?? 'ltr';
}
