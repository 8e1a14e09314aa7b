import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, effect, inject, input, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SourceDocumentDto, SourceDocumentKind } from '@peacewright/api-client';
import { DateReading, Messages, PageHeader, Skeleton } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { ProblemPanel, Texts } from '../../../app';
import { SourcesStore } from '../shared/store';

export const documentKinds: readonly SourceDocumentKind[] = [
  'MISSION_REPORT',
  'GUIDANCE',
  'CO_CHAIRS_SUMMARY',
  'CHAIRS_SUMMARY',
  'SYMPOSIUM_MINUTES',
  'WORKING_GROUP_REPORT',
  'PRESS_COVERAGE',
  'OTHER',
];

const present = Validators.pattern(/\S/);

/** Adds a document for the centre, or changes one that it has added. */
@Component({
  imports: [
    DateReading,
    MatButton,
    MatFormFieldModule,
    MatInput,
    MatSelectModule,
    PageHeader,
    ProblemPanel,
    ReactiveFormsModule,
    RouterLink,
    Skeleton,
    TranslocoPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pw-page-header
      [heading]="(code() === undefined ? 'sources.form.newDocument' : 'sources.form.editDocument') | transloco"
      [lead]="'sources.form.shared' | transloco"
    />
    @if (stored.error(); as error) {
      <pw-problem-panel [error]="error" retryable (retry)="stored.reload()" />
    } @else if (code() !== undefined && !stored.hasValue()) {
      <pw-skeleton [lines]="6" />
    } @else {
      <form class="pw-form" [formGroup]="form" (ngSubmit)="save()">
        @if (code() === undefined) {
          <mat-form-field>
            <mat-label>{{ 'sources.form.code' | transloco }}</mat-label>
            <input matInput required formControlName="code" autocomplete="off" maxlength="12" />
            <mat-hint>{{ 'sources.form.codeHint' | transloco }}</mat-hint>
            <mat-error>{{ 'sources.form.codeHint' | transloco }}</mat-error>
          </mat-form-field>
        }
        <mat-form-field>
          <mat-label>{{ 'sources.form.title' | transloco }}</mat-label>
          <textarea matInput required rows="2" formControlName="title" maxlength="400"></textarea>
          <mat-error>{{ 'sources.form.needed' | transloco }}</mat-error>
        </mat-form-field>
        <mat-form-field>
          <mat-label>{{ 'sources.form.documentKind' | transloco }}</mat-label>
          <mat-select required formControlName="kind">
            @for (kind of kinds; track kind) {
              <mat-option [value]="kind">{{ 'sources.documentKind.' + kind | transloco }}</mat-option>
            }
          </mat-select>
        </mat-form-field>
        <mat-form-field>
          <mat-label>{{ 'sources.form.issuer' | transloco }}</mat-label>
          <input matInput formControlName="issuer" maxlength="300" />
        </mat-form-field>
        <mat-form-field>
          <mat-label>{{ 'sources.form.dateFrom' | transloco }}</mat-label>
          <pw-date><input matInput required type="date" formControlName="dateFrom" /></pw-date>
          <mat-error>{{ 'sources.form.needed' | transloco }}</mat-error>
        </mat-form-field>
        <mat-form-field>
          <mat-label>{{ 'sources.form.dateTo' | transloco }}</mat-label>
          <pw-date
            ><input matInput type="date" formControlName="dateTo" [min]="form.controls.dateFrom.value"
          /></pw-date>
          <mat-hint>{{ 'sources.form.dateToHint' | transloco }}</mat-hint>
        </mat-form-field>
        <mat-form-field>
          <mat-label>{{ 'sources.form.authorityNoteEn' | transloco }}</mat-label>
          <textarea matInput rows="2" formControlName="noteEn" maxlength="1000" lang="en"></textarea>
        </mat-form-field>
        <mat-form-field>
          <mat-label>{{ 'sources.form.authorityNoteFr' | transloco }}</mat-label>
          <textarea matInput rows="2" formControlName="noteFr" maxlength="1000" lang="fr"></textarea>
        </mat-form-field>
        @if (failed(); as error) {
          <pw-problem-panel [error]="error" />
        }
        <div class="pw-row">
          <button matButton="filled" type="submit" [disabled]="busy()">{{ 'sources.save' | transloco }}</button>
          <a matButton [routerLink]="['..']" [queryParams]="store.linkParams()">{{ 'ui.cancel' | transloco }}</a>
        </div>
      </form>
    }
  `,
})
export class DocumentForm {
  /** Nothing: a new one. */
  readonly code = input<string>();
  protected readonly store = inject(SourcesStore);
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);
  readonly #build = inject(NonNullableFormBuilder);
  protected readonly kinds = documentKinds;
  protected readonly busy = signal(false);
  protected readonly failed = signal<unknown>(undefined);
  protected readonly stored = httpResource<SourceDocumentDto>(() => {
    const code = this.code();
    return code === undefined ? undefined : `/api/sources/documents/${encodeURIComponent(code)}`;
  });
  protected readonly form = this.#build.group({
    code: ['', Validators.pattern(/^\s*[a-zA-Z0-9]{2,12}\s*$/)],
    title: ['', present],
    kind: this.#build.control<SourceDocumentKind>('MISSION_REPORT'),
    issuer: '',
    dateFrom: '',
    dateTo: '',
    noteEn: '',
    noteFr: '',
  });

  constructor() {
    effect(() => {
      if (!this.stored.hasValue()) return;
      const { authorityNote, ...entry } = this.stored.value();
      this.form.patchValue({ ...entry, noteEn: authorityNote?.en ?? '', noteFr: authorityNote?.fr ?? '' });
    });
  }

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    const { code, title, kind, issuer, dateFrom, dateTo, noteEn, noteFr } = this.form.getRawValue();
    const centre = this.store.centre();
    if (!this.form.valid || this.busy()) return;
    this.busy.set(true);
    this.failed.set(undefined);
    const note = { en: noteEn.trim() || noteFr.trim(), fr: noteFr.trim() || noteEn.trim() };
    const fields = {
      title: title.trim(),
      kind,
      issuer: issuer.trim(),
      dateFrom,
      dateTo: dateTo === '' ? dateFrom : dateTo,
      ...(note.en === '' ? {} : { authorityNote: note }),
    };
    try {
      const known = this.stored.hasValue() ? this.stored.value() : undefined;
      const saved = known?.code ?? code.trim().toUpperCase();
      await firstValueFrom(
        known
          ? this.#http.put(`/api/sources/documents/${saved}`, { ...fields, version: known.version })
          : this.#http.post('/api/sources/documents', { ...fields, code: saved, centreId: centre?.id }),
      );
      this.#messages.say(this.#texts.text('sources.form.saved'));
      await this.#router.navigate(['/sources/documents', saved], { queryParams: this.store.linkParams() });
    } catch (error) {
      this.failed.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
