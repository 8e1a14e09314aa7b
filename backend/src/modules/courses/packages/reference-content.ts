import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { Injectable } from '@nestjs/common';
import { canonicalJson } from '@peacewright/kernel';
import {
  isPackaged,
  referenceCourses,
  type CurriculumModule,
  type ModulePackage,
  type ReferenceCourse,
} from '@peacewright/reference-content';
import { Audit, NO_COUNTRY } from '../../../platform/audit';
import { Database, type Tx } from '../../../platform/database';
import { Clock, Ids } from '../../../platform/time';
import { CoursesRepository, type CourseRow } from '../courses/courses.repository';
import { EditionsRepository } from '../editions/editions.repository';
import { Publishing } from '../editions/publishing';
import { TranslationsRepository } from '../translations/translations.repository';
import { ModulePackages, type ImportedModule } from './module-packages';
import { outlinePackage } from './outline-package';
import { readPackage } from './package-file';

/** The packages as they ship, beside the compiled server as beside its source. */
const PACKAGES = join(__dirname, '../../../../../libs/reference-content/modules');

/**
 * Loads the nine courses: modules that are written and reviewed as published editions, all others as drafts. Repeating
 * it changes nothing; content that a newer product brings comes in as new editions beside the published ones.
 */
@Injectable()
export class ReferenceContent {
  constructor(
    private readonly db: Database,
    private readonly packages: ModulePackages,
    private readonly publishing: Publishing,
    private readonly editions: EditionsRepository,
    private readonly translations: TranslationsRepository,
    private readonly courses: CoursesRepository,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** A transaction a module and one a course, so that a loading that was cut off goes on where it stopped. */
  async load(progress: (step: string, done: number, total: number) => Promise<void>): Promise<void> {
    const all = referenceCourses.flatMap((course) => course.modules.map((module) => ({ course, module })));
    const total = all.length + referenceCourses.length;
    let done = 0;
    for (const { course, module } of all) {
      await progress('reference.modules', done++, total);
      const given = await packageOf(course, module);
      const assets = await assetsOf(given);
      await this.db.transaction((tx) => this.loadModule(tx, given, assets, isPackaged(module) && !module.draft));
    }
    for (const course of referenceCourses) {
      await progress('reference.courses', done++, total);
      await this.db.transaction((tx) => this.loadCourse(tx, course));
    }
    await progress('reference.courses', total, total);
  }

  /** What these courses and packages hold, as one short text: another one means that there is something to load. */
  async fingerprint(): Promise<string> {
    const hash = createHash('sha256').update(JSON.stringify(referenceCourses));
    const files = (await readdir(PACKAGES, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    for (const file of files) hash.update(relative(PACKAGES, file)).update(await readFile(file));
    return hash.digest('hex');
  }

  /** Brings one module in, and publishes it where it is to be; answers what of it was new. */
  async loadModule(
    tx: Tx,
    given: ModulePackage,
    assets: ReadonlyMap<string, Buffer>,
    publish: boolean,
  ): Promise<ImportedModule> {
    const imported = await this.packages.import(tx, { owner: null, actor: null, package: given, assets });
    if (!publish) return imported;
    const { editionId, came } = imported;
    const edition = await this.editions.byId(tx, editionId);
    if (!edition) throw new Error('An edition that was just imported is not there.');
    if (came === 'NOTHING' && edition.hash !== null) return imported;
    for (const language of Object.keys(given.translations))
      if ((await this.translations.find(tx, editionId, language))?.hash === null)
        await this.translations.setState(tx, editionId, language, 'APPROVED', { by: null, at: this.clock.now() });
    if (edition.hash === null) await this.publishing.publish(tx, edition, null);
    else await this.translations.freezeApproved(tx, editionId, edition.hash);
    return imported;
  }

  private async loadCourse(tx: Tx, course: ReferenceCourse): Promise<void> {
    const { id, code, family, title, audience, level } = course;
    const head = { title, audience, level, family };
    const moduleIds = (await Promise.all(course.modules.map((module) => packageOf(course, module)))).map(
      (given) => given.id,
    );
    const at = this.clock.now();
    const added = await this.courses.insert(
      tx,
      { id, code, ...head, ownerCentreId: null, originCourseId: null },
      null,
      at,
    );
    const editionId = added
      ? await this.addEdition(tx, course, moduleIds, at)
      : await this.renewCourse(tx, course, head, moduleIds);
    if (editionId === null) return;
    await this.audit.record(tx, null, {
      action: added ? 'course.added' : 'course.changed',
      entityKind: 'course',
      entityId: id,
      countryId: NO_COUNTRY,
      details: { code, editionId },
    });
  }

  private async addEdition(
    tx: Tx,
    { id, plannedMinutes }: ReferenceCourse,
    moduleIds: readonly string[],
    at: Date,
  ): Promise<string> {
    const editionId = this.ids.next();
    const edition = { id: editionId, courseId: id, number: 1, passRule: { kind: 'allModules' }, plannedMinutes };
    await this.courses.insertEdition(tx, edition, moduleIds, null, at);
    return editionId;
  }

  /** Brings head, minutes and modules of the course's draft up to date; answers the draft, or null when nothing differed. */
  private async renewCourse(
    tx: Tx,
    { id, plannedMinutes }: ReferenceCourse,
    head: Pick<CourseRow, 'title' | 'audience' | 'level' | 'family'>,
    moduleIds: readonly string[],
  ): Promise<string | null> {
    const stored = await this.courses.referenceDraft(tx, id);
    if (!stored) return null;
    const same = (one: unknown, other: unknown): boolean => canonicalJson(one) === canonicalJson(other);
    const { title, audience, level, family } = stored;
    const headSame = same(head, { title, audience, level, family });
    const minutesSame = plannedMinutes === stored.plannedMinutes;
    const modulesSame = same(moduleIds, stored.moduleIds);
    if (headSame && minutesSame && modulesSame) return null;
    if (!headSame) await this.courses.saveCourse(tx, id, stored.version, head);
    if (!minutesSame)
      await this.courses.saveEdition(tx, stored.editionId, stored.editionVersion, {
        passRule: stored.passRule,
        plannedMinutes,
      });
    if (!modulesSame) await this.courses.setModules(tx, stored.editionId, moduleIds);
    return stored.editionId;
  }
}

async function packageOf(course: ReferenceCourse, module: CurriculumModule): Promise<ModulePackage> {
  if (!isPackaged(module)) return outlinePackage(module, course.code);
  return readPackage(JSON.parse(await readFile(join(PACKAGES, module.code.toLowerCase(), 'module.json'), 'utf8')));
}

async function assetsOf(given: ModulePackage): Promise<ReadonlyMap<string, Buffer>> {
  const folder = join(PACKAGES, given.code.toLowerCase());
  return new Map(
    await Promise.all(given.assets.map(async ({ name }) => [name, await readFile(join(folder, name))] as const)),
  );
}
