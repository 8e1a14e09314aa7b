import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { Place } from '@peacewright/scenario-engine/editing';
import { Messages, OpensByArrows, Skeleton, WayBack } from '@peacewright/ui';
import { PageTitle, ProblemPanel, Texts } from '../../../../app';
import { ConflictView, EditionChip, SaveStateLine } from '../../../drafting';
import { AboutForm } from '../forms/about-form';
import { CardForm } from '../forms/card-form';
import { ContactsForm } from '../forms/contacts-form';
import { ListForm } from '../forms/list-form';
import { NodeForm } from '../forms/node-form';
import { StudioComments } from '../panel/comments-panel';
import { FiguresView } from '../panel/figures-view';
import { FindingsList } from '../panel/findings-list';
import { PlayPanel } from '../panel/play-panel';
import { ProblemWords } from '../panel/problem-words';
import { ReviewPanel } from '../panel/review-panel';
import { Proofs } from '../proof/proofs';
import { StudioGraph } from '../graph/studio-graph';
import { told, type Done } from './done';
import { NodeActs } from './node-acts';
import { StudioOutline } from './outline';
import { PARTS } from './parts';
import { StudioStore } from './studio-store';

const VIEWS = ['outline', 'form', 'panel'] as const;
const SHAPES = ['list', 'graph'] as const;
const PANELS = ['findings', 'comments', 'play', 'figures', 'review'] as const;
type Panel = (typeof PANELS)[number];

/** A scenario being written: its outline on the left, what is chosen in the middle, and beside it what is known of it. */
@Component({
  imports: [
    AboutForm,
    CardForm,
    ConflictView,
    ContactsForm,
    EditionChip,
    FiguresView,
    FindingsList,
    ListForm,
    MatButton,
    NodeForm,
    OpensByArrows,
    PlayPanel,
    ProblemPanel,
    ProblemWords,
    ReviewPanel,
    RouterLink,
    SaveStateLine,
    Skeleton,
    StudioComments,
    StudioGraph,
    StudioOutline,
    TranslocoPipe,
    WayBack,
  ],
  providers: [NodeActs, Proofs, StudioStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './studio-page.html',
  styleUrl: './studio-page.scss',
  host: {
    '(window:pagehide)': 'store.keepOnDevice()',
    // On the window: a button that was just used up has lost the focus to nobody.
    '(window:keydown)': 'key($event)',
  },
})
export class StudioPage {
  readonly edition = input.required<string>();
  /** A part, or the id of a node. */
  readonly at = input<string | undefined>();
  /** `graph`: the nodes as a drawing instead of a list. */
  readonly show = input<string | undefined>();
  /** The id of an edition that the drawing is compared with. */
  readonly against = input<string | undefined>();
  readonly #router = inject(Router);
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);
  protected readonly store = inject(StudioStore);
  protected readonly views = VIEWS;
  protected readonly panels = PANELS;
  protected readonly panel = signal<Panel>('findings');
  protected readonly playFrom = signal<string | null>(null);
  protected readonly shapes = SHAPES;
  protected readonly shape = computed(() => (this.show() === 'graph' ? 'graph' : 'list'));
  /** What a narrow screen shows: an address that leads to the drawing and to no node of it begins with the drawing. */
  protected readonly view = linkedSignal<(typeof VIEWS)[number]>(() =>
    untracked(() => (this.shape() === 'graph' && this.at() === undefined ? 'outline' : 'form')),
  );
  protected readonly selected = computed(() => this.at() ?? 'about');
  protected readonly line = computed(() => this.store.line().get(this.selected()));
  protected readonly part = computed(() => PARTS.find((one) => one === this.selected()) ?? null);
  protected readonly list = computed(() => {
    const part = this.part();
    return part === null || part === 'about' || part === 'card' || part === 'contacts' ? null : part;
  });
  protected readonly title = computed(() => {
    const document = this.store.document();
    return document ? (document.texts[document.title] ?? '') : '';
  });
  protected readonly counts = computed((): Readonly<Record<Panel, number>> => ({
    findings: this.store.proofs.last()?.findings.length ?? 0,
    comments: this.store.comments().filter(({ resolvedAt }) => resolvedAt === null).length,
    play: 0,
    figures: 0,
    review: 0,
  }));

  /** What the next undo takes back, in words; null where there is nothing. */
  protected readonly undoes = computed(() => {
    const session = this.store.session();
    if (this.store.hasRefusedWords()) return this.#said('refusedWords');
    return session?.mayUndo() === true ? this.#said(session.undoes()) : null;
  });
  protected readonly redoes = computed(() => {
    const session = this.store.session();
    return session?.mayRedo() === true ? this.#said(session.redoes()) : null;
  });

  constructor() {
    const page = inject(PageTitle);
    effect(() => {
      const edition = this.edition();
      untracked(() => void this.store.load(edition));
    });
    effect(() => {
      if (this.title() !== '') page.name(this.title());
    });
    inject(DestroyRef).onDestroy(() => void this.store.end());
  }

  protected key(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !this.store.editable()) return;
    const key = event.key.toLowerCase();
    if (key === 'z' && !event.shiftKey) this.undo();
    else if (key === 'y' || (key === 'z' && event.shiftKey)) this.redo();
    else return;
    event.preventDefault();
  }

  protected undo(): void {
    const what = this.undoes();
    if (what === null) return;
    this.store.undo();
    this.#messages.announce(this.#texts.text('studio.page.undone', { what }));
  }

  protected redo(): void {
    const what = this.redoes();
    if (what === null) return;
    this.store.redo();
    this.#messages.announce(this.#texts.text('studio.page.redone', { what }));
  }

  #said(done: Done | 'refusedWords' | undefined): string {
    // Asked for so that the words follow a change of language.
    this.#texts.language();
    if (done === 'refusedWords') return this.#texts.text('studioActs.acts.refusedWords');
    return done ? told(done, this.#texts) : this.#texts.text('studioActs.acts.whole');
  }

  protected async go(at: string): Promise<void> {
    this.view.set('form');
    await this.#router.navigate([], { queryParams: { at }, queryParamsHandling: 'merge' });
  }

  protected async draw(shape: (typeof SHAPES)[number]): Promise<void> {
    this.view.set('outline');
    const show = shape === 'graph' ? shape : null;
    await this.#router.navigate([], { queryParams: { show }, queryParamsHandling: 'merge' });
  }

  /** Where a finding is settled. */
  protected async follow(place: Place): Promise<void> {
    const parts = { contacts: 'contacts', trainingCard: 'card' } as const;
    const part = place.kind === 'frame' && place.member !== null ? parts[place.member] : 'about';
    await this.go(place.kind === 'node' ? place.id : place.kind === 'entry' ? place.list : part);
  }

  protected play(node: string): void {
    // Asked for again, it begins again.
    this.playFrom.set(null);
    setTimeout(() => this.playFrom.set(node));
    this.panel.set('play');
    this.view.set('panel');
  }

  protected openPanel(panel: Panel): void {
    this.panel.set(panel);
    if (panel === 'play' && this.playFrom() === null) this.playFrom.set(this.store.document()?.start ?? null);
  }

  protected keys(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const next = PANELS[(PANELS.indexOf(this.panel()) + step + PANELS.length) % PANELS.length] ?? 'findings';
    this.openPanel(next);
    setTimeout(() => document.getElementById(`panel-${next}`)?.focus());
  }

  protected async chooseEdition(event: Event): Promise<void> {
    await this.#router.navigate(['/scenarios/studio', (event.target as HTMLSelectElement).value], {
      queryParams: { show: this.show() },
    });
  }
}
