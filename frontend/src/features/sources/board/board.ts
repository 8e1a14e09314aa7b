import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { BoardColumnDto } from '@peacewright/api-client';
import { PageHeader, Skeleton } from '@peacewright/ui';
import { ProblemPanel } from '../../../app';
import { RecommendationCard } from '../list/recommendation-card';
import { SourcesStore } from '../shared/store';

/** Recommendations in columns by status. */
@Component({
  imports: [PageHeader, ProblemPanel, RecommendationCard, RouterLink, Skeleton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pw-page-header [heading]="'sources.board.title' | transloco" [lead]="'sources.board.lead' | transloco" />
    <div class="filters">
      <label>
        <span>{{ 'sources.filter.document' | transloco }}</span>
        <select #doc (change)="narrow({ document: doc.value || null })">
          <option value="">{{ 'sources.any' | transloco }}</option>
          @for (one of store.documents(); track one.code) {
            <option [value]="one.code" [selected]="one.code === document()">{{ one.code }} · {{ one.title }}</option>
          }
        </select>
      </label>
      <label>
        <span>{{ 'sources.filter.topic' | transloco }}</span>
        <select #subject (change)="narrow({ topic: subject.value || null })">
          <option value="">{{ 'sources.any' | transloco }}</option>
          @for (one of store.topics(); track one.key) {
            <option [value]="one.key" [selected]="one.key === topic()">{{ store.topic(one.key) }}</option>
          }
        </select>
      </label>
    </div>
    @if (board.error(); as error) {
      <pw-problem-panel [error]="error" retryable (retry)="board.reload()" />
    } @else if (board.hasValue()) {
      <div class="columns" tabindex="0" role="region" [attr.aria-label]="'sources.board.title' | transloco">
        @for (column of board.value(); track column.status) {
          <section [attr.aria-labelledby]="'column-' + column.status" [attr.data-status]="column.status">
            <h2 [id]="'column-' + column.status">
              {{ 'sources.status.' + column.status | transloco }} <span>{{ column.total }}</span>
            </h2>
            <p class="means">{{ 'sources.statusMeans.' + column.status | transloco }}</p>
            @if (column.total === 0) {
              <p class="none">{{ 'sources.board.none' | transloco }}</p>
            }
            <ul class="pw-plain-list">
              @for (row of column.rows; track row.code) {
                <li><pw-recommendation-card [row]="row" [withStatus]="column.status === 'COVERED'" /></li>
              }
            </ul>
            @if (column.total > column.rows.length) {
              <a
                routerLink="/sources/recommendations"
                [queryParams]="{ status: column.status, document: document(), topic: topic(), centre: store.asked() }"
                >{{ 'sources.board.all' | transloco: { total: column.total } }}</a
              >
            }
          </section>
        }
      </div>
    } @else {
      <pw-skeleton [lines]="9" />
    }
  `,
  styles: `
    .filters {
      display: flex;
      flex-wrap: wrap;
      gap: var(--pw-s3);
      margin-block-end: var(--pw-s4);
    }
    label {
      display: grid;
      gap: var(--pw-s1);
      flex: 1 1 220px;
      max-inline-size: 360px;
      color: var(--pw-ink-quiet);
      font-size: var(--pw-text-small);
    }
    select {
      inline-size: 100%;
      min-block-size: 44px;
      padding-inline: var(--pw-s2);
      border: 1px solid var(--pw-line-strong);
      border-radius: var(--pw-corner-small);
      background: var(--pw-surface);
      color: var(--pw-ink);
      font-size: 1rem;
    }
    .columns {
      display: grid;
      grid-auto-columns: minmax(min(82vw, 204px), 1fr);
      grid-auto-flow: column;
      gap: var(--pw-s3);
      overflow-x: auto;
      scroll-snap-type: inline proximity;
      padding-block-end: var(--pw-s3);
    }
    section {
      display: grid;
      align-content: start;
      gap: var(--pw-s2);
      padding: var(--pw-s3);
      border-radius: var(--pw-corner);
      border-block-start: 4px solid var(--pw-na-mark);
      background: var(--pw-surface-sunken);
      scroll-snap-align: start;
      min-inline-size: 0;
    }
    section[data-status='OPEN'] {
      border-color: var(--pw-due-mark);
    }
    section[data-status='COVERED'] {
      border-color: var(--pw-partly-mark);
    }
    section[data-status='VERIFIED'] {
      border-color: var(--pw-met-mark);
    }
    h2 {
      display: flex;
      justify-content: space-between;
      gap: var(--pw-s2);
      font-size: 1rem;
    }
    h2 span {
      font-variant-numeric: tabular-nums;
    }
    .means,
    .none {
      color: var(--pw-ink-quiet);
      font-size: var(--pw-text-small);
    }
    .means {
      min-block-size: 2.6em;
    }
    ul {
      display: grid;
      gap: var(--pw-s2);
    }
    li {
      padding: var(--pw-s3);
      border: 1px solid var(--pw-line);
      border-radius: var(--pw-corner);
      background: var(--pw-surface);
      font-size: 0.9375rem;
    }
    @media (max-width: 999px) {
      .columns {
        grid-auto-columns: min(82vw, 280px);
      }
    }
    section > a {
      display: inline-flex;
      align-items: center;
      min-block-size: 44px;
    }
  `,
})
export class Board {
  readonly document = input<string>();
  readonly topic = input<string>();
  protected readonly store = inject(SourcesStore);
  readonly #router = inject(Router);
  readonly #params = computed(() => {
    const document = this.document();
    const topic = this.topic();
    return {
      ...this.store.perspective(),
      ...(document === undefined ? {} : { document }),
      ...(topic === undefined ? {} : { topic }),
    };
  });
  protected readonly board = httpResource<BoardColumnDto[]>(() => ({
    url: '/api/sources/board',
    params: this.#params(),
  }));

  protected narrow(change: Readonly<Record<string, string | null>>): void {
    void this.#router.navigate([], { queryParams: change, queryParamsHandling: 'merge' });
  }
}
