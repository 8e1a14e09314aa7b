import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { StartProblem } from './start-up';
import { CannotStart } from './frame/cannot-start';

@Component({
  selector: 'pw-root',
  imports: [CannotStart, RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (problem.error(); as error) {
      @defer (on immediate) {
        <pw-cannot-start [error]="error" />
      }
    } @else {
      <router-outlet />
    }
  `,
})
export class App {
  protected readonly problem = inject(StartProblem);
}
