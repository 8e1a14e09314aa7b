import { httpResource } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { CellDto, EvidenceScenarioDto, MatrixColumnDto } from '@peacewright/api-client';
import { TranslocoPipe } from '@jsverse/transloco';
import { DatePipe, Icon, PluralPipe, Skeleton } from '@peacewright/ui';
import { ProblemPanel, Session, Texts } from '../../../app';
import { nameIn, type ShownRow } from '../shared/cells';
import { Title } from '../shared/title';
import { MarkChip } from '../shared/mark-chip';

/** Why a cell is as it is: what is missing, the evidence, and the recommendations behind the module. */
@Component({
  selector: 'pw-cell-panel',
  imports: [
    DatePipe,
    Icon,
    MarkChip,
    MatIconButton,
    PluralPipe,
    ProblemPanel,
    RouterLink,
    Skeleton,
    Title,
    TranslocoPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './cell-panel.html',
  styleUrl: './cell-panel.scss',
  host: { '(keydown.escape)': 'closed.emit()' },
})
export class CellPanel {
  readonly #texts = inject(Texts);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly session = inject(Session);
  readonly rotationId = input.required<string>();
  readonly shown = input.required<ShownRow>();
  /** Every column of the matrix, in the order of the row's cells. */
  readonly columns = input.required<readonly MatrixColumnDto[]>();
  /** Id of the course or module; empty: the row's head was chosen. */
  readonly column = input.required<string>();
  readonly closed = output();
  /** Another column of the same row was asked for. */
  readonly chosen = output<string>();

  protected readonly person = computed(() => this.shown().row.person ?? null);
  protected readonly at = computed(() => this.columns().findIndex(({ id }) => id === this.column()));
  protected readonly head = computed(() => this.columns()[this.at()] ?? null);
  protected readonly shownCell = computed(() => this.shown().cells[this.at()] ?? null);
  /** Modules to list: of the course, or of everything asked when the row's head was chosen. */
  protected readonly modules = computed(() => {
    const head = this.head();
    if (head?.kind === 'MODULE') return [];
    return this.columns().flatMap((column, at) => {
      const cell = this.shown().cells[at];
      return column.kind === 'MODULE' && cell && (head === null ? cell.mark !== 'na' : column.courseId === head.id)
        ? [{ column, cell }]
        : [];
    });
  });
  protected readonly cell = httpResource<CellDto>(() => {
    const [person, head] = [this.person(), this.head()];
    this.#texts.language();
    return person && head?.kind === 'MODULE' && this.shownCell()?.mark !== 'na'
      ? `/api/readiness/rotations/${this.rotationId()}/people/${person.id}/modules/${head.id}`
      : undefined;
  });

  constructor() {
    effect(() => {
      this.shown();
      this.column();
      this.heading()?.nativeElement.focus();
    });
  }

  /** How one objective of the module came out of an assessed scenario. */
  protected gradeOf(scenario: EvidenceScenarioDto, objective: string): string {
    const grade = scenario.objectives.find(({ id }) => id === objective)?.grade ?? 'notObserved';
    return this.#texts.text(`readiness.panel.grade.${grade}`);
  }

  protected name(name: { en: string; fr: string }): string {
    return nameIn(name, this.#texts.language());
  }
}
