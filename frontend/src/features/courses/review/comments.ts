import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { Session } from '../../../app';
import { CommentList, type CommentActs } from '../../drafting';
import { CoursesApi } from '../api/courses-api';
import type { Comment } from '../api/models';
import { EditionStore } from '../edition/edition-store';

/** What reviewers say about what is open, block by block, and that it has been seen to. */
@Component({
  selector: 'pw-comments',
  imports: [CommentList, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pw-comment-list
      [comments]="store.comments()"
      [acts]="acts"
      [here]="here()"
      [label]="
        (blockId() === null || itemId() === undefined ? 'coursesReview.comments.here' : 'coursesReview.comments.block')
          | transloco
      "
      [mayAdd]="store.edition()?.rights?.comment === true"
      [maySettle]="maySettle()"
    >
      <ng-template #place let-comment>
        @if (comment.itemId !== null) {
          <a
            class="pw-small"
            [routerLink]="[]"
            [queryParams]="{ item: comment.itemId, block: comment.blockId }"
            queryParamsHandling="merge"
            >{{ 'coursesReview.comments.place' | transloco }}</a
          >
        }
      </ng-template>
    </pw-comment-list>
  `,
})
export class Comments {
  readonly itemId = input<string | undefined>();
  readonly blockId = input<string | null>(null);
  readonly #api = inject(CoursesApi);
  readonly #session = inject(Session);
  protected readonly store = inject(EditionStore);
  protected readonly maySettle = computed(() => this.#session.may('course.edit', 'course.review'));
  protected readonly here = computed(() => {
    const open = this.itemId();
    return ({ itemId }: Comment) => (itemId ?? undefined) === open;
  });
  protected readonly acts: CommentActs = {
    add: async (text) => {
      const [edition, item, block] = [this.store.edition(), this.itemId(), this.blockId()];
      if (edition === undefined) return;
      await this.#api.comment(edition.id, {
        text,
        ...(item === undefined ? {} : { itemId: item }),
        ...(item === undefined || block === null ? {} : { blockId: block }),
      });
      await this.store.reloadNotes();
    },
    settle: async ({ id }, settled) => {
      const edition = this.store.edition();
      if (edition === undefined) return;
      await this.#api.settleComment(edition.id, id, settled);
      await this.store.reloadNotes();
    },
  };
}
