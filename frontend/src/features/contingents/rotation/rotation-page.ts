import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DatePipe, PageHeader, Skeleton, Tabs, WayBack } from '@peacewright/ui';
import { PageTitle, ProblemPanel, Session, Texts } from '../../../app';
import { DepartureDays } from '../departure-days';
import { RotationStore } from './rotation-store';

/** One rotation: its head and the tabs below. */
@Component({
  imports: [
    DatePipe,
    DepartureDays,
    PageHeader,
    ProblemPanel,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    Skeleton,
    Tabs,
    TranslocoPipe,
    WayBack,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (store.rotation.error(); as error) {
      <pw-problem-panel [error]="error" leads retryable (retry)="store.rotation.reload()" />
    } @else if (store.rotation.hasValue()) {
      @let one = store.rotation.value();
      <pw-page-header [heading]="heading()">
        <a pwBack routerLink="/contingents">{{ 'contingents.title' | transloco }}</a>
      </pw-page-header>
      <p class="pw-row lead">
        <span>{{ one.countryCode }} · {{ one.missionCode ?? ('contingents.noMission' | transloco) }}</span>
        <span>{{ 'contingents.states.' + one.state | transloco }}</span>
        <span
          >{{ 'contingents.leaves' | transloco: { date: (one.deployFrom | pwDate) } }} ·
          <pw-departure-days [days]="one.daysLeft"
        /></span>
        <span>{{ 'contingents.filledOf' | transloco: { n: one.filled, of: one.posts } }}</span>
      </p>
      <nav pwTabs [attr.aria-label]="'contingents.tabs.label' | transloco">
        @for (tab of tabs(); track tab.path) {
          <a
            [routerLink]="tab.path === '' ? ['/contingents', one.id] : ['/contingents', one.id, tab.path]"
            routerLinkActive
            ariaCurrentWhenActive="page"
            [routerLinkActiveOptions]="{ exact: tab.path === '' }"
            >{{ tab.label | transloco }}</a
          >
        }
      </nav>
    } @else {
      <pw-skeleton [lines]="4" />
    }
    <router-outlet />
  `,
  styles: `
    .lead {
      overflow-wrap: anywhere;
      gap: var(--pw-s1) var(--pw-s4);
      margin-block: calc(-1 * var(--pw-s4)) var(--pw-s4);
      color: var(--pw-ink-quiet);
    }
  `,
})
export class RotationPage {
  protected readonly store = inject(RotationStore);
  readonly #session = inject(Session);
  readonly #title = inject(PageTitle);
  readonly #texts = inject(Texts);
  readonly id = input.required<string>();
  protected readonly heading = computed(() => {
    if (!this.store.rotation.hasValue()) return '';
    const one = this.store.rotation.value();
    return `${one.contingentName} · ${this.#texts.text('contingents.nth', { number: one.number })}`;
  });
  protected readonly tabs = computed(() => {
    const rotation = this.store.rotation.hasValue() ? this.store.rotation.value() : undefined;
    return [
      { path: '', label: 'contingents.tabs.overview' },
      { path: 'roll', label: 'contingents.tabs.roll' },
      ...(rotation?.mayEditRoll ? [{ path: 'import', label: 'contingents.tabs.import' }] : []),
      { path: 'assignments', label: 'contingents.tabs.assignments' },
      ...(rotation?.mayEditRoll && this.#session.may('account.manage')
        ? [{ path: 'accounts', label: 'contingents.tabs.accounts' }]
        : []),
    ];
  });

  constructor() {
    effect(() => this.store.id.set(this.id()));
    effect(() => {
      if (this.heading() !== '') this.#title.nameBranch(this.heading(), `/contingents/${this.id()}`);
    });
  }
}
