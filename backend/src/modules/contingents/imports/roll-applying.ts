import { Injectable } from '@nestjs/common';
import { OWN_REASONS } from '@peacewright/contracts';
import { pinLogin } from '../../../platform/auth';
import type { Tx } from '../../../platform/database';
import { Clock, dayIn, Ids } from '../../../platform/time';
import { PersonnelRepository, type PersonCategory } from '../../people';
import { addDays } from '../rotation-rules';
import { RollRepository, type NewEntry, type NewPost, type NewSubUnit, type PostState } from '../roll.repository';
import type { LockedRotation } from '../rotations.queries';
import type { KnownRoll, RowPlan } from './roll-matching';
import { codeKey, pathKey, pathOf } from './roll-placing';
import type { ReadRow } from './roll-reading';

/** Writes plans to the roll: a fixed number of statements, all in the caller's transaction. */
@Injectable()
export class RollApplying {
  constructor(
    private readonly personnel: PersonnelRepository,
    private readonly rolls: RollRepository,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Answers everybody who came, moved or changed. */
  async apply(
    tx: Tx,
    rotation: LockedRotation,
    known: KnownRoll,
    plans: readonly RowPlan[],
    rows: readonly ReadRow[],
  ): Promise<string[]> {
    const done = plans.filter(
      (plan) => plan.placement !== null && ['new', 'changed', 'unchanged'].includes(plan.outcome),
    );
    const personIds = new Map(
      done.flatMap((plan) =>
        plan.personId !== null
          ? [[plan, plan.personId] as const]
          : plan.person
            ? [[plan, this.ids.next()] as const]
            : [],
      ),
    );
    await this.people(tx, rotation, done, personIds);
    const postIds = await this.posts(tx, rotation, known, done);
    await this.entries(tx, rotation, done, rows, personIds, postIds);
    return done.flatMap((plan) => (plan.outcome === 'unchanged' ? [] : (personIds.get(plan) ?? [])));
  }

  private async people(
    tx: Tx,
    rotation: LockedRotation,
    plans: readonly RowPlan[],
    personIds: ReadonlyMap<RowPlan, string>,
  ): Promise<void> {
    const states = plans.flatMap((plan) => {
      const id = personIds.get(plan);
      if (!plan.person || id === undefined) return [];
      const { fullName, familyName, givenNames, language, ...rest } = plan.person;
      return [
        {
          ...rest,
          id,
          known: plan.personId !== null,
          numberChanged: plan.changes.includes('number'),
          category: rest.category as PersonCategory,
          sex: rest.sex as 'F' | 'M' | 'X' | null,
          preferredLanguage: language,
          name: { fullName, familyName, givenNames },
        },
      ];
    });
    await this.personnel.insert(
      tx,
      states
        .filter((state) => !state.known)
        .map((state) => ({
          ...state,
          countryId: rotation.countryId,
          centreId: state.centreNumber === null ? null : rotation.centreId,
          email: null,
          phone: null,
        })),
      this.clock.now(),
    );
    await this.personnel.update(
      tx,
      states.filter((state) => state.known),
    );
    const renumbered = states.filter((state) => state.known && state.numberChanged && state.serviceNumber !== null);
    if (renumbered.length === 0) return;
    // The number is part of the name under which a person signs in.
    const [country] = await tx.query<{ code: string }>('SELECT code FROM country WHERE id = $1', [rotation.countryId]);
    for (const state of renumbered)
      await tx.execute(
        'UPDATE account SET pin_login = $2, version = version + 1 WHERE person_id = $1 AND pin_login IS NOT NULL',
        [state.id, pinLogin(country?.code ?? '', state.service, state.serviceNumber ?? '')],
      );
  }

  /** Id of each plan's post, by the key of its code. */
  private async posts(
    tx: Tx,
    rotation: LockedRotation,
    known: KnownRoll,
    plans: readonly RowPlan[],
  ): Promise<ReadonlyMap<string, string>> {
    const units = new Map(known.subUnits.map((unit) => [pathKey(pathOf(known, unit.id)), unit.id]));
    const newUnits: NewSubUnit[] = [];
    const unitOf = (path: readonly string[]): string | null => {
      let parentId: string | null = null;
      for (let depth = 1; depth <= path.length; depth++) {
        const key = pathKey(path.slice(0, depth));
        let id = units.get(key);
        if (id === undefined) {
          id = this.ids.next();
          units.set(key, id);
          newUnits.push({
            id,
            countryId: rotation.countryId,
            rotationId: rotation.id,
            parentId,
            name: path[depth - 1] ?? '',
            position: known.subUnits.length + newUnits.length + 1,
          });
        }
        parentId = id;
      }
      return parentId;
    };
    const byId = new Map(known.posts.map((post) => [post.id, post]));
    const ids = new Map(known.posts.map((post) => [codeKey(post.code), post.id]));
    const made: NewPost[] = [];
    const changed: PostState[] = [];
    const details = await this.details(tx, rotation.id);
    for (const { placement } of plans) {
      if (!placement?.leads) continue;
      const { subUnits, ...post } = placement.post;
      const before = placement.postId === null ? undefined : byId.get(placement.postId);
      if (before && !placement.postChanged) continue;
      const subUnitId = subUnits ? unitOf(subUnits) : (before?.subUnitId ?? null);
      if (before)
        changed.push({
          ...post,
          id: before.id,
          subUnitId,
          requiredLanguage: details.get(before.id)?.requiredLanguage ?? null,
          isKey: details.get(before.id)?.isKey ?? false,
        });
      else {
        const id = this.ids.next();
        ids.set(codeKey(post.code), id);
        made.push({
          ...post,
          id,
          subUnitId,
          requiredLanguage: null,
          isKey: false,
          countryId: rotation.countryId,
          rotationId: rotation.id,
          position: known.posts.length + made.length + 1,
        });
      }
    }
    await this.rolls.insertSubUnits(tx, newUnits);
    await this.rolls.insertPosts(tx, made);
    await this.rolls.updatePosts(tx, changed);
    return ids;
  }

  private async details(
    tx: Tx,
    rotationId: string,
  ): Promise<Map<string, { requiredLanguage: string | null; isKey: boolean }>> {
    const rows = await tx.query<{ id: string; requiredLanguage: string | null; isKey: boolean }>(
      'SELECT id, required_language AS "requiredLanguage", is_key AS "isKey" FROM post WHERE rotation_id = $1',
      [rotationId],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  private async entries(
    tx: Tx,
    rotation: LockedRotation,
    plans: readonly RowPlan[],
    rows: readonly ReadRow[],
    personIds: ReadonlyMap<RowPlan, string>,
    postIds: ReadonlyMap<string, string>,
  ): Promise<void> {
    const today = dayIn(this.clock.now(), rotation.timeZone);
    const fromDates = new Map(rows.map((read) => [read.row, read.values.fromDate ?? today]));
    const moves = plans.filter((plan) => plan.placement?.act === 'move');
    await this.rolls.closeEntries(
      tx,
      moves.flatMap((plan) =>
        plan.placement?.entryId
          ? [
              {
                id: plan.placement.entryId,
                toDate: addDays(fromDates.get(plan.row) ?? today, -1),
                reason: OWN_REASONS.rollImport,
              },
            ]
          : [],
      ),
    );
    const entries = plans.flatMap((plan): NewEntry[] => {
      const { placement } = plan;
      const personId = personIds.get(plan);
      if (!placement?.status || personId === undefined || (placement.act !== 'enter' && placement.act !== 'move'))
        return [];
      const postId = postIds.get(codeKey(placement.post.code));
      if (postId === undefined) throw new Error(`Row ${plan.row} has no post.`);
      return [
        {
          id: this.ids.next(),
          countryId: rotation.countryId,
          rotationId: rotation.id,
          postId,
          personId,
          fromDate: fromDates.get(plan.row) ?? today,
          status: placement.status,
        },
      ];
    });
    await this.rolls.insertEntries(tx, entries, this.clock.now());
  }
}
