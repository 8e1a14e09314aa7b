import { v7 } from 'uuid';
import type { RouteCase } from '../../../../test/route-walk/cases';
import { ONLY_READERS } from '../../../../test/drafts';
import type { Place, World } from '../../../../test/world';

let made = 0;
const title = { en: 'Course', fr: 'Cours' };

/** A draft course of the place's centre with its one module. */
async function makeCourse(world: World, place: Place): Promise<{ courseId: string; editionId: string }> {
  const course = { courseId: v7(), editionId: v7() };
  await world.db.query(
    `INSERT INTO course (id, owner_centre_id, code, family, title, created_at) VALUES ($1,$2,$3,'NATIONAL',$4,now())`,
    [course.courseId, place.centreId, `D${++made}`, JSON.stringify(title)],
  );
  await world.db.query(
    `INSERT INTO course_edition (id, course_id, number, state, created_at) VALUES ($1,$2,1,'DRAFT',now())`,
    [course.editionId, course.courseId],
  );
  await world.db.query('INSERT INTO course_edition_module (course_edition_id, position, module_id) VALUES ($1,1,$2)', [
    course.editionId,
    place.moduleId,
  ]);
  return course;
}

export const cases: RouteCase[] = [
  { route: 'GET /api/courses', list: true, call: () => ({ path: '/api/courses' }) },
  {
    route: 'POST /api/courses',
    success: 201,
    call: (_, place) => ({
      path: '/api/courses',
      body: { centreId: place.centreId, code: `K${++made}`, family: 'NATIONAL', title },
    }),
  },
  { route: 'GET /api/courses/:id', call: (_, place) => ({ path: `/api/courses/${place.courseId}` }) },
  {
    route: 'PATCH /api/courses/:id',
    call: async (world, place) => ({
      path: `/api/courses/${(await makeCourse(world, place)).courseId}`,
      body: { version: 1, level: 'BASIC' },
    }),
  },
  {
    route: 'POST /api/courses/:id/editions',
    success: 201,
    call: (_, place) => ({ path: `/api/courses/${place.courseId}/editions` }),
  },
  {
    route: 'POST /api/courses/:id/copy',
    success: 201,
    call: (_, place) => ({
      path: `/api/courses/${place.courseId}/copy`,
      body: { centreId: place.centreId, code: `L${++made}` },
    }),
  },
  {
    route: 'GET /api/course-editions/:id',
    call: (_, place) => ({ path: `/api/course-editions/${place.courseEditionId}` }),
  },
  {
    route: 'PATCH /api/course-editions/:id',
    call: async (world, place) => ({
      path: `/api/course-editions/${(await makeCourse(world, place)).editionId}`,
      body: { version: 1, plannedMinutes: 90 },
    }),
  },
  {
    route: 'PUT /api/course-editions/:id/modules',
    call: async (world, place) => ({
      path: `/api/course-editions/${(await makeCourse(world, place)).editionId}/modules`,
      body: { version: 1, moduleIds: [place.moduleId] },
    }),
  },
  {
    route: 'POST /api/course-editions/:id/transitions',
    call: async (world, place) => ({
      path: `/api/course-editions/${(await makeCourse(world, place)).editionId}/transitions`,
      body: { to: 'IN_REVIEW', version: 1 },
    }),
    otherwise: { ...ONLY_READERS, CENTRE_ADMIN: 409, APPROVER: 409, TRANSLATOR: 409 },
  },
];
