import { CdkDrag, CdkDragHandle, CdkDropList, moveItemInArray, type CdkDragDrop } from '@angular/cdk/drag-drop';
import { HttpClient, httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  ChangeDetectorRef,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Confirm, EmptyState, Icon, Messages, PageHeader, Skeleton, WayBack } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { PageTitle, ProblemPanel, Texts } from '../../../app';
import { EditionChip } from '../../drafting';
import { CoursesApi } from '../api/courses-api';
import type {
  CourseEdition,
  CourseModule,
  CourseView,
  ModuleRow,
  Page,
  PassRule,
  Saved,
  Transition,
} from '../api/models';
import { courseIcons } from '../icons';
import { CourseFacts } from './course-facts';
import { Turns } from './turns';

/** The number that a field may hold next to what was typed; the field shows it too. */
function within({ target }: Event, least: number, most: number): number {
  const field = target as HTMLInputElement;
  const number = Math.min(most, Math.max(least, Math.round(Number(field.value) || 0)));
  field.value = String(number);
  return number;
}

type Asked = Pick<CourseEdition, 'passRule' | 'plannedMinutes'>;

/** A course: its editions, the modules of one edition in order, and the next step. */
@Component({
  imports: [
    CdkDrag,
    CdkDragHandle,
    CdkDropList,
    CourseFacts,
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
  styleUrls: ['../../drafting/form.scss', './course-page.scss'],
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
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #changes = inject(ChangeDetectorRef);
  readonly #turns = new Turns();
  readonly #undo: (readonly string[])[] = [];
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
    this.#texts.language();
    return id === undefined ? undefined : `/api/course-editions/${id}`;
  });
  /** In the order of this moment: the stored one, until a row is moved. */
  protected readonly modules = linkedSignal<readonly CourseModule[] | undefined, readonly CourseModule[]>({
    source: () => (this.detail.hasValue() ? this.detail.value().modules : undefined),
    computation: (stored, before) => stored ?? before?.value ?? [],
  });
  protected readonly found = signal<readonly ModuleRow[] | undefined>(undefined);
  /** What the course asks for, as it was chosen last: the answer that says so comes later, and takes nothing from what is typed meanwhile. */
  protected readonly asked = linkedSignal<Asked | undefined, Asked | undefined>({
    source: () => (this.detail.hasValue() ? this.detail.value() : undefined),
    computation: (stored, before) => stored ?? before?.value,
  });
  readonly #version = linkedSignal(() => (this.detail.hasValue() ? this.detail.value().version : 0));
  protected readonly busy = this.#turns.busy;
  protected readonly describing = signal(false);
  protected readonly error = signal<unknown>(undefined);
  protected readonly comment = signal('');
  protected readonly minutes = computed(() => ({
    short: this.modules().reduce((sum, { minutesShort }) => sum + minutesShort, 0),
    long: this.modules().reduce((sum, { minutesLong }) => sum + minutesLong, 0),
  }));

  /** A step that needs a word to the authors is open. */
  protected readonly returnable = computed(
    () =>
      this.detail.hasValue() &&
      this.detail.value().transitions.some(({ allowed, needsComment }) => allowed && needsComment),
  );

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      if (this.course.hasValue())
        title.name(`${this.course.value().code} ${this.course.value().title[this.language()]}`);
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
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      void this.#place(index, index + (event.key === 'ArrowUp' ? -1 : 1));
    } else if ((event.ctrlKey || event.metaKey) && event.key === 'z') {
      event.preventDefault();
      this.#putBack();
    }
  }

  protected move(index: number, step: -1 | 1): void {
    void this.#place(index, index + step);
  }

  protected async remove(module: CourseModule): Promise<void> {
    const before = this.#ids();
    const at = before.indexOf(module.moduleId);
    this.#undo.push(before);
    this.modules.update((modules) => modules.filter(({ moduleId }) => moduleId !== module.moduleId));
    // The button that was pressed has gone with its row: the next key is to meet the row that took its place.
    this.#focus(before[at + 1] ?? before[at - 1]);
    await this.#save(this.#ids());
    this.#say('courses.course.removed', { title: module.title }, 'courses.course.bringBack');
  }

  /** Puts the centre's own copy in the place of the reference module. */
  protected async takeCopy({ moduleId, ownCopyId, ownCopyCode, title }: CourseModule): Promise<void> {
    if (ownCopyId === null) return;
    const before = this.#ids();
    this.#undo.push(before);
    await this.#save(before.map((id) => (id === moduleId ? ownCopyId : id)));
    this.#focus(ownCopyId);
    this.#say('courses.course.copyTaken', { code: ownCopyCode, title }, 'courses.course.undo');
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
    await this.#save([...this.#ids(), row.id]);
  }

  protected async setMinutes(event: Event): Promise<void> {
    const plannedMinutes = within(event, 0, 100_000);
    await this.#settle({ plannedMinutes });
  }

  protected async setPass(kind: string): Promise<void> {
    const passRule: PassRule = kind === 'atLeast' ? { kind, count: 1 } : { kind: 'allModules' };
    await this.#settle({ passRule });
  }

  protected async setCount(event: Event): Promise<void> {
    await this.#settle({ passRule: { kind: 'atLeast', count: within(event, 1, this.modules().length || 1) } });
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
        heading: this.#texts.text(`drafting.steps.${transition.action}.heading`),
        body: this.#texts.text(`drafting.steps.${transition.action}.body`),
        verb: this.#texts.text(`drafting.actions.${transition.action}`),
        destructive: transition.action === 'retire',
      });
      if (!sure) return;
    }
    await this.#attempt(async () => {
      const comment = this.comment().trim();
      const body = { to: transition.to, version: edition.version, ...(comment === '' ? {} : { comment }) };
      this.detail.set(await this.#api.moveCourse(edition.id, body));
      this.comment.set('');
      this.#messages.say(this.#texts.text(`drafting.done.${transition.action}`));
      this.course.reload();
    });
  }

  async #place(from: number, to: number): Promise<void> {
    const modules = [...this.modules()];
    const moved = modules[from];
    if (moved === undefined) return;
    if (to < 0 || to >= modules.length) {
      this.#messages.announce(this.#texts.text('coursesEditor.outline.cannotMove'));
      return;
    }
    this.#undo.push(this.#ids());
    moveItemInArray(modules, from, to);
    this.modules.set(modules);
    this.#focus(moved.moduleId);
    await this.#save(modules.map(({ moduleId }) => moduleId));
    const at = { title: moved.title, place: to + 1, count: modules.length };
    this.#say('coursesEditor.outline.moved', at, 'courses.course.undo');
  }

  #putBack(): void {
    const before = this.#undo.pop();
    if (before === undefined) return;
    const [now, known] = [this.#ids(), new Map(this.modules().map((module) => [module.moduleId, module]))];
    this.modules.set(before.flatMap((id) => known.get(id) ?? []));
    const moved = before.find((id, at) => id !== now[at]);
    if (moved !== undefined) this.#focus(moved);
    void this.#save(before);
  }

  #say(key: string, params: Readonly<Record<string, unknown>>, label: string): void {
    this.#messages.say({
      text: this.#texts.text(key, params),
      action: { label: this.#texts.text(label), run: () => this.#putBack() },
    });
  }

  /** A row that has moved lost the focus: it is given back at once, so that the next key meets it again; the search, where no row is left. */
  #focus(moduleId: string | undefined): void {
    this.#changes.detectChanges();
    const row = moduleId === undefined ? '[type="search"]' : `[data-module="${moduleId}"]`;
    this.#host.nativeElement.querySelector<HTMLElement>(row)?.focus();
  }

  #ids(): readonly string[] {
    return this.modules().map(({ moduleId }) => moduleId);
  }

  async #save(ids: readonly string[]): Promise<void> {
    const edition = this.detail.hasValue() ? this.detail.value() : undefined;
    if (edition === undefined) return;
    await this.#change(edition.id, (version) => this.#api.setCourseModules(edition.id, version, ids));
  }

  async #settle(change: Partial<Asked>): Promise<void> {
    const edition = this.detail.hasValue() ? this.detail.value() : undefined;
    if (edition === undefined) return;
    this.asked.update((asked) => asked && { ...asked, ...change });
    await this.#change(edition.id, (version) => this.#api.changeCourseEdition(edition.id, { version, ...change }));
  }

  /** Sends a change of the edition; what the server made of it is taken over unless a later change waits behind it. */
  async #change(id: string, send: (version: number) => Promise<Saved>): Promise<void> {
    await this.#attempt(async () => {
      const { version } = await send(this.#version());
      this.#version.set(version);
      if (!this.#turns.last()) return;
      const fresh = await firstValueFrom(this.#http.get<CourseEdition>(`/api/course-editions/${id}`));
      if (this.#turns.last()) this.detail.set(fresh);
    });
  }

  async #attempt(act: () => Promise<void>): Promise<void> {
    this.error.set(undefined);
    try {
      await this.#turns.take(act);
    } catch (error) {
      this.error.set(error);
      this.detail.reload();
    }
  }
}
