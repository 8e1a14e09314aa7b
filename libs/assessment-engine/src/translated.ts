import type { Question, TestDocument } from './schema';

/**
 * A test in another language: wording of the translation, keys, points and rules of the source, so that a slip of
 * translation cannot change what is right. Short answers are accepted in both languages. What the translation lacks stays
 * in the source language.
 */
export function translatedTest(source: TestDocument, translation: TestDocument): TestDocument {
  const byId = new Map(translation.questions.map((question) => [question.id, question]));
  return {
    ...source,
    language: translation.language,
    title: translation.title,
    instructions: translation.instructions,
    questions: source.questions.map((question) => translatedQuestion(question, byId.get(question.id))),
  };
}

/** One question in another language, by the same rule; the source where there is no translation of the same kind. */
export function translatedQuestion(source: Question, translation: Question | undefined): Question {
  if (translation?.kind !== source.kind) return source;
  const words = { stem: translation.stem, explanation: translation.explanation };
  if (
    (source.kind === 'singleChoice' || source.kind === 'multipleChoice') &&
    (translation.kind === 'singleChoice' || translation.kind === 'multipleChoice')
  )
    return {
      ...source,
      ...words,
      options: source.options.map((option) => ({ ...option, ...wording(translation.options, option.id) })),
    };
  if (source.kind === 'ordering' && translation.kind === 'ordering')
    return {
      ...source,
      ...words,
      items: source.items.map((item) => ({ ...item, ...wording(translation.items, item.id) })),
    };
  if (source.kind === 'matching' && translation.kind === 'matching')
    return {
      ...source,
      ...words,
      pairs: source.pairs.map((pair) => ({ ...pair, ...wording(translation.pairs, pair.id) })),
      distractors: source.distractors.map((distractor) => ({
        ...distractor,
        ...wording(translation.distractors, distractor.id),
      })),
    };
  if (source.kind === 'shortText' && translation.kind === 'shortText')
    return { ...source, ...words, accepted: [...new Set([...translation.accepted, ...source.accepted])] };
  return { ...source, ...words };
}

function wording<T extends { id: string }>(entries: readonly T[], id: string): T | undefined {
  return entries.find((entry) => entry.id === id);
}
