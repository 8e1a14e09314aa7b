import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type {
  AnswerBasis,
  CoverageDto,
  CoverageList,
  CoverageTopicDto,
  RecommendationPageDto,
} from '@peacewright/api-client';
import { EmptyState, PageHeader, PluralPipe, Skeleton } from '@peacewright/ui';
import { ProblemPanel } from '../../../app';
import { ExportMenu } from '../../export-menu';
import { RecommendationCard } from '../list/recommendation-card';
import type { Standing } from '../shared/status-chip';
import { SourcesStore } from '../shared/store';

interface Column {
  readonly standing: Standing;
  readonly count: (row: CoverageTopicDto) => number;
  /** Those of them that rest on the reference content alone, or that it only suggests. */
  readonly part?: { readonly basis: AnswerBasis; readonly count: (row: CoverageTopicDto) => number };
  /** The list's filter for just these. */
  readonly filter: Readonly<Record<string, string>>;
}

const columns: readonly Column[] = [
  {
    standing: 'OPEN',
    count: (row) => row.open,
    filter: { status: 'OPEN' },
    part: { basis: 'SUGGESTED', count: (row) => row.suggested },
  },
  { standing: 'PLANNED', count: (row) => row.planned, filter: { status: 'PLANNED' } },
  {
    standing: 'PARTLY',
    count: (row) => row.partly,
    filter: { status: 'COVERED', strength: 'PARTIAL' },
    part: { basis: 'REFERENCE', count: (row) => row.partlyByReference },
  },
  {
    standing: 'COVERED',
    count: (row) => row.covered,
    filter: { status: 'COVERED', strength: 'FULL' },
    part: { basis: 'REFERENCE', count: (row) => row.coveredByReference },
  },
  { standing: 'VERIFIED', count: (row) => row.verified, filter: { status: 'VERIFIED' } },
  { standing: 'NOT_PURSUED', count: (row) => row.notPursued, filter: { status: 'NOT_PURSUED' } },
];

/** How far each topic is answered: as a picture of bars or as a table of numbers, and the plain list of what nothing answers. */
@Component({
  imports: [
    EmptyState,
    ExportMenu,
    PageHeader,
    PluralPipe,
    ProblemPanel,
    RecommendationCard,
    RouterLink,
    Skeleton,
    TranslocoPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './coverage.html',
  styleUrl: './coverage.scss',
})
export class Coverage {
  /** `bars` or, where not given, the table. */
  readonly view = input<string>();
  protected readonly store = inject(SourcesStore);
  readonly #router = inject(Router);
  protected readonly columns = columns;
  protected readonly coverage = httpResource<CoverageDto>(() => ({
    url: '/api/sources/coverage',
    params: this.store.perspective(),
  }));
  protected readonly unanswered = httpResource<RecommendationPageDto>(() => ({
    url: '/api/sources/recommendations',
    params: { ...this.store.perspective(), status: 'OPEN' },
  }));
  protected readonly rows = computed((): readonly CoverageTopicDto[] => {
    if (!this.coverage.hasValue()) return [];
    const { all, topics } = this.coverage.value();
    return [all, ...topics];
  });

  protected readonly suggested = computed(() => (this.coverage.hasValue() ? this.coverage.value().all.suggested : 0));

  protected link(row: CoverageTopicDto, column?: Column): Record<string, string> {
    return { ...this.store.linkParams(), ...(row.topic === '' ? {} : { topic: row.topic }), ...column?.filter };
  }

  protected partLink(row: CoverageTopicDto, column: Column): Record<string, string> {
    return { ...this.link(row, column), ...(column.part === undefined ? {} : { basis: column.part.basis }) };
  }

  /** Share of the row in per cent, for the strength of a cell's colour and the length of a bar. */
  protected share(row: CoverageTopicDto, column: Column): number {
    return row.total === 0 ? 0 : Math.round((100 * column.count(row)) / row.total);
  }

  protected readonly topicsWish = computed(() => this.#wish('TOPICS'));
  protected readonly unansweredWish = computed(() => this.#wish('UNANSWERED'));

  #wish(list: CoverageList): object {
    return { ...this.store.perspective(), list };
  }

  protected show(view: 'bars' | null): void {
    void this.#router.navigate([], { queryParams: { view }, queryParamsHandling: 'merge' });
  }
}
