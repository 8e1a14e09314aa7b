import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ModuleDocument } from '@peacewright/lesson-document';
import { Icon } from '@peacewright/ui';
import { newId } from '../../drafting';
import { courseIcons } from '../icons';
import { asKind, questionKinds, type DraftQuestion, type QuestionKind } from './draft-question';
import { OneLine } from './one-line';

/** A line of answers of any kind: what stands in it and whether it belongs to the key. */
interface Row {
  readonly id: string;
  readonly text: string;
  readonly right?: string;
  readonly feedback?: string | undefined;
  readonly correct?: boolean;
}

/** One question: wording, answers, key, feedback, explanation, objectives, points. */
@Component({
  selector: 'pw-question-editor',
  imports: [Icon, MatButton, OneLine, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './question-editor.html',
  styleUrl: '../../drafting/form.scss',
})
export class QuestionEditor {
  readonly question = model.required<DraftQuestion>();
  readonly objectives = input.required<ModuleDocument['objectives']>();
  readonly language = input.required<string>();
  protected readonly kinds = questionKinds;
  protected readonly upIcon = courseIcons.up;
  protected readonly downIcon = courseIcons.down;
  protected readonly rows = computed((): readonly Row[] => {
    const question = this.question();
    switch (question.kind) {
      case 'singleChoice':
        return question.options.map((one) => ({ ...one, correct: one.id === question.correct }));
      case 'multipleChoice':
        return question.options.map((one) => ({ ...one, correct: question.correct.includes(one.id) }));
      case 'ordering':
        return question.items;
      case 'matching':
        return question.pairs.map(({ id, left, right }) => ({ id, text: left, right }));
      case 'shortText':
        return question.accepted.map((text, index) => ({ id: String(index), text }));
      case 'trueFalse':
        return [];
    }
  });
  protected readonly fewest = computed(() => (this.question().kind === 'shortText' ? 1 : 2));

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  /** An answer is one line, however many it takes to show it. */
  protected line(event: Event): string {
    return this.value(event).replaceAll(/\s*\n\s*/g, ' ');
  }

  protected set(
    change: Partial<Pick<DraftQuestion, 'stem' | 'explanation' | 'points' | 'critical' | 'objectives'>>,
  ): void {
    this.question.set({ ...this.question(), ...change });
  }

  protected points(event: Event): void {
    const field = event.target as HTMLInputElement;
    const points = Math.min(20, Math.max(1, Math.round(Number(field.value) || 1)));
    field.value = String(points);
    this.set({ points });
  }

  protected kindChosen(event: Event): void {
    const kind = this.kinds.find((one) => one === this.value(event));
    if (kind !== undefined && kind !== this.question().kind) this.question.set(asKind(this.question(), kind));
  }

  protected objective(id: string): void {
    const { objectives } = this.question();
    this.set({ objectives: objectives.includes(id) ? objectives.filter((one) => one !== id) : [...objectives, id] });
  }

  protected truth(correct: boolean): void {
    const question = this.question();
    if (question.kind === 'trueFalse') this.question.set({ ...question, correct });
  }

  protected mark(id: string): void {
    const question = this.question();
    if (question.kind === 'singleChoice') this.question.set({ ...question, correct: id });
    if (question.kind === 'multipleChoice') {
      const correct = question.correct.includes(id)
        ? question.correct.filter((one) => one !== id)
        : [...question.correct, id];
      this.question.set({ ...question, correct });
    }
  }

  protected write(index: number, name: 'text' | 'right' | 'feedback', event: Event): void {
    const value = this.line(event);
    this.#rows(this.rows().map((row, at) => (at === index ? { ...row, [name]: value } : row)));
  }

  protected add(): void {
    this.#rows([...this.rows(), { id: newId('o'), text: '', right: '' }]);
  }

  protected removeAt(index: number): void {
    this.#rows(this.rows().filter((_, at) => at !== index));
  }

  protected moveRow(index: number, step: -1 | 1): void {
    const rows = [...this.rows()];
    const [row] = rows.splice(index, 1);
    if (row !== undefined) this.#rows(rows.toSpliced(index + step, 0, row));
  }

  protected distractor(index: number, event: Event): void {
    const question = this.question();
    if (question.kind !== 'matching') return;
    const distractors = question.distractors.map((one, at) =>
      at === index ? { ...one, text: this.line(event) } : one,
    );
    this.question.set({ ...question, distractors });
  }

  protected addDistractor(): void {
    const question = this.question();
    if (question.kind === 'matching') {
      this.question.set({ ...question, distractors: [...question.distractors, { id: newId('o'), text: '' }] });
    }
  }

  protected removeDistractor(index: number): void {
    const question = this.question();
    if (question.kind === 'matching') {
      this.question.set({ ...question, distractors: question.distractors.filter((_, at) => at !== index) });
    }
  }

  protected nameOf(kind: QuestionKind): string {
    return `coursesEditor.questions.kinds.${kind}`;
  }

  #rows(rows: readonly Row[]): void {
    const question = this.question();
    const options = rows.map(({ id, text, feedback }) => ({
      id,
      text,
      ...(feedback === undefined || feedback === '' ? {} : { feedback }),
    }));
    switch (question.kind) {
      case 'singleChoice':
        this.question.set({ ...question, options });
        break;
      case 'multipleChoice': {
        const left = new Set(rows.map(({ id }) => id));
        this.question.set({ ...question, options, correct: question.correct.filter((id) => left.has(id)) });
        break;
      }
      case 'ordering':
        this.question.set({ ...question, items: rows.map(({ id, text }) => ({ id, text })) });
        break;
      case 'matching':
        this.question.set({
          ...question,
          pairs: rows.map(({ id, text, right }) => ({ id, left: text, right: right ?? '' })),
        });
        break;
      case 'shortText':
        this.question.set({ ...question, accepted: rows.map(({ text }) => text) });
        break;
      case 'trueFalse':
        break;
    }
  }
}
