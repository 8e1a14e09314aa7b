import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { MissionDto, RotationChoicesDto } from '@peacewright/api-client';
import { EmptyState, PageHeader, Skeleton, WayBack } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { ProblemPanel, Session, Texts } from '../../app';
import { required } from './words';

/** Missions that rotations go to: shared by all countries, changed by the one that added them. */
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
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pw-page-header
      [heading]="'contingents.missions.title' | transloco"
      [lead]="'contingents.missions.lead' | transloco"
    >
      <a pwBack routerLink="/contingents">{{ 'contingents.title' | transloco }}</a>
      @if (countries().length > 0 && editing() === undefined) {
        <button actions matButton="filled" type="button" (click)="open(null)">
          {{ 'contingents.missions.add' | transloco }}
        </button>
      }
    </pw-page-header>
    @if (editing() !== undefined) {
      <form class="pw-sheet pw-fields" [formGroup]="form" (ngSubmit)="save()">
        @if (editing() === null && countries().length > 1) {
          <mat-form-field>
            <mat-label>{{ 'contingents.country' | transloco }}</mat-label>
            <select matNativeControl formControlName="countryId">
              @for (one of countries(); track one.id) {
                <option [value]="one.id">{{ language() === 'fr' ? one.name.fr : one.name.en }}</option>
              }
            </select>
          </mat-form-field>
        }
        <mat-form-field>
          <mat-label>{{ 'contingents.missions.code' | transloco }}</mat-label>
          <input matInput required formControlName="code" maxlength="20" autocomplete="off" spellcheck="false" />
          <mat-hint>{{ 'contingents.missions.codeHint' | transloco }}</mat-hint>
          <mat-error>{{ 'contingents.missions.codeHint' | transloco }}</mat-error>
        </mat-form-field>
        <mat-form-field>
          <mat-label>{{ 'contingents.ranks.en' | transloco }}</mat-label>
          <input matInput required formControlName="en" maxlength="160" autocomplete="off" />
        </mat-form-field>
        <mat-form-field>
          <mat-label>{{ 'contingents.ranks.fr' | transloco }}</mat-label>
          <input matInput required formControlName="fr" maxlength="160" autocomplete="off" />
        </mat-form-field>
        <mat-form-field>
          <mat-label>{{ 'contingents.missions.authority' | transloco }}</mat-label>
          <select matNativeControl formControlName="authority">
            @for (one of authorities; track one) {
              <option [value]="one">{{ 'contingents.missions.authorities.' + one | transloco }}</option>
            }
          </select>
        </mat-form-field>
        <mat-form-field>
          <mat-label>{{ 'contingents.missions.languages' | transloco }}</mat-label>
          <input matInput formControlName="languages" autocomplete="off" spellcheck="false" />
          <mat-hint>{{ 'contingents.missions.languagesHint' | transloco }}</mat-hint>
          <mat-error>{{ 'contingents.missions.languagesHint' | transloco }}</mat-error>
        </mat-form-field>
        <div class="fiction">
          <label>
            <input type="checkbox" formControlName="fictional" aria-describedby="fiction-hint" />
            {{ 'contingents.missions.fictional' | transloco }}
          </label>
          <p id="fiction-hint" class="pw-quiet pw-small">
            {{
              (editing()?.used ? 'contingents.missions.fictionalUsed' : 'contingents.missions.fictionalHint')
                | transloco
            }}
          </p>
        </div>
        <pw-problem-panel [error]="problem()" />
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
    @if (missions.error(); as error) {
      <pw-problem-panel [error]="error" retryable (retry)="missions.reload()" />
    } @else if (!missions.hasValue()) {
      <pw-skeleton [lines]="5" />
    } @else if (missions.value().length === 0) {
      <pw-empty
        [heading]="'contingents.missions.empty' | transloco"
        [hint]="'contingents.missions.emptyHint' | transloco"
      />
    } @else {
      <ul class="pw-plain-list">
        @for (one of missions.value(); track one.id) {
          <li>
            <div>
              <strong>{{ one.code }} · {{ language() === 'fr' ? one.name.fr : one.name.en }}</strong>
              <div class="pw-quiet pw-small">
                {{ 'contingents.missions.authorities.' + one.authority | transloco }}
                @if (one.languages.length > 0) {
                  · {{ spoken(one.languages) }}
                }
                @if (one.fictional) {
                  · {{ 'contingents.missions.fictionalMark' | transloco }}
                }
              </div>
            </div>
            @if (one.mayEdit) {
              <button
                matButton
                type="button"
                [attr.aria-label]="('contingents.person.edit' | transloco) + ' ' + one.code"
                (click)="open(one)"
              >
                {{ 'contingents.person.edit' | transloco }}
              </button>
            }
          </li>
        }
      </ul>
    }
  `,
  styles: `
    form {
      margin-block-end: var(--pw-s4);
    }
    .fiction {
      grid-column: 1 / -1;
    }
    .fiction label {
      display: flex;
      align-items: center;
      gap: var(--pw-s2);
      min-block-size: 44px;
    }
    .fiction p {
      margin: 0;
    }
    input[type='checkbox'] {
      inline-size: 20px;
      block-size: 20px;
      accent-color: var(--pw-action);
    }
    ul {
      border: 1px solid var(--pw-line);
      border-radius: var(--pw-corner);
      background: var(--pw-surface);
    }
    li {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: var(--pw-s3);
      min-block-size: 64px;
      padding: var(--pw-s2) var(--pw-s4);
      border-block-end: 1px solid var(--pw-line);
    }
    li:last-child {
      border-block-end: 0;
    }
  `,
})
export class MissionsPage {
  readonly #http = inject(HttpClient);
  readonly #session = inject(Session);
  protected readonly language = inject(Texts).language;
  protected readonly authorities = ['UN', 'AU', 'OTHER'] as const;
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  /** Undefined: closed; null: a new mission. */
  protected readonly editing = signal<MissionDto | null | undefined>(undefined);
  protected readonly missions = httpResource<MissionDto[]>(() => '/api/missions');
  readonly #choices = httpResource<RotationChoicesDto>(() =>
    this.#session.may('country.edit') ? '/api/rotation-choices' : undefined,
  );
  /** Those in whose name a mission may be added. */
  protected readonly countries = computed(() => (this.#choices.hasValue() ? this.#choices.value().countries : []));
  protected readonly form = inject(NonNullableFormBuilder).group({
    countryId: '',
    code: ['', [required, Validators.pattern(/^[A-Za-z0-9-]{2,20}$/)]],
    en: ['', required],
    fr: ['', required],
    authority: 'UN',
    languages: ['', Validators.pattern(/^\s*([a-z]{2,3}(\s*,\s*|\s*$))*$/)],
    fictional: false,
  });

  protected spoken(codes: readonly string[]): string {
    const names = new Intl.DisplayNames([this.language()], { type: 'language' });
    return codes.map((code) => names.of(code) ?? code).join(', ');
  }

  protected open(mission: MissionDto | null): void {
    this.problem.set(undefined);
    this.form.reset(
      mission
        ? { ...mission, ...mission.name, languages: mission.languages.join(', ') }
        : { countryId: this.countries()[0]?.id ?? '' },
    );
    if (mission?.used) this.form.controls.fictional.disable();
    else this.form.controls.fictional.enable();
    this.editing.set(mission);
  }

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    if (!this.form.valid) return;
    const { countryId, code, en, fr, languages, authority, fictional } = this.form.getRawValue();
    const wish = {
      code: code.toUpperCase(),
      name: { en, fr },
      authority,
      fictional,
      languages: languages
        .split(',')
        .map((one) => one.trim())
        .filter(Boolean),
    };
    const mission = this.editing();
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      if (mission)
        await firstValueFrom(this.#http.patch(`/api/missions/${mission.id}`, { ...wish, version: mission.version }));
      else await firstValueFrom(this.#http.post('/api/missions', { ...wish, countryId }));
      this.editing.set(undefined);
      this.missions.reload();
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
