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
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { textsOfNode, type ScenarioNode } from '@peacewright/scenario-engine';
import { blankNode, copiedNodes, readdressed, type Copied } from '@peacewright/scenario-engine/editing';
import { Messages } from '@peacewright/ui';
import { folded, Texts } from '../../../../app';
import { PARTS, type Part } from './parts';
import { StudioStore } from './studio-store';
import { UNCHANGED } from './unchanged';

const KINDS = ['situation', 'decision', 'task', 'branch', 'chance', 'outcome'] as const;

/** Everything of the scenario as a list: its parts, then its nodes in story order, with a field that finds among them. */
@Component({
  selector: 'pw-studio-outline',
  imports: [MatButton, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './outline.html',
  styleUrl: './outline.scss',
})
export class StudioOutline {
  /** A part, or the id of a node. */
  readonly selected = input.required<string>();
  readonly choose = output<string>();
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #injector = inject(Injector);
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);
  protected readonly store = inject(StudioStore);
  protected readonly parts = PARTS;
  protected readonly kinds = KINDS;
  protected readonly query = signal('');
  protected readonly clipboard = signal<Copied | null>(null);
  protected readonly shown = computed(() => {
    const [query, document] = [folded(this.query()), this.store.document()];
    const lines = this.store.lines();
    if (query === '' || !document) return lines;
    const spoken = [document.texts, ...Object.values(document.translations)];
    // Names, and everything that is said at the node in any language.
    return lines.filter(({ node, name }) => {
      const ids = textsOfNode(document, node);
      return folded([name, ...ids.flatMap((id) => spoken.map((words) => words[id] ?? ''))].join('\n')).includes(query);
    });
  });

  /** Entries of the parts that are lists. */
  protected readonly counts = computed((): Partial<Record<Part, number>> => {
    const document = this.store.document();
    const lists = PARTS.flatMap((part) => (part === 'about' || part === 'card' ? [] : [part]));
    return Object.fromEntries(lists.map((part) => [part, document?.[part]?.length ?? 0]));
  }, UNCHANGED);

  protected add(event: Event): void {
    const field = event.target as HTMLSelectElement;
    const kind = KINDS.find((one) => one === field.value);
    field.value = '';
    if (!kind) return;
    const node = blankNode(kind, this.store.newId);
    const after = this.store.node(this.selected())?.id;
    if (this.store.run({ kind: 'addNodes', nodes: [node], ...(after !== undefined && { after }) }))
      this.choose.emit(node.id);
  }

  protected key(event: KeyboardEvent, node: ScenarioNode): void {
    const held = event.ctrlKey || event.metaKey;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') this.#step(event.key === 'ArrowDown' ? 1 : -1, node.id);
    else if (event.key === 'Delete') this.remove(node);
    else if (held && event.key === 'c') this.copy(node);
    else if (held && event.key === 'v') this.paste(node.id);
    else return;
    event.preventDefault();
  }

  protected remove(node: ScenarioNode): void {
    const lines = this.store.lines();
    const at = lines.findIndex((line) => line.node.id === node.id);
    if (!this.store.run({ kind: 'removeNodes', ids: [node.id] })) return;
    const next = lines[at + 1] ?? lines[at - 1];
    if (next) this.#focus(next.node.id);
    this.#messages.say({
      text: this.#texts.text('studio.outline.removed'),
      action: { label: this.#texts.text('studio.outline.undo'), run: () => this.store.undo() },
    });
  }

  protected copy(node: ScenarioNode): void {
    const document = this.store.document();
    if (!document) return;
    this.clipboard.set(copiedNodes(document, new Set([node.id])));
    this.#messages.announce(this.#texts.text('studio.outline.copied'));
  }

  protected paste(after: string): void {
    const [copied, document] = [this.clipboard(), this.store.document()];
    if (!copied || !document) return;
    const { nodes, words, places } = readdressed(copied, document, this.store.newId);
    const [first] = nodes;
    if (this.store.run({ kind: 'addNodes', nodes, words, places, after }) && first) this.#focus(first.id);
  }

  #step(by: number, id: string): void {
    const lines = this.shown();
    const next = lines[lines.findIndex(({ node }) => node.id === id) + by];
    if (next) this.#link(next.node.id)?.focus();
  }

  /** Goes to a node once it is in the list. */
  #focus(id: string): void {
    this.choose.emit(id);
    afterNextRender(() => this.#link(id)?.focus(), { injector: this.#injector });
  }

  #link(id: string): HTMLElement | null {
    return this.#host.nativeElement.querySelector<HTMLElement>(`[data-node="${id}"]`);
  }
}
