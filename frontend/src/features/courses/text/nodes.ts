import { mergeAttributes, Node, type NodeViewRenderer } from '@tiptap/core';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import type { LookKeeper } from './look';

/** What may stand inside a list entry, a cell or a callout. */
const INNER = '(paragraph | bulletList | orderedList)+';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const own = (name: string) => ({
  default: null as string | null,
  parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name}`),
  renderHTML: (attributes: Record<string, unknown>) => {
    const value = attributes[name];
    return typeof value === 'string' ? { [`data-${name}`]: value } : {};
  },
});

export const ListItem = Node.create({
  name: 'listItem',
  content: INNER,
  defining: true,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: ({ HTMLAttributes }) => ['li', HTMLAttributes, 0],
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem('listItem'),
      Tab: () => this.editor.commands.sinkListItem('listItem'),
      'Shift-Tab': () => this.editor.commands.liftListItem('listItem'),
    };
  },
});

function list(name: 'bulletList' | 'orderedList', tag: 'ul' | 'ol', shortcut: string): Node {
  return Node.create({
    name,
    group: 'block',
    content: 'listItem+',
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
    addKeyboardShortcuts() {
      return { [shortcut]: () => this.editor.commands.toggleList(name, 'listItem') };
    },
  });
}

export const BulletList = list('bulletList', 'ul', 'Mod-Shift-8');
export const OrderedList = list('orderedList', 'ol', 'Mod-Shift-7');

const LessonTable = Table.extend({
  addAttributes() {
    return {
      caption: {
        default: null,
        parseHTML: (element: HTMLElement) => element.querySelector('caption')?.textContent.trim() ?? null,
        renderHTML: ({ caption }: Record<string, unknown>) =>
          typeof caption === 'string' ? { 'data-caption': caption } : {},
      },
    };
  },
  renderHTML: ({ HTMLAttributes }) => ['table', HTMLAttributes, ['tbody', 0]],
}).configure({ resizable: false, View: null });

const spans = {
  colspan: { default: 1, parseHTML: (element: HTMLElement) => spanOf(element, 'colspan') },
  rowspan: { default: 1, parseHTML: (element: HTMLElement) => spanOf(element, 'rowspan') },
  // Asked for by the table commands; widths are the reader's own and never kept.
  colwidth: { default: null, parseHTML: () => null, renderHTML: () => ({}) },
};

function spanOf(element: HTMLElement, name: string): number {
  const span = Number(element.getAttribute(name) ?? '1');
  return Number.isInteger(span) && span >= 1 && span <= 20 ? span : 1;
}

const LessonTableCell = TableCell.extend({ content: INNER, addAttributes: () => spans });
const LessonTableHeader = TableHeader.extend({ content: INNER, addAttributes: () => spans });

export const tableNodes = [LessonTable, TableRow, LessonTableCell, LessonTableHeader];

export const calloutTones = ['note', 'warning', 'example', 'rule'] as const;

export function callout(keeper: LookKeeper): Node {
  return Node.create({
    name: 'callout',
    group: 'block',
    content: INNER,
    defining: true,
    addAttributes: () => ({
      tone: { ...own('tone'), default: 'note' },
      title: own('title'),
    }),
    parseHTML: () => [{ tag: 'aside[data-tone]' }],
    renderHTML: ({ HTMLAttributes }) => ['aside', HTMLAttributes, 0],
    addNodeView: (): NodeViewRenderer => (props) => {
      let node = props.node;
      const dom = document.createElement('aside');
      const head = document.createElement('p');
      const contentDOM = document.createElement('div');
      head.className = 'head';
      head.contentEditable = 'false';
      dom.append(head, contentDOM);
      const draw = (): void => {
        const tone = text(node.attrs['tone']);
        dom.dataset['tone'] = tone;
        dom.dataset['id'] = text(node.attrs['id']);
        const title = text(node.attrs['title']);
        const word = keeper.look.word(`tones.${tone}`);
        head.textContent = title === '' ? word : `${word}: ${title}`;
      };
      const destroy = keeper.follow(draw);
      return {
        dom,
        contentDOM,
        destroy,
        ignoreMutation: (mutation) => mutation.type !== 'selection' && !contentDOM.contains(mutation.target),
        update: (next) => {
          if (next.type !== node.type) return false;
          node = next;
          draw();
          return true;
        },
      };
    },
  });
}

interface LeafOptions {
  readonly name: string;
  readonly attributes: readonly string[];
  readonly keeper: LookKeeper;
  /** Fills `dom` for the attributes as they are now. */
  readonly draw: (dom: HTMLElement, attrs: Readonly<Record<string, unknown>>) => void;
}

/** A block without text of its own, chosen as a whole; its fields stand in the bar above the text. */
function leaf({ name, attributes, keeper, draw }: LeafOptions): Node {
  return Node.create({
    name,
    group: 'block',
    atom: true,
    selectable: true,
    draggable: true,
    addAttributes: () => Object.fromEntries(attributes.map((attribute) => [attribute, own(attribute)])),
    parseHTML: () => [{ tag: `figure[data-block="${name}"]` }],
    renderHTML: ({ HTMLAttributes }) => ['figure', mergeAttributes(HTMLAttributes, { 'data-block': name })],
    addNodeView: (): NodeViewRenderer => (props) => {
      let node = props.node;
      const dom = document.createElement('figure');
      dom.dataset['block'] = name;
      const redraw = (): void => {
        dom.dataset['id'] = text(node.attrs['id']);
        dom.replaceChildren();
        draw(dom, node.attrs);
      };
      const destroy = keeper.follow(redraw);
      return {
        dom,
        destroy,
        ignoreMutation: () => true,
        update: (next) => {
          if (next.type !== node.type) return false;
          node = next;
          redraw();
          return true;
        },
      };
    },
  });
}

function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  content: string,
  className = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.textContent = content;
  if (className !== '') made.className = className;
  return made;
}

/** Pictures, sound, film, rule cards and self-checks. */
export function leaves(keeper: LookKeeper): Node[] {
  const { look } = keeper;
  const media = (name: 'audio' | 'video'): Node =>
    leaf({
      name,
      keeper,
      attributes: ['file', 'title', 'transcript'],
      draw: (dom, attrs) => {
        const player = document.createElement(name);
        player.controls = true;
        player.preload = 'none';
        const url = look.fileUrl(text(attrs['file']));
        if (url !== undefined) player.src = url;
        const transcript =
          text(attrs['transcript']).trim() === '' ? look.word('noTranscript') : look.word('hasTranscript');
        dom.append(player, element('figcaption', `${text(attrs['title'])} · ${transcript}`));
      },
    });
  return [
    leaf({
      name: 'image',
      keeper,
      attributes: ['file', 'alt', 'caption'],
      draw: (dom, attrs) => {
        const picture = document.createElement('img');
        const alt = text(attrs['alt']);
        picture.alt = alt;
        picture.loading = 'lazy';
        const url = look.fileUrl(text(attrs['file']));
        if (url !== undefined) picture.src = url;
        dom.append(picture);
        if (alt.trim() === '') dom.append(element('p', look.word('noAlt'), 'lack'));
        const caption = text(attrs['caption']);
        if (caption !== '') dom.append(element('figcaption', caption));
      },
    }),
    media('audio'),
    media('video'),
    leaf({
      name: 'ruleCard',
      keeper,
      attributes: ['card'],
      draw: (dom, attrs) => {
        dom.append(element('strong', look.word('ruleCard')), element('span', look.ruleCardTitle(text(attrs['card']))));
      },
    }),
    leaf({
      name: 'check',
      keeper,
      attributes: ['question'],
      draw: (dom, attrs) => {
        dom.append(element('strong', look.word('check')), element('span', look.questionStem(text(attrs['question']))));
      },
    }),
  ];
}

/** References inside a line: a citation and a value that is the centre's to set. */
export function chips(keeper: LookKeeper): Node[] {
  const chip = (name: string, attribute: string, words: (value: string) => string): Node =>
    Node.create({
      name,
      group: 'inline',
      inline: true,
      atom: true,
      selectable: true,
      addAttributes: () => ({ [attribute]: own(attribute) }),
      parseHTML: () => [{ tag: `span[data-chip="${name}"]` }],
      renderHTML: ({ HTMLAttributes, node }) => [
        'span',
        mergeAttributes(HTMLAttributes, { 'data-chip': name }),
        text(node.attrs[attribute]),
      ],
      renderText: ({ node }) => text(node.attrs[attribute]),
      addNodeView: (): NodeViewRenderer => (props) => {
        let node = props.node;
        const dom = document.createElement('span');
        dom.dataset['chip'] = name;
        const draw = (): void => {
          dom.textContent = words(text(node.attrs[attribute]));
        };
        const destroy = keeper.follow(draw);
        return {
          dom,
          destroy,
          ignoreMutation: () => true,
          update: (next) => {
            if (next.type !== node.type) return false;
            node = next;
            draw();
            return true;
          },
        };
      },
    });
  return [chip('citation', 'code', (code) => code), chip('centreValue', 'key', (key) => keeper.look.centreValue(key))];
}
