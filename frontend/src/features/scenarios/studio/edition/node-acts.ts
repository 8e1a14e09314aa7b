import { inject, Injectable, signal } from '@angular/core';
import type { ScenarioNode } from '@peacewright/scenario-engine';
import { blankNode, copiedNodes, readdressed, type Copied } from '@peacewright/scenario-engine/editing';
import { Messages } from '@peacewright/ui';
import { Texts } from '../../../../app';
import { StudioStore } from './studio-store';

/** What list and graph do with whole nodes, and the clipboard that both share. Provided by the page. */
@Injectable()
export class NodeActs {
  readonly #store = inject(StudioStore);
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);
  readonly #clipboard = signal<Copied | null>(null);
  readonly clipboard = this.#clipboard.asReadonly();

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

  copy(node: ScenarioNode): void {
    const document = this.#store.document();
    if (!document) return;
    this.#clipboard.set(copiedNodes(document, new Set([node.id])));
    this.#messages.announce(this.#texts.text('studio.outline.copied'));
  }

  /** Puts what was copied after a node; the id of the copy, where that could be done. */
  paste(after: string): string | null {
    const [copied, document] = [this.#clipboard(), this.#store.document()];
    if (!copied || !document) return null;
    const { nodes, words, places } = readdressed(copied, document, this.#store.newId);
    const done = this.#store.run({ kind: 'addNodes', nodes, words, places, after });
    return done ? (nodes[0]?.id ?? null) : null;
  }
}
