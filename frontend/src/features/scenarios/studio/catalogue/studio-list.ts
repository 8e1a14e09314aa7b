import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CreatedEditionDto, ScenarioRowDto } from '@peacewright/api-client';
import { EmptyState, PageHeader, PluralPipe, Skeleton, WayBack } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { ProblemPanel, Texts } from '../../../../app';
import { centresWith, EditionChip } from '../../../drafting';
import { NewScenario, type Wish } from './new-scenario';

/** Scenarios that one works on or may read, and the way to a new one. */
@Component({
  imports: [
    EditionChip,
    EmptyState,
    MatButton,
    NewScenario,
    PageHeader,
    PluralPipe,
    ProblemPanel,
    RouterLink,
    Skeleton,
    TranslocoPipe,
    WayBack,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pw-page-header [heading]="'studio.list.title' | transloco" [lead]="'studio.list.lead' | transloco">
      <a pwBack routerLink="/scenarios">{{ 'scenarios.catalogue.title' | transloco }}</a>
      @if (centres().length > 0 && !adding()) {
        <button actions matButton="filled" type="button" (click)="adding.set(true)">
          {{ 'studio.list.new' | transloco }}
        </button>
      }
    </pw-page-header>
    @if (adding()) {
      <pw-new-scenario
        [centres]="centres()"
        [busy]="busy()"
        [error]="error()"
        (give)="create($event)"
        (leave)="adding.set(false); error.set(undefined)"
      />
    }
    @if (list.error(); as thrown) {
      <pw-problem-panel [error]="thrown" retryable (retry)="list.reload()" />
    } @else if (rows(); as shown) {
      <ul class="pw-plain-list">
        @for (row of shown; track row.id) {
          <li class="pw-sheet">
            <div class="pw-row">
              @for (one of row.editions.slice(0, 2); track one.id) {
                <pw-edition-chip [state]="one.state" />
              }
            </div>
            <h2 [attr.lang]="row.language" dir="auto">
              <a [routerLink]="[row.editions[0]?.id]">{{ row.title }}</a>
            </h2>
            <p class="pw-small pw-quiet">
              {{ row.ownerCentreName ?? ('studio.list.reference' | transloco) }} · <code>{{ row.code }}</code> ·
              {{ 'studio.list.nodes' | plural: row.nodes }}
            </p>
          </li>
        }
      </ul>
      @if (shown.length === 0) {
        <pw-empty
          icon="scenarios"
          [heading]="'studio.list.none' | transloco"
          [hint]="'studio.list.noneHint' | transloco"
        />
      }
    } @else {
      <pw-skeleton [lines]="8" />
    }
  `,
  styles: `
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr));
      gap: var(--pw-s4);
    }
    li {
      display: grid;
      align-content: start;
      gap: var(--pw-s2);
      overflow-wrap: anywhere;
    }
    h2 {
      font-size: var(--pw-text-h3);
    }
  `,
})
export class StudioList {
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #texts = inject(Texts);
  protected readonly centres = centresWith('course.edit');
  protected readonly adding = signal(false);
  protected readonly busy = signal(false);
  protected readonly error = signal<unknown>(undefined);
  protected readonly list = httpResource<ScenarioRowDto[]>(() => `/api/scenarios?language=${this.#texts.language()}`);
  protected readonly rows = computed(() => (this.list.hasValue() ? this.list.value() : undefined));

  protected async create({ centreId, document }: Wish): Promise<void> {
    this.busy.set(true);
    this.error.set(undefined);
    try {
      const made = await firstValueFrom(this.#http.post<CreatedEditionDto>('/api/scenarios', { centreId, document }));
      await this.#router.navigate(['/scenarios/studio', made.editionId], { queryParams: { at: document.start } });
    } catch (error) {
      this.error.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
