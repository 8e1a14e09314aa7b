import { Injectable, signal } from '@angular/core';
import type { Asked } from './model';

/** What the reader has open beside the text; provided by the lesson view, shared by its parts. */
@Injectable()
export class LessonState {
  readonly #asked = signal<Asked | undefined>(undefined);
  #from: HTMLElement | undefined;

  readonly asked = this.#asked.asReadonly();

  /** Opens the panel; `from` gets the focus back when it closes. */
  ask(asked: Asked, from: EventTarget | null): void {
    this.#from = from instanceof HTMLElement ? from : undefined;
    this.#asked.set(asked);
  }

  close(): void {
    if (this.#asked() === undefined) return;
    this.#asked.set(undefined);
    this.#from?.focus();
  }
}
