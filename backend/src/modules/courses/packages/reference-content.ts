import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
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
import { CoursesRepository } from '../courses/courses.repository';
import { EditionsRepository } from '../editions/editions.repository';
import { Publishing } from '../editions/publishing';
import { TranslationsRepository } from '../translations/translations.repository';
import { ModulePackages } from './module-packages';
import { outlinePackage } from './outline-package';
import { readPackage } from './package-file';

/** The packages as they ship, beside the compiled server as beside its source. */
const PACKAGES = join(__dirname, '../../../../../libs/reference-content/modules');

/**
 * Loads the nine courses: modules that are written and reviewed as published editions, all others as drafts. Repeating it
 * changes nothing.
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

  private async loadModule(
    tx: Tx,
    given: ModulePackage,
    assets: ReadonlyMap<string, Buffer>,
    publish: boolean,
  ): Promise<void> {
    const { editionId, changed } = await this.packages.import(tx, { owner: null, actor: null, package: given, assets });
    if (!changed || !publish) return;
    const edition = await this.editions.byId(tx, editionId);
    if (!edition) throw new Error('An edition that was just imported is not there.');
    for (const language of Object.keys(given.translations))
      await this.translations.setState(tx, editionId, language, 'APPROVED', { by: null, at: this.clock.now() });
    await this.publishing.publish(tx, edition, null);
  }

  private async loadCourse(tx: Tx, course: ReferenceCourse): Promise<void> {
    const { id, code, family, title, audience, level, plannedMinutes } = course;
    const at = this.clock.now();
    if (
      !(await this.courses.insert(
        tx,
        { id, code, family, title, audience, level, ownerCentreId: null, originCourseId: null },
        null,
        at,
      ))
    )
      return;
    const packages = await Promise.all(course.modules.map((module) => packageOf(course, module)));
    const editionId = this.ids.next();
    const moduleIds = packages.map((given) => given.id);
    await this.courses.insertEdition(
      tx,
      { id: editionId, courseId: id, number: 1, passRule: { kind: 'allModules' }, plannedMinutes },
      moduleIds,
      null,
      at,
    );
    await this.audit.record(tx, null, {
      action: 'course.added',
      entityKind: 'course',
      entityId: id,
      countryId: NO_COUNTRY,
      details: { code, editionId },
    });
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
