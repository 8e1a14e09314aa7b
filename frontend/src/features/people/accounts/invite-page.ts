import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormGroup, NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OneTimeLinkDto } from '@peacewright/api-client';
import { PageHeader, WayBack } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { languages, ProblemPanel, Texts } from '../../../app';
import { grantForm, grantOf, GrantFields } from './grant-fields';
import { LinkPanel } from './link-panel';

/** A new account with its first role; at the end stands the link to hand over. */
@Component({
  imports: [
    GrantFields,
    LinkPanel,
    MatButton,
    MatFormFieldModule,
    MatInput,
    MatSelectModule,
    PageHeader,
    ProblemPanel,
    ReactiveFormsModule,
    RouterLink,
    TranslocoPipe,
    WayBack,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pw-page-header [heading]="'people.invite.title' | transloco" [lead]="'people.invite.lead' | transloco">
      <a pwBack routerLink="..">{{ 'people.title' | transloco }}</a>
    </pw-page-header>
    @if (made(); as link) {
      <pw-link-panel [link]="link">
        <div class="pw-row">
          <a matButton="outlined" [routerLink]="['..', link.accountId]">{{ 'people.invite.open' | transloco }}</a>
          <button matButton type="button" (click)="again()">{{ 'people.invite.again' | transloco }}</button>
        </div>
      </pw-link-panel>
    } @else {
      <form class="pw-form" [formGroup]="form" (ngSubmit)="submit()">
        @if (error(); as thrown) {
          <pw-problem-panel [error]="thrown" />
        }
        <fieldset formGroupName="person">
          <legend>{{ 'people.invite.person' | transloco }}</legend>
          <mat-form-field>
            <mat-label>{{ 'people.invite.name' | transloco }}</mat-label>
            <input matInput required formControlName="displayName" maxlength="120" autocomplete="off" />
            <mat-error>{{ 'people.invite.nameNeeded' | transloco }}</mat-error>
          </mat-form-field>
          <mat-form-field>
            <mat-label>{{ 'people.invite.email' | transloco }}</mat-label>
            <input matInput required email type="email" formControlName="email" maxlength="254" autocomplete="off" />
            <mat-error>{{ 'people.invite.emailNeeded' | transloco }}</mat-error>
          </mat-form-field>
          <mat-form-field>
            <mat-label>{{ 'people.invite.language' | transloco }}</mat-label>
            <mat-select formControlName="language">
              @for (language of languages; track language.code) {
                <mat-option [value]="language.code">{{ language.name }}</mat-option>
              }
            </mat-select>
          </mat-form-field>
        </fieldset>
        <fieldset>
          <legend>{{ 'people.invite.firstRole' | transloco }}</legend>
          <pw-grant-fields [form]="grant" />
        </fieldset>
        <p class="pw-quiet pw-small">{{ 'people.invite.noEmail' | transloco }}</p>
        <button matButton="filled" type="submit" [disabled]="busy()">{{ 'people.invite.act' | transloco }}</button>
      </form>
    }
  `,
  styles: `
    pw-link-panel {
      max-inline-size: 720px;
    }
    form {
      gap: var(--pw-s4);
    }
    fieldset {
      display: grid;
      gap: var(--pw-s4);
      min-inline-size: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    legend {
      padding: 0;
      margin-block-end: var(--pw-s3);
      font-size: var(--pw-text-h3);
      font-weight: 620;
    }
    button[type='submit'] {
      align-self: start;
      min-block-size: var(--pw-control);
    }
  `,
})
export class InvitePage {
  readonly #http = inject(HttpClient);
  protected readonly languages = languages;
  protected readonly busy = signal(false);
  protected readonly error = signal<unknown>(undefined);
  protected readonly made = signal<OneTimeLinkDto | undefined>(undefined);
  protected readonly person = inject(NonNullableFormBuilder).group({
    displayName: ['', Validators.pattern(/\S/)],
    email: '',
    language: [inject(Texts).language() as string],
  });
  protected readonly grant = grantForm();
  protected readonly form = new FormGroup({ person: this.person, grant: this.grant });

  protected async submit(): Promise<void> {
    this.form.markAllAsTouched();
    const grant = grantOf(this.grant);
    if (!this.person.valid || !grant) return;
    const { displayName, email, language } = this.person.getRawValue();
    const body = { displayName: displayName.trim(), email: email.trim(), language, grant };
    this.busy.set(true);
    this.error.set(undefined);
    try {
      this.made.set(await firstValueFrom(this.#http.post<OneTimeLinkDto>('/api/accounts', body)));
    } catch (error) {
      this.error.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  /** Another person, most likely with the same role. */
  protected again(): void {
    const { displayName, email } = this.person.controls;
    displayName.reset();
    email.reset();
    this.made.set(undefined);
  }
}
