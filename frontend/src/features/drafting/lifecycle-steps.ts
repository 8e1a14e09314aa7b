import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ReasonDto, TransitionDto } from '@peacewright/api-client';
import { Confirm } from '@peacewright/ui';
import { ApiProblem, ProblemPanel, Texts } from '../../app';

/** A step that a person wants to take; the comment is empty where none was written. */
export interface WantedStep {
  readonly step: TransitionDto;
  readonly comment: string;
}

/** The steps that lead on from where an edition stands: each open, or with the reasons why not. */
@Component({
  selector: 'pw-lifecycle-steps',
  imports: [MatButton, ProblemPanel, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (error(); as thrown) {
      <pw-problem-panel [error]="thrown" />
      @if (refused().length > 0) {
        <ul class="reasons">
          @for (reason of refused(); track $index) {
            <li>{{ 'drafting.reasons.' + reason.code | transloco: reason.params }}</li>
          }
        </ul>
      }
    }
    @if (steps().length > 0) {
      <section aria-labelledby="steps-heading">
        <h2 id="steps-heading">{{ 'drafting.steps.heading' | transloco }}</h2>
        @if (needsComment()) {
          <label
            ><span class="pw-small pw-quiet">{{ 'drafting.steps.comment' | transloco }}</span>
            <textarea
              rows="3"
              maxlength="4000"
              [value]="comment()"
              [attr.aria-invalid]="lacksComment()"
              (input)="comment.set($any($event.target).value)"
            ></textarea>
          </label>
          @if (lacksComment()) {
            <p class="pw-small" role="alert">{{ 'drafting.steps.commentNeeded' | transloco }}</p>
          }
        }
        <ul>
          @for (step of steps(); track step.to) {
            <li>
              <button
                [matButton]="
                  step.allowed && step.action !== 'return' && step.action !== 'retire' ? 'filled' : 'outlined'
                "
                type="button"
                [disabled]="!step.allowed || busy()"
                (click)="want(step)"
              >
                {{ 'drafting.actions.' + step.action | transloco }}
              </button>
              @if (step.reasons.length > 0) {
                <ul class="reasons">
                  @for (reason of step.reasons; track $index) {
                    <li>{{ 'drafting.reasons.' + reason.code | transloco: reason.params }}</li>
                  }
                </ul>
              }
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    :host,
    section {
      display: grid;
      gap: var(--pw-s3);
    }
    :host(:empty) {
      display: none;
    }
    h2 {
      font-size: var(--pw-text-small);
    }
    ul {
      display: grid;
      gap: var(--pw-s2);
      padding: 0;
      list-style: none;
    }
    .reasons {
      padding-inline-start: var(--pw-s3);
      color: var(--pw-ink-quiet);
      font-size: var(--pw-text-small);
    }
    label {
      display: grid;
      gap: 2px;
    }
    textarea {
      padding: var(--pw-s2);
      border: 1px solid var(--pw-line-strong);
      border-radius: var(--pw-corner-small);
      background: var(--pw-surface);
    }
  `,
})
export class LifecycleSteps {
  readonly steps = input.required<readonly TransitionDto[]>();
  /** Number of the edition: the first one supersedes none. */
  readonly number = input.required<number>();
  readonly busy = input(false);
  /** Why the last step was not taken. */
  readonly error = input<unknown>();
  readonly wanted = output<WantedStep>();
  readonly #confirm = inject(Confirm);
  readonly #texts = inject(Texts);
  protected readonly comment = signal('');
  protected readonly lacksComment = signal(false);
  protected readonly needsComment = computed(() =>
    this.steps().some(({ needsComment, allowed }) => needsComment && allowed),
  );
  /** Reasons that came with a refusal: the edition changed since it was read. */
  protected readonly refused = computed((): readonly ReasonDto[] => {
    const error = this.error();
    const data = error instanceof ApiProblem && error.code === 'edition.refused' ? error.data : undefined;
    return typeof data === 'object' && data !== null && 'reasons' in data && Array.isArray(data.reasons)
      ? (data.reasons as readonly ReasonDto[])
      : [];
  });

  /** For the host, after a step was taken. */
  clear(): void {
    this.comment.set('');
  }

  protected async want(step: TransitionDto): Promise<void> {
    const comment = this.comment().trim();
    this.lacksComment.set(step.needsComment && comment === '');
    if (this.lacksComment()) return;
    if (step.action === 'publish' || step.action === 'retire') {
      const body = step.action === 'publish' && this.number() === 1 ? 'firstBody' : 'body';
      const sure = await this.#confirm.ask({
        heading: this.#texts.text(`drafting.steps.${step.action}.heading`),
        body: this.#texts.text(`drafting.steps.${step.action}.${body}`),
        verb: this.#texts.text(`drafting.actions.${step.action}`),
        destructive: step.action === 'retire',
      });
      if (!sure) return;
    }
    this.wanted.emit({ step, comment });
  }
}
