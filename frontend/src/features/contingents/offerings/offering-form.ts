import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OfferingChoicesDto, OfferingDto } from '@peacewright/api-client';
import { DateReading, EmptyState, PageHeader, Skeleton, WayBack } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { ApiProblem, ProblemPanel, Texts } from '../../../app';
import { required } from '../words';

const MODES = ['CLASSROOM', 'BLENDED', 'ONLINE', 'MOBILE_TEAM', 'IN_MISSION'] as const;

/** A new offering: which course, where, when, how, in which language. People and instructors follow on its page. */
@Component({
  imports: [
    DateReading,
    EmptyState,
    MatButton,
    MatFormFieldModule,
    MatInput,
    PageHeader,
    ProblemPanel,
    ReactiveFormsModule,
    RouterLink,
    Skeleton,
    TranslocoPipe,
    WayBack,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pw-page-header [heading]="'contingents.offerings.new' | transloco"
      ><a pwBack routerLink="/offerings">{{ 'contingents.offerings.title' | transloco }}</a></pw-page-header
    >
    @if (choices.error(); as error) {
      <pw-problem-panel [error]="error" retryable (retry)="choices.reload()" />
    } @else if (!choices.hasValue()) {
      <pw-skeleton [lines]="6" />
    } @else if (choices.value().editions.length === 0) {
      <pw-empty
        icon="courses"
        [heading]="'contingents.offerings.noEdition' | transloco"
        [hint]="'contingents.offerings.noEditionHint' | transloco"
      />
    } @else {
      <form class="pw-fields" [formGroup]="form" (ngSubmit)="save()">
        <mat-form-field>
          <mat-label>{{ 'contingents.centre' | transloco }}</mat-label>
          <select matNativeControl formControlName="centreId">
            @for (one of choices.value().centres; track one.id) {
              <option [value]="one.id">{{ one.name }}</option>
            }
          </select>
        </mat-form-field>
        <mat-form-field>
          <mat-label>{{ 'contingents.assign.course' | transloco }}</mat-label>
          <select matNativeControl required formControlName="courseEditionId">
            @for (one of editions(); track one.courseEditionId) {
              <option [value]="one.courseEditionId">
                {{ one.courseCode }} · {{ language() === 'fr' ? one.courseTitle.fr : one.courseTitle.en }}
              </option>
            }
          </select>
        </mat-form-field>
        <mat-form-field
          ><mat-label>{{ 'contingents.offerings.name' | transloco }}</mat-label
          ><input matInput required formControlName="title" maxlength="160"
        /></mat-form-field>
        <mat-form-field
          ><mat-label>{{ 'contingents.offerings.place' | transloco }}</mat-label
          ><input matInput formControlName="place" maxlength="160"
        /></mat-form-field>
        <mat-form-field
          ><mat-label>{{ 'contingents.offerings.starts' | transloco }}</mat-label
          ><pw-date><input matInput required type="date" formControlName="startsOn" /></pw-date
          ><mat-error>{{ 'contingents.dates.wrong' | transloco }}</mat-error></mat-form-field
        >
        <mat-form-field
          ><mat-label>{{ 'contingents.offerings.ends' | transloco }}</mat-label
          ><pw-date><input matInput required type="date" formControlName="endsOn" /></pw-date
          ><mat-error>{{ 'contingents.dates.wrong' | transloco }}</mat-error></mat-form-field
        >
        <mat-form-field>
          <mat-label>{{ 'contingents.offerings.mode' | transloco }}</mat-label>
          <select matNativeControl formControlName="mode">
            @for (mode of modes; track mode) {
              <option [value]="mode">{{ 'contingents.offerings.modes.' + mode | transloco }}</option>
            }
          </select>
        </mat-form-field>
        <mat-form-field>
          <mat-label>{{ 'contingents.person.language' | transloco }}</mat-label>
          <select matNativeControl formControlName="language">
            <option value="en">English</option>
            <option value="fr">Français</option>
          </select>
        </mat-form-field>
        <pw-problem-panel [error]="problem()" />
        <div class="pw-row">
          <button matButton="filled" type="submit" [disabled]="busy()">
            {{ 'contingents.form.save' | transloco }}
          </button>
          <a matButton routerLink="/offerings">{{ 'contingents.form.cancel' | transloco }}</a>
        </div>
      </form>
    }
  `,
  styles: `
    form {
      max-inline-size: 960px;
    }
  `,
})
export class OfferingForm {
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  protected readonly language = inject(Texts).language;
  protected readonly modes = MODES;
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly choices = httpResource<OfferingChoicesDto>(() => '/api/offering-choices');
  protected readonly form = inject(NonNullableFormBuilder).group({
    centreId: ['', required],
    courseEditionId: ['', required],
    title: ['', required],
    place: '',
    startsOn: ['', required],
    endsOn: ['', required],
    mode: 'CLASSROOM',
    language: 'en',
  });
  readonly #centre = toSignal(this.form.controls.centreId.valueChanges, { initialValue: '' });
  protected readonly editions = computed(() =>
    this.choices.hasValue()
      ? this.choices.value().editions.filter((one) => one.centreId === null || one.centreId === this.#centre())
      : [],
  );

  constructor() {
    effect(() => {
      if (this.choices.hasValue() && !this.form.dirty)
        this.form.patchValue({ centreId: this.choices.value().centres[0]?.id ?? '' });
    });
  }

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    if (!this.form.valid) return;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      const made = await firstValueFrom(this.#http.post<OfferingDto>('/api/offerings', this.form.getRawValue()));
      await this.#router.navigate(['/offerings', made.id]);
    } catch (error) {
      this.problem.set(error);
      if (error instanceof ApiProblem)
        for (const { pointer } of error.pointers) this.form.get(pointer.slice(1))?.setErrors({ server: true });
    } finally {
      this.busy.set(false);
    }
  }
}
