import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PostDto } from '@peacewright/api-client';
import { DatePipe, EmptyState, Skeleton } from '@peacewright/ui';
import { ProblemPanel, ReasonPipe, Session } from '../../../app';
import { EntryForm } from './entry-form';
import { PostForm } from './post-form';
import { SubUnitForm } from './sub-unit-form';
import { filtered, holderOf, sectionsOf } from './roll-tree';
import { RotationStore } from './rotation-store';

/** Sub-units and posts with who holds them; vacant posts show; people are put in, replaced and taken off here. */
@Component({
  imports: [
    DatePipe,
    EmptyState,
    EntryForm,
    MatButton,
    PostForm,
    ProblemPanel,
    ReasonPipe,
    RouterLink,
    Skeleton,
    SubUnitForm,
    TranslocoPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (store.roll.error(); as error) {
      <pw-problem-panel [error]="error" retryable (retry)="store.roll.reload()" />
    } @else if (!store.roll.hasValue()) {
      <pw-skeleton [lines]="10" />
    } @else {
      <div class="pw-row tools">
        <input
          type="search"
          [value]="q() ?? ''"
          [placeholder]="'contingents.roll.find' | transloco"
          [attr.aria-label]="'contingents.roll.find' | transloco"
          (input)="ask({ q: text($event) })"
        />
        <label class="pw-row">
          <input
            type="checkbox"
            [checked]="vacant() === 'true'"
            (change)="ask({ vacant: vacant() === 'true' ? '' : 'true' })"
          />
          {{ 'contingents.roll.vacantOnly' | transloco }}
        </label>
        @if (mayStructure() && !adding()) {
          <button matButton="outlined" type="button" (click)="adding.set(true)">
            {{ 'contingents.roll.addPost' | transloco }}
          </button>
        }
      </div>
      @if (adding()) {
        <pw-post-form [roll]="store.roll.value()" (done)="adding.set(false)" />
      }
      @if (store.roll.value().posts.length === 0) {
        <pw-empty
          icon="people"
          [heading]="'contingents.roll.empty' | transloco"
          [hint]="'contingents.roll.emptyHint' | transloco"
        >
          @if (mayRoll()) {
            <a matButton="filled" [routerLink]="['/contingents', store.id(), 'import']">{{
              'contingents.tabs.import' | transloco
            }}</a>
          }
        </pw-empty>
      } @else if (sections().length === 0) {
        <pw-empty icon="search" [heading]="'contingents.roll.noMatch' | transloco" />
      }
      @for (section of sections(); track section.path) {
        <section [attr.aria-label]="section.path">
          <h2 [class.inner]="section.depth > 0">
            {{ section.path || ((units() ? 'contingents.roll.outside' : 'contingents.roll.posts') | transloco) }}
            <span class="pw-quiet pw-small">{{
              'contingents.filledOf' | transloco: { n: section.held, of: section.of }
            }}</span>
            @if (mayStructure() && section.unit && unitOpen() !== section.unit.id) {
              <button
                matButton
                type="button"
                [attr.aria-label]="'contingents.roll.editSubUnit' | transloco: { name: section.path }"
                (click)="unitOpen.set(section.unit.id)"
              >
                {{ 'contingents.person.edit' | transloco }}
              </button>
            }
          </h2>
          @if (section.unit && unitOpen() === section.unit.id) {
            <pw-sub-unit-form [roll]="store.roll.value()" [unit]="section.unit" (done)="unitOpen.set(undefined)" />
          }
          <ul class="pw-plain-list">
            @for (post of section.posts; track post.id) {
              @let holder = holderOf(post);
              <li [class.vacant]="!holder">
                <div class="post">
                  <strong [id]="post.id">{{ post.title }}</strong>
                  <span class="pw-quiet pw-small"
                    >{{ post.code }}
                    @if (post.rankBand; as band) {
                      · {{ 'contingents.bands.' + band | transloco }}
                    }
                    @if (post.requiredLanguage; as language) {
                      · {{ language }}
                    }
                    @if (post.isKey) {
                      · {{ 'contingents.roll.isKey' | transloco }}
                    }
                  </span>
                </div>
                <div class="who">
                  @if (holder) {
                    <span>
                      {{ holder.rank ?? '' }}
                      @if (session.may('people.read') && holder.name !== null) {
                        <a [routerLink]="['/contingents/people', holder.personId]">{{ holder.name }}</a>
                      } @else {
                        {{ 'contingents.roll.somebody' | transloco }}
                      }
                    </span>
                    <span class="pw-quiet pw-small"
                      >{{ holder.number ?? '' }} ·
                      {{ 'contingents.roll.since' | transloco: { date: (holder.fromDate | pwDate) } }}</span
                    >
                  } @else {
                    <span>{{ 'contingents.roll.vacant' | transloco }}</span>
                  }
                  @for (entry of othersOf(post); track entry.id) {
                    <span class="pw-quiet pw-small">
                      {{ 'contingents.roll.' + (entry.status === 'RESERVE' ? 'reserve' : 'before') | transloco
                      }}{{ 'ui.colon' | transloco }} {{ entry.rank ?? '' }}
                      @if (session.may('people.read') && entry.name !== null) {
                        <a [routerLink]="['/contingents/people', entry.personId]">{{ entry.name }}</a>
                      }
                      {{ entry.number ?? '' }}
                      @if (entry.toDate; as last) {
                        · {{ last | pwDate }}
                        @if (entry.reason) {
                          · {{ entry.reason | pwReason }}
                        }
                      }
                    </span>
                  }
                </div>
                <div class="acts">
                  @if (mayRoll() && open() !== post.id) {
                    <button matButton type="button" [attr.aria-describedby]="post.id" (click)="show(post, 'entry')">
                      {{ (holder ? 'contingents.roll.change' : 'contingents.roll.fill') | transloco }}
                    </button>
                  }
                  @if (mayStructure() && postOpen() !== post.id) {
                    <button matButton type="button" [attr.aria-describedby]="post.id" (click)="show(post, 'post')">
                      {{ 'contingents.roll.editPost' | transloco }}
                    </button>
                  }
                </div>
              </li>
              @if (postOpen() === post.id) {
                <li class="form">
                  <pw-post-form [roll]="store.roll.value()" [post]="post" (done)="postOpen.set(undefined)" />
                </li>
              }
              @if (open() === post.id) {
                <li class="form"><pw-entry-form [post]="post" (done)="open.set(undefined)" /></li>
              }
            }
          </ul>
        </section>
      }
    }
  `,
  styleUrl: './roll-tab.scss',
})
export class RollTab {
  protected readonly store = inject(RotationStore);
  protected readonly session = inject(Session);
  readonly #router = inject(Router);
  readonly q = input<string>();
  readonly vacant = input<string>();
  protected readonly open = signal<string | undefined>(undefined);
  protected readonly adding = signal(false);
  protected readonly postOpen = signal<string | undefined>(undefined);
  protected readonly unitOpen = signal<string | undefined>(undefined);
  readonly #rotation = computed(() => (this.store.rotation.hasValue() ? this.store.rotation.value() : undefined));
  protected readonly mayRoll = computed(() => this.#rotation()?.mayEditRoll ?? false);
  protected readonly mayStructure = computed(() => this.#rotation()?.mayEdit ?? false);
  readonly #all = computed(() => (this.store.roll.hasValue() ? sectionsOf(this.store.roll.value()) : []));
  /** The post that was last worked on, until something else is looked for. */
  readonly #kept = linkedSignal<unknown, string | undefined>({
    source: () => [this.q(), this.vacant()],
    computation: () => undefined,
  });
  /** Whether there are any: a batch of postings has none, and its posts stand outside nothing. */
  protected readonly units = computed(() => this.#all().some(({ unit }) => unit));
  protected readonly sections = computed(() =>
    filtered(this.#all(), this.q() ?? '', this.vacant() === 'true', this.#kept()),
  );

  constructor() {
    this.store.wantRoll();
  }

  /** One form at a time below a post. */
  protected show(post: PostDto, form: 'entry' | 'post'): void {
    this.#kept.set(post.id);
    this.open.set(form === 'entry' ? post.id : undefined);
    this.postOpen.set(form === 'post' ? post.id : undefined);
  }

  protected readonly holderOf = holderOf;

  protected othersOf(post: PostDto): PostDto['entries'] {
    return post.entries.filter((entry) => entry.status !== 'PRIMARY');
  }

  protected text(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected ask(change: Readonly<Record<string, string>>): void {
    const queryParams = Object.fromEntries(
      Object.entries(change).map(([key, value]) => [key, value === '' ? null : value]),
    );
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
