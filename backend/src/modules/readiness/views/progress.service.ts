import { Injectable } from '@nestjs/common';
import { asked, evaluateAsked, progressOf, unpackCells, type Cell } from '@peacewright/readiness-engine';
import type { Actor } from '../../../platform/access';
import { Database } from '../../../platform/database';
import { Problem } from '../../../platform/http';
import { Clock } from '../../../platform/time';
import type { ProgressDto } from '../readiness.dto';
import { FactsReader } from '../status/facts';
import { StatusRepository } from '../status/status.repository';
import type { BoardRow } from './board.queries';
import { BoardService } from './board.service';
import { MatrixQueries } from './matrix.queries';

/**
 * How today's roll came to where it is, by the days on which things were shown: evidence that is recorded late changes the
 * past of the curve. With `knownOn` the curve is drawn from what had been recorded by the end of that day.
 */
@Injectable()
export class ProgressService {
  constructor(
    private readonly db: Database,
    private readonly board: BoardService,
    private readonly queries: MatrixQueries,
    private readonly repository: StatusRepository,
    private readonly facts: FactsReader,
    private readonly clock: Clock,
  ) {}

  async progress(actor: Actor, rotationId: string, knownOn: string | null): Promise<ProgressDto> {
    const now = this.clock.now();
    const { row, line } = await this.board.rotation(this.db, actor.scopes('completion.read'), rotationId, now);
    const plan = await this.queries.plan(this.db, rotationId);
    const rows =
      knownOn === null ? await this.kept(rotationId) : await this.asKnown(row, await this.endOf(knownOn, row.timeZone));
    return {
      asOf: now.toISOString(),
      rotation: line,
      knownOn,
      posts: line.asked,
      modules: plan.columns.reduce(
        (sum, column, at) => (column.kind === 'MODULE' ? sum + (row.tally?.must[at] ?? 0) : sum),
        0,
      ),
      points: progressOf(plan, rows),
    };
  }

  private async kept(rotationId: string): Promise<Cell[][]> {
    const entries = await this.queries.entries(this.db, rotationId);
    return entries.flatMap(({ cells, reserve }) => (cells === null || reserve ? [] : [unpackCells(cells)]));
  }

  private async asKnown(row: BoardRow, until: Date): Promise<Cell[][]> {
    const plan = await this.queries.plan(this.db, row.rotationId);
    const roll = (await this.repository.roll(this.db, row.rotationId)).flatMap((one) =>
      one.personId === null || one.reserve ? [] : [{ ...one, personId: one.personId }],
    );
    const facts = await this.facts.read(this.db, {
      countryId: row.countryId,
      personIds: roll.map(({ personId }) => personId),
      modules: plan.columns.filter((column) => column.kind === 'MODULE'),
      knownBy: until,
    });
    return roll.map((one) => evaluateAsked(plan, asked(plan, one), facts.about(one.personId)));
  }

  /** The instant at which a day ends where the rotation is prepared. */
  private async endOf(day: string, timeZone: string): Promise<Date> {
    if (new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10) !== day)
      throw new Problem('request.invalid', { pointers: [{ pointer: '/knownOn', code: 'matches' }] });
    const [row] = await this.db.query<{ until: Date }>(
      `SELECT (($1::date + 1)::timestamp AT TIME ZONE $2) - interval '1 microsecond' AS until`,
      [day, timeZone],
    );
    return row?.until ?? this.clock.now();
  }
}
