import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SceneMedium, SceneTask } from '@peacewright/scenario-engine';
import { OrderInput } from '../../ordering';
import type { Contact } from '../play/contacts-list';
import { PictureInput, type Mark } from './picture-input';
import { ReportInput } from './report-input';

/** What is handed in, by the tokens of the task. */
export type SentResponse =
  | { readonly kind: 'report'; readonly lines: Readonly<Record<string, string>> }
  | { readonly kind: 'ordering'; readonly order: readonly string[] }
  | { readonly kind: 'markPicture'; readonly marks: readonly Mark[] };

/** A graded task inside the story, of any kind: filled in, put in order or marked on a picture, and handed in once. */
@Component({
  selector: 'pw-task-input',
  imports: [MatButton, OrderInput, PictureInput, ReportInput, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form (submit)="$event.preventDefault(); respond.emit(response())">
      @switch (task().kind) {
        @case ('report') {
          <pw-report-input [lines]="lines()" [contacts]="contacts()" [language]="language()" [(written)]="written" />
        }
        @case ('ordering') {
          <p class="pw-quiet">{{ 'lessonView.question.putInOrder' | transloco }}</p>
          <pw-order-input [attr.lang]="language()" [options]="items()" [(order)]="order" />
        }
        @case ('markPicture') {
          @if (picture(); as shown) {
            <pw-picture-input
              [url]="fileUrl()(shown.file)"
              [alt]="shown.alt"
              [language]="language()"
              [(marks)]="marks"
            />
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
  readonly task = input.required<SceneTask>();
  readonly language = input.required<string>();
  /** Shown beside a report, which is no place for what is real. */
  readonly contacts = input.required<readonly Contact[]>();
  readonly fileUrl = input.required<(file: string) => string>();
  readonly respond = output<SentResponse>();

  protected readonly written = linkedSignal<unknown, Readonly<Record<string, string>>>({
    source: this.task,
    computation: () => ({}),
  });
  protected readonly marks = linkedSignal<unknown, readonly Mark[]>({ source: this.task, computation: () => [] });
  protected readonly order = linkedSignal<readonly string[]>(() => this.items().map(({ token }) => token));
  protected readonly lines = computed(() => {
    const task = this.task();
    return task.kind === 'report' ? task.lines : [];
  });
  protected readonly items = computed(() => {
    const task = this.task();
    return task.kind === 'ordering' ? task.items : [];
  });
  protected readonly picture = computed<SceneMedium | null>(() => {
    const task = this.task();
    return task.kind === 'markPicture' ? task.picture : null;
  });

  protected response(): SentResponse {
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
