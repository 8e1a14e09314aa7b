import type { Answers, Paper, PaperQuestion, Question, Response, TestDocument } from '@peacewright/assessment-engine';

/** Answers to a paper: all right, or only the first `right` questions and the rest left open. */
export function demoAnswers(test: TestDocument, paper: Paper, right: number): Answers {
  const questions = new Map(test.questions.map((question) => [question.id, question]));
  return Object.fromEntries(
    paper.questions.slice(0, right).flatMap((drawn) => {
      const question = questions.get(drawn.ref);
      return question ? [[drawn.token, rightResponse(question, drawn)] as const] : [];
    }),
  );
}

function rightResponse(question: Question, drawn: PaperQuestion): Response {
  const optionOf = (ref: string): string => drawn.options.find((option) => option.ref === ref)?.token ?? '';
  switch (question.kind) {
    case 'singleChoice':
      return { kind: 'singleChoice', option: optionOf(question.correct) };
    case 'multipleChoice':
      return { kind: 'multipleChoice', options: question.correct.map(optionOf) };
    case 'trueFalse':
      return { kind: 'trueFalse', value: question.correct };
    case 'ordering':
      return { kind: 'ordering', order: question.items.map(({ id }) => optionOf(id)) };
    case 'matching':
      return { kind: 'matching', pairs: drawn.lefts.map(({ token, ref }) => ({ left: token, right: optionOf(ref) })) };
    case 'shortText':
      return { kind: 'shortText', text: question.accepted[0] ?? '' };
  }
}
