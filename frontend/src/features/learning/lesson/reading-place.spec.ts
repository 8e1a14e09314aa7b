import { describe, expect, it } from '@jest/globals';
import { placeIn } from './reading-place';

const blocks = [
  { id: 'a', top: -300, bottom: -100 },
  { id: 'b', top: -100, bottom: 200 },
  { id: 'c', top: 200, bottom: 700 },
  { id: 'd', top: 700, bottom: 900 },
];

describe('the place in a lesson', () => {
  it('is the block at the top of the screen, with the share that has come into view', () => {
    expect(placeIn(blocks, 0, 720)).toEqual({ blockId: 'b', fraction: 0.75 });
  });

  it('is at the end when the last block is in view but for a few pixels', () => {
    expect(placeIn(blocks, 0, 890)).toMatchObject({ fraction: 1 });
  });

  it('stays at the last block when everything is above', () => {
    expect(placeIn(blocks, 2000, 2700)).toEqual({ blockId: 'd', fraction: 1 });
  });

  it('is nowhere in a text without blocks', () => {
    expect(placeIn([], 0, 700)).toBeNull();
  });
});
