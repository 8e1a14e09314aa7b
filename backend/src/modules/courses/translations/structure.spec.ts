import { describe, expect, it } from '@jest/globals';
import { structureFindings } from './structure';

const source = {
  blocks: [
    { type: 'paragraph', attrs: { id: 'b-1' }, content: [{ type: 'text', text: 'Hold' }] },
    { type: 'image', attrs: { id: 'b-2', file: 'asset:x.svg', alt: 'x' } },
  ],
  checks: [{ id: 'q-1', kind: 'singleChoice', options: [{ id: 'q-1-a' }, { id: 'q-1-b' }] }],
};

describe('the structure of a translation', () => {
  it('is sound when only words differ', () => {
    const french = structuredClone(source);
    french.blocks[0]!.content![0]!.text = 'Tenez';
    french.blocks[1]!.attrs.file = 'asset:x.fr.svg';
    expect(structureFindings(source, french)).toEqual([]);
  });

  it('names what is missing, strange or something else', () => {
    const french = {
      blocks: [
        { type: 'heading', attrs: { id: 'b-1' } },
        { type: 'paragraph', attrs: { id: 'b-9' } },
      ],
      checks: [{ id: 'q-1', kind: 'singleChoice', options: [{ id: 'q-1-a' }] }],
    };
    expect(structureFindings(source, french)).toEqual([
      { id: 'b-1', problem: 'changed' },
      { id: 'b-9', problem: 'unknown' },
      { id: 'b-2', problem: 'missing' },
      { id: 'q-1-b', problem: 'missing' },
    ]);
  });
});
