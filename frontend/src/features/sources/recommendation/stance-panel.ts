import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type {
  OwnerCandidateDto,
  RecommendationDto,
  RecommendationWord,
  SourceCentreDto,
} from '@peacewright/api-client';
import { DatePipe, DateReading, Messages } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { ProblemPanel, Texts } from '../../../app';

/** What the centre says of a recommendation: verified or not pursued and why, who looks after it, when to look again. */
@Component({
  selector: 'pw-stance-panel',
  imports: [DatePipe, DateReading, MatButton, ProblemPanel, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './stance-panel.html',
  styleUrl: './stance-panel.scss',
})
export class StancePanel {
  readonly entry = input.required<RecommendationDto>();
  readonly centre = input.required<SourceCentreDto>();
  readonly changed = output();
  readonly #http = inject(HttpClient);
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);

  protected readonly open = signal(false);
  protected readonly busy = signal(false);
  protected readonly failed = signal<unknown>(undefined);
  // Another recommendation, or a saved change: the form starts from what is stored.
  protected readonly word = linkedSignal<RecommendationWord | ''>(() => this.entry().stance?.word ?? '');
  protected readonly reason = linkedSignal(() => this.entry().stance?.reason ?? '');
  protected readonly ownerId = linkedSignal(() => this.entry().stance?.ownerId ?? '');
  protected readonly reviewOn = linkedSignal(() => this.entry().stance?.reviewOn ?? '');
  protected readonly words = ['', 'VERIFIED', 'NOT_PURSUED'] as const;
  protected readonly owners = httpResource<OwnerCandidateDto[]>(() =>
    this.open() ? { url: '/api/sources/owners', params: { centreId: this.centre().id } } : undefined,
  );

  protected async save(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failed.set(undefined);
    const word = this.word();
    const body = {
      centreId: this.centre().id,
      word: word === '' ? null : word,
      reason: this.reason().trim(),
      ownerId: this.ownerId() === '' ? null : this.ownerId(),
      reviewOn: this.reviewOn() === '' ? null : this.reviewOn(),
      version: this.entry().stance?.version ?? 0,
    };
    try {
      await firstValueFrom(
        this.#http.put(`/api/sources/recommendations/${encodeURIComponent(this.entry().code)}/stance`, body),
      );
      this.open.set(false);
      this.#messages.say(this.#texts.text('sources.stance.saved'));
      this.changed.emit();
    } catch (error) {
      this.failed.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
