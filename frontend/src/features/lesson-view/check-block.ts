import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LearnerQuestionDto, QuestionFeedbackDto } from '@peacewright/api-client';
import { Messages } from '@peacewright/ui';
import { ProblemPanel, Texts } from '../../app';
import { isAnswered } from './questions/answers';
import { QuestionInput } from './questions/question-input';
import type { Answer } from './model';

/** A self-check in the text: answered, marked and explained in place; never recorded, and open to another try. */
@Component({
  selector: 'pw-check-block',
  imports: [ProblemPanel, QuestionInput, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="check">
      <p class="title">{{ 'lessonView.check.title' | transloco }}</p>
      <pw-question-input
        [question]="check().question"
        [answer]="answer()"
        [feedback]="feedback()"
        [disabled]="busy()"
        (answerChange)="answer.set($event)"
      />
      @if (error(); as thrown) {
        <pw-problem-panel [error]="thrown" />
      }
      @if (feedback(); as told) {
        <div class="pw-row">
          <strong>{{
            (told.score === told.max ? 'lessonView.check.right' : 'lessonView.check.notYet') | transloco
          }}</strong>
          <button class="pw-button pw-no-print" type="button" (click)="again()">
            {{ 'lessonView.check.again' | transloco }}
          </button>
        </div>
      } @else {
        <div class="pw-row pw-no-print">
          <button
            class="pw-button"
            type="button"
            [disabled]="busy() || !answered() || mark() === undefined"
            (click)="submit()"
          >
            {{ 'lessonView.check.act' | transloco }}
          </button>
        </div>
      }
    </div>
  `,
  styles: `
    .check {
      display: grid;
      gap: var(--pw-s4);
      padding: var(--pw-s4);
      border: 1px solid var(--pw-line);
      border-radius: var(--pw-corner);
      background: var(--pw-surface);
      font-size: var(--pw-text);
      line-height: 1.5;
    }
    .title {
      color: var(--pw-action);
      font-size: var(--pw-text-small);
      font-weight: 650;
    }
  `,
})
export class CheckBlock {
  readonly check = input.required<{ readonly id: string; readonly question: LearnerQuestionDto }>();
  readonly mark = input<((question: string, answer: Answer) => Promise<QuestionFeedbackDto>) | undefined>();
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);
  protected readonly answer = signal<Answer | undefined>(undefined);
  protected readonly feedback = signal<QuestionFeedbackDto | null>(null);
  protected readonly busy = signal(false);
  protected readonly error = signal<unknown>(undefined);
  protected readonly answered = computed(() => isAnswered(this.answer()));

  protected async submit(): Promise<void> {
    const answer = this.answer();
    const mark = this.mark();
    if (answer === undefined || mark === undefined) return;
    this.busy.set(true);
    this.error.set(undefined);
    try {
      const told = await mark(this.check().id, answer);
      this.feedback.set(told);
      this.#messages.announce(
        `${this.#texts.text(told.score === told.max ? 'lessonView.check.right' : 'lessonView.check.notYet')} ${told.explanation}`,
      );
    } catch (error) {
      this.error.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected again(): void {
    this.answer.set(undefined);
    this.feedback.set(null);
  }
}
