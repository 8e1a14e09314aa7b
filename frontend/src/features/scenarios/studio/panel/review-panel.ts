import { ChangeDetectionStrategy, Component, computed, inject, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DateTimePipe, Messages } from '@peacewright/ui';
import { ProblemPanel, Texts } from '../../../../app';
import { LifecycleSteps, type WantedStep } from '../../../drafting';
import { FictionChecks } from './fiction-checks';
import { StudioStore } from '../edition/studio-store';

/** Where the edition stands, what was said of it, and what leads on. */
@Component({
  selector: 'pw-review-panel',
  imports: [DateTimePipe, FictionChecks, LifecycleSteps, MatButton, ProblemPanel, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (store.edition(); as edition) {
      @if (store.proofs.blockers() > 0 && (edition.state === 'DRAFT' || edition.state === 'IN_REVIEW')) {
        <p class="due">{{ 'studio.review.blocked' | transloco: { n: store.proofs.blockers() } }}</p>
      }
      @if (mayApprove()) {
        <pw-fiction-checks />
      }
      <pw-lifecycle-steps
        [steps]="edition.transitions"
        [number]="edition.number"
        [busy]="busy()"
        [error]="refusal()"
        (wanted)="move($event)"
      />
      @if (error(); as thrown) {
        <pw-problem-panel [error]="thrown" />
      }
      @if (edition.mayContinue) {
        <form (submit)="next($event, note)">
          <label>
            <span>{{ 'studio.review.changeNote' | transloco }}</span>
            <input #note maxlength="1000" required />
          </label>
          <div>
            <button matButton="outlined" type="submit">{{ 'studio.review.newEdition' | transloco }}</button>
          </div>
        </form>
      }
      <p>
        <a [routerLink]="['/scenarios/studio', edition.id, 'booklet']">{{ 'studio.booklet.open' | transloco }}</a>
      </p>
      <dl class="pw-small">
        @if (edition.submittedAt; as at) {
          <dt>{{ 'studio.review.submitted' | transloco }}</dt>
          <dd>{{ at | pwDateTime }}</dd>
        }
        @if (edition.approvedAt; as at) {
          <dt>{{ 'studio.review.approved' | transloco }}</dt>
          <dd>{{ at | pwDateTime }} · {{ edition.approvedByName ?? '–' }}</dd>
        }
        @if (edition.fictionChecks; as checks) {
          <dt>{{ 'studioActs.fiction.vouched' | transloco }}</dt>
          <dd>
            <ul>
              @for (check of checks; track check) {
                <li>{{ 'studioActs.fiction.checks.' + check | transloco }}</li>
              }
            </ul>
          </dd>
        }
        @if (edition.publishedAt; as at) {
          <dt>{{ 'studio.review.published' | transloco }}</dt>
          <dd>{{ at | pwDateTime }}</dd>
        }
        @if (edition.hash; as hash) {
          <dt>{{ 'studio.review.hash' | transloco }}</dt>
          <dd>
            <code>{{ hash.slice(0, 16) }}…</code>
          </dd>
        }
      </dl>
    }
  `,
  styleUrl: '../../../drafting/form.scss',
  styles: `
    :host,
    form {
      display: grid;
      gap: var(--pw-s3);
    }
    .due {
      color: var(--pw-due-ink);
      font-weight: 600;
    }
    dt {
      color: var(--pw-ink-quiet);
    }
    dd {
      margin: 0;
    }
    ul {
      padding-inline-start: var(--pw-s4);
    }
  `,
})
export class ReviewPanel {
  readonly #router = inject(Router);
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);
  private readonly stepsRef = viewChild(LifecycleSteps);
  private readonly checksRef = viewChild(FictionChecks);
  protected readonly store = inject(StudioStore);
  protected readonly busy = signal(false);
  protected readonly refusal = signal<unknown>(undefined);
  protected readonly error = signal<unknown>(undefined);

  protected readonly mayApprove = computed(
    () => this.store.edition()?.transitions.some(({ action, allowed }) => action === 'approve' && allowed) === true,
  );

  protected async move({ step, comment }: WantedStep): Promise<void> {
    const fictionChecks = step.action === 'approve' ? this.checksRef()?.complete() : [];
    if (fictionChecks === undefined) return;
    this.busy.set(true);
    this.refusal.set(undefined);
    try {
      await this.store.move(step, comment, fictionChecks);
      this.stepsRef()?.clear();
      this.#messages.say(this.#texts.text(`drafting.done.${step.action}`));
    } catch (error) {
      this.refusal.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected async next(event: Event, field: HTMLInputElement): Promise<void> {
    event.preventDefault();
    this.error.set(undefined);
    try {
      const id = await this.store.continue(field.value.trim());
      await this.#router.navigate(['/scenarios/studio', id]);
    } catch (error) {
      this.error.set(error);
    }
  }
}
