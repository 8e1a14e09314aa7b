import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { Database, type Tx } from '../../../platform/database';
import { notFound, Problem } from '../../../platform/http';
import { Clock, Ids } from '../../../platform/time';
import { cleanNumber } from '../../people';
import { isDay } from '../rotation-rules';
import type {
  AddOfferingPeopleDto,
  NewOfferingDto,
  OfferingChangeDto,
  OfferingChoicesDto,
  OfferingDto,
  OfferingEditDto,
  OfferingInstructorDto,
  OfferingInstructorsDto,
  OfferingLineDto,
  OfferingState,
  PeopleAddedDto,
} from './offerings.dto';
import { OfferingQueries } from './offerings.queries';

const NEXT: Readonly<Record<OfferingState, readonly OfferingState[]>> = {
  PLANNED: ['OPEN', 'RUNNING', 'CANCELLED'],
  OPEN: ['PLANNED', 'RUNNING', 'CANCELLED'],
  RUNNING: ['COMPLETED', 'CANCELLED'],
  COMPLETED: ['RUNNING'],
  CANCELLED: ['PLANNED'],
};

/** Courses given at a centre on dates: who teaches, who takes part. Within the scope of `offering.read` and `offering.edit`. */
@Injectable()
export class OfferingsService {
  constructor(
    private readonly db: Database,
    private readonly queries: OfferingQueries,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  list(actor: Actor): Promise<OfferingLineDto[]> {
    return this.queries.list(this.db, actor.scopes('offering.read'));
  }

  async show(actor: Actor, id: string): Promise<OfferingDto> {
    const line = await this.queries.find(this.db, actor.scopes('offering.read'), id);
    if (!line) throw notFound();
    const [instructors, participants, editable] = await Promise.all([
      this.queries.instructors(this.db, id),
      this.queries.participants(this.db, id),
      this.queries.find(this.db, actor.scopes('offering.edit'), id),
    ]);
    return { ...line, instructors, participants, mayEdit: editable !== null };
  }

  choices(actor: Actor): Promise<OfferingChoicesDto> {
    return this.queries.choices(this.db, actor.scopes('offering.edit'));
  }

  async candidates(actor: Actor, id: string): Promise<OfferingInstructorDto[]> {
    const line = await this.queries.find(this.db, actor.scopes('offering.edit'), id);
    if (!line) throw notFound();
    return this.queries.candidates(this.db, line.centreId, id, this.clock.now());
  }

  async create(actor: Actor, wish: NewOfferingDto): Promise<OfferingDto> {
    checkDays(wish);
    const id = await this.db.transaction(async (tx) => {
      const countryId = await this.queries.centreCountry(tx, actor.scopes('offering.edit'), wish.centreId);
      if (countryId === null) throw notFound();
      if (!(await this.queries.editionMayBeOffered(tx, wish.courseEditionId, wish.centreId)))
        throw new Problem('contingents.notPublished');
      const made = this.ids.next();
      await this.queries.insert(tx, { ...wish, id: made, countryId, by: actor.accountId, at: this.clock.now() });
      await this.audit.record(tx, actor, {
        action: 'offering.added',
        entityKind: 'offering',
        entityId: made,
        countryId,
        centreId: wish.centreId,
        details: { ...wish },
      });
      return made;
    });
    return this.show(actor, id);
  }

  async change(actor: Actor, id: string, wish: OfferingChangeDto): Promise<OfferingDto> {
    checkDays(wish);
    await this.db.transaction(async (tx) => {
      const before = await this.lock(tx, actor, id);
      if (before.version !== wish.version)
        throw new Problem('edit.stale', { data: { stored: before, version: before.version } });
      if (before.state !== wish.state && !NEXT[before.state].includes(wish.state))
        throw new Problem('contingents.offeringState', { params: { from: before.state, to: wish.state } });
      await this.queries.update(tx, id, wish);
      await this.record(tx, actor, before, 'offering.changed', { before, after: { ...wish } });
    });
    return this.show(actor, id);
  }

  /** Everybody named must hold a teaching role at the centre or for this offering. */
  async setInstructors(actor: Actor, id: string, wish: OfferingInstructorsDto): Promise<OfferingDto> {
    await this.db.transaction(async (tx) => {
      const before = await this.lock(tx, actor, id);
      const may = new Set(
        (await this.queries.candidates(tx, before.centreId, id, this.clock.now())).map((one) => one.accountId),
      );
      const present = new Set((await this.queries.instructors(tx, id)).map((one) => one.accountId));
      if (wish.accountIds.some((accountId) => !may.has(accountId) && !present.has(accountId)))
        throw new Problem('contingents.notInstructor');
      await this.queries.setInstructors(tx, id, wish.accountIds);
      await this.record(tx, actor, before, 'offering.instructorsSet', { before: [...present], after: wish.accountIds });
    });
    return this.show(actor, id);
  }

  /** Only people whom the caller may read can be named; others are as unknown as a wrong number. */
  addPeople(actor: Actor, id: string, wish: AddOfferingPeopleDto): Promise<PeopleAddedDto> {
    return this.db.transaction(async (tx) => {
      const before = await this.lock(tx, actor, id);
      const numbers = (wish.numbers ?? []).map(cleanNumber);
      const found = await this.queries.named(tx, actor.scopes('people.read'), {
        personIds: wish.personIds ?? [],
        rotationId: wish.rotationId ?? null,
        subUnitIds: wish.subUnitIds ?? null,
        numbers,
      });
      const known = new Set(found.map((person) => person.number));
      const added = await this.queries.addPeople(
        tx,
        id,
        found.map((person) => person.id),
        this.clock.now(),
      );
      await this.record(tx, actor, before, 'offering.peopleAdded', {
        added,
        personIds: found.map((person) => person.id),
      });
      return { added, already: found.length - added, unknownNumbers: numbers.filter((number) => !known.has(number)) };
    });
  }

  removePerson(actor: Actor, id: string, personId: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const before = await this.lock(tx, actor, id);
      if ((await this.queries.removePerson(tx, id, personId)) === 0) throw notFound();
      await this.record(tx, actor, before, 'offering.personRemoved', { personId });
    });
  }

  private async lock(tx: Tx, actor: Actor, id: string): Promise<OfferingLineDto & { countryId: string }> {
    const found = await this.queries.lock(tx, actor.scopes('offering.edit'), id);
    if (!found) throw notFound();
    return found;
  }

  private record(
    tx: Tx,
    actor: Actor,
    offering: { id: string; countryId: string; centreId: string },
    action: string,
    details: Record<string, unknown>,
  ): Promise<void> {
    return this.audit.record(tx, actor, {
      action,
      entityKind: 'offering',
      entityId: offering.id,
      countryId: offering.countryId,
      centreId: offering.centreId,
      details,
    });
  }
}

function checkDays(wish: OfferingEditDto): void {
  const bad = (['startsOn', 'endsOn'] as const).filter((field) => !isDay(wish[field]));
  if (bad.length > 0)
    throw new Problem('request.invalid', { pointers: bad.map((field) => ({ pointer: `/${field}`, code: 'date' })) });
  if (wish.startsOn > wish.endsOn)
    throw new Problem('contingents.datesOrder', { pointers: [{ pointer: '/endsOn', code: 'notBefore.startsOn' }] });
}
