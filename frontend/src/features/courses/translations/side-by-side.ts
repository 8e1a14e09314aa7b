import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  Injector,
  input,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LessonBlock, ModuleDocument } from '@peacewright/lesson-document';
import { Texts } from '../../../app';
import { AskedPanel, Blocks, LessonState } from '../../lesson-view';
import type { DraftSession } from '../../drafting';
import { moduleContext } from '../edition/module-context';
import type { Pick } from '../text/commands';
import type { TextLook } from '../text/look';
import { openPickDialog } from '../text/pick-dialog';
import { RichText } from '../text/rich-text';
import { hasText, scaffold, segmentsOf, textAt, withText, type Segment } from './segments';

type Json = Readonly<Record<string, unknown>>;
const above = ['title', 'summary', 'contentWarning', 'instructions'] as const;

type BlockPart = 'blocks' | 'instructorNotes';

interface BlockRow {
  readonly part: BlockPart;
  readonly source: LessonBlock;
  readonly target: LessonBlock | undefined;
}

/** Source on one side, translation on the other, row by row under the same ids; one block is written in at a time. */
@Component({
  selector: 'pw-side-by-side',
  imports: [AskedPanel, Blocks, MatButton, NgTemplateOutlet, RichText, TranslocoPipe],
  providers: [LessonState],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './side-by-side.html',
  styleUrls: ['../../drafting/form.scss', './side-by-side.scss'],
})
export class SideBySide {
  readonly source = input.required<Json>();
  readonly session = input.required<DraftSession<Json>>();
  readonly module = input.required<ModuleDocument>();
  readonly moduleId = input.required<string>();
  readonly language = input.required<string>();
  readonly sourceLanguage = input.required<string>();
  readonly editable = input.required<boolean>();
  readonly #injector = inject(Injector);
  readonly #texts = inject(Texts);
  private readonly textRef = viewChild(RichText);
  protected readonly writing = signal<string | undefined>(undefined);
  protected readonly context = computed(() => moduleContext(this.module(), this.moduleId()));
  readonly #segments = computed(() => segmentsOf(this.source()));
  /** What stands above a text for its reader, in that order. */
  protected readonly head = computed(() =>
    above.flatMap((name) => this.#segments().filter(({ path }) => path.length === 1 && path[0] === name)),
  );
  /** Everything else, below the text: questions, terms, objectives. */
  protected readonly rest = computed(() => {
    const head = new Set(this.head());
    return this.#segments().filter((segment) => !head.has(segment));
  });
  protected readonly rows = computed((): readonly BlockRow[] => {
    const [source, target] = [this.source(), this.session().document()];
    return (['blocks', 'instructorNotes'] as const).flatMap((part) => {
      const there = new Map(blocksIn(target, part).map((block) => [block.attrs.id, block]));
      return blocksIn(source, part)
        .filter(hasText)
        .map((block) => ({ part, source: block, target: there.get(block.attrs.id) }));
    });
  });
  /** Acts that would change the kind or number of blocks. */
  protected readonly without = [
    'heading2',
    'heading3',
    'table',
    'callout',
    'image',
    'audio',
    'video',
    'ruleCard',
    'check',
  ];
  protected readonly look = computed((): TextLook => {
    const [module, moduleId] = [this.module(), this.moduleId()];
    this.#texts.language();
    return {
      fileUrl: (ref) => (ref.startsWith('sha256:') ? `/api/modules/${moduleId}/files/${ref.slice(7)}` : undefined),
      ruleCardTitle: (id) => module.ruleCards.find((card) => card.id === id)?.title ?? id,
      questionStem: (id) => id,
      centreValue: (key) => module.centreValues.find((value) => value.key === key)?.label ?? key,
      word: (key) => this.#texts.text(`coursesEditor.text.${key}`),
    };
  });

  protected textOf({ path }: Segment): string {
    return textAt(this.session().document(), path);
  }

  protected label({ name, path }: Segment): string {
    const key = `coursesReview.segments.${name}`;
    const place = path.findLast((part) => typeof part === 'number');
    const word = this.#texts.has(key) ? this.#texts.text(key) : name;
    return place === undefined ? word : `${word} ${String(place + 1)}`;
  }

  protected write({ path }: Segment, event: Event): void {
    const session = this.session();
    session.change(withText(session.current(), path, (event.target as HTMLTextAreaElement).value));
  }

  protected begin(row: BlockRow): void {
    this.finish();
    this.writing.set(row.source.attrs.id);
  }

  /** Writes out what the block's editor holds before it goes. */
  protected finish(): void {
    this.session().current();
    this.writing.set(undefined);
  }

  protected changed({ part, source }: BlockRow): void {
    const text = this.textRef();
    const session = this.session();
    if (text === undefined) return;
    session.changeLater(part, () => {
      const [block] = text.blocks();
      const present = session.document();
      const others = blocksIn(present, part).filter(({ attrs }) => attrs.id !== source.attrs.id);
      const next = { ...present, [part]: block === undefined ? others : [...others, block] };
      return { [part]: scaffold(this.source(), next, this.language())[part] };
    });
  }

  protected readonly pick: Pick = (kind, present) =>
    openPickDialog(this.#injector, {
      kind,
      moduleId: this.moduleId(),
      module: this.module(),
      language: this.language(),
      questions: [],
      defining: false,
      ...present,
    });
}

function blocksIn(document: Json, part: BlockPart): readonly LessonBlock[] {
  const blocks = document[part];
  return Array.isArray(blocks) ? (blocks as readonly LessonBlock[]) : [];
}
