import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RollDecision, RollImportDto, RollImportLineDto, RollMappingChangeDto } from '@peacewright/api-client';
import { Confirm, DateTimePipe, FileDrop, PluralPipe, Skeleton } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { ApiProblem, ProblemPanel, Texts } from '../../../app';
import { RotationStore } from '../rotation/rotation-store';
import { keepFile } from '../words';
import { ImportMapping } from './import-mapping';
import { ImportRows } from './import-rows';

/** A roll from a spreadsheet: the file, its columns, what each row would do, decisions, and the report. */
@Component({
  imports: [
    DateTimePipe,
    FileDrop,
    ImportMapping,
    ImportRows,
    MatButton,
    PluralPipe,
    ProblemPanel,
    Skeleton,
    TranslocoPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pw-problem-panel [error]="problem()" />
    @if (file() === undefined) {
      <p class="lead">{{ 'contingents.import.lead' | transloco }}</p>
      @if (busy()) {
        <p role="status">{{ 'contingents.import.reading' | transloco }}</p>
      }
      <pw-file-drop
        [label]="'contingents.import.file' | transloco"
        accept=".xlsx,.csv"
        [disabled]="busy()"
        (files)="load($event)"
      />
      <p class="pw-quiet pw-small">{{ 'contingents.import.limits' | transloco }}</p>
      @if (earlier.hasValue() && earlier.value().length > 0) {
        <h2>{{ 'contingents.import.earlier' | transloco }}</h2>
        <ul class="pw-plain-list earlier">
          @for (one of earlier.value(); track one.id) {
            <li>
              <button matButton class="pw-flush" type="button" (click)="go(one.id)">{{ one.fileName }}</button>
              <span class="pw-quiet pw-small"
                >{{ one.createdAt | pwDateTime }} · {{ 'contingents.import.states.' + one.state | transloco }}</span
              >
            </li>
          }
        </ul>
      }
    } @else if (shown(); as file) {
      <div class="pw-row head">
        <h2>{{ file.fileName }}</h2>
        <button matButton type="button" (click)="go(null)">{{ 'contingents.import.another' | transloco }}</button>
      </div>
      @if (file.hiddenSheets.length > 0) {
        <p class="pw-small">{{ 'contingents.import.hidden' | transloco: { sheets: file.hiddenSheets.join(', ') } }}</p>
      }
      @if (file.formulas > 0) {
        <p class="pw-small">{{ 'contingents.import.formulas' | plural: file.formulas }}</p>
      }
      @if (file.state === 'DISCARDED') {
        <p>{{ 'contingents.import.states.DISCARDED' | transloco }}</p>
      } @else {
        @if (file.state === 'PREVIEW') {
          @if (!file.mapped || mapping()) {
            <pw-import-mapping [file]="file" [busy]="busy()" (give)="remap($event)" (cancelled)="mapping.set(false)" />
          } @else {
            <button matButton="outlined" type="button" (click)="mapping.set(true)">
              {{ 'contingents.import.columns' | transloco }}
            </button>
          }
        } @else {
          <p class="done" role="status">
            {{ 'contingents.import.done' | transloco: { at: (file.appliedAt ?? '' | pwDateTime) } }}
          </p>
        }
        @if (file.mapped) {
          <pw-import-rows
            [file]="file"
            [busy]="busy()"
            [filter]="show()"
            (ask)="filter($event)"
            (decided)="decide($event)"
          />
          <div class="pw-row acts">
            @if (file.state === 'PREVIEW') {
              <button
                matButton="filled"
                type="button"
                [disabled]="busy() || file.counts.doubtful > 0"
                (click)="apply(file)"
              >
                {{ 'contingents.import.apply' | transloco }}
              </button>
              @if (file.counts.doubtful > 0) {
                <span class="pw-small">{{ 'contingents.import.decideFirst' | plural: file.counts.doubtful }}</span>
              }
            }
            @if (file.counts.refused > 0) {
              <button matButton="outlined" type="button" (click)="refused(file)">
                {{ 'contingents.import.refusedCsv' | transloco }}
              </button>
            }
            @if (file.state === 'PREVIEW') {
              <button matButton type="button" [disabled]="busy()" (click)="discard(file)">
                {{ 'contingents.import.discard' | transloco }}
              </button>
            }
          </div>
        }
      }
    } @else if (!problem()) {
      <pw-skeleton [lines]="8" />
    }
  `,
  styles: `
    pw-file-drop + p {
      margin-block-start: var(--pw-s2);
    }
    .lead {
      max-inline-size: var(--pw-measure);
      margin-block-end: var(--pw-s4);
    }
    .head ~ .pw-small {
      margin-block: var(--pw-s2);
    }
    .earlier li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--pw-s2);
    }
    .head {
      justify-content: space-between;
    }
    .done {
      padding: var(--pw-s3) var(--pw-s4);
      border-radius: var(--pw-corner);
      background: var(--pw-met-soft);
      color: var(--pw-met-ink);
    }
    .head {
      margin-block-end: var(--pw-s2);
    }
    .head h2 {
      margin: 0;
    }
    .acts {
      margin-block: var(--pw-s4);
    }
    h2 {
      margin-block-start: var(--pw-s5);
      overflow-wrap: anywhere;
    }
  `,
})
export class ImportTab {
  readonly #store = inject(RotationStore);
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #confirm = inject(Confirm);
  readonly #texts = inject(Texts);
  /** Id of the import shown, from the address. */
  readonly file = input<string>();
  readonly show = input<string>();
  protected readonly busy = signal(false);
  protected readonly mapping = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  readonly #current = signal<RollImportDto | undefined>(undefined);
  protected readonly shown = computed(() => (this.#current()?.id === this.file() ? this.#current() : undefined));
  protected readonly earlier = httpResource<RollImportLineDto[]>(() =>
    this.#store.id() === '' || this.file() !== undefined
      ? undefined
      : `/api/rotations/${this.#store.id()}/roll-imports`,
  );

  constructor() {
    effect(() => {
      const id = this.file();
      if (id !== undefined && this.#current()?.id !== id)
        void this.#run(() => firstValueFrom(this.#http.get<RollImportDto>(`/api/roll-imports/${id}`)));
    });
  }

  protected async load(files: readonly File[]): Promise<void> {
    const [file] = files;
    if (!file) return;
    const form = new FormData();
    form.append('file', file, file.name);
    const made = await this.#run(() =>
      firstValueFrom(this.#http.post<RollImportDto>(`/api/rotations/${this.#store.id()}/roll-imports`, form)),
    );
    if (made) this.go(made.id);
  }

  protected async remap(mapping: Omit<RollMappingChangeDto, 'version'>): Promise<void> {
    if (await this.#put('mapping', mapping)) this.mapping.set(false);
  }

  protected async decide(decisions: readonly { row: number; decision: RollDecision }[]): Promise<void> {
    await this.#put('decisions', { decisions });
  }

  protected async apply(file: RollImportDto): Promise<void> {
    const { counts } = file;
    const sure = await this.#confirm.ask({
      heading: this.#texts.text('contingents.import.apply'),
      body: this.#texts.text('contingents.import.applyBody', {
        new: counts.new,
        changed: counts.changed,
        out: counts.refused + counts.skipped,
      }),
      verb: this.#texts.text('contingents.import.apply'),
    });
    if (!sure) return;
    if (
      await this.#run(() =>
        firstValueFrom(this.#http.post<RollImportDto>(`/api/roll-imports/${file.id}/apply`, { version: file.version })),
      )
    )
      this.#store.refresh();
  }

  protected async discard(file: RollImportDto): Promise<void> {
    this.busy.set(true);
    try {
      await firstValueFrom(this.#http.post(`/api/roll-imports/${file.id}/discard`, {}));
      this.go(null);
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected async refused(file: RollImportDto): Promise<void> {
    try {
      keepFile(
        await firstValueFrom(this.#http.get(`/api/roll-imports/${file.id}/refused.csv`, { responseType: 'blob' })),
        'refused-rows.csv',
      );
    } catch (error) {
      this.problem.set(error);
    }
  }

  protected go(file: string | null): void {
    this.mapping.set(false);
    void this.#router.navigate([], { queryParams: { file, show: null }, queryParamsHandling: 'merge' });
  }

  protected filter(show: string): void {
    void this.#router.navigate([], {
      queryParams: { show: show === '' ? null : show },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  async #put(part: string, body: object): Promise<RollImportDto | undefined> {
    const file = this.#current();
    return (
      file &&
      this.#run(() =>
        firstValueFrom(
          this.#http.put<RollImportDto>(`/api/roll-imports/${file.id}/${part}`, { ...body, version: file.version }),
        ),
      )
    );
  }

  /** Keeps the answer as what is shown; a stale edit shows what is stored. */
  async #run(call: () => Promise<RollImportDto>): Promise<RollImportDto | undefined> {
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      const answer = await call();
      this.#current.set(answer);
      return answer;
    } catch (error) {
      this.problem.set(error);
      const id = this.#current()?.id;
      if (error instanceof ApiProblem && error.isStale && id !== undefined)
        this.#current.set(await firstValueFrom(this.#http.get<RollImportDto>(`/api/roll-imports/${id}`)));
      return undefined;
    } finally {
      this.busy.set(false);
    }
  }
}
