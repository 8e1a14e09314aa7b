import { describe, expect, it, jest } from '@jest/globals';
import { ApiProblem } from '../../app';
import { DraftSession } from './draft-session';
import { LocalDrafts } from './local-drafts';

interface Text {
  readonly words: string;
}

/** A server that answers when it is told to, and refuses what was typed on another version than it holds. */
class SlowServer {
  version = 1;
  /** Whether what is saved is stored and the one who sent it never hears of it. */
  loseAnswer = false;
  stored: Text | null = { words: '' };
  readonly #waiting: (() => void)[] = [];

  readonly save = (version: number, document: Text): Promise<number> =>
    this.#later(() => {
      this.#same(version);
      this.stored = document;
      this.version += 1;
      if (this.loseAnswer) throw new ApiProblem('client.offline', 0);
      return this.version;
    });

  /** Another act on the same row. */
  readonly act = (version: number): Promise<number> =>
    this.#later(() => {
      this.#same(version);
      return (this.version += 1);
    });

  async answerAll(): Promise<void> {
    for (let idle = 0; idle < 20; idle += 1) {
      const next = this.#waiting.shift();
      if (next !== undefined) idle = 0;
      next?.();
      await Promise.resolve();
    }
  }

  #same(version: number): void {
    if (version === this.version) return;
    throw new ApiProblem('edit.stale', 409, {}, [], undefined, { document: this.stored, version: this.version });
  }

  #later<T>(work: () => T): Promise<T> {
    return new Promise((resolve) => {
      this.#waiting.push(() => resolve(Promise.resolve().then(work)));
    });
  }
}

function begin(server: SlowServer, key = 'one'): DraftSession<Text> {
  localStorage.clear();
  return new DraftSession<Text>({
    key,
    version: server.version,
    document: server.stored ?? { words: '' },
    drafts: new LocalDrafts(localStorage),
    save: server.save,
  });
}

describe('a text that is being written', () => {
  it('is saved after an act of its own beside it, and is not taken for somebody else’s', async () => {
    const server = new SlowServer();
    const session = begin(server);
    const acted = session.beside(server.act);
    session.change({ words: 'typed while the act was on its way' });
    const saved = session.flush();
    await server.answerAll();
    await Promise.all([acted, saved]);
    expect(session.conflict()).toBeUndefined();
    expect(session.state()).toBe('saved');
    expect(server.stored).toEqual({ words: 'typed while the act was on its way' });
  });

  it('is with the server when a flush resolves, even one that was asked for while another ran', async () => {
    const server = new SlowServer();
    const session = begin(server);
    session.change({ words: 'first' });
    let second = false;
    const both = [session.flush(), session.flush().then(() => (second = true))];
    await Promise.resolve();
    expect(second).toBe(false);
    await server.answerAll();
    await Promise.all(both);
    expect(server.stored).toEqual({ words: 'first' });
  });

  it.each([
    ['nothing was written yet', null],
    ['the text is still the one that ours began with', { words: 'as it was' }],
  ])('goes over a moved version without a question when %s', async (_when, stored) => {
    const server = new SlowServer();
    server.stored = stored;
    const session = begin(server);
    server.version = 7;
    session.change({ words: 'mine' });
    const saved = session.flush();
    await server.answerAll();
    await saved;
    expect(session.state()).toBe('saved');
    expect(server.stored).toEqual({ words: 'mine' });
  });

  it('says what undo takes back and redo does again, by what began each step', () => {
    localStorage.clear();
    const session = new DraftSession<Text, string>({
      key: 'named',
      version: 1,
      document: { words: '' },
      drafts: new LocalDrafts(localStorage),
      save: () => new Promise(() => undefined),
    });
    session.change({ words: 'a' }, 1_000, 'typing', () => 'text');
    session.change({ words: 'ab' }, 1_100, 'typing', () => 'more of it');
    session.change({ words: 'ab!' }, 1_200, 'mark', () => 'a mark');
    expect([session.undoes(), session.redoes()]).toEqual(['a mark', undefined]);
    session.undo();
    expect([session.undoes(), session.redoes()]).toEqual(['text', 'a mark']);
    session.undo();
    expect([session.document().words, session.undoes(), session.redoes()]).toEqual(['', undefined, 'text']);
    session.redo();
    session.redo();
    expect([session.document().words, session.undoes(), session.redoes()]).toEqual(['ab!', 'a mark', undefined]);
  });

  it('is sent when it is due, also while strokes come faster than a timer can run', async () => {
    jest.useFakeTimers({ now: 0 });
    const later = globalThis.setTimeout;
    const busy = jest
      .spyOn(globalThis, 'setTimeout')
      .mockImplementation((act: () => void, ms = 0) => later(act, Math.max(ms, 80)));
    try {
      const sent: [number, string][] = [];
      const session = new DraftSession<Text>({
        key: 'busy',
        version: 1,
        document: { words: '' },
        drafts: new LocalDrafts(localStorage),
        save: async (version, { words }) => {
          sent.push([Date.now(), words]);
          return version + 1;
        },
      });
      for (let stroke = 1; stroke <= 60; stroke += 1) {
        session.change({ words: 'x'.repeat(stroke) });
        await jest.advanceTimersByTimeAsync(40);
      }
      expect(sent.length).toBeGreaterThan(0);
      expect(sent[0]?.[0]).toBeLessThan(1_600);
    } finally {
      busy.mockRestore();
      jest.useRealTimers();
    }
  });

  it('is still ours when the answer to a save was lost on the way', async () => {
    const server = new SlowServer();
    const session = begin(server);
    session.change({ words: 'first' });
    let saved = session.flush();
    server.loseAnswer = true;
    await server.answerAll();
    await saved;
    session.change({ words: 'first and second' });
    server.loseAnswer = false;
    saved = session.flush();
    await server.answerAll();
    await saved;
    expect(session.state()).toBe('saved');
    expect(server.stored).toEqual({ words: 'first and second' });
  });

  it('stands beside what somebody else wrote, and goes over it only when that is chosen', async () => {
    const server = new SlowServer();
    const session = begin(server);
    server.version = 2;
    server.stored = { words: 'theirs' };
    session.change({ words: 'mine' });
    const saved = session.flush();
    await server.answerAll();
    await saved;
    expect(session.state()).toBe('stale');
    expect(session.conflict()).toEqual({ mine: { words: 'mine' }, stored: { words: 'theirs' }, version: 2 });
    expect(server.stored).toEqual({ words: 'theirs' });
    const resolved = session.resolve('mine');
    await server.answerAll();
    await resolved;
    expect(server.stored).toEqual({ words: 'mine' });
  });

  it('is kept on the device while the line is lost, and sent when it is back', async () => {
    jest.useFakeTimers();
    try {
      let lost = true;
      const drafts = new LocalDrafts(localStorage);
      const sent: Text[] = [];
      const session = new DraftSession<Text>({
        key: 'line',
        version: 1,
        document: { words: '' },
        drafts,
        save: (version, document) => {
          if (lost) return Promise.reject(new ApiProblem('client.offline', 0));
          sent.push(document);
          return Promise.resolve(version + 1);
        },
      });
      session.change({ words: 'typed in a cellar' });
      await jest.advanceTimersByTimeAsync(800);
      expect(session.state()).toBe('offline');
      expect(drafts.find('line')?.document).toEqual({ words: 'typed in a cellar' });
      lost = false;
      await jest.advanceTimersByTimeAsync(3_000);
      expect(session.state()).toBe('saved');
      expect(sent).toEqual([{ words: 'typed in a cellar' }]);
      expect(drafts.find('line')).toBeUndefined();
    } finally {
      jest.useRealTimers();
    }
  });
});
