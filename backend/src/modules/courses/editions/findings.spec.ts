import { describe, expect, it } from '@jest/globals';
import {
  emptyLesson,
  emptyScenarioExercise,
  type LessonBlock,
  type LessonDocument,
} from '@peacewright/lesson-document';
import { editionFindings, type EditionContent } from './findings';
import { FINDING_SEVERITY, type ContentItem, type Finding } from './finding';

const FILE = 'a'.repeat(64);
const question = {
  schema: 'peacewright.question',
  version: 1,
  id: 'q-1',
  kind: 'singleChoice',
  stem: 'Who decides?',
  objectives: ['o-1'],
  points: 1,
  explanation: 'The commander on the spot.',
  critical: false,
  options: [
    { id: 'q-1-a', text: 'The commander' },
    { id: 'q-1-b', text: 'The driver' },
  ],
  correct: 'q-1-a',
};
const text = (words: string): LessonBlock => ({
  type: 'paragraph',
  attrs: { id: 'b-1' },
  content: [{ type: 'text', text: words }],
});
const lessonText: LessonDocument = {
  ...emptyLesson('en', 'Deciding'),
  summary: 'You can decide.',
  blocks: [text('Look, speak, decide.')],
};
const testText = {
  schema: 'peacewright.test',
  version: 1,
  language: 'en',
  title: 'Test',
  instructions: '',
  minutes: 10,
  passMark: { percent: 80 },
  maxAttempts: 3,
  waitMinutes: 0,
  shuffleQuestions: true,
  feedback: 'afterPass',
  questions: [question],
};
const moduleText = {
  schema: 'peacewright.module',
  version: 1,
  language: 'en',
  title: 'Deciding about force',
  summary: '',
  terms: [{ id: 't-1', term: 'hostile act', definition: 'An attack.' }],
  ruleCards: [],
  objectives: [
    { id: 'o-1', code: 'X1-1', verb: 'Decide', domain: 'KNOWLEDGE', condition: '', standard: '', critical: false },
  ],
  centreValues: [{ key: 'x1.metres', label: 'Distance', unit: 'm', sample: '5', note: '' }],
};
const lesson = (document: unknown = lessonText): ContentItem => ({
  id: 'l-1',
  kind: 'LESSON',
  title: 'Deciding',
  objectives: ['o-1'],
  document,
});
const test = (document: unknown = testText): ContentItem => ({
  id: 'x-1',
  kind: 'TEST',
  title: 'Test',
  objectives: ['o-1'],
  document,
});
const sound: EditionContent = {
  language: 'en',
  document: moduleText,
  items: [lesson(), test()],
  references: [],
  links: [],
  openComments: [],
  translations: [],
  teachingLanguages: ['en'],
  scenarios: new Map(),
  files: new Set([FILE]),
  today: '2026-11-07',
};

function codes(change: Partial<EditionContent>): string[] {
  return editionFindings({ ...sound, ...change }).map(({ code }) => code);
}
/** Codes for one lesson whose text is changed. */
function lessonCodes(change: Partial<LessonDocument>): string[] {
  return codes({ items: [lesson({ ...lessonText, ...change }), test()] });
}
function questionCodes(change: object): string[] {
  return codes({ items: [lesson(), test({ ...testText, questions: [{ ...question, ...change }] })] });
}

describe('the publish checklist', () => {
  it('finds nothing in a sound edition', () => {
    expect(editionFindings(sound)).toEqual([]);
  });

  it('looks at every objective: taught, assessed, practised', () => {
    expect(codes({ items: [{ ...lesson(), objectives: [] }, test()] })).toEqual(['objective.notTaught']);
    expect(codes({ items: [lesson()] })).toEqual(['objective.notAssessed']);
    const skill = { ...moduleText, objectives: [{ ...moduleText.objectives[0], domain: 'SKILL' }] };
    expect(codes({ document: skill })).toEqual(['objective.noDrill']);
    const drill: ContentItem = { id: 'd-1', kind: 'DRILL', title: 'Lane', objectives: ['o-1'], document: null };
    expect(codes({ document: skill, items: [lesson(), test(), drill] })).toEqual(['item.planned']);
    expect(codes({ items: [{ ...lesson(), objectives: ['o-1', 'o-9'] }, test()] })).toEqual(['objective.unknown']);
    expect(codes({ document: { ...moduleText, objectives: [] } })).toContain('objective.none');
  });

  it('only warns of a skill that has no drill yet', () => {
    expect(FINDING_SEVERITY['objective.noDrill']).toBe('WARNING');
    expect(FINDING_SEVERITY['objective.notAssessed']).toBe('BLOCKING');
  });

  it('asks where a recommendation is answered', () => {
    const link = { code: 'ARF19-052', targetKind: 'MODULE', targetId: 'm-1' };
    expect(codes({ links: [link] })).toEqual(['recommendation.moduleOnly']);
    expect(codes({ links: [link, { ...link, targetKind: 'LESSON', targetId: 'l-1' }] })).toEqual([]);
    expect(codes({ links: [{ ...link, targetKind: 'OBJECTIVE', targetId: 'o-9' }] })).toEqual([
      'recommendation.targetMissing',
    ]);
  });

  it('says which cited recommendation nothing in the module is linked to', () => {
    const cited: LessonBlock = {
      type: 'paragraph',
      attrs: { id: 'b-7' },
      content: [
        { type: 'text', text: 'As asked in ' },
        { type: 'citation', attrs: { code: 'ARF19-052' } },
      ],
    };
    const items = [lesson({ ...lessonText, blocks: [cited] }), test()];
    expect(editionFindings({ ...sound, items })).toEqual([
      {
        code: 'recommendation.notLinked',
        severity: 'WARNING',
        params: { title: 'Deciding', target: 'ARF19-052' },
        itemId: 'l-1',
        blockId: 'b-7',
      },
    ]);
    expect(codes({ items, links: [{ code: 'ARF19-052', targetKind: 'LESSON', targetId: 'l-1' }] })).toEqual([]);
  });

  it('names a reference from the day after its review date', () => {
    const reference = { title: 'Manual', number: '2020' };
    expect(codes({ references: [{ ...reference, reviewOn: '2026-11-07' }] })).toEqual([]);
    expect(codes({ references: [{ ...reference, reviewOn: '2026-11-06' }] })).toEqual(['reference.reviewDue']);
  });

  it('misses the languages that the centre teaches in', () => {
    expect(codes({ teachingLanguages: ['en', 'fr'] })).toEqual(['language.missing']);
    expect(
      codes({ teachingLanguages: ['en', 'fr'], translations: [{ language: 'fr', missing: 0, outdated: 1 }] }),
    ).toEqual(['language.outdated']);
    expect(codes({ translations: [{ language: 'fr', missing: 2, outdated: 0 }] })).toEqual(['language.missing']);
  });

  it('stays blocked by a comment that is not settled', () => {
    expect(editionFindings({ ...sound, openComments: [{ itemId: 'l-1', blockId: 'b-1' }] })).toEqual([
      { code: 'comment.open', severity: 'BLOCKING', params: {}, itemId: 'l-1', blockId: 'b-1' },
    ]);
  });

  it('follows every pointer out of a lesson', () => {
    const mark = { type: 'keyTerm' as const, attrs: { term: 't-9' } };
    const pointers: LessonBlock[] = [
      {
        type: 'paragraph',
        attrs: { id: 'b-1' },
        content: [
          { type: 'text', text: 'act', marks: [mark] },
          { type: 'centreValue', attrs: { key: 'x1.hours' } },
        ],
      },
      { type: 'image', attrs: { id: 'b-2', file: `sha256:${'b'.repeat(64)}`, alt: 'A gate' } },
      { type: 'ruleCard', attrs: { id: 'b-3', card: 'card-9' } },
      { type: 'check', attrs: { id: 'b-4', question: 'c-9' } },
    ];
    expect(lessonCodes({ blocks: pointers })).toEqual([
      'term.missing',
      'centreValue.missing',
      'file.missing',
      'ruleCard.missing',
      'check.missing',
    ]);
    expect(
      lessonCodes({ blocks: [text('x'), { type: 'image', attrs: { id: 'b-2', file: `sha256:${FILE}`, alt: ' ' } }] }),
    ).toEqual(['image.noAlt']);
    for (const type of ['audio', 'video'] as const) {
      const media = (transcript?: string): LessonBlock => ({
        type,
        attrs: { id: 'b-2', file: `sha256:${FILE}`, title: 'A greeting', ...(transcript && { transcript }) },
      });
      expect(lessonCodes({ blocks: [text('x'), media()] })).toEqual(['media.noTranscript']);
      expect(lessonCodes({ blocks: [text('x'), media('The greeting, in words.')] })).toEqual([]);
    }
    expect(FINDING_SEVERITY['media.noTranscript']).toBe('WARNING');
  });

  it('sees an empty lesson, too few minutes, and ids used twice', () => {
    expect(codes({ items: [lesson(null), test()] })).toEqual(['lesson.empty']);
    expect(lessonCodes({ blocks: [] })).toEqual(['lesson.empty']);
    expect(lessonCodes({ blocks: [text('word '.repeat(500))], minutesShort: 4, minutesLong: 45 })).toEqual([
      'lesson.minutesTooFew',
    ]);
    expect(lessonCodes({ minutesShort: 50, minutesLong: 45 })).toEqual(['lesson.minutesOrder']);
    expect(lessonCodes({ blocks: [text('a'), text('b')] })).toEqual(['id.twice']);
    expect(lessonCodes({ summary: '' })).toEqual(['lesson.noSummary']);
  });

  it('checks questions of tests and of lessons alike', () => {
    expect(codes({ items: [lesson(), test({ ...testText, questions: [] })] })).toContain('test.noQuestions');
    expect(questionCodes({ objectives: [] })).toEqual(['question.noObjective']);
    expect(questionCodes({ objectives: ['o-9'] })).toEqual(['question.objectiveUnknown']);
    expect(questionCodes({ explanation: ' ' })).toEqual(['question.noExplanation']);
    expect(questionCodes({ correct: 'q-1-z' })).toEqual(['question.keyInvalid']);
    expect(questionCodes({ stem: '' })).toEqual(['question.invalid']);
    const blocks: LessonBlock[] = [text('Read.'), { type: 'check', attrs: { id: 'b-2', question: 'c-1' } }];
    expect(lessonCodes({ blocks, checks: [{ ...question, id: 'c-1' }] })).toEqual([]);
    expect(lessonCodes({ blocks, checks: [{ ...question, id: 'c-1', options: [] }] })).toEqual(['check.invalid']);
    expect(lessonCodes({ checks: [{ ...question, id: 'c-1' }] })).toEqual(['check.unused']);
  });

  it('names each question that is not finished, and a test that everybody passes', () => {
    const unfinished = { ...question, id: 'q-3', stem: '', options: [] };
    const questions = [{ ...question, id: 'q-1', stem: '' }, { ...question, id: 'q-2' }, unfinished];
    const found = (change: object): Finding[] => editionFindings({ ...sound, items: [lesson(), test(change)] });
    expect(
      found({ ...testText, questions }).map(({ code, params, blockId }) => [code, params['number'], blockId]),
    ).toEqual([
      ['question.invalid', 1, 'q-1'],
      ['question.invalid', 3, 'q-3'],
    ]);
    expect(found({ ...testText, questions, maxAttempts: 0 }).map(({ code }) => code)).toEqual([
      'item.invalid',
      'question.invalid',
      'question.invalid',
    ]);
    expect(found({ ...testText, passMark: { percent: 0 } })).toMatchObject([
      { code: 'test.passedByAll', severity: 'WARNING' },
    ]);
  });

  it('points at the block in which a document is broken', () => {
    const broken = {
      ...lessonText,
      blocks: [text('fine'), { type: 'image', attrs: { id: 'b-2', file: 'nowhere', alt: '' } }],
    };
    expect(editionFindings({ ...sound, items: [lesson(broken), test()] })).toMatchObject([
      { code: 'item.invalid', itemId: 'l-1', blockId: 'b-2' },
    ]);
    expect(codes({ document: { schema: 'other' } })).toEqual(['module.invalid']);
  });

  it('asks of a scenario that it can be played, and that its results count for something here', () => {
    const ID = '0190a000-0000-7000-8000-000000000001';
    const facts = {
      title: 'At the gate',
      objectives: [
        { id: 'force', code: 'X1-1', text: 'Decides' },
        { id: 'report', code: 'X9-1', text: 'Reports' },
      ],
    };
    const exercise = { ...emptyScenarioExercise(), scenarioId: ID, objectives: [{ scenario: 'force', module: 'o-1' }] };
    const found = (change: object, published = new Map([[ID, facts]])): string[] =>
      codes({
        items: [
          lesson(),
          { id: 's-1', kind: 'SCENARIO', title: 'Gate', objectives: ['o-1'], document: { ...exercise, ...change } },
        ],
        scenarios: published,
      });
    expect(found({})).toEqual(['scenario.objectiveUnmapped']);
    expect(FINDING_SEVERITY['scenario.objectiveUnmapped']).toBe('WARNING');
    const both = [...exercise.objectives, { scenario: 'report', module: 'o-1' }];
    expect(found({ objectives: both })).toEqual([]);
    expect(found({ scenarioId: null })).toEqual(['scenario.none']);
    expect(found({}, new Map())).toEqual(['scenario.notPublished']);
    expect(found({ objectives: [] })).toEqual(['scenario.countsForNothing']);
    expect(found({ objectives: [...both, { scenario: 'gone', module: 'o-1' }] })).toEqual(['scenario.objectiveGone']);
    expect(found({ objectives: [...both, ...both] })).toEqual(['scenario.objectiveTwice', 'scenario.objectiveTwice']);
    expect(found({ objectives: [both[0], { scenario: 'report', module: 'o-9' }] })).toEqual(['objective.unknown']);
    expect(found({ maxAttempts: 0 })).toEqual(['item.invalid']);
    // Planned, it is a plan still.
    const planned: ContentItem = { id: 's-1', kind: 'SCENARIO', title: 'Gate', objectives: ['o-1'], document: null };
    expect(codes({ items: [lesson(), planned] })).toEqual(['item.planned']);
  });

  it('asks no translation of a scenario, which brings its own words', () => {
    const scenario: ContentItem = {
      id: 's-1',
      kind: 'SCENARIO',
      title: 'Gate',
      objectives: [],
      document: emptyScenarioExercise(),
    };
    const missing = editionFindings({ ...sound, items: [lesson(), test(), scenario], teachingLanguages: ['en', 'fr'] });
    expect(missing.find(({ code }) => code === 'language.missing')?.params).toEqual({ language: 'fr', count: 3 });
  });
});
