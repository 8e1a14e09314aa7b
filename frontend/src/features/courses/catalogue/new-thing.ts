import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { ProblemPanel, Texts } from '../../../app';
import type { Centre } from '../../drafting';
import { courseFamilies, type CourseFamily } from '../api/models';

export interface NewThing {
  readonly centreId: string;
  readonly code: string;
  /** In the language of writing; of a course, the English one. */
  readonly title: string;
  readonly titleFr: string;
  readonly language: string;
  readonly family: CourseFamily;
}

/** The few things a course or module needs to begin with. */
@Component({
  selector: 'pw-new-thing',
  imports: [MatButton, ProblemPanel, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="pw-sheet form" (submit)="submit($event)">
      <h2>{{ 'courses.new.' + kind() | transloco }}</h2>
      @if (error(); as thrown) {
        <pw-problem-panel [error]="thrown" />
      }
      @if (centres().length > 1) {
        <label
          ><span>{{ 'courses.new.centre' | transloco }}</span>
          <select name="centreId">
            @for (centre of centres(); track centre.id) {
              <option [value]="centre.id">{{ centre.name }}</option>
            }
          </select>
        </label>
      }
      <div class="pair">
        <label
          ><span>{{ 'courses.new.code' | transloco }}</span>
          <input name="code" maxlength="20" required pattern="[A-Za-z][A-Za-z0-9.\\-]*" autocapitalize="characters" />
        </label>
        @if (kind() === 'course') {
          <label
            ><span>{{ 'courses.new.family' | transloco }}</span>
            <select name="family">
              @for (one of families; track one) {
                <option [value]="one">{{ 'courses.families.' + one | transloco }}</option>
              }
            </select>
          </label>
        } @else {
          <label
            ><span>{{ 'courses.new.language' | transloco }}</span>
            <select name="language">
              @for (one of languages(); track one.code) {
                <option [value]="one.code" [selected]="one.code === here()">{{ one.name }}</option>
              }
            </select>
          </label>
        }
      </div>
      <label
        ><span>{{ (kind() === 'course' ? 'courses.new.titleEn' : 'courses.new.title') | transloco }}</span>
        <input name="title" maxlength="200" required pattern=".*\\S.*" />
      </label>
      @if (kind() === 'course') {
        <label
          ><span>{{ 'courses.new.titleFr' | transloco }}</span>
          <input name="titleFr" maxlength="200" required lang="fr" pattern=".*\\S.*" />
        </label>
      }
      <p class="pw-small pw-quiet">{{ 'courses.new.codeHint' | transloco }}</p>
      <div class="pw-row">
        <button matButton="filled" type="submit" [disabled]="busy()">
          {{ 'courses.new.act.' + kind() | transloco }}
        </button>
        <button matButton type="button" (click)="leave.emit()">{{ 'ui.cancel' | transloco }}</button>
      </div>
    </form>
  `,
  styleUrl: '../../drafting/form.scss',
  styles: `
    :host {
      display: block;
      max-inline-size: 40rem;
      margin-block-end: var(--pw-s5);
    }
  `,
})
export class NewThingForm {
  readonly kind = input.required<'course' | 'module'>();
  readonly centres = input.required<readonly Centre[]>();
  readonly busy = input.required<boolean>();
  readonly error = input<unknown>();
  readonly give = output<NewThing>();
  readonly leave = output();
  readonly #texts = inject(Texts);
  protected readonly families = courseFamilies;
  protected readonly here = this.#texts.language;
  protected readonly languages = computed(() => {
    const names = new Intl.DisplayNames([this.here()], { type: 'language' });
    return ['en', 'fr', 'es', 'pt', 'ar', 'sw'].map((code) => ({ code, name: names.of(code) ?? code }));
  });

  protected submit(event: Event): void {
    event.preventDefault();
    const fields = new FormData(event.target as HTMLFormElement);
    const value = (name: string): string => {
      const field = fields.get(name);
      return typeof field === 'string' ? field.trim() : '';
    };
    this.give.emit({
      centreId: value('centreId') || (this.centres()[0]?.id ?? ''),
      code: value('code').toUpperCase(),
      title: value('title'),
      titleFr: value('titleFr'),
      language: value('language') || this.here(),
      family: courseFamilies.find((one) => one === value('family')) ?? 'NATIONAL',
    });
  }
}
