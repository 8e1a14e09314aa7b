import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { AnswerStrength, RecommendationStatus } from '@peacewright/api-client';
import { TranslocoPipe } from '@jsverse/transloco';

/** What is shown of a status: COVERED comes in two shades. */
export const standings = ['OPEN', 'PLANNED', 'PARTLY', 'COVERED', 'VERIFIED', 'NOT_PURSUED'] as const;
export type Standing = (typeof standings)[number];

export function standingOf(status: RecommendationStatus, strength: AnswerStrength | null): Standing {
  return status === 'COVERED' && strength !== 'FULL' ? 'PARTLY' : status;
}

/** 16 × 16: a circle that fills up; every state has a shape of its own. */
const shapes: Readonly<Record<Standing, string>> = {
  OPEN: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm0 1.7a5.3 5.3 0 1 0 0 10.6A5.3 5.3 0 0 0 8 2.7z',
  PLANNED: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm0 1.7V8H2.7A5.3 5.3 0 1 0 8 2.7z',
  PARTLY: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm0 1.7a5.3 5.3 0 0 0 0 10.6z',
  COVERED: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1z',
  VERIFIED: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm-1.1 9.9 4.9-5-1.1-1-3.8 3.9-1.7-1.7-1.1 1.1z',
  NOT_PURSUED: 'M2 7.2h12v1.6H2z',
};

/** A recommendation's status as shape, word and colour together. */
@Component({
  selector: 'pw-recommendation-status',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path fill-rule="evenodd" [attr.d]="shape()" /></svg>
    <span>{{ 'sources.standing.' + standing() | transloco }}</span>
  `,
  host: { '[attr.data-standing]': 'standing()' },
  styles: `
    :host {
      --ink: var(--pw-na-ink);
      --soft: var(--pw-na-soft);
      display: inline-flex;
      align-items: center;
      gap: 6px;
      min-block-size: 26px;
      padding-inline: 8px 10px;
      border-radius: var(--pw-corner-small);
      background: var(--soft);
      color: var(--ink);
      font-size: var(--pw-text-small);
      font-weight: 550;
      line-height: 1.2;
      white-space: nowrap;
    }
    :host([data-standing='OPEN']) {
      --ink: var(--pw-due-ink);
      --soft: var(--pw-due-soft);
    }
    :host([data-standing='PARTLY']) {
      --ink: var(--pw-partly-ink);
      --soft: var(--pw-partly-soft);
    }
    :host([data-standing='COVERED']),
    :host([data-standing='VERIFIED']) {
      --ink: var(--pw-met-ink);
      --soft: var(--pw-met-soft);
    }
    svg {
      flex: none;
      inline-size: 14px;
      block-size: 14px;
      fill: currentColor;
    }
    @media (forced-colors: active) {
      :host {
        border: 1px solid CanvasText;
      }
    }
  `,
})
export class StatusChip {
  readonly status = input.required<RecommendationStatus>();
  readonly strength = input<AnswerStrength | null>(null);
  protected readonly standing = computed(() => standingOf(this.status(), this.strength()));
  protected readonly shape = computed(() => shapes[this.standing()]);
}
