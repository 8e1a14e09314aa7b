import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DateTimePipe, Messages, PageHeader, Skeleton, WayBack } from '@peacewright/ui';
import { ProblemPanel, Texts } from '../../../app';
import { centresWith } from '../../drafting';
import { CoursesApi } from '../api/courses-api';
import type { CentreValue, ModuleEdition } from '../api/models';
import { CentreValues } from './centre-values';

/** The approver of a centre adopts a reference edition: its values are set, then it may be assigned. */
@Component({
  imports: [
    CentreValues,
    DateTimePipe,
    MatButton,
    PageHeader,
    ProblemPanel,
    RouterLink,
    Skeleton,
    TranslocoPipe,
    WayBack,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (detail.error(); as error) {
      <pw-problem-panel [error]="error" leads retryable (retry)="detail.reload()" />
    } @else if (!detail.hasValue()) {
      <pw-skeleton [lines]="6" />
    } @else {
      @let at = detail.value();
      <pw-page-header
        [heading]="'coursesReview.adoption.of' | transloco: { title: at.code + ' ' + title() }"
        [lead]="'coursesReview.adoption.lead' | transloco"
      >
        <a pwBack [routerLink]="['/courses/modules', id()]" [queryParams]="{ edition: at.id }">{{
          'courses.modules.one' | transloco
        }}</a>
      </pw-page-header>
      @if (error(); as thrown) {
        <pw-problem-panel [error]="thrown" />
      }
      @for (adoption of at.adoptions; track adoption.centreId) {
        <p class="done">
          {{ 'coursesReview.adoption.by' | transloco: { name: adoption.adoptedBy } }} ·
          {{ adoption.adoptedAt | pwDateTime }} {{ adoption.note }}
        </p>
      }
      @if (centreId(); as centre) {
        <h2>{{ 'courses.values.title' | transloco }}</h2>
        @if (values.hasValue()) {
          <pw-centre-values [centreId]="centre" [values]="values.value()" (saved)="values.reload()" />
        } @else if (values.error()) {
          <pw-problem-panel [error]="values.error()" retryable (retry)="values.reload()" />
        } @else {
          <pw-skeleton [lines]="4" />
        }
      }
      @if (at.rights.adoptFor.length > 0) {
        <form class="pw-sheet form" (submit)="adopt($event, note.value)">
          @if (at.rights.adoptFor.length > 1) {
            <label
              ><span>{{ 'courses.new.centre' | transloco }}</span>
              <select #chosen (change)="centreId.set(chosen.value)">
                @for (one of adopters(); track one.id) {
                  <option [value]="one.id" [selected]="one.id === centreId()">{{ one.name }}</option>
                }
              </select>
            </label>
          }
          @if (samples() > 0) {
            <p class="pw-small">{{ 'coursesReview.adoption.samples' | transloco: { n: samples() } }}</p>
          }
          <label
            ><span>{{ 'coursesReview.adoption.note' | transloco }}</span>
            <textarea #note rows="3" maxlength="2000"></textarea>
          </label>
          <div>
            <button matButton="filled" type="submit" [disabled]="busy()">
              {{ 'coursesReview.adoption.act' | transloco }}
            </button>
          </div>
        </form>
      }
    }
  `,
  styleUrl: '../../drafting/form.scss',
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--pw-s4);
      max-inline-size: 56rem;
    }
    pw-page-header {
      margin-block-end: 0;
    }
    h2 {
      font-size: var(--pw-text-h3);
    }
    .done {
      padding: var(--pw-s3);
      border-inline-start: 4px solid var(--pw-met-mark);
      background: var(--pw-met-soft);
      color: var(--pw-met-ink);
    }
  `,
})
export class AdoptionPage {
  /** Id of the module. */
  readonly id = input.required<string>();
  readonly edition = input.required<string>();
  readonly #api = inject(CoursesApi);
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);
  readonly #centres = centresWith('course.approve');
  protected readonly busy = signal(false);
  protected readonly error = signal<unknown>(undefined);
  protected readonly detail = httpResource<ModuleEdition>(() => `/api/module-editions/${this.edition()}`);
  protected readonly title = computed(() => {
    const title = this.detail.hasValue() ? this.detail.value().document['title'] : '';
    return typeof title === 'string' ? title : '';
  });
  protected readonly adopters = computed(() => {
    const allowed = this.detail.hasValue() ? this.detail.value().rights.adoptFor : [];
    return this.#centres().filter(({ id }) => allowed.includes(id));
  });
  protected readonly centreId = linkedSignal(() => this.adopters()[0]?.id ?? this.#centres()[0]?.id);
  protected readonly values = httpResource<readonly CentreValue[]>(() => {
    const centreId = this.centreId();
    this.#texts.language();
    return centreId === undefined
      ? undefined
      : { url: '/api/centre-values', params: { centreId, moduleEditionId: this.edition() } };
  });
  protected readonly samples = computed(() =>
    this.values.hasValue() ? this.values.value().filter(({ sample }) => sample).length : 0,
  );

  protected async adopt(event: Event, note: string): Promise<void> {
    event.preventDefault();
    const centre = this.centreId();
    if (centre === undefined) return;
    this.busy.set(true);
    this.error.set(undefined);
    try {
      await this.#api.adopt(this.edition(), centre, note.trim());
      this.#messages.say(this.#texts.text('coursesReview.adoption.done'));
      this.detail.reload();
    } catch (error) {
      this.error.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
