import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access';
import { Audit } from '../../platform/audit';
import { Database, type Tx } from '../../platform/database';
import { Events } from '../../platform/events';
import { notFound, Problem } from '../../platform/http';
import { Clock, dayIn, Ids } from '../../platform/time';
import { cleanNumber, PersonnelRepository, personName, sameName, usualLanguage, type PersonCategory } from '../people';
import { addDays, isDay, rollIsOpen } from './rotation-rules';
import { RollChanged } from './roll-events';
import type { EndEntryDto, EntryMadeDto, NewRollEntryDto, ReplacementDto, RollPersonDto } from './roll.dto';
import { RollRepository, type EntryRow } from './roll.repository';
import { RotationQueries, type LockedRotation } from './rotations.queries';

interface Known {
  readonly id: string;
  readonly isNew: boolean;
}

/** People come on a roll, leave it, and are replaced, within the scope of `roll.edit`. The past is kept. */
@Injectable()
export class RollChangesService {
  constructor(
    private readonly db: Database,
    private readonly rotations: RotationQueries,
    private readonly rolls: RollRepository,
    private readonly personnel: PersonnelRepository,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Puts somebody into a vacant post, or behind a post as reserve. */
  add(actor: Actor, rotationId: string, wish: NewRollEntryDto): Promise<EntryMadeDto> {
    return this.db.transaction(async (tx) => {
      const rotation = await this.lock(tx, actor, rotationId);
      const post = await this.postOf(tx, rotation, wish.postId);
      if (wish.status === 'PRIMARY' && (await this.rolls.holder(tx, post.id)))
        throw new Problem('contingents.postTaken');
      const fromDate = this.day(rotation, wish.fromDate, '/fromDate');
      const person = await this.person(tx, rotation, wish.person, post.category);
      if (await this.rolls.liveEntry(tx, rotation.id, person.id)) throw new Problem('contingents.alreadyOnRoll');
      const entryId = await this.enter(tx, rotation, post.id, person.id, wish.status, fromDate);
      await this.tell(
        tx,
        actor,
        rotation,
        'roll.added',
        entryId,
        { personId: person.id, postId: post.id, status: wish.status, fromDate },
        null,
        [person.id],
      );
      return { entryId, personId: person.id, newPerson: person.isNew };
    });
  }

  /** The holder leaves and the newcomer takes the post; a reserve of the same rotation steps up from behind it. */
  replace(actor: Actor, entryId: string, wish: ReplacementDto): Promise<EntryMadeDto> {
    return this.db.transaction(async (tx) => {
      const { rotation, entry } = await this.liveEntry(tx, actor, entryId);
      const post = await this.postOf(tx, rotation, entry.postId);
      const fromDate = this.day(rotation, wish.fromDate, '/fromDate');
      const person = await this.person(tx, rotation, wish.person, post.category);
      if (person.id === entry.personId) throw new Problem('contingents.alreadyOnRoll');
      const standing = await this.rolls.liveEntry(tx, rotation.id, person.id);
      if (standing && standing.status !== 'RESERVE') throw new Problem('contingents.alreadyOnRoll');
      const lastDay = addDays(fromDate, -1);
      await this.rolls.closeEntries(tx, [
        { id: entry.id, toDate: lastDay, reason: wish.reason },
        // Why the other left is no reason of the one who steps up.
        ...(standing ? [{ id: standing.id, toDate: lastDay, reason: '' }] : []),
      ]);
      const status = entry.status === 'RESERVE' ? 'RESERVE' : 'PRIMARY';
      const newId = await this.enter(tx, rotation, entry.postId, person.id, status, fromDate);
      await this.rolls.linkReplacement(tx, entry.id, newId);
      const details = {
        replacedEntryId: entry.id,
        replacedPersonId: entry.personId,
        personId: person.id,
        postId: entry.postId,
        fromDate,
      };
      await this.tell(tx, actor, rotation, 'roll.replaced', newId, details, wish.reason, [entry.personId, person.id]);
      return { entryId: newId, personId: person.id, newPerson: person.isNew };
    });
  }

  /** Takes somebody off the roll; the post stands vacant and keeps counting. */
  end(actor: Actor, entryId: string, wish: EndEntryDto): Promise<void> {
    return this.db.transaction(async (tx) => {
      const { rotation, entry } = await this.liveEntry(tx, actor, entryId);
      const toDate = this.day(rotation, wish.toDate, '/toDate');
      await this.rolls.closeEntries(tx, [{ id: entry.id, toDate, reason: wish.reason }]);
      await this.tell(
        tx,
        actor,
        rotation,
        'roll.ended',
        entry.id,
        { personId: entry.personId, postId: entry.postId, toDate },
        wish.reason,
        [entry.personId],
      );
    });
  }

  private async lock(tx: Tx, actor: Actor, rotationId: string): Promise<LockedRotation> {
    const rotation = await this.rotations.lock(tx, actor.scopes('roll.edit'), rotationId);
    if (!rotation) throw notFound();
    if (!rollIsOpen(rotation.state))
      throw new Problem('contingents.stateNotNext', { params: { from: rotation.state, to: rotation.state } });
    return rotation;
  }

  private async liveEntry(
    tx: Tx,
    actor: Actor,
    entryId: string,
  ): Promise<{ rotation: LockedRotation; entry: EntryRow }> {
    const found = await this.rolls.entry(tx, entryId);
    if (!found) throw notFound();
    const rotation = await this.lock(tx, actor, found.rotationId);
    const entry = await this.rolls.entry(tx, entryId);
    if (!entry) throw notFound();
    if (entry.status === 'REPLACED') throw new Problem('request.conflict');
    return { rotation, entry };
  }

  private async postOf(
    tx: Tx,
    rotation: LockedRotation,
    postId: string,
  ): Promise<{ id: string; category: PersonCategory }> {
    const post = await this.rolls.post(tx, postId);
    if (post?.endedOn !== null || (await this.rolls.postRotation(tx, postId)) !== rotation.id)
      throw new Problem('request.invalid', { pointers: [{ pointer: '/postId', code: 'unknown' }] });
    return post;
  }

  private day(rotation: LockedRotation, wished: string | undefined, pointer: string): string {
    const day = wished ?? dayIn(this.clock.now(), rotation.timeZone);
    if (!isDay(day)) throw new Problem('request.invalid', { pointers: [{ pointer, code: 'date' }] });
    return day;
  }

  private async enter(
    tx: Tx,
    rotation: LockedRotation,
    postId: string,
    personId: string,
    status: 'PRIMARY' | 'RESERVE',
    fromDate: string,
  ): Promise<string> {
    const id = this.ids.next();
    await this.rolls.insertEntries(
      tx,
      [{ id, countryId: rotation.countryId, rotationId: rotation.id, postId, personId, fromDate, status }],
      this.clock.now(),
    );
    return id;
  }

  /**
   * Finds the person of the rotation's country by id or by exact service and number, or makes a new one. A known number
   * under another name is refused with that name, so that the caller decides; then the id is sent.
   */
  private async person(
    tx: Tx,
    rotation: LockedRotation,
    wish: RollPersonDto,
    category: PersonCategory,
  ): Promise<Known> {
    if (wish.personId !== undefined) {
      const [row] = await tx.query('SELECT 1 FROM person WHERE id = $1 AND country_id = $2', [
        wish.personId,
        rotation.countryId,
      ]);
      if (row === undefined)
        throw new Problem('request.invalid', { pointers: [{ pointer: '/person/personId', code: 'unknown' }] });
      return { id: wish.personId, isNew: false };
    }
    const number = wish.serviceNumber === undefined ? null : cleanNumber(wish.serviceNumber);
    const centreNumber = wish.centreNumber === undefined ? null : cleanNumber(wish.centreNumber);
    const name = personName(wish);
    const missing = [
      ...(wish.service === undefined ? ['service'] : []),
      ...(!number && !centreNumber ? ['serviceNumber'] : []),
      ...(!name ? ['fullName'] : []),
    ];
    if (missing.length > 0 || wish.service === undefined || !name)
      throw new Problem('request.invalid', {
        pointers: missing.map((field) => ({ pointer: `/person/${field}`, code: 'required' })),
      });
    const [known] = await tx.query<{ id: string; name: string | null }>(
      `SELECT p.id, i.full_name AS name FROM person p LEFT JOIN person_identity i ON i.person_id = p.id
       WHERE p.country_id = $1 AND ((p.service = $2 AND p.service_number = $3) OR (p.centre_id = $4 AND p.centre_number = $5))`,
      [rotation.countryId, wish.service, number, rotation.centreId, centreNumber],
    );
    if (known) {
      if (!sameName(known.name ?? '', name.fullName))
        throw new Problem('contingents.otherName', { data: { personId: known.id, name: known.name } });
      return { id: known.id, isNew: false };
    }
    if (wish.rankId !== undefined) {
      const [rank] = await tx.query('SELECT 1 FROM rank WHERE id = $1 AND country_id = $2 AND service = $3', [
        wish.rankId,
        rotation.countryId,
        wish.service,
      ]);
      if (rank === undefined)
        throw new Problem('request.invalid', { pointers: [{ pointer: '/person/rankId', code: 'unknown' }] });
    }
    const id = this.ids.next();
    await this.personnel.insert(
      tx,
      [
        {
          id,
          countryId: rotation.countryId,
          service: wish.service,
          serviceNumber: number || null,
          centreId: centreNumber ? rotation.centreId : null,
          centreNumber: centreNumber || null,
          category,
          rankId: wish.rankId ?? null,
          preferredLanguage: wish.preferredLanguage ?? (await usualLanguage(tx, rotation.centreId)),
          name,
          dateOfBirth: null,
          sex: null,
          email: null,
          phone: null,
        },
      ],
      this.clock.now(),
    );
    return { id, isNew: true };
  }

  private async tell(
    tx: Tx,
    actor: Actor,
    rotation: LockedRotation,
    action: string,
    entryId: string,
    details: object,
    reason: string | null,
    personIds: string[],
  ): Promise<void> {
    await this.audit.record(tx, actor, {
      action,
      entityKind: 'rollEntry',
      entityId: entryId,
      countryId: rotation.countryId,
      centreId: rotation.centreId,
      details: { rotationId: rotation.id, ...details },
      reason,
    });
    await this.events.publish(tx, RollChanged, { rotationId: rotation.id, countryId: rotation.countryId, personIds });
  }
}
