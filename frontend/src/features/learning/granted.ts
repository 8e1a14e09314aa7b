import { httpResource } from '@angular/common/http';
import { DOCUMENT, effect, inject, Injectable } from '@angular/core';
import type { AccommodationDto } from '@peacewright/api-client';
import { Session } from '../../app';

/** What the centre granted to the learner who is signed in; larger text is put into force on the page. */
@Injectable({ providedIn: 'root' })
export class Granted {
  readonly #session = inject(Session);
  readonly mine = httpResource<AccommodationDto>(() => {
    // Asked anew for each account: the next person at a shared tablet keeps nothing of the one before.
    return this.#session.account()?.learner ? { url: '/api/accommodations/mine' } : undefined;
  });

  constructor() {
    const root = inject(DOCUMENT).documentElement;
    effect(() => root.classList.toggle('pw-larger-text', this.mine.hasValue() && this.mine.value().largerText));
  }
}
