import { ChangeDetectionStrategy, Component, inject, input, model, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Messages } from '@peacewright/ui';
import { Texts } from '../../../app';

/** Ten-thousandths of the picture's width and height. */
export interface Mark {
  readonly x: number;
  readonly y: number;
}

const WHOLE = 10_000;
const STEP = 200;
const LARGE_STEP = 1000;
/** As many as the task engine reads. */
const MOST = 50;
const MOVES: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Marks set on a picture: by pointing, or with arrow keys and Enter; each can be taken back. */
@Component({
  selector: 'pw-picture-input',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="pw-quiet">{{ 'scenarios.task.markHint' | transloco }}</p>
    <div
      class="picture"
      dir="ltr"
      role="application"
      tabindex="0"
      [attr.aria-label]="'scenarios.task.picture' | transloco"
      (click)="point($event)"
      (keydown)="press($event)"
      (focus)="aiming.set(true)"
      (blur)="aiming.set(false)"
    >
      <img [src]="url()" [alt]="alt()" [attr.lang]="language()" />
      @for (mark of marks(); track $index; let at = $index) {
        <span
          class="mark"
          aria-hidden="true"
          [style.inset-inline-start.%]="mark.x / 100"
          [style.top.%]="mark.y / 100"
          >{{ at + 1 }}</span
        >
      }
      @if (aiming()) {
        <span
          class="aim"
          aria-hidden="true"
          [style.inset-inline-start.%]="aim().x / 100"
          [style.top.%]="aim().y / 100"
        ></span>
      }
    </div>
    @if (marks().length > 0) {
      <ol class="pw-plain-list">
        @for (mark of marks(); track $index; let at = $index) {
          <li>
            <button type="button" (click)="takeBack(at)">
              {{
                'scenarios.task.takeBack'
                  | transloco: { number: at + 1, across: percent(mark.x), down: percent(mark.y) }
              }}
            </button>
          </li>
        }
      </ol>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--pw-s3);
    }
    /* A picture does not turn with the text, and its marks are measured from its left. */
    .picture {
      position: relative;
      direction: ltr;
      justify-self: start;
      max-inline-size: 100%;
      cursor: crosshair;
      touch-action: manipulation;
    }
    img {
      display: block;
      max-inline-size: 100%;
      block-size: auto;
    }
    .mark,
    .aim {
      position: absolute;
      pointer-events: none;
    }
    .mark {
      display: grid;
      place-items: center;
      inline-size: 32px;
      block-size: 32px;
      margin: -16px;
      border: 2px solid var(--pw-on-action);
      border-radius: 50%;
      background: var(--pw-action);
      color: var(--pw-on-action);
      font-weight: 700;
    }
    .aim {
      inline-size: 28px;
      block-size: 28px;
      margin: -14px;
      border: 3px solid var(--pw-focus);
      outline: 2px solid var(--pw-on-action);
      border-radius: 50%;
    }
    ol {
      display: flex;
      flex-wrap: wrap;
      gap: var(--pw-s2);
      margin: 0;
    }
    button {
      min-block-size: 44px;
      padding-inline: var(--pw-s3);
      border: 1px solid var(--pw-line-strong);
      border-radius: var(--pw-corner-small);
      background: none;
      color: inherit;
      font: inherit;
      cursor: pointer;
    }
  `,
})
export class PictureInput {
  readonly url = input.required<string>();
  readonly alt = input.required<string>();
  readonly language = input.required<string>();
  readonly marks = model.required<readonly Mark[]>();
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);
  protected readonly aiming = signal(false);
  protected readonly aim = signal<Mark>({ x: WHOLE / 2, y: WHOLE / 2 });

  protected percent(value: number): number {
    return Math.round(value / 100);
  }

  protected point(event: MouseEvent): void {
    const frame = (event.currentTarget as HTMLElement).getBoundingClientRect();
    this.#set({
      x: within(((event.clientX - frame.left) / frame.width) * WHOLE),
      y: within(((event.clientY - frame.top) / frame.height) * WHOLE),
    });
  }

  protected press(event: KeyboardEvent): void {
    const way = MOVES[event.key];
    if (way === undefined && event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    if (way === undefined) {
      this.#set(this.aim());
      return;
    }
    const step = event.shiftKey ? LARGE_STEP : STEP;
    this.aim.update(({ x, y }) => ({ x: within(x + way[0] * step), y: within(y + way[1] * step) }));
    this.#say('scenarios.task.aimed', this.aim());
  }

  protected takeBack(at: number): void {
    this.marks.update((marks) => marks.filter((_, index) => index !== at));
    this.#messages.announce(this.#texts.text('scenarios.task.takenBack', { number: at + 1 }));
  }

  #set(mark: Mark): void {
    if (this.marks().length >= MOST) return;
    this.marks.update((marks) => [...marks, mark]);
    this.aim.set(mark);
    this.#say('scenarios.task.marked', mark);
  }

  #say(key: string, { x, y }: Mark): void {
    const params = { number: this.marks().length, across: this.percent(x), down: this.percent(y) };
    this.#messages.announce(this.#texts.text(key, params));
  }
}

function within(value: number): number {
  return Math.min(WHOLE, Math.max(0, Math.round(value)));
}
