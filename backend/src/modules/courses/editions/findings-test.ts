import type { Question } from '@peacewright/assessment-engine';
import type { ModuleDocument } from '@peacewright/lesson-document';
import { finding, twice, type ContentItem, type Finding } from './finding';

/** What is wrong with questions whose structure is sound: keys that point nowhere, objectives, explanations. */
export function questionsFindings(
  item: ContentItem,
  questions: readonly Question[],
  module: ModuleDocument | null,
  needObjective: boolean,
): Finding[] {
  const known = new Set(module?.objectives.map(({ id }) => id));
  const ids = twice(questions.map(({ id }) => id)).map((id) =>
    finding('id.twice', { title: item.title, id }, item.id, id),
  );
  return [
    ...ids,
    ...questions.flatMap((question, index) => {
      const params = { title: item.title, question: shortened(question.stem), number: index + 1 };
      const at = (code: Parameters<typeof finding>[0], more: Finding['params'] = {}): Finding =>
        finding(code, { ...params, ...more }, item.id, question.id);
      return [
        ...(needObjective && question.objectives.length === 0 ? [at('question.noObjective')] : []),
        ...(module
          ? question.objectives
              .filter((id) => !known.has(id))
              .map((objective) => at('question.objectiveUnknown', { objective }))
          : []),
        ...(question.explanation.trim() === '' ? [at('question.noExplanation')] : []),
        ...(keyIsSound(question) ? [] : [at('question.keyInvalid')]),
      ];
    }),
  ];
}

/** The key names options that exist, each once; what can be pointed at has ids of its own. */
export function keyIsSound(question: Question): boolean {
  switch (question.kind) {
    case 'singleChoice': {
      const ids = question.options.map(({ id }) => id);
      return twice(ids).length === 0 && ids.includes(question.correct);
    }
    case 'multipleChoice': {
      const ids = question.options.map(({ id }) => id);
      return (
        twice(ids).length === 0 &&
        twice(question.correct).length === 0 &&
        question.correct.every((id) => ids.includes(id))
      );
    }
    case 'ordering':
      return twice(question.items.map(({ id }) => id)).length === 0;
    case 'matching':
      return twice([...question.pairs, ...question.distractors].map(({ id }) => id)).length === 0;
    case 'shortText':
      return question.accepted.every((text) => text.trim() !== '');
    case 'trueFalse':
      return true;
  }
}

function shortened(stem: string): string {
  return stem.length > 80 ? `${stem.slice(0, 79)}…` : stem;
}
