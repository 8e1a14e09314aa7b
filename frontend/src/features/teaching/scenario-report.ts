import { NgComponentOutlet } from '@angular/common';
import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  type Type,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ReportedAnswerDto, ReportedGroupDto, ScenarioReportDto } from '@peacewright/api-client';
import {
  DateTimePipe,
  EmptyState,
  Icon,
  OpensByArrows,
  PageHeader,
  PluralPipe,
  Skeleton,
  WayBack,
} from '@peacewright/ui';
import { PageTitle, ProblemPanel, Texts } from '../../app';
import { reportGraph } from '../scenarios';

/** What the people of an offering made of a scenario that counts, together: how it ended, and what was chosen where. */
@Component({
  imports: [
    DateTimePipe,
    EmptyState,
    Icon,
    MatButton,
    NgComponentOutlet,
    OpensByArrows,
    PageHeader,
    PluralPipe,
    ProblemPanel,
    RouterLink,
    Skeleton,
    TranslocoPipe,
    WayBack,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './scenario-report.html',
  styleUrl: './scenario-report.scss',
})
export class ScenarioReport {
  readonly id = input.required<string>();
  readonly item = input.required<string>();
  readonly #texts = inject(Texts);
  readonly #title = inject(PageTitle);
  /** Whose choices are shown; null: all together. */
  protected readonly contingent = signal<string | null>(null);
  protected readonly report = httpResource<ScenarioReportDto>(() => {
    this.#texts.language();
    const contingent = this.contingent();
    const params = contingent === null ? {} : { contingent };
    return { url: `/api/teaching/offerings/${this.id()}/scenarios/${this.item()}`, params };
  });
  /** While another contingent's is on its way, the one before stays. */
  protected readonly value = linkedSignal<ScenarioReportDto | undefined, ScenarioReportDto | undefined>({
    source: () => (this.report.hasValue() ? this.report.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  /** The groups that are told apart, where there is more than one, and all of them together. */
  protected readonly groups = computed<readonly ReportedGroupDto[]>(() => {
    const value = this.value();
    if (value === undefined) return [];
    return value.contingents.length > 1 ? [...value.contingents, value.whole] : value.contingents;
  });

  /** Fetched when it is asked for: the tables say the same. */
  protected readonly graph = signal<Type<unknown> | null>(null);
  protected async draw(): Promise<void> {
    this.graph.set(await reportGraph());
  }

  constructor() {
    effect(() => {
      const value = this.value();
      if (value !== undefined) this.#title.name(value.title);
    });
  }

  /** By its place among the contingents: names are no keys, and people on no roll have none. */
  protected choose(event: Event): void {
    const at = Number((event.target as HTMLSelectElement).value);
    this.contingent.set(this.value()?.contingents[at]?.contingent ?? null);
  }

  protected share(count: number, of: number): string {
    return this.#texts.text('teaching.report.share', {
      n: count,
      of,
      percent: of === 0 ? 0 : Math.round((100 * count) / of),
    });
  }

  protected said({ kind, text }: ReportedAnswerDto): string {
    if (kind === 'timeout') return this.#texts.text('teaching.report.timeout');
    return kind === 'result' ? this.#texts.text(`teaching.report.result.${text}`) : text;
  }
}
