import { booleanAttribute, ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** Five states that anything with a due date can be in. */
export const dataStates = ['met', 'partly', 'due', 'overdue', 'na'] as const;
export type DataState = (typeof dataStates)[number];

/** Drawn on 16 × 16; every state has an outline of its own, so that it reads in one colour and in print. */
const shapes: Readonly<Record<DataState, string>> = {
  met: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm-1.1 9.9 4.9-5-1.1-1-3.8 3.9-1.7-1.7-1.1 1.1z',
  partly: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm0 1.6a5.4 5.4 0 0 0 0 10.8z',
  due: 'M8 .6 15.4 8 8 15.4.6 8zm0 2.3L2.9 8 8 13.1 13.1 8z',
  overdue: 'M8 1.2 15.6 14.6H.4zM7.2 6v4.4h1.6V6zm0 5.4V13h1.6v-1.6z',
  na: 'M2 7.2h12v1.6H2z',
};

/**
 * A state as shape, word and colour together. Without `label` the word is the state's usual one; with
 * `compact` the word is kept for screen readers only (cells of a matrix: explain the shapes beside it).
 */
@Component({
  selector: 'pw-state',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path fill-rule="evenodd" [attr.d]="shape()" /></svg>
    <span [class.pw-sr-only]="compact()">{{ label() ?? ('ui.state.' + state() | transloco) }}</span>
  `,
  host: { '[attr.data-state]': 'state()', '[class.compact]': 'compact()' },
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      padding-inline: 8px 10px;
      min-block-size: 26px;
      border-radius: var(--pw-corner-small);
      font-size: var(--pw-text-small);
      font-weight: 550;
      line-height: 1.2;
      color: var(--ink);
      background: var(--soft);
    }
    :host(.compact) {
      position: relative;
      justify-content: center;
      inline-size: 26px;
      padding: 0;
    }
    svg {
      flex: none;
      inline-size: 14px;
      block-size: 14px;
      fill: currentColor;
    }
    :host([data-state='met']) {
      --ink: var(--pw-met-ink);
      --soft: var(--pw-met-soft);
    }
    :host([data-state='partly']) {
      --ink: var(--pw-partly-ink);
      --soft: var(--pw-partly-soft);
    }
    :host([data-state='due']) {
      --ink: var(--pw-due-ink);
      --soft: var(--pw-due-soft);
    }
    :host([data-state='overdue']) {
      --ink: var(--pw-overdue-ink);
      --soft: var(--pw-overdue-soft);
    }
    :host([data-state='na']) {
      --ink: var(--pw-na-ink);
      --soft: var(--pw-na-soft);
    }
    @media (forced-colors: active) {
      :host {
        border: 1px solid CanvasText;
      }
    }
  `,
})
export class StateChip {
  readonly state = input.required<DataState>();
  readonly label = input<string>();
  readonly compact = input(false, { transform: booleanAttribute });
  protected readonly shape = computed(() => shapes[this.state()]);
}
