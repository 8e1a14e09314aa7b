import fc from 'fast-check';
import type { Chance } from '../src/paper';
import type { Question, TestDocument } from '../src/schema';

/** A chance that can be repeated: a small linear generator over 32 bits, for specs. */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  let named = 0;
  const next = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0);
  return {
    below: (limit) => next() % limit,
    token: () => `t${(named++).toString(36)}-${next().toString(36)}`,
  };
}

const words = fc.stringMatching(/^[A-Za-zéü ]{1,12}$/).filter((text) => text.trim() !== '');
const base = fc.record({
  points: fc.integer({ min: 1, max: 5 }),
  objectives: fc.subarray(['obj-a', 'obj-b', 'obj-c']),
  critical: fc.boolean(),
});

function question(index: number): fc.Arbitrary<Question> {
  const id = `q-${index}`;
  const common = {
    schema: 'peacewright.question' as const,
    version: 1 as const,
    id,
    stem: `Stem ${index}`,
    explanation: `SECRET explanation ${index}`,
  };
  const options = (count: number) =>
    Array.from({ length: count }, (_, place) => ({
      id: `${id}-o${place}`,
      text: `Option ${index}.${place}`,
      feedback: `SECRET remark ${index}.${place}`,
    }));
  const count = fc.integer({ min: 2, max: 6 });
  return fc.oneof(
    fc.tuple(base, count, fc.nat()).map(([b, n, key]) => ({
      ...common,
      ...b,
      kind: 'singleChoice' as const,
      options: options(n),
      correct: `${id}-o${key % n}`,
    })),
    fc.tuple(base, count, fc.subarray([0, 1, 2, 3, 4, 5], { minLength: 1 })).map(([b, n, keys]) => ({
      ...common,
      ...b,
      kind: 'multipleChoice' as const,
      options: options(n),
      correct: [...new Set(keys.map((key) => `${id}-o${key % n}`))],
    })),
    fc.tuple(base, fc.boolean()).map(([b, correct]) => ({ ...common, ...b, kind: 'trueFalse' as const, correct })),
    fc.tuple(base, count).map(([b, n]) => ({
      ...common,
      ...b,
      kind: 'ordering' as const,
      items: Array.from({ length: n }, (_, place) => ({ id: `${id}-i${place}`, text: `Item ${index}.${place}` })),
    })),
    fc.tuple(base, count, fc.integer({ min: 0, max: 2 })).map(([b, n, extra]) => ({
      ...common,
      ...b,
      kind: 'matching' as const,
      pairs: Array.from({ length: n }, (_, place) => ({
        id: `${id}-p${place}`,
        left: `Left ${index}.${place}`,
        right: `Right ${index}.${place % 4}`,
      })),
      distractors: Array.from({ length: extra }, (_, place) => ({
        id: `${id}-d${place}`,
        text: `Other ${index}.${place}`,
      })),
    })),
    fc.tuple(base, fc.array(words, { minLength: 1, maxLength: 3 })).map(([b, accepted]) => ({
      ...common,
      ...b,
      kind: 'shortText' as const,
      accepted: accepted.map((text) => `SECRET ${text}`),
    })),
  );
}

/** Tests of any mixture of questions; whatever a learner may not see holds the word SECRET. */
export const anyTest: fc.Arbitrary<TestDocument> = fc
  .integer({ min: 0, max: 8 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => question(index))))
  .chain((questions) =>
    fc.record({
      schema: fc.constant('peacewright.test' as const),
      version: fc.constant(1 as const),
      language: fc.constant('en'),
      title: fc.constant('A test'),
      instructions: fc.constant(''),
      minutes: fc.constant(10),
      passMark: fc.record({ percent: fc.integer({ min: 0, max: 100 }) }),
      maxAttempts: fc.constant(null),
      waitMinutes: fc.constant(0),
      shuffleQuestions: fc.boolean(),
      feedback: fc.constantFrom('afterAttempt' as const, 'afterPass' as const, 'never' as const),
      questions: fc.constant(questions),
    }),
  );
