import { ChangeDetectionStrategy, Component, inject, type Injector } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialog,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import type { Question } from './confirm';

@Component({
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 mat-dialog-title>{{ question.heading }}</h2>
    <mat-dialog-content>{{ question.body }}</mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" [mat-dialog-close]="false">{{ 'ui.back' | transloco }}</button>
      <button matButton="filled" type="button" [class.destructive]="question.destructive" [mat-dialog-close]="true">
        {{ question.verb }}
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    .destructive {
      --mat-button-filled-container-color: var(--pw-overdue-ink);
      --mat-button-filled-label-text-color: var(--pw-surface);
    }
  `,
})
class ConfirmDialog {
  protected readonly question = inject<Question>(MAT_DIALOG_DATA);
}

/** Opens the dialog and waits for the answer. Focus starts on the harmless button and returns afterwards. */
export async function openConfirmDialog(injector: Injector, question: Question): Promise<boolean> {
  const dialog = injector.get(MatDialog).open<ConfirmDialog, Question, boolean>(ConfirmDialog, {
    data: question,
    role: 'alertdialog',
    maxWidth: 'min(480px, calc(100vw - 32px))',
    autoFocus: 'first-tabbable',
  });
  return (await firstValueFrom(dialog.afterClosed())) === true;
}
