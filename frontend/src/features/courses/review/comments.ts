import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { DateTimePipe } from '@peacewright/ui';
import { ProblemPanel, Session } from '../../../app';
import { CoursesApi } from '../api/courses-api';
import type { Comment } from '../api/models';
import { EditionStore } from '../edition/edition-store';

/** What reviewers say about what is open, block by block, and that it has been seen to. */
@Component({
  selector: 'pw-comments',
  imports: [DateTimePipe, MatButton, ProblemPanel, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (error(); as thrown) {
      <pw-problem-panel [error]="thrown" />
    }
    <ul>
      @for (comment of shown(); track comment.id) {
        <li [class.done]="comment.resolvedAt !== null">
          <p class="pw-small pw-quiet">
            <strong>{{ comment.authorName }}</strong> · {{ comment.createdAt | pwDateTime }}
          </p>
          <p class="text">{{ comment.text }}</p>
          <div class="pw-row">
            @if (comment.itemId !== null) {
              <a
                class="pw-small"
                [routerLink]="[]"
                [queryParams]="{ item: comment.itemId, block: comment.blockId }"
                queryParamsHandling="merge"
                >{{ 'coursesReview.comments.place' | transloco }}</a
              >
            }
            @if (comment.resolvedAt === null) {
              @if (mayResolve()) {
                <button matButton type="button" (click)="resolve(comment)">
                  {{ 'coursesReview.comments.resolve' | transloco }}
                </button>
              }
            } @else {
              <span class="pw-small pw-quiet">{{ 'coursesReview.comments.resolved' | transloco }}</span>
            }
          </div>
        </li>
      } @empty {
        <li class="pw-quiet">{{ 'coursesReview.comments.none' | transloco }}</li>
      }
    </ul>
    <label class="tick pw-small">
      <input type="checkbox" [checked]="all()" (change)="all.set(!all())" />
      {{ 'coursesReview.comments.all' | transloco }}
    </label>
    @if (store.edition()?.rights?.comment) {
      <form (submit)="add($event)">
        <label
          ><span class="pw-small pw-quiet">{{
            (blockId() === null || itemId() === undefined
              ? 'coursesReview.comments.here'
              : 'coursesReview.comments.block'
            ) | transloco
          }}</span>
          <textarea rows="3" maxlength="4000" [value]="text()" (input)="text.set($any($event.target).value)"></textarea>
        </label>
        <button matButton="outlined" type="submit" [disabled]="busy() || text().trim() === ''">
          {{ 'coursesReview.comments.add' | transloco }}
        </button>
      </form>
    }
  `,
  styles: `
    :host,
    form {
      display: grid;
      gap: var(--pw-s3);
    }
    ul {
      display: grid;
      gap: var(--pw-s2);
      padding: 0;
      list-style: none;
    }
    li {
      padding: var(--pw-s2);
      border-inline-start: 3px solid var(--pw-due-mark);
      background: var(--pw-surface);
    }
    li.done {
      border-color: var(--pw-line);
    }
    .text {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    label {
      display: grid;
      gap: 2px;
    }
    .tick {
      display: flex;
      align-items: center;
      gap: var(--pw-s2);
    }
    textarea {
      padding: var(--pw-s2);
      border: 1px solid var(--pw-line-strong);
      border-radius: var(--pw-corner-small);
      background: var(--pw-surface);
    }
  `,
})
export class Comments {
  readonly itemId = input<string | undefined>();
  readonly blockId = input<string | null>(null);
  readonly #api = inject(CoursesApi);
  readonly #session = inject(Session);
  protected readonly store = inject(EditionStore);
  protected readonly text = signal('');
  protected readonly all = signal(false);
  protected readonly busy = signal(false);
  protected readonly error = signal<unknown>(undefined);
  protected readonly mayResolve = computed(() => this.#session.may('course.edit', 'course.review'));
  protected readonly shown = computed(() =>
    this.store
      .comments()
      .filter(
        ({ itemId, resolvedAt }) => this.all() || (resolvedAt === null && (itemId ?? undefined) === this.itemId()),
      ),
  );

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    const [edition, item, block] = [this.store.edition(), this.itemId(), this.blockId()];
    if (edition === undefined) return;
    await this.#attempt(async () => {
      await this.#api.comment(edition.id, {
        text: this.text().trim(),
        ...(item === undefined ? {} : { itemId: item }),
        ...(item === undefined || block === null ? {} : { blockId: block }),
      });
      this.text.set('');
    });
  }

  protected async resolve(comment: Comment): Promise<void> {
    const edition = this.store.edition();
    if (edition !== undefined) await this.#attempt(() => this.#api.resolveComment(edition.id, comment.id));
  }

  async #attempt(act: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.error.set(undefined);
    try {
      await act();
      await this.store.reloadNotes();
    } catch (error) {
      this.error.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
