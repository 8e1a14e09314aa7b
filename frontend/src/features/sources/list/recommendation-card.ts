import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RecommendationRowDto } from '@peacewright/api-client';
import { Citation } from '../shared/citation';
import { StatusChip } from '../shared/status-chip';
import { SourcesStore } from '../shared/store';

/** One recommendation in a list: what was asked for, by whom and when, how much the word counts for, and its status. */
@Component({
  selector: 'pw-recommendation-card',
  imports: [Citation, RouterLink, StatusChip, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="words" [attr.lang]="row().ownerCentreName === null ? 'en' : null" dir="auto">
      <a [routerLink]="['/sources/recommendations', row().code]" [queryParams]="store.linkParams()">{{
        row().paraphrase
      }}</a>
    </p>
    <pw-citation [cited]="row()" />
    <div class="marks">
      <span class="code">{{ row().code }}</span>
      @if (withStatus()) {
        <pw-recommendation-status [status]="row().status" [strength]="row().strength" />
      }
      @if (hint(); as basis) {
        <span class="basis">{{ 'sources.basis.' + basis | transloco }}</span>
      }
      <span class="authority">{{ 'sources.authority.' + row().authority | transloco }}</span>
      @if (row().ownerCentreName; as owner) {
        <span class="authority">{{ 'sources.addedBy' | transloco: { owner } }}</span>
      }
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--pw-s2);
      min-inline-size: 0;
    }
    .words {
      max-inline-size: 78ch;
      line-height: 1.45;
    }
    a {
      color: var(--pw-ink);
      font-weight: 550;
      text-decoration: none;
    }
    a:hover {
      color: var(--pw-action);
      text-decoration: underline;
    }
    .marks {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--pw-s2) var(--pw-s3);
      font-size: var(--pw-text-small);
      color: var(--pw-ink-quiet);
    }
    .basis {
      padding-inline-start: var(--pw-s2);
      border-inline-start: 3px solid var(--pw-action);
      color: var(--pw-ink);
    }
    .code {
      font-variant-numeric: tabular-nums;
      font-weight: 550;
    }
  `,
})
export class RecommendationCard {
  readonly row = input.required<RecommendationRowDto>();
  /** False where a column or heading says the status already. */
  readonly withStatus = input(true);
  /** Said where the status alone would mislead: an answer that is only suggested, or that the centre did not write. */
  protected readonly hint = computed(() => {
    const { status, basis } = this.row();
    return (status === 'OPEN' && basis === 'SUGGESTED') || (status === 'COVERED' && basis === 'REFERENCE')
      ? basis
      : null;
  });
  protected readonly store = inject(SourcesStore);
}
