import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '@peacewright/ui';
import { moveIcons } from '../../../drafting';
import { StudioStore } from '../edition/studio-store';

/** Moves one of several parts up or down among them, or takes it out. Nothing, where nobody may write. */
@Component({
  selector: 'pw-part-acts',
  imports: [Icon, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (store.editable()) {
      @if (ordered()) {
        <button
          class="icon"
          type="button"
          [disabled]="at() === 0"
          [attr.aria-label]="'studioForms.node.up' | transloco: { n: at() + 1 }"
          (click)="arrange.emit(-1)"
        >
          <pw-icon [path]="icons.up" />
        </button>
        <button
          class="icon"
          type="button"
          [disabled]="at() === of() - 1"
          [attr.aria-label]="'studioForms.node.down' | transloco: { n: at() + 1 }"
          (click)="arrange.emit(1)"
        >
          <pw-icon [path]="icons.down" />
        </button>
      }
      @if (of() > fewest()) {
        <button
          class="icon"
          type="button"
          [attr.aria-label]="removal() | transloco: { n: at() + 1 }"
          (click)="arrange.emit(0)"
        >
          <pw-icon name="delete" />
        </button>
      }
    }
  `,
  styleUrl: '../../../drafting/form.scss',
  styles: `
    :host {
      display: flex;
      justify-self: end;
    }
  `,
})
export class PartActs {
  /** Its place among the parts, from zero, and how many there are. */
  readonly at = input.required<number>();
  readonly of = input.required<number>();
  /** How many have to stay. */
  readonly fewest = input(0);
  /** Whether their order says anything. */
  readonly ordered = input(true);
  /** Key of what taking it out is called. */
  readonly removal = input('studioForms.lists.remove');
  /** By how many places it is to move; zero: it is taken out. */
  readonly arrange = output<number>();
  protected readonly store = inject(StudioStore);
  protected readonly icons = moveIcons;
}
