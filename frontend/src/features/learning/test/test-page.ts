import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { TestOverviewDto } from '@peacewright/api-client';
import { Icon, PluralPipe, Skeleton, WayBack } from '@peacewright/ui';
import { PageTitle, ProblemPanel, Texts } from '../../../app';
import { Granted } from '../granted';
import { NextAttempt } from './next-attempt';

/** Before a test: what it asks, what passes, and whether it can be taken now. */
@Component({
  imports: [Icon, MatButton, NextAttempt, PluralPipe, ProblemPanel, RouterLink, Skeleton, TranslocoPipe, WayBack],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <a pwBack [routerLink]="['/learning', edition()]">{{
      value()?.moduleTitle ?? ('learning.backModule' | transloco)
    }}</a>
    @if (test.error(); as error) {
      <pw-problem-panel [error]="error" leads retryable (retry)="test.reload()" />
    } @else if (value(); as shown) {
      <h1 [attr.lang]="shown.language" dir="auto">{{ shown.title }}</h1>
      <p class="instructions" [attr.lang]="shown.language" dir="auto">{{ shown.instructions }}</p>
      <dl>
        <div>
          <dt>{{ 'learning.test.questions' | transloco }}</dt>
          <dd>{{ shown.questions }}</dd>
        </div>
        <div>
          <dt>{{ 'learning.test.time' | transloco }}</dt>
          <dd>{{ 'learning.minutes' | transloco: { minutes: shown.minutes } }}</dd>
        </div>
        <div>
          <dt>{{ 'learning.test.passAt' | transloco }}</dt>
          <dd>{{ shown.passPercent }} %</dd>
        </div>
        <div>
          <dt>{{ 'learning.test.attempts' | transloco }}</dt>
          <dd>
            @if (shown.attemptsLeft === null) {
              {{ 'learning.test.unlimited' | transloco }}
            } @else {
              {{ 'learning.test.left' | transloco: { left: shown.attemptsLeft, of: shown.maxAttempts } }}
            }
          </dd>
        </div>
      </dl>
      @if (shown.hasCritical) {
        <p class="note"><pw-icon name="warning" />{{ 'learning.test.critical' | transloco }}</p>
      }
      @if (shown.waitMinutes > 0 && !shown.passed) {
        <p class="pw-quiet">{{ 'learning.test.wait' | plural: shown.waitMinutes }}</p>
      }
      @if (granted(); as mine) {
        <p class="note"><pw-icon name="info" />{{ 'learning.test.granted' | transloco }} {{ mine }}</p>
      }
      @if (shown.takenBack > 0) {
        <p class="note"><pw-icon name="info" />{{ 'learning.test.takenBack' | plural: shown.takenBack }}</p>
      }
      @if (shown.passed) {
        <p class="passed"><pw-icon name="check" />{{ 'learning.test.isPassed' | transloco }}</p>
      }
      <pw-next-attempt [edition]="edition()" [item]="item()" [test]="shown" (refused)="test.reload()">
        @if (shown.last; as last) {
          <a matButton="outlined" [routerLink]="['attempts', last.id]">
            {{ 'learning.test.lastResult' | transloco: { score: last.score, max: last.max, percent: last.percent } }}
          </a>
        }
      </pw-next-attempt>
    } @else {
      <pw-skeleton [lines]="6" />
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--pw-s4);
      max-inline-size: 720px;
    }
    .instructions {
      max-inline-size: var(--pw-measure);
      white-space: pre-line;
    }
    dl {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
      gap: var(--pw-s3);
    }
    dl div {
      padding: var(--pw-s3);
      border: 1px solid var(--pw-line);
      border-radius: var(--pw-corner);
      background: var(--pw-surface);
    }
    dt {
      color: var(--pw-ink-quiet);
      font-size: var(--pw-text-small);
    }
    dd {
      font-size: var(--pw-text-h3);
      font-weight: 620;
      font-variant-numeric: tabular-nums;
    }
    .note,
    .passed {
      display: flex;
      gap: var(--pw-s2);
      padding: var(--pw-s3);
      border-radius: var(--pw-corner-small);
      background: var(--pw-surface-sunken);
    }
    .passed {
      background: var(--pw-met-soft);
      color: var(--pw-met-ink);
      font-weight: 600;
    }
    pw-icon {
      margin-block-start: 2px;
    }
  `,
})
export class TestPage {
  readonly edition = input.required<string>();
  readonly item = input.required<string>();
  readonly #texts = inject(Texts);
  readonly #title = inject(PageTitle);
  protected readonly test = httpResource<TestOverviewDto>(
    () => `/api/learning/modules/${this.edition()}/tests/${this.item()}?language=${this.#texts.language()}`,
  );
  protected readonly value = computed(() => (this.test.hasValue() ? this.test.value() : undefined));
  readonly #granted = inject(Granted).mine;
  /** What was granted to the learner, in words; empty without any. */
  protected readonly granted = computed(() => {
    this.#texts.language();
    if (!this.#granted.hasValue()) return '';
    const { timeFactor, extraAttempts, noWaiting, reader } = this.#granted.value();
    const word = (key: string, values = {}): string => this.#texts.text(`learning.granted.${key}`, values);
    return [
      ...(timeFactor > 1 ? [word('time', { percent: Math.round((timeFactor - 1) * 100) })] : []),
      ...(extraAttempts > 0 ? [word('attempts', { n: extraAttempts })] : []),
      ...(noWaiting ? [word('noWaiting')] : []),
      ...(reader ? [word('reader')] : []),
    ].join(' · ');
  });

  constructor() {
    effect(() => {
      const value = this.value();
      if (value !== undefined) this.#title.name(value.title);
    });
  }
}
