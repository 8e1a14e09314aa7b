import { pointerTo, type Problem } from './problem';
import type { ScenarioDocument } from './schema';

/** A tag, an end of one, or a comment, as browsers would read it. “a < b” and “<3” are none. */
const TAG = /<(?:[a-z]+|\/[a-z]+|!)[^<>]*>?/i;

/** The first piece of markup in a text; null where there is none. Texts of a scenario are plain. */
export function markupIn(text: string): string | null {
  return TAG.exec(text)?.[0].slice(0, 40) ?? null;
}

/** Markup in the words of any language: an author meant something by it that no learner would see. */
export function markupProblems({ texts, translations }: Pick<ScenarioDocument, 'texts' | 'translations'>): Problem[] {
  const problems = (words: Readonly<Record<string, string>>, ...at: string[]): Problem[] =>
    Object.entries(words).flatMap(([id, text]): Problem[] => {
      const what = markupIn(text);
      return what === null ? [] : [{ pointer: pointerTo(...at, id), code: 'markup', params: { what } }];
    });
  return [
    ...problems(texts, 'texts'),
    ...Object.entries(translations).flatMap(([language, words]) => problems(words, 'translations', language)),
  ];
}
