import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, contentChild, input, signal, TemplateRef } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CommentDto } from '@peacewright/api-client';
import { DateTimePipe } from '@peacewright/ui';
import { ProblemPanel } from '../../app';

/** What one can do with comments; each is done when it resolves, and its refusal is shown here. */
export interface CommentActs {
  add(text: string): Promise<void>;
  /** Settles a comment, or opens it again. */
  settle(comment: CommentDto, settled: boolean): Promise<void>;
}

/**
 * What is said of an edition, and that it was seen to. Content: a template for the way to a comment's place, given the
 * comment; and before the field of a new one, what it will be about.
 */
@Component({
  selector: 'pw-comment-list',
  imports: [DateTimePipe, MatButton, NgTemplateOutlet, ProblemPanel, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (error(); as thrown) {
      <pw-problem-panel [error]="thrown" />
    }
    <ul>
      @for (comment of shown(); track comment.id) {
        <li [class.done]="comment.resolvedAt !== null">
          <p class="pw-small pw-quiet who">
            <strong>{{ comment.authorName }}</strong> <span>{{ comment.createdAt | pwDateTime }}</span>
          </p>
          <p class="text">{{ comment.text }}</p>
          <div class="pw-row">
            <ng-container [ngTemplateOutlet]="place()" [ngTemplateOutletContext]="{ $implicit: comment }" />
            @if (comment.resolvedAt !== null) {
              <span class="pw-small pw-quiet">{{ 'drafting.comments.resolved' | transloco }}</span>
            }
            @if (maySettle() && (comment.resolvedAt === null || mayAdd())) {
              <button matButton type="button" [disabled]="busy()" (click)="settle(comment)">
                {{
                  (comment.resolvedAt === null ? 'drafting.comments.resolve' : 'drafting.comments.reopen') | transloco
                }}
              </button>
            }
          </div>
        </li>
      } @empty {
        <li class="pw-quiet">{{ 'drafting.comments.none' | transloco }}</li>
      }
    </ul>
    @if (comments().length > 0) {
      <label class="tick pw-small">
        <input type="checkbox" [checked]="all()" (change)="all.set(!all())" />
        {{ 'drafting.comments.all' | transloco }}
      </label>
    }
    @if (mayAdd()) {
      <form (submit)="add($event)">
        <ng-content />
        <label>
          <span class="pw-small pw-quiet">{{ label() }}</span>
          <textarea rows="3" maxlength="4000" [value]="text()" (input)="text.set($any($event.target).value)"></textarea>
        </label>
        <div>
          <button matButton="outlined" type="submit" [disabled]="busy() || text().trim() === ''">
            {{ 'drafting.comments.add' | transloco }}
          </button>
        </div>
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
    .who {
      display: flex;
      flex-wrap: wrap;
      column-gap: var(--pw-s2);
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
export class CommentList {
  readonly comments = input.required<readonly CommentDto[]>();
  readonly acts = input.required<CommentActs>();
  /** Whether a comment is about what is open; the others are shown on demand, like those that are settled. */
  readonly here = input<(comment: CommentDto) => boolean>(() => true);
  /** Asks for the text of a new comment. */
  readonly label = input.required<string>();
  readonly mayAdd = input.required<boolean>();
  readonly maySettle = input.required<boolean>();
  protected readonly place = contentChild.required<TemplateRef<{ $implicit: CommentDto }>>('place');
  protected readonly text = signal('');
  protected readonly all = signal(false);
  protected readonly busy = signal(false);
  protected readonly error = signal<unknown>(undefined);
  protected readonly shown = computed(() =>
    this.comments().filter((comment) => this.all() || (comment.resolvedAt === null && this.here()(comment))),
  );

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    await this.#attempt(async () => {
      await this.acts().add(this.text().trim());
      this.text.set('');
    });
  }

  protected settle(comment: CommentDto): Promise<void> {
    return this.#attempt(() => this.acts().settle(comment, comment.resolvedAt === null));
  }

  async #attempt(act: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.error.set(undefined);
    try {
      await act();
    } catch (error) {
      this.error.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
