import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { EntryMadeDto, PostDto, RankDto } from '@peacewright/api-client';
import { Confirm, DateReading } from '@peacewright/ui';
import { ApiProblem, ProblemPanel, Session, Texts } from '../../../app';
import { ServiceNames } from '../service-names';
import { RotationStore } from './rotation-store';

interface OtherName {
  readonly personId: string;
  readonly name: string | null;
}

/** Fills a vacant post, replaces its holder (the past is kept), puts a reserve behind it, or takes the holder off the roll. */
@Component({
  selector: 'pw-entry-form',
  imports: [
    DateReading,
    MatButton,
    MatFormFieldModule,
    MatInput,
    ProblemPanel,
    ReactiveFormsModule,
    RouterLink,
    TranslocoPipe,
  ],
  providers: [ServiceNames],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (made(); as entry) {
      <p class="done" role="status">
        {{ (entry.newPerson ? 'contingents.roll.doneNew' : 'contingents.roll.doneKnown') | transloco }}
      </p>
      <div class="pw-row">
        @if (session.may('completion.read')) {
          <a matButton="outlined" [routerLink]="['/completion', store.id(), 'people', entry.personId]">{{
            'contingents.roll.missing' | transloco
          }}</a>
        }
        <button matButton type="button" (click)="done.emit()">{{ 'contingents.form.close' | transloco }}</button>
      </div>
    } @else {
      <form class="pw-fields" [formGroup]="form" (ngSubmit)="save()">
        <h3>
          {{
            (holder() ? 'contingents.roll.replaceTitle' : 'contingents.roll.fillTitle')
              | transloco: { post: post().title }
          }}
        </h3>
        @if (holder()) {
          <mat-form-field class="act">
            <mat-label>{{ 'contingents.roll.act' | transloco }}</mat-label>
            <select matNativeControl formControlName="status">
              <option value="PRIMARY">{{ 'contingents.roll.asHolder' | transloco }}</option>
              <option value="RESERVE">{{ 'contingents.roll.asReserve' | transloco }}</option>
            </select>
          </mat-form-field>
        }
        @if (replaces() && reserves().length > 0) {
          <mat-form-field>
            <mat-label>{{ 'contingents.roll.newcomer' | transloco }}</mat-label>
            <select matNativeControl formControlName="personId">
              <option value="">{{ 'contingents.roll.somebodyElse' | transloco }}</option>
              @for (entry of reserves(); track entry.id) {
                <option [value]="entry.personId">
                  {{ 'contingents.roll.reserve' | transloco }}{{ 'ui.colon' | transloco }} {{ entry.name }}
                  {{ entry.number }}
                </option>
              }
            </select>
          </mat-form-field>
        }
        @if (!replaces() || form.value.personId === '') {
          <mat-form-field>
            <mat-label>{{ 'contingents.person.service' | transloco }}</mat-label>
            <select matNativeControl formControlName="service">
              @for (one of services(); track one.code) {
                <option [value]="one.code">{{ one.name[language()] }}</option>
              }
            </select>
          </mat-form-field>
          <mat-form-field>
            <mat-label>{{ 'contingents.roll.numberOf' | transloco }}</mat-label>
            <select matNativeControl formControlName="numberOf">
              <option value="serviceNumber">{{ 'contingents.import.fields.serviceNumber' | transloco }}</option>
              <option value="centreNumber">{{ 'contingents.import.fields.centreNumber' | transloco }}</option>
            </select>
          </mat-form-field>
          <mat-form-field>
            <mat-label>{{ 'contingents.person.number' | transloco }}</mat-label>
            <input matInput required formControlName="number" maxlength="40" autocomplete="off" spellcheck="false" />
            <mat-hint>{{
              (form.value.numberOf === 'centreNumber'
                ? 'contingents.roll.centreNumberHint'
                : 'contingents.person.numberHint'
              ) | transloco
            }}</mat-hint>
            <mat-error>{{ 'ui.refused.missing' | transloco }}</mat-error>
          </mat-form-field>
          <mat-form-field>
            <mat-label>{{ 'contingents.person.fullName' | transloco }}</mat-label>
            <input matInput required formControlName="fullName" maxlength="160" autocomplete="off" />
            <mat-error>{{ 'ui.refused.missing' | transloco }}</mat-error>
          </mat-form-field>
          <mat-form-field>
            <mat-label>{{ 'contingents.person.rank' | transloco }}</mat-label>
            <select matNativeControl formControlName="rankId">
              <option value="">—</option>
              @for (rank of ranksHere(); track rank.id) {
                <option [value]="rank.id">{{ rank.abbreviation }}</option>
              }
            </select>
          </mat-form-field>
        }
        @if (!holder()) {
          <mat-form-field>
            <mat-label>{{ 'contingents.roll.status' | transloco }}</mat-label>
            <select matNativeControl formControlName="status">
              <option value="PRIMARY">{{ 'contingents.roll.primary' | transloco }}</option>
              <option value="RESERVE">{{ 'contingents.roll.reserve' | transloco }}</option>
            </select>
          </mat-form-field>
        }
        <mat-form-field>
          <mat-label>{{ 'contingents.roll.from' | transloco }}</mat-label>
          <pw-date><input matInput type="date" formControlName="fromDate" /></pw-date>
        </mat-form-field>
        @if (replaces()) {
          <mat-form-field>
            <mat-label>{{ 'contingents.roll.reason' | transloco }}</mat-label>
            <input matInput formControlName="reason" maxlength="500" required />
            <mat-error>{{ 'ui.refused.missing' | transloco }}</mat-error>
          </mat-form-field>
        }
        <pw-problem-panel [error]="problem()" />
        @if (other(); as known) {
          <div class="pw-row">
            <button matButton="outlined" type="button" (click)="take(known)">
              {{ 'contingents.roll.take' | transloco: { name: known.name ?? '' } }}
            </button>
          </div>
        }
        <div class="pw-row">
          <button matButton="filled" type="submit" [disabled]="busy()">
            {{
              (replaces()
                ? 'contingents.roll.replace'
                : holder()
                  ? 'contingents.roll.addReserve'
                  : 'contingents.roll.fill'
              ) | transloco
            }}
          </button>
          @if (replaces()) {
            <button matButton type="button" [disabled]="busy()" (click)="end()">
              {{ 'contingents.roll.end' | transloco }}
            </button>
          }
          <button matButton type="button" (click)="done.emit()">{{ 'contingents.form.cancel' | transloco }}</button>
        </div>
      </form>
    }
  `,
  styles: `
    form {
      padding-block: var(--pw-s3);
    }
    .act {
      grid-column: 1 / -1;
      max-inline-size: 420px;
    }
    .done {
      margin-block: var(--pw-s2);
    }
  `,
})
export class EntryForm {
  readonly post = input.required<PostDto>();
  readonly done = output();
  protected readonly store = inject(RotationStore);
  protected readonly session = inject(Session);
  readonly #confirm = inject(Confirm);
  readonly #texts = inject(Texts);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly other = signal<OtherName | undefined>(undefined);
  protected readonly made = signal<EntryMadeDto | undefined>(undefined);
  protected readonly holder = computed(() => this.post().entries.find((entry) => entry.status === 'PRIMARY'));
  protected readonly reserves = computed(() => this.post().entries.filter((entry) => entry.status === 'RESERVE'));
  readonly #countryId = computed(() => (this.store.rotation.hasValue() ? this.store.rotation.value().countryId : ''));
  readonly #ranks = httpResource<RankDto[]>(() =>
    this.#countryId() === '' ? undefined : `/api/ranks?countryId=${this.#countryId()}`,
  );
  readonly #names = inject(ServiceNames);
  protected readonly language = this.#texts.language;
  protected readonly services = computed(() =>
    this.#names.of(this.store.rotation.hasValue() ? this.store.rotation.value().countryCode : undefined),
  );
  protected readonly form = inject(NonNullableFormBuilder).group({
    personId: '',
    service: 'ARMY',
    numberOf: 'serviceNumber',
    number: ['', Validators.maxLength(40)],
    fullName: '',
    rankId: '',
    status: 'PRIMARY',
    fromDate: '',
    reason: '',
  });

  readonly #status = toSignal(this.form.controls.status.valueChanges, { initialValue: 'PRIMARY' });
  /** The newcomer takes the holder's place, rather than standing behind it. */
  protected readonly replaces = computed(() => this.holder() !== undefined && this.#status() === 'PRIMARY');

  protected ranksHere(): RankDto[] {
    const service = this.form.getRawValue().service;
    return this.#ranks.hasValue() ? this.#ranks.value().filter((rank) => rank.service === service) : [];
  }

  protected take(known: OtherName): void {
    this.form.controls.personId.setValue(known.personId);
    this.other.set(undefined);
    void this.save();
  }

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    if (!this.form.valid) return;
    const { personId, service, numberOf, number, fullName, rankId, status, fromDate, reason } = this.form.getRawValue();
    const person =
      personId === ''
        ? { service, [numberOf]: number.trim(), fullName, ...(rankId !== '' && { rankId }) }
        : { personId };
    const when = fromDate === '' ? {} : { fromDate };
    const holder = this.replaces() ? this.holder() : undefined;
    await this.#try(async () => {
      const path = holder ? `/api/roll-entries/${holder.id}/replacement` : `/api/rotations/${this.store.id()}/entries`;
      const body = holder ? { person, reason, ...when } : { postId: this.post().id, status, person, ...when };
      this.made.set(await this.store.send<EntryMadeDto>('post', path, body));
    });
  }

  protected async end(): Promise<void> {
    const holder = this.holder();
    if (!holder) return;
    const sure = await this.#confirm.ask({
      heading: this.#texts.text('contingents.roll.end'),
      body: this.#texts.text('contingents.roll.endBody', { name: holder.name ?? '' }),
      verb: this.#texts.text('contingents.roll.end'),
      destructive: true,
    });
    if (!sure) return;
    await this.#try(async () => {
      await this.store.send('post', `/api/roll-entries/${holder.id}/end`, { reason: this.form.getRawValue().reason });
      this.done.emit();
    });
  }

  async #try(act: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.problem.set(undefined);
    this.other.set(undefined);
    try {
      await act();
    } catch (error) {
      this.problem.set(error);
      if (error instanceof ApiProblem && error.code === 'contingents.otherName')
        this.other.set(error.data as OtherName);
    } finally {
      this.busy.set(false);
    }
  }
}
