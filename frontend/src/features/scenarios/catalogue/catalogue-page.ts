import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PracticeScenarioDto } from '@peacewright/api-client';
import { EmptyState, Icon, PageHeader, PluralPipe, Skeleton } from '@peacewright/ui';
import { ProblemPanel, Session, Texts } from '../../../app';

/** Scenarios that may be practised, each as a card. */
@Component({
  imports: [EmptyState, Icon, PageHeader, PluralPipe, ProblemPanel, RouterLink, Skeleton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pw-page-header [heading]="'scenarios.catalogue.title' | transloco" [lead]="'scenarios.catalogue.lead' | transloco">
      @if (writes) {
        <a actions routerLink="studio">{{ 'scenarios.catalogue.studio' | transloco }}</a>
      }
    </pw-page-header>
    @if (list.error(); as error) {
      <pw-problem-panel [error]="error" retryable (retry)="list.reload()" />
    } @else if (scenarios(); as shown) {
      @if (shown.length === 0) {
        <pw-empty [heading]="'scenarios.catalogue.none' | transloco">{{
          'scenarios.catalogue.noneHint' | transloco
        }}</pw-empty>
      } @else {
        <ul class="pw-plain-list cards">
          @for (scenario of shown; track scenario.editionId) {
            <li class="pw-sheet">
              <h2 [attr.lang]="scenario.language" dir="auto">
                <a [routerLink]="[goesOn(scenario) ? scenario.run?.editionId : scenario.editionId]">{{
                  scenario.title
                }}</a>
              </h2>
              <p class="pw-quiet">
                {{ 'scenarios.minutes' | transloco: { minutes: scenario.minutes } }} ·
                {{ 'scenarios.rating.' + scenario.contentRating | transloco }}
                @if (scenario.run; as run) {
                  ·
                  <strong>{{
                    (run.ended ? 'scenarios.catalogue.played' : 'scenarios.catalogue.begun') | transloco
                  }}</strong>
                }
              </p>
              @if (scenario.modules.length > 0) {
                <p class="pw-small" dir="auto">
                  <span class="pw-quiet modules">{{ 'scenarios.catalogue.modules' | transloco }}</span>
                  @for (module of scenario.modules; track module.code; let last = $last) {
                    <span
                      >{{ module.code }} <span [attr.lang]="module.language">{{ module.title }}</span>{{
                        last ? '' : ' · '
                      }}</span
                    >
                  }
                </p>
              }
              @if (scenario.recommendations.length > 0) {
                <details>
                  <summary>
                    {{ 'scenarios.catalogue.recommendations' | plural: scenario.recommendations.length }}
                  </summary>
                  <p class="pw-small pw-numbers">{{ scenario.recommendations.join(', ') }}</p>
                </details>
              }
              <p class="go" aria-hidden="true">
                {{ (goesOn(scenario) ? 'scenarios.catalogue.goOn' : 'scenarios.catalogue.open') | transloco
                }}<pw-icon name="arrow-forward" />
              </p>
            </li>
          }
        </ul>
      }
    } @else {
      <pw-skeleton [lines]="8" />
    }
  `,
  styles: `
    .cards {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(22rem, 100%), 1fr));
      gap: var(--pw-s4);
    }
    li {
      position: relative;
      display: grid;
      grid-template-rows: auto auto auto auto 1fr;
      align-content: start;
      gap: var(--pw-s2);
      overflow-wrap: anywhere;
    }
    li:hover {
      border-color: var(--pw-line-strong);
    }
    h2 {
      font-size: var(--pw-text-h3);
    }
    h2 a {
      color: inherit;
      text-decoration: none;
    }
    /* The whole card leads where its heading does. */
    h2 a::after {
      content: '';
      position: absolute;
      inset: 0;
      border-radius: var(--pw-corner);
    }
    .modules {
      margin-inline-end: var(--pw-s1);
    }
    details {
      position: relative;
    }
    summary {
      inline-size: fit-content;
      min-block-size: 44px;
      padding-block: var(--pw-s3);
      color: var(--pw-action);
      cursor: pointer;
      font-size: var(--pw-text-small);
    }
    .go {
      display: flex;
      align-items: center;
      gap: var(--pw-s2);
      align-self: end;
      color: var(--pw-action);
      font-weight: 600;
    }
  `,
})
export class CataloguePage {
  readonly #texts = inject(Texts);
  /** Those who work on content find the way to where scenarios are written. */
  protected readonly writes = inject(Session).may('course.edit', 'course.review', 'course.approve', 'course.translate');
  protected readonly list = httpResource<PracticeScenarioDto[]>(
    () => `/api/practice/scenarios?language=${this.#texts.language()}`,
  );
  protected readonly scenarios = computed(() => (this.list.hasValue() ? this.list.value() : undefined));

  protected goesOn({ run }: PracticeScenarioDto): boolean {
    return run !== null && !run.ended;
  }
}
