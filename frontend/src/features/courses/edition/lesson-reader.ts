import '../tests/jitless';
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CitationDto } from '@peacewright/api-client';
import { placedReferences, type LessonDocument, type ModuleDocument } from '@peacewright/lesson-document';
import { LessonView, type LessonContext } from '../../lesson-view';
import type { DraftQuestion } from '../tests/draft-question';
import { moduleContext } from './module-context';
import { checksContext, drawChecks } from './trying-out';

/** A lesson as its learner sees it, by the learner's own renderer; each block can be commented on, self-checks are marked here. */
@Component({
  selector: 'pw-lesson-reader',
  imports: [LessonView, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let text = lesson();
    <div class="pw-sheet">
      <h2 class="title" [attr.lang]="text.language" dir="auto">{{ text.title }}</h2>
      @if (text.summary) {
        <p class="summary" [attr.lang]="text.language" dir="auto">{{ text.summary }}</p>
      }
      @if (text.contentWarning; as warning) {
        <p class="warning" [attr.lang]="text.language" dir="auto">{{ warning }}</p>
      }
      <pw-lesson-view
        [blocks]="text.blocks"
        [context]="context()"
        [language]="text.language"
        [after]="commentable() ? commentOn : undefined"
      />
    </div>
    @if (text.instructorNotes.length > 0) {
      <section class="pw-sheet" aria-labelledby="reader-notes">
        <h2 id="reader-notes">{{ 'coursesEditor.lesson.instructorNotes' | transloco }}</h2>
        <p class="pw-small pw-quiet">{{ 'coursesEditor.lesson.notForLearners' | transloco }}</p>
        <pw-lesson-view
          [blocks]="text.instructorNotes"
          [context]="context()"
          [language]="text.language"
          [after]="commentable() ? commentOn : undefined"
        />
      </section>
    }
    <ng-template #commentOn let-id>
      <button type="button" class="comment" [class.marked]="marked().has(id)" (click)="comment.emit(id)">
        {{ 'coursesReview.comments.on' | transloco }}
      </button>
    </ng-template>
  `,
  styles: `
    :host,
    .pw-sheet {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--pw-s4);
    }
    .title {
      font-size: var(--pw-text-h1);
    }
    #reader-notes {
      font-size: var(--pw-text-h3);
    }
    .summary {
      color: var(--pw-ink-quiet);
      font-size: var(--pw-text-lead);
    }
    .warning {
      padding: var(--pw-s3);
      border-radius: var(--pw-corner-small);
      background: var(--pw-surface-sunken);
    }
    .comment {
      display: block;
      min-block-size: 28px;
      margin-inline-start: auto;
      padding-inline: var(--pw-s2);
      border: 0;
      border-radius: var(--pw-corner-small);
      background: none;
      color: var(--pw-ink-quiet);
      font-size: var(--pw-text-small);
      text-decoration: underline;
      cursor: pointer;
    }
    .comment.marked {
      background: var(--pw-due-soft);
      color: var(--pw-due-ink);
    }
  `,
})
export class LessonReader {
  readonly lesson = input.required<LessonDocument>();
  readonly module = input.required<ModuleDocument>();
  readonly moduleId = input.required<string>();
  readonly commentable = input(false);
  /** Ids of blocks with open comments. */
  readonly marked = input<ReadonlySet<string>>(new Set());
  /** The block with this id is to be commented on. */
  readonly comment = output<string>();
  readonly #codes = computed(() => {
    const { blocks, instructorNotes } = this.lesson();
    const cited = placedReferences([...blocks, ...instructorNotes]).filter(({ kind }) => kind === 'citations');
    return [...new Set(cited.map(({ target }) => target))].join(',');
  });
  readonly #citations = httpResource<readonly CitationDto[]>(() =>
    this.#codes() === '' ? undefined : `/api/sources/recommendations/by-codes?codes=${this.#codes()}`,
  );
  readonly #checks = computed(() => checksContext(drawChecks(this.lesson().checks as unknown as DraftQuestion[])));
  protected readonly context = computed((): LessonContext => ({
    ...moduleContext(this.module(), this.moduleId()),
    ...this.#checks(),
    citations: (this.#citations.hasValue() ? this.#citations.value() : []).map(
      ({ documentTitle, dateFrom, ...citation }) => ({ ...citation, sourceTitle: documentTitle, sourceDate: dateFrom }),
    ),
  }));
}
