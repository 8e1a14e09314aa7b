import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { GraphLayout, GraphNode } from './graph';
import type { LayoutShape } from './layout';

/** Lays graphs out in a thread of its own; provided by the component that shows one. */
@Injectable()
export class Layouts {
  readonly #worker = new Worker(new URL('./layout.worker', import.meta.url), { type: 'module' });
  readonly #last = signal<GraphLayout | undefined>(undefined);
  #number = 0;
  #asked = '';

  /** The newest that is known; of an older graph while a newer one is worked out. */
  readonly last = this.#last.asReadonly();

  constructor() {
    this.#worker.onmessage = ({ data }: MessageEvent<{ number: number; layout: GraphLayout }>) => {
      if (data.number === this.#number) this.#last.set(data.layout);
    };
    inject(DestroyRef).onDestroy(() => this.#worker.terminate());
  }

  /** Asks for a layout, unless it would be the one that was asked for last. */
  arrange(nodes: readonly GraphNode[]): void {
    const shape = shapeOf(nodes);
    const asked = JSON.stringify(shape);
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#worker.postMessage({ number: ++this.#number, shape });
  }
}

function shapeOf(nodes: readonly GraphNode[]): LayoutShape {
  return {
    nodes: nodes.map(({ id, ways, group }) => ({ id, ways: ways.length, ...(group !== undefined && { group }) })),
    arrows: nodes.flatMap(({ id, ways }) => ways.flatMap(({ to }) => to.map((target) => ({ from: id, to: target })))),
  };
}
