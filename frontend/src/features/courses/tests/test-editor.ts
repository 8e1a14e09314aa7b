import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { TestDocument } from '@peacewright/assessment-engine';
import type { ModuleDocument } from '@peacewright/lesson-document';
import { PluralPipe } from '@peacewright/ui';
import type { DraftSession } from '../../drafting';
import type { DraftQuestion } from './draft-question';
import { QuestionList } from './question-list';
import { TryTest } from './try-test';

/** One test: its questions, how it is taken and passed, and trying it oneself. */
@Component({
  selector: 'pw-test-editor',
  imports: [PluralPipe, QuestionList, TranslocoPipe, TryTest],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let test = session().document();
    @if (reading()) {
      @defer (on immediate) {
        <pw-try-test [test]="test" />
      }
    } @else {
      <details class="pw-sheet" [open]="test.questions.length === 0">
        <summary>{{ 'coursesEditor.test.settings' | transloco }}</summary>
        <div class="form">
          <label
            ><span>{{ 'coursesEditor.test.title' | transloco }}</span>
            <input [lang]="test.language" maxlength="200" [value]="test.title" (input)="set({ title: text($event) })" />
          </label>
          <label
            ><span>{{ 'coursesEditor.test.instructions' | transloco }}</span>
            <textarea
              [lang]="test.language"
              rows="3"
              maxlength="2000"
              [value]="test.instructions"
              (input)="set({ instructions: text($event) })"
            ></textarea>
          </label>
          <div class="pair">
            <label
              ><span>{{ 'coursesEditor.test.minutes' | transloco }}</span>
              <input
                type="number"
                min="1"
                max="300"
                [value]="test.minutes"
                (change)="set({ minutes: number($event, 1, 300) })"
              />
            </label>
            <label
              ><span>{{ 'coursesEditor.test.passMark' | transloco }}</span>
              <input type="number" min="0" max="100" [value]="test.passMark.percent" (change)="mark($event)" />
            </label>
            <label
              ><span>{{ 'coursesEditor.test.centreMark' | transloco }}</span>
              <select (change)="markKey($event)">
                <option value="">{{ 'coursesEditor.test.noCentreMark' | transloco }}</option>
                @for (value of percentValues(); track value.key) {
                  <option
                    [lang]="test.language"
                    [value]="value.key"
                    [selected]="test.passMark.centreValue === value.key"
                  >
                    {{ value.label }}
                  </option>
                }
              </select>
            </label>
            <label
              ><span>{{ 'coursesEditor.test.attempts' | transloco }}</span>
              <input
                type="number"
                min="1"
                max="20"
                [value]="test.maxAttempts ?? ''"
                [attr.placeholder]="'coursesEditor.test.unlimited' | transloco"
                (change)="attempts($event)"
              />
            </label>
            <label
              ><span>{{ 'coursesEditor.test.wait' | transloco }}</span>
              <input
                type="number"
                min="0"
                max="20160"
                [value]="test.waitMinutes"
                (change)="set({ waitMinutes: number($event, 0, 20160) })"
              />
            </label>
            <label
              ><span>{{ 'coursesEditor.test.feedback' | transloco }}</span>
              <select (change)="feedback($event)">
                @for (one of policies; track one) {
                  <option [value]="one" [selected]="test.feedback === one">
                    {{ 'coursesEditor.test.feedbackPolicy.' + one | transloco }}
                  </option>
                }
              </select>
            </label>
          </div>
          <label class="tick">
            <input
              type="checkbox"
              [checked]="test.shuffleQuestions"
              (change)="set({ shuffleQuestions: !test.shuffleQuestions })"
            />
            <span>{{ 'coursesEditor.test.shuffle' | transloco }}</span>
          </label>
        </div>
      </details>
      <div class="pw-row">
        <button type="button" class="plain" [disabled]="!session().mayUndo()" (click)="session().undo()">
          {{ 'coursesEditor.commands.undo' | transloco }}
        </button>
        <button type="button" class="plain" [disabled]="!session().mayRedo()" (click)="session().redo()">
          {{ 'coursesEditor.commands.redo' | transloco }}
        </button>
        <span class="pw-small pw-quiet">{{ 'coursesEditor.test.count' | plural: test.questions.length }}</span>
      </div>
      <pw-question-list
        [questions]="test.questions"
        [objectives]="module().objectives"
        [language]="test.language"
        [opened]="opened()"
        (questionsChange)="setQuestions($event)"
      />
    }
  `,
  styleUrls: ['../../drafting/form.scss', './test-editor.scss'],
})
export class TestEditor {
  readonly session = input.required<DraftSession<TestDocument>>();
  readonly module = input.required<ModuleDocument>();
  readonly reading = input.required<boolean>();
  /** Question to go to, from a finding or a comment. */
  readonly opened = input<string | undefined>();
  protected readonly policies = ['afterAttempt', 'afterPass', 'never'] as const;
  protected readonly percentValues = computed(() =>
    this.module().centreValues.filter(({ unit }) => unit.includes('%')),
  );

  protected text(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected number(event: Event, least: number, most: number): number {
    const field = event.target as HTMLInputElement;
    const value = Math.min(most, Math.max(least, Math.round(Number(field.value) || least)));
    field.value = String(value);
    return value;
  }

  protected set(change: Partial<TestDocument>): void {
    this.session().change({ ...this.session().document(), ...change });
  }

  protected setQuestions(questions: readonly DraftQuestion[]): void {
    this.set({ questions: [...questions] });
  }

  protected mark(event: Event): void {
    this.set({ passMark: { ...this.session().document().passMark, percent: this.number(event, 0, 100) } });
  }

  protected markKey(event: Event): void {
    const { percent } = this.session().document().passMark;
    const key = this.text(event);
    this.set({ passMark: key === '' ? { percent } : { percent, centreValue: key } });
  }

  protected attempts(event: Event): void {
    this.set({ maxAttempts: this.text(event).trim() === '' ? null : this.number(event, 1, 20) });
  }

  protected feedback(event: Event): void {
    const policy = this.policies.find((one) => one === this.text(event));
    if (policy !== undefined) this.set({ feedback: policy });
  }
}
