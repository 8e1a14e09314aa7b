import { HttpClient, httpResource } from '@angular/common/http';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  numberAttribute,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AttemptDto } from '@peacewright/api-client';
import { Icon, PluralPipe, ProgressBar, Skeleton } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { PageTitle, ProblemPanel, Texts } from '../../../app';
import { isAnswered, QuestionInput, type Answer } from '../../lesson-view';
import { AnswerStore } from './answer-store';
import { TestResult } from './test-result';

/** Taking a test, a question at a time; after submission its result. The address holds the question. */
@Component({
  imports: [
    Icon,
    MatButton,
    PluralPipe,
    ProblemPanel,
    ProgressBar,
    QuestionInput,
    RouterLink,
    Skeleton,
    TestResult,
    TranslocoPipe,
  ],
  host: { '(window:storage)': 'follow($event)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './attempt-page.html',
  styleUrl: './attempt-page.scss',
})
export class AttemptPage {
  readonly edition = input.required<string>();
  readonly item = input.required<string>();
  readonly attempt = input.required<string>();
  /** Question shown, from 1; one more than there are questions: the last look before submitting. */
  readonly q = input(1, { transform: (value: unknown) => Math.max(1, numberAttribute(value, 1)) });
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #store = inject(AnswerStore);
  readonly #texts = inject(Texts);
  readonly #title = inject(PageTitle);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #injector = inject(Injector);
  readonly #url = computed(
    () => `/api/learning/modules/${this.edition()}/tests/${this.item()}/attempts/${this.attempt()}`,
  );
  protected readonly loaded = httpResource<AttemptDto>(() => `${this.#url()}?language=${this.#texts.language()}`);
  protected readonly shown = linkedSignal(() => (this.loaded.hasValue() ? this.loaded.value() : undefined));
  protected readonly answers = linkedSignal(() => this.#store.read(this.attempt()));
  protected readonly questions = computed(() => this.shown()?.questions ?? []);
  protected readonly question = computed(() => this.questions()[this.q() - 1]);
  protected readonly open = computed(() =>
    this.questions().flatMap(({ token }, index) => (isAnswered(this.answers()[token]) ? [] : [index + 1])),
  );
  protected readonly busy = signal(false);
  protected readonly error = signal<unknown>(undefined);

  constructor() {
    effect(() => {
      const shown = this.shown();
      // Moving to another question is a navigation, and each gives the page the route's own title again.
      this.q();
      if (shown !== undefined) this.#title.name(shown.title);
    });
  }

  protected answer(token: string, answer: Answer): void {
    this.answers.set(this.#store.add(this.attempt(), token, answer));
  }

  /** The same test may be open in another tab: both show what either was told, and the result. */
  protected follow(event: StorageEvent): void {
    const heard = this.#store.heard(this.attempt(), event);
    if (heard === 'ANSWERED') this.answers.set(this.#store.read(this.attempt()));
    if (heard === 'SUBMITTED') this.loaded.reload();
  }

  protected async go(to: number): Promise<void> {
    await this.#router.navigate([], { queryParams: { q: to } });
    afterNextRender(
      () => {
        this.#host.nativeElement.querySelector<HTMLElement>('[data-focus]')?.focus();
      },
      { injector: this.#injector },
    );
  }

  /** Sends the answers. Sent twice, the server counts the first; so trying again after a lost line is safe. */
  protected async submit(): Promise<void> {
    this.busy.set(true);
    this.error.set(undefined);
    const asked = new Set(this.questions().map(({ token }) => token));
    const answers = Object.fromEntries(
      Object.entries(this.answers()).filter(([token, answer]) => asked.has(token) && isAnswered(answer)),
    );
    try {
      const url = `${this.#url()}/submission`;
      this.shown.set(await firstValueFrom(this.#http.put<AttemptDto>(url, { answers })));
      this.#store.forget(this.attempt());
      await this.#router.navigate([], { queryParams: { q: null }, replaceUrl: true });
      afterNextRender(
        () => {
          this.#host.nativeElement.querySelector<HTMLElement>('h1')?.focus();
        },
        { injector: this.#injector },
      );
    } catch (error) {
      this.error.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
