import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SourceDocumentDto } from '@peacewright/api-client';
import { DatePipe, PageHeader, PluralPipe, Skeleton } from '@peacewright/ui';
import { PageTitle, ProblemPanel } from '../../../app';
import { SourcesStore } from '../shared/store';
import { CopyPanel } from './copy-panel';

/** One document: what it is, how much its word counts for, and the centre's own copy of it. */
@Component({
  imports: [CopyPanel, DatePipe, MatButton, PageHeader, PluralPipe, ProblemPanel, RouterLink, Skeleton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (page.error(); as error) {
      <pw-problem-panel [error]="error" leads retryable (retry)="page.reload()" />
    } @else if (page.hasValue()) {
      @let entry = page.value();
      <pw-page-header [heading]="entry.title" [lead]="entry.issuer || undefined">
        <p class="above">
          <span>{{ entry.code }}</span>
          <span
            >{{ entry.dateFrom | pwDate }}
            @if (entry.dateTo !== entry.dateFrom) {
              – {{ entry.dateTo | pwDate }}
            }
          </span>
          <span>{{ 'sources.documentKind.' + entry.kind | transloco }}</span>
        </p>
        @if (entry.mayEdit) {
          <a
            actions
            matButton="outlined"
            [routerLink]="['/sources/documents', entry.code, 'edit']"
            [queryParams]="store.linkParams()"
            >{{ 'sources.edit' | transloco }}</a
          >
        }
        <a
          actions
          matButton="filled"
          routerLink="/sources/recommendations"
          [queryParams]="{ document: entry.code, centre: store.asked() }"
          >{{ 'sources.documents.open' | plural: entry.recommendations }}</a
        >
      </pw-page-header>
      <div class="parts">
        @if (entry.authorityNote; as note) {
          <section aria-labelledby="authority">
            <h2 id="authority">{{ 'sources.counts' | transloco }}</h2>
            <p>{{ store.text(note) }}</p>
          </section>
        }
        @if (entry.dataNote; as note) {
          <section class="note" aria-labelledby="data">
            <h2 id="data">{{ 'sources.qualityNote' | transloco }}</h2>
            <p>{{ store.text(note) }}</p>
          </section>
        }
        @if (store.centre(); as centre) {
          <pw-copy-panel [entry]="entry" [centre]="centre" (changed)="page.reload()" />
        }
      </div>
    } @else {
      <pw-skeleton [lines]="7" />
    }
  `,
  styles: `
    .above {
      display: flex;
      flex-wrap: wrap;
      gap: var(--pw-s1) var(--pw-s4);
      font-size: var(--pw-text-small);
      font-variant-numeric: tabular-nums;
    }
    .parts,
    section {
      display: grid;
      gap: var(--pw-s3);
    }
    .parts {
      gap: var(--pw-s5);
      max-inline-size: 820px;
    }
    h2 {
      font-size: var(--pw-text-h3);
    }
    p {
      max-inline-size: var(--pw-measure);
    }
    .note {
      padding: var(--pw-s3) var(--pw-s4);
      border-inline-start: 4px solid var(--pw-due-mark);
      background: var(--pw-due-soft);
      color: var(--pw-due-ink);
    }
  `,
})
export class DocumentPage {
  readonly code = input.required<string>();
  protected readonly store = inject(SourcesStore);
  readonly #title = inject(PageTitle);
  protected readonly page = httpResource<SourceDocumentDto>(() => ({
    url: `/api/sources/documents/${encodeURIComponent(this.code())}`,
    params: this.store.perspective(),
  }));

  constructor() {
    effect(() => {
      this.#title.name(this.code());
    });
  }
}
