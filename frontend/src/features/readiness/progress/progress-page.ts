import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import type { ProgressDto, ProgressPointDto } from '@peacewright/api-client';
import { TranslocoPipe } from '@jsverse/transloco';
import { DatePipe, DateReading, EmptyState, formatDate, Skeleton } from '@peacewright/ui';
import { ProblemPanel, Texts } from '../../../app';
import { percentOf } from '../shared/cells';
import { RotationHead } from '../shared/rotation-head';
import { curveOf, doneOn, HEIGHT, levelsOf, measures, months, spanOf, WIDTH, type Measure } from './curve';

const day = /^\d{4}-\d{2}-\d{2}$/;

/** How a rotation came to where it is, against its departure: a drawing, and the same as a table. */
@Component({
  selector: 'pw-progress-page',
  imports: [DatePipe, DateReading, EmptyState, MatButton, ProblemPanel, RotationHead, Skeleton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './progress-page.html',
  styleUrl: './progress-page.scss',
})
export class ProgressPage {
  readonly #router = inject(Router);
  readonly #texts = inject(Texts);
  readonly rotationId = input.required<string>();
  readonly measure = input<string>();
  readonly knownOn = input<string>();

  protected readonly measures = measures;
  protected readonly width = WIDTH;
  protected readonly height = HEIGHT;
  readonly #url = computed(() => `/api/readiness/rotations/${this.rotationId()}/progress`);
  protected readonly progress = httpResource<ProgressDto>(() => this.#url());
  protected readonly known = httpResource<ProgressDto>(() => {
    const on = this.knownOn();
    return on !== undefined && day.test(on) ? { url: this.#url(), params: { knownOn: on } } : undefined;
  });
  protected readonly counted = computed((): Measure => (this.measure() === 'modules' ? 'modules' : 'people'));
  protected readonly chart = computed(() => {
    if (!this.progress.hasValue()) return null;
    const progress = this.progress.value();
    const [span, measure] = [spanOf(progress), this.counted()];
    const total = measure === 'people' ? progress.posts : progress.modules;
    const known = this.known.hasValue() ? this.known.value() : null;
    return {
      total,
      departure: span.x(progress.rotation.deployFrom),
      today: span.x(progress.rotation.today),
      months: months(span).map((month) => ({ month, x: span.x(month) })),
      curve: curveOf(progress.points, measure, total, span, progress.rotation.today),
      known: known && curveOf(known.points, measure, total, span, progress.rotation.today),
      levels: levelsOf(total).map((count) => ({ count, y: HEIGHT - (total === 0 ? 0 : count / total) * HEIGHT })),
    };
  });
  protected readonly rows = computed(() => {
    if (!this.progress.hasValue()) return [];
    const [progress, measure] = [this.progress.value(), this.counted()];
    const total = measure === 'people' ? progress.posts : progress.modules;
    const known = this.known.hasValue() ? this.known.value().points : null;
    const days = new Set([...progress.points, ...(known ?? [])].map((point) => point.day));
    const of = (points: readonly ProgressPointDto[], day: string) => {
      const done = doneOn(points, measure, day);
      return { done, total, percent: percentOf(done, total) };
    };
    return [...days]
      .sort((a, b) => b.localeCompare(a))
      .map((day) => ({ day, ...of(progress.points, day), known: known && of(known, day) }));
  });

  protected monthName(month: string): string {
    return formatDate(month, this.#texts.language()).slice(3);
  }

  protected ask(queryParams: Readonly<Record<string, string | null>>): void {
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
