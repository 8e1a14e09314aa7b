import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LearnerModuleDto, ModuleItemDto, PracticeScenarioDto } from '@peacewright/api-client';
import { DatePipe, DaysLeft, Icon, Skeleton, WayBack } from '@peacewright/ui';
import { PageTitle, ProblemPanel, Texts } from '../../../app';
import { PLACES } from '../places';

/** One module: what it teaches, its lessons, tests and scenarios, and where the learner stands. */
@Component({
  imports: [DatePipe, DaysLeft, Icon, ProblemPanel, RouterLink, Skeleton, TranslocoPipe, WayBack],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './module-page.html',
  styleUrl: './module-page.scss',
})
export class ModulePage {
  readonly edition = input.required<string>();
  readonly #texts = inject(Texts);
  readonly #title = inject(PageTitle);
  protected readonly module = httpResource<LearnerModuleDto>(
    () => `/api/learning/modules/${this.edition()}?language=${this.#texts.language()}`,
  );
  protected readonly value = computed(() => (this.module.hasValue() ? this.module.value() : undefined));
  readonly #practice = httpResource<PracticeScenarioDto[]>(() =>
    this.value() === undefined ? undefined : `/api/practice/scenarios?language=${this.#texts.language()}`,
  );
  /** Scenarios that rate objectives of this module. They are offered beside it, and missed by nobody when they cannot be read. */
  protected readonly scenarios = computed(() => {
    const code = this.value()?.code;
    const all = this.#practice.hasValue() ? this.#practice.value() : [];
    return all.filter(({ modules }) => modules.some((module) => module.code === code));
  });
  /** The first step that is not done; where attendance stands, the first test or scenario. */
  protected readonly next = computed(() =>
    this.value()?.items.find(({ done, kind }) => !done && (kind !== 'LESSON' || this.value()?.attended !== true)),
  );

  constructor() {
    effect(() => {
      const value = this.value();
      if (value !== undefined) this.#title.name(value.title);
    });
  }

  protected percent(fraction: number): number {
    return Math.round(fraction * 100);
  }

  protected linkTo(item: Pick<ModuleItemDto, 'id' | 'kind'>): readonly string[] {
    return ['/learning', this.edition(), PLACES[item.kind], item.id];
  }
}
