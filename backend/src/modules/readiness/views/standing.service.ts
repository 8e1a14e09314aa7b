import { Injectable } from '@nestjs/common';
import {
  dayOfNumber,
  isOverdue,
  missingParts,
  moduleStanding,
  ruleApplies,
  unpackCells,
  type Cell,
  type Column,
  type FactsOf,
  type Plan,
} from '@peacewright/readiness-engine';
import type { Actor } from '../../../platform/access';
import { Database } from '../../../platform/database';
import { notFound } from '../../../platform/http';
import { Clock } from '../../../platform/time';
import { EvidenceService } from '../../evidence';
import type {
  CellDto,
  CellRuleDto,
  MatrixColumnDto,
  MissingPartDto,
  PersonStandingDto,
  StandingDto,
} from '../readiness.dto';
import { FactsReader } from '../status/facts';
import { StatusRepository } from '../status/status.repository';
import { BoardQueries, type BoardRow } from './board.queries';
import { BoardService } from './board.service';
import { MatrixQueries, type ItemWords, type MatrixEntry } from './matrix.queries';
import { MatrixService, personOf } from './matrix.service';

interface Found {
  readonly now: Date;
  readonly row: BoardRow;
  readonly plan: Plan;
  readonly entry: MatrixEntry;
  readonly cells: readonly Cell[];
}

/** Why a cell is as it is: from the kept state to what is missing, the evidence and the recommendations behind the module. */
@Injectable()
export class StandingService {
  constructor(
    private readonly db: Database,
    private readonly board: BoardService,
    private readonly boardQueries: BoardQueries,
    private readonly matrix: MatrixService,
    private readonly queries: MatrixQueries,
    private readonly repository: StatusRepository,
    private readonly facts: FactsReader,
    private readonly evidence: EvidenceService,
    private readonly clock: Clock,
  ) {}

  /** Everything asked of one person of a rotation, and what of it is missing. */
  async person(actor: Actor, rotationId: string, personId: string): Promise<PersonStandingDto> {
    const scope = actor.scopes('completion.read');
    const { line } = await this.board.rotation(this.db, scope, rotationId, this.clock.now());
    const found = await this.find(actor, rotationId, personId);
    const { entry, plan } = found;
    const person = personOf(entry);
    if (!person) throw notFound();
    const wanted = plan.columns.flatMap((column, at) =>
      column.kind === 'MODULE' && found.cells[at]?.state !== 'NOT_APPLICABLE' ? [at] : [],
    );
    const { standings } = await this.standings(actor, found, wanted);
    const subUnits = await this.queries.subUnits(this.db, rotationId);
    return {
      asOf: found.now.toISOString(),
      rotation: line,
      person,
      postTitle: entry.postTitle,
      subUnitName: subUnits.find(({ id }) => id === entry.subUnitId)?.name ?? null,
      modules: standings,
    };
  }

  /** One cell. Not found when the person is not on the roll or the module is no column. */
  async cell(actor: Actor, rotationId: string, personId: string, moduleId: string): Promise<CellDto> {
    const found = await this.find(actor, rotationId, personId);
    const at = found.plan.columns.findIndex((column) => column.kind === 'MODULE' && column.id === moduleId);
    const person = personOf(found.entry);
    if (at < 0 || !person) throw notFound();
    const { standings, factsOf } = await this.standings(actor, found, [at]);
    const [standing] = standings;
    const column = found.plan.columns[at];
    if (!standing || !column) throw notFound();
    const facts = factsOf(moduleId, column.editionId);
    const judged = moduleStanding(facts.shapes, facts.evidence, facts.started);
    const completed =
      judged.state === 'COMPLETED' ? await this.boardQueries.moduleTitles(this.db, [judged.editionId]) : null;
    return {
      ...standing,
      asOf: found.now.toISOString(),
      person,
      completedEdition: judged.state === 'COMPLETED' ? (completed?.get(judged.editionId)?.number ?? null) : null,
      rules: await this.rulesFor(found, at),
      evidence: await this.evidence.ofPerson(actor, personId, moduleId),
      recommendations: await this.queries.recommendations(this.db, moduleId, found.row.centreId),
    };
  }

  private async find(actor: Actor, rotationId: string, personId: string): Promise<Found> {
    const now = this.clock.now();
    const row = await this.boardQueries.line(this.db, actor.scopes('completion.read'), now, rotationId);
    if (!row) throw notFound();
    const [entry] = await this.queries.entries(this.db, rotationId, personId);
    if (!entry?.cells) throw notFound();
    return { now, row, entry, plan: await this.queries.plan(this.db, rotationId), cells: unpackCells(entry.cells) };
  }

  private async standings(
    actor: Actor,
    { row, plan, entry, cells }: Found,
    wanted: readonly number[],
  ): Promise<{ standings: StandingDto[]; factsOf: FactsOf }> {
    const columns = wanted.flatMap((at) => plan.columns[at] ?? []);
    const facts = await this.facts.read(this.db, {
      countryId: row.countryId,
      personIds: [entry.personId ?? ''],
      modules: columns,
    });
    const factsOf = facts.about(entry.personId ?? '');
    const described = await this.matrix.columnsOf(this.db, plan, row.tally);
    const items = await this.queries.items(
      this.db,
      columns.map(({ editionId }) => editionId),
      actor.language,
    );
    const standings = wanted.flatMap((at): StandingDto[] => {
      const cell = cells[at];
      const column = plan.columns[at];
      const words = described[at];
      return cell && column && words ? [standingOf(cell, column, words, plan, row.today, factsOf, items)] : [];
    });
    return { standings, factsOf };
  }

  private async rulesFor({ row, plan, entry }: Found, column: number): Promise<CellRuleDto[]> {
    const rules = await this.repository.rules(this.db, row.rotationId);
    const [subject] = (await this.repository.roll(this.db, row.rotationId)).filter(
      ({ personId }) => personId === entry.personId,
    );
    const titles = await this.boardQueries.courseTitles(
      this.db,
      rules.map(({ courseEditionId }) => courseEditionId),
    );
    const asking = new Set(
      plan.rules
        .filter((rule) => rule.columns.includes(column) && subject && ruleApplies(rule.selector, subject))
        .map(({ id }) => id),
    );
    return rules
      .filter(({ id }) => asking.has(id))
      .map(({ id, courseCode, courseEditionId, dueOn }) => ({
        id,
        courseCode,
        courseTitle: titles.get(courseEditionId)?.title ?? { en: courseCode, fr: courseCode },
        dueOn,
      }))
      .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  }
}

function standingOf(
  cell: Cell,
  column: Column,
  words: MatrixColumnDto,
  plan: Plan,
  today: string,
  factsOf: FactsOf,
  items: ReadonlyMap<string, ItemWords>,
): StandingDto {
  return {
    moduleId: column.id,
    code: words.code,
    title: words.title,
    edition: words.edition,
    state: cell.state,
    dueOn: plan.dues[cell.due] ?? null,
    overdue: isOverdue(cell, plan.dues, today),
    completedOn: cell.day > 0 ? dayOfNumber(cell.day) : null,
    missing: cell.state === 'COMPLETED' || cell.state === 'NOT_APPLICABLE' ? [] : missingOf(column, factsOf, items),
  };
}

function missingOf(column: Column, factsOf: FactsOf, items: ReadonlyMap<string, ItemWords>): MissingPartDto[] {
  const { shapes, evidence } = factsOf(column.id, column.editionId);
  const shape = shapes.find(({ editionId }) => editionId === column.editionId);
  if (!shape) return [];
  const { whole, lessons, tests } = missingParts(shape, evidence);
  const wordsOf = (id: string): ItemWords | undefined => items.get(`${column.editionId} ${id}`);
  const titleOf = (id: string): string => wordsOf(id)?.title ?? '';
  return [
    ...(whole ? [{ kind: 'MODULE' as const, itemId: null, title: '', failures: 0 }] : []),
    ...lessons.map((id) => ({ kind: 'LESSON' as const, itemId: id, title: titleOf(id), failures: 0 })),
    ...tests.map(({ id, failures }) => ({
      kind: wordsOf(id)?.kind === 'SCENARIO' ? ('SCENARIO' as const) : ('TEST' as const),
      itemId: id,
      title: titleOf(id),
      failures,
    })),
  ];
}
