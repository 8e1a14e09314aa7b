import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import type { Node } from '@tiptap/pm/model';
import { newId } from '../../drafting';

/** Nodes that may stand outermost and then carry an id. */
const carriers = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'table',
  'callout',
  'image',
  'audio',
  'video',
  'ruleCard',
  'check',
];

/**
 * Keeps an id on every outermost block, and on these only: through typing and moving it stays, the second half of a split
 * and the copy of a paste get one of their own.
 */
export const BlockIds = Extension.create({
  name: 'blockIds',
  addGlobalAttributes() {
    return [
      {
        types: carriers,
        attributes: {
          id: {
            default: null,
            keepOnSplit: false,
            parseHTML: (element: HTMLElement) => element.getAttribute('data-id'),
            renderHTML: ({ id }: Record<string, unknown>) => (typeof id === 'string' ? { 'data-id': id } : {}),
          },
        },
      },
    ];
  },
  addProseMirrorPlugins() {
    return [
      new Plugin({
        key: new PluginKey('blockIds'),
        appendTransaction: (transactions, before, after) => {
          if (!transactions.some(({ docChanged }) => docChanged)) return null;
          const owners = ownersOf(before.doc, transactions);
          const tr = after.tr;
          const seen = new Set<string>();
          const taken = new Set(after.doc.children.map(idOf));
          after.doc.forEach((node, offset) => {
            const id = idOf(node);
            const copy =
              id !== null && owners.has(id) && owners.get(id) !== offset && stillThere(after.doc, owners.get(id), id);
            if (id === null || copy || seen.has(id)) {
              const fresh = freshId(taken);
              seen.add(fresh);
              tr.setNodeAttribute(offset, 'id', fresh);
            } else seen.add(id);
            clearInside(node, offset, tr);
          });
          return tr.docChanged ? tr : null;
        },
      }),
    ];
  },
});

function idOf(node: Node): string | null {
  const id: unknown = node.attrs['id'];
  return typeof id === 'string' ? id : null;
}

/** Where the block that had an id before stands now. */
function ownersOf(before: Node, transactions: readonly Transaction[]): ReadonlyMap<string, number> {
  const owners = new Map<string, number>();
  before.forEach((node, offset) => {
    const id = idOf(node);
    if (id === null || owners.has(id)) return;
    let at = offset;
    for (const { mapping } of transactions) at = mapping.map(at, 1);
    owners.set(id, at);
  });
  return owners;
}

function stillThere(doc: Node, at: number | undefined, id: string): boolean {
  if (at === undefined || at > doc.content.size) return false;
  const node = doc.nodeAt(at);
  return node !== null && idOf(node) === id && doc.resolve(at).depth === 0;
}

function freshId(taken: Set<string | null>): string {
  let id = newId('b');
  while (taken.has(id)) id = newId('b');
  taken.add(id);
  return id;
}

function clearInside(block: Node, offset: number, tr: Transaction): void {
  block.descendants((node, position) => {
    if (idOf(node) !== null) tr.setNodeAttribute(offset + 1 + position, 'id', null);
    return !node.isTextblock;
  });
}
