import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { EmptyState, PageHeader, Skeleton } from '@peacewright/ui';
import { ProblemPanel, Texts } from '../../../app';
import { centresWith } from '../../drafting';
import type { CentreValue } from '../api/models';
import { CatalogueTabs } from '../catalogue/catalogue-tabs';
import { CentreValues } from './centre-values';

/** All values of a centre, over every published module. */
@Component({
  imports: [CatalogueTabs, CentreValues, EmptyState, PageHeader, ProblemPanel, Skeleton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pw-catalogue-tabs />
    <pw-page-header [heading]="'courses.values.title' | transloco" [lead]="'coursesReview.values.lead' | transloco" />
    @if (centres().length > 1) {
      <label class="centre"
        ><span class="pw-small pw-quiet">{{ 'courses.new.centre' | transloco }}</span>
        <select #centre (change)="choose(centre.value)">
          @for (one of centres(); track one.id) {
            <option [value]="one.id" [selected]="one.id === centreId()">{{ one.name }}</option>
          }
        </select>
      </label>
    }
    @if (centreId() === undefined) {
      <pw-empty [heading]="'coursesReview.values.noCentre' | transloco" />
    } @else if (list.error()) {
      <pw-problem-panel [error]="list.error()" retryable (retry)="list.reload()" />
    } @else if (list.hasValue()) {
      <pw-centre-values [centreId]="centreId()!" [values]="list.value()" (saved)="list.reload()" />
    } @else {
      <pw-skeleton [lines]="6" />
    }
  `,
  styles: `
    .centre {
      display: grid;
      gap: 2px;
      max-inline-size: 20rem;
      margin-block-end: var(--pw-s4);
    }
    select {
      min-block-size: 44px;
      padding-inline: var(--pw-s3);
      border: 1px solid var(--pw-line-strong);
      border-radius: var(--pw-corner);
      background: var(--pw-surface);
    }
  `,
})
export class ValuesPage {
  readonly centre = input<string | undefined>();
  readonly #language = inject(Texts).language;
  readonly #router = inject(Router);
  protected readonly centres = centresWith('course.read');
  protected readonly centreId = computed(() => this.centre() ?? this.centres()[0]?.id);
  protected readonly list = httpResource<readonly CentreValue[]>(() => {
    const centreId = this.centreId();
    this.#language();
    return centreId === undefined ? undefined : { url: '/api/centre-values', params: { centreId } };
  });

  protected choose(centre: string): void {
    void this.#router.navigate([], { queryParams: { centre } });
  }
}
