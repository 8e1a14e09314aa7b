import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Messages } from '@peacewright/ui';
import { Texts } from '../../../app';

const TICK_MS = 250;
/** Seconds before the end at which it is said aloud once. */
const WARNED_AT = 10;

/** Time that runs, as a quiet ring; says once that it is nearly over, and when it is. */
@Component({
  selector: 'pw-time-ring',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="ring" role="timer" [attr.aria-label]="'scenarios.play.timeLeft' | transloco: { seconds: left() }">
      <svg viewBox="0 0 36 36" aria-hidden="true">
        <circle class="track" cx="18" cy="18" r="15.9" />
        <circle class="fill" cx="18" cy="18" r="15.9" pathLength="100" [attr.stroke-dasharray]="share() + ' 100'" />
      </svg>
      <span class="pw-numbers" aria-hidden="true">{{ left() }}</span>
    </span>
  `,
  styles: `
    .ring {
      position: relative;
      display: grid;
      place-items: center;
      inline-size: 48px;
      block-size: 48px;
      font-weight: 600;
    }
    svg {
      position: absolute;
      inset: 0;
      transform: rotate(-90deg);
    }
    circle {
      fill: none;
      stroke-width: 3;
    }
    .track {
      stroke: var(--pw-line);
    }
    .fill {
      stroke: var(--pw-action);
    }
  `,
})
export class TimeRing {
  /** Seconds left when it appears; set anew, it begins anew. */
  readonly seconds = input.required<number>();
  /** Of how many. */
  readonly of = input.required<number>();
  readonly over = output();
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);
  readonly #gone = signal(0);
  protected readonly left = computed(() => Math.max(0, Math.ceil(this.seconds() - this.#gone())));
  protected readonly share = computed(() =>
    Math.min(100, Math.max(0, (100 * (this.seconds() - this.#gone())) / this.of())),
  );

  constructor() {
    let since = Date.now();
    let ended = false;
    effect(() => {
      this.seconds();
      since = Date.now();
      ended = false;
    });
    const timer = setInterval(() => {
      this.#gone.set((Date.now() - since) / 1000);
      if (ended || this.#gone() < this.seconds()) return;
      ended = true;
      this.over.emit();
    }, TICK_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
    effect(() => {
      if (this.left() !== WARNED_AT) return;
      untracked(() => this.#messages.announce(this.#texts.text('scenarios.play.timeShort', { seconds: WARNED_AT })));
    });
  }
}
