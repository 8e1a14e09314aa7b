import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Messages, PageHeader } from '@peacewright/ui';
import { ProblemPanel, Session, Texts } from '../../app';
import { SecretField, sameAs, strongPassword, strongPin } from '../../app/forms';

/** Changing one's PIN or password, by choice or because somebody else gave it. */
@Component({
  imports: [MatButton, PageHeader, ProblemPanel, ReactiveFormsModule, SecretField, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pw-page-header
      [heading]="texts + '.heading' | transloco"
      [lead]="(forced() ? texts + '.forced' : texts + '.lead') | transloco"
    />
    <form class="pw-form" [formGroup]="form" (ngSubmit)="submit()">
      @if (error(); as thrown) {
        <pw-problem-panel [error]="thrown" />
      }
      <!-- Tells password managers whose secret this is. -->
      <input
        class="pw-sr-only"
        type="text"
        autocomplete="username"
        tabindex="-1"
        aria-hidden="true"
        readonly
        [value]="username()"
      />
      <pw-secret-field
        autocomplete="current-password"
        [numeric]="isPin"
        [control]="form.controls.current"
        [label]="texts + '.current' | transloco"
        [error]="'account.secret.currentNeeded' | transloco"
      />
      <pw-secret-field
        autocomplete="new-password"
        [numeric]="isPin"
        [control]="form.controls.next"
        [label]="texts + '.next' | transloco"
        [hint]="texts + '.rule' | transloco"
        [error]="texts + '.rule' | transloco"
      />
      <pw-secret-field
        autocomplete="new-password"
        [numeric]="isPin"
        [control]="form.controls.again"
        [label]="texts + '.again' | transloco"
        [error]="'account.secret.different' | transloco"
      />
      <div class="pw-row">
        <button matButton="filled" type="submit" [disabled]="busy()">{{ texts + '.act' | transloco }}</button>
      </div>
    </form>
  `,
  styles: `
    .pw-form {
      gap: var(--pw-s4);
    }
  `,
})
export class SecretPage {
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #messages = inject(Messages);
  readonly #words = inject(Texts);
  protected readonly isPin = this.#session.account()?.secret === 'PIN';
  protected readonly texts = this.isPin ? 'account.pin' : 'account.password';
  protected readonly forced = computed(() => this.#session.account()?.mustChange === true);
  protected readonly username = computed(
    () => this.#session.account()?.email ?? this.#session.account()?.displayName ?? '',
  );
  protected readonly busy = signal(false);
  protected readonly error = signal<unknown>(undefined);
  protected readonly form = inject(NonNullableFormBuilder).group({
    current: '',
    next: ['', this.isPin ? strongPin : strongPassword],
    again: ['', sameAs('next')],
  });

  constructor() {
    this.form.controls.next.valueChanges.pipe(takeUntilDestroyed()).subscribe(() => {
      this.form.controls.again.updateValueAndValidity();
    });
  }

  protected async submit(): Promise<void> {
    this.form.markAllAsTouched();
    if (!this.form.valid) return;
    const { current, next } = this.form.getRawValue();
    this.busy.set(true);
    this.error.set(undefined);
    try {
      await (this.isPin ? this.#session.changePin(current, next) : this.#session.changePassword(current, next));
      this.#messages.say(this.#words.text(`${this.texts}.done`));
      await this.#router.navigateByUrl('/');
    } catch (error) {
      this.error.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
