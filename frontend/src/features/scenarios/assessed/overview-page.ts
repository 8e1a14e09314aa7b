import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AssessedOverviewDto, AssessedRunDto } from '@peacewright/api-client';
import { DateTimePipe, Icon, PluralPipe, Skeleton, WayBack } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { PageTitle, ProblemPanel, Texts } from '../../../app';
import { ContactsList } from '../play/contacts-list';

/** Before a scenario that counts: what it is about, how it counts, and whether it can be played now. */
@Component({
  imports: [
    ContactsList,
    DateTimePipe,
    Icon,
    MatButton,
    PluralPipe,
    ProblemPanel,
    RouterLink,
    Skeleton,
    TranslocoPipe,
    WayBack,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './overview-page.html',
  styleUrl: './assessed.scss',
})
export class AssessedPage {
  readonly edition = input.required<string>();
  readonly item = input.required<string>();
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #texts = inject(Texts);
  readonly #title = inject(PageTitle);
  readonly #base = computed(() => `/api/learning/modules/${this.edition()}/scenarios/${this.item()}`);
  protected readonly overview = httpResource<AssessedOverviewDto>(
    () => `${this.#base()}?language=${this.#texts.language()}`,
  );
  protected readonly value = computed(() => (this.overview.hasValue() ? this.overview.value() : undefined));
  /** The centre has yet to enter contacts: until then nobody begins. */
  protected readonly unset = computed(() => this.value()?.frame.contacts.some(({ value }) => value === null) ?? false);
  protected readonly mayBegin = computed(() => {
    const value = this.value();
    if (value === undefined) return false;
    if (value.openRunId === null && this.unset()) return false;
    return value.openRunId !== null || (!value.passed && value.waitingUntil === null && value.attemptsLeft !== 0);
  });
  protected readonly more = computed(() => Math.round(((this.value()?.timeFactor ?? 1) - 1) * 100));
  protected readonly busy = signal(false);
  protected readonly error = signal<unknown>(undefined);

  constructor() {
    effect(() => {
      const value = this.value();
      if (value !== undefined) this.#title.name(value.frame.title);
    });
  }

  protected async begin(): Promise<void> {
    this.busy.set(true);
    this.error.set(undefined);
    try {
      const url = `${this.#base()}/runs?language=${this.#texts.language()}`;
      const run = await firstValueFrom(this.#http.post<AssessedRunDto>(url, {}));
      await this.#router.navigate(['/learning', this.edition(), 'scenarios', this.item(), 'runs', run.id]);
    } catch (error) {
      this.error.set(error);
      this.overview.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
