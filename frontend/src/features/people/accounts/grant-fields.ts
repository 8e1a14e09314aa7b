import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { FormControl, FormGroup, ReactiveFormsModule, type ValidatorFn } from '@angular/forms';
import { MatAutocompleteModule } from '@angular/material/autocomplete';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { TranslocoPipe } from '@jsverse/transloco';
import type { GrantableRoleDto, GrantDto, Role, ScopeDto } from '@peacewright/api-client';
import { DateReading } from '@peacewright/ui';
import { debounceTime } from 'rxjs';
import { ProblemPanel, Texts } from '../../../app';

const TYPING_MS = 250;

/** While typing the field holds text; once a place is chosen, the place. */
const placeChosen: ValidatorFn = ({ value }: { value: unknown }) => (isPlace(value) ? null : { required: true });

function isPlace(value: unknown): value is ScopeDto {
  return typeof value === 'object' && value !== null;
}

export type GrantForm = FormGroup<{
  role: FormControl<Role | null>;
  place: FormControl<ScopeDto | string | null>;
  lastDay: FormControl<string>;
  reason: FormControl<string>;
}>;

export function grantForm(): GrantForm {
  return new FormGroup({
    role: new FormControl<Role | null>(null),
    place: new FormControl<ScopeDto | string | null>(null, placeChosen),
    lastDay: new FormControl('', { nonNullable: true }),
    reason: new FormControl('', { nonNullable: true }),
  });
}

/** What the server is asked for; undefined while the form is incomplete. The last day is included, in local time. */
export function grantOf(form: GrantForm): GrantDto | undefined {
  const { role, place, lastDay, reason } = form.getRawValue();
  if (!form.valid || role === null || !isPlace(place)) return undefined;
  const end = lastDay === '' ? undefined : new Date(`${lastDay}T24:00:00`).toISOString();
  return {
    role,
    scopeKind: place.kind,
    ...(place.id !== null && { scopeId: place.id }),
    ...(end !== undefined && { endsAt: end }),
    ...(reason.trim() !== '' && { reason: reason.trim() }),
  };
}

/** The fields of a role: which, where, until when and why. Only what the own roles may give is offered. */
@Component({
  selector: 'pw-grant-fields',
  imports: [
    DateReading,
    MatAutocompleteModule,
    MatFormFieldModule,
    MatInput,
    MatSelectModule,
    ProblemPanel,
    ReactiveFormsModule,
    TranslocoPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (roles.error() ?? places.error(); as error) {
      <pw-problem-panel [error]="error" retryable (retry)="roles.reload(); places.reload()" />
    }
    <mat-form-field>
      <mat-label>{{ 'people.role' | transloco }}</mat-label>
      <mat-select required [formControl]="form().controls.role">
        @for (one of offered(); track one.role) {
          <mat-option [value]="one.role">{{ 'roles.' + one.role | transloco }}</mat-option>
        }
      </mat-select>
      <mat-error>{{ 'people.grant.roleNeeded' | transloco }}</mat-error>
    </mat-form-field>
    <mat-form-field>
      <mat-label>{{ 'people.grant.place' | transloco }}</mat-label>
      <input matInput required [formControl]="form().controls.place" [matAutocomplete]="list" autocomplete="off" />
      <mat-autocomplete #list [displayWith]="named">
        @for (place of found(); track place.id) {
          <mat-option [value]="place">
            {{ named(place) }}
            <span class="pw-quiet pw-small">{{ 'people.scope.' + place.kind | transloco }}</span>
          </mat-option>
        }
      </mat-autocomplete>
      <mat-hint>{{ (role() ? 'people.grant.placeHint' : 'people.grant.roleFirst') | transloco }}</mat-hint>
      <mat-error>{{ 'people.grant.placeNeeded' | transloco }}</mat-error>
    </mat-form-field>
    <mat-form-field>
      <mat-label>{{ 'people.grant.lastDay' | transloco }}</mat-label>
      <pw-date
        ><input matInput type="date" [required]="timeBoxed()" [min]="today" [formControl]="form().controls.lastDay"
      /></pw-date>
      <mat-hint>{{ (timeBoxed() ? 'people.grant.lastDayNeeded' : 'people.grant.lastDayHint') | transloco }}</mat-hint>
      <mat-error>{{ 'people.grant.lastDayNeeded' | transloco }}</mat-error>
    </mat-form-field>
    <mat-form-field>
      <mat-label>{{ 'people.grant.reason' | transloco }}</mat-label>
      <input matInput maxlength="400" [formControl]="form().controls.reason" autocomplete="off" />
    </mat-form-field>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--pw-s4);
    }
  `,
})
export class GrantFields {
  readonly #texts = inject(Texts);
  readonly form = input.required<GrantForm>();
  protected readonly today = new Date().toLocaleDateString('sv');
  protected readonly role = signal<Role | null>(null);
  readonly #typed = signal('');
  readonly #asked = toSignal(toObservable(this.#typed).pipe(debounceTime(TYPING_MS)), { initialValue: '' });

  protected readonly roles = httpResource<GrantableRoleDto[]>(() => '/api/roles/grantable');
  protected readonly offered = computed(() => (this.roles.hasValue() ? this.roles.value() : []));
  protected readonly timeBoxed = computed(() =>
    this.offered().some(({ role, timeBoxed }) => role === this.role() && timeBoxed),
  );
  protected readonly places = httpResource<ScopeDto[]>(() => {
    const role = this.role();
    this.#texts.language();
    return role === null ? undefined : { url: '/api/roles/places', params: { role, q: this.#asked() } };
  });
  protected readonly found = computed(() => (this.places.hasValue() ? this.places.value() : []));
  protected readonly named = (place: ScopeDto | string | null): string =>
    isPlace(place) ? (place.kind === 'SYSTEM' ? this.#texts.text('frame.wholeSystem') : place.name) : (place ?? '');

  constructor() {
    effect((onCleanup) => {
      const { role, place } = this.form().controls;
      this.role.set(role.value);
      const subscriptions = [
        role.valueChanges.subscribe((value) => {
          place.reset(null);
          this.#typed.set('');
          this.role.set(value);
        }),
        place.valueChanges.subscribe((value) => {
          this.#typed.set(typeof value === 'string' ? value.trim() : '');
        }),
      ];
      onCleanup(() => {
        for (const subscription of subscriptions) subscription.unsubscribe();
      });
    });
    // Where there is one place only, it is not asked for.
    effect(() => {
      const [only, ...others] = this.found();
      const { place } = untracked(this.form).controls;
      if (only && others.length === 0 && untracked(this.#typed) === '' && place.value === null) place.setValue(only);
    });
  }
}
