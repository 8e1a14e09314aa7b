import { questionOf, type Paper, type PaperQuestion } from './paper';
import type { TestResult } from './mark';
import type { Answers, Response } from './response';
import type { Question, TestDocument } from './schema';

/** What is told of one question once the policy allows it. */
export interface QuestionFeedback {
  readonly token: string;
  readonly score: number;
  readonly max: number;
  readonly explanation: string;
  /** The right answer in tokens of the paper, in the shape of an answer; a short text gives its first accepted form. */
  readonly key: Response;
  /** Author's remarks on the options that were taken. */
  readonly remarks: readonly { readonly token: string; readonly text: string }[];
}

/**
 * Key, explanation and remarks of every question, or null while the test's own rule keeps them back: `afterPass` until
 * the attempt is passed, `never` always. Which questions were right is kept back with them, since for two options it is
 * the key.
 */
export function feedbackFor(
  test: Pick<TestDocument, 'questions' | 'feedback'>,
  paper: Paper,
  answers: Answers,
  result: TestResult,
): QuestionFeedback[] | null {
  if (test.feedback === 'never' || (test.feedback === 'afterPass' && !result.passed)) return null;
  return feedbackOn(test, paper, answers, result);
}

/** The same without a rule: for self-checks, which are answered to learn. */
export function feedbackOn(
  test: Pick<TestDocument, 'questions'>,
  paper: Paper,
  answers: Answers,
  result: TestResult,
): QuestionFeedback[] {
  const marks = new Map(result.byQuestion.map((mark) => [mark.token, mark]));
  return paper.questions.map((drawn) => {
    const question = questionOf(test, drawn);
    const mark = marks.get(drawn.token);
    return {
      token: drawn.token,
      score: mark?.score ?? 0,
      max: question.points,
      explanation: question.explanation,
      key: keyOf(question, drawn),
      remarks: remarksOn(question, drawn, answers[drawn.token]),
    };
  });
}

function keyOf(question: Question, drawn: PaperQuestion): Response {
  const token = (ref: string, among = drawn.options): string => among.find((option) => option.ref === ref)?.token ?? '';
  switch (question.kind) {
    case 'singleChoice':
      return { kind: 'singleChoice', option: token(question.correct) };
    case 'multipleChoice':
      return { kind: 'multipleChoice', options: question.correct.map((ref) => token(ref)) };
    case 'trueFalse':
      return { kind: 'trueFalse', value: question.correct };
    case 'ordering':
      return { kind: 'ordering', order: question.items.map(({ id }) => token(id)) };
    case 'matching':
      return {
        kind: 'matching',
        pairs: question.pairs.map(({ id }) => ({ left: token(id, drawn.lefts), right: token(id) })),
      };
    case 'shortText':
      return { kind: 'shortText', text: question.accepted[0] ?? '' };
  }
}

function remarksOn(
  question: Question,
  drawn: PaperQuestion,
  response: Response | undefined,
): { token: string; text: string }[] {
  if (question.kind !== 'singleChoice' && question.kind !== 'multipleChoice') return [];
  const taken =
    response?.kind === 'singleChoice' ? [response.option] : response?.kind === 'multipleChoice' ? response.options : [];
  return drawn.options.flatMap(({ token, ref }) => {
    const text = question.options.find(({ id }) => id === ref)?.feedback ?? '';
    return taken.includes(token) && text !== '' ? [{ token, text }] : [];
  });
}
