import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { ProblemPanel } from '../../../app';
import { grantForm, grantOf, GrantFields } from './grant-fields';

/** Gives an account one more role. */
@Component({
  selector: 'pw-give-role',
  imports: [GrantFields, MatButton, ProblemPanel, ReactiveFormsModule, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="pw-form" [formGroup]="form" (ngSubmit)="submit()">
      <h3>{{ 'people.give.heading' | transloco }}</h3>
      @if (error(); as thrown) {
        <pw-problem-panel [error]="thrown" />
      }
      <pw-grant-fields [form]="form" />
      <div class="pw-row">
        <button matButton="filled" type="submit" [disabled]="busy()">{{ 'people.give.act' | transloco }}</button>
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
export class GiveRole {
  readonly #http = inject(HttpClient);
  readonly accountId = input.required<string>();
  readonly done = output();
  readonly cancelled = output();
  protected readonly form = grantForm();
  protected readonly busy = signal(false);
  protected readonly error = signal<unknown>(undefined);

  protected async submit(): Promise<void> {
    this.form.markAllAsTouched();
    const grant = grantOf(this.form);
    if (!grant) return;
    this.busy.set(true);
    this.error.set(undefined);
    try {
      await firstValueFrom(this.#http.post(`/api/accounts/${this.accountId()}/roles`, grant));
      this.done.emit();
    } catch (error) {
      this.error.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
