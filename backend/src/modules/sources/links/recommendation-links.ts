import { Injectable } from '@nestjs/common';
import { productFeatures } from '@peacewright/reference-content';
import type { Actor } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import type { Tx } from '../../../platform/database';
import { notFound, Problem } from '../../../platform/http';
import { Clock, Ids } from '../../../platform/time';
import { requireCentre } from '../access';
import type { Strength, TargetKind } from '../vocabulary';
import { TargetsQueries } from './targets.queries';

/** What answers a recommendation. */
export interface LinkWish {
  /** Of the recommendation. */
  readonly code: string;
  readonly targetKind: TargetKind;
  /** Null for features only. */
  readonly moduleId: string | null;
  /** Lesson, exercise or objective inside the module, or a feature's code; null for the module itself. */
  readonly itemId: string | null;
  readonly strength: Strength;
  /** What is answered and what stays open; empty is allowed. */
  readonly note: string;
}

/** A link of the reference content: of no centre, seen by every one. */
export type ReferenceLink = LinkWish;

/** The links between recommendations and what answers them. */
@Injectable()
export class RecommendationLinks {
  constructor(
    private readonly targets: TargetsQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Adds a link of one centre, of which the actor must hold `recommendation.link`; answers its id. The target must be the
   * centre's own or of the reference content. Refused when the same link is there already.
   */
  async add(tx: Tx, actor: Actor, centreId: string, wish: LinkWish): Promise<string> {
    const countryId = await requireCentre(tx, actor, 'recommendation.link', centreId);
    const [recommendation] = await tx.query<{ id: string }>('SELECT id FROM recommendation WHERE code = $1', [
      wish.code,
    ]);
    if (!recommendation) throw notFound();
    const itemId = await this.checked(tx, centreId, wish);
    const id = this.ids.next();
    const added = await tx.execute(
      `INSERT INTO recommendation_link (id, centre_id, recommendation_id, target_kind, module_id, item_id, strength, note, created_by, created_at)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10) ON CONFLICT DO NOTHING`,
      [
        id,
        centreId,
        recommendation.id,
        wish.targetKind,
        wish.moduleId,
        itemId,
        wish.strength,
        wish.note,
        actor.accountId,
        this.clock.now(),
      ],
    );
    if (added === 0) throw new Problem('sources.linkExists');
    await this.audit.record(tx, actor, {
      action: 'recommendationLink.added',
      entityKind: 'recommendationLink',
      entityId: id,
      countryId,
      centreId,
      details: {
        code: wish.code,
        targetKind: wish.targetKind,
        moduleId: wish.moduleId,
        itemId,
        strength: wish.strength,
      },
    });
    return id;
  }

  /** Ends a link of a centre in which the actor holds `recommendation.link`. Links of the reference content stay. */
  async end(tx: Tx, actor: Actor, linkId: string): Promise<void> {
    const [link] = await tx.query<{ centreId: string }>(
      `UPDATE recommendation_link SET ended_at = $3, ended_by = $4 WHERE id = $1 AND centre_id = ANY($2) AND ended_at IS NULL RETURNING centre_id AS "centreId"`,
      [linkId, actor.scopes('recommendation.link').centres, this.clock.now(), actor.accountId],
    );
    if (!link) throw notFound();
    await this.audit.record(tx, actor, {
      action: 'recommendationLink.ended',
      entityKind: 'recommendationLink',
      entityId: linkId,
      countryId: await requireCentre(tx, actor, 'recommendation.link', link.centreId),
      centreId: link.centreId,
    });
  }

  /** Adds a link of the reference content where it is not there yet; false when it is, or when code or module are unknown. */
  async addReference(tx: Tx, link: ReferenceLink): Promise<boolean> {
    const added = await tx.execute(
      `INSERT INTO recommendation_link (id, centre_id, recommendation_id, target_kind, module_id, item_id, strength, note, created_at)
       SELECT $1, NULL, r.id, $3, $4::uuid, $5, $6, $7, $8 FROM recommendation r
       WHERE r.code = $2 AND ($4::uuid IS NULL OR EXISTS (SELECT 1 FROM module WHERE id = $4 AND owner_centre_id IS NULL))
       ON CONFLICT DO NOTHING`,
      [
        this.ids.next(),
        link.code,
        link.targetKind,
        link.moduleId,
        link.itemId ?? link.moduleId ?? '',
        link.strength,
        link.note,
        this.clock.now(),
      ],
    );
    return added > 0;
  }

  /**
   * Gives a copied module the links of its origin, as links of the centre that copied it. For the act of copying, which
   * checks whether the actor may.
   */
  async copy(tx: Tx, actor: Actor, fromModuleId: string, toModuleId: string, centreId: string): Promise<void> {
    const links = await tx.query<LinkWish>(
      `SELECT r.code, l.target_kind AS "targetKind", l.item_id AS "itemId", l.strength, l.note FROM recommendation_link l
       JOIN recommendation r ON r.id = l.recommendation_id
       WHERE l.module_id = $1 AND l.ended_at IS NULL AND (l.centre_id IS NULL OR l.centre_id = $2)`,
      [fromModuleId, centreId],
    );
    await this.bring(tx, actor, centreId, toModuleId, links);
  }

  /**
   * Gives a module that came from elsewhere the links it brings along, as links of its centre; codes that are not known
   * here are left out. For the act of importing or copying, which checks whether the actor may.
   */
  async bring(
    tx: Tx,
    actor: Actor,
    centreId: string,
    moduleId: string,
    links: readonly Omit<LinkWish, 'moduleId'>[],
  ): Promise<void> {
    const added: string[] = [];
    for (const { code, targetKind, itemId, strength, note } of links) {
      const one = await tx.execute(
        `INSERT INTO recommendation_link (id, centre_id, recommendation_id, target_kind, module_id, item_id, strength, note, created_by, created_at)
         SELECT $1, $2, r.id, $4, $5::uuid, $6, $7, $8, $9, $10 FROM recommendation r WHERE r.code = $3 ON CONFLICT DO NOTHING`,
        [
          this.ids.next(),
          centreId,
          code,
          targetKind,
          moduleId,
          targetKind === 'MODULE' ? moduleId : itemId,
          strength,
          note,
          actor.accountId,
          this.clock.now(),
        ],
      );
      if (one > 0) added.push(code);
    }
    if (added.length === 0) return;
    const [centre] = await tx.query<{ countryId: string }>(
      'SELECT country_id AS "countryId" FROM centre WHERE id = $1',
      [centreId],
    );
    if (!centre) throw notFound();
    await this.audit.record(tx, actor, {
      action: 'recommendationLinks.brought',
      entityKind: 'module',
      entityId: moduleId,
      countryId: centre.countryId,
      centreId,
      details: { codes: [...new Set(added)] },
    });
  }

  /** The stored id of the target: the module's own for a module. Refuses what is not there or not the centre's. */
  private async checked(tx: Tx, centreId: string, wish: LinkWish): Promise<string> {
    const { targetKind, moduleId, itemId } = wish;
    if (targetKind === 'FEATURE') {
      if (moduleId === null && itemId !== null && productFeatures.some(({ code }) => code === itemId)) return itemId;
    } else if (moduleId !== null && (await this.targets.hasModule(tx, centreId, moduleId))) {
      if (targetKind === 'MODULE' && (itemId === null || itemId === moduleId)) return moduleId;
      if (itemId !== null && (await this.targets.hasPart(tx, centreId, moduleId, targetKind, itemId))) return itemId;
    }
    throw new Problem('sources.targetUnknown');
  }
}
