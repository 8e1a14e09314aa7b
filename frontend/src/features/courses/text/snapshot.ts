import type { Editor } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';

/** What stands around the cursor, for the toolbar and the bar of fields. */
export interface Snapshot {
  readonly active: ReadonlySet<string>;
  readonly inTable: boolean;
  readonly mayUndo: boolean;
  readonly mayRedo: boolean;
  /** Id of the outermost block that holds the cursor. */
  readonly blockId: string | null;
  /** The block or reference whose fields can be changed here. */
  readonly fields: FieldsOf | undefined;
  readonly slash: SlashMenu | undefined;
}

export interface FieldsOf {
  readonly type: string;
  readonly attrs: Readonly<Record<string, unknown>>;
  /** Where it begins in the document. */
  readonly position: number;
}

/** The menu that a stroke at the beginning of an empty paragraph opens. */
export interface SlashMenu {
  readonly query: string;
  readonly from: number;
  readonly to: number;
}

export const emptySnapshot: Snapshot = {
  active: new Set(),
  inTable: false,
  mayUndo: false,
  mayRedo: false,
  blockId: null,
  fields: undefined,
  slash: undefined,
};

const withFields = new Set(['image', 'audio', 'video', 'ruleCard', 'check', 'citation', 'centreValue']);

export function snapshotOf(editor: Editor): Snapshot {
  const { state } = editor;
  const { $from } = state.selection;
  const block = state.doc.maybeChild($from.index(0));
  const id: unknown = block?.attrs['id'];
  const active = [
    ...['bold', 'italic', 'link', 'keyTerm', 'bulletList', 'orderedList', 'callout', 'table'].filter((name) =>
      editor.isActive(name),
    ),
    ...[2, 3].filter((level) => editor.isActive('heading', { level })).map((level) => `heading${level}`),
  ];
  return {
    active: new Set(active),
    inTable: editor.isActive('table'),
    mayUndo: editor.can().undo(),
    mayRedo: editor.can().redo(),
    blockId: typeof id === 'string' ? id : null,
    fields: fieldsAt(editor),
    slash: slashAt(editor),
  };
}

function fieldsAt(editor: Editor): FieldsOf | undefined {
  const { selection } = editor.state;
  if (selection instanceof NodeSelection && withFields.has(selection.node.type.name)) {
    return { type: selection.node.type.name, attrs: selection.node.attrs, position: selection.from };
  }
  const { $from } = selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.type.name === 'callout' || node.type.name === 'table') {
      return { type: node.type.name, attrs: node.attrs, position: $from.before(depth) };
    }
  }
  return undefined;
}

function slashAt(editor: Editor): SlashMenu | undefined {
  const { selection } = editor.state;
  const { $from, empty } = selection;
  if (!empty || $from.depth !== 1 || $from.parent.type.name !== 'paragraph') return undefined;
  const query = /^\/([\p{L}\d -]{0,24})$/u.exec($from.parent.textContent)?.[1];
  return query === undefined ? undefined : { query, from: $from.start(), to: $from.end() };
}
