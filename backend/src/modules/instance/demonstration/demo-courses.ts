import { Injectable } from '@nestjs/common';
import { demoCountries, demoCourses, type DemoCourse, type DemoModule } from '@peacewright/reference-content';
import { Database } from '../../../platform/database';
import { AdoptionService, CourseEditionsService, CoursesService } from '../../courses';
import { DemoPlaces, type DemoIds } from './demo-places';

/** Each centre's own preparation courses out of reference modules: adopted, reviewed, approved by another, published. */
@Injectable()
export class DemoCourses {
  constructor(
    private readonly db: Database,
    private readonly places: DemoPlaces,
    private readonly courses: CoursesService,
    private readonly editions: CourseEditionsService,
    private readonly adoptions: AdoptionService,
  ) {}

  async load(ids: DemoIds): Promise<void> {
    for (const { centre } of demoCountries) {
      const centreId = ids.centres.get(centre.code);
      if (centreId === undefined) throw new Error(`No centre ${centre.code}.`);
      for (const course of demoCourses) await this.course(centre.code, centreId, course);
    }
  }

  /** The published edition of one of the courses above at a centre. */
  async publishedEdition(centreId: string, code: string): Promise<string> {
    const [row] = await this.db.query<{ id: string }>(
      `SELECT e.id FROM course_edition e JOIN course c ON c.id = e.course_id
       WHERE c.owner_centre_id = $1 AND c.code = $2 AND e.state = 'PUBLISHED'`,
      [centreId, code],
    );
    if (!row) throw new Error(`Course ${code} is not published.`);
    return row.id;
  }

  /** The published reference edition of a module, with its items. */
  async module(code: DemoModule): Promise<{ moduleId: string; editionId: string }> {
    const [row] = await this.db.query<{ moduleId: string; editionId: string }>(
      `SELECT m.id AS "moduleId", e.id AS "editionId" FROM module m JOIN module_edition e ON e.module_id = m.id
       WHERE m.owner_centre_id IS NULL AND m.code = $1 AND e.state = 'PUBLISHED'`,
      [code],
    );
    if (!row) throw new Error(`Module ${code} is not published.`);
    return row;
  }

  private async course(centreCode: string, centreId: string, course: DemoCourse): Promise<void> {
    const developer = await this.places.holder('CURRICULUM_DEVELOPER', centreCode);
    const approver = await this.places.holder('APPROVER', centreCode);
    const modules = await Promise.all(course.modules.map((code) => this.module(code)));
    for (const { editionId } of modules) await this.adoptions.adopt(approver, editionId, { centreId });

    const [known] = await this.db.query<{ id: string }>(
      'SELECT id FROM course WHERE owner_centre_id = $1 AND code = $2',
      [centreId, course.code],
    );
    const courseId =
      known?.id ??
      (
        await this.courses.create(developer, {
          centreId,
          code: course.code,
          family: course.family,
          title: course.title,
          audience: course.audience,
        })
      ).id;
    const { open } = await this.courses.show(developer, courseId);
    if (!open) return;
    let edition = await this.editions.show(developer, open.id);
    if (edition.state === 'DRAFT') {
      await this.editions.setModules(developer, edition.id, {
        version: edition.version,
        moduleIds: modules.map(({ moduleId }) => moduleId),
      });
      edition = await this.editions.show(developer, edition.id);
      edition = await this.editions.move(developer, edition.id, { to: 'IN_REVIEW', version: edition.version });
    }
    if (edition.state === 'IN_REVIEW')
      edition = await this.editions.move(approver, edition.id, { to: 'APPROVED', version: edition.version });
    if (edition.state === 'APPROVED')
      await this.editions.move(approver, edition.id, { to: 'PUBLISHED', version: edition.version });
  }
}
