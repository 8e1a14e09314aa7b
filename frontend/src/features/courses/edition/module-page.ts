import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { TestDocument } from '@peacewright/assessment-engine';
import type { LessonDocument, ScenarioExercise } from '@peacewright/lesson-document';
import { EmptyState, Messages, Skeleton, WayBack } from '@peacewright/ui';
import { PageTitle, ProblemPanel, ProblemTexts, Session, Texts } from '../../../app';
import { ConflictView, type DraftSession, EditionChip, newId, OtherTabs, SaveStateLine } from '../../drafting';
import { CoursesApi } from '../api/courses-api';
import { ModuleFacts } from '../facts/module-facts';
import { ObjectivesEditor } from '../facts/objectives-editor';
import { ReferencesEditor } from '../facts/references-editor';
import { SidePanel } from '../review/side-panel';
import { EditionStore } from './edition-store';
import { LessonEditor } from './lesson-editor';
import { TestEditor } from '../tests/test-editor';
import { Outline } from './outline';
import { PlannedItem } from './planned-item';
import { ScenarioItem } from './scenario-item';
import { Shortcuts } from './shortcuts';

const views = ['outline', 'page', 'panel'] as const;

/** A module's edition: outline on the left, the page in the middle, what it serves and what is said of it on the right. */
@Component({
  imports: [
    ConflictView,
    EditionChip,
    EmptyState,
    LessonEditor,
    MatButton,
    ModuleFacts,
    ObjectivesEditor,
    Outline,
    PlannedItem,
    ProblemPanel,
    ReferencesEditor,
    RouterLink,
    SaveStateLine,
    ScenarioItem,
    Shortcuts,
    SidePanel,
    Skeleton,
    TestEditor,
    TranslocoPipe,
    WayBack,
  ],
  providers: [EditionStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './module-page.html',
  styleUrl: './module-page.scss',
  host: {
    '(window:pagehide)': 'store.keepOnDevice()',
    '(window:keydown)': 'key($event)',
  },
})
export class ModulePage {
  /** Id of the module. */
  readonly id = input.required<string>();
  readonly edition = input<string | undefined>();
  /** `about`, `objectives`, `references` or an item's id. */
  readonly item = input<string | undefined>();
  /** Block or question to go to. */
  readonly block = input<string | undefined>();
  /** Anything: the reader's view. */
  readonly reader = input<string | undefined>();
  protected readonly store = inject(EditionStore);
  readonly #api = inject(CoursesApi);
  readonly #router = inject(Router);
  readonly #messages = inject(Messages);
  readonly #problems = inject(ProblemTexts);
  readonly #texts = inject(Texts);
  readonly #tab = newId('tab');
  readonly #otherTabs = signal<OtherTabs | undefined>(undefined);
  #beginning = false;
  protected readonly session = inject(Session);
  protected readonly views = views;
  protected readonly view = signal<(typeof views)[number]>('page');
  protected readonly helping = signal(false);
  protected readonly atBlock = signal<string | null>(null);
  protected readonly openError = signal<unknown>(undefined);
  protected readonly selected = computed(() => this.item() ?? 'about');
  protected readonly reading = computed(() => this.reader() !== undefined || !this.store.mayEdit());
  protected readonly summary = computed(() => this.store.items().find(({ id }) => id === this.selected()));
  protected readonly lesson = computed(() => this.#session<LessonDocument>('LESSON'));
  protected readonly test = computed(() => this.#session<TestDocument>('TEST'));
  protected readonly scenario = computed(() => this.#session<ScenarioExercise>('SCENARIO'));
  /** The session whose saving is shown: of the open text, else of the module's own facts. */
  protected readonly writing = computed(() => this.store.open()?.session ?? this.store.facts());
  protected readonly inOtherTabs = computed(() => (this.#otherTabs()?.others().size ?? 0) > 0);
  /** Two texts stand side by side and need the room. */
  protected readonly comparing = computed(
    () => this.writing()?.conflict() !== undefined || this.store.open()?.left?.versionMoved === true,
  );
  protected readonly marked = computed(
    () =>
      new Set(
        this.store
          .comments()
          .flatMap(({ resolvedAt, blockId }) => (resolvedAt === null && blockId !== null ? [blockId] : [])),
      ),
    { equal: (one, other) => one.size === other.size && [...one].every((id) => other.has(id)) },
  );

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      const [id, edition] = [this.id(), this.edition()];
      untracked(() => void this.store.load(id, edition));
    });
    effect(() => {
      const module = this.store.module();
      const name = this.store.document()?.title ?? module?.title ?? '';
      if (module !== undefined) title.name(`${module.code} ${name}`);
    });
    effect(() => {
      const [edition, selected] = [this.store.edition()?.id, this.selected()];
      if (edition === undefined) return;
      untracked(() => void this.#open(edition, selected));
    });
    inject(DestroyRef).onDestroy(() => {
      this.#otherTabs()?.close();
      void this.store.closeItem();
      void this.store.facts()?.end();
    });
  }

  protected key(event: KeyboardEvent): void {
    if (event.key !== 'F9') return;
    event.preventDefault();
    void this.toggleReader();
  }

  protected async toggleReader(): Promise<void> {
    const on = this.reader() === undefined;
    this.#messages.announce(this.#texts.text(on ? 'coursesEditor.page.readerOn' : 'coursesEditor.page.readerOff'));
    await this.#router.navigate([], { queryParams: { reader: on ? '1' : null }, queryParamsHandling: 'merge' });
  }

  protected async chooseEdition(event: Event): Promise<void> {
    const edition = (event.target as HTMLSelectElement).value;
    await this.#router.navigate([], { queryParams: { edition, item: null, block: null } });
  }

  protected async newEdition(note: string): Promise<void> {
    const wanted = note.trim();
    // Pressed twice it would ask for two, and say of the second that there is one already.
    if (wanted === '' || this.#beginning) return;
    this.#beginning = true;
    try {
      const { id } = await this.#api.newModuleEdition(this.id(), wanted);
      await this.store.reload();
      await this.#router.navigate([], { queryParams: { edition: id, item: null } });
    } catch (error) {
      this.#messages.say(this.#problems.sentence(error));
    } finally {
      this.#beginning = false;
    }
  }

  protected restoreLeft(): void {
    const open = this.store.open();
    if (open?.left === undefined) return;
    open.session.restore(open.left.document as unknown as LessonDocument);
    this.store.forgetLeft();
  }

  /** Loads the open text anew, so that its editor begins with what was chosen. */
  protected async resolve(choice: 'mine' | 'stored'): Promise<void> {
    const open = this.store.open();
    const writing = this.writing();
    await writing?.resolve(choice);
    if (open !== undefined && writing === open.session && writing.conflict() === undefined) {
      await this.store.openItem(open.item.id);
    }
  }

  async #open(edition: string, selected: string): Promise<void> {
    this.#otherTabs()?.close();
    this.#otherTabs.set(this.store.mayEdit() ? new OtherTabs(`${edition}/${selected}`, this.#tab) : undefined);
    this.openError.set(undefined);
    this.atBlock.set(null);
    this.view.set('page');
    try {
      if (this.store.items().some(({ id }) => id === selected)) await this.store.openItem(selected);
      else await this.store.closeItem();
      // What this device kept was typed on the text as it is stored: it is simply taken up again.
      if (this.store.open()?.left?.versionMoved === false) {
        this.restoreLeft();
        this.#messages.say(this.#texts.text('drafting.restored'));
      }
    } catch (error) {
      this.openError.set(error);
    }
  }

  #session<D extends object>(kind: 'LESSON' | 'TEST' | 'SCENARIO'): DraftSession<D> | undefined {
    const open = this.store.open();
    return open?.item.kind === kind && open.item.id === this.selected()
      ? (open.session as unknown as DraftSession<D>)
      : undefined;
  }
}
