import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Mark } from './cells';

/** A cell's mark with its word: in legends, panels and lists. */
@Component({
  selector: 'pw-mark',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span [attr.data-mark]="mark()">{{ 'readiness.cell.' + mark() | transloco }}</span>`,
  styleUrl: './mark-chip.scss',
})
export class MarkChip {
  readonly mark = input.required<Mark>();
}
