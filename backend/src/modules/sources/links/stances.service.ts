import { Injectable } from '@nestjs/common';
import { ROLES, roleHas } from '@peacewright/contracts';
import type { Actor } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { Database } from '../../../platform/database';
import { notFound, Problem } from '../../../platform/http';
import { Clock } from '../../../platform/time';
import { requireCentre } from '../access';
import type { StanceChangeDto } from '../recommendations/recommendations.dto';
import type { Word } from '../vocabulary';
import { TargetsQueries } from './targets.queries';

/** Roles whose holders read the sources, and so may look after a recommendation. */
export const OWNER_ROLES: readonly string[] = ROLES.filter((role) => roleHas(role, 'source.read'));

/** A person's word about a recommendation, for one centre: verified or not pursued, who looks after it, when to look again. */
@Injectable()
export class StancesService {
  constructor(
    private readonly db: Database,
    private readonly targets: TargetsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Sets the centre's stance; answers its new version. A word needs a reason. */
  async set(actor: Actor, code: string, wish: StanceChangeDto): Promise<number> {
    const word = wish.word ?? null;
    if (word !== null && wish.reason.trim().length < 3)
      throw new Problem('request.invalid', { pointers: [{ pointer: '/reason', code: 'missing' }] });
    return this.db.transaction(async (tx) => {
      const countryId = await requireCentre(tx, actor, 'recommendation.judge', wish.centreId);
      const [recommendation] = await tx.query<{ id: string }>('SELECT id FROM recommendation WHERE code = $1', [code]);
      if (!recommendation) throw notFound();
      const ownerId = wish.ownerId ?? null;
      if (
        ownerId !== null &&
        !(await this.targets.owners(tx, wish.centreId, OWNER_ROLES)).some(({ id }) => id === ownerId)
      )
        throw new Problem('request.invalid', { pointers: [{ pointer: '/ownerId', code: 'unknown' }] });
      const [before] = await tx.query<{ word: Word | null; reason: string; version: number }>(
        'SELECT word, reason, version FROM recommendation_stance WHERE centre_id = $1 AND recommendation_id = $2 FOR UPDATE',
        [wish.centreId, recommendation.id],
      );
      const stale = (): Problem =>
        new Problem('edit.stale', { data: { stored: before ?? null, version: before?.version ?? 0 } });
      if ((before?.version ?? 0) !== wish.version) throw stale();
      const fields = [
        wish.centreId,
        recommendation.id,
        word,
        wish.reason.trim(),
        ownerId,
        wish.reviewOn ?? null,
        actor.accountId,
        this.clock.now(),
      ];
      const written = before
        ? await tx.execute(
            `UPDATE recommendation_stance SET word = $3, reason = $4, owner_id = $5, review_on = $6, said_by = $7, said_at = $8, version = version + 1
             WHERE centre_id = $1 AND recommendation_id = $2 AND version = $9`,
            [...fields, wish.version],
          )
        : await tx.execute(
            `INSERT INTO recommendation_stance (centre_id, recommendation_id, word, reason, owner_id, review_on, said_by, said_at)
             VALUES ($1,$2,$3,$4,$5,$6,$7,$8) ON CONFLICT DO NOTHING`,
            fields,
          );
      if (written === 0) throw stale();
      await this.audit.record(tx, actor, {
        action: 'recommendation.judged',
        entityKind: 'recommendation',
        entityId: recommendation.id,
        countryId,
        centreId: wish.centreId,
        details: { before: before?.word ?? null, after: word, ownerId, reviewOn: wish.reviewOn ?? null },
        reason: wish.reason.trim() || null,
      });
      return wish.version + 1;
    });
  }
}
