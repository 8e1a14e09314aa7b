import { ChangeDetectionStrategy, Component, inject, type Injector } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialog,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { fieldDefaults } from '../forms';

/** What is asked; words are already translated. `body` says what happens. */
export interface ReasonQuestion {
  readonly heading: string;
  readonly body: string;
  readonly verb: string;
}

@Component({
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatFormFieldModule,
    MatInput,
    ReactiveFormsModule,
    TranslocoPipe,
  ],
  providers: [fieldDefaults],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form [formGroup]="form" (ngSubmit)="submit()">
      <h2 mat-dialog-title>{{ question.heading }}</h2>
      <mat-dialog-content>
        <p>{{ question.body }}</p>
        <mat-form-field>
          <mat-label>{{ 'ui.reason.label' | transloco }}</mat-label>
          <textarea matInput required rows="3" maxlength="400" formControlName="reason"></textarea>
          <mat-hint>{{ 'ui.reason.hint' | transloco }}</mat-hint>
          <mat-error>{{ 'ui.reason.needed' | transloco }}</mat-error>
        </mat-form-field>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>{{ 'ui.cancel' | transloco }}</button>
        <button matButton="filled" type="submit">{{ question.verb }}</button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    mat-dialog-content {
      display: grid;
      gap: var(--pw-s4);
    }
  `,
})
class ReasonDialog {
  readonly #dialog = inject<MatDialogRef<ReasonDialog, string>>(MatDialogRef);
  protected readonly question = inject<ReasonQuestion>(MAT_DIALOG_DATA);
  readonly #reason = new FormControl('', {
    nonNullable: true,
    validators: [Validators.minLength(3), Validators.pattern(/\S/)],
  });

  protected readonly form = new FormGroup({ reason: this.#reason });

  protected submit(): void {
    this.form.markAllAsTouched();
    if (this.form.valid) this.#dialog.close(this.#reason.value.trim());
  }
}

/** Asks for the reason of an act that is kept in the audit trail; undefined when the person cancelled. */
export async function askReason(injector: Injector, question: ReasonQuestion): Promise<string | undefined> {
  const dialog = injector.get(MatDialog).open<ReasonDialog, ReasonQuestion, string>(ReasonDialog, {
    data: question,
    width: '480px',
    autoFocus: 'textarea',
  });
  return firstValueFrom(dialog.afterClosed());
}
