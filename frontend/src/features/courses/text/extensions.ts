import { Extension, Mark, type Extensions } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';
import StarterKit from '@tiptap/starter-kit';
import { newId } from '../../drafting';
import { BlockIds } from './block-ids';
import type { LookKeeper } from './look';
import { BulletList, callout, chips, leaves, ListItem, OrderedList, tableNodes } from './nodes';

const KeyTerm = Mark.create({
  name: 'keyTerm',
  priority: 50,
  inclusive: false,
  addAttributes: () => ({
    term: {
      default: null,
      parseHTML: (element: HTMLElement) => element.getAttribute('data-term'),
      renderHTML: ({ term }: Record<string, unknown>) => (typeof term === 'string' ? { 'data-term': term } : {}),
    },
  }),
  parseHTML: () => [{ tag: 'dfn[data-term]' }],
  renderHTML: ({ HTMLAttributes }) => ['dfn', HTMLAttributes, 0],
});

/** Keys that work anywhere in the text. Moving a block keeps its id: it is the same block in another place. */
const BlockKeys = Extension.create({
  name: 'blockKeys',
  priority: 200,
  addKeyboardShortcuts() {
    const { editor } = this;
    const blockAt = (): { index: number; from: number; to: number } => {
      const { $from } = editor.state.selection;
      const index = $from.index(0);
      const from = $from.posAtIndex(index, 0);
      return { index, from, to: from + (editor.state.doc.maybeChild(index)?.nodeSize ?? 0) };
    };
    const move = (direction: -1 | 1): boolean => {
      const { index, from, to } = blockAt();
      const { doc, selection, tr } = editor.state;
      const block = doc.maybeChild(index);
      const neighbour = doc.maybeChild(index + direction);
      if (!block || !neighbour) return true;
      const shift = direction * neighbour.nodeSize;
      tr.delete(from, to).insert(from + shift, block);
      if (selection instanceof TextSelection) {
        tr.setSelection(TextSelection.create(tr.doc, selection.anchor + shift, selection.head + shift));
      }
      editor.view.dispatch(tr.scrollIntoView());
      return true;
    };
    return {
      'Alt-ArrowUp': () => move(-1),
      'Alt-ArrowDown': () => move(1),
      // Leaves a table, a callout or a picture downwards.
      'Mod-Enter': () => {
        const { to } = blockAt();
        return editor
          .chain()
          .insertContentAt(to, { type: 'paragraph', attrs: { id: newId('b') } })
          .setTextSelection(to + 1)
          .scrollIntoView()
          .run();
      },
    };
  },
});

/** Everything the lesson's text is made of, and nothing that its schema does not know. */
export function lessonExtensions(keeper: LookKeeper): Extensions {
  return [
    StarterKit.configure({
      heading: { levels: [2, 3] },
      blockquote: false,
      bulletList: false,
      code: false,
      codeBlock: false,
      horizontalRule: false,
      listItem: false,
      listKeymap: false,
      orderedList: false,
      strike: false,
      trailingNode: false,
      underline: false,
      undoRedo: { depth: 200 },
      dropcursor: { color: 'var(--pw-focus)', width: 2 },
      link: {
        openOnClick: false,
        autolink: false,
        protocols: ['http', 'https', 'mailto'],
        isAllowedUri: (url) => /^(https?:\/\/|mailto:)/.test(url),
      },
    }),
    ListItem,
    BulletList,
    OrderedList,
    ...tableNodes,
    callout(keeper),
    ...leaves(keeper),
    ...chips(keeper),
    KeyTerm,
    BlockIds,
    BlockKeys,
  ];
}
