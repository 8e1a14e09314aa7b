import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Option {
  readonly id: string;
  readonly text: string;
  readonly feedback?: string;
}

interface Shared {
  readonly id: string;
  readonly stem: string;
  readonly explanation: string;
}

/** A question with its key, as its author wrote it. */
export type Question = Shared &
  (
    | { readonly kind: 'singleChoice'; readonly options: readonly Option[]; readonly correct: string }
    | { readonly kind: 'multipleChoice'; readonly options: readonly Option[]; readonly correct: readonly string[] }
    | { readonly kind: 'trueFalse'; readonly correct: boolean }
    | { readonly kind: 'shortText'; readonly accepted: readonly string[] }
    | { readonly kind: 'matching'; readonly pairs: readonly { readonly left: string; readonly right: string }[] }
    | { readonly kind: 'ordering'; readonly items: readonly Option[] }
  );

interface Item {
  readonly title: string;
  readonly blocks?: readonly unknown[];
  readonly checks?: readonly Question[];
  readonly questions?: readonly Question[];
}

interface Package {
  readonly items: readonly { readonly id: string; readonly kind: string; readonly document: Item }[];
  readonly recommendations: readonly { readonly code: string }[];
  readonly translations: Readonly<Record<string, { readonly items: Readonly<Record<string, Item>> }>>;
}

/** The reference module C4.1, read from its source: what nobody may learn from the server before answering. */
export class ReferenceModule {
  readonly #package = JSON.parse(
    readFileSync(join(__dirname, '../../libs/reference-content/modules/c4.1/module.json'), 'utf8'),
  ) as Package;

  /** Lessons and the test in their order, in the language asked for. */
  readonly items: readonly Item[];
  readonly lessons: readonly Item[];
  readonly questions: readonly Question[];
  readonly lessonIds = this.#package.items
    .filter(({ document }) => document.questions === undefined)
    .map(({ id }) => id);
  readonly recommendations = this.#package.recommendations.map(({ code }) => code);

  /** Everything in both languages that gives away the test: explanations, remarks on options. */
  readonly secretsOfTest = this.#secrets(({ questions }) => questions ?? []);
  /** The same of the self-checks in the lessons. */
  readonly secretsOfChecks = this.#secrets(({ checks }) => checks ?? []);

  constructor(language: 'en' | 'fr' = 'fr') {
    this.items = this.#inLanguage(language);
    this.lessons = this.items.filter(({ questions }) => questions === undefined);
    this.questions = this.items.flatMap(({ questions }) => questions ?? []);
  }

  #inLanguage(language: 'en' | 'fr'): readonly Item[] {
    return this.#package.items.map(({ id, document }) => {
      const item = language === 'en' ? document : this.#package.translations[language]?.items[id];
      if (item === undefined) throw new Error(`Item ${id} is not translated.`);
      return item;
    });
  }

  #secrets(questionsOf: (item: Item) => readonly Question[]): readonly string[] {
    return [...this.#inLanguage('en'), ...this.#inLanguage('fr')]
      .flatMap(questionsOf)
      .flatMap((question) => [
        question.explanation,
        ...('options' in question ? question.options.flatMap(({ feedback }) => feedback ?? []) : []),
      ]);
  }
}
