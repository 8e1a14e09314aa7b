import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import {
  type AbstractControl,
  NonNullableFormBuilder,
  ReactiveFormsModule,
  type ValidatorFn,
  Validators,
} from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RotationChoicesDto, RotationDto } from '@peacewright/api-client';
import { DateReading, EmptyState, PageHeader, Skeleton, WayBack } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { ApiProblem, ProblemPanel, Texts } from '../../app';
import { ContingentForm } from './contingent-form';
import { RotationStore } from './rotation/rotation-store';
import { required } from './words';

const DATES = [
  'trainingStart',
  'nominalRollFreeze',
  'pdvDate',
  'certificationDue',
  'deployFrom',
  'deployTo',
  'handoverFrom',
  'handoverTo',
] as const;

const zones = Intl.supportedValuesOf('timeZone');
/** Empty, or one of the zones that the browser knows. */
const zone: ValidatorFn = ({ value }: AbstractControl<string>) =>
  value === '' || value === 'UTC' || zones.includes(value) ? null : { zone: true };

/** A new rotation, of a contingent known or new; or the changing of one. */
@Component({
  imports: [
    ContingentForm,
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
    @if (!present) {
      <pw-page-header [heading]="'contingents.form.new' | transloco">
        <a pwBack routerLink="/contingents">{{ 'contingents.title' | transloco }}</a>
      </pw-page-header>
    }
    @if (choices.error(); as error) {
      <pw-problem-panel [error]="error" retryable (retry)="choices.reload()" />
    } @else if (!choices.hasValue()) {
      <pw-skeleton [lines]="8" />
    } @else if (choices.value().centres.length === 0) {
      <pw-empty
        [heading]="'contingents.form.noCentre' | transloco"
        [hint]="'contingents.form.noCentreHint' | transloco"
      />
    } @else {
      @let offer = choices.value();
      <form [formGroup]="form" (ngSubmit)="save()">
        @if (!present) {
          <mat-form-field>
            <mat-label>{{ 'contingents.contingent' | transloco }}</mat-label>
            <select matNativeControl formControlName="contingentId">
              @for (one of offer.contingents; track one.id) {
                <option [value]="one.id">{{ one.countryCode }} · {{ one.name }}</option>
              }
              @if (offer.countries.length > 0) {
                <option value="">{{ 'contingents.form.newContingent' | transloco }}</option>
              }
            </select>
          </mat-form-field>
          @if (isNew()) {
            <mat-form-field>
              <mat-label>{{ 'contingents.country' | transloco }}</mat-label>
              <select matNativeControl formControlName="countryId">
                @for (one of offer.countries; track one.id) {
                  <option [value]="one.id">{{ language() === 'fr' ? one.name.fr : one.name.en }}</option>
                }
              </select>
            </mat-form-field>
            <mat-form-field>
              <mat-label>{{ 'contingents.form.contingentName' | transloco }}</mat-label>
              <input matInput required formControlName="contingentName" maxlength="120" autocomplete="off" />
            </mat-form-field>
            <mat-form-field>
              <mat-label>{{ 'contingents.form.unitType' | transloco }}</mat-label>
              <input matInput required formControlName="unitType" maxlength="80" autocomplete="off" />
              <mat-hint>{{ 'contingents.form.unitTypeHint' | transloco }}</mat-hint>
            </mat-form-field>
          }
        }
        <mat-form-field>
          <mat-label>{{ 'contingents.form.number' | transloco }}</mat-label>
          <input matInput type="number" min="1" max="999" formControlName="number" />
        </mat-form-field>
        <mat-form-field>
          <mat-label>{{ 'contingents.form.kind' | transloco }}</mat-label>
          <select matNativeControl formControlName="kind">
            <option value="UNIT">{{ 'contingents.kinds.UNIT' | transloco }}</option>
            <option value="POSTINGS">{{ 'contingents.kinds.POSTINGS' | transloco }}</option>
          </select>
        </mat-form-field>
        <mat-form-field>
          <mat-label>{{ 'contingents.centre' | transloco }}</mat-label>
          <select matNativeControl formControlName="centreId">
            @for (one of offer.centres; track one.id) {
              <option [value]="one.id">{{ one.name }} ({{ one.countryCode }})</option>
            }
          </select>
          <mat-hint>{{ 'contingents.form.centreHint' | transloco }}</mat-hint>
        </mat-form-field>
        <mat-form-field>
          <mat-label>{{ 'contingents.form.timeZone' | transloco }}</mat-label>
          <input matInput formControlName="timeZone" list="zones" autocomplete="off" spellcheck="false" />
          <mat-hint>{{ 'contingents.form.timeZoneHint' | transloco }}</mat-hint>
          <mat-error>{{ 'contingents.form.timeZoneWrong' | transloco }}</mat-error>
        </mat-form-field>
        <datalist id="zones">
          @for (zone of zones; track zone) {
            <option [value]="zone"></option>
          }
        </datalist>
        <mat-form-field>
          <mat-label>{{ 'contingents.mission' | transloco }}</mat-label>
          <select matNativeControl formControlName="missionId">
            <option value="">{{ 'contingents.noMission' | transloco }}</option>
            @for (one of offer.missions; track one.id) {
              <option [value]="one.id">{{ one.code }} · {{ language() === 'fr' ? one.name.fr : one.name.en }}</option>
            }
          </select>
        </mat-form-field>
        <fieldset>
          <legend>{{ 'contingents.dates.title' | transloco }}</legend>
          @for (date of dates; track date) {
            <mat-form-field>
              <mat-label>{{ 'contingents.dates.' + date | transloco }}</mat-label>
              <pw-date
                ><input matInput type="date" [formControlName]="date" [required]="date === 'deployFrom'"
              /></pw-date>
              <mat-error>{{ 'contingents.dates.wrong' | transloco }}</mat-error>
            </mat-form-field>
          }
        </fieldset>
        <pw-problem-panel [error]="problem()" />
        <div class="pw-row">
          <button matButton="filled" type="submit" [disabled]="busy()">
            {{ 'contingents.form.save' | transloco }}
          </button>
          <a matButton [routerLink]="present ? ['/contingents', present.id()] : '/contingents'">{{
            'contingents.form.cancel' | transloco
          }}</a>
        </div>
      </form>
      @if (present && contingent(); as own) {
        <pw-contingent-form [contingent]="own" (saved)="present.refresh(); choices.reload()" />
      }
    }
  `,
  styles: `
    form,
    fieldset {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 300px), 1fr));
      align-items: start;
      gap: var(--pw-s4);
      max-inline-size: 960px;
    }
    fieldset,
    .pw-row,
    pw-problem-panel {
      grid-column: 1 / -1;
    }
    fieldset {
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0 0 var(--pw-s3);
      font-weight: 620;
    }
  `,
})
export class RotationForm {
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  protected readonly language = inject(Texts).language;
  /** There when a rotation is changed. */
  protected readonly present = inject(RotationStore, { optional: true });
  protected readonly dates = DATES;
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly choices = httpResource<RotationChoicesDto>(() => '/api/rotation-choices');
  protected readonly zones = zones;
  /** The contingent of the rotation that is changed, where the caller may name it anew. */
  protected readonly contingent = computed(() => {
    const id = this.present?.rotation.hasValue() ? this.present.rotation.value().contingentId : '';
    return this.choices.hasValue() ? this.choices.value().contingents.find((one) => one.id === id) : undefined;
  });
  readonly #build = inject(NonNullableFormBuilder);
  protected readonly form = this.#build.group({
    contingentId: '',
    countryId: '',
    contingentName: '',
    unitType: '',
    number: [1, [required, Validators.min(1), Validators.max(999)]],
    kind: 'UNIT',
    centreId: ['', required],
    missionId: '',
    timeZone: ['', zone],
    trainingStart: '',
    nominalRollFreeze: '',
    pdvDate: '',
    certificationDue: '',
    deployFrom: ['', required],
    deployTo: '',
    handoverFrom: '',
    handoverTo: '',
  });
  readonly #chosen = toSignal(this.form.controls.contingentId.valueChanges, { initialValue: '' });
  protected readonly isNew = computed(() => this.#chosen() === '');

  constructor() {
    effect(() => {
      if (!this.choices.hasValue() || this.form.dirty) return;
      const offer = this.choices.value();
      const present = this.present?.rotation.hasValue() ? this.present.rotation.value() : undefined;
      if (present) {
        const { number, kind, centreId, missionId, timeZone } = present;
        this.form.patchValue({ number, kind, centreId, missionId: missionId ?? '', timeZone });
        for (const date of DATES) this.form.controls[date].setValue(present[date] ?? '');
        return;
      }
      const [contingent] = offer.contingents;
      this.form.patchValue({
        contingentId: contingent?.id ?? '',
        number: contingent?.nextNumber ?? 1,
        countryId: offer.countries[0]?.id ?? '',
        centreId: offer.centres[0]?.id ?? '',
      });
    });
    effect(() => {
      const contingent = this.choices.hasValue()
        ? this.choices.value().contingents.find((one) => one.id === this.#chosen())
        : undefined;
      if (!this.present) this.form.controls.number.setValue(contingent?.nextNumber ?? 1);
    });
  }

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    this.form.markAsDirty();
    if (!this.form.valid) return;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      const made = this.present ? await this.#change(this.present) : await this.#create();
      await this.#router.navigate(['/contingents', made.id]);
    } catch (error) {
      this.problem.set(error);
      if (error instanceof ApiProblem)
        for (const { pointer } of error.pointers) this.form.get(pointer.slice(1))?.setErrors({ server: true });
    } finally {
      this.busy.set(false);
    }
  }

  #wish(): Record<string, unknown> {
    const { number, kind, centreId, missionId, timeZone, ...rest } = this.form.getRawValue();
    const dates = Object.fromEntries(DATES.flatMap((date) => (rest[date] === '' ? [] : [[date, rest[date]]])));
    return {
      number,
      kind,
      centreId,
      ...(missionId !== '' && { missionId }),
      ...(timeZone !== '' && { timeZone }),
      ...dates,
    };
  }

  #change(present: RotationStore): Promise<RotationDto> {
    const rotation = present.rotation.value();
    return present.send('patch', `/api/rotations/${present.id()}`, {
      ...this.#wish(),
      version: rotation?.version,
    });
  }

  /** A new contingent is made together with its rotation, or not at all. */
  #create(): Promise<RotationDto> {
    const { contingentId, countryId, contingentName: name, unitType } = this.form.getRawValue();
    const whose = contingentId === '' ? { contingent: { countryId, name, unitType } } : { contingentId };
    return firstValueFrom(this.#http.post<RotationDto>('/api/rotations', { ...this.#wish(), ...whose }));
  }
}
