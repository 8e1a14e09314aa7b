import { HttpClient } from '@angular/common/http';
import { DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import type { ReadingPlace } from './reading-place';

const PAUSE_MS = 1_200;

/**
 * Sends the reader's place to the server a moment after it changes, and when the page is left. What cannot be sent waits
 * and is sent with the next place, or when the line is back. Provided by the lesson's page.
 */
@Injectable()
export class PlaceKeeper {
  readonly #http = inject(HttpClient);
  readonly #waiting = signal(false);
  #pending: { readonly url: string; readonly place: ReadingPlace; readonly language: string } | undefined;
  #sent = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** The last place could not be sent yet. */
  readonly waiting = this.#waiting.asReadonly();

  constructor() {
    const document = inject(DOCUMENT);
    const now = (): void => void this.#send();
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') now();
    };
    document.addEventListener('visibilitychange', hidden);
    document.defaultView?.addEventListener('online', now);
    inject(DestroyRef).onDestroy(() => {
      document.removeEventListener('visibilitychange', hidden);
      document.defaultView?.removeEventListener('online', now);
      now();
    });
  }

  keep(url: string, place: ReadingPlace, language: string): void {
    const key = `${url} ${place.blockId} ${String(place.fraction)}`;
    if (key === this.#sent) return;
    this.#sent = key;
    this.#pending = { url, place, language };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(), PAUSE_MS);
  }

  /** Forgets what is waiting: the lesson was finished. */
  drop(): void {
    clearTimeout(this.#timer);
    this.#pending = undefined;
  }

  async #send(): Promise<void> {
    clearTimeout(this.#timer);
    const pending = this.#pending;
    if (pending === undefined) return;
    this.#pending = undefined;
    try {
      await firstValueFrom(this.#http.put(pending.url, { ...pending.place, language: pending.language }));
      this.#waiting.set(false);
    } catch {
      // Shown beside the progress; the place is sent again with the next one, or when the line is back.
      this.#pending ??= pending;
      this.#waiting.set(true);
    }
  }
}
