import { CdkDrag, CdkDragHandle, CdkDropList, type CdkDragDrop } from '@angular/cdk/drag-drop';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  model,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { LearnerOptionDto } from '@peacewright/api-client';
import { Messages } from '@peacewright/ui';
import { Texts } from '../../app';
import { moved } from './moved';

/** Putting things in order: by dragging, or by two buttons a line, which keyboards and thumbs use. */
@Component({
  selector: 'pw-order-input',
  imports: [CdkDrag, CdkDragHandle, CdkDropList, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ol cdkDropList [cdkDropListDisabled]="disabled()" (cdkDropListDropped)="drop($event)">
      @for (line of lines(); track line.token; let at = $index; let first = $first; let last = $last) {
        <li cdkDrag [cdkDragData]="line.token">
          <span class="place" aria-hidden="true">{{ at + 1 }}</span>
          <span class="text" cdkDragHandle>{{ line.text }}</span>
          @if (!disabled()) {
            <button
              type="button"
              [attr.data-up]="line.token"
              [disabled]="first"
              [attr.aria-label]="'lessonView.question.up' | transloco: { text: line.text }"
              (click)="move(line, -1)"
            >
              ↑
            </button>
            <button
              type="button"
              [attr.data-down]="line.token"
              [disabled]="last"
              [attr.aria-label]="'lessonView.question.down' | transloco: { text: line.text }"
              (click)="move(line, 1)"
            >
              ↓
            </button>
          }
        </li>
      }
    </ol>
  `,
  styles: `
    ol {
      display: grid;
      gap: var(--pw-s2);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      align-items: center;
      gap: var(--pw-s2);
      min-block-size: 52px;
      padding: var(--pw-s1);
      padding-inline-start: var(--pw-s3);
      border: 1px solid var(--pw-line-strong);
      border-radius: var(--pw-corner);
      background: var(--pw-surface-raised);
    }
    .place {
      flex: none;
      min-inline-size: 2ch;
      color: var(--pw-ink-quiet);
      font-variant-numeric: tabular-nums;
    }
    .text {
      flex: 1;
      padding-block: var(--pw-s2);
      cursor: grab;
    }
    button {
      flex: none;
      inline-size: 44px;
      block-size: 44px;
      border: 1px solid var(--pw-line);
      border-radius: var(--pw-corner-small);
      background: none;
      font-size: 1.125rem;
      cursor: pointer;
    }
    button:disabled {
      opacity: 0.35;
      cursor: default;
    }
    .cdk-drag-placeholder {
      opacity: 0.3;
    }
    .cdk-drag-animating,
    ol.cdk-drop-list-dragging li:not(.cdk-drag-placeholder) {
      transition: transform var(--pw-steady) var(--pw-ease);
    }
  `,
})
export class OrderInput {
  readonly options = input.required<readonly LearnerOptionDto[]>();
  /** Tokens in their present order. */
  readonly order = model.required<readonly string[]>();
  readonly disabled = input(false);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #injector = inject(Injector);
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);
  protected readonly lines = computed(() => {
    const options = new Map(this.options().map((option) => [option.token, option]));
    return this.order().flatMap((token) => options.get(token) ?? []);
  });

  protected drop(event: CdkDragDrop<unknown>): void {
    if (event.previousIndex !== event.currentIndex)
      this.order.set(moved(this.order(), event.previousIndex, event.currentIndex));
  }

  /** Pressed twice before the page was drawn anew, a line goes two places. */
  protected move(line: LearnerOptionDto, step: -1 | 1): void {
    const from = this.order().indexOf(line.token);
    const to = from + step;
    if (to < 0 || to >= this.order().length) return;
    this.order.set(moved(this.order(), from, to));
    this.#messages.announce(
      this.#texts.text('lessonView.question.movedTo', { text: line.text, place: to + 1, of: this.lines().length }),
    );
    const [way, other] = step < 0 ? ['up', 'down'] : ['down', 'up'];
    // The focus goes with the line; at either end its one button that still works takes it.
    afterNextRender(
      () => {
        const find = (name: string) =>
          this.#host.nativeElement.querySelector<HTMLButtonElement>(`[data-${name}="${CSS.escape(line.token)}"]`);
        const wanted = find(way);
        (wanted?.disabled === false ? wanted : find(other))?.focus();
      },
      { injector: this.#injector },
    );
  }
}
