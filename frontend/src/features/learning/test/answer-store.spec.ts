import { afterEach, describe, expect, it } from '@jest/globals';
import { AnswerStore } from './answer-store';

const event = (key: string, newValue: string | null): StorageEvent => new StorageEvent('storage', { key, newValue });

describe('answers under way', () => {
  afterEach(() => {
    localStorage.clear();
  });

  it('keep those of another tab when one more is added', () => {
    const [one, other] = [new AnswerStore(), new AnswerStore()];
    one.add('a', 'q1', { truth: true });
    expect(other.add('a', 'q2', { truth: false })).toEqual({ q1: { truth: true }, q2: { truth: false } });
    expect(one.read('a')).toEqual({ q1: { truth: true }, q2: { truth: false } });
    expect(one.read('b')).toEqual({});
  });

  it('tell what another tab did: answered, or handed in', () => {
    const store = new AnswerStore();
    store.add('a', 'q1', { truth: true });
    const key = localStorage.key(0) ?? '';
    expect(store.heard('a', event(key, '{}'))).toBe('ANSWERED');
    expect(store.heard('a', event(key, null))).toBe('SUBMITTED');
    expect(store.heard('b', event(key, null))).toBeNull();
  });
});
