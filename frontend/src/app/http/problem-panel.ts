import { booleanAttribute, ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Problem } from '@peacewright/ui';
import { PageTitle } from '../frame/page-title';
import { placesOf } from '../places';
import { Session } from '../session/session';
import { ApiProblem } from './api-problem';
import { ProblemTextPipe } from './problem-texts';

/**
 * Whatever a call threw, shown to a person: `<pw-problem-panel [error]="list.error()" retryable (retry)="list.reload()" />`.
 * A page that has nothing else to show `leads` on: it keeps its heading, and what is not found offers the list it would
 * stand in.
 */
@Component({
  selector: 'pw-problem-panel',
  imports: [Problem, ProblemTextPipe, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (error(); as thrown) {
      @if (leads()) {
        <h1>{{ title.full() }}</h1>
      }
      <pw-problem
        [message]="thrown | problemText"
        [reference]="reference()"
        [offline]="offline()"
        [retryable]="retryable() && mayHelp()"
        (retry)="retry.emit()"
      >
        @if (place(); as list) {
          <a [routerLink]="'/' + list.path">{{ 'ui.toList' | transloco: { place: (list.labelKey | transloco) } }}</a>
        } @else if (lost()) {
          <a routerLink="/">{{ 'notFound.home' | transloco }}</a>
        }
      </pw-problem>
    }
  `,
  styles: `
    h1 {
      margin-block-end: var(--pw-s4);
    }
  `,
})
export class ProblemPanel {
  readonly error = input.required<unknown>();
  readonly retryable = input(false, { transform: booleanAttribute });
  readonly leads = input(false, { transform: booleanAttribute });
  readonly retry = output();
  readonly #router = inject(Router);
  readonly #session = inject(Session);
  /** Asking again changes nothing about a refusal. */
  protected readonly mayHelp = computed(() => {
    const status = this.#problem()?.status ?? 0;
    return status === 0 || status === 429 || status >= 500;
  });
  readonly #problem = computed(() => {
    const error = this.error();
    return error instanceof ApiProblem ? error : undefined;
  });
  protected readonly title = inject(PageTitle);
  protected readonly lost = computed(() => this.leads() && this.#problem()?.status === 404);
  protected readonly place = computed(() => {
    if (!this.lost()) return undefined;
    const [path] = this.#router.url.slice(1).split(/[/?#]/);
    return placesOf(this.#session).find((place) => place.path === path);
  });
  protected readonly offline = computed(() => this.#problem()?.isOffline ?? false);
  /** Only where support can do something with it: the server's own failures and codes we have no sentence for. */
  protected readonly reference = computed(() => {
    const problem = this.#problem();
    return problem !== undefined && (problem.status >= 500 || problem.status === 0) ? problem.correlationId : undefined;
  });
}
