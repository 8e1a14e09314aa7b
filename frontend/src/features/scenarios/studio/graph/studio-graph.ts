import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { connected } from '@peacewright/scenario-engine/editing';
import { Messages, PluralPipe } from '@peacewright/ui';
import { Texts } from '../../../../app';
import type { GraphBadge, GraphNode, GraphWay } from '../../graph/graph';
import { graphNodes } from '../../graph/graph-nodes';
import { ScenarioGraph } from '../../graph/scenario-graph';
import { found } from '../edition/found';
import { NodeActs } from '../edition/node-acts';
import { KINDS } from '../edition/outline';
import { StudioStore } from '../edition/studio-store';

/** The scenario being written as a drawing: the same acts as in the list, on the same store. */
@Component({
  selector: 'pw-studio-graph',
  imports: [MatButton, PluralPipe, ScenarioGraph, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './studio-graph.html',
  styleUrl: './studio-graph.scss',
})
export class StudioGraph {
  /** A part, or the id of a node. */
  readonly selected = input.required<string>();
  readonly choose = output<string>();
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #injector = inject(Injector);
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);
  private readonly graph = viewChild.required(ScenarioGraph);
  protected readonly store = inject(StudioStore);
  protected readonly acts = inject(NodeActs);
  protected readonly kinds = KINDS;
  protected readonly query = signal('');
  /** The node whose ways are being led on by keyboard. */
  protected readonly leading = signal<string | null>(null);
  protected readonly nodes = computed((): readonly GraphNode[] => {
    const document = this.store.document();
    return document ? graphNodes(document, (key, params) => this.#texts.text(`scenarioGraph.${key}`, params)) : [];
  });
  protected readonly leadingNode = computed(() => this.nodes().find(({ id }) => id === this.leading()) ?? null);
  protected readonly badges = computed((): ReadonlyMap<string, readonly GraphBadge[]> => {
    const badges = new Map<string, GraphBadge[]>();
    for (const [id, n] of this.store.findingsAt())
      badges.set(id, [{ tone: 'due', sign: String(n), words: this.#texts.text('studio.outline.findings', { n }) }]);
    return badges;
  });
  protected readonly matches = computed(() =>
    this.query().trim() === '' ? [] : found(this.store.document(), this.store.lines(), this.query()),
  );
  /** The match that Enter came to last. */
  protected readonly match = signal(-1);
  protected readonly path = computed((): ReadonlySet<string> => new Set(this.matches().map(({ node }) => node.id)));

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
    this.graph().look(line.node.id);
    this.#messages.announce(`${String(line.number)}. ${line.name}`);
  }

  protected add(event: Event): void {
    const field = event.target as HTMLSelectElement;
    const kind = KINDS.find((one) => one === field.value);
    field.value = '';
    const added = kind && this.acts.add(kind, this.store.node(this.selected())?.id);
    if (added) this.choose.emit(added);
  }

  protected connect(way: GraphWay, to: string | null): void {
    const node = this.store.node(way.from);
    if (!node || way.place === null || to === null) return;
    if (this.store.run({ kind: 'node', node: connected(node, way.place, to) }))
      this.#messages.announce(this.#texts.text('studio.graph.connected'));
  }

  protected key({ event, id }: { readonly event: KeyboardEvent; readonly id: string }): void {
    const node = this.store.node(id);
    if (!node || !this.store.editable()) return;
    const held = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (held && key === 'c') this.acts.copy(node);
    else if (held && key === 'v') this.#goTo(this.acts.paste(id));
    else if (key === 'delete') this.#goTo(this.acts.remove(node));
    else if (key === 'c' && !held) this.lead(id);
    else return;
    event.preventDefault();
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

  /** Goes to a node once it is drawn. */
  #goTo(id: string | null): void {
    if (id === null) return;
    this.choose.emit(id);
    this.graph().showOnceDrawn(id);
  }
}
