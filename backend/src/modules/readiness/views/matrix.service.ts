import { Injectable } from '@nestjs/common';
import {
  asked,
  joinCells,
  packCells,
  packRows,
  vacantCells,
  type Plan,
  type Tally,
} from '@peacewright/readiness-engine';
import type { Actor, ScopeSet } from '../../../platform/access';
import { Database, SharedReads, type Queryable } from '../../../platform/database';
import { notFound } from '../../../platform/http';
import { Clock } from '../../../platform/time';
import type { BoardLineDto, MatrixColumnDto, MatrixDto, MatrixPersonDto, MatrixSubUnitDto } from '../readiness.dto';
import { BoardQueries, inBoth, type BoardRow } from './board.queries';
import { BoardService } from './board.service';
import { MatrixQueries, type MatrixEntry } from './matrix.queries';

/** Everything of a rotation's matrix before it is put into words. */
export interface MatrixParts {
  readonly asOf: Date;
  readonly row: BoardRow;
  readonly line: BoardLineDto;
  readonly plan: Plan;
  readonly columns: readonly MatrixColumnDto[];
  readonly subUnits: readonly MatrixSubUnitDto[];
  readonly entries: readonly { readonly entry: MatrixEntry; readonly cells: Uint8Array }[];
}

/** The matrix of a rotation: people and vacant posts by modules, read from kept rows in six queries. */
@Injectable()
export class MatrixService {
  /** Whoever asks for a rotation's matrix while it is being read shares the next reading. */
  private readonly reads = new SharedReads<string, MatrixParts>(
    async (ids) => {
      const parts = await this.partsOf(ids[0] ?? '');
      return ids.map(() => parts);
    },
    (rotationId) => rotationId,
  );

  constructor(
    private readonly db: Database,
    private readonly board: BoardService,
    private readonly boardQueries: BoardQueries,
    private readonly queries: MatrixQueries,
    private readonly clock: Clock,
  ) {}

  async matrix(actor: Actor, rotationId: string): Promise<MatrixDto> {
    const { asOf, line, plan, columns, subUnits, entries } = await this.parts(actor, rotationId, 'completion.read');
    const cells = joinCells(
      entries.map((one) => one.cells),
      columns.length,
    );
    return {
      asOf: asOf.toISOString(),
      rotation: line,
      columns: [...columns],
      dues: [...plan.dues],
      subUnits: [...subUnits],
      rows: packRows(entries.map(({ entry }) => ({ ...entry, person: personOf(entry) }))),
      cells: Buffer.from(cells.buffer).toString('base64'),
    };
  }

  /** Within the scope of `permission`; otherwise not found. All of one moment, so that cells and columns fit. */
  async parts(
    actor: Actor,
    rotationId: string,
    permission: 'completion.read' | 'completion.export',
  ): Promise<MatrixParts> {
    if (!(await this.boardQueries.sees(this.db, actor.scopes(permission), rotationId))) throw notFound();
    return this.reads.ask(rotationId);
  }

  /** The same for everybody who may see it. */
  private partsOf(rotationId: string): Promise<MatrixParts> {
    const asOf = this.clock.now();
    return this.db.reading(async (tx) => {
      const { row, line } = await this.board.rotation(tx, aloneIn(rotationId), rotationId, asOf);
      const [plan, unordered, read] = await Promise.all([
        this.queries.plan(tx, rotationId),
        this.queries.subUnits(tx, rotationId),
        this.queries.entries(tx, rotationId),
      ]);
      const columns = await this.columnsOf(tx, plan, row.tally);
      const subUnits = inTreeOrder(unordered);
      const place = new Map(subUnits.map(({ id }, at) => [id, at]));
      const above = new Map(subUnits.map(({ id }) => [id, pathTo(id, subUnits)]));
      const placeOf = (entry: MatrixEntry): number =>
        entry.subUnitId === null ? -1 : (place.get(entry.subUnitId) ?? -1);
      const entries = read.map((entry) => ({ entry, cells: entry.cells ?? cellsOfVacant(plan, entry, above) }));
      // Stable: posts keep their order within a sub-unit.
      entries.sort((a, b) => placeOf(a.entry) - placeOf(b.entry));
      return { asOf, row, line, plan, columns, subUnits, entries: withVacantPosts(entries, plan, above) };
    });
  }

  async columnsOf(db: Queryable, plan: Plan, tally: Tally | null): Promise<MatrixColumnDto[]> {
    const editions = (kind: 'COURSE' | 'MODULE'): string[] =>
      plan.columns.flatMap((column) => (column.kind === kind ? [column.editionId] : []));
    const [modules, courses] = await Promise.all([
      this.boardQueries.moduleTitles(db, editions('MODULE')),
      this.boardQueries.courseTitles(db, editions('COURSE')),
    ]);
    return plan.columns.map((column, at) => {
      const words = (column.kind === 'COURSE' ? courses : modules).get(column.editionId);
      return {
        kind: column.kind,
        id: column.id,
        code: column.code,
        title: words?.title ?? inBoth({ en: column.code, fr: column.code }),
        edition: words?.number ?? 0,
        courseId: column.kind === 'COURSE' ? column.id : column.courseId,
        must: tally?.must[at] ?? 0,
        have: tally?.have[at] ?? 0,
      };
    });
  }
}

/** The scope of a rotation and nothing else. */
function aloneIn(rotationId: string): ScopeSet {
  const none: readonly string[] = [];
  return {
    system: false,
    countries: none,
    centres: none,
    contingents: none,
    rotations: [rotationId],
    offerings: none,
    assessments: none,
    empty: false,
  };
}

export function personOf(entry: MatrixEntry): MatrixPersonDto | null {
  if (entry.personId === null) return null;
  return {
    id: entry.personId,
    name: entry.name ?? entry.number ?? '',
    number: entry.number ?? '',
    service: entry.service ?? '',
    rank: entry.rank,
  };
}

/** A post that only a reserve stands by for is vacant too: it gets a row of its own before the reserve's. */
function withVacantPosts(
  entries: MatrixParts['entries'],
  plan: Plan,
  above: ReadonlyMap<string, readonly string[]>,
): MatrixParts['entries'] {
  const held = new Set(
    entries.filter(({ entry }) => entry.personId !== null && !entry.reserve).map(({ entry }) => entry.postId),
  );
  const seen = new Set<string>();
  return entries.flatMap((one) => {
    const { entry } = one;
    if (!entry.reserve || held.has(entry.postId) || seen.has(entry.postId)) return [one];
    seen.add(entry.postId);
    const vacant: MatrixEntry = {
      ...entry,
      rankBand: entry.postRankBand,
      reserve: false,
      personId: null,
      name: null,
      number: null,
      service: null,
      rank: null,
      cells: null,
    };
    return [{ entry: vacant, cells: cellsOfVacant(plan, vacant, above) }, one];
  });
}

function cellsOfVacant(plan: Plan, entry: MatrixEntry, above: ReadonlyMap<string, readonly string[]>): Uint8Array {
  const subject = {
    category: entry.category,
    rankBand: entry.rankBand,
    subUnitIds: entry.subUnitId === null ? [] : (above.get(entry.subUnitId) ?? []),
  };
  return packCells(vacantCells(plan, asked(plan, subject)));
}

/** A sub-unit and every one above it. */
function pathTo(id: string, subUnits: readonly MatrixSubUnitDto[]): string[] {
  const path: string[] = [];
  for (let at: string | null = id; at !== null && !path.includes(at);) {
    path.push(at);
    const found: string = at;
    at = subUnits.find((one) => one.id === found)?.parentId ?? null;
  }
  return path;
}

/** Each parent before its children, siblings as given. */
function inTreeOrder(subUnits: readonly MatrixSubUnitDto[]): MatrixSubUnitDto[] {
  const below = (parentId: string | null): MatrixSubUnitDto[] =>
    subUnits.filter((one) => one.parentId === parentId).flatMap((one) => [one, ...below(one.id)]);
  return below(null);
}
