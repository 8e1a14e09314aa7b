import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { TranslocoPipe } from '@jsverse/transloco';
import { Skeleton } from '@peacewright/ui';
import { ProblemPanel, Texts } from '../../app';
import { SecretField } from '../../app/forms';

/** What GET /api/public/countries answers: who may sign in here by service number. */
interface PublicCountry {
  readonly code: string;
  readonly name: LocalName;
  readonly services: readonly { readonly code: string; readonly name: LocalName }[];
}

interface LocalName {
  readonly en: string;
  readonly fr: string;
}

export interface PinSignIn {
  readonly country: string;
  readonly service: string;
  readonly serviceNumber: string;
  readonly pin: string;
}

const COUNTRY = 'pw.signIn.country';
const SERVICE = 'pw.signIn.service';

@Component({
  selector: 'pw-pin-form',
  imports: [
    MatButton,
    MatFormFieldModule,
    MatInput,
    MatSelectModule,
    ProblemPanel,
    ReactiveFormsModule,
    SecretField,
    Skeleton,
    TranslocoPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (countries.error(); as error) {
      <pw-problem-panel [error]="error" retryable (retry)="countries.reload()" />
    } @else if (!countries.hasValue()) {
      <pw-skeleton [lines]="5" />
    } @else {
      <form [formGroup]="form" (ngSubmit)="submit()">
        <mat-form-field>
          <mat-label>{{ 'signIn.country' | transloco }}</mat-label>
          <mat-select required formControlName="country">
            @for (country of countries.value(); track country.code) {
              <mat-option [value]="country.code">{{ country.name[texts.language()] }}</mat-option>
            }
          </mat-select>
          <mat-error>{{ 'signIn.countryNeeded' | transloco }}</mat-error>
        </mat-form-field>
        <mat-form-field>
          <mat-label>{{ 'signIn.service' | transloco }}</mat-label>
          <mat-select required formControlName="service">
            @for (service of services(); track service.code) {
              <mat-option [value]="service.code">{{ service.name[texts.language()] }}</mat-option>
            }
          </mat-select>
          <mat-error>{{ 'signIn.serviceNeeded' | transloco }}</mat-error>
        </mat-form-field>
        <mat-form-field>
          <mat-label>{{ 'signIn.number' | transloco }}</mat-label>
          <input
            matInput
            required
            formControlName="serviceNumber"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
            maxlength="40"
          />
          <mat-hint>{{ 'signIn.numberHint' | transloco }}</mat-hint>
          <mat-error>{{ 'signIn.numberNeeded' | transloco }}</mat-error>
        </mat-form-field>
        <pw-secret-field
          numeric
          [control]="form.controls.pin"
          [label]="'signIn.pin' | transloco"
          [error]="'signIn.pinNeeded' | transloco"
        />
        <button matButton="filled" type="submit" [disabled]="busy()">{{ 'signIn.act' | transloco }}</button>
        <p class="pw-quiet pw-small">{{ 'signIn.pinForgotten' | transloco }}</p>
      </form>
    }
  `,
  styleUrl: './forms.scss',
})
export class PinForm {
  readonly busy = input.required<boolean>();
  readonly signIn = output<PinSignIn>();
  protected readonly texts = inject(Texts);
  protected readonly countries = httpResource<readonly PublicCountry[]>(() => '/api/public/countries');
  protected readonly form = inject(NonNullableFormBuilder).group({
    country: localStorage.getItem(COUNTRY) ?? '',
    service: localStorage.getItem(SERVICE) ?? '',
    serviceNumber: ['', Validators.pattern(/\S/)],
    pin: ['', [Validators.pattern(/^\d+$/), Validators.maxLength(12)]],
  });
  readonly #country = toSignal(this.form.controls.country.valueChanges, {
    initialValue: this.form.controls.country.value,
  });
  protected readonly services = computed(() => {
    const all = this.countries.hasValue() ? this.countries.value() : [];
    return all.find(({ code }) => code === this.#country())?.services ?? [];
  });

  constructor() {
    effect(() => {
      if (!this.countries.hasValue()) return;
      // What this tablet remembers may be gone from the list.
      if (this.services().length === 0 && this.#country() !== '') this.form.controls.country.setValue('');
    });
    this.form.controls.country.valueChanges.pipe(takeUntilDestroyed()).subscribe(() => {
      const [only, ...others] = this.services();
      this.form.controls.service.setValue(only !== undefined && others.length === 0 ? only.code : '');
    });
  }

  protected submit(): void {
    this.form.markAllAsTouched();
    if (!this.form.valid) return;
    const given = this.form.getRawValue();
    localStorage.setItem(COUNTRY, given.country);
    localStorage.setItem(SERVICE, given.service);
    this.signIn.emit({ ...given, serviceNumber: given.serviceNumber.trim() });
    // The next person at this tablet must not find it.
    this.form.controls.pin.reset();
  }
}
