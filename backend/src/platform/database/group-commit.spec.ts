import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { GroupCommit } from './group-commit';

interface Act {
  readonly who: string;
  readonly country?: string;
  readonly number: number;
}

/** Acts as they were carried, group by group; `carry` may fail or take its time. */
function together(carry: (acts: readonly Act[]) => Promise<void> = () => sleep(5), most = 100) {
  const groups: number[][] = [];
  const group = new GroupCommit<Act, number>({
    carry: async (acts) => {
      groups.push(acts.map(({ number }) => number));
      await carry(acts);
      return acts.map(({ number }) => number * 10);
    },
    lane: ({ country }) => country ?? 'XA',
    subject: ({ who }) => who,
    most,
  });
  return { group, groups };
}

const acts = (count: number): Act[] => Array.from({ length: count }, (_, number) => ({ who: `p-${number}`, number }));

describe('acts in company', () => {
  it('share a transaction when they arrive together or while one is under way, and each hears its own outcome', async () => {
    const { group, groups } = together();
    const first = acts(3).map((act) => group.do(act));
    await sleep(2);
    const later = [3, 4, 5].map((number) => group.do({ who: `p-${number}`, number }));
    expect(await Promise.all([...first, ...later])).toEqual([0, 10, 20, 30, 40, 50]);
    expect(groups).toEqual([
      [0, 1, 2],
      [3, 4, 5],
    ]);
    expect(await group.do({ who: 'p-9', number: 9 })).toBe(90);
  });

  it('on one subject follow one another, in the order of their coming', async () => {
    const { group, groups } = together();
    const list = ['a', 'b', 'a', 'a', 'c'].map((who, number) => ({ who, number }));
    await Promise.all(list.map((act) => group.do(act)));
    expect(groups).toEqual([[0, 1, 4], [2], [3]]);
  });

  it('are no more in one transaction than it should hold', async () => {
    const { group, groups } = together(undefined, 4);
    await Promise.all(acts(10).map((act) => group.do(act)));
    expect(groups.map(({ length }) => length)).toEqual([4, 4, 2]);
  });

  it('are each done again alone when the shared transaction fails: only the one at fault fails', async () => {
    const { group, groups } = together((carried) =>
      carried.some(({ number }) => number === 2) ? Promise.reject(new Error('refused')) : Promise.resolve(),
    );
    const outcomes = await Promise.allSettled(acts(4).map((act) => group.do(act)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(groups).toEqual([[0, 1, 2, 3], [0], [1], [2], [3]]);
    expect(await group.do({ who: 'p-9', number: 9 })).toBe(90);
  });

  it('of one country do not wait for another', async () => {
    const gate = Promise.withResolvers<undefined>();
    const { group } = together(([act]) => (act?.country === 'XB' ? gate.promise : Promise.resolve()));
    const held = group.do({ who: 'p-1', country: 'XB', number: 1 });
    await sleep(2);
    expect(await group.do({ who: 'p-2', number: 2 })).toBe(20);
    gate.resolve(undefined);
    expect(await held).toBe(10);
  });

  it('are carried outside the context of whoever came first', async () => {
    const context = new AsyncLocalStorage<string>();
    const seen: (string | undefined)[] = [];
    const { group } = together(() => {
      seen.push(context.getStore());
      return Promise.resolve();
    });
    await context.run('mine', () => group.do({ who: 'p-1', number: 1 }));
    expect(seen).toEqual([undefined]);
  });
});
