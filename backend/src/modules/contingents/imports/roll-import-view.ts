import { PERSON_CATEGORIES, type PersonCategory } from '../../people';
import { headLabels, type RollMapping } from './roll-heads';
import type { Grid } from './roll-grid';
import type { RollColumnDto, RollCountsDto, RollImportDto, RollRowDto } from './roll-imports.dto';
import type { ImportRow } from './roll-imports.queries';
import { DECISIONS_FOR } from './roll-decisions';
import type { KnownRoll, RowPlan } from './roll-matching';
import type { ReadRow, RollContext } from './roll-reading';

const SAMPLES = 3;

/** Number and name are the least that a roll needs. */
export function mapped({ columns }: RollMapping): boolean {
  return (
    (columns.serviceNumber !== undefined || columns.centreNumber !== undefined) &&
    (columns.fullName !== undefined || columns.familyName !== undefined)
  );
}

/** Rows as the preview and the report show them. */
export function rowsOf(
  rows: readonly ReadRow[],
  plans: readonly RowPlan[],
  known: KnownRoll,
  context: RollContext,
): RollRowDto[] {
  const reads = new Map(rows.map((read) => [read.row, read]));
  const people = new Map(known.people.map((person) => [person.id, person]));
  const ranks = new Map(context.ranks.map((rank) => [rank.id, rank.abbreviation]));
  return plans.flatMap((plan): RollRowDto[] => {
    const values = reads.get(plan.row)?.values;
    if (!values) return [];
    const person = people.get(plan.doubt?.knownId ?? '');
    return [
      {
        row: plan.row,
        outcome: plan.outcome,
        number: values.serviceNumber ?? values.centreNumber,
        name: values.name?.fullName ?? null,
        rank: ranks.get(values.rankId ?? '') ?? null,
        subUnit: values.subUnits.join(' / ') || null,
        post:
          [plan.placement?.post.code ?? values.postCode, values.postTitle].filter((part) => part !== null).join(' ') ||
          null,
        ...(plan.refusal && {
          refusal: plan.refusal.code,
          ...(plan.refusal.otherRow !== undefined && { otherRow: plan.refusal.otherRow }),
        }),
        ...(plan.doubt && {
          doubt: plan.doubt.kind,
          options: [...DECISIONS_FOR[plan.doubt.kind]],
          known: person ? `${person.serviceNumber ?? person.centreNumber ?? ''} ${person.fullName}` : plan.doubt.number,
          ...(plan.doubt.decision && { decision: plan.doubt.decision }),
        }),
        notes: [...plan.notes],
        changes: [...plan.changes],
      },
    ];
  });
}

export function importDto(found: ImportRow, grid: Grid | undefined, rows: readonly RollRowDto[]): RollImportDto {
  const counts: RollCountsDto = { new: 0, unchanged: 0, changed: 0, doubtful: 0, refused: 0, skipped: 0 };
  for (const row of rows) counts[row.outcome]++;
  return {
    id: found.id,
    rotationId: found.rotationId,
    fileName: found.fileName,
    state: found.state,
    sheets: found.file.grids.map((one) => one.sheet),
    hiddenSheets: [...found.file.hidden],
    formulas: found.file.formulas,
    mapping: {
      ...found.mapping,
      headRow: found.mapping.headRow + 1,
      columns: { ...found.mapping.columns },
      category: categoryOf(found.mapping.category),
    },
    columns: grid ? columnsOf(grid, found.mapping.headRow) : [],
    mapped: mapped(found.mapping),
    counts,
    rows: [...rows],
    appliedAt: found.appliedAt?.toISOString() ?? null,
    version: found.version,
  };
}

function categoryOf(text: string): PersonCategory {
  return PERSON_CATEGORIES.find((category) => category === text) ?? 'MIL_CONTINGENT';
}

function columnsOf(grid: Grid, headRow: number): RollColumnDto[] {
  const labels = headLabels(grid, headRow);
  const width = Math.max(labels.length, ...grid.rows.slice(headRow + 1, headRow + 20).map((cells) => cells.length));
  return Array.from({ length: width }, (_, column) => ({
    column,
    label: labels[column] ?? null,
    samples: grid.rows
      .slice(headRow + 1)
      .flatMap((cells) => cells[column]?.value ?? [])
      .slice(0, SAMPLES),
  }));
}
