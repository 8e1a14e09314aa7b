import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { HomeDto } from '@peacewright/api-client';
import { DatePipe, EmptyState, Icon, inTurns, PluralPipe, Skeleton } from '@peacewright/ui';
import { ProblemPanel, Texts } from '../../../app';
import { homeUrl, PLACES } from '../places';
import { ModuleRow } from './module-row';

/** What is left before departure as one line, the next thing to do as one large button, then the rest in order of date. */
@Component({
  imports: [DatePipe, EmptyState, Icon, ModuleRow, PluralPipe, ProblemPanel, RouterLink, Skeleton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './home.html',
  styleUrl: './home.scss',
})
export class LearnerHome {
  readonly #texts = inject(Texts);
  protected readonly home = httpResource<HomeDto>(() => homeUrl(this.#texts.language()));
  readonly #value = computed(() => (this.home.hasValue() ? this.home.value() : undefined));
  /** The next departure, or the last one when all are past. */
  protected readonly rotation = computed(() => {
    const rotations = this.#value()?.rotations ?? [];
    return rotations.find(({ daysLeft }) => daysLeft >= 0) ?? rotations.at(-1);
  });
  protected readonly next = computed(() => this.#value()?.next ?? undefined);
  protected readonly nextModule = computed(() =>
    this.#value()?.modules.find(({ moduleEditionId }) => moduleEditionId === this.next()?.moduleEditionId),
  );
  protected readonly nextLink = computed(() => {
    const next = this.next();
    if (next === undefined) return [];
    const module = ['/learning', next.moduleEditionId];
    return next.itemId === null ? module : [...module, PLACES[next.kind ?? 'LESSON'], next.itemId];
  });
  protected readonly left = computed(() =>
    (this.#value()?.modules ?? []).filter((module) => module.state !== 'DONE' && module !== this.nextModule()),
  );
  protected readonly rows = inTurns(this.left, 3, 0);
  protected readonly done = computed(() => (this.#value()?.modules ?? []).filter(({ state }) => state === 'DONE'));
  protected readonly revoked = computed(() =>
    (this.#value()?.courses ?? []).filter(({ certificateRevokedAt }) => certificateRevokedAt !== null),
  );
  /** Complete, and with a certificate that stands or may be made out. */
  protected readonly earned = computed(() =>
    (this.#value()?.courses ?? []).filter(
      ({ done, total, certificateFree, certificateRevokedAt }) =>
        total > 0 && done === total && (certificateFree || certificateRevokedAt === null),
    ),
  );
}
