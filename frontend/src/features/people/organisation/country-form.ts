import { ChangeDetectionStrategy, Component, effect, inject, input, output } from '@angular/core';
import { FormArray, NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CountryDto, NewCountryDto } from '@peacewright/api-client';
import { Icon } from '@peacewright/ui';

const present = Validators.pattern(/\S/);

/** Names and services of a country; without `country`, of a new one, which also gets its code. */
@Component({
  selector: 'pw-country-edit',
  imports: [Icon, MatButton, MatFormFieldModule, MatIconButton, MatInput, ReactiveFormsModule, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form [formGroup]="form" (ngSubmit)="submit()">
      <div class="names">
        @if (!country()) {
          <mat-form-field>
            <mat-label>{{ 'organisation.country.code' | transloco }}</mat-label>
            <input
              matInput
              required
              formControlName="code"
              maxlength="2"
              autocomplete="off"
              autocapitalize="characters"
            />
            <mat-hint>{{ 'organisation.country.codeHint' | transloco }}</mat-hint>
            <mat-error>{{ 'organisation.country.codeHint' | transloco }}</mat-error>
          </mat-form-field>
        }
        <mat-form-field>
          <mat-label>{{ 'organisation.country.en' | transloco }}</mat-label>
          <input matInput required formControlName="en" maxlength="120" lang="en" autocomplete="off" />
          <mat-error>{{ 'organisation.country.needed' | transloco }}</mat-error>
        </mat-form-field>
        <mat-form-field>
          <mat-label>{{ 'organisation.country.fr' | transloco }}</mat-label>
          <input matInput required formControlName="fr" maxlength="120" lang="fr" autocomplete="off" />
          <mat-error>{{ 'organisation.country.needed' | transloco }}</mat-error>
        </mat-form-field>
      </div>
      <fieldset formArrayName="services">
        <legend>{{ 'organisation.services.heading' | transloco }}</legend>
        @for (service of services.controls; track service; let index = $index) {
          <div
            class="service"
            role="group"
            [formGroupName]="index"
            [attr.aria-label]="'organisation.services.label' | transloco: { n: index + 1 }"
          >
            <mat-form-field>
              <mat-label>{{ 'organisation.services.code' | transloco }}</mat-label>
              <input
                matInput
                required
                formControlName="code"
                maxlength="20"
                autocomplete="off"
                autocapitalize="characters"
              />
              <mat-error>{{ 'organisation.services.codeHint' | transloco }}</mat-error>
            </mat-form-field>
            <mat-form-field>
              <mat-label>{{ 'organisation.country.en' | transloco }}</mat-label>
              <input matInput required formControlName="en" maxlength="120" lang="en" autocomplete="off" />
              <mat-error>{{ 'organisation.country.needed' | transloco }}</mat-error>
            </mat-form-field>
            <mat-form-field>
              <mat-label>{{ 'organisation.country.fr' | transloco }}</mat-label>
              <input matInput required formControlName="fr" maxlength="120" lang="fr" autocomplete="off" />
              <mat-error>{{ 'organisation.country.needed' | transloco }}</mat-error>
            </mat-form-field>
            <button
              matIconButton
              type="button"
              [disabled]="services.length === 1"
              [attr.aria-label]="'organisation.services.remove' | transloco: { name: service.controls.en.value }"
              (click)="services.removeAt(index)"
            >
              <pw-icon name="delete" />
            </button>
          </div>
        }
        <p class="pw-quiet pw-small">{{ 'organisation.services.codeHint' | transloco }}</p>
        <button matButton class="pw-flush" type="button" [disabled]="services.length >= 20" (click)="add('', '', '')">
          {{ 'organisation.services.add' | transloco }}
        </button>
      </fieldset>
      <div class="pw-row">
        <button matButton="filled" type="submit" [disabled]="busy()">{{ 'organisation.save' | transloco }}</button>
        <button matButton type="button" (click)="cancelled.emit()">{{ 'ui.cancel' | transloco }}</button>
      </div>
    </form>
  `,
  styles: `
    form,
    fieldset {
      display: grid;
      gap: var(--pw-s4);
    }
    .names,
    .service {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(200px, 1fr));
      gap: var(--pw-s3);
      align-items: start;
    }
    .service {
      grid-template-columns: minmax(110px, 1fr) repeat(2, minmax(0, 2fr)) auto;
    }
    fieldset {
      min-inline-size: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    fieldset > button {
      justify-self: start;
    }
    legend {
      padding: 0;
      margin-block-end: var(--pw-s3);
      font-weight: 600;
    }
    @media (max-width: 699px) {
      .service {
        grid-template-columns: minmax(0, 1fr) auto;
        padding-block-end: var(--pw-s3);
        border-block-end: 1px solid var(--pw-line);
      }
      .service > :not(:first-child, :last-child) {
        grid-column: 1 / -1;
      }
      .service > :last-child {
        grid-area: 1 / 2;
      }
    }
  `,
})
export class CountryEdit {
  readonly country = input<CountryDto>();
  readonly busy = input.required<boolean>();
  readonly give = output<NewCountryDto>();
  readonly cancelled = output();
  readonly #build = inject(NonNullableFormBuilder);
  protected readonly services = new FormArray([this.#service('ARMY', 'Army', 'Armée de terre')]);
  protected readonly form = this.#build.group({
    code: ['', Validators.pattern(/^[A-Za-z]{2}$/)],
    en: ['', present],
    fr: ['', present],
    services: this.services,
  });

  constructor() {
    effect(() => {
      const country = this.country();
      if (!country) return;
      this.form.patchValue({ code: country.code, en: country.name.en, fr: country.name.fr });
      this.services.clear();
      for (const { code, name } of country.services) this.add(code, name.en, name.fr);
    });
  }

  protected add(code: string, en: string, fr: string): void {
    this.services.push(this.#service(code, en, fr));
  }

  protected submit(): void {
    this.form.markAllAsTouched();
    if (!this.form.valid) return;
    const { code, en, fr, services } = this.form.getRawValue();
    this.give.emit({
      code: code.toUpperCase(),
      name: { en: en.trim(), fr: fr.trim() },
      services: services.map((service) => ({
        code: service.code.toUpperCase(),
        name: { en: service.en.trim(), fr: service.fr.trim() },
      })),
    });
  }

  #service(code: string, en: string, fr: string) {
    return this.#build.group({
      code: [code, Validators.pattern(/^[A-Za-z_]{2,20}$/)],
      en: [en, present],
      fr: [fr, present],
    });
  }
}
