import { Directionality } from '@angular/cdk/bidi';
import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  ChangeDetectorRef,
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { MatrixColumnDto } from '@peacewright/api-client';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatDate } from '@peacewright/ui';
import { Texts } from '../../../app';
import { nameIn, type ShownCell, type ShownRow } from '../shared/cells';
import { Title } from '../shared/title';

/** A column that is shown: its place in every row's cells, and what its head says. */
export interface GridColumn {
  readonly at: number;
  readonly column: MatrixColumnDto;
  /** Posts among the rows shown that completed it, and of which it is asked. */
  readonly have: number;
  readonly must: number;
}

export interface CellPlace {
  /** Person's id, or the post's where it is vacant. */
  readonly row: string;
  /** Id of the course or module. */
  readonly column: string;
}

/** Height of a row in CSS pixels; the stylesheet has the same. */
const ROW = 44;
/** Rows drawn above and below what is seen. */
const SPARE = 8;

/** What names a row in an address. */
export function rowKey({ row }: ShownRow): string {
  return row.person === null ? row.postId : row.person.id;
}

/**
 * People and posts by courses and modules. Only the rows in view are in the document; heads stay in sight both ways. One
 * stop for the Tab key, then arrows, Home, End and Page keys; Enter opens a cell.
 */
@Component({
  selector: 'pw-matrix-grid',
  imports: [Title, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './matrix-grid.html',
  styleUrl: './matrix-grid.scss',
})
export class MatrixGrid {
  readonly #texts = inject(Texts);
  protected readonly language = this.#texts.language;
  readonly #direction = inject(Directionality);
  private readonly view = viewChild.required<ElementRef<HTMLElement>>('view');
  readonly #words = new Map<ShownCell, { readonly language: string; readonly label: string; readonly date: string }>();

  readonly columns = input.required<readonly GridColumn[]>();
  readonly rows = input.required<readonly ShownRow[]>();
  readonly unitNames = input.required<ReadonlyMap<string, string>>();
  /** The cell whose panel is open. */
  readonly open = input<CellPlace | null>(null);
  readonly opened = output<CellPlace>();

  protected readonly first = signal(0);
  readonly #height = signal(800);
  readonly #printing = signal(false);
  protected readonly drawn = computed(() => {
    if (this.#printing()) return this.rows();
    return this.rows().slice(this.first(), this.first() + Math.ceil(this.#height() / ROW) + 2 * SPARE);
  });
  protected readonly before = computed(() => (this.#printing() ? 0 : this.first() * ROW));
  protected readonly after = computed(() =>
    Math.max(0, (this.rows().length - this.drawn().length) * ROW - this.before()),
  );
  /** Where the arrow keys are: row among the rows, and column, with -1 for the row's head. */
  readonly #active = signal({ row: 0, column: 0 });

  constructor() {
    const view = inject(DOCUMENT).defaultView;
    const changes = inject(ChangeDetectorRef);
    // The browser lays the paper out as soon as this returns: all rows must stand by then.
    const printing = (on: boolean) => () => {
      this.#printing.set(on);
      changes.detectChanges();
    };
    const [begin, end] = [printing(true), printing(false)];
    view?.addEventListener('beforeprint', begin);
    view?.addEventListener('afterprint', end);
    inject(DestroyRef).onDestroy(() => {
      view?.removeEventListener('beforeprint', begin);
      view?.removeEventListener('afterprint', end);
    });
    effect(() => {
      const rows = this.rows().length;
      this.#active.update(({ row, column }) => ({
        row: Math.min(row, Math.max(0, rows - 1)),
        column: Math.min(column, this.columns().length - 1),
      }));
      if (rows > 0) this.scrolled();
    });
    afterRenderEffect(() => this.#mark());
  }

  protected name({ column }: GridColumn): string {
    return nameIn(column.title, this.#texts.language());
  }

  /** The language that the title is in, which need not be the interface's. */
  protected titleLanguage({ column }: GridColumn): string {
    return nameIn(column.title.languages, this.#texts.language());
  }

  protected scrolled(): void {
    const { scrollTop, clientHeight } = this.view().nativeElement;
    if (clientHeight > 0) this.#height.set(clientHeight);
    this.first.set(Math.max(0, Math.floor(scrollTop / ROW) - SPARE));
  }

  protected date(cell: ShownCell): string {
    return this.#wordsOf(cell).date;
  }

  protected label(cell: ShownCell): string {
    return this.#wordsOf(cell).label;
  }

  protected unitOf({ row }: ShownRow): string {
    return row.subUnitId === null ? '' : (this.unitNames().get(row.subUnitId) ?? '');
  }

  protected isOpen(row: ShownRow, column: GridColumn): boolean {
    const open = this.open();
    return open !== null && open.column === column.column.id && open.row === rowKey(row);
  }

  protected clicked(event: Event): void {
    const place = this.#placeOf(event.target);
    if (place === null) return;
    this.#active.set(place);
    this.#openActive();
  }

  protected pressed(event: KeyboardEvent): void {
    const { row, column } = this.#active();
    const forward = this.#direction.value === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = this.#direction.value === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
    const [lastRow, lastColumn] = [this.rows().length - 1, this.columns().length - 1];
    const page = Math.max(1, Math.floor(this.#height() / ROW) - 2);
    const to: Readonly<Record<string, { row: number; column: number }>> = {
      [forward]: { row, column: column + 1 },
      [back]: { row, column: column - 1 },
      ArrowDown: { row: row + 1, column },
      ArrowUp: { row: row - 1, column },
      PageDown: { row: row + page, column },
      PageUp: { row: row - page, column },
      Home: { row: event.ctrlKey ? 0 : row, column: -1 },
      End: { row: event.ctrlKey ? lastRow : row, column: lastColumn },
    };
    const next = to[event.key];
    if (next) {
      event.preventDefault();
      this.#go({
        row: Math.min(lastRow, Math.max(0, next.row)),
        column: Math.min(lastColumn, Math.max(-1, next.column)),
      });
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      this.#openActive();
    }
  }

  /** Puts the keyboard back on the cell it came from. */
  focusActive(): void {
    this.#go(this.#active());
  }

  #go(place: { row: number; column: number }): void {
    const view = this.view().nativeElement;
    this.#active.set(place);
    const head = view.querySelector('thead')?.clientHeight ?? 0;
    const top = place.row * ROW;
    if (top < view.scrollTop) view.scrollTop = top;
    else if (top + ROW > view.scrollTop + view.clientHeight - head)
      view.scrollTop = top + ROW - view.clientHeight + head;
    this.scrolled();
    // After the row is drawn.
    requestAnimationFrame(() => {
      const cell = this.#mark();
      cell?.focus({ preventScroll: true });
      if (cell) this.#bringAlong(view, cell);
    });
  }

  /** Sideways: out from under the sticky head of the rows. */
  #bringAlong(view: HTMLElement, cell: HTMLElement): void {
    const head = view.querySelector('tbody th')?.getBoundingClientRect();
    if (cell.tagName === 'TH' || head === undefined) return;
    const [box, frame] = [cell.getBoundingClientRect(), view.getBoundingClientRect()];
    const rtl = this.#direction.value === 'rtl';
    const [start, end] = rtl ? [frame.left, head.left] : [head.right, frame.right];
    if (box.left < start) view.scrollLeft -= start - box.left;
    else if (box.right > end) view.scrollLeft += box.right - end;
  }

  /** Makes the active cell the one stop of the Tab key. Answers it, or null when it is not drawn. */
  #mark(): HTMLElement | null {
    const { row, column } = this.#active();
    this.drawn();
    this.columns();
    const view = this.view().nativeElement;
    for (const old of view.querySelectorAll<HTMLElement>('tbody [tabindex="0"]')) old.tabIndex = -1;
    const line = view
      .querySelectorAll<HTMLElement>('tbody.rows tr')
      .item(row - (this.#printing() ? 0 : this.first())) as HTMLElement | null;
    const cell = line?.children.item(column + 1);
    if (!(cell instanceof HTMLElement)) return null;
    cell.tabIndex = 0;
    return cell;
  }

  #placeOf(target: EventTarget | null): { row: number; column: number } | null {
    const cell = target instanceof Element ? target.closest('td, tbody th') : null;
    const line = cell?.parentElement;
    if (!cell || !line?.parentElement?.classList.contains('rows')) return null;
    const drawn = [...line.parentElement.children].indexOf(line);
    return { row: drawn + (this.#printing() ? 0 : this.first()), column: [...line.children].indexOf(cell) - 1 };
  }

  #openActive(): void {
    const { row, column } = this.#active();
    const [line, head] = [this.rows()[row], this.columns()[column]];
    if (line && head) this.opened.emit({ row: rowKey(line), column: head.column.id });
    else if (line) this.opened.emit({ row: rowKey(line), column: '' });
  }

  #wordsOf(cell: ShownCell): { readonly label: string; readonly date: string } {
    const language = this.#texts.language();
    const known = this.#words.get(cell);
    if (known?.language === language) return known;
    const state = this.#texts.text(`readiness.cell.${cell.mark}`);
    const date = cell.day === null ? '' : formatDate(cell.day, language);
    const label =
      cell.day === null
        ? state
        : this.#texts.text(cell.mark === 'done' ? 'readiness.cell.on' : 'readiness.cell.due', { state, date });
    const made = { language, date, label };
    this.#words.set(cell, made);
    return made;
  }
}
