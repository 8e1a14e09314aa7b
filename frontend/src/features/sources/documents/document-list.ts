import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SourceDocumentRowDto } from '@peacewright/api-client';
import { DatePipe, EmptyState, PageHeader, PluralPipe, Skeleton, StateChip } from '@peacewright/ui';
import { ProblemPanel } from '../../../app';
import { SourcesStore } from '../shared/store';

/** The documents that recommendations are taken from. */
@Component({
  imports: [
    DatePipe,
    EmptyState,
    MatButton,
    PageHeader,
    PluralPipe,
    ProblemPanel,
    RouterLink,
    Skeleton,
    StateChip,
    TranslocoPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pw-page-header [heading]="'sources.documents.title' | transloco" [lead]="'sources.documents.lead' | transloco">
      @if (mayEdit()) {
        <a actions matButton="outlined" routerLink="/sources/documents/new" [queryParams]="store.linkParams()">{{
          'sources.documents.add' | transloco
        }}</a>
      }
    </pw-page-header>
    @if (documents.error(); as error) {
      <pw-problem-panel [error]="error" retryable (retry)="documents.reload()" />
    } @else if (documents.hasValue()) {
      @if (documents.value().length === 0) {
        <pw-empty
          icon="sources"
          [heading]="'sources.nothing.noneYet' | transloco"
          [hint]="'sources.nothing.noneYetHint' | transloco"
        />
      } @else {
        <ul class="pw-plain-list">
          @for (one of documents.value(); track one.code) {
            <li>
              <p class="above pw-small">
                <span>{{ one.code }}</span>
                <span
                  >{{ one.dateFrom | pwDate }}
                  @if (one.dateTo !== one.dateFrom) {
                    – {{ one.dateTo | pwDate }}
                  }
                </span>
                <span>{{ 'sources.documentKind.' + one.kind | transloco }}</span>
              </p>
              <h2 [attr.lang]="one.ownerCentreName === null ? 'en' : null">
                <a [routerLink]="['/sources/documents', one.code]" [queryParams]="store.linkParams()">{{
                  one.title
                }}</a>
              </h2>
              @if (one.issuer !== '') {
                <p class="pw-quiet" [attr.lang]="one.ownerCentreName === null ? 'en' : null">{{ one.issuer }}</p>
              }
              <p class="below">
                <span>{{ 'sources.documents.entries' | plural: one.recommendations }}</span>
                <pw-state
                  [state]="one.hasCopy ? 'met' : 'na'"
                  [label]="(one.hasCopy ? 'sources.copy.attached' : 'sources.copy.none') | transloco"
                />
                @if (one.ownerCentreName; as owner) {
                  <span class="pw-quiet">{{ 'sources.addedBy' | transloco: { owner } }}</span>
                }
              </p>
            </li>
          }
        </ul>
      }
    } @else {
      <pw-skeleton [lines]="8" />
    }
  `,
  styles: `
    ul {
      display: grid;
      gap: var(--pw-s3);
    }
    li {
      display: grid;
      gap: var(--pw-s1);
      padding: var(--pw-s4);
      border: 1px solid var(--pw-line);
      border-radius: var(--pw-corner);
      background: var(--pw-surface);
      overflow-wrap: anywhere;
    }
    h2 {
      max-inline-size: 80ch;
      font-size: var(--pw-text-h3);
    }
    .above,
    .below {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--pw-s1) var(--pw-s4);
    }
    .above {
      color: var(--pw-ink-quiet);
      font-variant-numeric: tabular-nums;
    }
    .below {
      margin-block-start: var(--pw-s1);
    }
  `,
})
export class DocumentList {
  protected readonly store = inject(SourcesStore);
  protected readonly documents = httpResource<SourceDocumentRowDto[]>(() => ({
    url: '/api/sources/documents',
    params: this.store.perspective(),
  }));
  protected readonly mayEdit = computed(() => this.store.centre()?.mayEdit ?? false);
}
