import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, effect, inject, input, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PersonDto, PinResetDoneDto, RankDto } from '@peacewright/api-client';
import { DatePipe, DateReading, PageHeader, Skeleton, WayBack } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { PageTitle, ProblemPanel, ReasonPipe, Session } from '../../app';
import { Attempt } from './attempt';
import { AccommodationPanel } from './person/accommodation-panel';
import { TrainingRecord } from './person/training-record';
import { ServiceNames } from './service-names';
import { CATEGORIES, keepFile, required } from './words';

/** One person: who they are, the rolls they stood on, corrections, and a new PIN. */
@Component({
  imports: [
    AccommodationPanel,
    DatePipe,
    DateReading,
    MatButton,
    MatFormFieldModule,
    MatInput,
    PageHeader,
    ProblemPanel,
    ReactiveFormsModule,
    ReasonPipe,
    RouterLink,
    Skeleton,
    TrainingRecord,
    TranslocoPipe,
    WayBack,
  ],
  providers: [ServiceNames],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (person.error(); as error) {
      <pw-problem-panel [error]="error" leads retryable (retry)="person.reload()" />
    } @else if (!person.hasValue()) {
      <pw-skeleton [lines]="6" />
    } @else {
      @let one = person.value();
      <pw-page-header
        [heading]="one.name || '—'"
        [lead]="
          (one.rank ?? '') +
          ' · ' +
          one.countryCode +
          ' ' +
          services.name(one.countryCode, one.service) +
          ' ' +
          (one.serviceNumber ?? one.centreNumber ?? '')
        "
      >
        <a pwBack routerLink="/contingents/people">{{ 'contingents.person.search' | transloco }}</a>
        @if (session.may('people.edit') && !editing()) {
          <button actions matButton="outlined" type="button" (click)="edit(one)">
            {{ 'contingents.person.edit' | transloco }}
          </button>
        }
      </pw-page-header>
      @if (editing()) {
        <form class="pw-sheet pw-fields" [formGroup]="form" (ngSubmit)="save(one)">
          <mat-form-field
            ><mat-label>{{ 'contingents.person.fullName' | transloco }}</mat-label
            ><input matInput required formControlName="fullName" maxlength="160"
          /></mat-form-field>
          <mat-form-field
            ><mat-label>{{ 'contingents.person.familyName' | transloco }}</mat-label
            ><input matInput formControlName="familyName" maxlength="100"
          /></mat-form-field>
          <mat-form-field
            ><mat-label>{{ 'contingents.person.givenNames' | transloco }}</mat-label
            ><input matInput formControlName="givenNames" maxlength="100"
          /></mat-form-field>
          <mat-form-field
            ><mat-label>{{ 'contingents.person.number' | transloco }}</mat-label
            ><input matInput formControlName="serviceNumber" maxlength="40" /><mat-hint>{{
              'contingents.person.numberHint' | transloco
            }}</mat-hint></mat-form-field
          >
          <mat-form-field>
            <mat-label>{{ 'contingents.person.rank' | transloco }}</mat-label>
            <select matNativeControl formControlName="rankId">
              <option value="">—</option>
              @for (rank of ranksOf(one); track rank.id) {
                <option [value]="rank.id">{{ rank.abbreviation }}</option>
              }
            </select>
          </mat-form-field>
          <mat-form-field>
            <mat-label>{{ 'contingents.person.category' | transloco }}</mat-label>
            <select matNativeControl formControlName="category">
              @for (category of categories; track category) {
                <option [value]="category">{{ 'contingents.categories.' + category | transloco }}</option>
              }
            </select>
          </mat-form-field>
          <mat-form-field
            ><mat-label>{{ 'contingents.person.dateOfBirth' | transloco }}</mat-label
            ><pw-date><input matInput type="date" formControlName="dateOfBirth" [max]="today" /></pw-date
          ></mat-form-field>
          <mat-form-field>
            <mat-label>{{ 'contingents.person.sex' | transloco }}</mat-label>
            <select matNativeControl formControlName="sex">
              <option value="">—</option>
              @for (sex of ['F', 'M', 'X']; track sex) {
                <option [value]="sex">{{ 'contingents.person.sexes.' + sex | transloco }}</option>
              }
            </select>
          </mat-form-field>
          <mat-form-field>
            <mat-label>{{ 'contingents.person.language' | transloco }}</mat-label>
            <select matNativeControl formControlName="preferredLanguage">
              <option value="en">English</option>
              <option value="fr">Français</option>
            </select>
          </mat-form-field>
          <mat-form-field
            ><mat-label>{{ 'contingents.person.email' | transloco }}</mat-label
            ><input matInput formControlName="email" maxlength="254"
          /></mat-form-field>
          <mat-form-field
            ><mat-label>{{ 'contingents.person.phone' | transloco }}</mat-label
            ><input matInput formControlName="phone" maxlength="40"
          /></mat-form-field>
          <pw-problem-panel [error]="problem()" />
          <div class="pw-row">
            <button matButton="filled" type="submit" [disabled]="busy()">
              {{ 'contingents.form.save' | transloco }}
            </button>
            <button matButton type="button" (click)="show(false)">
              {{ 'contingents.form.cancel' | transloco }}
            </button>
          </div>
        </form>
      } @else {
        <dl class="pw-sheet">
          <dt>{{ 'contingents.person.category' | transloco }}</dt>
          <dd>{{ 'contingents.categories.' + one.category | transloco }}</dd>
          <dt>{{ 'contingents.person.dateOfBirth' | transloco }}</dt>
          <dd>{{ one.dateOfBirth === null ? '—' : (one.dateOfBirth | pwDate) }}</dd>
          <dt>{{ 'contingents.person.sex' | transloco }}</dt>
          <dd>{{ one.sex === null ? '—' : ('contingents.person.sexes.' + one.sex | transloco) }}</dd>
          <dt>{{ 'contingents.person.email' | transloco }}</dt>
          <dd>{{ one.email ?? '—' }}</dd>
          <dt>{{ 'contingents.person.phone' | transloco }}</dt>
          <dd>{{ one.phone ?? '—' }}</dd>
        </dl>
      }
      <h2>{{ 'contingents.person.rolls' | transloco }}</h2>
      <ul class="pw-plain-list rolls">
        @for (roll of one.rolls; track $index) {
          <li>
            <a [routerLink]="['/contingents', roll.rotationId, 'roll']"
              >{{ roll.contingentName }} · {{ 'contingents.nth' | transloco: { number: roll.rotationNumber } }}</a
            >
            <span>{{ roll.postTitle }} ({{ roll.postCode }})</span>
            <span class="pw-quiet pw-small">{{
              roll.toDate === null
                ? ('contingents.roll.since' | transloco: { date: (roll.fromDate | pwDate) })
                : (roll.fromDate | pwDate) + ' – ' + (roll.toDate | pwDate)
            }}</span>
            @if (roll.reason; as reason) {
              <span>{{ 'contingents.person.left' | transloco: { reason: (reason | pwReason) } }}</span>
            }
          </li>
        } @empty {
          <li class="pw-quiet">{{ 'contingents.person.noRoll' | transloco }}</li>
        }
      </ul>
      @if (session.may('evidence.read')) {
        <pw-training-record [personId]="one.id" />
      }
      @if (session.may('accommodation.manage')) {
        <pw-accommodation-panel [personId]="one.id" />
      }
      @if (session.may('account.manage')) {
        <h2>{{ 'contingents.pin.title' | transloco }}</h2>
        @if (!editing()) {
          <pw-problem-panel [error]="problem()" />
        }
        @if (pin(); as fresh) {
          <p role="status">
            {{ 'contingents.pin.is' | transloco }} <strong class="pin">{{ fresh.pin }}</strong>
          </p>
          <p class="pw-quiet once">{{ 'contingents.pin.once' | transloco }}</p>
          <button matButton="outlined" type="button" (click)="slip(fresh)">
            {{ 'contingents.pin.slip' | transloco }}
          </button>
        } @else if (one.hasAccount) {
          <form class="pw-row" (submit)="$event.preventDefault(); reset(one, reason.value)">
            <mat-form-field
              ><mat-label>{{ 'contingents.pin.reason' | transloco }}</mat-label
              ><input
                #reason
                matInput
                required
                minlength="3"
                maxlength="300"
                (input)="reasoned.set(reason.value.trim().length >= 3)"
            /></mat-form-field>
            <button matButton="outlined" type="submit" [disabled]="busy() || !reasoned()">
              {{ 'contingents.pin.reset' | transloco }}
            </button>
          </form>
        } @else {
          <p class="pw-quiet">{{ 'contingents.pin.noAccount' | transloco }}</p>
        }
      }
    }
  `,
  styles: `
    dl {
      display: grid;
      grid-template-columns: auto 1fr;
      gap: var(--pw-s2) var(--pw-s5);
      max-inline-size: 560px;
      margin: 0;
    }
    dt {
      color: var(--pw-ink-quiet);
    }
    dd {
      margin: 0;
      overflow-wrap: anywhere;
    }
    h2 {
      margin-block: var(--pw-s5) var(--pw-s2);
    }
    .rolls li {
      display: flex;
      flex-wrap: wrap;
      gap: var(--pw-s1) var(--pw-s4);
      padding-block: var(--pw-s2);
    }
    .once {
      margin-block-end: var(--pw-s3);
    }
    .pin {
      font-size: 1.5rem;
      letter-spacing: 0.1em;
    }
  `,
})
export class PersonPage {
  readonly #http = inject(HttpClient);
  readonly #title = inject(PageTitle);
  protected readonly session = inject(Session);
  protected readonly services = inject(ServiceNames);
  protected readonly categories = CATEGORIES;
  protected readonly today = new Date().toISOString().slice(0, 10);
  readonly id = input.required<string>();
  protected readonly editing = signal(false);
  readonly #attempt = new Attempt();
  protected readonly busy = this.#attempt.busy;
  protected readonly reasoned = signal(false);
  protected readonly problem = this.#attempt.problem;
  protected readonly pin = signal<PinResetDoneDto | undefined>(undefined);
  protected readonly person = httpResource<PersonDto>(() => `/api/people/${this.id()}`);
  readonly #ranks = httpResource<RankDto[]>(() =>
    this.person.hasValue() ? `/api/ranks?countryId=${this.person.value().countryId}` : undefined,
  );
  protected readonly form = inject(NonNullableFormBuilder).group({
    fullName: ['', required],
    familyName: '',
    givenNames: '',
    serviceNumber: '',
    rankId: '',
    category: '',
    dateOfBirth: '',
    sex: '',
    preferredLanguage: 'en',
    email: '',
    phone: '',
  });

  constructor() {
    effect(() => {
      if (this.person.hasValue()) this.#title.name(this.person.value().name);
    });
  }

  protected ranksOf(person: PersonDto): RankDto[] {
    return this.#ranks.hasValue() ? this.#ranks.value().filter((rank) => rank.service === person.service) : [];
  }

  protected edit(person: PersonDto): void {
    this.form.reset({
      ...person,
      fullName: person.name,
      familyName: person.familyName ?? '',
      givenNames: person.givenNames ?? '',
      serviceNumber: person.serviceNumber ?? '',
      rankId: person.rankId ?? '',
      dateOfBirth: person.dateOfBirth ?? '',
      sex: person.sex ?? '',
      email: person.email ?? '',
      phone: person.phone ?? '',
    });
    this.show(true);
  }

  /** What was refused belongs to the form it was refused in. */
  protected show(form: boolean): void {
    this.problem.set(undefined);
    this.editing.set(form);
  }

  protected async save(person: PersonDto): Promise<void> {
    const given = Object.fromEntries(Object.entries(this.form.getRawValue()).filter(([, value]) => value !== ''));
    await this.#attempt.of(async () => {
      await firstValueFrom(this.#http.patch(`/api/people/${person.id}`, { ...given, version: person.version }));
      this.editing.set(false);
      this.person.reload();
    });
  }

  protected async reset(person: PersonDto, reason: string): Promise<void> {
    await this.#attempt.of(async () =>
      this.pin.set(
        await firstValueFrom(this.#http.post<PinResetDoneDto>(`/api/people/${person.id}/pin-reset`, { reason })),
      ),
    );
  }

  protected slip({ slip }: PinResetDoneDto): void {
    keepFile(
      new Blob([Uint8Array.from(atob(slip), (letter) => letter.charCodeAt(0))], { type: 'application/pdf' }),
      'pin-slip.pdf',
    );
  }
}
