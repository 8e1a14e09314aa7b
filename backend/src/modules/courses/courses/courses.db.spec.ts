import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeDraft, makeReference } from '../../../../test/drafts';
import { startTestApp, type TestApp } from '../../../../test/test-app';
import { buildWorld, type World } from '../../../../test/world';
import type { CentreValueDto } from '../adoption/adoption.dto';
import type { CourseEditionDto } from './courses.dto';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await buildWorld(app);
});
afterAll(() => app.close());

async function moveCourse(by: 'APPROVER' | 'CURRICULUM_DEVELOPER', id: string, to: string) {
  const account = world.home.accounts[by];
  const { version } = (await account.get(`/api/course-editions/${id}`)).body as CourseEditionDto;
  return account.send('post', `/api/course-editions/${id}/transitions`, { to, version });
}

describe('a course', () => {
  it('pins the published editions of its modules, keeps the others as not yet, and cannot change afterwards', async () => {
    const author = world.home.accounts.CURRICULUM_DEVELOPER;
    const made = (
      await author
        .send('post', '/api/courses', {
          centreId: world.home.centreId,
          code: 'P1',
          family: 'NATIONAL',
          title: { en: 'Course', fr: 'Cours' },
        })
        .expect(201)
    ).body as { id: string; editionId: string };
    const planned = (
      await author
        .send('post', '/api/modules', { centreId: world.home.centreId, code: 'P1.2', title: 'To come', language: 'en' })
        .expect(201)
    ).body as { id: string };
    await author
      .send('put', `/api/course-editions/${made.editionId}/modules`, {
        version: 1,
        moduleIds: [world.foreign.moduleId],
      })
      .expect(404);
    await author
      .send('put', `/api/course-editions/${made.editionId}/modules`, { version: 1, moduleIds: [planned.id] })
      .expect(200);
    expect((await moveCourse('CURRICULUM_DEVELOPER', made.editionId, 'IN_REVIEW')).status).toBe(200);
    expect((await moveCourse('APPROVER', made.editionId, 'APPROVED')).body).toMatchObject({
      data: { reasons: [{ code: 'course.nothingPublished' }] },
    });
    const { version } = (await author.get(`/api/course-editions/${made.editionId}`)).body as CourseEditionDto;
    await world.home.accounts.APPROVER.send('post', `/api/course-editions/${made.editionId}/transitions`, {
      to: 'DRAFT',
      version,
      comment: 'Add one.',
    }).expect(200);
    await author
      .send('put', `/api/course-editions/${made.editionId}/modules`, {
        version: version + 1,
        moduleIds: [world.home.moduleId, planned.id],
      })
      .expect(200);
    for (const [by, to] of [
      ['CURRICULUM_DEVELOPER', 'IN_REVIEW'],
      ['APPROVER', 'APPROVED'],
      ['APPROVER', 'PUBLISHED'],
    ] as const)
      expect((await moveCourse(by, made.editionId, to)).status).toBe(200);
    const course = (await author.get(`/api/course-editions/${made.editionId}`)).body as CourseEditionDto;
    expect(course.modules.map(({ code, moduleEditionId, pinned }) => [code, moduleEditionId, pinned])).toEqual([
      ['T1.1', world.home.moduleEditionId, true],
      ['P1.2', null, false],
    ]);
    await expect(
      world.db.query('UPDATE course_edition_module SET module_edition_id = NULL WHERE course_edition_id = $1', [
        made.editionId,
      ]),
    ).rejects.toThrow(/frozen/);
    await expect(world.db.query('DELETE FROM course_edition WHERE id = $1', [made.editionId])).rejects.toThrow(
      /frozen/,
    );
  });

  it('keeps what a change leaves out', async () => {
    const author = world.home.accounts.CURRICULUM_DEVELOPER;
    const given = {
      family: 'NATIONAL',
      title: { en: 'Kept', fr: 'Gardé' },
      audience: { en: 'Guards', fr: 'Gardes' },
      level: 'Basic',
    };
    const { id } = (
      await author.send('post', '/api/courses', { centreId: world.home.centreId, code: 'P3', ...given }).expect(201)
    ).body as { id: string };
    const audience = { en: 'Drivers', fr: 'Conducteurs' };
    await author.send('patch', `/api/courses/${id}`, { version: 1, audience }).expect(200);
    expect((await author.get(`/api/courses/${id}`)).body).toMatchObject({ ...given, audience });
    await author.send('patch', `/api/courses/${id}`, { version: 2, title: { en: 'New', fr: 'Neuf' } }).expect(200);
    expect((await author.get(`/api/courses/${id}`)).body).toMatchObject({ title: { en: 'New' }, audience });
  });

  it('is copied into another centre with its reference modules and the link to its origin', async () => {
    const stranger = world.foreign.accounts.CURRICULUM_DEVELOPER;
    await stranger
      .send('post', `/api/courses/${world.home.courseId}/copy`, { centreId: world.foreign.centreId })
      .expect(404);
    const own = world.home.accounts.CURRICULUM_DEVELOPER;
    const copy = (
      await own
        .send('post', `/api/courses/${world.home.courseId}/copy`, { centreId: world.home.centreId, code: 'T1B' })
        .expect(201)
    ).body as { id: string };
    expect((await own.get(`/api/courses/${copy.id}`)).body).toMatchObject({
      origin: { courseId: world.home.courseId, title: { en: expect.any(String) } },
      open: { modules: 1 },
    });
  });

  it('offers the centre’s own copy in the place of a reference module, while it is written', async () => {
    const { moduleId } = await makeReference(world);
    const author = world.home.accounts.CURRICULUM_DEVELOPER;
    const { centreId } = world.home;
    const made = (
      await author
        .send('post', '/api/courses', { centreId, code: 'P2', family: 'NATIONAL', title: { en: 'Copy', fr: 'Copie' } })
        .expect(201)
    ).body as { editionId: string };
    const path = `/api/course-editions/${made.editionId}`;
    await author.send('put', `${path}/modules`, { version: 1, moduleIds: [moduleId] }).expect(200);
    expect((await author.get(path)).body).toMatchObject({ modules: [{ moduleId, ownCopyId: null }] });
    const copyInto = async (place: 'home' | 'foreign', code: string): Promise<string> => {
      const copied = await world[place].accounts.CURRICULUM_DEVELOPER.send('post', `/api/modules/${moduleId}/copy`, {
        centreId: world[place].centreId,
        code,
      }).expect(201);
      return (copied.body as { id: string }).id;
    };
    await copyInto('foreign', 'THEIRS.1');
    expect((await author.get(path)).body).toMatchObject({ modules: [{ moduleId, ownCopyId: null }] });
    const ownCopyId = await copyInto('home', 'OURS.1');
    expect((await author.get(path)).body).toMatchObject({ modules: [{ moduleId, ownCopyId, ownCopyCode: 'OURS.1' }] });
  });
});

describe('a reference module', () => {
  it('is adopted by the approver of a centre, whose values replace the samples', async () => {
    const { editionId } = await makeReference(world);
    const { centreId } = world.home;
    const valuesOf = async (place: 'home' | 'foreign'): Promise<CentreValueDto[]> => {
      const path = `/api/centre-values?centreId=${world[place].centreId}&moduleEditionId=${editionId}`;
      return (await world[place].accounts.APPROVER.get(path).expect(200)).body as CentreValueDto[];
    };
    expect(await valuesOf('home')).toMatchObject([{ key: 'walk.distance', value: '5', sample: true, version: 0 }]);
    const approver = world.home.accounts.APPROVER;
    const path = `/api/module-editions/${editionId}`;
    await approver.send('post', `${path}/adoption`, { centreId: world.foreign.centreId }).expect(404);
    await approver.send('post', `${path}/adoption`, { centreId, note: 'For the first rotation' }).expect(200);
    await approver.send('post', `${path}/adoption`, { centreId, note: 'Again' }).expect(200);
    expect((await approver.get(path)).body).toMatchObject({
      adoptions: [{ centreId, note: 'For the first rotation' }],
      rights: { adoptFor: [] },
    });
    expect((await world.foreign.accounts.APPROVER.get(path)).body).toMatchObject({ adoptions: [] });
    const value = { centreId, key: 'walk.distance', value: '25', source: 'Order 7', version: 0 };
    await approver.send('put', '/api/centre-values', value).expect(200);
    const stale = await approver.send('put', '/api/centre-values', { ...value, value: '30' }).expect(409);
    expect(stale.body).toMatchObject({ code: 'edit.stale', data: { value: '25', version: 1 } });
    expect(await valuesOf('home')).toMatchObject([{ value: '25', sample: false, source: 'Order 7' }]);
    expect(await valuesOf('foreign')).toMatchObject([{ value: '5', sample: true }]);
  });

  it('is given no pass mark that its test could not go by', async () => {
    const { editionId, lessonId } = await makeDraft(world, world.home);
    const key = 'walk.pass-mark';
    await world.db.query(`UPDATE edition_item SET kind = 'TEST', document = $3 WHERE edition_id = $1 AND id = $2`, [
      editionId,
      lessonId,
      JSON.stringify({ passMark: { percent: 80, centreValue: key } }),
    ]);
    const { APPROVER } = world.home.accounts;
    const set = (value: string, version: number): ReturnType<typeof APPROVER.send> =>
      APPROVER.send('put', '/api/centre-values', {
        centreId: world.home.centreId,
        key,
        value,
        source: 'Examination rules',
        version,
      });
    for (const value of ['abc', '-5', '0', '400', '80 to 90'])
      expect((await set(value, 0).expect(422)).body).toMatchObject({ code: 'centreValue.notPercent' });
    expect(await world.db.query('SELECT 1 FROM centre_value WHERE key = $1', [key])).toEqual([]);
    await set('85,5 %', 0).expect(200);
    await set('90', 1).expect(200);
  });

  it('is copied into a centre, kept by nobody else, and moved by nobody through the API', async () => {
    const { moduleId, editionId } = await makeReference(world);
    const author = world.home.accounts.CURRICULUM_DEVELOPER;
    const refused = await world.home.accounts.APPROVER.send('post', `/api/module-editions/${editionId}/transitions`, {
      to: 'RETIRED',
      version: 1,
    }).expect(409);
    expect(refused.body).toMatchObject({ data: { reasons: [{ code: 'edition.referenceReadOnly' }] } });
    await author.send('put', `/api/module-editions/${editionId}/document`, { version: 1, document: {} }).expect(404);
    const copy = (
      await author
        .send('post', `/api/modules/${moduleId}/copy`, { centreId: world.home.centreId, code: 'OWN.1' })
        .expect(201)
    ).body as { id: string; editionId: string };
    expect((await author.get(`/api/modules/${copy.id}`)).body).toMatchObject({
      origin: { moduleId, newerAtOrigin: false },
      open: { id: copy.editionId },
    });
    await world.foreign.accounts.CURRICULUM_DEVELOPER.get(`/api/modules/${copy.id}`).expect(404);
  });
});
