import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RollDecision, RollDoubt, RollImportDto, RollRowDto } from '@peacewright/api-client';
import { EmptyState } from '@peacewright/ui';

const OUTCOMES = ['doubtful', 'refused', 'new', 'changed', 'unchanged', 'skipped'] as const;
const PAGE = 100;

/** Rows of a roll file by what they would do or did, each with its row number in the sheet; doubtful ones are decided here. */
@Component({
  selector: 'pw-import-rows',
  imports: [EmptyState, MatButton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="filters" role="group" [attr.aria-label]="'contingents.import.filter' | transloco">
      <button type="button" [attr.aria-pressed]="filter() === undefined" (click)="ask.emit('')">
        {{ 'contingents.import.all' | transloco }} <strong>{{ file().rows.length }}</strong>
      </button>
      @for (outcome of outcomes; track outcome) {
        @if (file().counts[outcome] > 0 || file().state === 'PREVIEW') {
          <button
            type="button"
            [attr.data-outcome]="outcome"
            [attr.aria-pressed]="filter() === outcome"
            (click)="ask.emit(outcome)"
          >
            {{ 'contingents.import.filters.' + outcome | transloco }} <strong>{{ file().counts[outcome] }}</strong>
          </button>
        }
      }
    </div>
    @if (file().state === 'PREVIEW' && doubts().length > 0) {
      <section class="pw-sheet bulk">
        <h3>{{ 'contingents.import.doubtful' | transloco }}</h3>
        @for (doubt of doubts(); track doubt.kind) {
          <div class="pw-row">
            <span>{{ 'contingents.import.doubts.' + doubt.kind | transloco }} ({{ doubt.rows.length }})</span>
            @for (option of doubt.options; track option) {
              <button matButton="outlined" type="button" [disabled]="busy()" (click)="decideAll(doubt.rows, option)">
                {{
                  'contingents.import.forAll'
                    | transloco: { what: ('contingents.import.decisions.' + doubt.kind + '.' + option | transloco) }
                }}
              </button>
            }
          </div>
        }
      </section>
    }
    @if (rows().length === 0) {
      <pw-empty icon="filter" [heading]="'contingents.import.noRows' | transloco" />
    } @else {
      <div
        class="pw-table-wrap"
        tabindex="0"
        role="region"
        [attr.aria-label]="'contingents.import.rows' | transloco"
        data-density="compact"
      >
        <table class="pw-table">
          <thead>
            <tr>
              <th scope="col" data-number>{{ 'contingents.import.row' | transloco }}</th>
              <th scope="col">{{ 'contingents.import.outcome' | transloco }}</th>
              <th scope="col">{{ 'contingents.person.number' | transloco }}</th>
              <th scope="col">{{ 'contingents.person.name' | transloco }}</th>
              <th scope="col">{{ 'contingents.person.rank' | transloco }}</th>
              <th scope="col">{{ 'contingents.roll.post' | transloco }}</th>
              <th scope="col">{{ 'contingents.import.what' | transloco }}</th>
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track row.row) {
              <tr>
                <td class="row" data-number [attr.data-label]="'contingents.import.row' | transloco">{{ row.row }}</td>
                <td>
                  <span class="chip" [attr.data-outcome]="row.outcome">{{
                    'contingents.import.outcomes.' + row.outcome | transloco
                  }}</span>
                </td>
                <td class="number">{{ row.number ?? '' }}</td>
                <th scope="row" class="whole">{{ row.name ?? ('contingents.roll.vacant' | transloco) }}</th>
                <td>{{ row.rank ?? '' }}</td>
                <td class="whole">
                  {{ row.post ?? '' }}
                  <div class="pw-quiet pw-small">{{ row.subUnit ?? '' }}</div>
                </td>
                <td class="whole">
                  @if (row.refusal; as code) {
                    <div>
                      {{ 'contingents.import.refusals.' + code | transloco
                      }}{{ row.otherRow === undefined ? '' : ' (' + row.otherRow + ')' }}
                    </div>
                  }
                  @if (row.changes.length > 0) {
                    <div>
                      @for (change of row.changes; track change; let last = $last) {
                        {{ 'contingents.import.changes.' + change | transloco }}{{ last ? '' : ', ' }}
                      }
                    </div>
                  }
                  @for (note of row.notes; track note) {
                    <div class="pw-quiet pw-small">{{ 'contingents.import.notes.' + note | transloco }}</div>
                  }
                  @if (row.doubt; as doubt) {
                    <div class="pw-small">
                      {{ 'contingents.import.doubts.' + doubt | transloco }}{{ 'ui.colon' | transloco }}
                      <strong>{{ row.known }}</strong>
                    </div>
                    @if (file().state === 'PREVIEW') {
                      <fieldset>
                        <legend class="pw-sr-only">
                          {{ 'contingents.import.decideRow' | transloco: { row: row.row } }}
                        </legend>
                        @for (option of row.options ?? []; track option) {
                          <label>
                            <input
                              type="radio"
                              [name]="'row' + row.row"
                              [checked]="row.decision === option"
                              [disabled]="busy()"
                              (change)="decided.emit([{ row: row.row, decision: option }])"
                            />
                            {{ 'contingents.import.decisions.' + doubt + '.' + option | transloco }}
                          </label>
                        }
                      </fieldset>
                    } @else if (row.decision) {
                      <div class="pw-small">
                        {{ 'contingents.import.decisions.' + doubt + '.' + row.decision | transloco }}
                      </div>
                    }
                  }
                </td>
              </tr>
            }
          </tbody>
        </table>
      </div>
      @if (matching().length > rows().length) {
        <button matButton type="button" (click)="pages.set(pages() + 1)">
          {{ 'contingents.import.more' | transloco: { n: matching().length - rows().length } }}
        </button>
      }
    }
  `,
  styleUrl: './import-rows.scss',
})
export class ImportRows {
  readonly file = input.required<RollImportDto>();
  readonly busy = input.required<boolean>();
  readonly filter = input<string>();
  readonly ask = output<string>();
  readonly decided = output<readonly { row: number; decision: RollDecision }[]>();
  protected readonly outcomes = OUTCOMES;
  protected readonly pages = signal(1);
  protected readonly matching = computed(() => {
    const filter = this.filter();
    return filter === undefined ? this.file().rows : this.file().rows.filter((row) => row.outcome === filter);
  });
  protected readonly rows = computed(() => this.matching().slice(0, this.pages() * PAGE));
  /** Undecided rows by kind of doubt, to be decided together. */
  protected readonly doubts = computed(() => {
    const kinds = new Map<RollDoubt, RollRowDto[]>();
    for (const row of this.file().rows)
      if (row.outcome === 'doubtful' && row.doubt !== undefined)
        kinds.set(row.doubt, [...(kinds.get(row.doubt) ?? []), row]);
    return [...kinds].map(([kind, rows]) => ({ kind, rows, options: rows[0]?.options ?? [] }));
  });

  protected decideAll(rows: readonly RollRowDto[], decision: RollDecision): void {
    this.decided.emit(rows.map((row) => ({ row: row.row, decision })));
  }
}
