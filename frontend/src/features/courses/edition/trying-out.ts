import {
  feedbackOn,
  learnerPaper,
  makeCheckPaper,
  markTest,
  type Answers,
  type Chance,
  type Paper,
  type QuestionFeedback,
  type TestDocument,
} from '@peacewright/assessment-engine';
import type { LearnerQuestionDto, QuestionFeedbackDto } from '@peacewright/api-client';
import type { LessonContext } from '../../lesson-view';
import { newId } from '../../drafting';
import type { DraftQuestion } from '../tests/draft-question';

/** Draws papers for who tries a text or test out; nothing of it is recorded. */
export const tryingOut: Chance = {
  below: (limit) => Math.floor(Math.random() * limit),
  token: () => newId('x'),
};

/** The questions of a paper as the server would send them. */
export function shownQuestions(test: Pick<TestDocument, 'questions'>, paper: Paper): readonly LearnerQuestionDto[] {
  return learnerPaper(test, paper).map((question) => ({
    ...question,
    options: [...question.options],
    lefts: [...question.lefts],
  }));
}

/** What is told of an answer as the server would send it. */
export function asTold({ key, remarks, ...rest }: QuestionFeedback): QuestionFeedbackDto {
  return { ...rest, key: { ...key }, remarks: [...remarks] };
}

interface DrawnCheck {
  readonly question: DraftQuestion;
  readonly paper: Paper;
}

/** Self-checks drawn once, so that an answer that was begun stays while other parts of the page change. */
export function drawChecks(questions: readonly DraftQuestion[]): readonly DrawnCheck[] {
  return questions.map((question) => ({ question, paper: makeCheckPaper(question, tryingOut) }));
}

/** Self-checks for a lesson's context: shown and marked as a learner's, here in the browser. */
export function checksContext(drawn: readonly DrawnCheck[]): Pick<LessonContext, 'checks' | 'mark'> {
  return {
    checks: drawn.flatMap(({ question, paper }) =>
      shownQuestions({ questions: [question] }, paper).map((shown) => ({ id: question.id, question: shown })),
    ),
    mark: (id, answer) => {
      const check = drawn.find(({ question }) => question.id === id);
      const token = check?.paper.questions[0]?.token;
      if (check === undefined || token === undefined) return Promise.reject(new Error(`No self-check ${id}.`));
      const test = { questions: [check.question] };
      const answers = { [token]: answer } as unknown as Answers;
      const [told] = feedbackOn(test, check.paper, answers, markTest(test, check.paper, answers, 100));
      return told === undefined ? Promise.reject(new Error(`No self-check ${id}.`)) : Promise.resolve(asTold(told));
    },
  };
}
