import { booleanAttribute, ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { Problem } from '@peacewright/ui';
import { ApiProblem } from './api-problem';
import { ProblemTextPipe } from './problem-texts';

/** Whatever a call threw, shown to a person: `<pw-problem-panel [error]="list.error()" retryable (retry)="list.reload()" />`. */
@Component({
  selector: 'pw-problem-panel',
  imports: [Problem, ProblemTextPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (error(); as thrown) {
      <pw-problem
        [message]="thrown | problemText"
        [reference]="reference()"
        [offline]="offline()"
        [retryable]="retryable() && mayHelp()"
        (retry)="retry.emit()"
      />
    }
  `,
})
export class ProblemPanel {
  readonly error = input.required<unknown>();
  readonly retryable = input(false, { transform: booleanAttribute });
  readonly retry = output();
  /** Asking again changes nothing about a refusal. */
  protected readonly mayHelp = computed(() => {
    const status = this.#problem()?.status ?? 0;
    return status === 0 || status === 429 || status >= 500;
  });
  readonly #problem = computed(() => {
    const error = this.error();
    return error instanceof ApiProblem ? error : undefined;
  });
  protected readonly offline = computed(() => this.#problem()?.isOffline ?? false);
  /** Only where support can do something with it: the server's own failures and codes we have no sentence for. */
  protected readonly reference = computed(() => {
    const problem = this.#problem();
    return problem !== undefined && (problem.status >= 500 || problem.status === 0) ? problem.correlationId : undefined;
  });
}
