import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { Messages } from '@peacewright/ui';
import { ProblemPanel, Texts } from '../../../app';
import { CoursesApi } from '../api/courses-api';
import { courseFamilies, type CourseView } from '../api/models';

/** What a course is called in both languages, whom it is for, and its family: the same for all of its editions. */
@Component({
  selector: 'pw-course-facts',
  imports: [MatButton, ProblemPanel, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="pw-sheet form" (submit)="save($event)">
      <h2>{{ 'courses.course.about' | transloco }}</h2>
      @if (error(); as thrown) {
        <pw-problem-panel [error]="thrown" />
      }
      @let at = course();
      <div class="pair">
        <label
          ><span>{{ 'courses.new.titleEn' | transloco }}</span>
          <input name="titleEn" maxlength="200" required lang="en" pattern=".*\\S.*" [value]="at.title.en" />
        </label>
        <label
          ><span>{{ 'courses.new.titleFr' | transloco }}</span>
          <input name="titleFr" maxlength="200" required lang="fr" pattern=".*\\S.*" [value]="at.title.fr" />
        </label>
      </div>
      <div class="pair">
        <label
          ><span>{{ 'courses.course.audienceEn' | transloco }}</span>
          <textarea name="audienceEn" rows="3" maxlength="1000" lang="en" [value]="at.audience.en"></textarea>
        </label>
        <label
          ><span>{{ 'courses.course.audienceFr' | transloco }}</span>
          <textarea name="audienceFr" rows="3" maxlength="1000" lang="fr" [value]="at.audience.fr"></textarea>
        </label>
      </div>
      <label class="family"
        ><span>{{ 'courses.new.family' | transloco }}</span>
        <select name="family">
          @for (one of families; track one) {
            <option [value]="one" [selected]="one === at.family">{{ 'courses.families.' + one | transloco }}</option>
          }
        </select>
      </label>
      <div class="pw-row">
        <button matButton="filled" type="submit" [disabled]="busy()">{{ 'courses.course.save' | transloco }}</button>
        <button matButton type="button" (click)="leave.emit()">{{ 'ui.cancel' | transloco }}</button>
      </div>
    </form>
  `,
  styleUrl: '../../drafting/form.scss',
  styles: `
    :host {
      display: block;
      max-inline-size: 56rem;
    }
    .family {
      max-inline-size: 20rem;
    }
  `,
})
export class CourseFacts {
  readonly course = input.required<CourseView>();
  readonly saved = output();
  readonly leave = output();
  readonly #api = inject(CoursesApi);
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);
  protected readonly families = courseFamilies;
  protected readonly busy = signal(false);
  protected readonly error = signal<unknown>(undefined);

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const fields = new FormData(event.target as HTMLFormElement);
    const text = (name: string): string => {
      const field = fields.get(name);
      return typeof field === 'string' ? field.trim() : '';
    };
    this.busy.set(true);
    this.error.set(undefined);
    const { id, version, family } = this.course();
    try {
      await this.#api.changeCourse(id, {
        version,
        title: { en: text('titleEn'), fr: text('titleFr') },
        audience: { en: text('audienceEn'), fr: text('audienceFr') },
        family: courseFamilies.find((one) => one === text('family')) ?? family,
      });
      this.#messages.say(this.#texts.text('courses.course.saved'));
      this.saved.emit();
    } catch (error) {
      this.error.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
