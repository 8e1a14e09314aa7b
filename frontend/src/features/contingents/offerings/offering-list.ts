import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { OfferingLineDto } from '@peacewright/api-client';
import { DatePipe, EmptyState, PageHeader, PluralPipe, Skeleton, StateChip } from '@peacewright/ui';
import { ProblemPanel, Session } from '../../../app';
import { OFFERING_CHIPS } from './offering-chips';

/** Courses given at the centres in scope, latest first. */
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
    <pw-page-header
      [heading]="'contingents.offerings.title' | transloco"
      [lead]="'contingents.offerings.lead' | transloco"
    >
      @if (session.may('offering.edit')) {
        <a actions matButton="filled" routerLink="/offerings/new">{{ 'contingents.offerings.new' | transloco }}</a>
      }
    </pw-page-header>
    @if (list.error(); as error) {
      <pw-problem-panel [error]="error" retryable (retry)="list.reload()" />
    } @else if (!list.hasValue()) {
      <pw-skeleton [lines]="6" />
    } @else if (list.value().length === 0) {
      <pw-empty
        icon="offerings"
        [heading]="'contingents.offerings.empty' | transloco"
        [hint]="'contingents.offerings.emptyHint' | transloco"
      />
    } @else {
      <ul class="pw-plain-list">
        @for (one of list.value(); track one.id) {
          <li class="pw-sheet">
            <div>
              <a [routerLink]="['/offerings', one.id]">{{ one.title }}</a>
              <div class="pw-quiet pw-small">
                {{ one.courseCode }} · {{ one.centreName }}{{ one.place === '' ? '' : ' · ' + one.place }}
              </div>
            </div>
            <div>{{ one.startsOn | pwDate }} – {{ one.endsOn | pwDate }}</div>
            <div class="pw-small">
              {{ 'contingents.offerings.modes.' + one.mode | transloco }} ·
              {{ 'contingents.offerings.people' | plural: one.people }}
            </div>
            <pw-state [state]="chips[one.state]" [label]="'contingents.offerings.states.' + one.state | transloco" />
          </li>
        }
      </ul>
    }
  `,
  styles: `
    ul {
      display: grid;
      gap: var(--pw-s3);
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 15rem 12rem 8rem;
      gap: var(--pw-s1) var(--pw-s4);
      align-items: center;
    }
    pw-state {
      justify-self: start;
    }
    @media (max-width: 1023px) {
      li {
        grid-template-columns: minmax(0, 1fr);
      }
    }
    a {
      font-weight: 600;
      overflow-wrap: anywhere;
    }
  `,
})
export class OfferingList {
  protected readonly chips = OFFERING_CHIPS;
  protected readonly session = inject(Session);
  protected readonly list = httpResource<OfferingLineDto[]>(() => '/api/offerings');
}
