import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import type { MatrixDto } from '@peacewright/api-client';
import { TranslocoPipe } from '@jsverse/transloco';
import { EmptyState, PluralPipe, Skeleton } from '@peacewright/ui';
import { folded, ProblemPanel, Session, Texts } from '../../../app';
import { ExportMenu } from '../../export-menu';
import { countsOf, filterRows, marks, nameIn, NO_UNIT, rowStates, shownRows, type RowFilters } from '../shared/cells';
import { MarkChip } from '../shared/mark-chip';
import { RotationHead } from '../shared/rotation-head';
import { CellPanel } from './cell-panel';
import { MatrixGrid, rowKey, type CellPlace } from './matrix-grid';

/** A rotation's matrix with its filters; all of them, and the cell that is open, stand in the address. */
@Component({
  selector: 'pw-matrix-page',
  imports: [
    CellPanel,
    EmptyState,
    ExportMenu,
    MarkChip,
    MatButton,
    MatrixGrid,
    PluralPipe,
    ProblemPanel,
    RotationHead,
    Skeleton,
    TranslocoPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './matrix-page.html',
  styleUrl: './matrix-page.scss',
})
export class MatrixPage {
  readonly #router = inject(Router);
  readonly #texts = inject(Texts);
  protected readonly session = inject(Session);
  readonly rotationId = input.required<string>();
  readonly name = input<string>();
  readonly unit = input<string>();
  readonly band = input<string>();
  readonly category = input<string>();
  readonly state = input<string>();
  readonly course = input<string>();
  readonly row = input<string>();
  readonly column = input<string>();

  protected readonly marks = marks;
  protected readonly noUnit = NO_UNIT;
  protected readonly rowStates = rowStates;
  protected readonly grid = viewChild(MatrixGrid);
  protected readonly matrix = httpResource<MatrixDto>(() => `/api/readiness/rotations/${this.rotationId()}/matrix`);
  readonly #loaded = computed(() => (this.matrix.hasValue() ? this.matrix.value() : null));
  protected readonly rows = computed(() => {
    const matrix = this.#loaded();
    return matrix === null ? [] : shownRows(matrix);
  });
  protected readonly filters = computed((): RowFilters => ({
    name: this.name() ?? '',
    unit: this.unit() ?? '',
    band: this.band() ?? '',
    category: this.category() ?? '',
    state: this.state() ?? '',
  }));
  protected readonly found = computed(() =>
    filterRows(this.rows(), this.filters(), this.#loaded()?.subUnits ?? [], folded),
  );
  protected readonly filtered = computed(
    () => Object.values(this.filters()).some((text) => text !== '') || (this.course() ?? '') !== '',
  );
  /** The heads count the rows below them: of all rows they say what the board says. */
  protected readonly columns = computed(() => {
    const course = this.course() ?? '';
    const columns = this.#loaded()?.columns ?? [];
    const { have, must } = countsOf(this.found(), columns.length);
    return columns.flatMap((column, at) =>
      course === '' || column.courseId === course ? [{ at, column, have: have[at] ?? 0, must: must[at] ?? 0 }] : [],
    );
  });
  protected readonly courses = computed(() =>
    (this.#loaded()?.columns ?? []).flatMap(({ kind, id, code, title }) =>
      kind === 'COURSE' ? [{ id, text: `${code} ${nameIn(title, this.#texts.language())}` }] : [],
    ),
  );
  /** Each with the names of all above it: three companies may each have a first platoon. Parents come first. */
  protected readonly unitNames = computed(() => {
    const paths = new Map<string, string>();
    for (const { id, parentId, name } of this.#loaded()?.subUnits ?? []) {
      const above = parentId === null ? undefined : paths.get(parentId);
      paths.set(id, above === undefined ? name : `${above} / ${name}`);
    }
    return paths;
  });
  /** Sub-units with their depth, for a list that shows the tree. */
  protected readonly units = computed(() => {
    const depth = new Map<string, number>();
    return (this.#loaded()?.subUnits ?? []).map(({ id, parentId, name }) => {
      const deep = parentId === null ? 0 : (depth.get(parentId) ?? 0) + 1;
      depth.set(id, deep);
      return { id, text: `${'\u2003'.repeat(deep)}${name}` };
    });
  });
  protected readonly bands = computed(() => [...new Set(this.rows().flatMap(({ row }) => row.rankBand ?? []))].sort());
  protected readonly categories = computed(() => [...new Set(this.rows().map(({ row }) => row.category))].sort());
  protected readonly openPlace = computed((): CellPlace | null => {
    const [row, column] = [this.row(), this.column()];
    return row === undefined ? null : { row, column: column ?? '' };
  });
  protected readonly openRow = computed(() => {
    const place = this.openPlace();
    return place === null ? null : (this.rows().find((one) => rowKey(one) === place.row) ?? null);
  });

  /** The filters in words, for paper, where their fields are not. */
  protected readonly told = computed(() => {
    const words = (key: string) => this.#texts.text(`readiness.${key}`);
    const { name, unit, band, category, state } = this.filters();
    const parts = [
      ['name', name],
      ['subUnit', unit === NO_UNIT ? words('matrix.noSubUnit') : (this.unitNames().get(unit) ?? unit)],
      ['rankBand', band && words(`bands.${band}`)],
      ['category', category && words(`categories.${category}`)],
      ['state', state && words(`posts.${state}`)],
      ['course', this.courses().find(({ id }) => id === this.course())?.text ?? ''],
    ] as const;
    const told = parts.flatMap(([key, value]) => (value === '' ? [] : [`${words(`matrix.${key}`)} – ${value}`]));
    return told.length === 0 ? '' : this.#texts.text('readiness.matrix.told', { filters: told.join('; ') });
  });

  protected filter(change: Readonly<Record<string, string>>): void {
    this.#show(Object.fromEntries(Object.entries(change).map(([key, text]) => [key, text === '' ? null : text])), true);
  }

  protected clear(): void {
    this.#show({ name: null, unit: null, band: null, category: null, state: null, course: null }, true);
  }

  protected openCell({ row, column }: CellPlace): void {
    this.#show({ row, column: column === '' ? null : column }, this.openPlace() !== null);
  }

  protected closeCell(): void {
    this.#show({ row: null, column: null }, true);
    this.grid()?.focusActive();
  }

  #show(queryParams: Readonly<Record<string, string | null>>, replaceUrl: boolean): void {
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl });
  }
}
