import { HttpClient, httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RecommendationPageDto, RecommendationRowDto } from '@peacewright/api-client';
import { EmptyState, Messages, PageHeader, PluralPipe, Skeleton } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { ProblemPanel, Session, Texts } from '../../../app';
import { SourcesStore } from '../shared/store';
import { FilterBar } from './filter-bar';
import { addressOf, filtersOf, paramsOf, type Filters } from './filters';
import { RecommendationCard } from './recommendation-card';

/** All recommendations: searched, filtered, and chosen to be answered together by a new module. */
@Component({
  imports: [
    EmptyState,
    FilterBar,
    MatButton,
    PageHeader,
    PluralPipe,
    ProblemPanel,
    RecommendationCard,
    RouterLink,
    Skeleton,
    TranslocoPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './recommendation-list.html',
  styleUrl: './recommendation-list.scss',
})
export class RecommendationList {
  readonly q = input<string>();
  readonly status = input<string>();
  readonly document = input<string>();
  readonly topic = input<string>();
  readonly kind = input<string>();
  readonly authority = input<string>();
  readonly strength = input<string>();
  readonly basis = input<string>();
  readonly speaker = input<string>();
  protected readonly store = inject(SourcesStore);
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);

  protected readonly filters = computed(() => {
    const given: Readonly<Record<string, string | undefined>> = {
      q: this.q(),
      status: this.status(),
      document: this.document(),
      topic: this.topic(),
      kind: this.kind(),
      authority: this.authority(),
      strength: this.strength(),
      basis: this.basis(),
      speaker: this.speaker(),
    };
    return filtersOf((key) => given[key]);
  });
  readonly #params = computed(() => ({ ...paramsOf(this.filters()), ...this.store.perspective() }));
  protected readonly first = httpResource<RecommendationPageDto>(() => ({
    url: '/api/sources/recommendations',
    params: this.#params(),
  }));
  /** Kept while the next answer is on its way, so that the list does not jump. */
  protected readonly shown = linkedSignal<RecommendationPageDto | undefined, RecommendationPageDto | undefined>({
    source: () => (this.first.hasValue() ? this.first.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  readonly #more = linkedSignal<unknown, readonly RecommendationPageDto[]>({
    source: () => this.shown(),
    computation: () => [],
  });
  protected readonly rows = computed((): readonly RecommendationRowDto[] => [
    ...(this.shown()?.rows ?? []),
    ...this.#more().flatMap(({ rows }) => rows),
  ]);
  readonly #cursor = computed(() => (this.#more().at(-1) ?? this.shown())?.nextCursor ?? null);
  protected readonly hasMore = computed(() => this.#cursor() !== null);
  protected readonly loadingMore = signal(false);
  protected readonly moreFailed = signal<unknown>(undefined);

  readonly #session = inject(Session);
  protected readonly mayAnswer = computed(
    () => (this.store.centre()?.mayLink ?? false) && this.#session.may('course.edit'),
  );
  protected readonly mayEdit = computed(() => this.store.centre()?.mayEdit ?? false);
  protected readonly chosen = signal<readonly string[]>([]);
  protected readonly answerParams = computed(() => ({
    ...this.store.linkParams(),
    recommendations: this.chosen().join(','),
  }));

  constructor() {
    effect(() => {
      if (this.first.hasValue())
        this.#messages.announce(this.#texts.text('sources.announce', { n: this.first.value().total }));
    });
  }

  protected change(filters: Filters): void {
    void this.#router.navigate([], { queryParams: addressOf(filters), queryParamsHandling: 'merge' });
  }

  protected choose(code: string): void {
    this.chosen.update((codes) => (codes.includes(code) ? codes.filter((one) => one !== code) : [...codes, code]));
  }

  protected async loadMore(): Promise<void> {
    const cursor = this.#cursor();
    if (cursor === null || this.loadingMore()) return;
    const asked = this.shown();
    this.loadingMore.set(true);
    this.moreFailed.set(undefined);
    try {
      const params = { ...this.#params(), cursor };
      const page = await firstValueFrom(
        this.#http.get<RecommendationPageDto>('/api/sources/recommendations', { params }),
      );
      // The filter may have changed meanwhile.
      if (asked === this.shown()) this.#more.update((pages) => [...pages, page]);
    } catch (error) {
      this.moreFailed.set(error);
    } finally {
      this.loadingMore.set(false);
    }
  }
}
