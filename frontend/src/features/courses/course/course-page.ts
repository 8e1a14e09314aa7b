import { CdkDrag, CdkDragHandle, CdkDropList, moveItemInArray, type CdkDragDrop } from '@angular/cdk/drag-drop';
import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Confirm, EmptyState, Icon, Messages, PageHeader, Skeleton, WayBack } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { PageTitle, ProblemPanel, Texts } from '../../../app';
import { CoursesApi } from '../api/courses-api';
import type { CourseEdition, CourseModule, CourseView, ModuleRow, Page, PassRule, Transition } from '../api/models';
import { EditionChip } from '../catalogue/edition-chip';
import { courseIcons } from '../icons';

/** A course: its editions, the modules of one edition in order, and the next step. */
@Component({
  imports: [
    CdkDrag,
    CdkDragHandle,
    CdkDropList,
    EditionChip,
    EmptyState,
    Icon,
    MatButton,
    PageHeader,
    ProblemPanel,
    RouterLink,
    Skeleton,
    TranslocoPipe,
    WayBack,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './course-page.html',
  styleUrls: ['../edition/form.scss', './course-page.scss'],
})
export class CoursePage {
  readonly id = input.required<string>();
  readonly edition = input<string | undefined>();
  readonly #api = inject(CoursesApi);
  readonly #http = inject(HttpClient);
  readonly #confirm = inject(Confirm);
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);
  readonly #router = inject(Router);
  protected readonly language = this.#texts.language;
  protected readonly dragIcon = courseIcons.drag;
  protected readonly upIcon = courseIcons.up;
  protected readonly downIcon = courseIcons.down;
  protected readonly course = httpResource<CourseView>(() => `/api/courses/${this.id()}`);
  readonly #editionId = computed(() => {
    if (!this.course.hasValue()) return undefined;
    const { open, current, editions } = this.course.value();
    return this.edition() ?? open?.id ?? current?.id ?? editions[0]?.id;
  });
  protected readonly detail = httpResource<CourseEdition>(() => {
    const id = this.#editionId();
    return id === undefined ? undefined : `/api/course-editions/${id}`;
  });
  protected readonly modules = signal<readonly CourseModule[]>([]);
  protected readonly found = signal<readonly ModuleRow[] | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly error = signal<unknown>(undefined);
  protected readonly comment = signal('');
  protected readonly minutes = computed(() => ({
    short: this.modules().reduce((sum, { minutesShort }) => sum + minutesShort, 0),
    long: this.modules().reduce((sum, { minutesLong }) => sum + minutesLong, 0),
  }));

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      if (this.course.hasValue())
        title.name(`${this.course.value().code} ${this.course.value().title[this.language()]}`);
    });
    effect(() => {
      if (this.detail.hasValue()) this.modules.set(this.detail.value().modules);
    });
  }

  protected value(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected has(id: string): boolean {
    return this.modules().some(({ moduleId }) => moduleId === id);
  }

  protected chooseEdition(event: Event): void {
    void this.#router.navigate([], { queryParams: { edition: this.value(event) } });
  }

  protected dropped({ previousIndex, currentIndex }: CdkDragDrop<unknown>): void {
    if (previousIndex !== currentIndex) void this.#place(previousIndex, currentIndex);
  }

  protected key(event: KeyboardEvent, index: number): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    void this.#place(index, index + (event.key === 'ArrowUp' ? -1 : 1));
  }

  protected move(index: number, step: -1 | 1): void {
    void this.#place(index, index + step);
  }

  protected async remove(module: CourseModule): Promise<void> {
    const before = this.modules().map(({ moduleId }) => moduleId);
    await this.#save(before.filter((id) => id !== module.moduleId));
    this.#messages.say({
      text: this.#texts.text('courses.course.removed', { title: module.title }),
      action: { label: this.#texts.text('courses.course.bringBack'), run: () => void this.#save(before) },
    });
  }

  protected async search(event: Event, q: string): Promise<void> {
    event.preventDefault();
    await this.#attempt(async () => {
      const params: Readonly<Record<string, string>> = q.trim() === '' ? {} : { q: q.trim() };
      const page = await firstValueFrom(this.#http.get<Page<ModuleRow>>('/api/modules', { params }));
      this.found.set(page.items);
    });
  }

  protected async add(row: ModuleRow): Promise<void> {
    await this.#save([...this.modules().map(({ moduleId }) => moduleId), row.id]);
  }

  protected async setMinutes(event: Event): Promise<void> {
    const plannedMinutes = Math.min(100_000, Math.max(0, Math.round(Number(this.value(event)) || 0)));
    await this.#change({ plannedMinutes });
  }

  protected async setPass(kind: string, count: string): Promise<void> {
    const passRule: PassRule =
      kind === 'atLeast'
        ? { kind, count: Math.min(this.modules().length || 1, Math.max(1, Math.round(Number(count) || 1))) }
        : { kind: 'allModules' };
    await this.#change({ passRule });
  }

  protected async newEdition(): Promise<void> {
    await this.#attempt(async () => {
      const { id } = await this.#api.newCourseEdition(this.id());
      this.course.reload();
      await this.#router.navigate([], { queryParams: { edition: id } });
    });
  }

  protected async step(transition: Transition): Promise<void> {
    const edition = this.detail.hasValue() ? this.detail.value() : undefined;
    if (edition === undefined) return;
    if (transition.action === 'publish' || transition.action === 'retire') {
      const sure = await this.#confirm.ask({
        heading: this.#texts.text(`coursesReview.steps.${transition.action}.heading`),
        body: this.#texts.text(`coursesReview.steps.${transition.action}.body`),
        verb: this.#texts.text(`coursesReview.actions.${transition.action}`),
        destructive: transition.action === 'retire',
      });
      if (!sure) return;
    }
    await this.#attempt(async () => {
      const comment = this.comment().trim();
      const body = { to: transition.to, version: edition.version, ...(comment === '' ? {} : { comment }) };
      this.detail.set(await this.#api.moveCourse(edition.id, body));
      this.comment.set('');
      this.#messages.say(this.#texts.text(`coursesReview.done.${transition.action}`));
      this.course.reload();
    });
  }

  async #place(from: number, to: number): Promise<void> {
    const modules = [...this.modules()];
    const moved = modules[from];
    if (moved === undefined || to < 0 || to >= modules.length) return;
    moveItemInArray(modules, from, to);
    this.modules.set(modules);
    await this.#save(modules.map(({ moduleId }) => moduleId));
    this.#messages.announce(
      this.#texts.text('coursesEditor.outline.moved', { title: moved.title, place: to + 1, count: modules.length }),
    );
  }

  async #save(ids: readonly string[]): Promise<void> {
    const edition = this.detail.hasValue() ? this.detail.value() : undefined;
    if (edition === undefined) return;
    await this.#attempt(async () => {
      await this.#api.setCourseModules(edition.id, edition.version, ids);
      this.detail.reload();
    });
  }

  async #change(change: { plannedMinutes?: number; passRule?: PassRule }): Promise<void> {
    const edition = this.detail.hasValue() ? this.detail.value() : undefined;
    if (edition === undefined) return;
    await this.#attempt(async () => {
      await this.#api.changeCourseEdition(edition.id, { version: edition.version, ...change });
      this.detail.reload();
    });
  }

  async #attempt(act: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.error.set(undefined);
    try {
      await act();
    } catch (error) {
      this.error.set(error);
      this.detail.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
