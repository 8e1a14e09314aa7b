import { ChangeDetectionStrategy, Component, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LessonDocument } from '@peacewright/lesson-document';

/** What is said about a lesson: title, summary, minutes, who may read it. */
@Component({
  selector: 'pw-lesson-facts',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let at = lesson();
    <div class="pw-sheet form">
      <label
        ><span>{{ 'coursesEditor.lesson.title' | transloco }}</span>
        <input [lang]="at.language" maxlength="200" [value]="at.title" (input)="set({ title: text($event) })" />
      </label>
      <label
        ><span>{{ 'coursesEditor.lesson.summary' | transloco }}</span>
        <textarea
          [lang]="at.language"
          rows="3"
          maxlength="1000"
          [value]="at.summary"
          (input)="set({ summary: text($event) })"
        ></textarea>
      </label>
      <div class="pair">
        <label
          ><span>{{ 'coursesEditor.lesson.minutesShort' | transloco }}</span>
          <input type="number" min="1" max="600" [value]="at.minutesShort" (change)="minutes('minutesShort', $event)" />
        </label>
        <label
          ><span>{{ 'coursesEditor.lesson.minutesLong' | transloco }}</span>
          <input type="number" min="1" max="600" [value]="at.minutesLong" (change)="minutes('minutesLong', $event)" />
        </label>
      </div>
      <label
        ><span>{{ 'coursesEditor.lesson.classification' | transloco }}</span>
        <select (change)="classify($event)">
          @for (one of classes; track one) {
            <option [value]="one" [selected]="at.classification === one">
              {{ 'coursesEditor.classification.' + one | transloco }}
            </option>
          }
        </select>
      </label>
      <label
        ><span>{{ 'coursesEditor.lesson.contentWarning' | transloco }}</span>
        <input [lang]="at.language" maxlength="500" [value]="at.contentWarning ?? ''" (input)="warn($event)" />
      </label>
    </div>
  `,
  styleUrl: '../../drafting/form.scss',
})
export class LessonFacts {
  readonly lesson = model.required<LessonDocument>();
  protected readonly classes = ['OPEN', 'TRAINING_RESTRICTED', 'NATIONAL'] as const;

  protected text(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected set(change: Partial<LessonDocument>): void {
    this.lesson.set({ ...this.lesson(), ...change });
  }

  protected minutes(name: 'minutesShort' | 'minutesLong', event: Event): void {
    const field = event.target as HTMLInputElement;
    const wanted = Math.min(600, Math.max(1, Math.round(Number(field.value) || 1)));
    field.value = String(wanted);
    this.set({ [name]: wanted });
  }

  protected classify(event: Event): void {
    const wanted = this.classes.find((one) => one === this.text(event));
    if (wanted !== undefined) this.set({ classification: wanted });
  }

  protected warn(event: Event): void {
    const { contentWarning: _before, ...rest } = this.lesson();
    const contentWarning = this.text(event);
    this.lesson.set(contentWarning.trim() === '' ? rest : { ...rest, contentWarning });
  }
}
