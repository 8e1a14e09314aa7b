import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AssignableEditionDto, AssignmentDto } from '@peacewright/api-client';
import { Confirm, DatePipe, DateReading, EmptyState, PluralPipe, Skeleton } from '@peacewright/ui';
import { ApiProblem, ProblemPanel, Session, Texts } from '../../../app';
import { BANDS, CATEGORIES, required } from '../words';
import { sectionsOf } from './roll-tree';
import { RotationStore } from './rotation-store';

/** Refusals that name what is missing. */
const STANDING_IN_THE_WAY: ReadonlySet<string> = new Set(['contingents.notAdopted', 'contingents.contactsMissing']);

/** What the rotation must complete, who of it, and by when. */
@Component({
  imports: [
    DatePipe,
    DateReading,
    EmptyState,
    MatButton,
    MatFormFieldModule,
    MatInput,
    MatSelectModule,
    PluralPipe,
    ProblemPanel,
    ReactiveFormsModule,
    Skeleton,
    TranslocoPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (may() && !adding()) {
      <p>
        <button matButton="filled" type="button" (click)="adding.set(true)">
          {{ 'contingents.assign.add' | transloco }}
        </button>
      </p>
    }
    @if (adding()) {
      <form class="pw-sheet" [formGroup]="form" (ngSubmit)="save()">
        <h2>{{ 'contingents.assign.add' | transloco }}</h2>
        @if (editions.error(); as error) {
          <pw-problem-panel [error]="error" />
        } @else if (editions.hasValue() && editions.value().length === 0) {
          <p>{{ 'contingents.assign.noEdition' | transloco }}</p>
        } @else if (editions.hasValue()) {
          <mat-form-field class="wide">
            <mat-label>{{ 'contingents.assign.course' | transloco }}</mat-label>
            <select matNativeControl formControlName="courseEditionId" required>
              @for (one of editions.value(); track one.courseEditionId) {
                <option [value]="one.courseEditionId">
                  {{ one.courseCode }} · {{ title(one.courseTitle) }} ({{
                    'contingents.assign.edition' | transloco: { number: one.editionNumber }
                  }})
                </option>
              }
            </select>
            @if (notAdopted(); as count) {
              <mat-hint>{{ 'contingents.assign.notAdopted' | plural: count }}</mat-hint>
            }
          </mat-form-field>
        }
        <mat-form-field>
          <mat-label>{{ 'contingents.assign.due' | transloco }}</mat-label>
          <pw-date><input matInput type="date" formControlName="dueOn" /></pw-date>
          <mat-hint>{{ 'contingents.assign.dueHint' | transloco }}</mat-hint>
        </mat-form-field>
        <mat-form-field>
          <mat-label>{{ 'contingents.person.category' | transloco }}</mat-label>
          <mat-select multiple formControlName="categories" [placeholder]="'contingents.assign.all' | transloco">
            @for (one of categories; track one) {
              <mat-option [value]="one">{{ 'contingents.categories.' + one | transloco }}</mat-option>
            }
          </mat-select>
        </mat-form-field>
        <mat-form-field>
          <mat-label>{{ 'contingents.ranks.band' | transloco }}</mat-label>
          <mat-select multiple formControlName="rankBands" [placeholder]="'contingents.assign.all' | transloco">
            @for (one of bands; track one) {
              <mat-option [value]="one">{{ 'contingents.bands.' + one | transloco }}</mat-option>
            }
          </mat-select>
        </mat-form-field>
        <mat-form-field>
          <mat-label>{{ 'contingents.roll.subUnit' | transloco }}</mat-label>
          <mat-select multiple formControlName="subUnitIds" [placeholder]="'contingents.assign.all' | transloco">
            @for (one of units(); track one.id) {
              <mat-option [value]="one.id">{{ one.path }}</mat-option>
            }
          </mat-select>
        </mat-form-field>
        <p class="pw-quiet pw-small wide">{{ 'contingents.assign.selectorHint' | transloco }}</p>
        <pw-problem-panel class="wide" [error]="problem()" />
        @if (missing().length > 0) {
          <ul class="wide">
            @for (one of missing(); track one.title) {
              <li>{{ one.code }} {{ one.title }}</li>
            }
          </ul>
        }
        <div class="pw-row wide">
          <button matButton="filled" type="submit" [disabled]="busy()">
            {{ 'contingents.assign.save' | transloco }}
          </button>
          <button matButton type="button" (click)="adding.set(false)">
            {{ 'contingents.form.cancel' | transloco }}
          </button>
        </div>
      </form>
    }
    @if (list.error(); as error) {
      <pw-problem-panel [error]="error" retryable (retry)="list.reload()" />
    } @else if (!list.hasValue()) {
      <pw-skeleton [lines]="4" />
    } @else if (list.value().length === 0) {
      <pw-empty
        icon="courses"
        [heading]="'contingents.assign.empty' | transloco"
        [hint]="'contingents.assign.emptyHint' | transloco"
      />
    } @else {
      <ul class="pw-plain-list list">
        @for (one of list.value(); track one.id) {
          <li class="pw-sheet" [class.ended]="one.endedAt !== null">
            <div>
              <strong>{{ one.courseCode }} · {{ title(one.courseTitle) }}</strong>
              <div class="pw-small pw-quiet">
                {{ 'contingents.assign.edition' | transloco: { number: one.editionNumber } }} ·
                {{ 'contingents.assign.modules' | plural: one.modules }}
              </div>
              <div class="pw-small">{{ whom(one) }} · {{ 'contingents.assign.posts' | plural: one.posts }}</div>
            </div>
            <div class="pw-small">
              @if (one.endedAt !== null) {
                {{ 'contingents.assign.ended' | transloco: { date: (one.endedAt | pwDate) } }}
              } @else {
                {{ 'contingents.assign.dueOn' | transloco: { date: (one.dueOn | pwDate) } }}
              }
            </div>
            @if (may() && one.endedAt === null) {
              <button matButton class="end" type="button" (click)="end(one)">
                {{ 'contingents.assign.end' | transloco }}
              </button>
            }
          </li>
        }
      </ul>
    }
  `,
  styles: `
    p:first-child {
      margin-block-end: var(--pw-s4);
    }
    form {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 240px), 1fr));
      align-items: start;
      gap: var(--pw-s3);
      margin-block-end: var(--pw-s5);
    }
    .wide,
    h2 {
      grid-column: 1 / -1;
    }
    .list {
      display: grid;
      gap: var(--pw-s3);
    }
    .list li {
      display: flex;
      flex-wrap: wrap;
      gap: var(--pw-s2) var(--pw-s4);
      align-items: center;
    }
    .list li > :first-child {
      flex: 1 1 280px;
    }
    @media (max-width: 599px) {
      .list li > .end {
        margin-inline-start: -12px;
      }
    }
    .ended {
      color: var(--pw-ink-quiet);
    }
  `,
})
export class AssignmentsTab {
  readonly #store = inject(RotationStore);
  readonly #session = inject(Session);
  readonly #confirm = inject(Confirm);
  readonly #texts = inject(Texts);
  protected readonly categories = CATEGORIES;
  protected readonly bands = BANDS;
  protected readonly adding = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly list = httpResource<AssignmentDto[]>(() =>
    this.#store.id() === '' ? undefined : `/api/rotations/${this.#store.id()}/assignments`,
  );
  protected readonly editions = httpResource<AssignableEditionDto[]>(() =>
    this.adding() ? `/api/rotations/${this.#store.id()}/assignable` : undefined,
  );
  protected readonly may = computed(
    () =>
      this.#session.may('assignment.edit') &&
      (this.#store.rotation.hasValue() ? this.#store.rotation.value().mayEditRoll : false),
  );
  protected readonly units = computed(() =>
    this.#store.roll.hasValue()
      ? sectionsOf(this.#store.roll.value()).flatMap(({ unit, path }) => (unit ? [{ id: unit.id, path }] : []))
      : [],
  );
  protected readonly form = inject(NonNullableFormBuilder).group({
    courseEditionId: ['', required],
    dueOn: '',
    categories: [[] as string[]],
    rankBands: [[] as string[]],
    subUnitIds: [[] as string[]],
  });
  /** Modules that stand in the way of an assignment to a real mission, or contacts that a scenario shows. */
  protected readonly missing = computed(() => {
    const error = this.problem();
    return error instanceof ApiProblem && STANDING_IN_THE_WAY.has(error.code)
      ? (error.data as { code: string; title: string }[])
      : [];
  });

  constructor() {
    this.#store.wantRoll();
  }

  protected notAdopted(): number {
    const real = this.#store.rotation.hasValue() && !this.#store.rotation.value().fictional;
    const edition = this.editions.hasValue()
      ? this.editions.value().find((one) => one.courseEditionId === this.form.getRawValue().courseEditionId)
      : undefined;
    return real ? (edition?.notAdopted ?? 0) : 0;
  }

  protected title(name: { en: string; fr: string }): string {
    return this.#texts.language() === 'fr' ? name.fr : name.en;
  }

  protected whom({ selector }: AssignmentDto): string {
    const units = new Map(this.units().map((unit) => [unit.id, unit.path]));
    const parts = [
      ...(selector.categories ?? []).map((one) => this.#texts.text(`contingents.categories.${one}`)),
      ...(selector.rankBands ?? []).map((one) => this.#texts.text(`contingents.bands.${one}`)),
      ...(selector.subUnitIds ?? []).map((id) => units.get(id) ?? '…'),
    ];
    return parts.length === 0 ? this.#texts.text('contingents.assign.all') : parts.join(', ');
  }

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    if (!this.form.valid) return;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      const { courseEditionId, dueOn, ...selector } = this.form.getRawValue();
      await this.#store.send('post', `/api/rotations/${this.#store.id()}/assignments`, {
        courseEditionId,
        selector,
        ...(dueOn !== '' && { dueOn }),
      });
      this.list.reload();
      this.adding.set(false);
      this.form.reset();
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected async end(one: AssignmentDto): Promise<void> {
    const sure = await this.#confirm.ask({
      heading: this.#texts.text('contingents.assign.end'),
      body: this.#texts.text('contingents.assign.endBody', { course: this.title(one.courseTitle) }),
      verb: this.#texts.text('contingents.assign.end'),
      destructive: true,
    });
    if (!sure) return;
    try {
      await this.#store.send('post', `/api/assignments/${one.id}/end`, { version: one.version });
    } catch (error) {
      this.problem.set(error);
    }
    this.list.reload();
  }
}
