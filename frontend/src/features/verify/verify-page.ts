import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { NameConfirmedDto, PublicCertificateDto } from '@peacewright/api-client';
import { DatePipe, Icon, Skeleton } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { ApiProblem, Entry, ProblemPanel, Texts } from '../../app';

/** Whether a certificate stands: course, edition and day; and whether it was made out to a name that is typed. */
@Component({
  imports: [DatePipe, Entry, Icon, MatButton, ProblemPanel, Skeleton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pw-entry [heading]="'verify.title' | transloco" [lead]="'verify.lead' | transloco">
      <div class="parts">
        <form (submit)="look($event, typed.value)">
          <label for="number">{{ 'verify.number' | transloco }}</label>
          <input
            #typed
            id="number"
            type="text"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
            required
            maxlength="60"
            [value]="number() ?? ''"
          />
          <button [matButton]="number() === undefined ? 'filled' : 'outlined'" type="submit">
            {{ 'verify.look' | transloco }}
          </button>
        </form>
        @if (number() !== undefined) {
          @if (unknown()) {
            <div class="answer" data-state="UNKNOWN" role="status">
              <p class="word"><pw-icon name="error" />{{ 'verify.unknown' | transloco }}</p>
              <p>{{ 'verify.unknownHint' | transloco }}</p>
            </div>
          } @else if (found.error(); as error) {
            <pw-problem-panel [error]="error" retryable (retry)="found.reload()" />
          } @else if (value(); as shown) {
            <div class="answer" [attr.data-state]="shown.state" role="status">
              <p class="word">
                <pw-icon [name]="shown.state === 'VALID' ? 'check' : 'warning'" />{{
                  (shown.state === 'VALID' ? 'verify.valid' : 'verify.revoked') | transloco
                }}
              </p>
              <dl>
                <dt>{{ 'verify.course' | transloco }}</dt>
                <dd>{{ language() === 'fr' ? shown.course.fr : shown.course.en }}</dd>
                <dt>{{ 'verify.edition' | transloco }}</dt>
                <dd>{{ shown.edition }}</dd>
                <dt>{{ 'verify.day' | transloco }}</dt>
                <dd>{{ shown.achievedOn | pwDate }}</dd>
              </dl>
            </div>
            <form (submit)="confirm($event, name.value)">
              <label for="name">{{ 'verify.name' | transloco }}</label>
              <p class="pw-quiet pw-small" id="name-hint">{{ 'verify.nameHint' | transloco }}</p>
              <input
                #name
                id="name"
                type="text"
                autocomplete="off"
                required
                maxlength="200"
                dir="auto"
                aria-describedby="name-hint"
              />
              <button matButton="outlined" type="submit" [disabled]="busy()">{{ 'verify.confirm' | transloco }}</button>
              @if (error(); as thrown) {
                <pw-problem-panel [error]="thrown" />
              }
              @if (matches() !== undefined) {
                <p class="match" role="status" [attr.data-matches]="matches()">
                  <pw-icon [name]="matches() ? 'check' : 'close'" />{{
                    (matches() ? 'verify.matches' : 'verify.differs') | transloco
                  }}
                </p>
              }
            </form>
            <p class="pw-quiet pw-small">{{ 'verify.limits' | transloco }}</p>
          } @else {
            <pw-skeleton [lines]="4" />
          }
        }
      </div>
    </pw-entry>
  `,
  styles: `
    .parts,
    form {
      display: grid;
      gap: var(--pw-s3);
    }
    .parts {
      gap: var(--pw-s5);
    }
    label {
      font-weight: 600;
    }
    input {
      inline-size: 100%;
      min-block-size: var(--pw-control);
      padding-inline: var(--pw-s3);
      border: 1px solid var(--pw-line-strong);
      border-radius: var(--pw-corner);
      background: var(--pw-surface-raised);
    }
    #number {
      font-family: var(--pw-font-mono);
      text-transform: uppercase;
    }
    button {
      justify-self: start;
      min-block-size: var(--pw-control);
    }
    .answer {
      display: grid;
      gap: var(--pw-s3);
      padding: var(--pw-s4);
      border-radius: var(--pw-corner);
      background: var(--pw-overdue-soft);
      color: var(--pw-overdue-ink);
    }
    .answer[data-state='VALID'] {
      background: var(--pw-met-soft);
      color: var(--pw-met-ink);
    }
    .answer[data-state='UNKNOWN'] {
      background: var(--pw-due-soft);
      color: var(--pw-due-ink);
    }
    .word,
    .match {
      display: flex;
      align-items: start;
      gap: var(--pw-s2);
      font-weight: 650;
    }
    .word {
      font-size: var(--pw-text-h2);
    }
    .match {
      color: var(--pw-overdue-ink);
    }
    .match[data-matches='true'] {
      color: var(--pw-met-ink);
    }
    dl {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: var(--pw-s1) var(--pw-s4);
    }
    dd {
      font-weight: 600;
    }
  `,
})
export class VerifyPage {
  /** As typed or scanned. */
  readonly number = input<string>();
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  protected readonly language = inject(Texts).language;
  readonly #url = computed(() => {
    const number = this.number();
    return number === undefined ? undefined : `/api/public/certificates/${encodeURIComponent(number)}`;
  });
  protected readonly found = httpResource<PublicCertificateDto>(() => this.#url());
  protected readonly value = computed(() => (this.found.hasValue() ? this.found.value() : undefined));
  protected readonly unknown = computed(() => {
    const error = this.found.error();
    return error instanceof ApiProblem && error.status === 404;
  });
  protected readonly busy = signal(false);
  protected readonly error = signal<unknown>(undefined);
  protected readonly matches = linkedSignal<string | undefined, boolean | undefined>({
    source: this.number,
    computation: () => undefined,
  });

  protected async look(event: Event, typed: string): Promise<void> {
    event.preventDefault();
    if (typed.trim() !== '') await this.#router.navigate(['/verify', typed.trim().toUpperCase()]);
  }

  protected async confirm(event: Event, name: string): Promise<void> {
    event.preventDefault();
    const url = this.#url();
    if (url === undefined || name.trim() === '') return;
    this.busy.set(true);
    this.error.set(undefined);
    this.matches.set(undefined);
    try {
      const answer = await firstValueFrom(this.#http.post<NameConfirmedDto>(`${url}/confirm-name`, { name }));
      this.matches.set(answer.matches);
    } catch (error) {
      this.error.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
