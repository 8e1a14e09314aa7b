import { NgTemplateOutlet } from '@angular/common';
import { HttpClient } from '@angular/common/http';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ScenarioEditionDto } from '@peacewright/api-client';
import type { ScenarioDocument } from '@peacewright/scenario-engine';
import { connected, difference, onlyThrough } from '@peacewright/scenario-engine/editing';
import { Messages, OpensByArrows, PluralPipe } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { screenIs, Texts } from '../../../../app';
import { sameJson } from '../../../drafting';
import { comparedNodes, differenceBadges } from '../../graph/compared';
import { foldedNodes } from '../../graph/folded';
import type { GraphBadge, GraphHeat, GraphNode, GraphWay } from '../../graph/graph';
import { graphNodes } from '../../graph/graph-nodes';
import { heatLevel } from '../../graph/heat';
import { ScenarioGraph } from '../../graph/scenario-graph';
import { found } from '../edition/found';
import { NodeActs } from '../edition/node-acts';
import { NODE_KINDS } from '../edition/node-kinds';
import { StudioStore } from '../edition/studio-store';
import { Differences } from './differences';

const WORDS_AFTER_MS = 400;

/** The scenario being written as a drawing: the same acts as in the list, on the same store. */
@Component({
  selector: 'pw-studio-graph',
  imports: [Differences, MatButton, NgTemplateOutlet, OpensByArrows, PluralPipe, ScenarioGraph, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './studio-graph.html',
  styleUrl: './studio-graph.scss',
})
export class StudioGraph {
  /** A part, or the id of a node. */
  readonly selected = input.required<string>();
  /** The id of an edition to compare with. */
  readonly against = input<string | undefined>();
  readonly choose = output<string>();
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #http = inject(HttpClient);
  readonly #injector = inject(Injector);
  readonly #messages = inject(Messages);
  readonly #router = inject(Router);
  readonly #texts = inject(Texts);
  private readonly graph = viewChild.required(ScenarioGraph);
  protected readonly store = inject(StudioStore);
  protected readonly acts = inject(NodeActs);
  protected readonly kinds = NODE_KINDS;
  /** What can be done stands below the drawing, for eyes and keys alike. */
  protected readonly narrow = screenIs('(max-width: 599px)');
  protected readonly levels = [0, 1, 2, 3, 4] as const;
  protected readonly query = signal('');
  protected readonly warm = signal(false);
  /** The node whose ways are being led on by keyboard. */
  protected readonly leading = signal<string | null>(null);
  readonly #folded = signal<ReadonlySet<string>>(new Set());
  readonly #earlier = signal<ScenarioDocument | null>(null);
  protected readonly unreadable = signal(false);
  protected readonly editions = computed(() => {
    const edition = this.store.edition();
    return edition?.editions.filter(({ id }) => id !== edition.id) ?? [];
  });
  /** The document as it is drawn: what is done to nodes shows at once, and words when typing pauses. */
  readonly #document = signal<ScenarioDocument | undefined>(untracked(this.store.document));
  /** The same as long as it reads the same: most of what is typed does not show here. */
  readonly #now = computed(() => this.#drawn(this.#document()), { equal: sameJson });
  protected readonly difference = computed(() => {
    const [before, now] = [this.#earlier(), this.#document()];
    return before && now ? difference(before, now) : null;
  });
  /** The nodes of this edition, and with a comparison those that are gone. */
  protected readonly all = computed((): readonly GraphNode[] => {
    const different = this.difference();
    return different ? comparedNodes(this.#now(), this.#drawn(this.#earlier()), different) : this.#now();
  });
  readonly #folds = computed(() => {
    const document = this.#document();
    const folds = [...this.#folded()].map(
      (id) => [id, document ? onlyThrough(document, id) : new Set<string>()] as const,
    );
    return new Map(folds.filter(([, fold]) => fold.size > 0));
  });
  protected readonly nodes = computed(() => foldedNodes(this.all(), this.#folds(), (n) => this.#text('folded', { n })));
  /** What can be folded away behind the chosen node. */
  protected readonly foldable = computed(() => {
    const [document, node] = [this.#document(), this.store.node(this.selected())];
    if (!document || !node) return null;
    return { id: node.id, n: onlyThrough(document, node.id).size, folded: this.#folded().has(node.id) };
  });
  protected readonly leadingNode = computed(() => this.#now().find(({ id }) => id === this.leading()) ?? null);
  protected readonly targets = this.#now;
  protected readonly badges = computed((): ReadonlyMap<string, readonly GraphBadge[]> => {
    const different = this.difference();
    const names = new Map(this.all().map(({ id, number, name }) => [id, `${String(number)}. ${name}`]));
    const badges = different ? differenceBadges(different, names, this.#text) : new Map<string, GraphBadge[]>();
    for (const [id, n] of this.store.findingsAt()) {
      const words = this.#texts.text('studio.outline.findings', { n });
      badges.set(id, [...(badges.get(id) ?? []), { tone: 'due', sign: String(n), words }]);
    }
    return badges;
  });
  /** How often a player who picks at random meets each node, as the proof has it; null where it does not know. */
  protected readonly visits = computed((): ReadonlyMap<string, GraphHeat> | null => {
    const proof = this.store.proofs.last();
    if (!proof?.figures) return null;
    const language = this.#texts.language();
    const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
    const times = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
    const { visits } = proof.figures.random;
    return new Map(
      proof.document.nodes.map(({ id }, at): [string, GraphHeat] => {
        const often = visits[at] ?? 0;
        const key = often > 1.005 ? 'metTimes' : 'met';
        const sign = often > 1.005 ? `× ${times.format(often)}` : percent.format(often);
        const n = often > 1.005 ? times.format(often) : sign;
        return [id, { level: heatLevel(often), sign, words: this.#text(key, { n }) }];
      }),
    );
  });
  protected readonly heat = computed(() => (this.warm() ? this.visits() : null) ?? new Map<string, GraphHeat>());
  protected readonly matches = computed(() =>
    this.query().trim() === '' ? [] : found(this.store.document(), this.store.lines(), this.query()),
  );
  /** The match that Enter came to last. */
  protected readonly match = signal(-1);
  protected readonly path = computed(
    (): ReadonlySet<string> => new Set([...this.store.played(), ...this.matches().map(({ node }) => node.id)]),
  );

  constructor() {
    effect((onCleanup) => {
      const [document, drawn] = [this.store.document(), untracked(this.#document)];
      if (document?.nodes !== drawn?.nodes) this.#document.set(document);
      else {
        const timer = setTimeout(() => this.#document.set(document), WORDS_AFTER_MS);
        onCleanup(() => clearTimeout(timer));
      }
    });
    effect(() => {
      const against = this.against();
      untracked(() => void this.#read(against));
    });
    effect(() => this.#unfold(this.selected()));
  }

  protected seek(event: Event): void {
    this.query.set((event.target as HTMLInputElement).value);
    this.match.set(-1);
  }

  protected next(event: Event): void {
    event.preventDefault();
    const matches = this.matches();
    if (matches.length === 0) return;
    this.match.update((at) => (at + 1) % matches.length);
    const line = matches[this.match()];
    if (!line) return;
    this.lookAt(line.node.id);
    this.#messages.announce(`${String(line.number)}. ${line.name}`);
  }

  /** Brings a node into sight, wherever it is folded away. */
  protected lookAt(id: string): void {
    this.#unfold(id);
    afterNextRender(() => this.graph().look(id), { injector: this.#injector });
  }

  /** Brings a node into sight and, where it is not gone since, opens it. */
  protected goTo(id: string): void {
    this.take(id);
    this.#unfold(id);
    this.graph().showOnceDrawn(id);
  }

  protected take(id: string): void {
    if (this.store.node(id)) this.choose.emit(id);
  }

  protected add(event: Event): void {
    const field = event.target as HTMLSelectElement;
    const kind = NODE_KINDS.find((one) => one === field.value);
    field.value = '';
    const added = kind && this.acts.add(kind, this.store.node(this.selected())?.id);
    if (added) this.choose.emit(added);
  }

  protected connect(way: GraphWay, to: string): void {
    const node = this.store.node(way.from);
    if (!node || way.place === null || !this.store.node(to)) return;
    if (this.store.run({ kind: 'node', node: connected(node, way.place, to) }))
      this.#messages.announce(this.#texts.text('studio.graph.connected'));
  }

  protected key({ event, id }: { readonly event: KeyboardEvent; readonly id: string }): void {
    const node = this.store.node(id);
    const [held, key] = [event.ctrlKey || event.metaKey, event.key.toLowerCase()];
    if (!node) return;
    if (key === 'f' && !held) this.toggle(id);
    else if (!this.store.editable()) return;
    else if (held && key === 'c') this.acts.copy(node, this.#folds().get(id));
    else if (held && key === 'v') this.#goOnTo(this.acts.paste(id));
    else if (key === 'delete') this.#goOnTo(this.acts.remove(node));
    else if (key === 'c' && !held) this.lead(id);
    else return;
    event.preventDefault();
  }

  /** Folds away what follows from a node alone, or unfolds it. */
  protected toggle(id: string): void {
    const document = this.store.document();
    const n = document ? onlyThrough(document, id).size : 0;
    const folded = new Set(this.#folded());
    if (!folded.delete(id) && n > 0) folded.add(id);
    this.#folded.set(folded);
    this.#messages.announce(this.#text(folded.has(id) ? 'folded' : 'unfolded', { n }));
  }

  protected lead(id: string): void {
    this.leading.set(id);
    afterNextRender(() => this.#host.nativeElement.querySelector<HTMLElement>('.lead select')?.focus(), {
      injector: this.#injector,
    });
  }

  protected led(event: Event): void {
    event.preventDefault();
    const [form, node] = [event.target as HTMLFormElement, this.leadingNode()];
    const chosen = new FormData(form);
    const way = node?.ways.find(({ key }) => key === chosen.get('way'));
    const to = chosen.get('to');
    if (way && typeof to === 'string') this.connect(way, to);
    this.stopLeading();
  }

  protected stopLeading(): void {
    const id = this.leading();
    this.leading.set(null);
    if (id !== null) this.graph().show(id);
  }

  protected async compare(event: Event): Promise<void> {
    const against = (event.target as HTMLSelectElement).value || null;
    await this.#router.navigate([], { queryParams: { against }, queryParamsHandling: 'merge' });
  }

  async #read(against: string | undefined): Promise<void> {
    this.#earlier.set(null);
    this.unreadable.set(false);
    if (against === undefined) return;
    try {
      const edition = await firstValueFrom(this.#http.get<ScenarioEditionDto>(`/api/scenario-editions/${against}`));
      // The server reads every document by the engine's schema before it stores it.
      if (this.against() === against) this.#earlier.set(edition.document as unknown as ScenarioDocument);
    } catch {
      this.unreadable.set(this.against() === against);
    }
  }

  /** Unfolds whatever a node is folded away behind. */
  #unfold(id: string): void {
    const folds = untracked(this.#folds);
    const kept = [...untracked(this.#folded)].filter((behind) => !folds.get(behind)?.has(id));
    if (kept.length < untracked(this.#folded).size) this.#folded.set(new Set(kept));
  }

  /** Goes to a node that was made or is left, once it is drawn. */
  #goOnTo(id: string | null): void {
    if (id === null) return;
    this.choose.emit(id);
    this.graph().showOnceDrawn(id);
  }

  #drawn(document: ScenarioDocument | null | undefined): readonly GraphNode[] {
    return document ? graphNodes(document, this.#text) : [];
  }

  readonly #text = (key: string, params: Record<string, string | number> = {}): string =>
    this.#texts.text(`scenarioGraph.${key}`, params);
}
