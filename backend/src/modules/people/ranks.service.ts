import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access';
import { Audit } from '../../platform/audit';
import { Database, type Queryable, type Tx } from '../../platform/database';
import { notFound, Problem } from '../../platform/http';
import { Ids } from '../../platform/time';
import type { NewRankDto, RankChangeDto, RankDto } from './personnel.dto';

const RANK = `SELECT r.id, r.country_id AS "countryId", r.service, r.abbreviation, r.name, r.sort_order AS "sortOrder", r.band, r.version FROM rank r`;

/** Each country's ranks by service, with abbreviation, order and band. */
@Injectable()
export class RanksService {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly ids: Ids,
  ) {}

  /** Ranks are no secret inside their country: whoever may read contingents or people there sees them. */
  list(actor: Actor, countryId: string): Promise<RankDto[]> {
    const read = actor.scopes('people.read');
    const edit = actor.scopes('country.edit');
    return this.db.query<RankDto>(
      `${RANK} WHERE r.country_id = $1 AND (r.country_id = ANY($2) OR r.country_id = $6 OR EXISTS (
         SELECT 1 FROM rotation o WHERE o.country_id = r.country_id AND (o.centre_id = ANY($3) OR o.contingent_id = ANY($4) OR o.id = ANY($5)))
         OR EXISTS (SELECT 1 FROM centre c WHERE c.country_id = r.country_id AND c.id = ANY($3)))
       ORDER BY r.service, r.sort_order, r.abbreviation`,
      [
        countryId,
        [...read.countries, ...edit.countries],
        read.centres,
        read.contingents,
        read.rotations,
        actor.countryId,
      ],
    );
  }

  /** For `country.edit` within the country. A second rank of that abbreviation in the service is a conflict. */
  async add(tx: Tx, actor: Actor | null, rank: NewRankDto): Promise<string> {
    if (actor) await this.mayEdit(tx, actor, rank.countryId);
    const id = this.ids.next();
    await tx.query(
      'INSERT INTO rank (id, country_id, service, abbreviation, name, sort_order, band) VALUES ($1,$2,$3,$4,$5,$6,$7)',
      [id, rank.countryId, rank.service, rank.abbreviation, JSON.stringify(rank.name), rank.sortOrder, rank.band],
    );
    await this.audit.record(tx, actor, {
      action: 'rank.added',
      entityKind: 'rank',
      entityId: id,
      countryId: rank.countryId,
      details: { service: rank.service, abbreviation: rank.abbreviation, band: rank.band },
    });
    return id;
  }

  create(actor: Actor, rank: NewRankDto): Promise<RankDto> {
    return this.db.transaction(async (tx) => this.one(tx, await this.add(tx, actor, rank)));
  }

  change(actor: Actor, id: string, wish: RankChangeDto): Promise<RankDto> {
    return this.db.transaction(async (tx) => {
      const [before] = await tx.query<RankDto>(`${RANK} WHERE r.id = $1 FOR UPDATE`, [id]);
      if (!before) throw notFound();
      await this.mayEdit(tx, actor, before.countryId);
      const changed = await tx.execute(
        `UPDATE rank SET service = $3, abbreviation = $4, name = $5, sort_order = $6, band = $7, version = version + 1 WHERE id = $1 AND version = $2`,
        [id, wish.version, wish.service, wish.abbreviation, JSON.stringify(wish.name), wish.sortOrder, wish.band],
      );
      if (changed === 0) throw new Problem('edit.stale', { data: { stored: before, version: before.version } });
      const after = await this.one(tx, id);
      await this.audit.record(tx, actor, {
        action: 'rank.changed',
        entityKind: 'rank',
        entityId: id,
        countryId: before.countryId,
        details: { before, after },
      });
      return after;
    });
  }

  /** Refused while a person holds the rank. */
  remove(actor: Actor, id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const [before] = await tx.query<RankDto>(`${RANK} WHERE r.id = $1 FOR UPDATE`, [id]);
      if (!before) throw notFound();
      await this.mayEdit(tx, actor, before.countryId);
      const [holder] = await tx.query('SELECT 1 FROM person WHERE rank_id = $1 LIMIT 1', [id]);
      if (holder !== undefined) throw new Problem('contingents.rankHeld');
      await tx.execute('DELETE FROM rank WHERE id = $1', [id]);
      await this.audit.record(tx, actor, {
        action: 'rank.removed',
        entityKind: 'rank',
        entityId: id,
        countryId: before.countryId,
        details: { before },
      });
    });
  }

  private async one(db: Queryable, id: string): Promise<RankDto> {
    const [rank] = await db.query<RankDto>(`${RANK} WHERE r.id = $1`, [id]);
    if (!rank) throw notFound();
    return rank;
  }

  private async mayEdit(tx: Tx, actor: Actor, countryId: string): Promise<void> {
    const [country] = await tx.query('SELECT 1 FROM country WHERE id = $1 AND id = ANY($2)', [
      countryId,
      actor.scopes('country.edit').countries,
    ]);
    if (country === undefined) throw notFound();
  }
}
