import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AccountLineDto } from '@peacewright/api-client';
import { ROLES } from '@peacewright/contracts';
import { EmptyState, Icon, PageHeader, Skeleton } from '@peacewright/ui';
import { ProblemPanel, Session } from '../../../app';
import { pagesOf } from '../pages';
import { AccountStateChip } from './account-state-chip';
import { kindUnasked } from './kind-unasked';

const STATES = ['INVITED', 'ACTIVE', 'CLOSED'] as const;
/** Typing is quick; asking the server for every letter is not needed. */
const TYPING_MS = 300;

/** Who has an account here and with which roles: found by name, address or number, narrowed by kind, role and state. */
@Component({
  imports: [
    AccountStateChip,
    EmptyState,
    Icon,
    MatButton,
    MatFormFieldModule,
    MatInput,
    MatSelectModule,
    PageHeader,
    ProblemPanel,
    RouterLink,
    Skeleton,
    TranslocoPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pw-page-header [heading]="'people.title' | transloco" [lead]="'people.lead' | transloco">
      @if (session.may('role.grant')) {
        <a actions matButton="filled" routerLink="invite">{{ 'people.invite.act' | transloco }}</a>
      }
    </pw-page-header>
    <search class="filters">
      <mat-form-field class="find">
        <mat-label>{{ 'people.find' | transloco }}</mat-label>
        <pw-icon matPrefix name="search" />
        <input matInput type="search" [value]="q() ?? ''" maxlength="80" (input)="type($event)" autocomplete="off" />
      </mat-form-field>
      <mat-form-field>
        <mat-label>{{ 'people.kind.label' | transloco }}</mat-label>
        <mat-select [value]="shownKind()" (selectionChange)="narrow({ kind: $event.value })">
          <mat-option value="STAFF">{{ 'people.kind.STAFF' | transloco }}</mat-option>
          <mat-option value="LEARNERS">{{ 'people.kind.LEARNERS' | transloco }}</mat-option>
          <mat-option value="ALL">{{ 'people.kind.ALL' | transloco }}</mat-option>
        </mat-select>
      </mat-form-field>
      <mat-form-field>
        <mat-label>{{ 'people.role' | transloco }}</mat-label>
        <mat-select [value]="role() ?? ''" (selectionChange)="narrow({ role: $event.value })">
          <mat-option value="">{{ 'people.anyRole' | transloco }}</mat-option>
          @for (one of roles; track one) {
            <mat-option [value]="one">{{ 'roles.' + one | transloco }}</mat-option>
          }
        </mat-select>
      </mat-form-field>
      <mat-form-field>
        <mat-label>{{ 'people.state.label' | transloco }}</mat-label>
        <mat-select [value]="state() ?? ''" (selectionChange)="narrow({ state: $event.value })">
          <mat-option value="">{{ 'people.state.any' | transloco }}</mat-option>
          @for (one of states; track one) {
            <mat-option [value]="one">{{ 'people.state.' + one | transloco }}</mat-option>
          }
        </mat-select>
      </mat-form-field>
    </search>
    @if (list.error(); as error) {
      <pw-problem-panel [error]="error" retryable (retry)="list.reload()" />
    }
    @if (list.items().length > 0) {
      <ul class="pw-plain-list accounts" [attr.aria-label]="'people.title' | transloco" [attr.aria-busy]="list.busy()">
        @for (account of list.items(); track account.id) {
          <li>
            <div class="who">
              <a [routerLink]="account.id">{{ account.displayName }}</a>
              <span class="pw-quiet pw-small">{{ account.email ?? account.pinLogin }}</span>
            </div>
            <ul class="pw-plain-list pw-small">
              @for (role of account.roles; track role.id) {
                <li>
                  {{ 'roles.' + role.role | transloco
                  }}<span class="pw-quiet">
                    · {{ role.scopeKind === 'SYSTEM' ? ('frame.wholeSystem' | transloco) : role.scopeName }}</span
                  >
                </li>
              } @empty {
                <li class="pw-quiet">{{ 'people.noRole' | transloco }}</li>
              }
            </ul>
            <pw-account-state [state]="account.state" />
          </li>
        }
      </ul>
      @if (list.more()) {
        <button matButton="outlined" type="button" class="more" [disabled]="list.busy()" (click)="list.showMore()">
          {{ 'people.more' | transloco }}
        </button>
      }
    } @else if (list.loaded()) {
      <pw-empty
        icon="people"
        [heading]="(filtered() ? 'people.nothingFound' : 'people.nobody') | transloco"
        [hint]="(filtered() ? 'people.nothingFoundHint' : 'people.nobodyHint') | transloco"
      >
        @if (filtered()) {
          <a matButton="outlined" routerLink="." [queryParams]="{}">{{ 'people.showAll' | transloco }}</a>
        }
      </pw-empty>
    } @else if (!list.error()) {
      <pw-skeleton [lines]="8" />
    }
  `,
  styles: `
    .filters {
      display: grid;
      grid-template-columns: minmax(220px, 2fr) repeat(3, minmax(150px, 1fr));
      gap: var(--pw-s3);
      margin-block-end: var(--pw-s4);
    }
    pw-icon[matPrefix] {
      margin-inline: var(--pw-s3) var(--pw-s1);
      font-size: 1.25rem;
    }
    .accounts {
      border: 1px solid var(--pw-line);
      border-radius: var(--pw-corner);
      background: var(--pw-surface);
    }
    .accounts > li {
      display: grid;
      grid-template-columns: minmax(0, 2fr) minmax(0, 3fr) auto;
      align-items: center;
      gap: var(--pw-s2) var(--pw-s4);
      padding: var(--pw-s3) var(--pw-s4);
      overflow-wrap: anywhere;
    }
    .accounts > li + li {
      border-block-start: 1px solid var(--pw-line);
    }
    .who {
      display: grid;
    }
    .who a {
      font-weight: 550;
    }
    .more {
      margin-block-start: var(--pw-s4);
    }
    @media (max-width: 899px) {
      .filters {
        grid-template-columns: 1fr 1fr;
      }
      .find {
        grid-column: 1 / -1;
      }
    }
    @media (max-width: 599px) {
      .filters > :last-child {
        grid-column: 1 / -1;
      }
      .accounts > li {
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: start;
      }
      .accounts > li > ul {
        grid-column: 1 / -1;
        grid-row: 2;
      }
    }
  `,
})
export class AccountList {
  readonly #router = inject(Router);
  protected readonly session = inject(Session);
  protected readonly roles = ROLES;
  protected readonly states = STATES;

  readonly q = input<string>();
  readonly kind = input<string>();
  readonly role = input<string>();
  readonly state = input<string>();
  protected readonly shownKind = computed(() => this.kind() || kindUnasked(this.session.roles(), this.q()));
  readonly #filter = computed(() => {
    const kind = this.shownKind() === 'ALL' ? undefined : this.shownKind();
    const given = { q: this.q(), kind, role: this.role(), state: this.state() };
    return Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  });
  protected readonly filtered = computed(() => [this.q(), this.kind(), this.role(), this.state()].some(Boolean));
  protected readonly list = pagesOf<AccountLineDto>('/api/accounts', this.#filter);
  #typing: ReturnType<typeof setTimeout> | undefined;

  protected type(event: Event): void {
    const q = (event.target as HTMLInputElement).value.trim();
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => {
      this.narrow({ q });
    }, TYPING_MS);
  }

  /** Filters live in the address; an empty one leaves it. */
  protected narrow(change: Readonly<Record<string, string>>): void {
    const queryParams = Object.fromEntries(Object.entries(change).map(([name, value]) => [name, value || null]));
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
