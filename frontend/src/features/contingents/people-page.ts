import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PersonListDto } from '@peacewright/api-client';
import { EmptyState, PageHeader, Skeleton, WayBack } from '@peacewright/ui';
import { ProblemPanel } from '../../app';
import { ServiceNames } from './service-names';

/** Finds people of the own scope by number or name. */
@Component({
  imports: [EmptyState, MatButton, PageHeader, ProblemPanel, RouterLink, Skeleton, TranslocoPipe, WayBack],
  providers: [ServiceNames],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pw-page-header [heading]="'contingents.person.search' | transloco"
      ><a pwBack routerLink="/contingents">{{ 'contingents.title' | transloco }}</a></pw-page-header
    >
    <input
      type="search"
      [value]="q() ?? ''"
      [placeholder]="'contingents.person.find' | transloco"
      [attr.aria-label]="'contingents.person.find' | transloco"
      (input)="ask({ q: text($event), after: '' })"
    />
    @if (list.error(); as error) {
      <pw-problem-panel [error]="error" retryable (retry)="list.reload()" />
    } @else if (!list.hasValue()) {
      <pw-skeleton [lines]="6" />
    } @else if (list.value().items.length === 0 && !q() && !after()) {
      <pw-empty
        icon="people"
        [heading]="'contingents.person.nobodyYet' | transloco"
        [hint]="'contingents.person.nobodyYetHint' | transloco"
      >
        <a routerLink="/contingents">{{ 'contingents.title' | transloco }}</a>
      </pw-empty>
    } @else if (list.value().items.length === 0) {
      <pw-empty
        icon="search"
        [heading]="'contingents.person.none' | transloco"
        [hint]="'contingents.person.noneHint' | transloco"
      />
    } @else {
      <ul class="pw-plain-list">
        @for (one of list.value().items; track one.id) {
          <li>
            <a [routerLink]="[one.id]">{{ one.name || '—' }}</a>
            <span class="pw-quiet pw-small"
              >{{ one.rank ?? '' }} · {{ one.countryCode }} {{ services.name(one.countryCode, one.service) }}
              {{ one.serviceNumber ?? one.centreNumber }}</span
            >
          </li>
        }
      </ul>
      @if (list.value().next; as next) {
        <button matButton="outlined" type="button" (click)="ask({ after: next })">
          {{ 'contingents.person.next' | transloco }}
        </button>
      }
    }
  `,
  styles: `
    input {
      inline-size: min(100%, 480px);
      min-block-size: 44px;
      margin-block-end: var(--pw-s4);
      padding-inline: var(--pw-s3);
      border: 1px solid var(--pw-line-strong);
      border-radius: var(--pw-corner);
      background: var(--pw-surface);
      color: inherit;
      font: inherit;
    }
    li {
      display: grid;
      padding-block: var(--pw-s2);
      border-block-end: 1px solid var(--pw-line);
    }
  `,
})
export class PeoplePage {
  readonly #router = inject(Router);
  protected readonly services = inject(ServiceNames);
  readonly q = input<string>();
  readonly after = input<string>();
  readonly #params = computed(() => ({
    ...(this.q() ? { q: this.q() ?? '' } : {}),
    ...(this.after() ? { after: this.after() ?? '' } : {}),
  }));
  protected readonly list = httpResource<PersonListDto>(() => ({ url: '/api/people', params: this.#params() }));

  protected text(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected ask(change: Readonly<Record<string, string>>): void {
    const queryParams = Object.fromEntries(
      Object.entries(change).map(([key, value]) => [key, value === '' ? null : value]),
    );
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: change['after'] === '' });
  }
}
