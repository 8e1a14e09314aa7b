import { signal } from '@angular/core';

/** The acts of one screen, one at a time: whether one is under way, and what stood in the way of the last. */
export class Attempt {
  readonly busy = signal(false);
  readonly problem = signal<unknown>(undefined);

  /** True when `act` came through. */
  async of(act: () => Promise<unknown>): Promise<boolean> {
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      await act();
      return true;
    } catch (error) {
      this.problem.set(error);
      return false;
    } finally {
      this.busy.set(false);
    }
  }
}
