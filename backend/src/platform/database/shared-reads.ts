import { AsyncLocalStorage } from 'node:async_hooks';

interface Asked<Key, Value> {
  readonly key: Key;
  readonly resolve: (value: Value) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Reads that are asked for while one of their lane is under way are done together in the next. So no answer is older than
 * its question: what was acknowledged before somebody asked is in what they get. A lone question does not wait for company.
 *
 * `read` answers the keys in their order, outside the caller's context and without looking at who asks: whether they may
 * is decided before.
 */
export class SharedReads<Key, Value> {
  private readonly lanes = new Map<string, Asked<Key, Value>[]>();
  private readonly outside = AsyncLocalStorage.snapshot();

  constructor(
    private readonly read: (keys: readonly Key[]) => Promise<readonly Value[]>,
    /** Keys of different lanes do not wait for one another. */
    private readonly lane: (key: Key) => string = () => '',
    /** Nobody waits longer than this for a reading that others began: one dead connection stops nobody else. */
    private readonly patienceMs = 1_000,
  ) {}

  ask(key: Key): Promise<Value> {
    return new Promise((resolve, reject) => {
      const name = this.lane(key);
      const waiting = this.lanes.get(name);
      if (waiting) waiting.push({ key, resolve, reject });
      else {
        const opened = [{ key, resolve, reject }];
        this.lanes.set(name, opened);
        this.outside(() => void this.drain(name, opened));
      }
    });
  }

  private async drain(name: string, waiting: Asked<Key, Value>[]): Promise<void> {
    while (waiting.length > 0) {
      const patience = Promise.withResolvers<unknown>();
      const timer = setTimeout(patience.resolve, this.patienceMs);
      await Promise.race([this.answer(waiting.splice(0)), patience.promise]);
      clearTimeout(timer);
    }
    this.lanes.delete(name);
  }

  private async answer(group: readonly Asked<Key, Value>[]): Promise<void> {
    try {
      const values = await this.read(group.map(({ key }) => key));
      for (const [at, { resolve }] of group.entries()) resolve(values[at] as Value);
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
}
