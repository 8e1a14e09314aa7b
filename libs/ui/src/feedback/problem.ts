import { booleanAttribute, ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '../icon/icon';

/**
 * Something went wrong: what happened, what to do, and a reference that support can look up. It announces
 * itself. Shows a "Try again" button when `retryable`; project other ways out as content.
 */
@Component({
  selector: 'pw-problem',
  imports: [Icon, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pw-icon [name]="offline() ? 'offline' : 'error'" />
    <div class="words">
      <p>{{ message() }}</p>
      @if (reference(); as id) {
        <p class="reference">{{ 'ui.reference' | transloco: { id } }}</p>
      }
      <ng-content />
    </div>
    @if (retryable()) {
      <button class="pw-button" type="button" (click)="retry.emit()">{{ 'ui.tryAgain' | transloco }}</button>
    }
  `,
  host: { role: 'alert' },
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: start;
      gap: var(--pw-s3);
      padding: var(--pw-s4);
      border: 1px solid var(--pw-overdue-mark);
      border-radius: var(--pw-corner);
      background: var(--pw-overdue-soft);
      color: var(--pw-overdue-ink);
    }
    .words {
      flex: 1 1 16rem;
      display: grid;
      gap: var(--pw-s1);
    }
    .reference {
      font-size: var(--pw-text-small);
      font-family: var(--pw-font-mono);
      overflow-wrap: anywhere;
    }
  `,
})
export class Problem {
  readonly message = input.required<string>();
  readonly reference = input<string>();
  readonly offline = input(false, { transform: booleanAttribute });
  readonly retryable = input(false, { transform: booleanAttribute });
  readonly retry = output();
}
