import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RotationLineDto } from '@peacewright/api-client';
import { DatePipe, EmptyState, PageHeader, Skeleton } from '@peacewright/ui';
import { ProblemPanel, Session } from '../../app';
import { DepartureDays } from './departure-days';

/** Every rotation in scope: when it leaves, how far its roll is filled. */
@Component({
  imports: [
    DatePipe,
    DepartureDays,
    EmptyState,
    MatButton,
    PageHeader,
    ProblemPanel,
    RouterLink,
    Skeleton,
    TranslocoPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pw-page-header [heading]="'contingents.title' | transloco" [lead]="'contingents.lead' | transloco">
      @if (session.may('people.read')) {
        <a actions matButton="outlined" routerLink="/contingents/people">{{
          'contingents.person.search' | transloco
        }}</a>
      }
      @if (session.may('country.edit', 'people.edit')) {
        <a actions matButton="outlined" routerLink="/contingents/ranks">{{ 'contingents.ranks.title' | transloco }}</a>
      }
      <a actions matButton="outlined" routerLink="/contingents/missions">{{
        'contingents.missions.title' | transloco
      }}</a>
      @if (session.may('contingent.edit')) {
        <a actions matButton="filled" routerLink="/contingents/new">{{ 'contingents.form.new' | transloco }}</a>
      }
    </pw-page-header>
    @if (list.error(); as error) {
      <pw-problem-panel [error]="error" retryable (retry)="list.reload()" />
    } @else if (!list.hasValue()) {
      <pw-skeleton [lines]="6" />
    } @else if (list.value().length === 0) {
      <pw-empty
        icon="contingents"
        [heading]="'contingents.empty' | transloco"
        [hint]="'contingents.emptyHint' | transloco"
      />
    } @else {
      <label class="find">
        <span class="pw-sr-only">{{ 'contingents.find' | transloco }}</span>
        <input
          type="search"
          [value]="q() ?? ''"
          [placeholder]="'contingents.find' | transloco"
          (input)="find($event)"
        />
      </label>
      @if (shown().length === 0) {
        <pw-empty icon="search" [heading]="'contingents.noMatch' | transloco" />
      } @else {
        <div class="pw-table-wrap wide" data-density="compact">
          <table class="pw-table">
            <caption class="pw-sr-only">
              {{
                'contingents.title' | transloco
              }}
            </caption>
            <thead>
              <tr>
                <th scope="col">{{ 'contingents.contingent' | transloco }}</th>
                <th scope="col">{{ 'contingents.mission' | transloco }}</th>
                <th scope="col">{{ 'contingents.dates.deployFrom' | transloco }}</th>
                <th scope="col">{{ 'contingents.state' | transloco }}</th>
                <th scope="col" data-number>{{ 'contingents.filled' | transloco }}</th>
                <th scope="col" data-number>{{ 'contingents.vacant' | transloco }}</th>
                <th scope="col" data-number>{{ 'contingents.reserves' | transloco }}</th>
                <th scope="col">{{ 'contingents.centre' | transloco }}</th>
              </tr>
            </thead>
            <tbody>
              @for (one of shown(); track one.id) {
                <tr>
                  <th scope="row">
                    <a [routerLink]="['/contingents', one.id]"
                      >{{ one.contingentName }} · {{ 'contingents.nth' | transloco: { number: one.number } }}</a
                    >
                    <div class="pw-quiet pw-small">{{ one.countryCode }} · {{ one.unitType }}</div>
                  </th>
                  <td>{{ one.missionCode ?? '—' }}</td>
                  <td>
                    {{ one.deployFrom | pwDate }}
                    <div class="pw-small"><pw-departure-days [days]="one.daysLeft" /></div>
                  </td>
                  <td>{{ 'contingents.states.' + one.state | transloco }}</td>
                  <td data-number>{{ 'contingents.of' | transloco: { n: one.filled, of: one.posts } }}</td>
                  <td data-number>{{ one.posts - one.filled }}</td>
                  <td data-number>{{ one.reserves }}</td>
                  <td>{{ one.centreName }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
        <ul class="pw-plain-list cards">
          @for (one of shown(); track one.id) {
            <li>
              <a class="pw-sheet" [routerLink]="['/contingents', one.id]">
                <strong>{{ one.contingentName }} · {{ 'contingents.nth' | transloco: { number: one.number } }}</strong>
                <span class="pw-quiet pw-small"
                  >{{ one.countryCode }} · {{ one.missionCode ?? one.unitType }} ·
                  {{ 'contingents.states.' + one.state | transloco }}</span
                >
                <span>{{ one.deployFrom | pwDate }} · <pw-departure-days [days]="one.daysLeft" /></span>
                <span class="pw-small">{{ 'contingents.filledOf' | transloco: { n: one.filled, of: one.posts } }}</span>
              </a>
            </li>
          }
        </ul>
      }
    }
  `,
  styles: `
    .find input {
      inline-size: min(100%, 420px);
      min-block-size: 44px;
      margin-block-end: var(--pw-s4);
      padding-inline: var(--pw-s3);
      border: 1px solid var(--pw-line-strong);
      border-radius: var(--pw-corner);
      background: var(--pw-surface);
      color: inherit;
      font: inherit;
    }
    .cards {
      display: none;
      gap: var(--pw-s3);
    }
    .cards a {
      display: grid;
      gap: var(--pw-s1);
      color: inherit;
      text-decoration: none;
      overflow-wrap: anywhere;
    }
    @media (max-width: 719px) {
      .wide {
        display: none;
      }
      .cards {
        display: grid;
      }
    }
  `,
})
export class RotationList {
  readonly #router = inject(Router);
  protected readonly session = inject(Session);
  readonly q = input<string>();
  protected readonly list = httpResource<RotationLineDto[]>(() => '/api/rotations');
  protected readonly shown = computed(() => {
    const words = (this.q() ?? '').toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const list = this.list.hasValue() ? this.list.value() : [];
    return list.filter((one) => {
      const text =
        `${one.contingentName} ${one.countryCode} ${one.missionCode ?? ''} ${one.unitType} ${one.centreName}`.toLocaleLowerCase();
      return words.every((word) => text.includes(word));
    });
  });

  protected find(event: Event): void {
    const q = (event.target as HTMLInputElement).value;
    void this.#router.navigate([], {
      queryParams: { q: q === '' ? null : q },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}
