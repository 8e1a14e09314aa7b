import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PersonCategory, RollImportDto, RollMappingChangeDto } from '@peacewright/api-client';
import { Texts } from '../../../app';
import { RotationStore } from '../rotation/rotation-store';
import { ServiceNames } from '../service-names';
import { CATEGORIES } from '../words';

/** What a column may hold, in the order in which screens offer it. */
export const FIELDS = [
  'serviceNumber',
  'centreNumber',
  'service',
  'fullName',
  'familyName',
  'givenNames',
  'rank',
  'category',
  'sex',
  'dateOfBirth',
  'language',
  'subUnit1',
  'subUnit2',
  'subUnit3',
  'postCode',
  'postTitle',
  'status',
  'fromDate',
] as const;

/** Which column holds what; each shown with its head and first values. */
@Component({
  selector: 'pw-import-mapping',
  imports: [MatButton, TranslocoPipe],
  providers: [ServiceNames],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="pw-sheet" aria-labelledby="mapping">
      <h3 id="mapping">{{ 'contingents.import.columns' | transloco }}</h3>
      <p class="pw-quiet">{{ 'contingents.import.columnsLead' | transloco }}</p>
      <div class="pw-row">
        @if (file().sheets.length > 1) {
          <label
            >{{ 'contingents.import.sheet' | transloco }}
            <select [value]="sheet()" (change)="sheet.set(text($event))">
              @for (name of file().sheets; track name) {
                <option [value]="name">{{ name }}</option>
              }
            </select>
          </label>
        }
        <label
          >{{ 'contingents.import.headRow' | transloco }}
          <input type="number" min="1" max="5000" [value]="headRow()" (change)="headRow.set(+text($event))" />
        </label>
        <label
          >{{ 'contingents.import.usualService' | transloco }}
          <select (change)="service.set(text($event))">
            @for (one of offered(); track one.code) {
              <option [value]="one.code" [selected]="one.code === service()">{{ one.name }}</option>
            }
          </select>
        </label>
        <label
          >{{ 'contingents.import.usualCategory' | transloco }}
          <select [value]="category()" (change)="category.set(text($event))">
            @for (one of categories; track one) {
              <option [value]="one" [selected]="one === category()">
                {{ 'contingents.categories.' + one | transloco }}
              </option>
            }
          </select>
        </label>
      </div>
      <div class="pw-table-wrap" tabindex="0" role="region" aria-labelledby="mapping" data-density="compact">
        <table class="pw-table">
          <thead>
            <tr>
              <th scope="col">{{ 'contingents.import.head' | transloco }}</th>
              <th scope="col">{{ 'contingents.import.holds' | transloco }}</th>
              <th scope="col">{{ 'contingents.import.samples' | transloco }}</th>
            </tr>
          </thead>
          <tbody>
            @for (column of file().columns; track column.column) {
              <tr>
                <th scope="row">{{ column.label ?? '—' }}</th>
                <td>
                  <select
                    [attr.aria-label]="(column.label ?? '') + ': ' + ('contingents.import.holds' | transloco)"
                    (change)="set(column.column, text($event))"
                  >
                    <option value="">{{ 'contingents.import.nothing' | transloco }}</option>
                    @for (field of fields; track field) {
                      <option [value]="field" [selected]="fieldOf(column.column) === field">
                        {{ 'contingents.import.fields.' + field | transloco }}
                      </option>
                    }
                  </select>
                </td>
                <td class="pw-quiet">{{ column.samples.join(' · ') }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
      <div class="pw-row">
        <button matButton="filled" type="button" [disabled]="busy()" (click)="save()">
          {{ 'contingents.import.useColumns' | transloco }}
        </button>
        @if (file().mapped) {
          <button matButton type="button" (click)="cancelled.emit()">
            {{ 'contingents.form.cancel' | transloco }}
          </button>
        }
      </div>
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: var(--pw-s3);
      margin-block-end: var(--pw-s4);
    }
    label {
      display: grid;
      font-size: var(--pw-text-small);
    }
    :is(select, input) {
      min-block-size: 40px;
      padding-inline: var(--pw-s2);
      border: 1px solid var(--pw-line-strong);
      border-radius: var(--pw-corner-small);
      background: var(--pw-surface);
      color: inherit;
      font: inherit;
    }
    input[type='number'] {
      inline-size: 90px;
    }
  `,
})
export class ImportMapping {
  readonly file = input.required<RollImportDto>();
  readonly busy = input.required<boolean>();
  readonly give = output<Omit<RollMappingChangeDto, 'version'>>();
  readonly cancelled = output();
  protected readonly fields = FIELDS;
  protected readonly categories = CATEGORIES;
  protected readonly sheet = linkedSignal(() => this.file().mapping.sheet);
  protected readonly headRow = linkedSignal(() => this.file().mapping.headRow);
  protected readonly service = linkedSignal<string>(() => this.file().mapping.service);
  protected readonly category = linkedSignal<string>(() => this.file().mapping.category);
  readonly #language = inject(Texts).language;
  readonly #store = inject(RotationStore);
  readonly #services = inject(ServiceNames);
  /** The country's services by name; one that the file was given before stays on offer. */
  protected readonly offered = computed(() => {
    const country = this.#store.rotation.hasValue() ? this.#store.rotation.value().countryCode : undefined;
    const known = this.#services.of(country).map(({ code, name }) => ({ code, name: name[this.#language()] }));
    const given = this.service();
    return known.some(({ code }) => code === given) ? known : [{ code: given, name: given }, ...known];
  });
  readonly #columns = linkedSignal<Readonly<Record<string, number>>>(() => this.file().mapping.columns);

  protected fieldOf(column: number): string {
    return Object.entries(this.#columns()).find(([, at]) => at === column)?.[0] ?? '';
  }

  /** A field stands in one column only, a column holds one field only. */
  protected set(column: number, field: string): void {
    const rest = Object.entries(this.#columns()).filter(([name, at]) => at !== column && name !== field);
    this.#columns.set(Object.fromEntries(field === '' ? rest : [...rest, [field, column]]));
  }

  protected text(event: Event): string {
    return (event.target as HTMLInputElement | HTMLSelectElement).value;
  }

  protected save(): void {
    this.give.emit({
      sheet: this.sheet(),
      headRow: this.headRow(),
      columns: { ...this.#columns() },
      service: this.service(),
      category: this.category() as PersonCategory,
    });
  }
}
