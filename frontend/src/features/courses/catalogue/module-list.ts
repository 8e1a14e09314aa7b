import { HttpClient } from '@angular/common/http';
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { EmptyState, PageHeader, PluralPipe, Skeleton } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { ProblemPanel, Texts } from '../../../app';
import { centresWith, EditionChip } from '../../drafting';
import { CoursesApi } from '../api/courses-api';
import type { ModuleRow, Page } from '../api/models';
import { CatalogueTabs } from './catalogue-tabs';
import { CopyTo } from './copy-to';
import { Filters } from './filters';
import { NewThingForm, type NewThing } from './new-thing';

/** Modules of one's own centres and of the reference. */
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
    PluralPipe,
    ProblemPanel,
    RouterLink,
    Skeleton,
    TranslocoPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './module-list.html',
  styleUrl: './lists.scss',
})
export class ModuleList {
  readonly q = input<string | undefined>();
  readonly owner = input<string | undefined>();
  readonly state = input<string | undefined>();
  readonly #api = inject(CoursesApi);
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #texts = inject(Texts);
  protected readonly centres = centresWith('course.edit');
  protected readonly adding = signal(false);
  protected readonly busy = signal(false);
  protected readonly error = signal<unknown>(undefined);
  readonly #params = computed(() =>
    Object.fromEntries(
      Object.entries({ q: this.q(), owner: this.owner(), state: this.state() }).flatMap(([name, value]) =>
        value === undefined || value === '' ? [] : [[name, value] as const],
      ),
    ),
  );
  protected readonly filtered = computed(() => Object.keys(this.#params()).length > 0);
  protected readonly list = httpResource<Page<ModuleRow>>(() => {
    this.#texts.language();
    return { url: '/api/modules', params: this.#params() };
  });
  readonly #first = computed(() => (this.list.hasValue() ? this.list.value() : undefined));
  /** The rows after the first page; none again when the list is asked for anew. */
  protected readonly more = linkedSignal<unknown, readonly ModuleRow[]>({ source: this.#first, computation: () => [] });
  protected readonly next = linkedSignal(() => this.#first()?.next ?? null);
  protected readonly rows = computed(() => (this.list.hasValue() ? [...this.list.value().items, ...this.more()] : []));

  protected async loadMore(): Promise<void> {
    const cursor = this.next();
    if (cursor === null) return;
    await this.#attempt(async () => {
      const page = await firstValueFrom(
        this.#http.get<Page<ModuleRow>>('/api/modules', { params: { ...this.#params(), cursor } }),
      );
      this.more.update((rows) => [...rows, ...page.items]);
      this.next.set(page.next);
    });
  }

  protected async create({ centreId, code, title, language }: NewThing): Promise<void> {
    await this.#attempt(async () => {
      const { id } = await this.#api.createModule({ centreId, code, title, language });
      await this.#router.navigate(['/courses/modules', id]);
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
