import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/**
 * The head of a page: one h1, a line under it, and actions (project them with `actions`):
 * `<pw-page-header heading="…" lead="…"><button actions …></pw-page-header>`. Content without `actions`
 * stands above the heading (a way back, a state).
 */
@Component({
  selector: 'pw-page-header',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="words">
      <ng-content />
      <h1>{{ heading() }}</h1>
      @if (lead(); as text) {
        <p>{{ text }}</p>
      }
    </div>
    <div class="actions"><ng-content select="[actions]" /></div>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      justify-content: space-between;
      gap: var(--pw-s3) var(--pw-s5);
      margin-block-end: var(--pw-s5);
    }
    .words {
      display: grid;
      gap: var(--pw-s1);
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    p {
      max-inline-size: var(--pw-measure);
      color: var(--pw-ink-quiet);
    }
    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--pw-s2);
    }
    .actions:empty {
      display: none;
    }
    @media print {
      .actions {
        display: none;
      }
    }
  `,
})
export class PageHeader {
  readonly heading = input.required<string>();
  readonly lead = input<string>();
}
