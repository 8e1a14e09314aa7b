import { inject, Injectable, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TitleStrategy, type RouterStateSnapshot } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';

/** Where the person is. A route's `title` is a key; a screen that knows a better name calls {@link name}. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  readonly #title = inject(Title);
  readonly #transloco = inject(TranslocoService);
  readonly #current = signal('');
  #key: string | undefined;

  readonly current = this.#current.asReadonly();

  constructor() {
    super();
    this.#transloco.langChanges$.subscribe(() => {
      if (this.#key !== undefined) this.#show(this.#transloco.translate(this.#key));
    });
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.#key = this.buildTitle(snapshot);
    this.#show(this.#key === undefined ? '' : this.#transloco.translate(this.#key));
  }

  /** The name of what is open, such as a course's; until the next navigation. */
  name(text: string): void {
    this.#key = undefined;
    this.#show(text);
  }

  #show(text: string): void {
    this.#current.set(text);
    this.#title.setTitle(text === '' ? 'Peacewright' : `${text} · Peacewright`);
  }
}
