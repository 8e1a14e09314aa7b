import { ChangeDetectionStrategy, Component, effect, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CentreDto, CentreEditDto } from '@peacewright/api-client';
import { languages } from '../../../app';

/** Name, time zone and languages of a centre; without `centre`, of a new one. */
@Component({
  selector: 'pw-centre-edit',
  imports: [MatButton, MatFormFieldModule, MatInput, MatSelectModule, ReactiveFormsModule, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="pw-form" [formGroup]="form" (ngSubmit)="submit()">
      <mat-form-field>
        <mat-label>{{ 'organisation.centres.name' | transloco }}</mat-label>
        <input matInput required formControlName="name" maxlength="160" autocomplete="off" />
        <mat-error>{{ 'organisation.country.needed' | transloco }}</mat-error>
      </mat-form-field>
      <mat-form-field>
        <mat-label>{{ 'organisation.centres.timeZone' | transloco }}</mat-label>
        <mat-select required formControlName="timeZone">
          @for (zone of zones; track zone) {
            <mat-option [value]="zone">{{ zone.replaceAll('_', ' ') }}</mat-option>
          }
        </mat-select>
        <mat-hint>{{ 'organisation.centres.timeZoneHint' | transloco }}</mat-hint>
      </mat-form-field>
      <mat-form-field>
        <mat-label>{{ 'organisation.centres.languages' | transloco }}</mat-label>
        <mat-select required multiple formControlName="languages">
          @for (language of languages; track language.code) {
            <mat-option [value]="language.code">{{ language.name }}</mat-option>
          }
        </mat-select>
        <mat-error>{{ 'organisation.centres.languagesNeeded' | transloco }}</mat-error>
      </mat-form-field>
      <div class="pw-row">
        <button matButton="filled" type="submit" [disabled]="busy()">{{ 'organisation.save' | transloco }}</button>
        <button matButton type="button" (click)="cancelled.emit()">{{ 'ui.cancel' | transloco }}</button>
      </div>
    </form>
  `,
  styles: `
    form {
      gap: var(--pw-s4);
    }
  `,
})
export class CentreEdit {
  readonly centre = input<CentreDto>();
  readonly busy = input.required<boolean>();
  readonly give = output<CentreEditDto>();
  readonly cancelled = output();
  protected readonly languages = languages;
  protected readonly form = inject(NonNullableFormBuilder).group({
    name: ['', Validators.pattern(/\S/)],
    timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    languages: [[] as string[]],
  });
  /** A stored zone may be one that this browser lists under a newer name. */
  protected readonly zones = [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC'])];

  constructor() {
    effect(() => {
      const centre = this.centre();
      if (!centre) return;
      if (!this.zones.includes(centre.timeZone)) this.zones.unshift(centre.timeZone);
      this.form.setValue({ name: centre.name, timeZone: centre.timeZone, languages: [...centre.languages] });
    });
  }

  protected submit(): void {
    this.form.markAllAsTouched();
    if (!this.form.valid) return;
    const { name, timeZone, languages: taught } = this.form.getRawValue();
    this.give.emit({ name: name.trim(), timeZone, languages: taught as CentreEditDto['languages'] });
  }
}
