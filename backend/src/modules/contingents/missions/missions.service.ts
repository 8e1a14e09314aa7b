import { Injectable } from '@nestjs/common';
import type { Actor, ScopeSet } from '../../../platform/access';
import { Audit, NO_COUNTRY } from '../../../platform/audit';
import { Database, type Queryable, type Tx } from '../../../platform/database';
import { notFound, Problem } from '../../../platform/http';
import { Ids } from '../../../platform/time';
import type { MissionChangeDto, MissionDto, MissionEditDto, NewMissionDto } from './missions.dto';

/** Missions, shared by all countries. The country that added one may change it; those of the product itself nobody. */
@Injectable()
export class MissionsService {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly ids: Ids,
  ) {}

  /** All missions, in the order of their codes. */
  list(actor: Actor): Promise<MissionDto[]> {
    return this.read(this.db, actor.scopes('country.edit'), null);
  }

  /** True when there is such a mission. */
  async exists(db: Queryable, id: string): Promise<boolean> {
    return (await db.query('SELECT 1 FROM mission WHERE id = $1', [id])).length > 0;
  }

  /** Adds a mission in the name of a country of the scope. */
  create(actor: Actor, wish: NewMissionDto): Promise<MissionDto> {
    return this.db.transaction(async (tx) => {
      if (!actor.scopes('country.edit').countries.includes(wish.countryId)) throw notFound();
      return this.one(tx, actor, await this.add(tx, actor, wish));
    });
  }

  /** Adds a mission; without a country it is the product's own, which nobody changes. Answers its id. */
  async add(tx: Tx, actor: Actor | null, wish: MissionEditDto & { countryId: string | null }): Promise<string> {
    const id = this.ids.next();
    await this.refuseKnownCode(tx, wish.code, id);
    await tx.query(
      'INSERT INTO mission (id, country_id, code, name, authority, languages, fictional) VALUES ($1,$2,$3,$4,$5,$6,$7)',
      [id, wish.countryId, wish.code, JSON.stringify(wish.name), wish.authority, wish.languages, wish.fictional],
    );
    await this.audit.record(tx, actor, {
      action: 'mission.added',
      entityKind: 'mission',
      entityId: id,
      countryId: wish.countryId ?? NO_COUNTRY,
      details: { code: wish.code, fictional: wish.fictional },
    });
    return id;
  }

  /** Changes a mission of the own country. Fiction stays fiction while a rotation names it: adoption rests on it. */
  change(actor: Actor, id: string, wish: MissionChangeDto): Promise<MissionDto> {
    return this.db.transaction(async (tx) => {
      await tx.query('SELECT 1 FROM mission WHERE id = $1 FOR UPDATE', [id]);
      const before = await this.one(tx, actor, id);
      if (!before.mayEdit) throw notFound();
      if (before.version !== wish.version)
        throw new Problem('edit.stale', { data: { stored: before, version: before.version } });
      if (before.used && before.fictional !== wish.fictional) throw new Problem('contingents.inUse');
      await this.refuseKnownCode(tx, wish.code, id);
      const [row] = await tx.query<{ country_id: string }>(
        `UPDATE mission SET code = $2, name = $3, authority = $4, languages = $5, fictional = $6, version = version + 1
         WHERE id = $1 RETURNING country_id`,
        [id, wish.code, JSON.stringify(wish.name), wish.authority, wish.languages, wish.fictional],
      );
      const after = await this.one(tx, actor, id);
      await this.audit.record(tx, actor, {
        action: 'mission.changed',
        entityKind: 'mission',
        entityId: id,
        countryId: row?.country_id ?? NO_COUNTRY,
        details: { before, after },
      });
      return after;
    });
  }

  private async refuseKnownCode(tx: Tx, code: string, id: string): Promise<void> {
    if ((await tx.query('SELECT 1 FROM mission WHERE code = $1 AND id <> $2', [code, id])).length > 0)
      throw new Problem('code.taken', { pointers: [{ pointer: '/code', code: 'taken' }] });
  }

  private async one(tx: Tx, actor: Actor, id: string): Promise<MissionDto> {
    const [found] = await this.read(tx, actor.scopes('country.edit'), id);
    if (!found) throw notFound();
    return found;
  }

  private read(db: Queryable, scope: ScopeSet, id: string | null): Promise<MissionDto[]> {
    return db.query<MissionDto>(
      `SELECT m.id, m.code, m.name, m.authority, m.languages, m.fictional, m.version, COALESCE(m.country_id = ANY($1::uuid[]), false) AS "mayEdit",
         EXISTS (SELECT 1 FROM rotation r WHERE r.mission_id = m.id) AS used
       FROM mission m WHERE ($2::uuid IS NULL OR m.id = $2) ORDER BY m.code`,
      [scope.countries, id],
    );
  }
}
