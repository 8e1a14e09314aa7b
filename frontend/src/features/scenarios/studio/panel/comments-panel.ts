import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { Session } from '../../../../app';
import { CommentList, type CommentActs } from '../../../drafting';
import { StudioStore } from '../edition/studio-store';

/** What is said of the scenario and of its nodes, and that it was seen to. */
@Component({
  selector: 'pw-studio-comments',
  imports: [CommentList, MatButton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (store.edition(); as edition) {
      <pw-comment-list
        [comments]="store.comments()"
        [acts]="acts"
        [label]="'studioActs.comments.text' | transloco"
        [mayAdd]="edition.mayComment"
        [maySettle]="maySettle()"
      >
        <ng-template #place let-comment>
          @if (comment.nodeId !== null) {
            @if (store.line().get(comment.nodeId); as line) {
              <button matButton type="button" (click)="go.emit(comment.nodeId)">
                {{ line.number }}. {{ line.name || ('studio.kinds.' + line.node.kind | transloco) }}
              </button>
            } @else {
              <span class="pw-small pw-quiet">{{ 'studioActs.comments.gone' | transloco }}</span>
            }
          } @else {
            <span class="pw-small pw-quiet">{{ 'studioActs.comments.whole' | transloco }}</span>
          }
        </ng-template>
        @if (chosen(); as line) {
          <fieldset>
            <legend class="pw-small pw-quiet">{{ 'studioActs.comments.about' | transloco }}</legend>
            <label>
              <input type="radio" name="about" [checked]="!whole()" (change)="whole.set(false)" />
              <span>{{ line.number }}. {{ line.name || ('studio.kinds.' + line.node.kind | transloco) }}</span>
            </label>
            <label>
              <input type="radio" name="about" [checked]="whole()" (change)="whole.set(true)" />
              <span>{{ 'studioActs.comments.whole' | transloco }}</span>
            </label>
          </fieldset>
        }
      </pw-comment-list>
    }
  `,
  styles: `
    fieldset {
      display: grid;
      gap: var(--pw-s1);
      margin: 0;
      padding: 0;
      border: 0;
    }
    fieldset label {
      display: flex;
      gap: var(--pw-s2);
      align-items: baseline;
    }
    fieldset span {
      overflow-wrap: anywhere;
    }
    button {
      overflow-wrap: anywhere;
      white-space: normal;
      text-align: start;
    }
  `,
})
export class StudioComments {
  /** What is chosen in the outline: a part, or the id of a node. */
  readonly selected = input.required<string>();
  readonly go = output<string>();
  readonly #session = inject(Session);
  protected readonly store = inject(StudioStore);
  protected readonly whole = signal(false);
  protected readonly chosen = computed(() => this.store.line().get(this.selected()));
  protected readonly maySettle = computed(() => this.#session.may('course.edit', 'course.review'));
  protected readonly acts: CommentActs = {
    add: (text) => this.store.comment(text, this.whole() ? undefined : this.chosen()?.node.id),
    settle: ({ id }, settled) => this.store.settleComment(id, settled),
  };
}
