import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { NodeOf, Move } from '@peacewright/scenario-engine';
import { OrderInput } from '../../ordering';
import type { ScenarioWords } from '../play/scenario-words';
import { PictureInput, type Mark } from './picture-input';
import { ReportInput } from './report-input';
import { mixed } from './mixed';

export type TaskResponse = Extract<Move, { kind: 'respond' }>['response'];

/** A graded task inside the story, of any kind: filled in, put in order or marked on a picture, and handed in once. */
@Component({
  selector: 'pw-task-input',
  imports: [MatButton, OrderInput, PictureInput, ReportInput, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form (submit)="$event.preventDefault(); respond.emit(response())">
      @switch (task().kind) {
        @case ('report') {
          <pw-report-input [lines]="lines()" [language]="words().language" [(written)]="written" />
        }
        @case ('ordering') {
          <p class="pw-quiet">{{ 'lessonView.question.putInOrder' | transloco }}</p>
          <pw-order-input
            [attr.lang]="words().language"
            [options]="items()"
            [order]="order()"
            (orderChange)="order.set($event)"
          />
        }
        @case ('markPicture') {
          @if (picture(); as shown) {
            <pw-picture-input [url]="shown.url" [alt]="shown.alt" [language]="words().language" [(marks)]="marks" />
          }
        }
      }
      <button matButton="filled" type="submit">{{ 'scenarios.task.handIn' | transloco }}</button>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: var(--pw-s4);
    }
    button {
      justify-self: start;
      min-inline-size: min(16rem, 100%);
      min-block-size: var(--pw-control);
    }
  `,
})
export class TaskInput {
  readonly task = input.required<NodeOf<'task'>['task']>();
  readonly words = input.required<ScenarioWords>();
  /** Mixes what is to be put in order: the same run shows the same order again. */
  readonly seed = input.required<number>();
  readonly fileUrl = input.required<(file: string) => string>();
  readonly respond = output<TaskResponse>();

  protected readonly written = linkedSignal<unknown, Readonly<Record<string, string>>>({
    source: this.task,
    computation: () => ({}),
  });
  protected readonly marks = linkedSignal<unknown, readonly Mark[]>({ source: this.task, computation: () => [] });
  protected readonly order = linkedSignal<readonly string[]>(() => {
    const task = this.task();
    return task.kind === 'ordering'
      ? mixed(
          task.items.map(({ id }) => id),
          this.seed(),
        )
      : [];
  });
  protected readonly lines = computed(() => {
    const [task, words] = [this.task(), this.words()];
    if (task.kind !== 'report') return [];
    return task.lines.map(({ id, label, answer }) => ({
      id,
      label: words.text(label),
      kind: answer.kind,
      options:
        answer.kind === 'pick'
          ? answer.options.map((option) => ({ id: option.id, text: words.text(option.text) }))
          : [],
    }));
  });
  protected readonly items = computed(() => {
    const [task, words] = [this.task(), this.words()];
    return task.kind === 'ordering' ? task.items.map(({ id, text }) => ({ token: id, text: words.text(text) })) : [];
  });
  protected readonly picture = computed(() => {
    const [task, words] = [this.task(), this.words()];
    const medium = task.kind === 'markPicture' && words.document.media.find(({ id }) => id === task.picture);
    return medium ? { url: this.fileUrl()(medium.file), alt: words.text(medium.alt) } : null;
  });

  protected response(): TaskResponse {
    switch (this.task().kind) {
      case 'report':
        return { kind: 'report', lines: this.written() };
      case 'ordering':
        return { kind: 'ordering', order: this.order() };
      case 'markPicture':
        return { kind: 'markPicture', marks: this.marks() };
    }
  }
}
