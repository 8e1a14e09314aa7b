import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LearnerQuestionDto, QuestionFeedbackDto } from '@peacewright/api-client';
import { Icon, Skeleton } from '@peacewright/ui';
import type { Answer } from '../model';
import { chosen, matched, order, truth, written } from './answers';
import { OrderInput } from '../../ordering';

let numbered = 0;

/** One question of any kind, to be answered; with `feedback` given, the answer and the key side by side. */
@Component({
  selector: 'pw-question-input',
  imports: [Icon, OrderInput, Skeleton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './question-input.html',
  styleUrl: './question-input.scss',
})
export class QuestionInput {
  readonly question = input.required<LearnerQuestionDto>();
  readonly answer = input<Answer>();
  readonly disabled = input(false);
  readonly feedback = input<QuestionFeedbackDto | null>(null);
  readonly answerChange = output<Answer>();

  /** Groups radio buttons and ties labels: unique on the page. */
  protected readonly name = `pw-question-${String(numbered++)}`;
  /** What was given last: two presses may come before the page is drawn anew, and the second builds on the first. */
  readonly #given = linkedSignal(() => this.answer());
  protected readonly chosen = computed(() => chosen(this.#given()));
  protected readonly truth = computed(() => truth(this.#given()));
  protected readonly order = computed(() => order(this.question(), this.#given()));
  protected readonly matched = computed(() => matched(this.#given()));
  protected readonly written = computed(() => written(this.#given()));
  protected readonly locked = computed(() => this.disabled() || this.feedback() !== null);
  protected readonly key = computed(() => this.feedback()?.key as Answer | undefined);
  protected readonly keyChosen = computed(() => chosen(this.key()));
  protected readonly keyTruth = computed(() => truth(this.key()));
  protected readonly keyMatched = computed(() => matched(this.key()));
  protected readonly keyOrder = computed(() => order(this.question(), this.key()).map((token) => this.textOf(token)));
  protected readonly keyWritten = computed(() => written(this.key()));

  protected take(token: string): void {
    this.#give({ kind: 'singleChoice', option: token });
  }

  protected toggle(token: string): void {
    const now = this.chosen();
    const options = now.includes(token) ? now.filter((one) => one !== token) : [...now, token];
    this.#give({ kind: 'multipleChoice', options });
  }

  protected say(value: boolean): void {
    this.#give({ kind: 'trueFalse', value });
  }

  protected arrange(tokens: readonly string[]): void {
    this.#give({ kind: 'ordering', order: tokens });
  }

  protected match(left: string, event: Event): void {
    const right = event.target instanceof HTMLSelectElement ? event.target.value : '';
    const pairs = new Map(this.matched());
    if (right === '') pairs.delete(left);
    else pairs.set(left, right);
    this.#give({ kind: 'matching', pairs: [...pairs].map(([l, r]) => ({ left: l, right: r })) });
  }

  protected write(event: Event): void {
    const text = event.target instanceof HTMLInputElement ? event.target.value : '';
    this.#give({ kind: 'shortText', text });
  }

  #give(answer: Answer): void {
    this.#given.set(answer);
    this.answerChange.emit(answer);
  }

  protected remarkOn(token: string): string {
    return this.feedback()?.remarks.find((remark) => remark.token === token)?.text ?? '';
  }

  protected textOf(token: string | undefined): string {
    return this.question().options.find((option) => option.token === token)?.text ?? '';
  }
}
