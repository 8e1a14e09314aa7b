import './jitless';
import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  feedbackFor,
  makePaper,
  markTest,
  type Answers,
  type TestDocument,
  type TestResult,
} from '@peacewright/assessment-engine';
import type { QuestionFeedbackDto } from '@peacewright/api-client';
import { EmptyState } from '@peacewright/ui';
import { QuestionInput, type Answer } from '../../lesson-view';
import { asTold, shownQuestions, tryingOut } from '../edition/trying-out';

/** The test as a learner takes it, by the learner's own inputs; marked here and recorded nowhere. */
@Component({
  selector: 'pw-try-test',
  imports: [EmptyState, MatButton, QuestionInput, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="pw-quiet pw-small">{{ 'coursesEditor.try.note' | transloco }}</p>
    @if (test().instructions; as instructions) {
      <p [attr.lang]="test().language" dir="auto">{{ instructions }}</p>
    }
    @for (question of questions(); track question.token; let index = $index) {
      <section class="pw-sheet" [attr.lang]="test().language">
        <p class="pw-quiet pw-small pw-numbers">
          {{ index + 1 }} / {{ questions().length }}
          @if (told().get(question.token); as score) {
            · {{ 'coursesEditor.try.points' | transloco: { score: score.score, max: score.max } }}
          }
        </p>
        <pw-question-input
          [question]="question"
          [answer]="answers()[question.token]"
          [feedback]="told().get(question.token) ?? null"
          [disabled]="result() !== undefined"
          (answerChange)="answer(question.token, $event)"
        />
      </section>
    } @empty {
      <pw-empty
        [heading]="'coursesEditor.questions.none' | transloco"
        [hint]="'coursesEditor.questions.noneHint' | transloco"
      />
    }
    @if (questions().length > 0) {
      <div class="pw-row" aria-live="polite">
        @if (result(); as marked) {
          <strong>{{
            (marked.passed ? 'coursesEditor.try.passed' : 'coursesEditor.try.failed')
              | transloco: { percent: marked.percent, score: marked.score, max: marked.max }
          }}</strong>
          @if (told().size === 0) {
            <span class="pw-quiet">{{ 'coursesEditor.try.keptBack' | transloco }}</span>
          }
          <button matButton="outlined" type="button" (click)="again()">
            {{ 'coursesEditor.try.again' | transloco }}
          </button>
        } @else {
          <button matButton="filled" type="button" (click)="submit()">
            {{ 'coursesEditor.try.mark' | transloco }}
          </button>
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--pw-s4);
      max-inline-size: var(--pw-measure);
    }
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--pw-s2);
    }
  `,
})
export class TryTest {
  readonly test = input.required<TestDocument>();
  readonly #paper = linkedSignal(() => makePaper(this.test(), tryingOut));
  protected readonly questions = computed(() => shownQuestions(this.test(), this.#paper()));
  protected readonly answers = signal<Readonly<Record<string, Answer>>>({});
  protected readonly result = signal<TestResult | undefined>(undefined);
  /** Key, explanation and points by question, as far as the test's own rule tells them. */
  protected readonly told = computed((): ReadonlyMap<string, QuestionFeedbackDto> => {
    const result = this.result();
    if (result === undefined) return new Map();
    const told = feedbackFor(this.test(), this.#paper(), this.#given(), result) ?? [];
    return new Map(told.map((one) => [one.token, asTold(one)]));
  });

  protected answer(token: string, answer: Answer): void {
    this.answers.update((before) => ({ ...before, [token]: answer }));
  }

  protected submit(): void {
    this.result.set(markTest(this.test(), this.#paper(), this.#given(), this.test().passMark.percent));
  }

  protected again(): void {
    this.answers.set({});
    this.result.set(undefined);
    this.#paper.set(makePaper(this.test(), tryingOut));
  }

  #given(): Answers {
    return this.answers() as unknown as Answers;
  }
}
