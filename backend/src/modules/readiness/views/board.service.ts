import { Injectable } from '@nestjs/common';
import { postsAsked, postsByState } from '@peacewright/readiness-engine';
import type { Actor, ScopeSet } from '../../../platform/access';
import { Database, SharedReads, type Queryable } from '../../../platform/database';
import { notFound } from '../../../platform/http';
import { Clock } from '../../../platform/time';
import type { BoardDto, BoardLineDto } from '../readiness.dto';
import { BoardQueries, inBoth, type BoardRow } from './board.queries';

const DAY = 86_400_000;

interface BoardAsked {
  readonly scope: ScopeSet;
  readonly past: boolean;
}

/** The board: every rotation within the scope of `completion.read`, in two queries however much was learned. */
@Injectable()
export class BoardService {
  /** Whoever asks for the board of the same scope while it is being read shares the next reading. */
  private readonly reads = new SharedReads<BoardAsked, BoardDto>(
    async (asked) => {
      const [first] = asked;
      const board = first && (await this.read(first));
      return asked.flatMap(() => board ?? []);
    },
    ({ scope, past }) => JSON.stringify([scope, past]),
  );

  constructor(
    private readonly db: Database,
    private readonly queries: BoardQueries,
    private readonly clock: Clock,
  ) {}

  board(actor: Actor, past: boolean): Promise<BoardDto> {
    return this.reads.ask({ scope: actor.scopes('completion.read'), past });
  }

  private async read({ scope, past }: BoardAsked): Promise<BoardDto> {
    const now = this.clock.now();
    const rows = await this.queries.lines(this.db, scope, now, past);
    return { asOf: now.toISOString(), rotations: await this.linesOf(this.db, rows) };
  }

  /** A rotation within `scope`, as its row and as the board shows it; otherwise not found. */
  async rotation(
    db: Queryable,
    scope: ScopeSet,
    rotationId: string,
    now: Date,
  ): Promise<{ row: BoardRow; line: BoardLineDto }> {
    const row = await this.queries.line(db, scope, now, rotationId);
    const [line] = row ? await this.linesOf(db, [row]) : [];
    if (!row || !line) throw notFound();
    return { row, line };
  }

  private async linesOf(db: Queryable, rows: readonly BoardRow[]): Promise<BoardLineDto[]> {
    const titles = await this.queries.moduleTitles(db, [...new Set(rows.flatMap(({ gap }) => gap?.editionId ?? []))]);
    return rows.map((row) => {
      const { gap, tally } = row;
      const byState = tally && postsByState(tally, row.dues ?? [], row.today);
      return {
        rotationId: row.rotationId,
        number: row.number,
        kind: row.kind,
        contingentId: row.contingentId,
        contingentName: row.contingentName,
        countryCode: row.countryCode,
        countryName: row.countryName,
        centreName: row.centreName,
        missionCode: row.missionCode,
        missionName: row.missionName,
        state: row.state,
        deployFrom: row.deployFrom,
        deployTo: row.deployTo,
        today: row.today,
        daysLeft: Math.round((Date.parse(row.deployFrom) - Date.parse(row.today)) / DAY),
        posts: tally?.posts ?? 0,
        onRoll: tally?.onRoll ?? 0,
        vacant: byState?.vacant ?? 0,
        asked: tally ? postsAsked(tally) : 0,
        complete: tally?.complete ?? 0,
        byState: byState ?? { complete: 0, inProgress: 0, notStarted: 0, overdue: 0, vacant: 0, nothingAsked: 0 },
        topGap: gap && {
          moduleId: gap.moduleId,
          code: gap.code,
          title: titles.get(gap.editionId)?.title ?? inBoth({ en: gap.code, fr: gap.code }),
          lacking: gap.lacking,
          of: gap.of,
        },
        changedAt: row.changedAt?.toISOString() ?? null,
      };
    });
  }
}
