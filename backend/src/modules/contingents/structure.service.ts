import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access';
import { Audit } from '../../platform/audit';
import { Database, type Tx } from '../../platform/database';
import { Events } from '../../platform/events';
import { notFound, Problem } from '../../platform/http';
import { Clock, dayIn, Ids } from '../../platform/time';
import { isDay } from './rotation-rules';
import type {
  EndPostDto,
  NewPostDto,
  NewSubUnitDto,
  PostChangeDto,
  RollDto,
  SubUnitChangeDto,
  SubUnitDto,
} from './roll.dto';
import { RollChanged } from './roll-events';
import { RollRepository, type PostState } from './roll.repository';
import { RotationQueries, type LockedRotation } from './rotations.queries';

/** Sub-units and posts of a rotation, within the scope of `contingent.edit`. */
@Injectable()
export class StructureService {
  constructor(
    private readonly db: Database,
    private readonly rotations: RotationQueries,
    private readonly rolls: RollRepository,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Sub-units, posts and who holds them. Names and numbers only for those who may read people there. */
  async roll(actor: Actor, rotationId: string): Promise<RollDto> {
    if (!(await this.rotations.contains(this.db, actor.scopes('contingent.read'), rotationId))) throw notFound();
    return this.rolls.roll(
      this.db,
      rotationId,
      await this.rotations.contains(this.db, actor.scopes('people.read'), rotationId),
    );
  }

  addSubUnit(actor: Actor, rotationId: string, wish: NewSubUnitDto): Promise<SubUnitDto> {
    return this.db.transaction(async (tx) => {
      const rotation = await this.lock(tx, actor, rotationId);
      const present = await this.rolls.subUnits(tx, rotationId);
      refuseBadParent(present, null, wish.parentId);
      const id = this.ids.next();
      const position = Math.max(0, ...present.map((unit) => unit.position)) + 1;
      await this.rolls.insertSubUnits(tx, [
        {
          id,
          countryId: rotation.countryId,
          rotationId,
          parentId: wish.parentId ?? null,
          name: wish.name.trim(),
          position,
        },
      ]);
      await this.record(tx, actor, rotation, 'subUnit.added', 'subUnit', id, {
        name: wish.name,
        parentId: wish.parentId ?? null,
      });
      return this.subUnit(tx, rotationId, id);
    });
  }

  changeSubUnit(actor: Actor, id: string, wish: SubUnitChangeDto): Promise<SubUnitDto> {
    return this.db.transaction(async (tx) => {
      const rotationId = await this.rolls.subUnitRotation(tx, id);
      const rotation = await this.lock(tx, actor, rotationId);
      const before = await this.subUnit(tx, rotation.id, id);
      refuseBadParent(await this.rolls.subUnits(tx, rotation.id), id, wish.parentId);
      if ((await this.rolls.updateSubUnit(tx, id, wish.version, wish.name.trim(), wish.parentId ?? null)) === 0)
        throw new Problem('edit.stale', { data: { stored: before, version: before.version } });
      const after = await this.subUnit(tx, rotation.id, id);
      await this.record(tx, actor, rotation, 'subUnit.changed', 'subUnit', id, { before, after });
      await this.events.publish(tx, RollChanged, {
        rotationId: rotation.id,
        countryId: rotation.countryId,
        personIds: [],
      });
      return after;
    });
  }

  /** Only an empty one: posts and sub-units below must go first. */
  removeSubUnit(actor: Actor, id: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const rotation = await this.lock(tx, actor, await this.rolls.subUnitRotation(tx, id));
      const before = await this.subUnit(tx, rotation.id, id);
      if (await this.rolls.subUnitIsUsed(tx, id)) throw new Problem('contingents.inUse');
      await this.rolls.deleteSubUnit(tx, id);
      await this.record(tx, actor, rotation, 'subUnit.removed', 'subUnit', id, { before });
    });
  }

  addPost(actor: Actor, rotationId: string, wish: NewPostDto): Promise<RollDto['posts'][number]> {
    return this.db.transaction(async (tx) => {
      const rotation = await this.lock(tx, actor, rotationId);
      await this.refuseForeignSubUnit(tx, rotationId, wish.subUnitId);
      const id = this.ids.next();
      const [last] = await tx.query<{ position: number }>(
        'SELECT COALESCE(max(position), 0) AS position FROM post WHERE rotation_id = $1',
        [rotationId],
      );
      await this.rolls.insertPosts(tx, [
        { id, countryId: rotation.countryId, rotationId, position: (last?.position ?? 0) + 1, ...stateOf(wish) },
      ]);
      await this.record(tx, actor, rotation, 'post.added', 'post', id, stateOf(wish));
      await this.events.publish(tx, RollChanged, { rotationId, countryId: rotation.countryId, personIds: [] });
      return this.post(tx, rotationId, id);
    });
  }

  changePost(actor: Actor, id: string, wish: PostChangeDto): Promise<RollDto['posts'][number]> {
    return this.db.transaction(async (tx) => {
      const rotation = await this.lock(tx, actor, await this.rolls.postRotation(tx, id));
      await this.refuseForeignSubUnit(tx, rotation.id, wish.subUnitId);
      const before = await this.rolls.post(tx, id);
      if (!before) throw notFound();
      if (before.version !== wish.version)
        throw new Problem('edit.stale', { data: { stored: before, version: before.version } });
      await this.rolls.updatePosts(tx, [{ id, ...stateOf(wish) }]);
      await this.record(tx, actor, rotation, 'post.changed', 'post', id, { before, after: stateOf(wish) });
      const post = await this.post(tx, rotation.id, id);
      const personIds = post.entries.filter((entry) => entry.status !== 'REPLACED').map((entry) => entry.personId);
      await this.events.publish(tx, RollChanged, { rotationId: rotation.id, countryId: rotation.countryId, personIds });
      return post;
    });
  }

  /** A post that nobody holds any more leaves the count; its past stays. */
  endPost(actor: Actor, id: string, wish: EndPostDto): Promise<void> {
    return this.db.transaction(async (tx) => {
      const rotation = await this.lock(tx, actor, await this.rolls.postRotation(tx, id));
      if (await this.rolls.postIsUsed(tx, id)) throw new Problem('contingents.inUse');
      const on = wish.endedOn ?? dayIn(this.clock.now(), rotation.timeZone);
      if (!isDay(on)) throw new Problem('request.invalid', { pointers: [{ pointer: '/endedOn', code: 'date' }] });
      await this.rolls.endPost(tx, id, on);
      await this.record(tx, actor, rotation, 'post.ended', 'post', id, { on });
      await this.events.publish(tx, RollChanged, {
        rotationId: rotation.id,
        countryId: rotation.countryId,
        personIds: [],
      });
    });
  }

  private async lock(tx: Tx, actor: Actor, rotationId: string | null): Promise<LockedRotation> {
    const rotation =
      rotationId === null ? null : await this.rotations.lock(tx, actor.scopes('contingent.edit'), rotationId);
    if (!rotation) throw notFound();
    return rotation;
  }

  private async subUnit(tx: Tx, rotationId: string, id: string): Promise<SubUnitDto> {
    const found = (await this.rolls.subUnits(tx, rotationId)).find((unit) => unit.id === id);
    if (!found) throw notFound();
    return found;
  }

  private async post(tx: Tx, rotationId: string, id: string): Promise<RollDto['posts'][number]> {
    const found = (await this.rolls.roll(tx, rotationId, false)).posts.find((post) => post.id === id);
    if (!found) throw notFound();
    return found;
  }

  private async refuseForeignSubUnit(tx: Tx, rotationId: string, subUnitId: string | undefined): Promise<void> {
    if (subUnitId !== undefined && (await this.rolls.subUnitRotation(tx, subUnitId)) !== rotationId)
      throw new Problem('request.invalid', { pointers: [{ pointer: '/subUnitId', code: 'unknown' }] });
  }

  private record(
    tx: Tx,
    actor: Actor,
    rotation: LockedRotation,
    action: string,
    entityKind: string,
    entityId: string,
    details: object,
  ): Promise<void> {
    return this.audit.record(tx, actor, {
      action,
      entityKind,
      entityId,
      countryId: rotation.countryId,
      centreId: rotation.centreId,
      details: { rotationId: rotation.id, ...details },
    });
  }
}

function stateOf(wish: NewPostDto): Omit<PostState, 'id'> {
  return {
    subUnitId: wish.subUnitId ?? null,
    code: wish.code.trim(),
    title: wish.title.trim(),
    category: wish.category,
    rankBand: wish.rankBand ?? null,
    requiredLanguage: wish.requiredLanguage ?? null,
    isKey: wish.isKey,
  };
}

/** A parent stands in the same rotation and not below the unit itself. */
function refuseBadParent(units: readonly SubUnitDto[], id: string | null, parentId: string | undefined): void {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  for (let at = parentId ?? null; at !== null; at = byId.get(at)?.parentId ?? null)
    if (at === id || !byId.has(at))
      throw new Problem('request.invalid', { pointers: [{ pointer: '/parentId', code: 'unknown' }] });
}
