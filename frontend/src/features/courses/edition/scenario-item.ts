import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AttachableScenarioDto } from '@peacewright/api-client';
import { objectivesByCode, type ModuleDocument, type ScenarioExercise } from '@peacewright/lesson-document';
import { EmptyState, Skeleton } from '@peacewright/ui';
import { ProblemPanel, Texts } from '../../../app';
import type { ItemSummary } from '../api/models';
import type { DraftSession } from '../../drafting';

/** A scenario as an exercise: which one, what its results count for, and how often it may be tried. */
@Component({
  selector: 'pw-scenario-item',
  imports: [EmptyState, ProblemPanel, RouterLink, Skeleton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let exercise = session().document();
    <div class="pw-sheet form">
      <h2 [lang]="module().language" dir="auto">{{ item().title }}</h2>
      @if (scenarios.error(); as error) {
        <pw-problem-panel [error]="error" retryable (retry)="scenarios.reload()" />
      } @else if (!scenarios.hasValue()) {
        <pw-skeleton [lines]="6" />
      } @else if (scenarios.value().length === 0) {
        <pw-empty
          [heading]="'coursesEditor.scenario.none' | transloco"
          [hint]="'coursesEditor.scenario.noneHint' | transloco"
        />
      } @else {
        <p class="pw-quiet">{{ 'coursesEditor.scenario.lead' | transloco }}</p>
        <label
          ><span>{{ 'coursesEditor.scenario.which' | transloco }}</span>
          <select [disabled]="reading()" (change)="choose($event)">
            <option value="" [selected]="exercise.scenarioId === null">
              {{ 'coursesEditor.scenario.choose' | transloco }}
            </option>
            @for (scenario of scenarios.value(); track scenario.scenarioId) {
              <option
                [value]="scenario.scenarioId"
                [attr.lang]="scenario.language"
                [selected]="scenario.scenarioId === exercise.scenarioId"
              >
                {{ scenario.title }}
                @if (scenario.reference) {
                  ({{ 'courses.reference' | transloco }})
                }
              </option>
            }
            @if (lost()) {
              <option [value]="exercise.scenarioId" selected>{{ 'coursesEditor.scenario.lost' | transloco }}</option>
            }
          </select>
        </label>
        @if (chosen(); as scenario) {
          <p class="pw-small pw-quiet">
            {{
              'coursesEditor.scenario.about'
                | transloco
                  : { minutes: scenario.minutes, number: scenario.number, languages: scenario.languages.join(', ') }
            }}
            ·
            <a [routerLink]="['/scenarios', scenario.editionId]">{{ 'coursesEditor.scenario.play' | transloco }}</a>
          </p>
          <p class="pw-small pw-quiet">
            @if (exercise.pinned; as pinned) {
              {{ 'coursesEditor.scenario.pinned' | transloco: { number: pinned.number } }}
            } @else {
              {{ 'coursesEditor.scenario.pinnedLater' | transloco }}
            }
          </p>
          <fieldset>
            <legend>{{ 'coursesEditor.scenario.objectives' | transloco }}</legend>
            <p class="pw-small pw-quiet">{{ 'coursesEditor.scenario.objectivesHint' | transloco }}</p>
            @for (objective of scenario.objectives; track objective.id) {
              <label
                ><span [attr.lang]="scenario.language" dir="auto">
                  @if (objective.code) {
                    <b>{{ objective.code }}</b>
                  }
                  {{ objective.text }}
                </span>
                <select [disabled]="reading()" (change)="count(objective.id, $event)">
                  <option value="">{{ 'coursesEditor.scenario.countsForNothing' | transloco }}</option>
                  @for (own of module().objectives; track own.id) {
                    <option [lang]="module().language" [value]="own.id" [selected]="countsFor(objective.id) === own.id">
                      {{ own.code }} {{ own.verb }}
                    </option>
                  }
                </select>
              </label>
            }
          </fieldset>
          <div class="pair">
            <label
              ><span>{{ 'coursesEditor.test.attempts' | transloco }}</span>
              <input
                type="number"
                min="1"
                max="20"
                [disabled]="reading()"
                [value]="exercise.maxAttempts ?? ''"
                [attr.placeholder]="'coursesEditor.test.unlimited' | transloco"
                (change)="attempts($event)"
              />
            </label>
            <label
              ><span>{{ 'coursesEditor.test.wait' | transloco }}</span>
              <input
                type="number"
                min="0"
                max="20160"
                [disabled]="reading()"
                [value]="exercise.waitMinutes"
                (change)="set({ waitMinutes: number($event, 0, 20160) })"
              />
            </label>
          </div>
        }
      }
    </div>
  `,
  styleUrl: '../../drafting/form.scss',
})
export class ScenarioItem {
  readonly session = input.required<DraftSession<ScenarioExercise>>();
  readonly item = input.required<ItemSummary>();
  readonly module = input.required<ModuleDocument>();
  /** Id of the module's edition. */
  readonly edition = input.required<string>();
  readonly reading = input.required<boolean>();
  readonly #texts = inject(Texts);
  protected readonly scenarios = httpResource<AttachableScenarioDto[]>(
    () => `/api/module-editions/${this.edition()}/scenarios?language=${this.#texts.language()}`,
  );
  protected readonly chosen = computed(() => {
    const { scenarioId } = this.session().document();
    return this.scenarios.hasValue() ? this.scenarios.value().find((one) => one.scenarioId === scenarioId) : undefined;
  });
  /** What was chosen can be chosen no more: it was retired. */
  protected readonly lost = computed(
    () => this.session().document().scenarioId !== null && this.chosen() === undefined,
  );

  protected set(change: Partial<ScenarioExercise>): void {
    const { pinned: _pinned, ...exercise } = this.session().document();
    this.session().change({ ...exercise, ...change });
  }

  /** Objectives of the same public code count for one another until the author says otherwise. */
  protected choose(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    const scenario = this.scenarios.value()?.find(({ scenarioId }) => scenarioId === value);
    this.set({
      scenarioId: scenario?.scenarioId ?? null,
      objectives: scenario ? objectivesByCode(scenario.objectives, this.module().objectives) : [],
    });
  }

  protected countsFor(objective: string): string | undefined {
    return this.session()
      .document()
      .objectives.find(({ scenario }) => scenario === objective)?.module;
  }

  protected count(objective: string, event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    const others = this.session()
      .document()
      .objectives.filter(({ scenario }) => scenario !== objective);
    this.set({ objectives: value === '' ? others : [...others, { scenario: objective, module: value }] });
  }

  protected attempts(event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.set({ maxAttempts: value.trim() === '' ? null : this.number(event, 1, 20) });
  }

  protected number(event: Event, least: number, most: number): number {
    const field = event.target as HTMLInputElement;
    const value = Math.min(most, Math.max(least, Math.round(Number(field.value) || least)));
    field.value = String(value);
    return value;
  }
}
