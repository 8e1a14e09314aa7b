import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { StudioStore } from '../edition/studio-store';
import { UNCHANGED } from '../edition/unchanged';
import type { Asked, Constant } from './values';

/** A value of a variable: a number, yes or no, or one of its named values. */
@Component({
  selector: 'pw-value-input',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @switch (of().type) {
      @case ('integer') {
        <input
          type="number"
          step="1"
          [attr.aria-label]="label()"
          [value]="value()"
          [disabled]="!store.editable()"
          (change)="number($event)"
        />
      }
      @case ('boolean') {
        <select
          [attr.aria-label]="label()"
          [disabled]="!store.editable()"
          (change)="give.emit($any($event.target).value === 'true')"
        >
          <option value="true" [selected]="value() === true">{{ 'studioForms.values.yes' | transloco }}</option>
          <option value="false" [selected]="value() === false">{{ 'studioForms.values.no' | transloco }}</option>
        </select>
      }
      @case ('choice') {
        <select
          [attr.aria-label]="label()"
          [disabled]="!store.editable()"
          (change)="give.emit($any($event.target).value)"
        >
          @for (one of named(); track one.id) {
            <option [value]="one.id" [selected]="value() === one.id">{{ one.name }}</option>
          }
        </select>
      }
    }
  `,
  styleUrl: '../../../drafting/form.scss',
})
export class ValueInput {
  readonly of = input.required<Asked>();
  readonly value = input.required<Constant>();
  readonly label = input.required<string>();
  readonly give = output<Constant>();
  protected readonly store = inject(StudioStore);
  protected readonly named = computed(() => {
    const document = this.store.document();
    const variable = document?.variables.find(({ id }) => id === this.of().id);
    if (!document || variable?.type !== 'choice') return [];
    return variable.values.map(({ id, name }) => ({ id, name: document.texts[name] || id }));
  }, UNCHANGED);

  protected number(event: Event): void {
    const field = event.target as HTMLInputElement;
    const value = Math.trunc(field.valueAsNumber);
    if (Number.isFinite(value)) this.give.emit(value);
    else field.value = String(this.value());
  }
}
