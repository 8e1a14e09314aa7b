import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SourcesImportedDto } from '@peacewright/api-client';
import { FileDrop, PageHeader, PluralPipe } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { ApiProblem, ProblemPanel } from '../../../app';
import { authorities, kinds } from '../list/filters';
import { SourcesStore } from '../shared/store';

interface RefusedRow {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly reason: string;
}

/** Takes documents and recommendations over from a file, or shows every refused row. */
@Component({
  imports: [FileDrop, PageHeader, PluralPipe, ProblemPanel, RouterLink, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './import-page.html',
  styleUrl: './import-page.scss',
})
export class ImportPage {
  protected readonly store = inject(SourcesStore);
  readonly #http = inject(HttpClient);
  protected readonly busy = signal(false);
  protected readonly failed = signal<unknown>(undefined);
  protected readonly done = signal<SourcesImportedDto | undefined>(undefined);
  protected readonly refused = computed(() => refusedRows(this.failed()));
  protected readonly documentColumns = 'code, title, kind, issuer, dateFrom, dateTo, authorityNoteEn, authorityNoteFr';
  protected readonly recommendationColumns =
    'code, document, paragraph, heading, speaker, paraphrase, topics, kind, authority, implication, qualityNote, passage';
  protected readonly kinds = kinds.join(', ');
  protected readonly authorities = authorities.join(', ');
  protected readonly topics = computed(() =>
    this.store
      .topics()
      .map(({ key }) => key)
      .join(', '),
  );

  protected async send([file]: readonly File[]): Promise<void> {
    const centre = this.store.centre();
    if (file === undefined || centre === undefined || this.busy()) return;
    this.busy.set(true);
    this.failed.set(undefined);
    this.done.set(undefined);
    const body = new FormData();
    body.set('centreId', centre.id);
    body.set('file', file, file.name);
    try {
      this.done.set(await firstValueFrom(this.#http.post<SourcesImportedDto>('/api/sources/import', body)));
      this.store.overview.reload();
    } catch (error) {
      this.failed.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}

function refusedRows(error: unknown): { readonly rows: readonly RefusedRow[]; readonly total: number } | undefined {
  if (!(error instanceof ApiProblem) || error.code !== 'sources.importRefused') return undefined;
  return error.data as { rows: readonly RefusedRow[]; total: number };
}
