import { Injectable } from '@nestjs/common';
import type { Permission } from '@peacewright/contracts';
import type { Actor } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { Database, type Queryable } from '../../../platform/database';
import { notFound, Problem } from '../../../platform/http';
import { Clock, dayIn } from '../../../platform/time';
import { EvidenceService } from '../../evidence';
import type { ModuleState } from '../module-state';
import { ModuleStateQueries } from '../module-state.queries';
import type {
  LearnerStandingDto,
  SignedOffDto,
  SignOffDto,
  TaughtOfferingDetailDto,
  TaughtOfferingDto,
} from './teaching.dto';
import { TeachingQueries, type OfferingRow } from './teaching.queries';

/** What an instructor sees of an offering, and what they sign for. */
@Injectable()
export class TeachingService {
  constructor(
    private readonly db: Database,
    private readonly queries: TeachingQueries,
    private readonly states: ModuleStateQueries,
    private readonly evidence: EvidenceService,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Offerings within the scope of `offering.read`; of an instructor those that name them. */
  async list(actor: Actor): Promise<TaughtOfferingDto[]> {
    return (await this.queries.offerings(this.db, actor, 'offering.read', null)).map(shown);
  }

  /** One offering with its people and where each stands in each module. */
  async show(actor: Actor, id: string): Promise<TaughtOfferingDetailDto> {
    const offering = await this.find(this.db, actor, 'offering.read', id);
    const [modules, roster, signable] = await Promise.all([
      this.queries.modules(this.db, offering.courseEditionId, actor.language),
      this.queries.roster(this.db, id),
      this.queries.offerings(this.db, actor, 'attendance.sign', id),
    ]);
    const states = await this.states.ofPeople(
      this.db,
      roster,
      modules.map(({ moduleEditionId }) => moduleEditionId),
    );
    return {
      ...shown(offering),
      modules: modules.map(({ moduleEditionId, code, title, edition, minutes }) => ({
        moduleEditionId,
        code,
        title,
        edition,
        minutes,
      })),
      roster: roster.map(({ personId, name, rank, number, subUnit }) => {
        const own = new Map((states.get(personId) ?? []).map((state) => [state.moduleEditionId, state]));
        return {
          personId,
          name,
          rank,
          number,
          subUnit,
          self: personId === actor.personId,
          modules: modules.flatMap(({ moduleEditionId }) => {
            const state = own.get(moduleEditionId);
            return state ? [standingOf(state)] : [];
          }),
        };
      }),
      maySign: signable.length > 0,
      today: dayIn(this.clock.now(), offering.timeZone),
    };
  }

  /**
   * Signs that people were taught a module in a room: one row of attendance each, with the caller as assessor. The same
   * module and day signed again adds nothing. Nobody signs for themselves, and only people of the offering count.
   */
  async signOff(actor: Actor, id: string, wish: SignOffDto): Promise<SignedOffDto> {
    return this.db.transaction(async (tx) => {
      const offering = await this.find(tx, actor, 'attendance.sign', id);
      const module = (await this.queries.modules(tx, offering.courseEditionId, actor.language)).find(
        ({ moduleEditionId }) => moduleEditionId === wish.moduleEditionId,
      );
      if (!module)
        throw new Problem('request.invalid', { pointers: [{ pointer: '/moduleEditionId', code: 'notInOffering' }] });
      this.checkDay(offering, wish.heldOn);
      const roster = new Map((await this.queries.roster(tx, id)).map((person) => [person.personId, person]));
      const strangers = wish.people.flatMap(({ personId }, index) =>
        roster.has(personId) ? [] : [{ pointer: `/people/${index}/personId`, code: 'notInOffering' }],
      );
      if (strangers.length > 0) throw new Problem('request.invalid', { pointers: strangers });
      if (wish.people.some(({ personId }) => personId === actor.personId)) throw new Problem('evidence.own');
      const present = new Map(wish.people.map((person) => [person.personId, person.minutes]));
      const recorded = await this.evidence.record(
        tx,
        [...present].map(([personId, minutes]) => ({
          countryId: roster.get(personId)?.countryId ?? '',
          personId,
          kind: 'ATTENDANCE' as const,
          moduleId: module.moduleId,
          moduleEditionId: module.moduleEditionId,
          itemId: null,
          objectives: module.objectives,
          achievedOn: wish.heldOn,
          recordedBy: actor.accountId,
          assessorId: actor.accountId,
          centreId: offering.centreId,
          offeringId: id,
          mode: wish.mode,
          place: wish.place,
          language: wish.language ?? offering.language,
          minutes,
          passed: null,
          score: null,
          maxScore: null,
          sourceKind: 'offering',
          sourceId: id,
          dedupeKey: `attendance:${id}:${module.moduleEditionId}:${personId}:${wish.heldOn}`,
        })),
      );
      if (recorded > 0)
        await this.audit.record(tx, actor, {
          action: 'attendance.signed',
          entityKind: 'offering',
          entityId: id,
          countryId: roster.get(wish.people[0]?.personId ?? '')?.countryId ?? '',
          centreId: offering.centreId,
          details: { moduleEditionId: module.moduleEditionId, heldOn: wish.heldOn, people: recorded },
        });
      return { recorded, already: present.size - recorded };
    });
  }

  private checkDay(offering: OfferingRow, heldOn: string): void {
    const code = Number.isNaN(Date.parse(heldOn))
      ? 'isDate'
      : heldOn > dayIn(this.clock.now(), offering.timeZone)
        ? 'future'
        : heldOn < offering.startsOn || heldOn > offering.endsOn
          ? 'outsideOffering'
          : null;
    if (code !== null) throw new Problem('request.invalid', { pointers: [{ pointer: '/heldOn', code }] });
  }

  private async find(db: Queryable, actor: Actor, permission: Permission, id: string): Promise<OfferingRow> {
    const [offering] = await this.queries.offerings(db, actor, permission, id);
    if (!offering) throw notFound();
    return offering;
  }
}

function shown({
  centreId: _centre,
  timeZone: _zone,
  courseEditionId: _course,
  ...offering
}: OfferingRow): TaughtOfferingDto {
  return offering;
}

function standingOf(state: ModuleState): LearnerStandingDto {
  return {
    moduleEditionId: state.moduleEditionId,
    state: state.completedOn !== null ? 'DONE' : state.touchedAt !== null ? 'IN_PROGRESS' : 'NOT_STARTED',
    completedOn: state.completedOn,
    lessonsDone: state.lessonsDone.length,
    lessons: state.lessons.length,
    testsPassed: state.testsPassed.length,
    tests: state.tests.length,
    attended: state.attended,
  };
}
