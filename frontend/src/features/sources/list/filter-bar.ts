import { ChangeDetectionStrategy, Component, computed, inject, input, model } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RecommendationCountsDto } from '@peacewright/api-client';
import { Icon } from '@peacewright/ui';
import { Texts } from '../../../app';
import { SourcesStore } from '../shared/store';
import {
  authorities,
  filtersOf,
  isList,
  kinds,
  singleFilters,
  statuses,
  toggled,
  type Filters,
  type ListFilter,
  type SingleFilter,
} from './filters';

interface Choice {
  readonly key: string;
  readonly label: string;
  readonly count: number | undefined;
}

/** Search, status chips, and further filters, each of which shows as a chip that can be taken away again. */
@Component({
  selector: 'pw-recommendation-filters',
  imports: [Icon, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './filter-bar.html',
  styleUrl: './filter-bar.scss',
})
export class FilterBar {
  readonly filters = model.required<Filters>();
  readonly counts = input<RecommendationCountsDto>();
  protected readonly store = inject(SourcesStore);
  readonly #texts = inject(Texts);
  protected readonly statuses = statuses;
  #timer: ReturnType<typeof setTimeout> | undefined;

  protected readonly pickers = computed((): readonly { filter: ListFilter; choices: readonly Choice[] }[] => {
    // Read, so that labels follow the language.
    this.#texts.language();
    const choice = (filter: ListFilter, key: string, label: string): Choice => ({
      key,
      label,
      count: this.count(filter, key),
    });
    return [
      { filter: 'topic', choices: this.store.topics().map(({ key }) => choice('topic', key, this.store.topic(key))) },
      {
        filter: 'document',
        choices: this.store.documents().map(({ code, title }) => choice('document', code, `${code} · ${title}`)),
      },
      { filter: 'kind', choices: kinds.map((key) => choice('kind', key, this.label('kind', key))) },
      {
        filter: 'authority',
        choices: authorities.map((key) => choice('authority', key, this.label('authority', key))),
      },
    ];
  });

  /** What is chosen beside words and statuses. */
  protected readonly chosen = computed(() => {
    this.#texts.language();
    const filters = this.filters();
    const lists = (['topic', 'document', 'kind', 'authority'] as const).flatMap((filter) =>
      filters[filter].map((key) => ({ filter, key, label: this.label(filter, key) })),
    );
    const singles = singleFilters.flatMap((filter) => {
      const key = filters[filter];
      if (key === '') return [];
      return [{ filter, key, label: filter === 'speaker' ? key : this.#texts.text(`sources.${filter}.${key}`) }];
    });
    return [...lists, ...singles];
  });
  protected readonly anything = computed(
    () => this.chosen().length > 0 || this.filters().q !== '' || this.filters().status.length > 0,
  );

  protected count(filter: ListFilter, key: string): number | undefined {
    const counts = this.counts();
    return counts && (counts[filter].find((one) => one.key === key)?.count ?? 0);
  }

  protected search(q: string, delay: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (q.trim() !== this.filters().q) this.filters.set({ ...this.filters(), q: q.trim() });
    }, delay);
  }

  protected toggle(filter: ListFilter, key: string): void {
    this.filters.set({ ...this.filters(), [filter]: toggled(this.filters()[filter], key) });
  }

  protected pick(filter: ListFilter, field: HTMLSelectElement): void {
    const key = field.value;
    field.value = '';
    if (key !== '') this.filters.set({ ...this.filters(), [filter]: [...new Set([...this.filters()[filter], key])] });
  }

  protected speak(field: HTMLInputElement): void {
    const speaker = field.value.trim();
    field.value = '';
    if (speaker !== '') this.filters.set({ ...this.filters(), speaker });
  }

  protected remove(filter: ListFilter | SingleFilter, key: string): void {
    if (isList(filter)) this.toggle(filter, key);
    else this.filters.set({ ...this.filters(), [filter]: '' });
  }

  protected clear(): void {
    this.filters.set(filtersOf(() => undefined));
  }

  private label(filter: ListFilter, key: string): string {
    if (filter === 'topic') return this.store.topic(key);
    if (filter === 'document') return key;
    return this.#texts.text(`sources.${filter}.${key}`);
  }
}
