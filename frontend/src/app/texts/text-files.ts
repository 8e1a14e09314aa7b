import { Injectable } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';
import { frenchSpaces } from './french-spaces';
import { languageOf, type Language } from './languages';

/** A file of texts: keys to sentences, nested as deep as helps. `{{ name }}` stands for a parameter. */
export interface TextTree {
  readonly [key: string]: string | TextTree;
}

/** Fetches one feature's texts, a file a language. */
export type TextFiles = Readonly<Record<Language, () => Promise<{ readonly default: TextTree }>>>;

/** Every set of texts asked for so far, by the first part of its keys. The frame's own stand at the root. */
@Injectable({ providedIn: 'root' })
export class TextFileRegistry implements TranslocoLoader {
  readonly #features = new Map<string, TextFiles>([
    ['problems', { en: () => import('../../i18n/problems.en'), fr: () => import('../../i18n/problems.fr') }],
  ]);
  readonly #fetched = new Set<string>();
  readonly #frame: TextFiles = {
    en: () => import('../../i18n/frame.en'),
    fr: () => import('../../i18n/frame.fr'),
  };

  register(feature: string, files: TextFiles): void {
    this.#features.set(feature, files);
  }

  /** What is registered and not yet fetched in `language`, as one tree. */
  async fetchMissing(language: Language): Promise<TextTree> {
    const missing = [...this.#features].filter(([feature]) => !this.#fetched.has(`${feature}/${language}`));
    const fetched = await Promise.all(
      missing.map(async ([feature, files]) => [feature, typeset(language, await files[language]())] as const),
    );
    for (const [feature] of fetched) this.#fetched.add(`${feature}/${language}`);
    return Object.fromEntries(fetched);
  }

  async getTranslation(tag: string): Promise<Translation> {
    const language = languageOf(tag) ?? 'en';
    const [frame, features] = await Promise.all([this.#frame[language](), this.fetchMissing(language)]);
    return { ...typeset(language, frame), ...features };
  }
}

function typeset(language: Language, file: { readonly default: TextTree }): TextTree {
  return language === 'fr' ? frenchSpaces(file.default) : file.default;
}
