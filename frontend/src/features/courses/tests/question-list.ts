import { CdkDrag, CdkDragHandle, CdkDropList, moveItemInArray, type CdkDragDrop } from '@angular/cdk/drag-drop';
import { ChangeDetectionStrategy, Component, effect, ElementRef, inject, input, model, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ModuleDocument } from '@peacewright/lesson-document';
import { EmptyState, Icon, Messages } from '@peacewright/ui';
import { Texts } from '../../../app';
import { courseIcons } from '../icons';
import { emptyQuestion, questionKinds, type DraftQuestion, type QuestionKind } from './draft-question';
import { QuestionEditor } from './question-editor';

/** Questions in their order, one of them open. */
@Component({
  selector: 'pw-question-list',
  imports: [CdkDrag, CdkDragHandle, CdkDropList, EmptyState, Icon, MatButton, QuestionEditor, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol cdkDropList (cdkDropListDropped)="dropped($event)">
      @for (question of questions(); track question.id; let index = $index; let first = $first; let last = $last) {
        <li cdkDrag [class.open]="shown() === question.id" [attr.data-question]="question.id">
          <div class="head">
            <span cdkDragHandle class="handle" aria-hidden="true"><pw-icon [path]="dragIcon" /></span>
            <button
              type="button"
              class="stem"
              [attr.aria-expanded]="shown() === question.id"
              (click)="shown.set(shown() === question.id ? undefined : question.id)"
              (keydown)="key($event, index)"
            >
              <span class="pw-small pw-quiet"
                >{{ index + 1 }} · {{ 'coursesEditor.questions.kinds.' + question.kind | transloco }}</span
              >
              @if (question.stem === '') {
                <span>{{ 'coursesEditor.questions.empty' | transloco }}</span>
              } @else {
                <span [lang]="language()" dir="auto">{{ question.stem }}</span>
              }
            </button>
            <button type="button" class="icon" [disabled]="first" (click)="move(index, -1)">
              <pw-icon [path]="upIcon" /><span class="pw-sr-only">{{
                'coursesEditor.questions.up' | transloco: { n: index + 1 }
              }}</span>
            </button>
            <button type="button" class="icon" [disabled]="last" (click)="move(index, 1)">
              <pw-icon [path]="downIcon" /><span class="pw-sr-only">{{
                'coursesEditor.questions.down' | transloco: { n: index + 1 }
              }}</span>
            </button>
            <button type="button" class="icon" (click)="remove(index)">
              <pw-icon name="delete" /><span class="pw-sr-only">{{
                'coursesEditor.questions.removeQuestion' | transloco: { n: index + 1 }
              }}</span>
            </button>
          </div>
          @if (shown() === question.id) {
            <pw-question-editor
              [question]="question"
              [objectives]="objectives()"
              [language]="language()"
              (questionChange)="replace($event)"
            />
          }
        </li>
      }
    </ol>
    @if (questions().length === 0) {
      <pw-empty
        [heading]="'coursesEditor.questions.none' | transloco"
        [hint]="'coursesEditor.questions.noneHint' | transloco"
      />
    }
    <div class="pw-row add">
      <label
        ><span class="pw-sr-only">{{ 'coursesEditor.questions.kind' | transloco }}</span>
        <select #kind>
          @for (one of kinds; track one) {
            <option [value]="one">{{ 'coursesEditor.questions.kinds.' + one | transloco }}</option>
          }
        </select>
      </label>
      <button matButton="outlined" type="button" (click)="add($any(kind.value))">
        {{ 'coursesEditor.questions.add' | transloco }}
      </button>
    </div>
  `,
  styleUrl: './question-list.scss',
})
export class QuestionList {
  readonly questions = model.required<readonly DraftQuestion[]>();
  readonly objectives = input.required<ModuleDocument['objectives']>();
  readonly language = input.required<string>();
  /** Question to open, from elsewhere. */
  readonly opened = input<string | undefined>();
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);
  protected readonly shown = signal<string | undefined>(undefined);
  protected readonly kinds = questionKinds;
  protected readonly dragIcon = courseIcons.drag;
  protected readonly upIcon = courseIcons.up;
  protected readonly downIcon = courseIcons.down;

  constructor() {
    effect(() => {
      const opened = this.opened();
      if (opened !== undefined) this.shown.set(opened);
    });
  }

  protected add(kind: QuestionKind): void {
    const question = emptyQuestion(kind);
    this.questions.set([...this.questions(), question]);
    this.shown.set(question.id);
    setTimeout(() =>
      this.#host.nativeElement.querySelector<HTMLElement>(`[data-question="${question.id}"] textarea`)?.focus(),
    );
  }

  protected replace(question: DraftQuestion): void {
    this.questions.set(this.questions().map((one) => (one.id === question.id ? question : one)));
  }

  protected remove(index: number): void {
    const before = this.questions();
    this.questions.set(before.filter((_, at) => at !== index));
    this.#messages.say({
      text: this.#texts.text('coursesEditor.questions.removed', { n: index + 1 }),
      action: {
        label: this.#texts.text('coursesEditor.outline.bringBack'),
        run: () => {
          const question = before[index];
          if (question !== undefined) this.questions.set(this.questions().toSpliced(index, 0, question));
        },
      },
    });
  }

  protected move(index: number, step: -1 | 1): void {
    this.#place(index, index + step);
  }

  protected dropped({ previousIndex, currentIndex }: CdkDragDrop<unknown>): void {
    if (previousIndex !== currentIndex) this.#place(previousIndex, currentIndex);
  }

  protected key(event: KeyboardEvent, index: number): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    this.#place(index, index + (event.key === 'ArrowUp' ? -1 : 1));
  }

  #place(from: number, to: number): void {
    if (to < 0 || to >= this.questions().length) return;
    const questions = [...this.questions()];
    moveItemInArray(questions, from, to);
    this.questions.set(questions);
    this.#messages.announce(
      this.#texts.text('coursesEditor.questions.moved', { n: from + 1, place: to + 1, count: questions.length }),
    );
  }
}
