import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, Injector, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AccountDto, HeldRoleDto, OneTimeLinkDto } from '@peacewright/api-client';
import { DatePipe, DateTimePipe, Messages, PageHeader, PluralPipe, Skeleton, WayBack } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { PageTitle, ProblemPanel, Session, Texts } from '../../../app';
import { askReason, type ReasonQuestion } from '../../../app/reason';
import { AccountStateChip } from './account-state-chip';
import { GiveRole } from './give-role';
import { LinkPanel } from './link-panel';

/** One account: how it signs in, which roles it holds and held, and what an administrator may do about it. */
@Component({
  imports: [
    AccountStateChip,
    DatePipe,
    DateTimePipe,
    GiveRole,
    LinkPanel,
    MatButton,
    PageHeader,
    PluralPipe,
    ProblemPanel,
    RouterLink,
    Skeleton,
    TranslocoPipe,
    WayBack,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './account-page.html',
  styleUrl: './account-page.scss',
})
export class AccountPage {
  readonly #http = inject(HttpClient);
  readonly #injector = inject(Injector);
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);
  protected readonly session = inject(Session);

  /** From the address. */
  readonly id = input.required<string>();
  readonly #address = computed(() => `/api/accounts/${this.id()}`);
  protected readonly account = httpResource<AccountDto>(() => {
    // The server words the names of places.
    this.#texts.language();
    return this.#address();
  });
  protected readonly live = computed(() => this.#roles().filter((role) => role.live));
  protected readonly past = computed(() => this.#roles().filter((role) => !role.live));
  protected readonly link = signal<OneTimeLinkDto | undefined>(undefined);
  protected readonly giving = signal(false);
  protected readonly error = signal<unknown>(undefined);
  protected readonly busy = signal(false);
  readonly #roles = computed(() => (this.account.hasValue() ? this.account.value().roles : []));

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      if (this.account.hasValue()) title.name(this.account.value().displayName);
    });
  }

  protected async makeLink(): Promise<void> {
    await this.#act(async () => {
      this.link.set(await firstValueFrom(this.#http.post<OneTimeLinkDto>(`${this.#address()}/link`, {})));
    });
  }

  protected close(account: AccountDto): Promise<void> {
    return this.#actWithReason('close', 'close', { name: account.displayName });
  }

  protected reopen(account: AccountDto): Promise<void> {
    return this.#actWithReason('reopen', 'reopen', { name: account.displayName });
  }

  protected liftLock(account: AccountDto): Promise<void> {
    return this.#actWithReason('lift-lock', 'liftLock', { name: account.displayName });
  }

  protected end(account: AccountDto, role: HeldRoleDto): Promise<void> {
    const params = { name: account.displayName, role: this.#texts.text(`roles.${role.role}`) };
    return this.#actWithReason(`roles/${role.id}/end`, 'end', params);
  }

  protected given(): void {
    this.giving.set(false);
    this.account.reload();
    this.#messages.say(this.#texts.text('people.give.done'));
  }

  async #actWithReason(path: string, words: string, params: Readonly<Record<string, string>>): Promise<void> {
    const text = (part: string): string => this.#texts.text(`people.acts.${words}.${part}`, params);
    const question: ReasonQuestion = { heading: text('heading'), body: text('body'), verb: text('verb') };
    const reason = await askReason(this.#injector, question);
    if (reason === undefined) return;
    await this.#act(async () => {
      await firstValueFrom(this.#http.post(`${this.#address()}/${path}`, { reason }));
      this.link.set(undefined);
      this.#messages.say(text('done'));
    });
  }

  async #act(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.error.set(undefined);
    try {
      await work();
      this.account.reload();
    } catch (error) {
      this.error.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
