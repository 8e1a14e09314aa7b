import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { SecretField } from '../../app/forms';

@Component({
  selector: 'pw-password-form',
  imports: [MatButton, MatFormFieldModule, MatInput, ReactiveFormsModule, SecretField, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form [formGroup]="form" (ngSubmit)="submit()">
      <mat-form-field>
        <mat-label>{{ 'signIn.email' | transloco }}</mat-label>
        <input matInput required email type="email" formControlName="email" autocomplete="username" inputmode="email" />
        <mat-error>{{ 'signIn.emailNeeded' | transloco }}</mat-error>
      </mat-form-field>
      <pw-secret-field
        [control]="form.controls.password"
        [label]="'signIn.password' | transloco"
        [error]="'signIn.passwordNeeded' | transloco"
        autocomplete="current-password"
      />
      <button matButton="filled" type="submit" [disabled]="busy()">{{ 'signIn.act' | transloco }}</button>
      <p class="pw-quiet pw-small">{{ 'signIn.forgotten' | transloco }}</p>
    </form>
  `,
  styleUrl: './forms.scss',
})
export class PasswordForm {
  readonly busy = input.required<boolean>();
  readonly signIn = output<{ readonly email: string; readonly password: string }>();
  readonly #build = inject(NonNullableFormBuilder);
  protected readonly form = this.#build.group({
    email: '',
    password: '',
  });

  protected submit(): void {
    this.form.markAllAsTouched();
    if (this.form.valid) this.signIn.emit(this.form.getRawValue());
  }
}
