import { NgTemplateOutlet } from '@angular/common';
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { TaughtOfferingDetailDto, TaughtScenarioDto } from '@peacewright/api-client';
import { DatePipe, EmptyState, PageHeader, Skeleton, WayBack } from '@peacewright/ui';
import { PageTitle, ProblemPanel, Texts } from '../../app';
import { found, standingIn, unitsOf } from './roster';
import { SignOff } from './sign-off';
import { StandingTable } from './standing-table';

/** One offering: its people and where each stands; with a module chosen, signing for what was taught in a room. */
@Component({
  imports: [
    DatePipe,
    EmptyState,
    NgTemplateOutlet,
    PageHeader,
    ProblemPanel,
    RouterLink,
    SignOff,
    Skeleton,
    StandingTable,
    TranslocoPipe,
    WayBack,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './offering.html',
  styleUrl: './offering.scss',
})
export class TaughtOffering {
  readonly id = input.required<string>();
  /** Module being signed for, in the address. */
  readonly module = input<string>();
  readonly name = input<string>();
  readonly unit = input<string>();
  readonly #title = inject(PageTitle);
  readonly #router = inject(Router);
  readonly #texts = inject(Texts);
  protected readonly offering = httpResource<TaughtOfferingDetailDto>(() => this.#worded(''));
  /** Beside the people, and missed by nobody when they cannot be read. */
  readonly #scenarios = httpResource<TaughtScenarioDto[]>(() => this.#worded('/scenarios'));
  protected readonly scenarios = computed(() => (this.#scenarios.hasValue() ? this.#scenarios.value() : []));
  protected readonly value = computed(() => (this.offering.hasValue() ? this.offering.value() : undefined));
  readonly #roster = computed(() => this.value()?.roster ?? []);
  protected readonly maySign = computed(() => {
    const value = this.value();
    return value !== undefined && value.maySign && value.roster.some(({ self }) => !self);
  });
  protected readonly chosen = computed(() =>
    this.maySign() ? this.value()?.modules.find(({ moduleEditionId }) => moduleEditionId === this.module()) : undefined,
  );
  protected readonly units = computed(() => unitsOf(this.#roster()));
  protected readonly people = computed(() =>
    found(this.#roster(), { name: this.name() ?? '', unit: this.unit() ?? '' }),
  );
  /** How many of the people have completed each module, by its edition. */
  protected readonly completed = computed(
    () =>
      new Map(
        (this.value()?.modules ?? []).map(({ moduleEditionId }) => [
          moduleEditionId,
          this.#roster().filter((person) => (standingIn(person, moduleEditionId)?.completedOn ?? null) !== null).length,
        ]),
      ),
  );

  constructor() {
    effect(() => {
      const value = this.value();
      if (value !== undefined) this.#title.name(value.title);
    });
  }

  /** The server words titles in the language of the screen: asked for again when that changes. */
  #worded(what: string): string {
    this.#texts.language();
    return `/api/teaching/offerings/${this.id()}${what}`;
  }

  protected ask(wish: { name?: string; unit?: string }): void {
    const queryParams = Object.fromEntries(Object.entries(wish).map(([key, text]) => [key, text === '' ? null : text]));
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
