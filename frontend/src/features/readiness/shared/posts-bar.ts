import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { PostsByStateDto } from '@peacewright/api-client';
import { PluralPipe, UI_LANGUAGE } from '@peacewright/ui';
import { rowStates } from './cells';

/** Posts by state as one bar, with every number in words under it: the bar says nothing that the words do not. */
@Component({
  selector: 'pw-posts-bar',
  imports: [PluralPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="bar" aria-hidden="true">
      @for (part of parts(); track part.state) {
        <span [attr.data-state]="part.state" [style.flex-grow]="part.count"></span>
      }
    </span>
    <ul class="pw-plain-list">
      @for (part of parts(); track part.state) {
        <li [attr.data-state]="part.state">
          <i aria-hidden="true"></i><strong>{{ part.text }}</strong>
          {{ 'readiness.posts.' + part.state | plural: part.count }}
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: grid;
      gap: 6px;
      min-inline-size: 180px;
    }
    .bar {
      display: flex;
      gap: 1px;
      block-size: 12px;
      overflow: hidden;
      border-radius: 3px;
      background: var(--pw-surface-sunken);
    }
    .bar span {
      min-inline-size: 3px;
      background: var(--mark);
    }
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 12px;
      margin: 0;
      font-size: var(--pw-text-small);
      color: var(--pw-ink-quiet);
    }
    li {
      display: inline-flex;
      align-items: center;
      gap: 5px;
      white-space: nowrap;
    }
    strong {
      color: var(--pw-ink);
      font-weight: 600;
      font-variant-numeric: tabular-nums;
    }
    i {
      flex: none;
      inline-size: 10px;
      block-size: 10px;
      border-radius: 2px;
      background: var(--mark);
    }
    [data-state='complete'] {
      --mark: var(--pw-met-mark);
    }
    [data-state='inProgress'] {
      --mark: var(--pw-partly-mark);
    }
    [data-state='notStarted'] {
      --mark: var(--pw-due-mark);
    }
    [data-state='overdue'] {
      --mark: var(--pw-overdue-mark);
    }
    [data-state='vacant'] {
      --mark: repeating-linear-gradient(135deg, var(--pw-na-mark) 0 2px, var(--pw-surface) 2px 4px);
    }
    [data-state='nothingAsked'] {
      --mark: var(--pw-na-mark);
    }
    @media (forced-colors: active) {
      .bar span,
      i {
        forced-color-adjust: none;
      }
    }
    @media print {
      .bar span,
      i {
        print-color-adjust: exact;
      }
    }
  `,
})
export class PostsBar {
  readonly #language = inject(UI_LANGUAGE);
  readonly posts = input.required<PostsByStateDto>();
  protected readonly parts = computed(() => {
    const numbers = new Intl.NumberFormat(this.#language());
    const posts = this.posts();
    return rowStates.flatMap((state) =>
      posts[state] > 0 ? [{ state, count: posts[state], text: numbers.format(posts[state]) }] : [],
    );
  });
}
