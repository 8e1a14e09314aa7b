import { signal } from '@angular/core';

/** Acts that are sent one after the other, so that each finds what the one before it left. */
export class Turns {
  readonly #waiting = signal(0);
  #before: Promise<unknown> = Promise.resolve();

  /** True while an act is on its way. */
  readonly busy = (): boolean => this.#waiting() > 0;

  /** True in the last act of those that wait. */
  readonly last = (): boolean => this.#waiting() === 1;

  /** Runs `act` when those before it have ended, well or not; answers as it does. */
  async take<T>(act: () => Promise<T>): Promise<T> {
    this.#waiting.update((n) => n + 1);
    const turn = this.#before.then(act);
    this.#before = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.#waiting.update((n) => n - 1);
    }
  }
}
