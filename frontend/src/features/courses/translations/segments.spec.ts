import { describe, expect, it } from '@jest/globals';
import { hasText, scaffold, segmentsOf, textAt, withText } from './segments';

const test = {
  schema: 'peacewright.test',
  language: 'en',
  title: 'Halts',
  feedback: 'afterAttempt',
  questions: [
    {
      id: 'q-1',
      kind: 'singleChoice',
      stem: 'What first?',
      objectives: ['lo-1'],
      correct: 'o-1',
      options: [
        { id: 'o-1', text: 'Look', feedback: 'Right' },
        { id: 'o-2', text: 'Run' },
      ],
    },
  ],
};

describe('the texts of a document', () => {
  it('are what a person reads, and neither ids nor settings', () => {
    expect(segmentsOf(test).map(({ source }) => source)).toEqual(['Halts', 'What first?', 'Look', 'Right', 'Run']);
  });

  it('are written one at a time, the rest untouched', () => {
    const changed = withText(test, ['questions', 0, 'options', 1, 'text'], 'Courir');
    expect(textAt(changed, ['questions', 0, 'options', 1, 'text'])).toBe('Courir');
    expect(textAt(test, ['questions', 0, 'options', 1, 'text'])).toBe('Run');
  });
});

describe('a translation', () => {
  it('begins with the structure of its source and no text', () => {
    const begun = scaffold(test, null, 'fr');
    expect(begun['language']).toBe('fr');
    expect(textAt(begun, ['title'])).toBe('');
    expect(textAt(begun, ['questions', 0, 'options', 0, 'id'])).toBe('o-1');
  });

  it('keeps what is translated when the source puts its answers in another order', () => {
    const french = withText(scaffold(test, null, 'fr'), ['questions', 0, 'options', 1, 'text'], 'Courir');
    const turned = {
      ...test,
      questions: test.questions.map((question) => ({ ...question, options: question.options.toReversed() })),
    };
    const next = scaffold(turned, french, 'fr');
    expect(textAt(next, ['questions', 0, 'options', 0, 'text'])).toBe('Courir');
    expect(textAt(next, ['questions', 0, 'options', 1, 'text'])).toBe('');
  });

  it('takes blocks in the order of the source, and those without text as they are', () => {
    const paragraph = (id: string, text: string) => ({
      type: 'paragraph',
      attrs: { id },
      content: [{ type: 'text', text }],
    });
    const check = { type: 'check', attrs: { id: 'a-2' } };
    const emptyLine = { type: 'paragraph', attrs: { id: 'a-4' } };
    const source = { blocks: [paragraph('a-1', 'Look'), check, paragraph('a-3', 'Run'), emptyLine] };
    const french = { blocks: [paragraph('a-3', 'Courir')] };
    expect(scaffold(source, french, 'fr')['blocks']).toEqual([check, paragraph('a-3', 'Courir'), emptyLine]);
    expect(source.blocks.filter(hasText)).toEqual([paragraph('a-1', 'Look'), paragraph('a-3', 'Run')]);
  });
});
