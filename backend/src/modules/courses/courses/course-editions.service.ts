import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access';
import { Audit, NO_COUNTRY } from '../../../platform/audit';
import { Database, type Queryable, type Tx } from '../../../platform/database';
import { notFound, Problem } from '../../../platform/http';
import { Clock } from '../../../platform/time';
import { centresWith, contentScope, permissionsIn } from '../access';
import { iso } from '../documents';
import { courseManifest } from '../editions/manifest';
import { isOpenForWriting, transition, transitionsFrom, type EditionFacts, type Reason } from '../lifecycle';
import type { TransitionRequestDto } from '../shared.dto';
import type { ChangeCourseEditionDto, CourseEditionDto, CourseModuleDto, CourseModulesDto } from './courses.dto';
import { CoursesRepository, type CourseEditionRow } from './courses.repository';

/** One edition of a course: its modules in order, what passing asks for, and its way to publication. */
@Injectable()
export class CourseEditionsService {
  constructor(
    private readonly db: Database,
    private readonly courses: CoursesRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  async show(actor: Actor, id: string): Promise<CourseEditionDto> {
    const edition = await this.courses.visibleEdition(this.db, await contentScope(this.db, actor), id);
    if (!edition) throw notFound();
    const modules = await this.courses.modules(this.db, edition, actor.language);
    const facts = await this.facts(this.db, actor, edition, modules);
    return {
      id: edition.id,
      courseId: edition.courseId,
      code: edition.code,
      title: edition.title,
      ownerCentreId: edition.ownerCentreId,
      number: edition.number,
      state: edition.state,
      passRule: edition.passRule,
      plannedMinutes: edition.plannedMinutes,
      version: edition.version,
      hash: edition.hash,
      publishedAt: iso(edition.publishedAt),
      approvedByName: edition.approvedByName,
      modules,
      transitions: transitionsFrom(edition.state, facts).map((step) => ({ ...step, reasons: [...step.reasons] })),
      mayEdit: isOpenForWriting(edition.state) && facts.permissions.has('course.edit'),
    };
  }

  /** Planned minutes and pass rule. 409 `edit.stale` with what is stored. */
  async change(actor: Actor, id: string, change: ChangeCourseEditionDto): Promise<{ version: number }> {
    return this.db.transaction(async (tx) => {
      const edition = await this.openForWriting(tx, actor, id);
      const passRule = change.passRule ?? edition.passRule;
      if (passRule.kind === 'atLeast' && passRule.count === undefined)
        throw new Problem('request.invalid', { pointers: [{ pointer: '/passRule/count', code: 'required' }] });
      const plannedMinutes = change.plannedMinutes ?? edition.plannedMinutes;
      const version = await this.courses.saveEdition(tx, id, change.version, { passRule, plannedMinutes });
      if (version === null) throw this.stale(edition);
      await this.wrote(tx, actor, edition, 'courseEdition.changed', {
        version,
        plannedMinutes,
        passRule: passRule.kind,
      });
      return { version };
    });
  }

  /** The whole list of modules, in order: the centre's own or the reference's. */
  async setModules(actor: Actor, id: string, { version, moduleIds }: CourseModulesDto): Promise<{ version: number }> {
    return this.db.transaction(async (tx) => {
      const edition = await this.openForWriting(tx, actor, id);
      const usable = await this.courses.usable(tx, edition.ownerCentreId ?? '', moduleIds);
      if (moduleIds.some((moduleId) => !usable.has(moduleId))) throw notFound();
      const next = await this.courses.saveEdition(tx, id, version, edition);
      if (next === null) throw this.stale(edition);
      await this.courses.setModules(tx, id, moduleIds);
      await this.wrote(tx, actor, edition, 'courseEdition.modulesSet', { moduleIds });
      return { version: next };
    });
  }

  async move(actor: Actor, id: string, wish: TransitionRequestDto): Promise<CourseEditionDto> {
    await this.db.transaction(async (tx) => {
      await tx.query('SELECT 1 FROM course_edition WHERE id = $1 FOR UPDATE', [id]);
      const edition = await this.courses.visibleEdition(tx, await contentScope(tx, actor), id);
      if (!edition) throw notFound();
      const modules = await this.courses.modules(tx, edition, actor.language);
      const step = transition(edition.state, wish.to, await this.facts(tx, actor, edition, modules));
      if (!step)
        throw new Problem('edition.refused', {
          data: { reasons: [{ code: 'edition.noSuchStep', params: { from: edition.state, to: wish.to } }] },
        });
      if (!step.allowed) throw new Problem('edition.refused', { data: { reasons: step.reasons } });
      if (edition.version !== wish.version) throw this.stale(edition);
      if (step.needsComment && wish.comment === undefined)
        throw new Problem('request.invalid', { pointers: [{ pointer: '/comment', code: 'required' }] });
      if (wish.to === 'PUBLISHED') return this.publish(tx, actor, edition);
      await this.courses.setState(tx, id, wish.to, { by: actor.accountId, at: this.clock.now() });
      await this.recorded(
        tx,
        actor,
        edition,
        `courseEdition.${step.action}`,
        { from: edition.state, to: wish.to },
        wish.comment ?? null,
      );
    });
    return this.show(actor, id);
  }

  /** Pins the published editions of the modules and freezes the list; modules without one stay as "not yet". */
  private async publish(tx: Tx, actor: Actor, edition: CourseEditionRow): Promise<void> {
    const modules = await this.courses.pin(tx, edition.id);
    const { courseId, number, passRule, plannedMinutes } = edition;
    const frozen = courseManifest({ courseId, number, passRule, plannedMinutes, modules });
    await this.courses.publish(tx, edition, frozen, this.clock.now());
    await this.recorded(tx, actor, edition, 'courseEdition.published', {
      hash: frozen.hash,
      number,
      notYet: modules.filter(({ hash }) => hash === null).length,
    });
  }

  private async facts(
    db: Queryable,
    actor: Actor,
    edition: CourseEditionRow,
    modules: readonly CourseModuleDto[],
  ): Promise<EditionFacts> {
    return {
      permissions: permissionsIn(actor, edition.ownerCentreId),
      reference: edition.ownerCentreId === null,
      isAuthor: await this.courses.isAuthor(db, edition.id, actor.accountId),
      parts: modules.length,
      blockingFindings: 0,
      obstacles: obstacles(edition, modules),
    };
  }

  private async openForWriting(tx: Tx, actor: Actor, id: string): Promise<CourseEditionRow> {
    const edition = await this.courses.lockedEdition(tx, centresWith(actor, 'course.edit'), id);
    if (!edition) throw notFound();
    if (!isOpenForWriting(edition.state)) throw new Problem('edition.notOpen', { params: { state: edition.state } });
    return edition;
  }

  private stale({ passRule, plannedMinutes, state, version }: CourseEditionRow): Problem {
    return new Problem('edit.stale', { data: { passRule, plannedMinutes, state, version } });
  }

  private async wrote(
    tx: Tx,
    actor: Actor,
    edition: CourseEditionRow,
    action: string,
    details: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    await this.courses.addAuthor(tx, edition.id, actor.accountId);
    await this.recorded(tx, actor, edition, action, details);
  }

  private recorded(
    tx: Tx,
    actor: Actor,
    edition: CourseEditionRow,
    action: string,
    details: Readonly<Record<string, unknown>>,
    reason: string | null = null,
  ): Promise<void> {
    return this.audit.record(tx, actor, {
      action,
      entityKind: 'courseEdition',
      entityId: edition.id,
      countryId: edition.countryId ?? NO_COUNTRY,
      centreId: edition.ownerCentreId,
      details,
      reason,
    });
  }
}

/** A course may be published with modules that are still to come, but not with none; and its rule must be within reach. */
function obstacles(edition: CourseEditionRow, modules: readonly CourseModuleDto[]): Reason[] {
  const there = modules.filter(({ moduleEditionId }) => moduleEditionId !== null).length;
  if (there === 0) return [{ code: 'course.nothingPublished', params: { count: modules.length } }];
  const { passRule } = edition;
  return passRule.kind === 'atLeast' && (passRule.count ?? 0) > there
    ? [{ code: 'course.ruleOutOfReach', params: { count: passRule.count ?? 0, published: there } }]
    : [];
}
