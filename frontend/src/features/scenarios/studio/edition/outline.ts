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
import type { ScenarioNode } from '@peacewright/scenario-engine';
import { OpensByArrows } from '@peacewright/ui';
import { found } from './found';
import { NodeActs } from './node-acts';
import { NODE_KINDS } from './node-kinds';
import { PARTS, type Part } from './parts';
import { StudioStore } from './studio-store';
import { UNCHANGED } from './unchanged';

/** Everything of the scenario as a list: its parts, then its nodes in story order, with a field that finds among them. */
@Component({
  selector: 'pw-studio-outline',
  imports: [MatButton, OpensByArrows, RouterLink, TranslocoPipe],
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
  protected readonly acts = inject(NodeActs);
  protected readonly store = inject(StudioStore);
  protected readonly parts = PARTS;
  protected readonly kinds = NODE_KINDS;
  protected readonly query = signal('');
  protected readonly shown = computed(() => found(this.store.document(), this.store.lines(), this.query()));

  /** Entries of the parts that are lists. */
  protected readonly counts = computed((): Partial<Record<Part, number>> => {
    const document = this.store.document();
    const lists = PARTS.flatMap((part) => (part === 'about' || part === 'card' ? [] : [part]));
    return Object.fromEntries(lists.map((part) => [part, document?.[part]?.length ?? 0]));
  }, UNCHANGED);

  protected add(event: Event): void {
    const field = event.target as HTMLSelectElement;
    const kind = NODE_KINDS.find((one) => one === field.value);
    field.value = '';
    if (!kind) return;
    const added = this.acts.add(kind, this.store.node(this.selected())?.id);
    if (added !== null) this.choose.emit(added);
  }

  protected key(event: KeyboardEvent, node: ScenarioNode): void {
    const held = event.ctrlKey || event.metaKey;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') this.#step(event.key === 'ArrowDown' ? 1 : -1, node.id);
    else if (event.key === 'Delete') this.remove(node);
    else if (held && event.key === 'c') this.acts.copy(node);
    else if (held && event.key === 'v') this.paste(node.id);
    else return;
    event.preventDefault();
  }

  protected remove(node: ScenarioNode): void {
    const next = this.acts.remove(node);
    if (next !== null) this.#focus(next);
  }

  protected paste(after: string): void {
    const copy = this.acts.paste(after);
    if (copy !== null) this.#focus(copy);
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
