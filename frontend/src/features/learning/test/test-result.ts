import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AttemptDto, TestOverviewDto, TestResultDto } from '@peacewright/api-client';
import { Icon, PluralPipe, ProgressBar } from '@peacewright/ui';
import { Texts } from '../../../app';
import { QuestionInput, type Answer } from '../../lesson-view';
import { mayBegin, NextAttempt } from './next-attempt';

/** The result of an attempt: passed or not, by objective, and once the rule allows it question by question. */
@Component({
  selector: 'pw-test-result',
  imports: [Icon, MatButton, NextAttempt, PluralPipe, ProgressBar, QuestionInput, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <header [attr.data-passed]="result().passed">
      <h1 tabindex="-1">
        <pw-icon [name]="result().passed ? 'check' : 'info'" />{{
          (result().passed ? 'learning.result.passed' : 'learning.result.notPassed') | transloco
        }}
      </h1>
      <p class="score pw-numbers">
        {{
          'learning.result.score'
            | transloco
              : { score: result().score, max: result().max, percent: result().percent, pass: result().passPercent }
        }}
      </p>
      @if (result().criticalFailed) {
        <p>{{ 'learning.result.critical' | transloco }}</p>
      }
      @if (result().moduleComplete) {
        <p>{{ 'learning.result.moduleComplete' | transloco }}</p>
      }
    </header>
    @if (result().passed) {
      <div class="pw-row">
        <a matButton="filled" [routerLink]="result().moduleComplete ? '/' : module()">{{
          (result().moduleComplete ? 'learning.result.home' : 'learning.result.module') | transloco
        }}</a>
      </div>
    } @else if (test.hasValue()) {
      @let now = test.value();
      <pw-next-attempt
        [edition]="attempt().moduleEditionId"
        [item]="attempt().itemId"
        [test]="now"
        (refused)="test.reload()"
      >
        <a [matButton]="mayBegin(now) ? 'outlined' : 'filled'" [routerLink]="module()">{{
          'learning.result.readAgain' | transloco
        }}</a>
        <a matButton="text" [routerLink]="[module(), 'tests', attempt().itemId]">{{
          'learning.result.toTest' | transloco
        }}</a>
      </pw-next-attempt>
    } @else if (test.error()) {
      <div class="pw-row">
        <a matButton="filled" [routerLink]="module()">{{ 'learning.result.readAgain' | transloco }}</a>
        <a matButton="text" [routerLink]="[module(), 'tests', attempt().itemId]">{{
          'learning.result.toTest' | transloco
        }}</a>
      </div>
    }
    <section aria-labelledby="by-objective">
      <h2 id="by-objective">{{ 'learning.result.byObjective' | transloco }}</h2>
      <ul class="pw-plain-list">
        @for (objective of result().byObjective; track objective.objective) {
          <li>
            <span [attr.lang]="attempt().language" dir="auto">{{ objective.verb }}</span>
            <pw-progress [done]="objective.score" [total]="objective.max" [label]="objective.verb" />
          </li>
        }
      </ul>
    </section>
    @if (result().feedback; as feedback) {
      <section aria-labelledby="by-question">
        <h2 id="by-question">{{ 'learning.result.byQuestion' | transloco }}</h2>
        <ol class="pw-plain-list questions" [attr.lang]="attempt().language">
          @for (question of attempt().questions; track question.token) {
            <li>
              <p class="pw-quiet pw-small pw-numbers">
                {{ 'learning.result.points' | plural: question.points : { score: toldOf(question.token)?.score } }}
              </p>
              <pw-question-input
                [question]="question"
                [answer]="answers()[question.token]"
                [feedback]="toldOf(question.token) ?? null"
              />
            </li>
          }
        </ol>
      </section>
    } @else {
      <p class="pw-quiet">
        {{
          (result().feedbackRule === 'never' ? 'learning.result.neverExplained' : 'learning.result.explainedLater')
            | transloco
        }}
      </p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--pw-s5);
    }
    header {
      display: grid;
      gap: var(--pw-s2);
      padding: var(--pw-s5);
      border: 1px solid transparent;
      border-radius: var(--pw-corner);
      background: var(--pw-due-soft);
      color: var(--pw-due-ink);
    }
    header[data-passed='true'] {
      background: var(--pw-met-soft);
      color: var(--pw-met-ink);
    }
    h1 {
      display: flex;
      align-items: center;
      gap: var(--pw-s2);
    }
    .score {
      font-size: var(--pw-text-lead);
    }
    section {
      display: grid;
      gap: var(--pw-s3);
    }
    ul,
    ol {
      display: grid;
      gap: var(--pw-s4);
      margin: 0;
    }
    ul li {
      display: grid;
      gap: var(--pw-s1);
    }
    .questions li {
      display: grid;
      gap: var(--pw-s2);
      padding-block-start: var(--pw-s4);
      border-block-start: 1px solid var(--pw-line);
    }
  `,
})
export class TestResult {
  readonly attempt = input.required<AttemptDto>();
  readonly result = input.required<TestResultDto>();
  readonly #texts = inject(Texts);
  protected readonly mayBegin = mayBegin;
  protected readonly module = computed(() => `/learning/${this.attempt().moduleEditionId}`);
  /** What may be done about the test now; asked only where it was not passed. */
  protected readonly test = httpResource<TestOverviewDto>(() =>
    this.result().passed
      ? undefined
      : `/api/learning/modules/${this.attempt().moduleEditionId}/tests/${this.attempt().itemId}?language=${this.#texts.language()}`,
  );
  protected readonly answers = computed(() => this.result().answers as Readonly<Record<string, Answer>>);
  readonly #told = computed(() => new Map((this.result().feedback ?? []).map((told) => [told.token, told])));

  protected toldOf(token: string) {
    return this.#told().get(token);
  }
}
