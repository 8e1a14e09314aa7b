import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RankDto, RotationChoicesDto } from '@peacewright/api-client';
import { Confirm, EmptyState, PageHeader, Skeleton, WayBack } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { ProblemPanel, Session, Texts } from '../../app';
import { Attempt } from './attempt';
import { ServiceNames } from './service-names';
import { BANDS, required } from './words';

/** A country's ranks by service, lowest first. */
@Component({
  imports: [
    EmptyState,
    MatButton,
    MatFormFieldModule,
    MatInput,
    PageHeader,
    ProblemPanel,
    ReactiveFormsModule,
    RouterLink,
    Skeleton,
    TranslocoPipe,
    WayBack,
  ],
  providers: [ServiceNames],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pw-page-header [heading]="'contingents.ranks.title' | transloco" [lead]="'contingents.ranks.lead' | transloco">
      <a pwBack routerLink="/contingents">{{ 'contingents.title' | transloco }}</a>
      @if (may() && editing() === undefined && countryId() !== undefined) {
        <button actions matButton="filled" type="button" (click)="open(null)">
          {{ 'contingents.ranks.add' | transloco }}
        </button>
      }
    </pw-page-header>
    @if (choices.hasValue() && choices.value().countries.length > 1) {
      <div class="pw-row" role="group" [attr.aria-label]="'contingents.country' | transloco">
        @for (one of choices.value().countries; track one.id) {
          <a matButton="outlined" [routerLink]="[]" [queryParams]="{ country: one.id }">{{ one.code }}</a>
        }
      </div>
    }
    <pw-problem-panel [error]="problem()" />
    @if (editing() !== undefined) {
      <form class="pw-sheet pw-fields" [formGroup]="form" (ngSubmit)="save()">
        <mat-form-field>
          <mat-label>{{ 'contingents.person.service' | transloco }}</mat-label>
          <select matNativeControl required formControlName="service">
            @for (one of services.of(countryCode()); track one.code) {
              <option [value]="one.code">{{ one.name[language()] }}</option>
            }
          </select>
        </mat-form-field>
        <mat-form-field
          ><mat-label>{{ 'contingents.ranks.abbreviation' | transloco }}</mat-label
          ><input matInput required formControlName="abbreviation" maxlength="20"
        /></mat-form-field>
        <mat-form-field
          ><mat-label>{{ 'contingents.ranks.en' | transloco }}</mat-label
          ><input matInput required formControlName="en" maxlength="80"
        /></mat-form-field>
        <mat-form-field
          ><mat-label>{{ 'contingents.ranks.fr' | transloco }}</mat-label
          ><input matInput required formControlName="fr" maxlength="80"
        /></mat-form-field>
        <mat-form-field
          ><mat-label>{{ 'contingents.ranks.order' | transloco }}</mat-label
          ><input matInput required type="number" min="0" max="10000" formControlName="sortOrder"
        /></mat-form-field>
        <mat-form-field>
          <mat-label>{{ 'contingents.ranks.band' | transloco }}</mat-label>
          <select matNativeControl formControlName="band">
            @for (band of bands; track band) {
              <option [value]="band">{{ 'contingents.bands.' + band | transloco }}</option>
            }
          </select>
        </mat-form-field>
        <div class="pw-row">
          <button matButton="filled" type="submit" [disabled]="busy()">
            {{ 'contingents.form.save' | transloco }}
          </button>
          <button matButton type="button" (click)="editing.set(undefined)">
            {{ 'contingents.form.cancel' | transloco }}
          </button>
        </div>
      </form>
    }
    @if (ranks.error(); as error) {
      <pw-problem-panel [error]="error" retryable (retry)="ranks.reload()" />
    } @else if (!ranks.hasValue()) {
      <pw-skeleton [lines]="5" />
    } @else if (ranks.value().length === 0) {
      <pw-empty [heading]="'contingents.ranks.empty' | transloco" [hint]="'contingents.ranks.emptyHint' | transloco" />
    } @else {
      <div
        class="pw-table-wrap"
        tabindex="0"
        role="region"
        [attr.aria-label]="'contingents.ranks.title' | transloco"
        data-density="compact"
      >
        <table class="pw-table">
          <thead>
            <tr>
              <th scope="col">{{ 'contingents.ranks.abbreviation' | transloco }}</th>
              <th scope="col">{{ 'contingents.person.name' | transloco }}</th>
              <th scope="col" class="wide">{{ 'contingents.ranks.band' | transloco }}</th>
              <th scope="col" class="wide" data-number>{{ 'contingents.ranks.order' | transloco }}</th>
              @if (may()) {
                <th scope="col">
                  <span class="pw-sr-only">{{ 'contingents.person.edit' | transloco }}</span>
                </th>
              }
            </tr>
          </thead>
          @for (group of byService(); track group.service) {
            <tbody>
              <tr>
                <th scope="rowgroup" class="service" [attr.colspan]="may() ? 5 : 4">
                  {{ services.name(countryCode(), group.service) }}
                </th>
              </tr>
              @for (rank of group.ranks; track rank.id) {
                <tr>
                  <th scope="row">{{ rank.abbreviation }}</th>
                  <td>
                    {{ language() === 'fr' ? rank.name.fr : rank.name.en }}
                    <span class="narrow pw-quiet pw-small">{{ 'contingents.bands.' + rank.band | transloco }}</span>
                  </td>
                  <td class="wide">{{ 'contingents.bands.' + rank.band | transloco }}</td>
                  <td class="wide" data-number>{{ rank.sortOrder }}</td>
                  @if (may()) {
                    <td class="acts">
                      <button matButton type="button" (click)="open(rank)">
                        {{ 'contingents.person.edit' | transloco }}
                        <span class="pw-sr-only">{{ rank.abbreviation }}</span>
                      </button>
                      <button matButton type="button" (click)="remove(rank)">
                        {{ 'contingents.ranks.remove' | transloco }}
                        <span class="pw-sr-only">{{ rank.abbreviation }}</span>
                      </button>
                    </td>
                  }
                </tr>
              }
            </tbody>
          }
        </table>
      </div>
    }
  `,
  styles: `
    form {
      margin-block-end: var(--pw-s4);
    }
    .service {
      background: var(--pw-surface-hover);
    }
    .acts {
      text-align: end;
    }
    @media (min-width: 600px) {
      .narrow {
        display: none;
      }
    }
    /* The order is that of the rows, and the band stands below the name. */
    @media (max-width: 599px) {
      .wide {
        display: none;
      }
      .narrow {
        display: block;
      }
      .acts button {
        display: flex;
        margin-inline-start: auto;
      }
    }
  `,
})
export class RanksPage {
  readonly #http = inject(HttpClient);
  readonly #session = inject(Session);
  readonly #confirm = inject(Confirm);
  readonly #texts = inject(Texts);
  protected readonly language = this.#texts.language;
  protected readonly services = inject(ServiceNames);
  protected readonly bands = BANDS;
  readonly country = input<string>();
  readonly #attempt = new Attempt();
  protected readonly busy = this.#attempt.busy;
  protected readonly problem = this.#attempt.problem;
  /** Undefined: closed; null: a new rank. */
  protected readonly editing = signal<RankDto | null | undefined>(undefined);
  protected readonly may = computed(() => this.#session.may('country.edit'));
  protected readonly choices = httpResource<RotationChoicesDto>(() => '/api/rotation-choices');
  protected readonly countryId = computed(
    () => this.country() ?? (this.choices.hasValue() ? this.choices.value().countries[0]?.id : undefined),
  );
  protected readonly countryCode = computed(() => {
    const id = this.countryId();
    return this.choices.hasValue() ? this.choices.value().countries.find((one) => one.id === id)?.code : undefined;
  });
  protected readonly ranks = httpResource<RankDto[]>(() =>
    this.countryId() === undefined ? undefined : `/api/ranks?countryId=${this.countryId() ?? ''}`,
  );
  /** The list comes by service, lowest rank first. */
  protected readonly byService = computed(() =>
    [...Map.groupBy(this.ranks.hasValue() ? this.ranks.value() : [], ({ service }) => service)].map(
      ([service, ranks]) => ({ service, ranks }),
    ),
  );
  protected readonly form = inject(NonNullableFormBuilder).group({
    service: ['', required],
    abbreviation: ['', required],
    en: ['', required],
    fr: ['', required],
    sortOrder: [1, required],
    band: 'ENLISTED',
  });

  protected open(rank: RankDto | null): void {
    this.form.reset(
      rank ? { ...rank, ...rank.name } : { service: this.services.of(this.countryCode())[0]?.code ?? '' },
    );
    this.editing.set(rank);
  }

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    if (!this.form.valid) return;
    const { en, fr, service, ...rest } = this.form.getRawValue();
    const wish = { ...rest, service, name: { en, fr } };
    const rank = this.editing();
    await this.#try(async () => {
      if (rank) await firstValueFrom(this.#http.patch(`/api/ranks/${rank.id}`, { ...wish, version: rank.version }));
      else await firstValueFrom(this.#http.post('/api/ranks', { ...wish, countryId: this.countryId() }));
      this.editing.set(undefined);
    });
  }

  protected async remove(rank: RankDto): Promise<void> {
    const sure = await this.#confirm.ask({
      heading: this.#texts.text('contingents.ranks.remove'),
      body: this.#texts.text('contingents.ranks.removeBody', {
        rank: `${rank.abbreviation} · ${rank.name[this.language()]}`,
      }),
      verb: this.#texts.text('contingents.ranks.remove'),
      destructive: true,
    });
    if (sure) await this.#try(() => firstValueFrom(this.#http.delete(`/api/ranks/${rank.id}`)));
  }

  async #try(act: () => Promise<unknown>): Promise<void> {
    if (await this.#attempt.of(act)) this.ranks.reload();
  }
}
