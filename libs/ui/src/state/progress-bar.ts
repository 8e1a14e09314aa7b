import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { UI_LANGUAGE } from '../language';

/**
 * How much of a whole is done, always with both numbers: "7 of 12". `label` names what is counted and is
 * what a screen reader says first. A whole of zero shows an empty bar.
 */
@Component({
  selector: 'pw-progress',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (showText()) {
      <span class="text" aria-hidden="true">{{
        'ui.progress' | transloco: { done: doneText(), total: totalText() }
      }}</span>
    }
    <span
      class="track"
      role="progressbar"
      [attr.aria-label]="label()"
      aria-valuemin="0"
      [attr.aria-valuemax]="total()"
      [attr.aria-valuenow]="done()"
      [attr.aria-valuetext]="'ui.progress' | transloco: { done: doneText(), total: totalText() }"
    >
      <span class="fill" [style.inline-size.%]="percent()"></span>
    </span>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--pw-s1);
    }
    .text {
      font-size: var(--pw-text-small);
      color: var(--pw-ink-quiet);
      font-variant-numeric: tabular-nums;
    }
    .track {
      display: block;
      overflow: hidden;
      block-size: 8px;
      border-radius: 4px;
      background: var(--pw-track);
      box-shadow: inset 0 0 0 1px var(--pw-line);
    }
    .fill {
      display: block;
      block-size: 100%;
      background: var(--pw-fill);
      transition: inline-size var(--pw-steady) var(--pw-ease);
    }
    @media (forced-colors: active) {
      .track {
        border: 1px solid CanvasText;
      }
      .fill {
        background: Highlight;
      }
    }
  `,
})
export class ProgressBar {
  readonly #language = inject(UI_LANGUAGE);
  readonly done = input.required<number>();
  readonly total = input.required<number>();
  readonly label = input.required<string>();
  /** False where the same numbers stand beside the bar already. */
  readonly showText = input(true);
  protected readonly percent = computed(() =>
    this.total() > 0 ? Math.min(100, Math.max(0, (100 * this.done()) / this.total())) : 0,
  );
  protected readonly doneText = computed(() => this.#number(this.done()));
  protected readonly totalText = computed(() => this.#number(this.total()));

  #number(value: number): string {
    return new Intl.NumberFormat(this.#language()).format(value);
  }
}
