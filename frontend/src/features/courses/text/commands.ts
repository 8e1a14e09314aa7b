import type { ChainedCommands, Editor, JSONContent } from '@tiptap/core';
import { NodeSelection, Selection } from '@tiptap/pm/state';
import { newId } from '../../drafting';
import { courseIcons, type CourseIcon } from '../icons';

/** What has to be asked for before it can be inserted. */
export type PickKind =
  'image' | 'audio' | 'video' | 'link' | 'keyTerm' | 'citation' | 'centreValue' | 'ruleCard' | 'check';

/** What was chosen: the attributes of the mark or node, and the words to write where nothing is selected. */
export interface Picked {
  readonly attrs: Readonly<Record<string, string>>;
  readonly words?: string;
}

/** What there is to begin with when something is asked for. */
export interface Present {
  readonly selected: string;
  /** The attributes that stand there now. */
  readonly attrs: Readonly<Record<string, unknown>>;
  /** A picture, sound or film that was pasted or dropped: it is uploaded at once. */
  readonly file?: File;
}

/** Asks the person; undefined when they changed their mind. */
export type Pick = (kind: PickKind, present: Present) => Promise<Picked | undefined>;

export interface TextCommand {
  /** Also the last part of its key in `coursesEditor.commands`. */
  readonly name: string;
  readonly icon: CourseIcon;
  /** Written for a person: Ctrl stands for the command key on a Mac too. */
  readonly shortcut?: string;
  /** Name in the snapshot's `active` while it holds. */
  readonly active?: string;
  /** Stands in the menu that a stroke opens. */
  readonly block: boolean;
  readonly group: number;
  readonly run: (editor: Editor, pick: Pick) => void | Promise<void>;
}

/** Gives the text the focus at once (the editor's own command waits a frame, in which keys are lost), and goes on from there. */
export function chainIn(editor: Editor): ChainedCommands {
  editor.view.focus();
  return editor.chain();
}

const chained =
  (act: (chain: ChainedCommands) => ChainedCommands) =>
  (editor: Editor): void => {
    act(chainIn(editor)).run();
  };

/** Puts a block in the place of an empty paragraph, else below the block with the cursor, and goes there. */
export function insertBlock(editor: Editor, block: JSONContent): void {
  const { doc, selection } = editor.state;
  const index = selection.$from.index(0);
  const from = selection.$from.posAtIndex(index, 0);
  const here = doc.maybeChild(index);
  const to = from + (here?.nodeSize ?? 0);
  const replace = here?.type.name === 'paragraph' && here.content.size === 0;
  const at = replace ? from : to;
  const withId = { ...block, attrs: { ...block.attrs, id: newId('b') } };
  chainIn(editor)
    .insertContentAt(replace ? { from, to } : to, withId)
    .command(({ tr }) => {
      const leaf = block.content === undefined;
      tr.setSelection(leaf ? NodeSelection.create(tr.doc, at) : Selection.near(tr.doc.resolve(at + 1)));
      return true;
    })
    .scrollIntoView()
    .run();
}

const emptyCell = (type: 'tableHeader' | 'tableCell'): JSONContent => ({ type, content: [{ type: 'paragraph' }] });

function table(rows: number, columns: number): JSONContent {
  const row = (type: 'tableHeader' | 'tableCell'): JSONContent => ({
    type: 'tableRow',
    content: Array.from({ length: columns }, () => emptyCell(type)),
  });
  return { type: 'table', content: [row('tableHeader'), ...Array.from({ length: rows - 1 }, () => row('tableCell'))] };
}

type Leaf = 'image' | 'audio' | 'video' | 'ruleCard' | 'check';

/** Asks for a block without text and puts it in; `file` is what it is to show, where that is there already. */
export async function insertLeaf(editor: Editor, pick: Pick, name: Leaf, file?: File): Promise<void> {
  const picked = await pick(name, { selected: '', attrs: {}, ...(file === undefined ? {} : { file }) });
  if (editor.isDestroyed) return;
  if (picked === undefined) editor.view.focus();
  else insertBlock(editor, { type: name, attrs: { ...picked.attrs } });
}

const leafCommand = (name: Leaf): TextCommand => ({
  name,
  icon: name,
  ...(name === 'image' ? { shortcut: 'Ctrl+Alt+I' } : {}),
  block: true,
  group: 3,
  run: (editor, pick) => insertLeaf(editor, pick, name),
});

function selectedWords(editor: Editor): string {
  const { from, to } = editor.state.selection;
  return editor.state.doc.textBetween(from, to, ' ');
}

const markCommand = (name: 'link' | 'keyTerm', icon: CourseIcon, shortcut: string): TextCommand => ({
  name,
  icon,
  shortcut,
  active: name,
  block: false,
  group: 4,
  run: async (editor, pick) => {
    if (editor.isActive(name) && editor.state.selection.empty) editor.commands.extendMarkRange(name);
    const picked = await pick(name, { selected: selectedWords(editor), attrs: editor.getAttributes(name) });
    const chain = chainIn(editor);
    if (picked === undefined) chain.run();
    else if (Object.keys(picked.attrs).length === 0) chain.unsetMark(name).run();
    else if (editor.state.selection.empty) {
      const words = picked.words ?? '';
      chain.insertContent({ type: 'text', text: words, marks: [{ type: name, attrs: { ...picked.attrs } }] }).run();
    } else chain.setMark(name, { ...picked.attrs }).run();
  },
});

const chipCommand = (name: 'citation' | 'centreValue', icon: CourseIcon, shortcut: string): TextCommand => ({
  name,
  icon,
  shortcut,
  block: false,
  group: 4,
  run: async (editor, pick) => {
    const picked = await pick(name, { selected: '', attrs: {} });
    const chain = chainIn(editor);
    if (picked !== undefined) chain.insertContent({ type: name, attrs: { ...picked.attrs } });
    chain.run();
  },
});

/** In the order of the toolbar. */
export const textCommands: readonly TextCommand[] = [
  { name: 'undo', icon: 'undo', shortcut: 'Ctrl+Z', block: false, group: 0, run: chained((chain) => chain.undo()) },
  {
    name: 'redo',
    icon: 'redo',
    shortcut: 'Ctrl+Shift+Z',
    block: false,
    group: 0,
    run: chained((chain) => chain.redo()),
  },
  {
    name: 'heading2',
    icon: 'heading2',
    shortcut: 'Ctrl+Alt+2',
    active: 'heading2',
    block: true,
    group: 1,
    run: chained((chain) => chain.toggleHeading({ level: 2 })),
  },
  {
    name: 'heading3',
    icon: 'heading3',
    shortcut: 'Ctrl+Alt+3',
    active: 'heading3',
    block: true,
    group: 1,
    run: chained((chain) => chain.toggleHeading({ level: 3 })),
  },
  {
    name: 'bold',
    icon: 'bold',
    shortcut: 'Ctrl+B',
    active: 'bold',
    block: false,
    group: 2,
    run: chained((chain) => chain.toggleBold()),
  },
  {
    name: 'italic',
    icon: 'italic',
    shortcut: 'Ctrl+I',
    active: 'italic',
    block: false,
    group: 2,
    run: chained((chain) => chain.toggleItalic()),
  },
  {
    name: 'bulletList',
    icon: 'bullets',
    shortcut: 'Ctrl+Shift+8',
    active: 'bulletList',
    block: true,
    group: 2,
    run: chained((chain) => chain.toggleList('bulletList', 'listItem')),
  },
  {
    name: 'orderedList',
    icon: 'numbers',
    shortcut: 'Ctrl+Shift+7',
    active: 'orderedList',
    block: true,
    group: 2,
    run: chained((chain) => chain.toggleList('orderedList', 'listItem')),
  },
  {
    name: 'table',
    icon: 'table',
    shortcut: 'Ctrl+Alt+T',
    active: 'table',
    block: true,
    group: 3,
    run: (editor) => {
      insertBlock(editor, table(3, 3));
    },
  },
  {
    name: 'callout',
    icon: 'callout',
    shortcut: 'Ctrl+Alt+N',
    active: 'callout',
    block: true,
    group: 3,
    run: (editor) => {
      insertBlock(editor, { type: 'callout', attrs: { tone: 'note' }, content: [{ type: 'paragraph' }] });
    },
  },
  leafCommand('image'),
  leafCommand('audio'),
  leafCommand('video'),
  leafCommand('ruleCard'),
  leafCommand('check'),
  markCommand('link', 'link', 'Ctrl+K'),
  markCommand('keyTerm', 'term', 'Ctrl+Alt+K'),
  chipCommand('citation', 'citation', 'Ctrl+Alt+C'),
  chipCommand('centreValue', 'value', 'Ctrl+Alt+V'),
];

export function iconOf(command: TextCommand): string {
  return courseIcons[command.icon];
}

/** The command that `event` asks for, if it is one of those that the editor's own keys do not serve. */
export function commandFor(event: KeyboardEvent): TextCommand | undefined {
  if (!(event.ctrlKey || event.metaKey)) return undefined;
  return textCommands.find(({ shortcut, name }) => {
    if (shortcut === undefined || ['undo', 'redo', 'bold', 'italic'].includes(name)) return false;
    const keys = shortcut.split('+');
    const key = keys.at(-1)?.toLowerCase() ?? '';
    const code = /^\d$/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`;
    return event.code === code && event.altKey === keys.includes('Alt') && event.shiftKey === keys.includes('Shift');
  });
}
