import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { EditionStore } from '../edition/edition-store';
import { Comments } from './comments';
import { Findings } from './findings';
import { panels, type Panel } from './panels';
import { Serves } from './serves';
import { Steps } from './steps';

/** Beside the page: what it serves, what is said about it, what still stands in its way, and the next step. */
@Component({
  selector: 'pw-side-panel',
  imports: [Comments, Findings, Serves, Steps, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="tabs" role="tablist" [attr.aria-label]="'coursesReview.panel' | transloco">
      @for (one of panels; track one) {
        <button
          type="button"
          role="tab"
          [id]="'side-' + one"
          [attr.aria-selected]="panel() === one"
          aria-controls="side-panel"
          [attr.tabindex]="panel() === one ? 0 : -1"
          (click)="panel.set(one)"
          (keydown)="go($event)"
        >
          {{ 'coursesReview.panels.' + one | transloco }}
          @if (counts()[one]; as count) {
            <span class="count">{{ count }}</span>
          }
        </button>
      }
    </div>
    <div id="side-panel" role="tabpanel" [attr.aria-labelledby]="'side-' + panel()" tabindex="0">
      @switch (panel()) {
        @case ('serves') {
          <pw-serves [itemId]="itemId()" />
        }
        @case ('comments') {
          <pw-comments [itemId]="itemId()" [blockId]="blockId()" />
        }
        @case ('findings') {
          <pw-findings (went)="follow($event)" />
        }
        @case ('steps') {
          <pw-steps (newEdition)="newEdition.emit($event)" />
        }
      }
    </div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--pw-s3);
      align-content: start;
      font-size: 0.9375rem;
    }
    .tabs {
      display: flex;
      flex-wrap: wrap;
      border-block-end: 1px solid var(--pw-line);
    }
    .tabs button {
      min-block-size: 36px;
      padding-inline: 5px;
      border: 0;
      border-block-end: 3px solid transparent;
      background: none;
      font-size: var(--pw-text-small);
      cursor: pointer;
    }
    .tabs button[aria-selected='true'] {
      border-color: var(--pw-action);
      color: var(--pw-action);
      font-weight: 600;
    }
    .count {
      padding-inline: 5px;
      border-radius: var(--pw-corner-small);
      background: var(--pw-due-soft);
      color: var(--pw-due-ink);
      font-size: 0.75rem;
    }
  `,
})
export class SidePanel {
  readonly itemId = input<string | undefined>();
  readonly blockId = input<string | null>(null);
  /** A block that is chosen now is to be commented on. */
  readonly commenting = input(false);
  readonly newEdition = output<string>();
  /** A finding led to the page, which may stand behind the panel. */
  readonly toPage = output();
  readonly #store = inject(EditionStore);
  protected readonly panels = panels;
  protected readonly panel = signal<Panel>('serves');
  protected readonly counts = computed((): Readonly<Record<Panel, number>> => ({
    serves: 0,
    comments: this.#store.comments().filter(({ resolvedAt }) => resolvedAt === null).length,
    findings: this.#store.findings().length,
    steps: 0,
  }));

  constructor() {
    effect(() => {
      if (this.commenting() && this.blockId() !== null) this.panel.set('comments');
    });
  }

  protected follow(panel: Panel | undefined): void {
    if (panel === undefined) this.toPage.emit();
    else this.panel.set(panel);
  }

  protected go(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const next = panels[(panels.indexOf(this.panel()) + step + panels.length) % panels.length] ?? 'serves';
    this.panel.set(next);
    setTimeout(() => document.getElementById(`side-${next}`)?.focus());
  }
}
