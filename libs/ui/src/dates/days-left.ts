import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { PluralPipe } from './plural.pipe';

/** "23 days left", "today", "5 days overdue": what a date means now. `days` is negative when it has passed. */
@Component({
  selector: 'pw-days-left',
  imports: [PluralPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `{{ key() | plural: count() }}`,
  host: { '[attr.data-when]': 'when()' },
  styles: `
    :host {
      font-variant-numeric: tabular-nums;
      white-space: nowrap;
    }
    :host([data-when='passed']) {
      color: var(--pw-overdue-ink);
      font-weight: 600;
    }
    :host([data-when='soon']) {
      color: var(--pw-due-ink);
      font-weight: 600;
    }
  `,
})
export class DaysLeft {
  readonly days = input.required<number>();
  /** Up to how many days left count as soon and are shown stronger. */
  readonly soon = input(7);
  protected readonly count = computed(() => Math.abs(this.days()));
  protected readonly key = computed(() =>
    this.days() === 0 ? 'ui.days.today' : this.days() < 0 ? 'ui.days.overdue' : 'ui.days.left',
  );
  protected readonly when = computed(() =>
    this.days() < 0 ? 'passed' : this.days() <= this.soon() ? 'soon' : 'later',
  );
}
