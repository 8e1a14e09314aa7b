import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { EmptyState, PageHeader, Skeleton } from '@peacewright/ui';
import { ProblemPanel, Texts } from '../../../app';
import { centresWith, EditionChip } from '../../drafting';
import { CoursesApi } from '../api/courses-api';
import type { CourseRow } from '../api/models';
import { CatalogueTabs } from './catalogue-tabs';
import { CopyTo } from './copy-to';
import { Filters } from './filters';
import { NewThingForm, type NewThing } from './new-thing';

/** Courses of one's own centres and of the reference. */
@Component({
  imports: [
    CatalogueTabs,
    CopyTo,
    EditionChip,
    EmptyState,
    Filters,
    MatButton,
    NewThingForm,
    PageHeader,
    ProblemPanel,
    RouterLink,
    Skeleton,
    TranslocoPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './course-list.html',
  styleUrl: './lists.scss',
})
export class CourseList {
  readonly q = input<string | undefined>();
  readonly owner = input<string | undefined>();
  readonly #api = inject(CoursesApi);
  readonly #router = inject(Router);
  protected readonly language = inject(Texts).language;
  protected readonly centres = centresWith('course.edit');
  protected readonly adding = signal(false);
  protected readonly busy = signal(false);
  protected readonly error = signal<unknown>(undefined);
  readonly #params = computed(() => ({
    ...(this.q() ? { q: this.q() ?? '' } : {}),
    ...(this.owner() ? { owner: this.owner() ?? '' } : {}),
  }));
  protected readonly filtered = computed(() => Object.keys(this.#params()).length > 0);
  protected readonly list = httpResource<readonly CourseRow[]>(() => ({ url: '/api/courses', params: this.#params() }));

  protected async create({ centreId, code, title, titleFr, family }: NewThing): Promise<void> {
    await this.#attempt(async () => {
      const { id } = await this.#api.createCourse({ centreId, code, family, title: { en: title, fr: titleFr } });
      await this.#router.navigate(['/courses', id]);
    });
  }

  async #attempt(act: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.error.set(undefined);
    try {
      await act();
    } catch (error) {
      this.error.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
