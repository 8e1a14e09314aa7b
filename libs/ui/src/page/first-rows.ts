import { ChangeDetectionStrategy, Component, computed, input, output, signal, type Signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

const FIRST = 25;

/** The beginning of a long list, until somebody asks for the rest. */
interface FirstRows<T> {
  readonly shown: Signal<readonly T[]>;
  readonly hidden: Signal<number>;
  showAll(): void;
}

/** Keeps a list of hundreds readable on a phone: finding somebody is quicker than scrolling to them. */
export function firstRows<T>(rows: Signal<readonly T[]>): FirstRows<T> {
  const all = signal(false);
  // One or two more are not worth a button.
  const limit = computed(() => (all() || rows().length <= FIRST + 2 ? rows().length : FIRST));
  return {
    shown: computed(() => rows().slice(0, limit())),
    hidden: computed(() => rows().length - limit()),
    showAll: () => all.set(true),
  };
}

/** The button below {@link firstRows}; nothing when the list is whole. */
@Component({
  selector: 'pw-more-rows',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (hidden() > 0) {
      <!-- No Material here: what this library shows everywhere is part of everybody's first load. -->
      <button class="pw-button" type="button" (click)="showAll.emit()">
        {{ 'ui.more' | transloco: { n: hidden() } }}
      </button>
    }
  `,
})
export class MoreRows {
  readonly hidden = input.required<number>();
  readonly showAll = output();
}
