import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PersonStandingDto, StandingDto } from '@peacewright/api-client';
import { TranslocoPipe } from '@jsverse/transloco';
import {
  DatePipe,
  DateTimePipe,
  EmptyState,
  PageHeader,
  PluralPipe,
  ProgressBar,
  Skeleton,
  WayBack,
} from '@peacewright/ui';
import { PageTitle, ProblemPanel, Texts } from '../../../app';
import { type Mark } from '../shared/cells';
import { Title } from '../shared/title';
import { MarkChip } from '../shared/mark-chip';

/** What one person of a rotation still lacks, and what is done: for a talk with the person or the instructor. */
@Component({
  selector: 'pw-person-page',
  imports: [
    DatePipe,
    DateTimePipe,
    EmptyState,
    MarkChip,
    PageHeader,
    PluralPipe,
    ProblemPanel,
    ProgressBar,
    RouterLink,
    Skeleton,
    Title,
    TranslocoPipe,
    WayBack,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './person-page.html',
  styleUrl: './person-page.scss',
})
export class PersonPage {
  readonly #texts = inject(Texts);
  readonly rotationId = input.required<string>();
  readonly personId = input.required<string>();
  protected readonly standing = httpResource<PersonStandingDto>(() => {
    this.#texts.language();
    return `/api/readiness/rotations/${this.rotationId()}/people/${this.personId()}`;
  });
  protected readonly missing = computed(() => this.#modules().filter(({ state }) => state !== 'COMPLETED'));
  protected readonly done = computed(() => this.#modules().filter(({ state }) => state === 'COMPLETED'));
  readonly #modules = computed(() => (this.standing.hasValue() ? this.standing.value().modules : []));

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      if (this.standing.hasValue()) title.name(this.standing.value().person.name);
    });
  }

  protected mark({ state, overdue }: StandingDto): Mark {
    if (state === 'COMPLETED') return 'done';
    if (state === 'FAILED') return 'failed';
    return overdue ? 'late' : state === 'IN_PROGRESS' ? 'progress' : 'open';
  }

  protected lead({ person, postTitle, subUnitName }: PersonStandingDto): string {
    const words = { number: person.number, post: postTitle, unit: subUnitName };
    this.#texts.language();
    return this.#texts.text(subUnitName === null ? 'readiness.person.leadNoUnit' : 'readiness.person.lead', words);
  }
}
