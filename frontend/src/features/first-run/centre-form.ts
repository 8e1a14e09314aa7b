import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { TranslocoPipe } from '@jsverse/transloco';
import { languages, Texts, type NewCentre } from '../../app';
import { SecretField, strongPassword } from '../../app/forms';

const present = Validators.pattern(/\S/);

/** The first administrator, their country and their centre: as little as a centre needs to begin. */
@Component({
  selector: 'pw-centre-form',
  imports: [MatButton, MatFormFieldModule, MatInput, MatSelectModule, ReactiveFormsModule, SecretField, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form [formGroup]="form" (ngSubmit)="submit()">
      <fieldset formGroupName="administrator">
        <legend>{{ 'firstRun.centre.administrator' | transloco }}</legend>
        <mat-form-field>
          <mat-label>{{ 'firstRun.centre.name' | transloco }}</mat-label>
          <input matInput required formControlName="displayName" autocomplete="name" maxlength="120" />
          <mat-error>{{ 'firstRun.centre.needed' | transloco }}</mat-error>
        </mat-form-field>
        <mat-form-field>
          <mat-label>{{ 'firstRun.centre.email' | transloco }}</mat-label>
          <input matInput required email type="email" formControlName="email" autocomplete="username" maxlength="254" />
          <mat-error>{{ 'firstRun.centre.emailNeeded' | transloco }}</mat-error>
        </mat-form-field>
        <pw-secret-field
          autocomplete="new-password"
          [control]="form.controls.administrator.controls.password"
          [label]="'firstRun.centre.password' | transloco"
          [hint]="'firstRun.centre.passwordRule' | transloco"
          [error]="'firstRun.centre.passwordRule' | transloco"
        />
      </fieldset>
      <fieldset formGroupName="country">
        <legend>{{ 'firstRun.centre.country' | transloco }}</legend>
        <mat-form-field>
          <mat-label>{{ 'firstRun.centre.countryEn' | transloco }}</mat-label>
          <input matInput required formControlName="en" autocomplete="off" maxlength="120" />
          <mat-error>{{ 'firstRun.centre.needed' | transloco }}</mat-error>
        </mat-form-field>
        <mat-form-field>
          <mat-label>{{ 'firstRun.centre.countryFr' | transloco }}</mat-label>
          <input matInput required formControlName="fr" autocomplete="off" maxlength="120" lang="fr" />
          <mat-error>{{ 'firstRun.centre.needed' | transloco }}</mat-error>
        </mat-form-field>
        <mat-form-field>
          <mat-label>{{ 'firstRun.centre.countryCode' | transloco }}</mat-label>
          <input
            matInput
            required
            formControlName="code"
            autocomplete="off"
            autocapitalize="characters"
            maxlength="2"
          />
          <mat-hint>{{ 'firstRun.centre.countryCodeHint' | transloco }}</mat-hint>
          <mat-error>{{ 'firstRun.centre.countryCodeHint' | transloco }}</mat-error>
        </mat-form-field>
      </fieldset>
      <fieldset formGroupName="centre">
        <legend>{{ 'firstRun.centre.centre' | transloco }}</legend>
        <mat-form-field>
          <mat-label>{{ 'firstRun.centre.centreName' | transloco }}</mat-label>
          <input matInput required formControlName="name" autocomplete="organization" maxlength="160" />
          <mat-error>{{ 'firstRun.centre.needed' | transloco }}</mat-error>
        </mat-form-field>
        <mat-form-field>
          <mat-label>{{ 'firstRun.centre.timeZone' | transloco }}</mat-label>
          <mat-select required formControlName="timeZone">
            @for (zone of zones; track zone) {
              <mat-option [value]="zone">{{ zone.replaceAll('_', ' ') }}</mat-option>
            }
          </mat-select>
          <mat-hint>{{ 'firstRun.centre.timeZoneHint' | transloco }}</mat-hint>
        </mat-form-field>
        <mat-form-field>
          <mat-label>{{ 'firstRun.centre.languages' | transloco }}</mat-label>
          <mat-select required formControlName="languages" multiple>
            @for (language of languages; track language.code) {
              <mat-option [value]="language.code">{{ language.name }}</mat-option>
            }
          </mat-select>
          <mat-error>{{ 'firstRun.centre.needed' | transloco }}</mat-error>
        </mat-form-field>
      </fieldset>
      <div class="pw-row">
        <button matButton="filled" type="submit" [disabled]="busy()">{{ 'firstRun.centre.act' | transloco }}</button>
        <button matButton type="button" [disabled]="busy()" (click)="back.emit()">
          {{ 'firstRun.centre.back' | transloco }}
        </button>
      </div>
    </form>
  `,
  styles: `
    form,
    fieldset {
      display: grid;
      gap: var(--pw-s4);
    }
    fieldset {
      min-inline-size: 0;
      margin: 0;
      padding: var(--pw-s3) 0;
      border: 0;
    }
    legend {
      padding: 0;
      font-size: var(--pw-text-h3);
      font-weight: 620;
    }
    .pw-row button {
      min-block-size: var(--pw-control);
    }
  `,
})
export class CentreForm {
  readonly busy = input.required<boolean>();
  readonly give = output<NewCentre>();
  readonly back = output();
  protected readonly languages = languages;
  protected readonly zones = Intl.supportedValuesOf('timeZone');
  readonly #language = inject(Texts).language;
  readonly #build = inject(NonNullableFormBuilder);
  protected readonly form = this.#build.group({
    administrator: this.#build.group({
      displayName: ['', present],
      email: '',
      password: ['', strongPassword],
    }),
    country: this.#build.group({
      en: ['', present],
      fr: ['', present],
      code: ['', Validators.pattern(/^[a-zA-Z]{2}$/)],
    }),
    centre: this.#build.group({
      name: ['', present],
      timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
      languages: [[this.#language()] as string[]],
    }),
  });

  protected submit(): void {
    this.form.markAllAsTouched();
    if (!this.form.valid) return;
    const { administrator, country, centre } = this.form.getRawValue();
    this.give.emit({
      administrator,
      country: { code: country.code.toUpperCase(), name: { en: country.en.trim(), fr: country.fr.trim() } },
      centre: { ...centre, name: centre.name.trim() },
    });
  }
}
