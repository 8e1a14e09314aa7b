import { describe, expect, it } from '@jest/globals';
import { emptyLesson, lessonDraftSchema } from './draft';
import type { LessonDocument } from './schema';
import { lessonSchema } from './schema';
import { upgraded, upgradeLesson } from './upgrade';
import { learnerView, lessonReferences, plainText, wordCount } from './views';

const lesson: LessonDocument = {
  ...emptyLesson('en', 'At the gate'),
  contentWarning: 'Shots are described.',
  blocks: [
    { type: 'heading', attrs: { id: 'b-1', level: 2 }, content: [{ type: 'text', text: 'Before you act' }] },
    {
      type: 'paragraph',
      attrs: { id: 'b-2' },
      content: [
        { type: 'text', text: 'A ' },
        { type: 'text', text: 'hostile act', marks: [{ type: 'keyTerm', attrs: { term: 't-act' } }] },
        { type: 'text', text: ' within ' },
        { type: 'centreValue', attrs: { key: 'c3.4.distance' } },
        { type: 'citation', attrs: { code: 'ARF19-052' } },
      ],
    },
    {
      type: 'bulletList',
      attrs: { id: 'b-3' },
      content: [
        { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'look' }] }] },
        { type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'l’officier parle' }] }] },
      ],
    },
    { type: 'image', attrs: { id: 'b-4', file: 'asset:gate.svg', alt: 'A gate' } },
    { type: 'check', attrs: { id: 'b-5', question: 'q-1' } },
    { type: 'ruleCard', attrs: { id: 'b-6', card: 'card-1' } },
  ],
  instructorNotes: [{ type: 'paragraph', attrs: { id: 'n-1' }, content: [{ type: 'text', text: 'CANARY-NOTES' }] }],
  checks: [
    {
      id: 'q-1',
      kind: 'trueFalse',
      stem: 'CANARY-STEM',
      correct: true,
      explanation: 'CANARY-EXPLANATION',
      options: [{ feedback: 'CANARY-FEEDBACK' }],
    },
  ],
};

describe('the learner’s view of a lesson', () => {
  it('holds no key, no explanation, no feedback and no instructor’s note', () => {
    expect(JSON.stringify(learnerView(lesson))).not.toContain('CANARY');
  });

  it('leaves a field behind that nobody has decided about', () => {
    const later = { ...lesson, answerSheet: 'CANARY' } as LessonDocument;
    expect(JSON.stringify(learnerView(later))).not.toContain('CANARY');
  });

  it('keeps text, warning and the place of the check', () => {
    const view = learnerView(lesson);
    expect(view.contentWarning).toBe('Shots are described.');
    expect(view.blocks).toEqual(lesson.blocks);
  });
});

describe('what a lesson says and points at', () => {
  it('reads as lines of text', () => {
    expect(plainText(lesson.blocks)).toBe(
      'Before you act\nA hostile act within ARF19-052\nlook\nl’officier parle\nA gate',
    );
  });

  it('counts words of any script, an elision as part of its word', () => {
    expect(
      wordCount([
        {
          type: 'paragraph',
          attrs: { id: 'b-1' },
          content: [{ type: 'text', text: 'L’école, العربية, 12 km — fin.' }],
        },
      ]),
    ).toBe(5);
  });

  it('lists its references once each, from notes too', () => {
    expect(lessonReferences(lesson)).toEqual({
      terms: ['t-act'],
      ruleCards: ['card-1'],
      centreValues: ['c3.4.distance'],
      citations: ['ARF19-052'],
      files: ['asset:gate.svg'],
      checks: ['q-1'],
    });
  });
});

describe('a draft', () => {
  it('may lack a title and the rest of a question, which publishing asks for', () => {
    const draft = { ...emptyLesson('fr', ''), checks: [{ id: 'q-1', kind: 'singleChoice' }] };
    expect(lessonDraftSchema.safeParse(draft).success).toBe(true);
    expect(lessonSchema.safeParse(draft).success).toBe(false);
  });

  it('may not hold a link that runs a script', () => {
    const draft = emptyLesson('en', 'x');
    const link = { type: 'link' as const, attrs: { href: 'javascript:alert(1)' } };
    draft.blocks = [{ type: 'paragraph', attrs: { id: 'b-1' }, content: [{ type: 'text', text: 'x', marks: [link] }] }];
    expect(lessonDraftSchema.safeParse(draft).success).toBe(false);
  });
});

describe('an older lesson', () => {
  it('is lifted one version at a time', () => {
    const steps = {
      1: (d: Record<string, unknown>) => ({ ...d, b: 1 }),
      2: (d: Record<string, unknown>) => ({ ...d, c: d['b'] }),
    };
    expect(upgraded({ schema: 's', version: 1 }, 's', 3, steps)).toEqual({ schema: 's', version: 3, b: 1, c: 1 });
  });

  it('stays as it is when it is not a lesson, or of a version that is not known', () => {
    expect(upgradeLesson({ schema: 'other', version: 0 })).toEqual({ schema: 'other', version: 0 });
    expect(upgradeLesson({ schema: 'peacewright.lesson', version: 0 })).toEqual({
      schema: 'peacewright.lesson',
      version: 0,
    });
    expect(upgradeLesson({ schema: 'peacewright.lesson', version: 99 })).toEqual({
      schema: 'peacewright.lesson',
      version: 99,
    });
    expect(upgradeLesson(null)).toBeNull();
  });
});
