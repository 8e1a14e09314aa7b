/** The interface's languages, each with its own name for itself and the direction it is read in. */
export const languages = [
  { code: 'en', name: 'English', direction: 'ltr' },
  { code: 'fr', name: 'Français', direction: 'ltr' },
] as const;

export type Language = (typeof languages)[number]['code'];

/** The interface's language for a BCP 47 tag such as `fr-CD`; undefined when we do not speak it. */
export function languageOf(tag: string | null | undefined): Language | undefined {
  const code = tag?.toLowerCase().split('-')[0];
  return languages.find((language) => language.code === code)?.code;
}
