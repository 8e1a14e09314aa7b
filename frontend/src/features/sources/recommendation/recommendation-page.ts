import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RecommendationDto } from '@peacewright/api-client';
import { PageHeader, Skeleton } from '@peacewright/ui';
import { PageTitle, ProblemPanel, Texts } from '../../../app';
import { Citation } from '../shared/citation';
import { StatusChip } from '../shared/status-chip';
import { SourcesStore } from '../shared/store';
import { Answers } from './answers';
import { PassagePanel } from './passage-panel';
import { StancePanel } from './stance-panel';

/** One recommendation: who said it, how much that counts for, what answers it, what the centre says, and the cited words. */
@Component({
  imports: [
    Answers,
    Citation,
    MatButton,
    PageHeader,
    PassagePanel,
    ProblemPanel,
    RouterLink,
    Skeleton,
    StancePanel,
    StatusChip,
    TranslocoPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './recommendation-page.html',
  styleUrl: './recommendation-page.scss',
})
export class RecommendationPage {
  readonly code = input.required<string>();
  protected readonly store = inject(SourcesStore);
  /** Paraphrases are English in every language of the interface. */
  protected readonly language = inject(Texts).language;
  readonly #title = inject(PageTitle);
  protected readonly page = httpResource<RecommendationDto>(() => {
    // The server words the titles of what answers it.
    this.language();
    return {
      url: `/api/sources/recommendations/${encodeURIComponent(this.code())}`,
      params: this.store.perspective(),
    };
  });

  constructor() {
    effect(() => {
      this.#title.name(this.code());
    });
  }
}
