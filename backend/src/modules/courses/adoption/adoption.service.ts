import { Injectable } from '@nestjs/common';
import { percentOf } from '@peacewright/assessment-engine';
import type { Actor } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { Database, type Queryable } from '../../../platform/database';
import { notFound, Problem } from '../../../platform/http';
import { Clock } from '../../../platform/time';
import { centresWith, contentScope } from '../access';
import { EditionViewsQueries } from '../editions/edition-views.queries';
import type { AdoptionDto } from '../editions/editions.dto';
import { EditionsService } from '../editions/editions.service';
import type { AdoptDto, CentreValueDto, CentreValueQueryDto, SetCentreValueDto } from './adoption.dto';
import { CentreValues } from './centre-values.queries';

/** A centre takes reference content as its own, and sets the values that are its to set. */
@Injectable()
export class AdoptionService {
  constructor(
    private readonly db: Database,
    private readonly editions: EditionsService,
    private readonly views: EditionViewsQueries,
    private readonly values: CentreValues,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** By the approver of the centre, of a published reference edition; adopting twice changes nothing. */
  async adopt(actor: Actor, editionId: string, wish: AdoptDto): Promise<AdoptionDto> {
    return this.db.transaction(async (tx) => {
      const countryId = await this.countryOf(tx, wish.centreId, centresWith(actor, 'course.approve'));
      const edition = await this.editions.readable(tx, await contentScope(tx, actor), editionId);
      if (edition.ownerCentreId !== null || edition.state !== 'PUBLISHED')
        throw new Problem('edition.notOpen', { params: { state: edition.state } });
      const added = await tx.execute(
        'INSERT INTO adoption (centre_id, module_edition_id, adopted_by, adopted_at, note) VALUES ($1,$2,$3,$4,$5) ON CONFLICT DO NOTHING',
        [wish.centreId, editionId, actor.accountId, this.clock.now(), wish.note ?? ''],
      );
      if (added > 0)
        await this.audit.record(tx, actor, {
          action: 'moduleEdition.adopted',
          entityKind: 'moduleEdition',
          entityId: editionId,
          countryId,
          centreId: wish.centreId,
          details: { code: edition.code, number: edition.number },
        });
      const [adoption] = await this.views.adoptions(tx, editionId, [wish.centreId]);
      if (!adoption) throw new Error('An adoption that was just written is not there.');
      return adoption;
    });
  }

  async list(actor: Actor, query: CentreValueQueryDto): Promise<CentreValueDto[]> {
    const scope = await contentScope(this.db, actor);
    if (!scope.readers.includes(query.centreId)) throw notFound();
    const editionIds =
      query.moduleEditionId === undefined
        ? await this.editionsOf(this.db, query.centreId)
        : [(await this.editions.readable(this.db, scope, query.moduleEditionId)).id];
    const everything = query.moduleEditionId === undefined;
    const values = await this.values.of(this.db, query.centreId, editionIds, actor.language, everything);
    return values.map((value) => ({ ...value, modules: [...value.modules], scenarios: [...value.scenarios] }));
  }

  /** 409 `edit.stale` with the stored value; 422 for a pass mark that no test could go by. */
  async set(actor: Actor, wish: SetCentreValueDto): Promise<{ version: number }> {
    return this.db.transaction(async (tx) => {
      const countryId = await this.countryOf(tx, wish.centreId, centresWith(actor, 'centreValue.edit'));
      if (percentOf(wish.value) === null && (await this.values.isPassMark(tx, wish.key)))
        throw new Problem('centreValue.notPercent', { pointers: [{ pointer: '/value', code: 'percent' }] });
      const values = [wish.centreId, wish.key, wish.value, wish.source, actor.accountId, this.clock.now()];
      const [saved] =
        wish.version === 0
          ? await tx.query<{ version: number }>(
              `INSERT INTO centre_value (centre_id, key, value, source, set_by, set_at) VALUES ($1,$2,$3,$4,$5,$6) ON CONFLICT DO NOTHING RETURNING version`,
              values,
            )
          : await tx.query<{ version: number }>(
              `UPDATE centre_value SET value = $3, source = $4, set_by = $5, set_at = $6, version = version + 1
               WHERE centre_id = $1 AND key = $2 AND version = $7 RETURNING version`,
              [...values, wish.version],
            );
      if (!saved) {
        const [stored] = await tx.query<{ value: string; source: string; version: number }>(
          'SELECT value, source, version FROM centre_value WHERE centre_id = $1 AND key = $2',
          [wish.centreId, wish.key],
        );
        throw new Problem('edit.stale', { data: stored ?? { value: '', source: '', version: 0 } });
      }
      await this.audit.record(tx, actor, {
        action: 'centreValue.set',
        entityKind: 'centre',
        entityId: wish.centreId,
        countryId,
        centreId: wish.centreId,
        details: { key: wish.key, value: wish.value, source: wish.source, version: saved.version },
      });
      return saved;
    });
  }

  private async countryOf(db: Queryable, centreId: string, centres: readonly string[]): Promise<string> {
    const [centre] = await db.query<{ country_id: string }>(
      'SELECT country_id FROM centre WHERE id = $1 AND id = ANY($2)',
      [centreId, centres],
    );
    if (!centre) throw notFound();
    return centre.country_id;
  }

  /** Published editions of the centre and of the reference. */
  private async editionsOf(db: Queryable, centreId: string): Promise<string[]> {
    const rows = await db.query<{ id: string }>(
      `SELECT e.id FROM module_edition e JOIN module m ON m.id = e.module_id WHERE e.state = 'PUBLISHED' AND (m.owner_centre_id IS NULL OR m.owner_centre_id = $1)`,
      [centreId],
    );
    return rows.map(({ id }) => id);
  }
}
