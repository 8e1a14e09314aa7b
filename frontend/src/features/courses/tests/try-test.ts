import './jitless';
import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  learnerPaper,
  makePaper,
  markTest,
  type LearnerQuestion,
  type Response,
  type TestDocument,
  type TestResult,
} from '@peacewright/assessment-engine';
import { EmptyState, Icon } from '@peacewright/ui';
import { newId } from '../session/new-id';

const chance = {
  below: (limit: number): number => Math.floor(Math.random() * limit),
  token: (): string => newId('x'),
};

/** The test as a learner takes it, marked here and recorded nowhere. */
@Component({
  selector: 'pw-try-test',
  imports: [EmptyState, Icon, MatButton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './try-test.html',
  styleUrls: ['../edition/form.scss', './try-test.scss'],
})
export class TryTest {
  readonly test = input.required<TestDocument>();
  protected readonly paper = linkedSignal(() => makePaper(this.test(), chance));
  protected readonly questions = computed(() => learnerPaper(this.test(), this.paper()));
  protected readonly answers = signal<ReadonlyMap<string, Response>>(new Map());
  protected readonly result = signal<TestResult | undefined>(undefined);
  protected readonly scores = computed(() => new Map((this.result()?.byQuestion ?? []).map((one) => [one.token, one])));
  protected readonly explanations = computed(
    () =>
      new Map(
        this.paper().questions.map(({ token, ref }) => [
          token,
          this.test().questions.find(({ id }) => id === ref)?.explanation ?? '',
        ]),
      ),
  );

  protected chosen(question: LearnerQuestion, token: string): boolean {
    const answer = this.answers().get(question.token);
    if (answer?.kind === 'singleChoice') return answer.option === token;
    return answer?.kind === 'multipleChoice' && answer.options.includes(token);
  }

  protected choose(question: LearnerQuestion, token: string): void {
    if (question.kind === 'singleChoice') this.#answer(question, { kind: 'singleChoice', option: token });
    if (question.kind === 'multipleChoice') {
      const answer = this.answers().get(question.token);
      const before = answer?.kind === 'multipleChoice' ? answer.options : [];
      const options = before.includes(token) ? before.filter((one) => one !== token) : [...before, token];
      this.#answer(question, { kind: 'multipleChoice', options });
    }
  }

  protected truth(question: LearnerQuestion, value: boolean): void {
    this.#answer(question, { kind: 'trueFalse', value });
  }

  protected write(question: LearnerQuestion, event: Event): void {
    this.#answer(question, { kind: 'shortText', text: (event.target as HTMLInputElement).value });
  }

  protected match(question: LearnerQuestion, left: string, event: Event): void {
    const answer = this.answers().get(question.token);
    const before = answer?.kind === 'matching' ? answer.pairs : [];
    const right = (event.target as HTMLSelectElement).value;
    const others = before.filter((pair) => pair.left !== left);
    this.#answer(question, { kind: 'matching', pairs: right === '' ? others : [...others, { left, right }] });
  }

  /** Items of an ordering question in the order the person has given them so far. */
  protected ordered(question: LearnerQuestion): readonly { readonly token: string; readonly text: string }[] {
    const answer = this.answers().get(question.token);
    if (answer?.kind !== 'ordering') return question.options;
    return answer.order.flatMap((token) => question.options.find((one) => one.token === token) ?? []);
  }

  protected shift(question: LearnerQuestion, index: number, step: -1 | 1): void {
    const order = this.ordered(question).map(({ token }) => token);
    const [moved] = order.splice(index, 1);
    if (moved !== undefined)
      this.#answer(question, { kind: 'ordering', order: order.toSpliced(index + step, 0, moved) });
  }

  protected submit(): void {
    this.result.set(
      markTest(this.test(), this.paper(), Object.fromEntries(this.answers()), this.test().passMark.percent),
    );
  }

  protected again(): void {
    this.answers.set(new Map());
    this.result.set(undefined);
    this.paper.set(makePaper(this.test(), chance));
  }

  #answer(question: LearnerQuestion, response: Response): void {
    this.answers.update((before) => new Map(before).set(question.token, response));
  }
}
