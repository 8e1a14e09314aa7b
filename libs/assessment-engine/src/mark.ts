import { assertNever } from '@peacewright/kernel';
import { questionOf, textsOf, type Paper, type PaperQuestion } from './paper';
import type { Answers, Response } from './response';
import type { Question, TestDocument } from './schema';

/** Points are counted in hundredths while adding up, so that sums do not drift; results carry points. */
export interface QuestionResult {
  readonly token: string;
  /** Id of the question in the test: for statistics on the server. */
  readonly ref: string;
  readonly score: number;
  readonly max: number;
  readonly answered: boolean;
}

/** A pass mark as a centre writes it, with a per cent sign or a decimal comma; null for what is no number from 1 to 100. */
export function percentOf(text: string): number | null {
  const written = /^(\d{1,3}(?:[.,]\d{1,2})?)\s*%?$/.exec(text.trim())?.[1];
  const percent = Number((written ?? '').replace(',', '.'));
  return percent >= 1 && percent <= 100 ? percent : null;
}

export interface ObjectiveResult {
  readonly objective: string;
  readonly score: number;
  readonly max: number;
}

export interface TestResult {
  readonly score: number;
  readonly max: number;
  /** 0 to 100, with one decimal, rounded down: 79.96 is not 80. */
  readonly percent: number;
  /** The mark was reached and no critical question was missed. */
  readonly passed: boolean;
  readonly criticalFailed: boolean;
  /** In the order in which the questions of the paper first name them; a question counts fully for each of its objectives. */
  readonly byObjective: readonly ObjectiveResult[];
  readonly byQuestion: readonly QuestionResult[];
}

/**
 * Marks checked answers (see `checkResponse`). `passPercent` is the mark in force when the attempt began, 0 to 100. A
 * critical question is missed unless it earns all of its points. A test without questions is not passed.
 */
export function markTest(
  test: Pick<TestDocument, 'questions'>,
  paper: Paper,
  answers: Answers,
  passPercent: number,
): TestResult {
  let score = 0;
  let max = 0;
  let criticalFailed = false;
  const objectives = new Map<string, { score: number; max: number }>();
  const byQuestion: QuestionResult[] = [];
  for (const drawn of paper.questions) {
    const question = questionOf(test, drawn);
    const response = answers[drawn.token];
    const worth = question.points * 100;
    const earned = response === undefined ? 0 : Math.round(worth * shareOf(question, drawn, response));
    score += earned;
    max += worth;
    if (question.critical && earned < worth) criticalFailed = true;
    for (const objective of new Set(question.objectives)) {
      const sum = objectives.get(objective) ?? { score: 0, max: 0 };
      objectives.set(objective, { score: sum.score + earned, max: sum.max + worth });
    }
    byQuestion.push({
      token: drawn.token,
      ref: drawn.ref,
      score: earned / 100,
      max: question.points,
      answered: response !== undefined,
    });
  }
  return {
    score: score / 100,
    max: max / 100,
    percent: max === 0 ? 0 : Math.floor((score * 1000) / max) / 10,
    passed: max > 0 && score * 100 >= passPercent * max && !criticalFailed,
    criticalFailed,
    byObjective: [...objectives].map(([objective, sum]) => ({ objective, score: sum.score / 100, max: sum.max / 100 })),
    byQuestion,
  };
}

/**
 * The share of a question's points, 0 to 1. Single choice, true or false and short text earn all or nothing; multiple
 * choice earns for each option rightly taken or left (nothing when none is taken); ordering for each item in its place;
 * matching for each left side with its right side, where right sides that read the same count as the same.
 */
function shareOf(question: Question, drawn: PaperQuestion, response: Response): number {
  const refs = new Map([...drawn.options, ...drawn.lefts].map(({ token, ref }) => [token, ref]));
  switch (question.kind) {
    case 'singleChoice':
      return response.kind === 'singleChoice' && refs.get(response.option) === question.correct ? 1 : 0;
    case 'trueFalse':
      return response.kind === 'trueFalse' && response.value === question.correct ? 1 : 0;
    case 'shortText':
      return response.kind === 'shortText' && question.accepted.some((text) => sameAnswer(text, response.text)) ? 1 : 0;
    case 'multipleChoice': {
      if (response.kind !== 'multipleChoice' || response.options.length === 0) return 0;
      const taken = new Set(response.options.map((token) => refs.get(token)));
      const right = question.options.filter(({ id }) => taken.has(id) === question.correct.includes(id)).length;
      return right / question.options.length;
    }
    case 'ordering': {
      if (response.kind !== 'ordering') return 0;
      return (
        question.items.filter(({ id }, place) => refs.get(response.order[place] ?? '') === id).length /
        question.items.length
      );
    }
    case 'matching': {
      if (response.kind !== 'matching') return 0;
      const texts = textsOf(question).options;
      const chosen = new Map(
        response.pairs.map(({ left, right }) => [refs.get(left), texts.get(refs.get(right) ?? '')]),
      );
      return question.pairs.filter(({ id, right }) => chosen.get(id) === right).length / question.pairs.length;
    }
    default:
      return assertNever(question);
  }
}

/** True when two texts are the same answer: case, accents, and how many spaces do not count. */
export function sameAnswer(a: string, b: string): boolean {
  return plainAnswer(a) === plainAnswer(b);
}

/** A written answer without what does not count: case, accents, how many spaces. */
export function plainAnswer(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase().toLowerCase().replace(/\s+/gu, ' ').trim();
}
