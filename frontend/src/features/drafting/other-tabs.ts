import { signal } from '@angular/core';

interface Call {
  readonly key: string;
  readonly tab: string;
  readonly kind: 'open' | 'here' | 'closed';
}

/** Tells the tabs of this browser that have the same text open about each other. */
export class OtherTabs {
  readonly #others = signal<ReadonlySet<string>>(new Set());
  readonly #channel = new BroadcastChannel('pw.editing');

  /** Tabs besides this one that have the same text open. */
  readonly others = this.#others.asReadonly();

  constructor(
    private readonly key: string,
    private readonly tab: string,
  ) {
    this.#channel.onmessage = ({ data }: MessageEvent<Call>) => {
      if (data.key !== this.key || data.tab === this.tab) return;
      this.#others.update((before) => {
        const after = new Set(before);
        if (data.kind === 'closed') after.delete(data.tab);
        else after.add(data.tab);
        return after;
      });
      if (data.kind === 'open') this.#call('here');
    };
    this.#call('open');
  }

  close(): void {
    this.#call('closed');
    this.#channel.close();
  }

  #call(kind: Call['kind']): void {
    this.#channel.postMessage({ key: this.key, tab: this.tab, kind } satisfies Call);
  }
}
