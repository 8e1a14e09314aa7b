import { Injectable, OnModuleInit } from '@nestjs/common';
import { canonicalJson } from '@peacewright/kernel';
import {
  asked,
  countFilled,
  countVacant,
  emptyTally,
  evaluateAsked,
  NOT_ASKED,
  packCells,
  planOf,
  reevaluate,
  topGap,
  unpackCells,
  type Cell,
  type Plan,
  type Tally,
} from '@peacewright/readiness-engine';
import type { Tx } from '../../../platform/database';
import { Events } from '../../../platform/events';
import { Clock } from '../../../platform/time';
import { AssignmentsChanged, RollChanged } from '../../contingents';
import { EvidenceRecorded } from '../../evidence';
import { ReadingBegun } from '../../learning';
import { FactsReader } from './facts';
import { StatusRepository, type Gap, type RollRow, type StoredRow } from './status.repository';

/**
 * Keeps one packed row a person on a roll, and one tally a rotation, true to evidence, roll and rules, in the transaction
 * that changes them. What an act costs grows with what it touches: a person's evidence reads that person's rows; a change
 * of the roll reads the evidence of newcomers; a change of rules reads everyone's.
 *
 * Locks, always in this order: country (shared for evidence, alone for rolls and rules), rows of people by rotation and
 * person, summaries by rotation.
 */
@Injectable()
export class StatusKeeper implements OnModuleInit {
  constructor(
    private readonly events: Events,
    private readonly repository: StatusRepository,
    private readonly facts: FactsReader,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.events.on(EvidenceRecorded, (tx, { countryId, personIds, moduleIds }) =>
      this.recomputePeople(tx, countryId, personIds, moduleIds),
    );
    this.events.on(ReadingBegun, (tx, { countryId, readings }) =>
      this.recomputePeople(
        tx,
        countryId,
        readings.map(({ personId }) => personId),
        [...new Set(readings.map(({ moduleId }) => moduleId))],
        readings,
      ),
    );
    this.events.on(RollChanged, (tx, { rotationId }) => this.recomputeRotation(tx, rotationId));
    this.events.on(AssignmentsChanged, (tx, { rotationId }) => this.recomputeRotation(tx, rotationId));
  }

  /**
   * Evidence of these people about these modules was added or taken back, or reading in them began: `begun` then says who
   * began what, and nothing else is judged anew. One journey to the database, however many people; what it writes travels
   * with what the act sends next.
   */
  async recomputePeople(
    tx: Tx,
    countryId: string,
    personIds: readonly string[],
    moduleIds: readonly string[],
    begun?: readonly { readonly personId: string; readonly moduleId: string }[],
  ): Promise<void> {
    const [, rows, evidence, started, summaries] = await Promise.all([
      this.repository.shareCountry(tx, countryId),
      this.repository.rowsOfPeople(tx, countryId, personIds),
      this.repository.evidence(tx, countryId, personIds, moduleIds),
      begun ?? this.repository.started(tx, countryId, personIds, moduleIds),
      this.repository.summariesOfPeople(tx, personIds),
    ]);
    const byRotation = new Map(summaries.map((summary) => [summary.rotationId, summary]));
    const modules = summaries
      .flatMap(({ plan }) => plan.columns)
      .filter((column) => column.kind === 'MODULE' && moduleIds.includes(column.id));
    if (modules.length === 0) return;
    const facts = await this.facts.judge(tx, { countryId, personIds, modules }, evidence, () =>
      Promise.resolve(started),
    );
    const changed = rows.flatMap((row) => {
      const summary = byRotation.get(row.rotationId);
      if (!summary) return [];
      const before = unpackCells(row.cells);
      const own = begun?.flatMap(({ personId, moduleId }) => (personId === row.personId ? [moduleId] : []));
      const after = reevaluate(summary.plan, before, own ?? moduleIds, facts.about(row.personId));
      const cells = packCells(after);
      return row.cells.equals(cells) ? [] : [{ ...row, summary, before, after, cells }];
    });
    if (changed.length === 0) return;
    const now = this.clock.now();
    this.repository.saveCells(tx, countryId, changed, now);
    const counted = changed.filter((row) => row.counted);
    for (const { summary, before, after } of counted) {
      countFilled(summary.tally, summary.plan, before, -1);
      countFilled(summary.tally, summary.plan, after, 1);
    }
    for (const { rotationId, plan, tally } of new Set(counted.map(({ summary }) => summary)))
      this.repository.saveTally(tx, rotationId, tally, gapOf(tally, plan), now);
  }

  /** The roll, its posts or the rules of the rotation changed. */
  async recomputeRotation(tx: Tx, rotationId: string): Promise<void> {
    const countryId = await this.repository.countryOf(tx, rotationId);
    if (countryId === null) return;
    await this.repository.holdCountry(tx, countryId);
    const plan = planOf(await this.repository.rules(tx, rotationId));
    const summary = await this.repository.summary(tx, rotationId);
    const stored = new Map((await this.repository.stored(tx, countryId, rotationId)).map((row) => [row.personId, row]));
    const roll = await this.repository.roll(tx, rotationId);
    const samePlan = summary !== null && canonicalJson(summary.plan) === canonicalJson(plan);
    const people = await this.evaluate(tx, countryId, plan, roll, samePlan ? stored : new Map<string, StoredRow>());
    const tally = emptyTally(plan);
    for (const { row, cells } of people) if (!row.reserve) countFilled(tally, plan, cells, 1);
    const filled = new Set(
      roll.filter(({ personId, reserve }) => personId !== null && !reserve).map(({ postId }) => postId),
    );
    const vacant = new Map(roll.filter(({ postId }) => !filled.has(postId)).map((row) => [row.postId, row]));
    for (const row of vacant.values()) countVacant(tally, asked(plan, { ...row, rankBand: row.postRankBand }));
    const changed = people.flatMap(({ row, personId, cells }) => {
      const packed = packCells(cells);
      const known = stored.get(personId);
      return known?.counted === !row.reserve && known.cells.equals(packed)
        ? []
        : [{ personId, counted: !row.reserve, cells: packed }];
    });
    const gone = [...stored.keys()].filter((personId) => !people.some((one) => one.personId === personId));
    const now = this.clock.now();
    await this.repository.saveRows(tx, countryId, rotationId, changed, now);
    if (gone.length > 0) await this.repository.removeRows(tx, countryId, rotationId, gone);
    if (samePlan && changed.length === 0 && gone.length === 0 && canonicalJson(summary.tally) === canonicalJson(tally))
      return;
    await this.repository.saveSummary(tx, countryId, rotationId, plan, tally, gapOf(tally, plan), now);
  }

  /** Cells of everyone on the roll; `reusable` rows are kept where the same columns are asked by the same days. */
  private async evaluate(
    tx: Tx,
    countryId: string,
    plan: Plan,
    roll: readonly RollRow[],
    reusable: ReadonlyMap<string, StoredRow>,
  ): Promise<PersonCells[]> {
    const people = roll.flatMap((row) =>
      row.personId === null ? [] : [{ row, personId: row.personId, due: asked(plan, row) }],
    );
    const kept = new Map<string, Cell[]>();
    for (const { personId, due } of people) {
      const known = reusable.get(personId);
      const cells = known && unpackCells(known.cells);
      if (cells?.every((cell, at) => cell.due === due[at])) kept.set(personId, cells);
    }
    const modules = plan.columns.filter((column) => column.kind === 'MODULE');
    const fresh = people
      .filter(({ personId, due }) => !kept.has(personId) && due.some((entry) => entry !== NOT_ASKED))
      .map(({ personId }) => personId);
    const facts = await this.facts.read(tx, { countryId, personIds: fresh, modules });
    return people.map(({ row, personId, due }) => ({
      row,
      personId,
      cells: kept.get(personId) ?? evaluateAsked(plan, due, facts.about(personId)),
    }));
  }
}

interface PersonCells {
  readonly row: RollRow;
  readonly personId: string;
  readonly cells: Cell[];
}

function gapOf(tally: Tally, plan: Plan): Gap | null {
  const gap = topGap(tally, plan);
  const column = gap && plan.columns[gap.column];
  return column
    ? { moduleId: column.id, editionId: column.editionId, code: column.code, lacking: gap.lacking, of: gap.of }
    : null;
}
