import {
  afterNextRender,
  booleanAttribute,
  ChangeDetectionStrategy,
  ChangeDetectorRef,
  Component,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
  ViewEncapsulation,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LessonBlock } from '@peacewright/lesson-document';
import { Icon, PluralPipe } from '@peacewright/ui';
import { Editor } from '@tiptap/core';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { broughtBy, type Brought } from './brought';
import { chainIn, commandFor, insertLeaf, type Pick, type TextCommand } from './commands';
import { fromEditor, toEditor } from './document';
import { lessonExtensions } from './extensions';
import { FieldsBar, type FieldChange, type TableAct } from './fields-bar';
import { LookKeeper, type TextLook } from './look';
import { cleanPastedHtml } from './paste';
import { SlashMenuList } from './slash-menu';
import { emptySnapshot, snapshotOf } from './snapshot';
import { TextToolbar } from './toolbar';

/** Keys whose meaning depends on what is at the cursor: the menu, or the fields of a block. */
const LOOKING: ReadonlySet<string> = new Set(['ArrowDown', 'ArrowUp', 'Enter', 'Escape', 'F2']);

/**
 * A text of blocks that is written in. It holds the text itself; `edited` says that something changed, and `blocks()`
 * gives what stands there, so that typing never waits for anything to be written out.
 */
@Component({
  selector: 'pw-rich-text',
  imports: [FieldsBar, Icon, PluralPipe, SlashMenuList, TextToolbar, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  encapsulation: ViewEncapsulation.None,
  templateUrl: './rich-text.html',
  styleUrl: './rich-text.scss',
})
export class RichText {
  /** Taken up once, when the editor is made; make a new one for another text. */
  readonly initial = input.required<readonly LessonBlock[]>();
  readonly label = input.required<string>();
  /** BCP 47 tag of the text. */
  readonly language = input.required<string>();
  readonly look = input.required<TextLook>();
  readonly pick = input.required<Pick>();
  /** One block whose kind and number stay as they are: for a translation. */
  readonly single = input(false, { transform: booleanAttribute });
  /** Ids of blocks that somebody has commented on. */
  readonly marked = input<ReadonlySet<string>>(new Set());
  /** Ids of commands that are not offered. */
  readonly without = input<readonly string[]>([]);
  readonly edited = output();
  /** Id of the outermost block with the cursor. */
  readonly at = output<string | null>();
  readonly openQuestion = output<string>();
  readonly help = output();

  readonly #changes = inject(ChangeDetectorRef);
  readonly #destroyed = inject(DestroyRef);
  private readonly placeRef = viewChild.required<ElementRef<HTMLElement>>('place');
  private readonly frameRef = viewChild.required<ElementRef<HTMLElement>>('frame');
  private readonly toolbarRef = viewChild.required(TextToolbar);
  private readonly menuRef = viewChild(SlashMenuList);
  private readonly barRef = viewChild(FieldsBar);
  protected readonly snapshot = signal(emptySnapshot);
  protected readonly menuAt = signal({ top: 0, start: 0 });
  /** What was pasted or dropped last and does not stand in the text. */
  protected readonly leftOut = signal<{ readonly what: 'pictures' | 'files'; readonly n: number } | undefined>(
    undefined,
  );
  readonly #dismissed = signal(false);
  #editor: Editor | undefined;
  #keeper: LookKeeper | undefined;
  #frameAsked = 0;

  constructor() {
    afterNextRender(() => this.#make());
    effect(() => {
      this.look();
      this.#keeper?.changed();
    });
    effect(() => {
      this.marked();
      this.#editor?.view.dispatch(this.#editor.state.tr.setMeta('marked', true).setMeta('addToHistory', false));
    });
    effect(() => {
      const active = this.menuRef()?.activeId() ?? null;
      const text = this.#editor?.view.dom;
      if (active === null) {
        text?.removeAttribute('aria-activedescendant');
        text?.removeAttribute('aria-controls');
      } else {
        text?.setAttribute('aria-activedescendant', active);
        text?.setAttribute('aria-controls', 'slash-menu');
      }
    });
    this.#destroyed.onDestroy(() => {
      cancelAnimationFrame(this.#frameAsked);
      this.#editor?.destroy();
    });
  }

  /** The text as it stands now. */
  blocks(): LessonBlock[] {
    return this.#editor === undefined ? [...this.initial()] : fromEditor(this.#editor.getJSON());
  }

  focus(): void {
    this.#editor?.view.focus();
  }

  /** Goes to the block with this id, if it is here. */
  show(blockId: string): void {
    const editor = this.#editor;
    if (editor === undefined) return;
    editor.state.doc.forEach((node, offset) => {
      if (node.attrs['id'] !== blockId) return;
      chainIn(editor)
        .setTextSelection(offset + 1)
        .run();
      const dom = editor.view.nodeDOM(offset);
      if (dom instanceof HTMLElement) dom.scrollIntoView({ block: 'center' });
    });
  }

  protected menuOpen(): boolean {
    return this.snapshot().slash !== undefined && !this.#dismissed() && !this.single();
  }

  protected async run(command: TextCommand): Promise<void> {
    const editor = this.#editor;
    if (editor === undefined) return;
    const slash = this.snapshot().slash;
    if (slash !== undefined) editor.chain().deleteRange({ from: slash.from, to: slash.to }).run();
    await command.run(editor, this.pick());
  }

  /** Whether pictures, sound and films may be put in here. */
  protected mayInsert(): boolean {
    return !this.single() && !this.without().includes('image');
  }

  protected async addPicture(): Promise<void> {
    this.leftOut.set(undefined);
    if (this.#editor !== undefined) await insertLeaf(this.#editor, this.pick(), 'image');
  }

  protected hideLeftOut(): void {
    this.leftOut.set(undefined);
    this.focus();
  }

  protected change({ name, value }: FieldChange): void {
    const fields = this.snapshot().fields;
    if (fields === undefined || this.#editor === undefined) return;
    const { state, view } = this.#editor;
    view.dispatch(state.tr.setNodeAttribute(fields.position, name, value));
  }

  protected tableAct(act: TableAct): void {
    if (this.#editor !== undefined) chainIn(this.#editor)[act]().run();
  }

  protected removeSelected(): void {
    if (this.#editor !== undefined) chainIn(this.#editor).deleteSelection().run();
  }

  #make(): void {
    const keeper = new LookKeeper({
      fileUrl: (ref) => this.look().fileUrl(ref),
      ruleCardTitle: (id) => this.look().ruleCardTitle(id),
      questionStem: (id) => this.look().questionStem(id),
      centreValue: (key) => this.look().centreValue(key),
      word: (key) => this.look().word(key),
    });
    this.#keeper = keeper;
    const editor = new Editor({
      element: this.placeRef().nativeElement,
      extensions: lessonExtensions(keeper),
      content: toEditor(this.initial()),
      injectCSS: false,
      enableContentCheck: true,
      editorProps: {
        attributes: {
          class: 'pw-lesson',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': this.label(),
          lang: this.language(),
          dir: 'auto',
        },
        transformPastedHTML: cleanPastedHtml,
        handleKeyDown: (_view, event) => this.#key(event),
        handleDOMEvents: { keydown: (_view, event) => takeCursor(event) },
        handlePaste: (_view, event, slice) => this.#take(event.clipboardData, slice.size === 0),
        handleDrop: (view, event, slice, moved) => {
          const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
          return !moved && this.#take(event.dataTransfer, slice.size === 0, at?.pos);
        },
      },
      onUpdate: () => this.edited.emit(),
      onTransaction: () => this.#look(),
    });
    editor.registerPlugin(this.#marks());
    if (this.single()) editor.registerPlugin(oneBlock());
    this.#editor = editor;
    this.#look();
  }

  /**
   * Takes what a paste or a drop brings besides words, at `position` or at the cursor, and says what is left out. True: that
   * was all of it; false: its words are the editor's own to take.
   */
  #take(data: DataTransfer | null, wordless: boolean, position?: number): boolean {
    const { media, otherFiles, pictures } = broughtBy(data);
    const taken = this.mayInsert() ? media : [];
    const files = otherFiles + media.length - taken.length;
    if (files > 0) this.leftOut.set({ what: 'files', n: files });
    else this.leftOut.set(pictures > 0 ? { what: 'pictures', n: pictures } : undefined);
    if (taken.length > 0) void this.#insert(taken, position);
    return taken.length + files > 0 || (pictures > 0 && wordless);
  }

  /** One after the other: each is asked for what it needs before it can stand there. */
  async #insert(media: Brought['media'], position: number | undefined): Promise<void> {
    const editor = this.#editor;
    if (editor === undefined) return;
    if (position !== undefined) chainIn(editor).setTextSelection(position).run();
    for (const { kind, file } of media) await insertLeaf(editor, this.pick(), kind, file);
  }

  /** Looks at the cursor once a frame at most: typing must not wait for it. */
  #look(): void {
    cancelAnimationFrame(this.#frameAsked);
    this.#frameAsked = requestAnimationFrame(() => this.#see());
  }

  #see(): void {
    this.#frameAsked = 0;
    const editor = this.#editor;
    if (editor === undefined || editor.isDestroyed) return;
    const before = this.snapshot();
    const now = snapshotOf(editor);
    this.snapshot.set(now);
    if (now.slash === undefined) this.#dismissed.set(false);
    else if (before.slash === undefined) this.#placeMenu(editor, now.slash.from);
    if (now.blockId !== before.blockId) this.at.emit(now.blockId);
  }

  /** A key that goes by what is at the cursor, and comes before it was looked at or before the menu was drawn, meets both. */
  #catchUp(): void {
    if (this.#frameAsked !== 0) {
      cancelAnimationFrame(this.#frameAsked);
      this.#see();
    }
    this.#changes.detectChanges();
  }

  #placeMenu(editor: Editor, from: number): void {
    const at = editor.view.coordsAtPos(from);
    const frame = this.frameRef().nativeElement.getBoundingClientRect();
    const start =
      getComputedStyle(this.frameRef().nativeElement).direction === 'rtl'
        ? frame.right - at.right
        : at.left - frame.left;
    this.menuAt.set({ top: at.bottom - frame.top + 4, start: Math.max(0, Math.min(start, frame.width - 272)) });
  }

  #key(event: KeyboardEvent): boolean {
    if (LOOKING.has(event.key)) this.#catchUp();
    if (this.menuOpen() && this.#menuKey(event.key)) return true;
    if (event.altKey && event.key === 'F10') {
      this.toolbarRef().focus();
      return true;
    }
    // All of one block is its words: the block itself stays.
    if (this.single() && event.key === 'a' && (event.ctrlKey || event.metaKey)) return this.#selectWords();
    const fields = this.snapshot().fields;
    const leaf = fields !== undefined && fields.type !== 'table' && fields.type !== 'callout';
    if (
      (event.key === 'F2' && fields !== undefined) ||
      (event.key === 'Enter' && leaf && !event.ctrlKey && !event.metaKey)
    ) {
      this.barRef()?.focus();
      return true;
    }
    const command = commandFor(event);
    if (command === undefined || this.without().includes(command.name)) return false;
    event.preventDefault();
    void this.run(command);
    return true;
  }

  #selectWords(): boolean {
    const editor = this.#editor;
    const block = editor?.state.doc.firstChild;
    if (!editor || !block?.isTextblock) return false;
    return editor.commands.setTextSelection({ from: 1, to: 1 + block.content.size });
  }

  #menuKey(key: string): boolean {
    const menu = this.menuRef();
    if (menu === undefined) return false;
    if (key === 'ArrowDown') menu.move(1);
    else if (key === 'ArrowUp') menu.move(-1);
    else if (key === 'Enter') menu.choose();
    else if (key === 'Escape') this.#dismissed.set(true);
    else return false;
    return true;
  }

  #marks(): Plugin {
    return new Plugin({
      key: new PluginKey('marked'),
      props: {
        decorations: (state) => {
          const marked = this.marked();
          if (marked.size === 0) return null;
          const found: Decoration[] = [];
          state.doc.forEach((node, offset) => {
            if (marked.has(String(node.attrs['id'])))
              found.push(Decoration.node(offset, offset + node.nodeSize, { class: 'has-comment' }));
          });
          return DecorationSet.create(state.doc, found);
        },
      },
    });
  }
}

/**
 * A browser tells of a moved cursor in a task of its own: a key that comes before it found the editor at the place before, and
 * Enter parted the text there. Now it looks first; not while an input method composes, which a look would end.
 */
function takeCursor({ isComposing }: KeyboardEvent): boolean {
  if (!isComposing) document.dispatchEvent(new Event('selectionchange'));
  return false;
}

/** Refuses whatever would change the number or kind of the one block, and keeps its id through everything else. */
function oneBlock(): Plugin {
  return new Plugin({
    key: new PluginKey('oneBlock'),
    filterTransaction: (transaction, state) =>
      !transaction.docChanged ||
      (transaction.doc.childCount === 1 && transaction.doc.firstChild?.type === state.doc.firstChild?.type),
    appendTransaction: (_transactions, before, after) => {
      const id: unknown = before.doc.firstChild?.attrs['id'];
      return after.doc.firstChild?.attrs['id'] === id ? null : after.tr.setNodeAttribute(0, 'id', id);
    },
  });
}
