import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { SEVERITIES, type ScenarioDocument } from '@peacewright/scenario-engine';
import type { ProofNews } from './proof-work';

type Done = Extract<ProofNews, { done: unknown }>['done'];

/** What is known of a document, and the document that it is known of. */
export interface Proof extends Done {
  readonly document: ScenarioDocument;
}

const QUIET_MS = 250;

/** Proves the document in a thread of its own while it is written; only the newest is worked on. Provided by the page. */
@Injectable()
export class Proofs {
  readonly #worker = new Worker(new URL('./proof.worker', import.meta.url), { type: 'module' });
  readonly #last = signal<Proof | undefined>(undefined);
  readonly #explored = signal(0);
  readonly #working = signal(false);
  readonly #failed = signal(false);
  #number = 0;
  /** The document that the newest number stands for. */
  #sent: ScenarioDocument | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The newest proof that came to its end; of an older document while `working`. */
  readonly last = this.#last.asReadonly();
  readonly working = this.#working.asReadonly();
  readonly explored = this.#explored.asReadonly();
  /** The thread could not do its work; the server proves all the same. */
  readonly failed = this.#failed.asReadonly();
  readonly blockers = computed(() => {
    const last = this.#last();
    if (!last) return 0;
    return last.problems.length + last.findings.filter(({ code }) => SEVERITIES[code] === 'blocker').length;
  });

  constructor() {
    this.#worker.onmessage = ({ data }: MessageEvent<ProofNews>) => this.#heard(data);
    this.#worker.onerror = () => {
      this.#failed.set(true);
      this.#working.set(false);
    };
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.#timer);
      this.#worker.terminate();
    });
  }

  /** Begins anew with this document once typing pauses. */
  prove(document: ScenarioDocument): void {
    this.#working.set(true);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#number += 1;
      this.#sent = document;
      this.#explored.set(0);
      // Places on the graph say nothing about the story.
      this.#worker.postMessage({ number: this.#number, document: { ...document, layout: {} } });
    }, QUIET_MS);
  }

  #heard(news: ProofNews): void {
    if (news.number !== this.#number || !this.#sent) return;
    if ('explored' in news) {
      this.#explored.set(news.explored);
      return;
    }
    this.#working.set(false);
    this.#failed.set(false);
    this.#last.set({ ...news.done, document: this.#sent });
  }
}
