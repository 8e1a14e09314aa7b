import type { Question } from '@peacewright/assessment-engine';
import { newId } from '../../drafting';

/** A question while it is written: the shape of its kind, whatever is still empty. */
export type DraftQuestion = Question;
export type QuestionKind = Question['kind'];

export const questionKinds: readonly QuestionKind[] = [
  'singleChoice',
  'multipleChoice',
  'trueFalse',
  'ordering',
  'matching',
  'shortText',
];

const option = (): { id: string; text: string } => ({ id: newId('o'), text: '' });

/** A question of `kind` with nothing in it, and room for the usual number of answers. */
export function emptyQuestion(kind: QuestionKind, id = newId('q')): DraftQuestion {
  const common = {
    schema: 'peacewright.question' as const,
    version: 1 as const,
    id,
    stem: '',
    objectives: [],
    points: 1,
    explanation: '',
    critical: false,
  };
  switch (kind) {
    case 'singleChoice': {
      const options = [option(), option(), option(), option()];
      return { ...common, kind, options, correct: options[0]?.id ?? '' };
    }
    case 'multipleChoice': {
      const options = [option(), option(), option(), option()];
      return { ...common, kind, options, correct: [options[0]?.id ?? ''] };
    }
    case 'trueFalse':
      return { ...common, kind, correct: true };
    case 'ordering':
      return { ...common, kind, items: [option(), option(), option()] };
    case 'matching':
      return {
        ...common,
        kind,
        pairs: [1, 2, 3].map(() => ({ id: newId('o'), left: '', right: '' })),
        distractors: [],
      };
    case 'shortText':
      return { ...common, kind, accepted: [''] };
  }
}

/** The same question as another kind: wording, objectives and explanation stay, options too where both have some. */
export function asKind(question: DraftQuestion, kind: QuestionKind): DraftQuestion {
  const { stem, objectives, points, explanation, critical } = question;
  const fresh = { ...emptyQuestion(kind, question.id), stem, objectives, points, explanation, critical };
  const entries = 'options' in question ? question.options : 'items' in question ? question.items : undefined;
  if (entries === undefined) return fresh;
  if (fresh.kind === 'singleChoice') return { ...fresh, options: entries, correct: firstKey(question, entries) };
  if (fresh.kind === 'multipleChoice') return { ...fresh, options: entries, correct: [firstKey(question, entries)] };
  if (fresh.kind === 'ordering') return { ...fresh, items: entries.map(({ id, text }) => ({ id, text })) };
  return fresh;
}

function firstKey(question: DraftQuestion, entries: readonly { readonly id: string }[]): string {
  if (question.kind === 'singleChoice') return question.correct;
  if (question.kind === 'multipleChoice') return question.correct[0] ?? '';
  return entries[0]?.id ?? '';
}
