import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { TaughtOfferingDto } from '@peacewright/api-client';
import {
  DatePipe,
  EmptyState,
  Icon,
  PageHeader,
  PluralPipe,
  Skeleton,
  StateChip,
  type DataState,
} from '@peacewright/ui';
import { placesOf, ProblemPanel, Session, Texts } from '../../app';

const chips: Readonly<Record<TaughtOfferingDto['state'], DataState>> = {
  PLANNED: 'na',
  OPEN: 'due',
  RUNNING: 'partly',
  COMPLETED: 'met',
  CANCELLED: 'na',
};

/** Offerings that the person teaches or may see, those under way first. */
@Component({
  imports: [
    DatePipe,
    EmptyState,
    Icon,
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
    <pw-page-header [heading]="'teaching.title' | transloco" [lead]="'teaching.lead' | transloco" />
    @if (list.error(); as error) {
      <pw-problem-panel [error]="error" retryable (retry)="list.reload()" />
    } @else if (!list.hasValue()) {
      <pw-skeleton [lines]="6" />
    } @else {
      @if (hasMine() && hasOthers()) {
        <nav [attr.aria-label]="'teaching.filter' | transloco">
          <a [routerLink]="[]" [queryParams]="{ all: null }" [attr.aria-current]="!showAll()">{{
            'teaching.mine' | transloco
          }}</a>
          <a [routerLink]="[]" [queryParams]="{ all: 1 }" [attr.aria-current]="showAll()">{{
            'teaching.all' | transloco
          }}</a>
        </nav>
      }
      <ul class="pw-plain-list">
        @for (offering of shown(); track offering.id) {
          <li>
            <a [routerLink]="['/teaching', offering.id]">
              <span class="words">
                <span class="title">{{ offering.title }}</span>
                <span class="pw-quiet pw-small">
                  {{ offering.courseCode }} {{ offering.courseTitle }} ·
                  {{ 'teaching.edition' | transloco: { number: offering.edition } }}
                </span>
                <span class="pw-quiet pw-small">
                  {{ offering.startsOn | pwDate }} – {{ offering.endsOn | pwDate }} · {{ offering.centreName
                  }}{{ offering.place === '' ? '' : ', ' + offering.place }} ·
                  {{ 'teaching.people' | plural: offering.people }}
                </span>
              </span>
              <pw-state [state]="chips[offering.state]" [label]="'teaching.state.' + offering.state | transloco" />
              <pw-icon name="chevron-right" />
            </a>
          </li>
        } @empty {
          <li>
            <pw-empty
              icon="learning"
              [heading]="'teaching.none' | transloco"
              [hint]="(mayPlan() ? 'teaching.planHint' : 'teaching.noneHint') | transloco"
            >
              @if (mayPlan()) {
                <p class="pw-row leads">
                  @for (place of leads(); track place.path) {
                    <a [routerLink]="['/', place.path]">{{ place.labelKey | transloco }}</a>
                  }
                </p>
              }
            </pw-empty>
          </li>
        }
      </ul>
    }
  `,
  styles: `
    .leads {
      justify-content: center;
      gap: var(--pw-s2) var(--pw-s4);
    }
    nav {
      display: flex;
      gap: var(--pw-s2);
      margin-block-end: var(--pw-s3);
    }
    nav a {
      display: inline-flex;
      align-items: center;
      min-block-size: 40px;
      padding-inline: var(--pw-s3);
      border: 1px solid var(--pw-line-strong);
      border-radius: var(--pw-corner);
      text-decoration: none;
    }
    nav a[aria-current='true'] {
      border-color: transparent;
      background: var(--pw-action-soft);
      color: var(--pw-on-action-soft);
      font-weight: 600;
    }
    ul {
      margin: 0;
    }
    li > a {
      display: flex;
      align-items: center;
      gap: var(--pw-s3);
      padding-block: var(--pw-s3);
      border-block-end: 1px solid var(--pw-line);
      color: inherit;
      text-decoration: none;
    }
    li > a:hover {
      background: var(--pw-surface-hover);
    }
    .words {
      flex: 1;
      display: grid;
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    .title {
      font-weight: 600;
    }
  `,
})
export class TaughtOfferings {
  readonly #session = inject(Session);
  readonly #texts = inject(Texts);
  /** Whoever plans course runs is led to what a first one needs: a new centre begins here. */
  protected readonly mayPlan = computed(() => this.#session.may('offering.edit'));
  protected readonly leads = computed(() =>
    placesOf(this.#session).filter(({ path }) => ['people', 'contingents', 'courses', 'offerings'].includes(path)),
  );
  /** Present in the address: offerings of others too. */
  readonly all = input<string>();
  protected readonly chips = chips;
  protected readonly list = httpResource<TaughtOfferingDto[]>(() => {
    this.#texts.language();
    return '/api/teaching/offerings';
  });
  readonly #value = computed(() => (this.list.hasValue() ? this.list.value() : []));
  protected readonly hasMine = computed(() => this.#value().some(({ mine }) => mine));
  protected readonly hasOthers = computed(() => this.#value().some(({ mine }) => !mine));
  protected readonly showAll = computed(() => this.all() !== undefined || !this.hasMine());
  protected readonly shown = computed(() => this.#value().filter(({ mine }) => this.showAll() || mine));
}
