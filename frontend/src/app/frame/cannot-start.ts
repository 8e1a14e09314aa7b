import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { ProblemPanel } from '../http/problem-panel';
import { Entry } from './entry';

/** The server could not be asked who is here: nothing can be shown yet, only tried again. */
@Component({
  selector: 'pw-cannot-start',
  imports: [Entry, ProblemPanel, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pw-entry [heading]="'frame.cannotStart' | transloco">
      <pw-problem-panel [error]="error()" retryable (retry)="again()" />
    </pw-entry>
  `,
})
export class CannotStart {
  readonly error = input.required<unknown>();

  protected again(): void {
    location.reload();
  }
}
