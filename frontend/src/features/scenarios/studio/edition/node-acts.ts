import { inject, Injectable, signal } from '@angular/core';
import type { ScenarioNode } from '@peacewright/scenario-engine';
import { blankNode, copiedNodes, readdressed, type Copied } from '@peacewright/scenario-engine/editing';
import { Messages } from '@peacewright/ui';
import { Texts } from '../../../../app';
import { StudioStore } from './studio-store';

/** Nodes that were copied, and which of them the others follow from. Kept from one scenario to the next. */
@Injectable({ providedIn: 'root' })
class Clipboard {
  readonly holds = signal<{ readonly copied: Copied; readonly head: number } | null>(null);
}

/** What list and graph do with whole nodes. Provided by the page. */
@Injectable()
export class NodeActs {
  readonly #store = inject(StudioStore);
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);
  readonly #clipboard = inject(Clipboard);
  readonly clipboard = this.#clipboard.holds.asReadonly();

  /** Adds a blank node after another; its id, where that could be done. */
  add(kind: ScenarioNode['kind'], after: string | undefined): string | null {
    const node = blankNode(kind, this.#store.newId);
    return this.#store.run({ kind: 'addNodes', nodes: [node], ...(after !== undefined && { after }) }) ? node.id : null;
  }

  /** Takes a node away and offers to undo it; the id of its neighbour in story order, where it could be done. */
  remove(node: ScenarioNode): string | null {
    const lines = this.#store.lines();
    const at = lines.findIndex((line) => line.node.id === node.id);
    if (!this.#store.run({ kind: 'removeNodes', ids: [node.id] })) return null;
    this.#messages.say({
      text: this.#texts.text('studio.outline.removed'),
      action: { label: this.#texts.text('studio.outline.undo'), run: () => this.#store.undo() },
    });
    return (lines[at + 1] ?? lines[at - 1])?.node.id ?? null;
  }

  /** Copies a node, with others that follow from it. */
  copy(node: ScenarioNode, following: ReadonlySet<string> = new Set()): void {
    const document = this.#store.document();
    if (!document) return;
    const copied = copiedNodes(document, new Set([node.id, ...following]));
    this.#clipboard.holds.set({ copied, head: copied.nodes.findIndex(({ id }) => id === node.id) });
    this.#messages.announce(this.#texts.text('studio.outline.copied'));
  }

  /** Puts what was copied after a node; the id of the copy that the others follow from, where that could be done. */
  paste(after: string): string | null {
    const [held, document] = [this.clipboard(), this.#store.document()];
    if (!held || !document) return null;
    const { nodes, words, places } = readdressed(held.copied, document, this.#store.newId);
    const done = this.#store.run({ kind: 'addNodes', nodes, words, places, after });
    return done ? (nodes[held.head]?.id ?? null) : null;
  }
}
