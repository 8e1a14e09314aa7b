import type { Question, TestDocument } from './schema';

/** Where chance comes from: the server's random source for attempts, a seeded one for self-checks and specs. */
export interface Chance {
  /** A whole number from 0 up to, not including, `limit`; every one equally likely. */
  below(limit: number): number;
  /** A name that says nothing of what it stands for; never the same twice for one paper. */
  token(): string;
}

/** One thing a learner can point at, and what it is in the document. */
export interface PaperOption {
  readonly token: string;
  readonly ref: string;
}

export interface PaperQuestion {
  readonly token: string;
  /** Id of the question in the test. */
  readonly ref: string;
  /** In the order shown: options, items to order, or the right sides to match; empty where there is nothing to point at. */
  readonly options: readonly PaperOption[];
  /** Left sides of a matching question in the order shown. */
  readonly lefts: readonly PaperOption[];
}

/**
 * One attempt's copy of a test: the order of everything in it, and opaque tokens in place of ids, because the ids of
 * options tell the order in which they were written. It is kept by the server and never sent; see `learnerPaper`.
 */
export interface Paper {
  readonly version: 1;
  readonly questions: readonly PaperQuestion[];
}

/**
 * Draws a paper. Options, items and sides are always shuffled (true and false have a natural order and none are drawn);
 * questions only where the test says so. Items to be ordered never come in the right order by luck.
 */
export function makePaper(test: Pick<TestDocument, 'shuffleQuestions' | 'questions'>, chance: Chance): Paper {
  const questions = test.questions.map((question) => paperQuestion(question, chance));
  return { version: 1, questions: test.shuffleQuestions ? shuffled(questions, chance) : questions };
}

/** A paper of one question: a self-check inside a lesson. */
export function makeCheckPaper(question: Question, chance: Chance): Paper {
  return { version: 1, questions: [paperQuestion(question, chance)] };
}

function paperQuestion(question: Question, chance: Chance): PaperQuestion {
  const named = (refs: readonly string[]): PaperOption[] => refs.map((ref) => ({ token: chance.token(), ref }));
  const base = { token: chance.token(), ref: question.id };
  switch (question.kind) {
    case 'singleChoice':
    case 'multipleChoice':
      return {
        ...base,
        options: named(
          shuffled(
            question.options.map(({ id }) => id),
            chance,
          ),
        ),
        lefts: [],
      };
    case 'trueFalse':
    case 'shortText':
      return { ...base, options: [], lefts: [] };
    case 'ordering':
      return {
        ...base,
        options: named(
          disordered(
            question.items.map(({ id }) => id),
            chance,
          ),
        ),
        lefts: [],
      };
    case 'matching':
      return {
        ...base,
        options: named(
          shuffled(
            [...question.pairs, ...question.distractors].map(({ id }) => id),
            chance,
          ),
        ),
        lefts: named(
          shuffled(
            question.pairs.map(({ id }) => id),
            chance,
          ),
        ),
      };
  }
}

/** Fisher and Yates: every order equally likely. */
function shuffled<T>(values: readonly T[], chance: Chance): T[] {
  const left = [...values];
  const drawn: T[] = [];
  while (left.length > 0) drawn.push(...left.splice(chance.below(left.length), 1));
  return drawn;
}

/** A shuffle that is not the order given: where chance gives just that, the first item goes to the end. */
function disordered(values: readonly string[], chance: Chance): string[] {
  const drawn = shuffled(values, chance);
  return drawn.every((value, index) => value === values[index]) ? [...drawn.slice(1), ...drawn.slice(0, 1)] : drawn;
}

export interface LearnerOption {
  readonly token: string;
  readonly text: string;
}

/** What a browser gets of a question before it is answered: wording and tokens, nothing else. */
export interface LearnerQuestion {
  readonly token: string;
  readonly kind: Question['kind'];
  readonly stem: string;
  readonly points: number;
  /** A wrong answer fails the test whatever the score: a learner is told beforehand. */
  readonly critical: boolean;
  readonly options: readonly LearnerOption[];
  readonly lefts: readonly LearnerOption[];
}

/**
 * The paper as the learner sees it. Nothing of keys, feedback, explanations, accepted answers, objectives or ids is in it:
 * every field is written out here one by one, so that a new field of a question stays behind until someone adds it.
 */
export function learnerPaper(test: Pick<TestDocument, 'questions'>, paper: Paper): LearnerQuestion[] {
  return paper.questions.map((drawn) => {
    const question = questionOf(test, drawn);
    const texts = textsOf(question);
    return {
      token: drawn.token,
      kind: question.kind,
      stem: question.stem,
      points: question.points,
      critical: question.critical,
      options: drawn.options.map(({ token, ref }) => ({ token, text: found(texts.options.get(ref), ref) })),
      lefts: drawn.lefts.map(({ token, ref }) => ({ token, text: found(texts.lefts.get(ref), ref) })),
    };
  });
}

/** The question that a paper's entry stands for. Throws when the paper belongs to another test: a fault, not an answer. */
export function questionOf(test: Pick<TestDocument, 'questions'>, drawn: PaperQuestion): Question {
  return found(
    test.questions.find(({ id }) => id === drawn.ref),
    drawn.ref,
  );
}

/** Wording by id of what can be pointed at. */
export function textsOf(question: Question): { options: Map<string, string>; lefts: Map<string, string> } {
  const map = (entries: readonly { id: string; text: string }[]): Map<string, string> =>
    new Map(entries.map(({ id, text }) => [id, text]));
  switch (question.kind) {
    case 'singleChoice':
    case 'multipleChoice':
      return { options: map(question.options), lefts: new Map() };
    case 'ordering':
      return { options: map(question.items), lefts: new Map() };
    case 'matching':
      return {
        options: map([...question.pairs.map(({ id, right }) => ({ id, text: right })), ...question.distractors]),
        lefts: map(question.pairs.map(({ id, left }) => ({ id, text: left }))),
      };
    case 'trueFalse':
    case 'shortText':
      return { options: new Map(), lefts: new Map() };
  }
}

function found<T>(value: T | undefined, ref: string): T {
  if (value === undefined) throw new Error(`The paper names ${ref}, which the test does not hold.`);
  return value;
}
