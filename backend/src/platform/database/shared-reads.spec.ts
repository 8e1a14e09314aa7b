import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { SharedReads } from './shared-reads';

describe('shared reads', () => {
  it('do together what is asked while one is under way, and answer each its own', async () => {
    const groups: number[][] = [];
    const reads = new SharedReads<number, number>(async (keys) => {
      groups.push([...keys]);
      await sleep(5);
      return keys.map((key) => key * 10);
    });
    const answers = await Promise.all([1, 2, 3, 2].map((key) => reads.ask(key)));
    expect(answers).toEqual([10, 20, 30, 20]);
    expect(groups).toEqual([[1], [2, 3, 2]]);
  });

  it('never answer with what was read before the question', async () => {
    let stored = 0;
    const reads = new SharedReads<string, number>(async (keys) => {
      const seen = stored;
      await sleep(Math.random() * 4);
      return keys.map(() => seen);
    });
    const asked = Array.from({ length: 200 }, async (_, at) => {
      await sleep(at / 4);
      const known = (stored += 1);
      expect(await reads.ask('counter')).toBeGreaterThanOrEqual(known);
    });
    await Promise.all(asked);
  });

  it('fail for those of one group alone, and lanes do not wait for one another', async () => {
    let refuse = true;
    const reads = new SharedReads<string, string>(
      async (keys) => {
        if (keys.includes('slow')) await sleep(50);
        if (refuse && keys.includes('quick')) throw new Error('no line');
        return keys;
      },
      (key) => key,
    );
    const slow = reads.ask('slow');
    await expect(reads.ask('quick')).rejects.toThrow('no line');
    refuse = false;
    expect(await Promise.race([slow, reads.ask('quick')])).toBe('quick');
    expect(await slow).toBe('slow');
  });

  it('hold nobody up behind a reading that never ends', async () => {
    let first = true;
    const reads = new SharedReads<string, string>(
      (keys) => {
        if (!first) return Promise.resolve(keys);
        first = false;
        return new Promise(() => undefined);
      },
      undefined,
      20,
    );
    void reads.ask('stuck');
    expect(await Promise.all([reads.ask('a'), reads.ask('b')])).toEqual(['a', 'b']);
  });
});
