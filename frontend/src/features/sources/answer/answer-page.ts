import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CitationDto, CreatedEditionDto } from '@peacewright/api-client';
import { EmptyState, Messages, PageHeader, Skeleton } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { languages, ProblemPanel, Texts } from '../../../app';
import { Citation } from '../shared/citation';
import { SourcesStore } from '../shared/store';

/** Makes a draft module and links it to the chosen recommendations, so that its author starts from what it shall answer. */
@Component({
  imports: [
    Citation,
    EmptyState,
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
  templateUrl: './answer-page.html',
  styleUrl: './answer-page.scss',
})
export class AnswerPage {
  /** Codes, parted by commas. */
  readonly recommendations = input<string>();
  protected readonly store = inject(SourcesStore);
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);
  readonly #build = inject(NonNullableFormBuilder);
  protected readonly languages = languages;
  protected readonly codes = computed(() => (this.recommendations() ?? '').split(',').filter((code) => code !== ''));
  protected readonly cited = httpResource<CitationDto[]>(() =>
    this.codes().length === 0
      ? undefined
      : { url: '/api/sources/recommendations/by-codes', params: { codes: this.codes().join(',') } },
  );
  protected readonly busy = signal(false);
  protected readonly failed = signal<unknown>(undefined);
  protected readonly form = this.#build.group({
    code: ['', Validators.pattern(/^\s*[a-zA-Z][a-zA-Z0-9.-]{0,19}\s*$/)],
    title: ['', Validators.pattern(/\S/)],
    language: this.#texts.language(),
  });

  protected async make(): Promise<void> {
    this.form.markAllAsTouched();
    const centre = this.store.centre();
    if (!this.form.valid || this.busy() || centre === undefined || !this.cited.hasValue()) return;
    const { code, title, language } = this.form.getRawValue();
    this.busy.set(true);
    this.failed.set(undefined);
    try {
      const body = { centreId: centre.id, code: code.trim().toUpperCase(), title: title.trim(), language };
      const made = await firstValueFrom(this.#http.post<CreatedEditionDto>('/api/modules', body));
      const all = await this.#link(centre.id, made.id, this.cited.value());
      if (!all) this.#messages.say(this.#texts.text('sources.answer.some'));
      await this.#router.navigate(['/courses/modules', made.id]);
    } catch (error) {
      this.failed.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  /** False when a link could not be made: the module is there all the same, and links can follow. */
  async #link(centreId: string, moduleId: string, cited: readonly CitationDto[]): Promise<boolean> {
    const body = {
      centreId,
      targetKind: 'MODULE',
      moduleId,
      strength: 'PARTIAL',
      note: this.#texts.text('sources.answer.note'),
    };
    const links = await Promise.allSettled(
      cited.map(({ code }) => firstValueFrom(this.#http.post(`/api/sources/recommendations/${code}/links`, body))),
    );
    return links.every(({ status }) => status === 'fulfilled');
  }
}
