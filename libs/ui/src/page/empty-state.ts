import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icons';

/** Nothing here yet, and what to do next: project the one action that fills the place. */
@Component({
  selector: 'pw-empty',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (icon(); as name) {
      <pw-icon [name]="name" />
    }
    <p class="heading">{{ heading() }}</p>
    @if (hint(); as text) {
      <p class="hint">{{ text }}</p>
    }
    <ng-content />
  `,
  styles: `
    :host {
      display: grid;
      justify-items: center;
      gap: var(--pw-s3);
      padding: var(--pw-s7) var(--pw-s4);
      border: 1px dashed var(--pw-line-strong);
      border-radius: var(--pw-corner);
      text-align: center;
    }
    pw-icon {
      font-size: 2rem;
      color: var(--pw-ink-quiet);
    }
    .heading {
      font-weight: 600;
    }
    .hint {
      max-inline-size: 52ch;
      color: var(--pw-ink-quiet);
    }
  `,
})
export class EmptyState {
  readonly heading = input.required<string>();
  readonly hint = input<string>();
  readonly icon = input<IconName>();
}
