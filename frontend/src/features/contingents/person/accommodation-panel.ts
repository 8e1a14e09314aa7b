import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AccommodationSettingDto, PersonAccommodationDto } from '@peacewright/api-client';
import { DateTimePipe, Skeleton } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { ProblemPanel, Texts } from '../../../app';

/** What is granted to a person at tests, never why; and who set it when. Only for those who may set it. */
@Component({
  selector: 'pw-accommodation-panel',
  imports: [
    DateTimePipe,
    MatButton,
    MatFormFieldModule,
    MatInput,
    ProblemPanel,
    ReactiveFormsModule,
    Skeleton,
    TranslocoPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2>{{ 'contingents.granted.title' | transloco }}</h2>
    <p class="pw-quiet">{{ 'contingents.granted.lead' | transloco }}</p>
    @if (found.error(); as error) {
      <pw-problem-panel [error]="error" retryable (retry)="found.reload()" />
    } @else if (!found.hasValue()) {
      <pw-skeleton [lines]="2" />
    } @else if (editing()) {
      <form class="pw-sheet" [formGroup]="form" (ngSubmit)="save()">
        <mat-form-field>
          <mat-label>{{ 'contingents.granted.time' | transloco }}</mat-label>
          <select matNativeControl formControlName="timeFactor">
            @for (factor of factors; track factor) {
              <option [ngValue]="factor">{{ time(factor) }}</option>
            }
          </select>
          <mat-hint>{{ 'contingents.granted.timeHint' | transloco }}</mat-hint>
        </mat-form-field>
        <mat-form-field>
          <mat-label>{{ 'contingents.granted.attempts' | transloco }}</mat-label>
          <input matInput type="number" min="0" max="10" step="1" formControlName="extraAttempts" />
        </mat-form-field>
        <fieldset>
          <legend class="pw-sr-only">{{ 'contingents.granted.title' | transloco }}</legend>
          @for (name of ticks; track name) {
            <label>
              <input type="checkbox" [formControlName]="name" />
              {{ 'contingents.granted.' + name | transloco }}
            </label>
          }
        </fieldset>
        <pw-problem-panel [error]="problem()" />
        <div class="pw-row">
          <button matButton="filled" type="submit" [disabled]="busy()">
            {{ 'contingents.form.save' | transloco }}
          </button>
          <button matButton type="button" (click)="editing.set(false)">
            {{ 'contingents.form.cancel' | transloco }}
          </button>
        </div>
      </form>
    } @else {
      <ul class="pw-plain-list">
        @for (one of found.value().settings; track one.id) {
          <li [class.past]="!$first">
            <span>{{ words(one) }}</span>
            <span class="pw-quiet pw-small">{{ one.byName }} · {{ one.at | pwDateTime }}</span>
          </li>
        } @empty {
          <li>{{ 'contingents.granted.none' | transloco }}</li>
        }
      </ul>
      <button matButton="outlined" type="button" (click)="edit()">{{ 'contingents.granted.set' | transloco }}</button>
    }
  `,
  styles: `
    h2 {
      margin-block: var(--pw-s5) var(--pw-s1);
    }
    p {
      max-inline-size: var(--pw-measure);
      margin-block: 0 var(--pw-s3);
    }
    form {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 240px), 1fr));
      align-items: start;
      gap: var(--pw-s3);
    }
    fieldset,
    pw-problem-panel,
    .pw-row {
      grid-column: 1 / -1;
    }
    fieldset {
      margin: 0;
      padding: 0;
      border: 0;
    }
    label {
      display: flex;
      align-items: center;
      gap: var(--pw-s2);
      min-block-size: 44px;
    }
    input[type='checkbox'] {
      inline-size: 20px;
      block-size: 20px;
      accent-color: var(--pw-action);
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: var(--pw-s1) var(--pw-s4);
      padding-block: var(--pw-s2);
      font-weight: 550;
    }
    li.past {
      color: var(--pw-ink-quiet);
      font-weight: 400;
    }
  `,
})
export class AccommodationPanel {
  readonly #http = inject(HttpClient);
  readonly #texts = inject(Texts);
  readonly personId = input.required<string>();
  protected readonly factors = [1, 1.1, 1.25, 1.5, 2, 3] as const;
  protected readonly ticks = ['noWaiting', 'largerText', 'reader'] as const;
  protected readonly editing = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly found = httpResource<PersonAccommodationDto>(() => `/api/people/${this.personId()}/accommodation`);
  readonly #present = computed(() => (this.found.hasValue() ? this.found.value().settings[0] : undefined));
  protected readonly form = inject(NonNullableFormBuilder).group({
    timeFactor: 1,
    extraAttempts: 0,
    noWaiting: false,
    largerText: false,
    reader: false,
  });

  protected time(factor: number): string {
    return factor === 1
      ? this.#texts.text('contingents.granted.usual')
      : this.#texts.text('contingents.granted.more', { percent: Math.round((factor - 1) * 100) });
  }

  protected words(one: AccommodationSettingDto): string {
    this.#texts.language();
    const word = (key: string): string => this.#texts.text(`contingents.granted.${key}`);
    const parts = [
      ...(one.timeFactor > 1 ? [this.time(one.timeFactor)] : []),
      ...(one.extraAttempts > 0 ? [`${word('attempts')}: ${String(one.extraAttempts)}`] : []),
      ...this.ticks.filter((name) => one[name]).map(word),
    ];
    return parts.length === 0 ? word('none') : parts.join(' · ');
  }

  protected edit(): void {
    this.problem.set(undefined);
    this.form.reset(this.#present());
    this.editing.set(true);
  }

  protected async save(): Promise<void> {
    const { extraAttempts, ...rest } = this.form.getRawValue();
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      await firstValueFrom(
        this.#http.put(`/api/people/${this.personId()}/accommodation`, {
          ...rest,
          extraAttempts: Math.trunc(extraAttempts),
          follows: this.#present()?.id ?? null,
        }),
      );
      this.editing.set(false);
      this.found.reload();
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
