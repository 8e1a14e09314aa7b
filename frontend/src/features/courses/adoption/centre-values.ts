import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { EmptyState, Messages } from '@peacewright/ui';
import { ProblemPanel, Session, Texts } from '../../../app';
import { CoursesApi } from '../api/courses-api';
import type { CentreValue } from '../api/models';

/** Values that are the centre's to set; until it does, the sample is shown and marked. */
@Component({
  selector: 'pw-centre-values',
  imports: [EmptyState, MatButton, ProblemPanel, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ul class="rows">
      @for (value of values(); track value.key) {
        <li class="pw-sheet">
          <form (submit)="save($event, value)">
            <div class="pw-row">
              <strong [lang]="value.language" dir="auto">{{ value.label }}</strong>
              @if (value.sample) {
                <span class="sample">{{
                  (value.sampleValue === '' ? 'coursesReview.values.unset' : 'coursesReview.values.sample') | transloco
                }}</span>
              }
            </div>
            <p class="pw-small pw-quiet uses">
              @if (value.note) {
                <span [lang]="value.language" dir="auto">{{ value.note }}</span>
              }
              @if (value.modules.length > 0) {
                <span>{{ value.modules.join(', ') }}</span>
              }
              @for (scenario of value.scenarios; track $index) {
                <span [lang]="scenario.language" dir="auto">{{ scenario.title }}</span>
              }
            </p>
            @if (mayEdit()) {
              <div class="pair">
                <label
                  ><span
                    >{{ 'coursesReview.values.value' | transloco }}
                    @if (value.unit) {
                      <span [lang]="value.language">({{ value.unit }})</span>
                    }
                  </span>
                  <input
                    name="value"
                    maxlength="100"
                    required
                    [attr.lang]="value.sample ? value.language : null"
                    [value]="value.value"
                  />
                </label>
                <label
                  ><span>{{ 'coursesReview.values.source' | transloco }}</span>
                  <input name="source" maxlength="300" required [value]="value.source" />
                </label>
              </div>
              @if (failed()?.key === value.key) {
                <pw-problem-panel [error]="failed()?.error" />
              }
              <button
                matButton="outlined"
                type="submit"
                [disabled]="busy()"
                [attr.aria-label]="('coursesReview.values.set' | transloco) + ': ' + value.label"
              >
                {{ 'coursesReview.values.set' | transloco }}
              </button>
            } @else if (value.value) {
              <p>
                <span [attr.lang]="value.sample ? value.language : null">{{ value.value }}</span>&ngsp;<span
                  [lang]="value.language"
                  >{{ value.unit }}</span
                >
              </p>
              @if (value.source) {
                <p class="pw-small pw-quiet">{{ value.source }}</p>
              }
            }
          </form>
        </li>
      } @empty {
        <li>
          <pw-empty
            [heading]="'coursesReview.values.none' | transloco"
            [hint]="'coursesReview.values.noneHint' | transloco"
          />
        </li>
      }
    </ul>
  `,
  styleUrl: '../../drafting/form.scss',
  styles: `
    form {
      display: grid;
      gap: var(--pw-s2);
      justify-items: start;
    }
    .pair {
      inline-size: 100%;
    }
    .sample {
      padding-inline: var(--pw-s2);
      border-radius: var(--pw-corner-small);
      background: var(--pw-due-soft);
      color: var(--pw-due-ink);
      font-size: var(--pw-text-small);
      font-weight: 550;
    }
    .uses > span + span::before {
      content: ' · ';
    }
    .rows > li:has(pw-empty) {
      border: 0;
      padding: 0;
    }
  `,
})
export class CentreValues {
  readonly centreId = input.required<string>();
  readonly values = input.required<readonly CentreValue[]>();
  readonly saved = output();
  readonly #api = inject(CoursesApi);
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);
  readonly #session = inject(Session);
  protected readonly busy = signal(false);
  /** What went wrong last, told beside the value that it is about: the list is longer than a screen. */
  protected readonly failed = signal<{ readonly key: string; readonly error: unknown } | undefined>(undefined);

  protected mayEdit(): boolean {
    return this.#session.may('centreValue.edit');
  }

  protected async save(event: Event, value: CentreValue): Promise<void> {
    event.preventDefault();
    const fields = new FormData(event.target as HTMLFormElement);
    const text = (name: string): string => {
      const field = fields.get(name);
      return typeof field === 'string' ? field.trim() : '';
    };
    this.busy.set(true);
    this.failed.set(undefined);
    try {
      await this.#api.setCentreValue({
        centreId: this.centreId(),
        key: value.key,
        value: text('value'),
        source: text('source'),
        version: value.version,
      });
      this.#messages.say(this.#texts.text('coursesReview.values.done', { label: value.label }));
      this.saved.emit();
    } catch (error) {
      this.failed.set({ key: value.key, error });
    } finally {
      this.busy.set(false);
    }
  }
}
