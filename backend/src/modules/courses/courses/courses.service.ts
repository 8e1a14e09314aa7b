import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access';
import { Audit, NO_COUNTRY } from '../../../platform/audit';
import { Database, type Tx } from '../../../platform/database';
import { notFound, Problem } from '../../../platform/http';
import { Clock, Ids } from '../../../platform/time';
import { centresWith, contentScope } from '../access';
import { isFrozen } from '../lifecycle';
import type {
  ChangeCourseDto,
  CopyCourseDto,
  CourseDto,
  CourseQueryDto,
  CourseRowDto,
  NewCourseDto,
} from './courses.dto';
import { CoursesRepository, type CourseRow, type NewCourse } from './courses.repository';

const NO_TEXT = { en: '', fr: '' };

/** Courses of the own centres and of the reference: finding, starting, continuing and copying them. */
@Injectable()
export class CoursesService {
  constructor(
    private readonly db: Database,
    private readonly courses: CoursesRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async list(actor: Actor, query: CourseQueryDto): Promise<CourseRowDto[]> {
    return (await this.courses.list(this.db, await contentScope(this.db, actor), query)).map(toRow);
  }

  async show(actor: Actor, id: string): Promise<CourseDto> {
    const course = await this.courses.find(this.db, await contentScope(this.db, actor), id);
    if (!course) throw notFound();
    const mayEdit = course.ownerCentreId !== null && centresWith(actor, 'course.edit').includes(course.ownerCentreId);
    return { ...toRow(course), editions: [...course.editions], mayEdit };
  }

  /** A course with its first edition, without modules. */
  async create(actor: Actor, wish: NewCourseDto): Promise<{ id: string; editionId: string }> {
    return this.db.transaction(async (tx) => {
      const countryId = await this.countryOf(tx, actor, wish.centreId);
      const { code, family, title } = wish;
      const course = {
        code,
        family,
        title,
        audience: wish.audience ?? NO_TEXT,
        level: wish.level ?? '',
        ownerCentreId: wish.centreId,
        originCourseId: null,
      };
      return this.start(tx, actor, countryId, course, {
        passRule: { kind: 'allModules' },
        plannedMinutes: 0,
        moduleIds: [],
      });
    });
  }

  /** 409 `edit.stale` with the stored course. */
  async change(actor: Actor, id: string, change: ChangeCourseDto): Promise<{ version: number }> {
    return this.db.transaction(async (tx) => {
      const course = await this.courses.find(tx, await contentScope(tx, actor), id);
      if (!course?.ownerCentreId || !centresWith(actor, 'course.edit').includes(course.ownerCentreId)) throw notFound();
      // What is left out of the request is there as undefined, and would cover what is stored.
      const version = await this.courses.saveCourse(tx, id, change.version, {
        title: change.title ?? course.title,
        audience: change.audience ?? course.audience,
        level: change.level ?? course.level,
        family: change.family ?? course.family,
      });
      if (version === null)
        throw new Problem('edit.stale', { data: { course: toRow(course), version: course.version } });
      await this.recorded(
        tx,
        actor,
        { id, ownerCentreId: course.ownerCentreId, countryId: course.countryId },
        'course.changed',
        { version },
      );
      return { version };
    });
  }

  /** The next edition: a draft with the modules and rules of the last frozen one. */
  async continue(actor: Actor, id: string): Promise<{ id: string }> {
    return this.db.transaction(async (tx) => {
      await tx.query('SELECT 1 FROM course WHERE id = $1 AND owner_centre_id = ANY($2) FOR UPDATE', [
        id,
        centresWith(actor, 'course.edit'),
      ]);
      const course = await this.courses.find(tx, await contentScope(tx, actor), id);
      if (!course?.ownerCentreId || !centresWith(actor, 'course.edit').includes(course.ownerCentreId)) throw notFound();
      const [last] = course.editions;
      if (!last) throw notFound();
      if (!isFrozen(last.state)) throw new Problem('edition.exists', { params: { number: last.number } });
      const editionId = this.ids.next();
      await this.copyEdition(tx, actor, last.id, { id: editionId, courseId: id, number: last.number + 1 });
      await this.recorded(
        tx,
        actor,
        { id, ownerCentreId: course.ownerCentreId, countryId: course.countryId },
        'courseEdition.started',
        { editionId, from: last.id },
      );
      return { id: editionId };
    });
  }

  /** A course of one's own centre that starts with the modules of one that the actor may read, and keeps the link to it. */
  async copy(actor: Actor, id: string, wish: CopyCourseDto): Promise<{ id: string; editionId: string }> {
    return this.db.transaction(async (tx) => {
      const countryId = await this.countryOf(tx, actor, wish.centreId);
      const origin = await this.courses.find(tx, await contentScope(tx, actor), id);
      const from = origin?.editions.find(({ state }) => state === 'PUBLISHED') ?? origin?.editions[0];
      if (!origin || !from) throw notFound();
      const stored = await this.storedEdition(tx, from.id);
      const usable = await this.courses.usable(tx, wish.centreId, stored.moduleIds);
      const { family, title, audience, level } = origin;
      const course = {
        code: wish.code ?? origin.code,
        family,
        title,
        audience,
        level,
        ownerCentreId: wish.centreId,
        originCourseId: id,
      };
      return this.start(tx, actor, countryId, course, {
        ...stored,
        moduleIds: stored.moduleIds.filter((moduleId) => usable.has(moduleId)),
      });
    });
  }

  private async start(
    tx: Tx,
    actor: Actor,
    countryId: string,
    course: Omit<NewCourse, 'id'>,
    edition: { passRule: object; plannedMinutes: number; moduleIds: readonly string[] },
  ): Promise<{ id: string; editionId: string }> {
    const id = this.ids.next();
    const editionId = this.ids.next();
    const at = this.clock.now();
    if (!(await this.courses.insert(tx, { id, ...course }, actor.accountId, at)))
      throw new Problem('code.taken', {
        params: { code: course.code },
        pointers: [{ pointer: '/code', code: 'taken' }],
      });
    await this.courses.insertEdition(
      tx,
      { id: editionId, courseId: id, number: 1, ...edition },
      edition.moduleIds,
      actor.accountId,
      at,
    );
    await this.recorded(tx, actor, { id, ownerCentreId: course.ownerCentreId, countryId }, 'course.added', {
      code: course.code,
      originCourseId: course.originCourseId,
      editionId,
    });
    return { id, editionId };
  }

  private async copyEdition(
    tx: Tx,
    actor: Actor,
    from: string,
    to: { id: string; courseId: string; number: number },
  ): Promise<void> {
    const { moduleIds, ...rest } = await this.storedEdition(tx, from);
    await this.courses.insertEdition(tx, { ...to, ...rest }, moduleIds, actor.accountId, this.clock.now());
  }

  private async storedEdition(
    tx: Tx,
    id: string,
  ): Promise<{ passRule: object; plannedMinutes: number; moduleIds: string[] }> {
    const [row] = await tx.query<{ passRule: object; plannedMinutes: number; moduleIds: string[] }>(
      `SELECT pass_rule AS "passRule", planned_minutes AS "plannedMinutes",
         ARRAY(SELECT module_id::text FROM course_edition_module x WHERE x.course_edition_id = e.id ORDER BY position) AS "moduleIds" FROM course_edition e WHERE id = $1`,
      [id],
    );
    if (!row) throw notFound();
    return row;
  }

  private recorded(
    tx: Tx,
    actor: Actor,
    course: { id: string; ownerCentreId: string | null; countryId: string | null },
    action: string,
    details: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    return this.audit.record(tx, actor, {
      action,
      entityKind: 'course',
      entityId: course.id,
      countryId: course.countryId ?? NO_COUNTRY,
      centreId: course.ownerCentreId,
      details,
    });
  }

  private async countryOf(tx: Tx, actor: Actor, centreId: string): Promise<string> {
    const [centre] = await tx.query<{ country_id: string }>(
      'SELECT country_id FROM centre WHERE id = $1 AND id = ANY($2)',
      [centreId, centresWith(actor, 'course.edit')],
    );
    if (!centre) throw notFound();
    return centre.country_id;
  }
}

function toRow(course: CourseRow): CourseRowDto {
  const { id, code, family, title, audience, level, ownerCentreId, ownerCentreName, origin, version, editions } =
    course;
  return {
    id,
    code,
    family,
    title,
    audience,
    level,
    ownerCentreId,
    ownerCentreName,
    origin,
    version,
    current: editions.find(({ state }) => state === 'PUBLISHED') ?? null,
    open: editions.find(({ state }) => !isFrozen(state)) ?? null,
  };
}
