import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, effect, inject, input, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type {
  RecommendationAuthority,
  RecommendationCreatedDto,
  RecommendationDto,
  RecommendationKind,
} from '@peacewright/api-client';
import { Messages, PageHeader, Skeleton } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { ProblemPanel, Texts } from '../../../app';
import { authorities, kinds } from '../list/filters';
import { SourcesStore } from '../shared/store';

const present = Validators.pattern(/\S/);

/** Adds a recommendation for the centre, or changes one that it has added. */
@Component({
  imports: [
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
  templateUrl: './recommendation-form.html',
})
export class RecommendationForm {
  /** Nothing: a new one. */
  readonly code = input<string>();
  /** Code of the document that a new one is taken from. */
  readonly document = input<string>();
  protected readonly store = inject(SourcesStore);
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);
  readonly #build = inject(NonNullableFormBuilder);
  protected readonly kinds = kinds;
  protected readonly authorities = authorities;
  protected readonly busy = signal(false);
  protected readonly failed = signal<unknown>(undefined);
  protected readonly stored = httpResource<RecommendationDto>(() => {
    const code = this.code();
    return code === undefined ? undefined : `/api/sources/recommendations/${encodeURIComponent(code)}`;
  });
  protected readonly form = this.#build.group({
    document: '',
    paraphrase: ['', present],
    speaker: '',
    paragraph: '',
    heading: '',
    topics: [[] as string[]],
    kind: this.#build.control<RecommendationKind>('TOPIC_TO_TRAIN'),
    authority: this.#build.control<RecommendationAuthority>('STATEMENT'),
    implication: '',
    qualityNote: '',
    passage: '',
  });

  constructor() {
    effect(() => {
      const document = this.document();
      if (document !== undefined) this.form.patchValue({ document });
    });
    effect(() => {
      if (!this.stored.hasValue()) return;
      const { documentCode, speaker, paragraph, heading, qualityNote, ...entry } = this.stored.value();
      this.form.patchValue({
        ...entry,
        document: documentCode,
        speaker: speaker ?? '',
        paragraph: paragraph ?? '',
        heading: heading ?? '',
        qualityNote: qualityNote ?? '',
      });
    });
  }

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    if (!this.form.valid || this.busy()) return;
    this.busy.set(true);
    this.failed.set(undefined);
    const { document, passage, ...fields } = this.form.getRawValue();
    const body = { ...fields, paraphrase: fields.paraphrase.trim(), ...(passage.trim() === '' ? {} : { passage }) };
    try {
      const known = this.stored.hasValue() ? this.stored.value() : undefined;
      const code = known
        ? await firstValueFrom(
            this.#http.put(`/api/sources/recommendations/${known.code}`, { ...body, version: known.version }),
          ).then(() => known.code)
        : (
            await firstValueFrom(
              this.#http.post<RecommendationCreatedDto>('/api/sources/recommendations', {
                ...body,
                document,
                centreId: this.store.centre()?.id,
              }),
            )
          ).code;
      this.#messages.say(this.#texts.text('sources.form.saved'));
      await this.#router.navigate(['/sources/recommendations', code], { queryParams: this.store.linkParams() });
    } catch (error) {
      this.failed.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
