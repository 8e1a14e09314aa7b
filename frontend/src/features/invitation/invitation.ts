import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Messages, Skeleton } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { Entry, ProblemPanel, Session, Texts } from '../../app';
import { SecretField, sameAs, strongPassword } from '../../app/forms';

/** Whom a one-time link was made for. */
interface Invited {
  readonly displayName: string;
  readonly email: string;
}

/** Accepting a one-time link: the invited person chooses a password. A used or old link says so. */
@Component({
  imports: [Entry, MatButton, ProblemPanel, ReactiveFormsModule, SecretField, Skeleton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pw-entry [heading]="'invitation.title' | transloco" [lead]="'invitation.lead' | transloco">
      @if (invited.error(); as error) {
        <pw-problem-panel [error]="error" retryable (retry)="invited.reload()" />
      } @else if (!invited.hasValue()) {
        <pw-skeleton [lines]="4" />
      } @else {
        <form [formGroup]="form" (ngSubmit)="submit()">
          @if (error(); as thrown) {
            <pw-problem-panel [error]="thrown" />
          }
          <dl>
            <dt>{{ 'invitation.name' | transloco }}</dt>
            <dd>{{ invited.value().displayName }}</dd>
            <dt>{{ 'invitation.email' | transloco }}</dt>
            <dd>{{ invited.value().email }}</dd>
          </dl>
          <input
            class="pw-sr-only"
            type="text"
            autocomplete="username"
            tabindex="-1"
            aria-hidden="true"
            readonly
            [value]="invited.value().email"
          />
          <pw-secret-field
            autocomplete="new-password"
            [control]="form.controls.password"
            [label]="'invitation.password' | transloco"
            [hint]="'invitation.rule' | transloco"
            [error]="'invitation.rule' | transloco"
          />
          <pw-secret-field
            autocomplete="new-password"
            [control]="form.controls.again"
            [label]="'invitation.again' | transloco"
            [error]="'invitation.different' | transloco"
          />
          <button matButton="filled" type="submit" [disabled]="busy()">{{ 'invitation.act' | transloco }}</button>
        </form>
      }
    </pw-entry>
  `,
  styles: `
    form {
      display: grid;
      gap: var(--pw-s4);
    }
    dl {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: var(--pw-s1) var(--pw-s4);
      overflow-wrap: anywhere;
    }
    dt {
      color: var(--pw-ink-quiet);
    }
    button[type='submit'] {
      min-block-size: var(--pw-control);
    }
  `,
})
export class Invitation {
  readonly #http = inject(HttpClient);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);

  /** The link's secret, from the address. */
  readonly token = input.required<string>();
  readonly #address = computed(() => `/api/invitations/${encodeURIComponent(this.token())}`);
  protected readonly invited = httpResource<Invited>(() => this.#address());
  protected readonly busy = signal(false);
  protected readonly error = signal<unknown>(undefined);
  protected readonly form = inject(NonNullableFormBuilder).group({
    password: ['', strongPassword],
    again: ['', sameAs('password')],
  });

  constructor() {
    this.form.controls.password.valueChanges.pipe(takeUntilDestroyed()).subscribe(() => {
      this.form.controls.again.updateValueAndValidity();
    });
  }

  protected async submit(): Promise<void> {
    this.form.markAllAsTouched();
    if (!this.form.valid || !this.invited.hasValue()) return;
    const { password } = this.form.getRawValue();
    this.busy.set(true);
    this.error.set(undefined);
    try {
      await firstValueFrom(this.#http.post(this.#address(), { password }));
      await this.#session.signInByPassword(this.invited.value().email, password);
      this.#messages.say(this.#texts.text('invitation.done'));
      await this.#router.navigateByUrl('/');
    } catch (error) {
      this.error.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
