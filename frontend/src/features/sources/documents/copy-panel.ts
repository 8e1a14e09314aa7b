import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CopyJobDto, JobDto, SourceCentreDto, SourceDocumentDto } from '@peacewright/api-client';
import { Confirm, DatePipe, FileDrop, Messages, PluralPipe, ProgressBar } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { ApiProblem, ProblemPanel, Texts } from '../../../app';
import { SourcesStore } from '../shared/store';

const POLL_MS = 700;

/** How far attaching has come: the file on its way, then steps of the reading. */
interface Progress {
  readonly step: string;
  readonly done: number;
  readonly total: number;
}

/** The centre's own copy of a document: attach, replace, take away, and how many passages were found in it. */
@Component({
  selector: 'pw-copy-panel',
  imports: [DatePipe, FileDrop, MatButton, PluralPipe, ProblemPanel, PluralPipe, ProgressBar, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="pw-sheet" aria-labelledby="copy">
      <h2 id="copy">{{ 'sources.copy.heading' | transloco: { centre: centre().name } }}</h2>
      @if (entry().copy; as copy) {
        <p class="file">{{ copy.fileName }}</p>
        <p class="pw-quiet pw-small">
          {{ copy.format }} · {{ size() }} ·
          {{ 'sources.copy.attachedBy' | transloco: { name: copy.attachedByName ?? '–' } }}
          {{ copy.attachedAt | pwDate }}
        </p>
        <pw-progress
          [label]="'sources.copy.found' | transloco"
          [done]="copy.found"
          [total]="copy.total"
          [showText]="false"
        />
        <p>
          @if (copy.found === copy.total) {
            {{ 'sources.copy.foundAll' | plural: copy.total }}
          } @else {
            {{ 'sources.copy.foundOf' | transloco: { found: copy.found, total: copy.total } }}
          }
        </p>
      } @else {
        <p class="pw-quiet">{{ 'sources.copy.why' | transloco }}</p>
      }
      @if (failed(); as error) {
        <pw-problem-panel [error]="error" />
      }
      @if (progress(); as now) {
        <div role="status">
          <p>{{ 'sources.copy.step.' + now.step | transloco }}</p>
          <pw-progress
            [label]="'sources.copy.attach' | transloco"
            [done]="now.done"
            [total]="now.total"
            [showText]="false"
          />
        </div>
      } @else if (entry().mayAttach) {
        @if (entry().fileHint; as hint) {
          <p class="pw-small">{{ 'sources.copy.hint' | transloco }} {{ store.text(hint) }}</p>
        }
        <pw-file-drop
          accept=".txt,.pdf,.docx"
          [label]="(entry().copy ? 'sources.copy.replace' : 'sources.copy.attach') | transloco"
          (files)="attach($event)"
        />
        <p class="pw-quiet pw-small">{{ 'sources.copy.private' | transloco }}</p>
        @if (entry().copy) {
          <div>
            <button matButton type="button" (click)="remove()">{{ 'sources.copy.remove' | transloco }}</button>
          </div>
        }
      }
    </section>
  `,
  styles: `
    section,
    [role='status'] {
      display: grid;
      gap: var(--pw-s3);
    }
    h2 {
      font-size: var(--pw-text-h3);
    }
    .file {
      font-weight: 550;
      overflow-wrap: anywhere;
    }
  `,
})
export class CopyPanel {
  readonly entry = input.required<SourceDocumentDto>();
  readonly centre = input.required<SourceCentreDto>();
  readonly changed = output();
  protected readonly store = inject(SourcesStore);
  readonly #http = inject(HttpClient);
  readonly #confirm = inject(Confirm);
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);
  #gone = false;
  protected readonly progress = signal<Progress | undefined>(undefined);
  protected readonly failed = signal<unknown>(undefined);
  protected readonly size = computed(() => {
    const bytes = this.entry().copy?.size ?? 0;
    const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'kilobyte'] : [bytes / 1_000_000, 'megabyte'];
    return new Intl.NumberFormat(this.#texts.language(), { style: 'unit', unit, maximumFractionDigits: 1 }).format(
      value,
    );
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.#gone = true;
    });
  }

  protected async attach([file]: readonly File[]): Promise<void> {
    if (file === undefined || this.progress() !== undefined) return;
    this.failed.set(undefined);
    this.progress.set({ step: 'sending', done: 0, total: 1 });
    try {
      const { jobId } = await this.#send(file);
      await this.#follow(jobId);
      this.#messages.say(this.#texts.text('sources.copy.done'));
      this.changed.emit();
    } catch (error) {
      this.failed.set(error);
    } finally {
      this.progress.set(undefined);
    }
  }

  protected async remove(): Promise<void> {
    const sure = await this.#confirm.ask({
      heading: this.#texts.text('sources.copy.removeHeading'),
      body: this.#texts.text('sources.copy.removeBody'),
      verb: this.#texts.text('sources.copy.remove'),
      destructive: true,
    });
    if (!sure) return;
    this.failed.set(undefined);
    try {
      await firstValueFrom(this.#http.delete(this.#address(), { params: { centreId: this.centre().id } }));
      this.#messages.say(this.#texts.text('sources.copy.removed'));
      this.changed.emit();
    } catch (error) {
      this.failed.set(error);
    }
  }

  #address(): string {
    return `/api/sources/documents/${encodeURIComponent(this.entry().code)}/copy`;
  }

  #send(file: File): Promise<CopyJobDto> {
    const body = new FormData();
    body.set('centreId', this.centre().id);
    body.set('file', file, file.name);
    return firstValueFrom(this.#http.post<CopyJobDto>(this.#address(), body));
  }

  /** Waits for the reading to end; leaving the page leaves it to the server. */
  async #follow(jobId: string): Promise<void> {
    while (!this.#gone) {
      const job = await firstValueFrom(this.#http.get<JobDto>(`/api/jobs/${jobId}`));
      if (job.state === 'DONE') return;
      if (job.state === 'FAILED') {
        const code: unknown = job.problem?.['code'];
        throw new ApiProblem(typeof code === 'string' ? code : 'server.failed', 422);
      }
      const step = job.step === '' ? 'waiting' : job.step.replace('sources.', '');
      this.progress.set({ step, done: job.done, total: Math.max(1, job.total) });
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }
}
