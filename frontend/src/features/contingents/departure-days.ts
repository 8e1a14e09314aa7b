import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { PluralPipe } from '@peacewright/ui';

/** Days to departure, or since: a departure that has passed is no fault, so it is not shown as overdue. */
@Component({
  selector: 'pw-departure-days',
  imports: [PluralPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `{{ key() | plural: count() }}`,
  host: { '[class.soon]': 'days() >= 0 && days() <= 30' },
  styles: `
    :host {
      white-space: nowrap;
      color: var(--pw-ink-quiet);
    }
    :host(.soon) {
      color: var(--pw-due-ink);
      font-weight: 600;
    }
  `,
})
export class DepartureDays {
  readonly days = input.required<number>();
  protected readonly count = computed(() => Math.abs(this.days()));
  protected readonly key = computed(() => (this.days() < 0 ? 'contingents.daysSince' : 'contingents.daysLeft'));
}
