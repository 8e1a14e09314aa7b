import { inject, Injectable, signal } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TitleStrategy, type RouterStateSnapshot } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';

interface Name {
  readonly text: string;
  /** Path at and, for a branch, below which it holds. */
  readonly path: string;
  readonly branch: boolean;
}

/** Where the person is. A route's `title` is a key; a screen that knows a better name calls {@link name}. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  readonly #title = inject(Title);
  readonly #transloco = inject(TranslocoService);
  readonly #current = signal('');
  readonly #full = signal('');
  #key: string | undefined;
  #path = '';
  #name: Name | undefined;

  /** What is open, in short: the name where a screen gave one. */
  readonly current = this.#current.asReadonly();
  /** The same with the page of it, as the browser's tab has it. */
  readonly full = this.#full.asReadonly();

  constructor() {
    super();
    this.#transloco.langChanges$.subscribe(() => this.#show());
  }

  override updateTitle(snapshot: RouterStateSnapshot): void {
    this.#path = snapshot.url.split(/[?#]/)[0] ?? '';
    this.#key = this.buildTitle(snapshot);
    // A changed filter in the address is a navigation too, and not another page.
    if (this.#name !== undefined && !holds(this.#name, this.#path)) this.#name = undefined;
    this.#show();
  }

  /** The name of what is open, such as a course's; until another path is opened. */
  name(text: string): void {
    this.#name = { text, path: this.#path, branch: false };
    this.#show();
  }

  /** The name of what all pages at and below `path` are about, such as a rotation's with its tabs. */
  nameBranch(text: string, path: string): void {
    this.#name = { text, path, branch: true };
    this.#show();
  }

  #show(): void {
    const page = this.#key === undefined ? '' : this.#transloco.translate(this.#key);
    const name = this.#name;
    this.#current.set(name?.text ?? page);
    this.#full.set(name === undefined ? page : name.branch ? `${page} · ${name.text}` : name.text);
    this.#title.setTitle(this.#full() === '' ? 'Peacewright' : `${this.#full()} · Peacewright`);
  }
}

function holds({ path, branch }: Name, at: string): boolean {
  return at === path || (branch && at.startsWith(`${path}/`));
}
