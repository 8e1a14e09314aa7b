import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { Database, type Queryable, type Tx } from '../../../platform/database';
import { Events } from '../../../platform/events';
import { notFound, Problem } from '../../../platform/http';
import { Clock, dayIn, Ids } from '../../../platform/time';
import { rollIsOpen } from '../rotation-rules';
import { RollChanged } from '../roll-events';
import { RotationQueries, type LockedRotation } from '../rotations.queries';
import { csvField } from './csv';
import { REFUSAL_WORDS } from './refusal-words';
import { RollApplying } from './roll-applying';
import { readRollFile } from './roll-file';
import type { Grid, RollFile } from './roll-grid';
import { findHeads, headLabels, headsHash, ROLL_FIELDS, type RollColumns, type RollMapping } from './roll-heads';
import { importDto, mapped, rowsOf } from './roll-import-view';
import type { RollDecisionsDto, RollImportDto, RollImportLineDto, RollMappingChangeDto } from './roll-imports.dto';
import { RollImportQueries, type ImportRow, type ImportTarget } from './roll-imports.queries';
import type { Decision } from './roll-decisions';
import { matchRoll, type KnownRoll, type RowPlan } from './roll-matching';
import { readRoll, type ReadRow, type RollContext } from './roll-reading';

interface Evaluated {
  readonly rows: readonly ReadRow[];
  readonly known: KnownRoll;
  readonly plans: readonly RowPlan[];
  readonly context: RollContext;
}

/** Loading a roll from a spreadsheet: read, map, preview, decide, apply as a whole. Within the scope of `roll.edit`. */
@Injectable()
export class RollImportsService {
  constructor(
    private readonly db: Database,
    private readonly rotations: RotationQueries,
    private readonly queries: RollImportQueries,
    private readonly applying: RollApplying,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(actor: Actor, rotationId: string): Promise<RollImportLineDto[]> {
    if (!(await this.rotations.contains(this.db, actor.scopes('roll.edit'), rotationId))) throw notFound();
    return this.queries.list(this.db, actor.scopes('roll.edit'), rotationId);
  }

  /** Takes a file in and shows what it would do. Nothing on the roll changes. */
  async start(actor: Actor, rotationId: string, fileName: string, bytes: Uint8Array): Promise<RollImportDto> {
    if (!(await this.rotations.contains(this.db, actor.scopes('roll.edit'), rotationId))) throw notFound();
    const file = await readRollFile(bytes);
    const fileHash = createHash('sha256').update(bytes).digest('hex');
    const id = this.ids.next();
    await this.db.transaction(async (tx) => {
      const rotation = await this.lock(tx, actor, rotationId);
      const mapping = await this.mappingFor(tx, rotation, file);
      const decisions = await this.queries.earlierDecisions(tx, rotationId, fileHash);
      await this.queries.insert(tx, {
        id,
        countryId: rotation.countryId,
        rotationId,
        fileName: fileName.slice(0, 200),
        fileHash,
        file,
        mapping,
        decisions,
        by: actor.accountId,
        at: this.clock.now(),
      });
      await this.record(tx, actor, rotation, 'rollImport.started', id, { fileHash });
    });
    return this.show(actor, id);
  }

  async show(actor: Actor, id: string): Promise<RollImportDto> {
    const found = await this.queries.find(this.db, actor.scopes('roll.edit'), id);
    if (!found) throw notFound();
    return this.view(this.db, found);
  }

  /** Other columns; remembered for the country's next file with the same heads. */
  async remap(actor: Actor, id: string, wish: RollMappingChangeDto): Promise<RollImportDto> {
    await this.db.transaction(async (tx) => {
      const { found, rotation } = await this.open(tx, actor, id, wish.version);
      const grid = found.file.grids.find((one) => one.sheet === wish.sheet);
      if (!grid) throw new Problem('request.invalid', { pointers: [{ pointer: '/sheet', code: 'unknown' }] });
      const mapping: RollMapping = {
        sheet: wish.sheet,
        headRow: wish.headRow - 1,
        columns: checkedColumns(wish.columns),
        service: wish.service,
        category: wish.category,
      };
      await this.queries.setMapping(tx, id, wish.version, mapping);
      await this.queries.saveMapping(
        tx,
        found.countryId,
        headsHash(headLabels(grid, mapping.headRow)),
        mapping,
        this.clock.now(),
      );
      await this.record(tx, actor, rotation, 'rollImport.mapped', id, { columns: mapping.columns });
    });
    return this.show(actor, id);
  }

  /** Adds decisions about doubtful rows to those taken before. */
  async decide(actor: Actor, id: string, wish: RollDecisionsDto): Promise<RollImportDto> {
    await this.db.transaction(async (tx) => {
      const { found } = await this.open(tx, actor, id, wish.version);
      const decisions = {
        ...found.decisions,
        ...Object.fromEntries(wish.decisions.map(({ row, decision }) => [String(row), decision])),
      };
      await this.queries.setDecisions(tx, id, wish.version, decisions);
    });
    return this.show(actor, id);
  }

  /** Writes everything or nothing, against the roll as it is at this moment. Refused while a doubtful row is undecided. */
  async apply(actor: Actor, id: string, version: number): Promise<RollImportDto> {
    await this.db.transaction(async (tx) => {
      const { found, rotation } = await this.open(tx, actor, id, version);
      if (!mapped(found.mapping)) throw new Problem('contingents.unmapped');
      const result = await this.evaluate(tx, found, rotation);
      const undecided = result.plans.filter((plan) => plan.outcome === 'doubtful').length;
      if (undecided > 0) throw new Problem('contingents.undecided', { params: { count: undecided } });
      const personIds = await this.applying.apply(tx, rotation, result.known, result.plans, result.rows);
      const grid = gridOf(found);
      const refused = new Set(result.plans.flatMap((plan) => (plan.outcome === 'refused' ? [plan.row] : [])));
      const report = {
        rows: rowsOf(result.rows, result.plans, result.known, result.context),
        heads: grid ? headLabels(grid, found.mapping.headRow) : [],
        refusedCells: refusedCells(grid, refused),
      };
      await this.queries.finish(tx, id, 'DONE', report, this.clock.now());
      const count = (outcome: RowPlan['outcome']): number =>
        result.plans.filter((plan) => plan.outcome === outcome).length;
      await this.record(tx, actor, rotation, 'rollImport.applied', id, {
        new: count('new'),
        changed: count('changed'),
        unchanged: count('unchanged'),
        refused: count('refused'),
        skipped: count('skipped'),
      });
      if (count('new') + count('changed') > 0)
        await this.events.publish(tx, RollChanged, {
          rotationId: rotation.id,
          countryId: rotation.countryId,
          personIds,
        });
    });
    return this.show(actor, id);
  }

  discard(actor: Actor, id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const found = await this.queries.find(tx, actor.scopes('roll.edit'), id, true);
      if (!found) throw notFound();
      if (found.state !== 'PREVIEW') throw new Problem('contingents.importClosed');
      const rotation = await this.lock(tx, actor, found.rotationId);
      await this.queries.finish(tx, id, 'DISCARDED', null, this.clock.now());
      await this.record(tx, actor, rotation, 'rollImport.discarded', id, {});
    });
  }

  /** The refused rows as they stand in the file, with their row number and reason, to be mended and loaded again. */
  async refusedCsv(actor: Actor, id: string): Promise<string> {
    const found = await this.queries.find(this.db, actor.scopes('roll.edit'), id);
    if (!found) throw notFound();
    const { heads: ownHeads, reasons } = REFUSAL_WORDS[actor.language === 'fr' ? 'fr' : 'en'];
    const grid = gridOf(found);
    const { rows } = await this.view(this.db, found);
    const refused = new Map(
      rows.flatMap((row) => {
        if (row.outcome !== 'refused') return [];
        const other = row.otherRow === undefined ? '' : ` (${String(row.otherRow)})`;
        return [[row.row, `${reasons[row.refusal ?? ''] ?? ''}${other}`] as const];
      }),
    );
    const cells = found.report?.refusedCells ?? refusedCells(grid, new Set(refused.keys()));
    const heads = found.report?.heads ?? (grid ? headLabels(grid, found.mapping.headRow) : []);
    const lines = [
      [...ownHeads, ...heads.map((head) => head ?? '')],
      ...cells.map((line) => [String(line.row), refused.get(line.row) ?? '', ...line.cells]),
    ];
    return `\ufeff${lines.map((line) => line.map(csvField).join(',')).join('\r\n')}\r\n`;
  }

  private async view(db: Queryable, found: ImportRow): Promise<RollImportDto> {
    if (found.report || found.state !== 'PREVIEW' || !mapped(found.mapping))
      return importDto(found, gridOf(found), found.report?.rows ?? []);
    const target = await this.queries.target(db, found.rotationId);
    if (!target) throw notFound();
    const result = await this.evaluate(db, found, target);
    return importDto(found, gridOf(found), rowsOf(result.rows, result.plans, result.known, result.context));
  }

  private async evaluate(db: Queryable, found: ImportRow, target: ImportTarget): Promise<Evaluated> {
    const context = await this.queries.context(db, found.countryId);
    const grid = gridOf(found);
    const rows = grid ? readRoll(grid, found.mapping, context, dayIn(this.clock.now(), 'UTC')) : [];
    const known = await this.queries.known(db, target, rows);
    const decisions = new Map(
      Object.entries(found.decisions).map(([row, decision]): [number, Decision] => [Number(row), decision]),
    );
    return { rows, known, plans: matchRoll(rows, known, decisions, found.mapping.category), context };
  }

  private async mappingFor(tx: Tx, { countryId, kind }: LockedRotation, file: RollFile): Promise<RollMapping> {
    const heads = findHeads(file.grids);
    const grid = file.grids.find((one) => one.sheet === heads?.sheet) ?? file.grids[0];
    const headRow = heads?.headRow ?? 0;
    const saved =
      grid && heads ? await this.queries.savedMapping(tx, countryId, headsHash(headLabels(grid, headRow))) : null;
    const { services } = await this.queries.context(tx, countryId);
    const usual = {
      service: saved?.service ?? services[0]?.code ?? 'ARMY',
      category: saved?.category ?? (kind === 'POSTINGS' ? 'MEOM' : 'MIL_CONTINGENT'),
    };
    return { sheet: grid?.sheet ?? '', headRow, columns: saved?.columns ?? heads?.columns ?? {}, ...usual };
  }

  private async open(
    tx: Tx,
    actor: Actor,
    id: string,
    version: number,
  ): Promise<{ found: ImportRow; rotation: LockedRotation }> {
    const found = await this.queries.find(tx, actor.scopes('roll.edit'), id, true);
    if (!found) throw notFound();
    const rotation = await this.lock(tx, actor, found.rotationId);
    if (found.state !== 'PREVIEW') throw new Problem('contingents.importClosed');
    if (found.version !== version)
      throw new Problem('edit.stale', {
        data: { stored: { mapping: found.mapping, decisions: found.decisions }, version: found.version },
      });
    return { found, rotation };
  }

  private async lock(tx: Tx, actor: Actor, rotationId: string): Promise<LockedRotation> {
    const rotation = await this.rotations.lock(tx, actor.scopes('roll.edit'), rotationId);
    if (!rotation) throw notFound();
    if (!rollIsOpen(rotation.state)) throw new Problem('contingents.stateNotNext');
    return rotation;
  }

  private record(
    tx: Tx,
    actor: Actor,
    rotation: LockedRotation,
    action: string,
    id: string,
    details: Record<string, unknown>,
  ): Promise<void> {
    return this.audit.record(tx, actor, {
      action,
      entityKind: 'rollImport',
      entityId: id,
      countryId: rotation.countryId,
      centreId: rotation.centreId,
      details: { rotationId: rotation.id, ...details },
    });
  }
}

function gridOf(found: ImportRow): Grid | undefined {
  return found.file.grids.find((grid) => grid.sheet === found.mapping.sheet);
}

function refusedCells(grid: Grid | undefined, rows: ReadonlySet<number>): { row: number; cells: string[] }[] {
  return (grid?.rows ?? []).flatMap((cells, index) =>
    rows.has(index + 1) ? [{ row: index + 1, cells: cells.map((cell) => cell?.value ?? '') }] : [],
  );
}

function checkedColumns(columns: Readonly<Record<string, number>>): RollColumns {
  const known = new Set<string>(ROLL_FIELDS);
  const bad = Object.entries(columns).filter(
    ([field, column]) => !known.has(field) || !Number.isInteger(column) || column < 0 || column > 500,
  );
  if (bad.length > 0)
    throw new Problem('request.invalid', {
      pointers: bad.map(([field]) => ({ pointer: `/columns/${field}`, code: 'unknown' })),
    });
  return columns;
}
