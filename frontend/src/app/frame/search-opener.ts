import { ChangeDetectionStrategy, Component, DOCUMENT, inject, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '@peacewright/ui';
import { SearchDialog } from '../../features/search';
import { SearchMissing } from './search-missing';

/** Opens the search over everything, by its button or by Ctrl-K; the dialog itself is fetched when first wanted. */
@Component({
  selector: 'pw-search-opener',
  imports: [Icon, SearchDialog, SearchMissing, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button type="button" aria-haspopup="dialog" aria-keyshortcuts="Control+K Meta+K" (click)="begin()">
      <pw-icon name="search" />
      <span class="name">{{ 'frame.search' | transloco }}</span>
      <kbd aria-hidden="true">{{ keys }}</kbd>
    </button>
    @for (turn of turns(); track turn) {
      @defer (on immediate) {
        <pw-search [early]="early()" (shown)="shown = true" (closed)="end(turn)" />
      } @error {
        <pw-search-missing (said)="end(turn)" />
      }
    }
  `,
  styles: `
    button {
      display: inline-flex;
      align-items: center;
      gap: var(--pw-s2);
      min-block-size: 40px;
      padding-inline: var(--pw-s3);
      border: 1px solid var(--pw-line);
      border-radius: var(--pw-corner);
      background: none;
      color: var(--pw-ink-quiet);
      cursor: pointer;
    }
    button:hover {
      background: var(--pw-surface-hover);
      color: var(--pw-ink);
    }
    kbd {
      font: inherit;
      font-size: 0.75rem;
    }
    @media (max-width: 839px) {
      button {
        justify-content: center;
        inline-size: 44px;
        min-block-size: 44px;
        padding: 0;
        border-color: transparent;
      }
      .name {
        position: absolute;
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
      kbd {
        display: none;
      }
    }
  `,
  host: { '(document:keydown)': 'pressed($event)' },
})
export class SearchOpener {
  readonly #document = inject(DOCUMENT);
  /**
   * The search that is open or on its way: one or none. Each opening is a turn of its own, because a dialog tells that it
   * closed a moment after it has: asked for again within that moment, the search must not be taken for still open.
   */
  protected readonly turns = signal<readonly number[]>([]);
  #begun = 0;
  /** What was typed while the dialog was on its way. */
  protected readonly early = signal('');
  protected shown = false;
  protected readonly keys = /Mac|iP(hone|ad)/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K';

  protected begin(): void {
    if (this.#onItsWay()) return;
    this.early.set('');
    this.shown = false;
    this.turns.set([++this.#begun]);
  }

  protected end(turn: number): void {
    this.turns.update((turns) => turns.filter((one) => one !== turn));
  }

  protected pressed(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.altKey) return;
    const command = event.ctrlKey || event.metaKey;
    if (command && !event.shiftKey && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      // What is asked in a dialog is answered first.
      if (this.#document.querySelector('dialog[open], [aria-modal="true"]') === null) this.begin();
    } else if (!command && this.#onItsWay() && event.key.length === 1) {
      event.preventDefault();
      this.early.update((text) => text + event.key);
    }
  }

  #onItsWay(): boolean {
    return this.turns().length > 0 && !this.shown;
  }
}
