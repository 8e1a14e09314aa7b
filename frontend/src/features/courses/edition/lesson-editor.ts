import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  Injector,
  input,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LessonDocument, ModuleDocument } from '@peacewright/lesson-document';
import { Skeleton } from '@peacewright/ui';
import { Texts } from '../../../app';
import type { DraftSession } from '../../drafting';
import type { Pick, Picked, PickKind, Present } from '../text/commands';
import type { TextLook } from '../text/look';
import { openPickDialog } from '../text/pick-dialog';
import { RichText } from '../text/rich-text';
import { LessonFacts } from './lesson-facts';
import { LessonReader } from './lesson-reader';
import { EditionStore } from './edition-store';
import { QuestionList } from '../tests/question-list';
import { emptyQuestion, type DraftQuestion } from '../tests/draft-question';

const tabs = ['blocks', 'instructorNotes', 'checks', 'facts'] as const;
type Tab = (typeof tabs)[number];

/** One lesson: its text, the instructor's notes, its self-checks and what is said about it. */
@Component({
  selector: 'pw-lesson-editor',
  imports: [LessonFacts, LessonReader, QuestionList, RichText, Skeleton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let lesson = session().document();
    @if (reading()) {
      @defer (on immediate) {
        <pw-lesson-reader
          [lesson]="read()"
          [module]="module()"
          [moduleId]="moduleId()"
          [commentable]="commentable()"
          [marked]="marked()"
          (comment)="at.emit($event)"
        />
      } @placeholder {
        <pw-skeleton [lines]="10" />
      }
    } @else {
      <div class="tabs" role="tablist" [attr.aria-label]="'coursesEditor.lesson.parts' | transloco">
        @for (one of tabs; track one) {
          <button
            type="button"
            role="tab"
            [id]="'tab-' + one"
            [attr.aria-selected]="tab() === one"
            [attr.aria-controls]="'panel-' + one"
            [attr.tabindex]="tab() === one ? 0 : -1"
            (click)="open(one)"
            (keydown)="go($event)"
          >
            {{ 'coursesEditor.lesson.' + one | transloco }}
          </button>
        }
      </div>
      <div role="tabpanel" [id]="'panel-' + tab()" [attr.aria-labelledby]="'tab-' + tab()">
        @switch (tab()) {
          @case ('checks') {
            <pw-question-list
              [questions]="checks()"
              [objectives]="module().objectives"
              [language]="lesson.language"
              [opened]="openedQuestion()"
              (questionsChange)="setChecks($event)"
            />
          }
          @case ('facts') {
            <pw-lesson-facts [lesson]="lesson" (lessonChange)="session().change($event)" />
          }
          @case ('blocks') {
            <pw-rich-text
              [initial]="lesson.blocks"
              [label]="'coursesEditor.lesson.blocks' | transloco"
              [language]="lesson.language"
              [look]="look()"
              [pick]="pick"
              [marked]="marked()"
              (edited)="textChanged('blocks')"
              (at)="at.emit($event)"
              (openQuestion)="openQuestion($event)"
              (help)="help.emit()"
            />
          }
          @case ('instructorNotes') {
            <pw-rich-text
              [initial]="lesson.instructorNotes"
              [label]="'coursesEditor.lesson.instructorNotes' | transloco"
              [language]="lesson.language"
              [look]="look()"
              [pick]="pick"
              [marked]="marked()"
              [without]="['check']"
              (edited)="textChanged('instructorNotes')"
              (at)="at.emit($event)"
              (help)="help.emit()"
            />
          }
        }
      </div>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--pw-s3);
    }
    .tabs {
      display: flex;
      flex-wrap: wrap;
      gap: var(--pw-s1);
      border-block-end: 1px solid var(--pw-line);
    }
    .tabs button {
      min-block-size: 40px;
      padding-inline: var(--pw-s3);
      border: 0;
      border-block-end: 3px solid transparent;
      background: none;
      cursor: pointer;
    }
    .tabs button[aria-selected='true'] {
      border-color: var(--pw-action);
      color: var(--pw-action);
      font-weight: 600;
    }
  `,
})
export class LessonEditor {
  readonly session = input.required<DraftSession<LessonDocument>>();
  readonly module = input.required<ModuleDocument>();
  readonly moduleId = input.required<string>();
  readonly reading = input.required<boolean>();
  readonly commentable = input(false);
  /** Ids of blocks with open comments. */
  readonly marked = input<ReadonlySet<string>>(new Set());
  /** Block to go to, from a finding or a comment. */
  readonly target = input<string | undefined>();
  readonly at = output<string | null>();
  readonly help = output();
  readonly #injector = inject(Injector);
  readonly #store = inject(EditionStore);
  readonly #texts = inject(Texts);
  private readonly textRef = viewChild(RichText);
  protected readonly tabs = tabs;
  protected readonly tab = signal<Tab>('blocks');
  protected readonly openedQuestion = signal<string | undefined>(undefined);
  protected readonly checks = computed(() => this.session().document().checks as unknown as readonly DraftQuestion[]);
  protected readonly stems = computed(() => new Map(this.checks().map(({ id, stem }) => [id, stem])));
  /** With what was typed up to the moment of looking. */
  protected readonly read = computed(() => {
    untracked(() => this.session().current());
    return this.session().document();
  });
  protected readonly look = computed((): TextLook => {
    const [module, stems, moduleId] = [this.module(), this.stems(), this.moduleId()];
    const value = (key: string): string => {
      const found = module.centreValues.find((one) => one.key === key);
      return found === undefined ? key : `${found.sample} ${found.unit}`.trim();
    };
    this.#texts.language();
    return {
      fileUrl: (ref) => (ref.startsWith('sha256:') ? `/api/modules/${moduleId}/files/${ref.slice(7)}` : undefined),
      ruleCardTitle: (id) => module.ruleCards.find((card) => card.id === id)?.title ?? id,
      questionStem: (id) => stems.get(id) ?? id,
      centreValue: value,
      word: (key) => this.#texts.text(`coursesEditor.text.${key}`),
    };
  });

  constructor() {
    effect(() => {
      const [target, session] = [this.target(), this.session()];
      if (target === undefined) return;
      // Once for each target: what is typed afterwards must not bring the cursor back to it.
      const lesson = untracked(session.document);
      if (lesson.checks.some(({ id }) => id === target)) untracked(() => this.openQuestion(target));
      else {
        this.tab.set(lesson.instructorNotes.some(({ attrs }) => attrs.id === target) ? 'instructorNotes' : 'blocks');
        setTimeout(() => this.textRef()?.show(target), 60);
      }
    });
  }

  protected open(tab: Tab): void {
    // The text's editor goes with its tab: what it holds is written out first.
    this.session().current();
    this.openedQuestion.set(undefined);
    this.tab.set(tab);
  }

  protected go(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const next = tabs[(tabs.indexOf(this.tab()) + step + tabs.length) % tabs.length] ?? 'blocks';
    this.open(next);
    setTimeout(() => document.getElementById(`tab-${next}`)?.focus());
  }

  protected textChanged(part: 'blocks' | 'instructorNotes'): void {
    const text = this.textRef();
    if (text === undefined) return;
    this.session().changeLater(part, () => ({ [part]: text.blocks() }));
  }

  protected setChecks(checks: readonly DraftQuestion[]): void {
    const session = this.session();
    session.change({ ...session.current(), checks: [...checks] });
  }

  protected openQuestion(id: string): void {
    this.open('checks');
    this.openedQuestion.set(id);
  }

  protected readonly pick: Pick = (kind, present) => this.#pick(kind, present);

  async #pick(kind: PickKind, present: Present): Promise<Picked | undefined> {
    const lesson = this.session().current();
    const shown = new Set(lesson.blocks.flatMap((block) => (block.type === 'check' ? [block.attrs.question] : [])));
    const answer = await openPickDialog(this.#injector, {
      kind,
      moduleId: this.moduleId(),
      module: this.module(),
      language: lesson.language,
      questions: this.checks().filter(({ id }) => !shown.has(id)),
      defining: true,
      ...present,
    });
    if (answer === undefined) return undefined;
    const { newTerm, newValue, newQuestion } = answer;
    const facts = this.#store.facts();
    if (newTerm !== undefined) facts?.change({ ...facts.current(), terms: [...facts.current().terms, newTerm] });
    if (newValue !== undefined) {
      facts?.change({ ...facts.current(), centreValues: [...facts.current().centreValues, newValue] });
    }
    if (newQuestion !== undefined) {
      this.setChecks([...this.checks(), { ...emptyQuestion('singleChoice', newQuestion.id), stem: newQuestion.stem }]);
    }
    return answer;
  }
}
