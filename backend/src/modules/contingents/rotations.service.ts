import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access';
import { Audit } from '../../platform/audit';
import { Database, type Tx } from '../../platform/database';
import { Events } from '../../platform/events';
import { notFound, Problem } from '../../platform/http';
import { Clock, Ids } from '../../platform/time';
import { AssignmentQueries } from './assignments/assignments.queries';
import { MissionsService } from './missions/missions.service';
import { AssignmentsChanged } from './roll-events';
import { datesOutOfOrder, isDay, nextRotationStates, type RotationDates } from './rotation-rules';
import { RotationQueries, type RotationHit } from './rotations.queries';
import type {
  ContingentChangeDto,
  ContingentDto,
  NewContingentDto,
  NewRotationDto,
  RotationChangeDto,
  RotationChoicesDto,
  RotationDto,
  RotationEditDto,
  RotationLineDto,
  RotationStateDto,
} from './rotations.dto';

/** Contingents and their rotations: made and changed within the scope of `contingent.edit`. */
@Injectable()
export class RotationsService {
  constructor(
    private readonly db: Database,
    private readonly queries: RotationQueries,
    private readonly missions: MissionsService,
    private readonly assignments: AssignmentQueries,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  list(actor: Actor): Promise<RotationLineDto[]> {
    return this.queries.list(this.db, actor.scopes('contingent.read'), this.clock.now());
  }

  /** A few rotations that hold each of the words, within `contingent.read`. */
  find(actor: Actor, words: readonly string[], limit: number): Promise<RotationHit[]> {
    return this.queries.search(this.db, actor.scopes('contingent.read'), words, this.clock.now(), limit);
  }

  async show(actor: Actor, id: string): Promise<RotationDto> {
    const found = await this.queries.find(this.db, actor.scopes('contingent.read'), id, this.clock.now());
    if (!found) throw notFound();
    const [mayEdit, mayEditRoll] = await Promise.all([
      this.queries.contains(this.db, actor.scopes('contingent.edit'), id),
      this.queries.contains(this.db, actor.scopes('roll.edit'), id),
    ]);
    return { ...found, mayEdit, mayEditRoll };
  }

  async choices(actor: Actor): Promise<RotationChoicesDto> {
    const scopes = actor.scopes('contingent.edit');
    const [countries, centres, missions, contingents] = await Promise.all([
      this.queries.countries(this.db, scopes),
      this.queries.centres(this.db, scopes),
      this.missions.list(actor),
      this.queries.contingents(this.db, scopes),
    ]);
    return { countries, centres, missions, contingents };
  }

  createContingent(actor: Actor, wish: NewContingentDto): Promise<ContingentDto> {
    return this.db.transaction(async (tx) => this.contingent(tx, actor, await this.addContingent(tx, actor, wish)));
  }

  private async addContingent(tx: Tx, actor: Actor, wish: NewContingentDto): Promise<string> {
    const countries = await this.queries.countries(tx, actor.scopes('contingent.edit'));
    if (!countries.some((country) => country.id === wish.countryId)) throw notFound();
    const id = this.ids.next();
    await tx.query('INSERT INTO contingent (id, country_id, name, unit_type, created_at) VALUES ($1,$2,$3,$4,$5)', [
      id,
      wish.countryId,
      wish.name.trim(),
      wish.unitType.trim(),
      this.clock.now(),
    ]);
    await this.audit.record(tx, actor, {
      action: 'contingent.added',
      entityKind: 'contingent',
      entityId: id,
      countryId: wish.countryId,
      details: { name: wish.name, unitType: wish.unitType },
    });
    return id;
  }

  changeContingent(actor: Actor, id: string, wish: ContingentChangeDto): Promise<ContingentDto> {
    return this.db.transaction(async (tx) => {
      const before = await this.queries.lockContingent(tx, actor.scopes('contingent.edit'), id, 'change');
      if (!before) throw notFound();
      const changed = await tx.execute(
        'UPDATE contingent SET name = $3, unit_type = $4, version = version + 1 WHERE id = $1 AND version = $2',
        [id, wish.version, wish.name.trim(), wish.unitType.trim()],
      );
      if (changed === 0) throw new Problem('edit.stale', { data: { stored: before, version: before.version } });
      await this.audit.record(tx, actor, {
        action: 'contingent.changed',
        entityKind: 'contingent',
        entityId: id,
        countryId: before.countryId,
        details: { before, name: wish.name, unitType: wish.unitType },
      });
      return this.contingent(tx, actor, id);
    });
  }

  create(actor: Actor, wish: NewRotationDto): Promise<RotationDto> {
    const dates = checkedDates(wish);
    return this.db.transaction(async (tx) => {
      const contingentId = wish.contingent ? await this.addContingent(tx, actor, wish.contingent) : wish.contingentId;
      const contingent = await this.queries.lockContingent(
        tx,
        actor.scopes('contingent.edit'),
        contingentId ?? '',
        'rotation',
      );
      if (!contingent) throw notFound();
      const timeZone = await this.zoneOf(tx, actor, wish, null);
      const id = this.ids.next();
      await tx.query(
        `INSERT INTO rotation (id, country_id, contingent_id, centre_id, kind, number, mission_id, time_zone, training_start, nominal_roll_freeze, pdv_date,
           certification_due, deploy_from, deploy_to, handover_from, handover_to, created_at)
         VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17)`,
        [
          id,
          contingent.countryId,
          contingent.id,
          wish.centreId,
          wish.kind,
          wish.number,
          wish.missionId ?? null,
          timeZone,
          ...dateColumns(dates),
          this.clock.now(),
        ],
      );
      await this.audit.record(tx, actor, {
        action: 'rotation.added',
        entityKind: 'rotation',
        entityId: id,
        countryId: contingent.countryId,
        centreId: wish.centreId,
        details: {
          contingentId: contingent.id,
          number: wish.number,
          kind: wish.kind,
          missionId: wish.missionId ?? null,
          timeZone,
          ...dates,
        },
      });
      return this.detail(tx, actor, id);
    });
  }

  change(actor: Actor, id: string, wish: RotationChangeDto): Promise<RotationDto> {
    const dates = checkedDates(wish);
    return this.db.transaction(async (tx) => {
      const locked = await this.queries.lock(tx, actor.scopes('contingent.edit'), id);
      if (!locked) throw notFound();
      const before = await this.detail(tx, actor, id);
      if (before.version !== wish.version)
        throw new Problem('edit.stale', { data: { stored: before, version: before.version } });
      const timeZone = await this.zoneOf(tx, actor, wish, locked.centreId);
      await tx.execute(
        `UPDATE rotation SET centre_id = $2, kind = $3, number = $4, mission_id = $5, time_zone = $6, training_start = $7, nominal_roll_freeze = $8, pdv_date = $9,
           certification_due = $10, deploy_from = $11, deploy_to = $12, handover_from = $13, handover_to = $14, version = version + 1 WHERE id = $1`,
        [id, wish.centreId, wish.kind, wish.number, wish.missionId ?? null, timeZone, ...dateColumns(dates)],
      );
      await this.refuseUnadopted(tx, id, wish.centreId);
      await this.audit.record(tx, actor, {
        action: 'rotation.changed',
        entityKind: 'rotation',
        entityId: id,
        countryId: locked.countryId,
        centreId: wish.centreId,
        details: {
          before: {
            ...datesOf(before),
            centreId: before.centreId,
            number: before.number,
            missionId: before.missionId,
            timeZone: before.timeZone,
          },
          after: { ...wish, timeZone },
        },
      });
      await this.events.publish(tx, AssignmentsChanged, { rotationId: id });
      return this.detail(tx, actor, id);
    });
  }

  setState(actor: Actor, id: string, wish: RotationStateDto): Promise<RotationDto> {
    return this.db.transaction(async (tx) => {
      const locked = await this.queries.lock(tx, actor.scopes('contingent.edit'), id);
      if (!locked) throw notFound();
      if (locked.version !== wish.version)
        throw new Problem('edit.stale', { data: { stored: { state: locked.state }, version: locked.version } });
      if (!nextRotationStates(locked.state).includes(wish.state))
        throw new Problem('contingents.stateNotNext', { params: { from: locked.state, to: wish.state } });
      await tx.execute('UPDATE rotation SET state = $2, version = version + 1 WHERE id = $1', [id, wish.state]);
      await this.audit.record(tx, actor, {
        action: 'rotation.stateChanged',
        entityKind: 'rotation',
        entityId: id,
        countryId: locked.countryId,
        centreId: locked.centreId,
        details: { from: locked.state, to: wish.state },
        reason: wish.reason ?? null,
      });
      return this.detail(tx, actor, id);
    });
  }

  /** A rotation that becomes real, or goes to another centre, must not bring along what that centre has not adopted. */
  private async refuseUnadopted(tx: Tx, id: string, centreId: string): Promise<void> {
    if (!(await this.assignments.isReal(tx, id))) return;
    const open = await this.assignments.notAdoptedOf(tx, id, centreId);
    if (open.length > 0) throw new Problem('contingents.notAdopted', { params: { count: open.length }, data: open });
  }

  private async contingent(tx: Tx, actor: Actor, id: string): Promise<ContingentDto> {
    const found = (await this.queries.contingents(tx, actor.scopes('contingent.edit'))).find((one) => one.id === id);
    if (!found) throw notFound();
    return found;
  }

  private async detail(tx: Tx, actor: Actor, id: string): Promise<RotationDto> {
    const found = await this.queries.find(tx, actor.scopes('contingent.edit'), id, this.clock.now());
    // Handing a rotation to another centre may take it out of one's own sight; the change itself is refused then.
    if (!found) throw notFound();
    return { ...found, mayEdit: true, mayEditRoll: await this.queries.contains(tx, actor.scopes('roll.edit'), id) };
  }

  /** Checks centre and mission, and answers the zone: the one asked for, or the centre's. */
  private async zoneOf(tx: Tx, actor: Actor, wish: RotationEditDto, present: string | null): Promise<string> {
    if (wish.missionId !== undefined && !(await this.missions.exists(tx, wish.missionId)))
      throw new Problem('request.invalid', { pointers: [{ pointer: '/missionId', code: 'unknown' }] });
    if (wish.centreId === present && wish.timeZone !== undefined) return wish.timeZone;
    const centre = (await this.queries.centres(tx, actor.scopes('contingent.edit'))).find(
      (one) => one.id === wish.centreId,
    );
    if (!centre) throw new Problem('request.invalid', { pointers: [{ pointer: '/centreId', code: 'unknown' }] });
    return wish.timeZone ?? centre.timeZone;
  }
}

function datesOf(
  wish: { readonly deployFrom: string } & { readonly [K in keyof RotationDates]?: string | null | undefined },
): RotationDates {
  return {
    trainingStart: wish.trainingStart ?? null,
    nominalRollFreeze: wish.nominalRollFreeze ?? null,
    pdvDate: wish.pdvDate ?? null,
    certificationDue: wish.certificationDue ?? null,
    deployFrom: wish.deployFrom,
    deployTo: wish.deployTo ?? null,
    handoverFrom: wish.handoverFrom ?? null,
    handoverTo: wish.handoverTo ?? null,
  };
}

function checkedDates(wish: RotationEditDto): RotationDates {
  const dates = datesOf(wish);
  const wrong = Object.entries(dates).filter(([, day]) => day !== null && !isDay(day as string));
  if (wrong.length > 0)
    throw new Problem('request.invalid', { pointers: wrong.map(([name]) => ({ pointer: `/${name}`, code: 'date' })) });
  const disorder = datesOutOfOrder(dates);
  if (disorder.length > 0)
    throw new Problem('contingents.datesOrder', {
      data: disorder,
      pointers: disorder.map(({ later, earlier }) => ({ pointer: `/${later}`, code: `notBefore.${earlier}` })),
    });
  return dates;
}

/** In the order in which both statements name the columns. */
function dateColumns(dates: RotationDates): (string | null)[] {
  return [
    dates.trainingStart,
    dates.nominalRollFreeze,
    dates.pdvDate,
    dates.certificationDue,
    dates.deployFrom,
    dates.deployTo,
    dates.handoverFrom,
    dates.handoverTo,
  ];
}
