import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AccountsStartedDto, JobDto } from '@peacewright/api-client';
import { EmptyState, PluralPipe, ProgressBar, Skeleton } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { ProblemPanel } from '../../../app';
import { keepFile } from '../words';
import { sectionsOf } from './roll-tree';
import { RotationStore } from './rotation-store';

/** Accounts for everybody on the roll who lacks one, with slips to print and cut. */
@Component({
  imports: [
    EmptyState,
    MatButton,
    MatFormFieldModule,
    MatInput,
    PluralPipe,
    ProblemPanel,
    ProgressBar,
    Skeleton,
    TranslocoPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (!store.roll.hasValue()) {
      <pw-skeleton />
    } @else if (people() === 0) {
      <pw-empty
        icon="people"
        [heading]="'contingents.roll.empty' | transloco"
        [hint]="'contingents.accounts.emptyHint' | transloco"
      />
    } @else {
      <section class="pw-sheet pw-stack">
        <h2>{{ 'contingents.accounts.title' | transloco }}</h2>
        <p>{{ 'contingents.accounts.haveOf' | transloco: { n: people() - lacking(), of: people() } }}</p>
        <pw-progress
          [done]="people() - lacking()"
          [total]="people()"
          [label]="'contingents.accounts.have' | transloco"
          [showText]="false"
        />
        <p class="pw-quiet">{{ 'contingents.accounts.lead' | transloco }}</p>
        <pw-problem-panel [error]="problem()" />
        @if (job(); as run) {
          @if (run.state === 'DONE') {
            <p role="status">{{ 'contingents.accounts.made' | plural: made() }}</p>
            <p class="pw-quiet">{{ 'contingents.accounts.keep' | transloco }}</p>
            <div>
              <button matButton="filled" type="button" (click)="download(run.id)">
                {{ 'contingents.accounts.download' | transloco }}
              </button>
            </div>
          } @else if (run.state === 'FAILED') {
            <p role="alert">{{ 'contingents.accounts.failed' | transloco }}</p>
          } @else {
            <pw-progress [done]="run.done" [total]="run.total" [label]="'contingents.accounts.working' | transloco" />
            <p class="pw-quiet" role="status">{{ 'contingents.accounts.working' | transloco }}</p>
          }
        } @else if (lacking() === 0) {
          <p>{{ 'contingents.accounts.allHave' | transloco }}</p>
        } @else {
          <mat-form-field>
            <mat-label>{{ 'contingents.roll.subUnit' | transloco }}</mat-label>
            <select matNativeControl [value]="unit()" (change)="pick($event)">
              <option value="">{{ 'contingents.assign.all' | transloco }}</option>
              @for (one of units(); track one.id) {
                <option [value]="one.id">{{ one.path }}</option>
              }
            </select>
          </mat-form-field>
          <div>
            <button matButton="filled" type="button" [disabled]="busy()" (click)="start()">
              {{ 'contingents.accounts.make' | transloco }}
            </button>
          </div>
        }
      </section>
    }
  `,
  styles: `
    section {
      max-inline-size: 640px;
    }
  `,
})
export class AccountsTab {
  protected readonly store = inject(RotationStore);
  readonly #http = inject(HttpClient);
  protected readonly unit = signal('');
  protected readonly busy = signal(false);
  protected readonly job = signal<JobDto | undefined>(undefined);
  protected readonly problem = signal<unknown>(undefined);
  #left = false;
  readonly #live = computed(() =>
    this.store.roll.hasValue()
      ? this.store.roll
          .value()
          .posts.flatMap((post) => post.entries)
          .filter((entry) => entry.status !== 'REPLACED')
      : [],
  );
  protected readonly people = computed(() => this.#live().length);
  protected readonly lacking = computed(() => this.#live().filter((entry) => !entry.hasAccount).length);
  protected readonly units = computed(() =>
    this.store.roll.hasValue()
      ? sectionsOf(this.store.roll.value()).flatMap(({ unit, path }) => (unit ? [{ id: unit.id, path }] : []))
      : [],
  );
  protected readonly made = computed(() => Number(this.job()?.result?.['created'] ?? 0));

  constructor() {
    this.store.wantRoll();
    inject(DestroyRef).onDestroy(() => (this.#left = true));
  }

  protected pick(event: Event): void {
    this.unit.set((event.target as HTMLSelectElement).value);
  }

  protected async start(): Promise<void> {
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      const body = this.unit() === '' ? {} : { subUnitIds: [this.unit()] };
      const { jobId } = await firstValueFrom(
        this.#http.post<AccountsStartedDto>(`/api/rotations/${this.store.id()}/accounts`, body),
      );
      if (jobId) await this.#follow(jobId);
      this.store.refresh();
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected async download(jobId: string): Promise<void> {
    try {
      keepFile(
        await firstValueFrom(this.#http.get(`/api/pin-slips/${jobId}`, { responseType: 'blob' })),
        'pin-slips.pdf',
      );
    } catch (error) {
      this.problem.set(error);
    }
  }

  /** Asks once a second until the job has ended or the screen is left. */
  async #follow(jobId: string): Promise<void> {
    while (!this.#left) {
      const job = await firstValueFrom(this.#http.get<JobDto>(`/api/jobs/${jobId}`));
      this.job.set(job);
      if (job.state === 'DONE' || job.state === 'FAILED') return;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}
