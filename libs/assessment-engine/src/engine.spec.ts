import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyTest, seededChance } from '../test/arbitrary';
import { feedbackFor, feedbackOn } from './feedback';
import { markTest, sameAnswer } from './mark';
import { learnerPaper, makePaper, questionOf, type Paper } from './paper';
import { checkResponse, type Answers, type Response } from './response';
import type { Question, TestDocument } from './schema';
import { translatedTest } from './translated';

/** What a learner might send: for each question nothing, or a well-shaped answer drawn by `chance`. */
function someAnswers(test: TestDocument, paper: Paper, seed: number): Answers {
  const chance = seededChance(seed);
  const answers: Record<string, Response> = {};
  for (const drawn of paper.questions) {
    if (chance.below(5) === 0) continue;
    const tokens = drawn.options.map(({ token }) => token);
    const kind = questionOf(test, drawn).kind;
    if (kind === 'singleChoice') answers[drawn.token] = { kind, option: tokens[chance.below(tokens.length)] ?? '' };
    if (kind === 'multipleChoice') answers[drawn.token] = { kind, options: tokens.filter(() => chance.below(2) === 0) };
    if (kind === 'trueFalse') answers[drawn.token] = { kind, value: chance.below(2) === 0 };
    if (kind === 'ordering') answers[drawn.token] = { kind, order: [...tokens].sort(() => chance.below(3) - 1) };
    if (kind === 'matching')
      answers[drawn.token] = {
        kind,
        pairs: drawn.lefts.map(({ token }) => ({ left: token, right: tokens[chance.below(tokens.length)] ?? '' })),
      };
    if (kind === 'shortText')
      answers[drawn.token] = { kind, text: ['nothing', '  sécret A ', 'SECRET a'][chance.below(3)] ?? '' };
  }
  return answers;
}

/** The naive twin: translates every answer back to the words on the screen and marks by them, as a teacher on paper would. */
function markedOnPaper(test: TestDocument, paper: Paper, answers: Answers): number {
  const screen = learnerPaper(test, paper);
  const share = (question: Question): number => {
    const shown = screen.find((entry) => entry.stem === question.stem);
    const answer = shown && answers[shown.token];
    if (!shown || !answer) return 0;
    const word = (token: string): string | undefined =>
      [...shown.options, ...shown.lefts].find((entry) => entry.token === token)?.text;
    if (answer.kind === 'trueFalse' && question.kind === 'trueFalse') return answer.value === question.correct ? 1 : 0;
    if (answer.kind === 'singleChoice' && question.kind === 'singleChoice')
      return question.options.find(({ text }) => text === word(answer.option))?.id === question.correct ? 1 : 0;
    if (answer.kind === 'multipleChoice' && question.kind === 'multipleChoice') {
      if (answer.options.length === 0) return 0;
      const ticked = answer.options.map(word);
      let right = 0;
      for (const option of question.options)
        if (ticked.includes(option.text) === question.correct.includes(option.id)) right += 1;
      return right / question.options.length;
    }
    if (answer.kind === 'ordering' && question.kind === 'ordering') {
      let right = 0;
      question.items.forEach((item, place) => (right += word(answer.order[place] ?? '') === item.text ? 1 : 0));
      return right / question.items.length;
    }
    if (answer.kind === 'matching' && question.kind === 'matching') {
      let right = 0;
      for (const pair of question.pairs)
        if (answer.pairs.some((line) => word(line.left) === pair.left && word(line.right) === pair.right)) right += 1;
      return right / question.pairs.length;
    }
    if (answer.kind === 'shortText' && question.kind === 'shortText')
      return question.accepted.some((text) => sameAnswer(text, answer.text)) ? 1 : 0;
    return 0;
  };
  return test.questions.reduce((sum, question) => sum + Math.round(100 * question.points * share(question)), 0) / 100;
}

const drawnTest = fc
  .tuple(anyTest, fc.nat())
  .map(([test, seed]) => ({ test, seed, paper: makePaper(test, seededChance(seed)) }));

describe('a paper', () => {
  it('holds every question, option and side once, under tokens that never repeat', () => {
    fc.assert(
      fc.property(drawnTest, ({ test, paper }) => {
        expect(paper.questions.map(({ ref }) => ref).sort()).toEqual(test.questions.map(({ id }) => id).sort());
        const tokens = paper.questions.flatMap((drawn) =>
          [drawn, ...drawn.options, ...drawn.lefts].map(({ token }) => token),
        );
        expect(new Set(tokens).size).toBe(tokens.length);
      }),
    );
  });

  it('never shows the items of an ordering in their right order', () => {
    fc.assert(
      fc.property(drawnTest, ({ test, paper }) => {
        for (const drawn of paper.questions) {
          const question = questionOf(test, drawn);
          if (question.kind === 'ordering')
            expect(drawn.options.map(({ ref }) => ref)).not.toEqual(question.items.map(({ id }) => id));
        }
      }),
    );
  });

  it('tells a learner nothing of keys, remarks, explanations, accepted answers, objectives or ids', () => {
    fc.assert(
      fc.property(drawnTest, ({ test, paper }) => {
        const sent = JSON.stringify(learnerPaper(test, paper));
        expect(sent).not.toContain('SECRET');
        for (const drawn of paper.questions)
          for (const { ref } of [drawn, ...drawn.options, ...drawn.lefts]) expect(sent).not.toContain(`"${ref}"`);
        expect(sent).not.toMatch(/correct|accepted|feedback|explanation|obj-[abc]/);
      }),
    );
  });
});

describe('marking', () => {
  it('gives the points that a teacher with the words on paper would give', () => {
    fc.assert(
      fc.property(drawnTest, fc.nat(), ({ test, paper }, seed) => {
        const answers = someAnswers(test, paper, seed);
        expect(checkResponse(test, paper, answers)).toEqual([]);
        expect(markTest(test, paper, answers, 50).score).toBe(markedOnPaper(test, paper, answers));
      }),
      { numRuns: 400 },
    );
  });

  it('gives full marks for the key that the feedback names, and passes at any mark', () => {
    fc.assert(
      fc.property(drawnTest, ({ test, paper }) => {
        const nothing = markTest(test, paper, {}, 0);
        const key = Object.fromEntries(feedbackOn(test, paper, {}, nothing).map((told) => [told.token, told.key]));
        expect(checkResponse(test, paper, key)).toEqual([]);
        const result = markTest(test, paper, key, 100);
        expect(result.score).toBe(result.max);
        expect(result.passed).toBe(test.questions.length > 0);
      }),
    );
  });

  it('fails the test for one missed critical question, whatever the score', () => {
    fc.assert(
      fc.property(drawnTest, fc.nat(), ({ test, paper }, seed) => {
        const result = markTest(test, paper, someAnswers(test, paper, seed), 0);
        const missed = result.byQuestion.some(
          ({ ref, score, max }) => score < max && test.questions.find(({ id }) => id === ref)?.critical,
        );
        expect(result.criticalFailed).toBe(missed);
        if (missed) expect(result.passed).toBe(false);
      }),
    );
  });

  it('counts a question fully for each of its objectives and for no other', () => {
    fc.assert(
      fc.property(drawnTest, fc.nat(), ({ test, paper }, seed) => {
        const result = markTest(test, paper, someAnswers(test, paper, seed), 50);
        for (const { objective, max } of result.byObjective)
          expect(max).toBe(
            test.questions
              .filter(({ objectives }) => objectives.includes(objective))
              .reduce((sum, { points }) => sum + points, 0),
          );
      }),
    );
  });

  it('does not lift 79.96 percent to a mark of 80', () => {
    const result = { score: 0, max: 0 };
    const test = {
      questions: Array.from({ length: 5 }, (_, index): Question => ({
        schema: 'peacewright.question',
        version: 1,
        id: `q-${index}`,
        kind: 'trueFalse',
        stem: 's',
        objectives: [],
        points: 1,
        explanation: '',
        critical: false,
        correct: true,
      })),
    };
    const paper = makePaper({ ...test, shuffleQuestions: false }, seededChance(1));
    const answers = Object.fromEntries(
      paper.questions.slice(0, 4).map(({ token }) => [token, { kind: 'trueFalse', value: true } as const]),
    );
    expect({ ...result, ...markTest(test, paper, answers, 80) }).toMatchObject({ percent: 80, passed: true });
    expect(markTest(test, paper, answers, 80.1).passed).toBe(false);
  });

  it.each([
    ['Ordre du jour', ' ordre  DU jour '],
    ['équipe', 'EQUIPE'],
    ['Straße', 'STRASSE'],
  ])('takes %p and %p for the same short answer', (a, b) => {
    expect(sameAnswer(a, b)).toBe(true);
  });
});

describe('what is sent', () => {
  it('is refused where it names another question, another option, one option twice, or half an order', () => {
    fc.assert(
      fc.property(drawnTest, ({ test, paper }) => {
        expect(checkResponse(test, paper, { elsewhere: { kind: 'trueFalse', value: true } })).toEqual([
          { pointer: '/elsewhere', code: 'unknownQuestion' },
        ]);
        for (const drawn of paper.questions) {
          const kind = questionOf(test, drawn).kind;
          const first = drawn.options[0]?.token ?? '';
          const code = (response: unknown) => checkResponse(test, paper, { [drawn.token]: response })[0]?.code;
          expect(code(null)).toBe('malformed');
          expect(code({ kind: 'telepathy' })).toBe('wrongKind');
          if (kind === 'singleChoice') expect(code({ kind, option: `${first}x` })).toBe('unknownOption');
          if (kind === 'multipleChoice') expect(code({ kind, options: [first, first] })).toBe('repeated');
          if (kind === 'ordering') expect(code({ kind, order: [first] })).toBe('incomplete');
          if (kind === 'trueFalse') expect(code({ kind, value: 'true' })).toBe('malformed');
          if (kind === 'shortText') expect(code({ kind, text: 'x'.repeat(501) })).toBe('tooLong');
          if (kind === 'matching') expect(code({ kind, pairs: [{ left: first, right: first }] })).toBe('unknownOption');
        }
      }),
    );
  });

  it('is refused whole when it is no object, and never makes the checker throw', () => {
    fc.assert(
      fc.property(drawnTest, fc.jsonValue(), ({ test, paper }, value) => {
        const findings = checkResponse(test, paper, value);
        if (typeof value !== 'object' || value === null || Array.isArray(value))
          expect(findings[0]?.code).toBe('notAnObject');
      }),
    );
  });
});

describe('feedback', () => {
  it('is kept back by the rule of the test, with what was right or wrong', () => {
    fc.assert(
      fc.property(drawnTest, fc.nat(), ({ test, paper }, seed) => {
        const answers = someAnswers(test, paper, seed);
        const result = markTest(test, paper, answers, test.passMark.percent);
        const open = test.feedback === 'afterAttempt' || (test.feedback === 'afterPass' && result.passed);
        expect(feedbackFor(test, paper, answers, result) !== null).toBe(open);
      }),
    );
  });
});

describe('a translated test', () => {
  it('keeps keys, points and rules of its source whatever the translation says', () => {
    fc.assert(
      fc.property(drawnTest, anyTest, fc.nat(), ({ test, paper }, other, seed) => {
        const translated = translatedTest(test, { ...other, language: 'fr' });
        expect(translated.questions.map(({ id, kind, points, critical }) => ({ id, kind, points, critical }))).toEqual(
          test.questions.map(({ id, kind, points, critical }) => ({ id, kind, points, critical })),
        );
        const answers = someAnswers(test, paper, seed);
        const open = Object.fromEntries(
          Object.entries(answers).filter(([, { kind }]) => kind !== 'shortText' && kind !== 'matching'),
        );
        expect(markTest(translated, paper, open, 50).score).toBe(markTest(test, paper, open, 50).score);
      }),
    );
  });
});
