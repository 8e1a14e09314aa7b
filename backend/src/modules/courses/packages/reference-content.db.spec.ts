import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tableState } from '../../../../test/route-walk/table-state';
import { startTestApp, type TestApp } from '../../../../test/test-app';
import { buildWorld, type World } from '../../../../test/world';
import { ReferenceLinksLoader, RegisterLoader } from '../../sources';
import type { CourseEditionDto } from '../courses/courses.dto';
import type { FindingDto, ModuleEditionDto } from '../editions/editions.dto';
import type { ModulePageDto } from '../modules/modules.dto';
import type { TranslationDto } from '../translations/translations.dto';
import { ReferenceContent } from './reference-content';

let app: TestApp;
let world: World;
const steps: string[] = [];

beforeAll(async () => {
  app = await startTestApp();
  world = await buildWorld(app);
  await app.app.get(ReferenceContent).load((step, done, total) => {
    steps.push(`${step} ${done}/${total}`);
    return Promise.resolve();
  });
});
afterAll(() => app.close());

async function editionOf(code: string): Promise<ModuleEditionDto> {
  const author = world.home.accounts.CURRICULUM_DEVELOPER;
  const { items } = (await author.get(`/api/modules?owner=reference&q=${code}`).expect(200)).body as ModulePageDto;
  const module = items.find((row) => row.code === code);
  return (await author.get(`/api/module-editions/${module?.current?.id ?? module?.open?.id}`).expect(200))
    .body as ModuleEditionDto;
}

describe('the reference content', () => {
  it('comes as nine courses and 51 modules, three of them published', async () => {
    const [modules] = await world.db.query<{ all: number; published: number }>(
      `SELECT count(*)::int AS all, count(*) FILTER (WHERE e.state = 'PUBLISHED')::int AS published
       FROM module m JOIN module_edition e ON e.module_id = m.id WHERE m.owner_centre_id IS NULL`,
    );
    expect(modules).toEqual({ all: 51, published: 3 });
    const courses = (await world.home.accounts.INSTRUCTOR.get('/api/courses?owner=reference').expect(200)).body as {
      code: string;
      open: { id: string; modulesPublished: number };
    }[];
    expect(courses.map(({ code }) => code)).toEqual(['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9']);
    const c4 = courses.find(({ code }) => code === 'C4');
    expect(c4?.open.modulesPublished).toBe(1);
    const edition = (await world.home.accounts.INSTRUCTOR.get(`/api/course-editions/${c4?.open.id}`).expect(200))
      .body as CourseEditionDto;
    expect(edition.modules.map(({ moduleEditionId }) => moduleEditionId !== null).filter(Boolean)).toHaveLength(1);
    expect(steps.at(-1)).toBe('reference.courses 60/60');
  });

  it('publishes written modules as approved by nobody, without a blocking finding', async () => {
    for (const code of ['C3.4', 'C4.1', 'C5.2']) {
      const edition = await editionOf(code);
      expect(edition).toMatchObject({ state: 'PUBLISHED', approvedByName: null, ownerCentreId: null });
      const findings = (
        await world.home.accounts.CURRICULUM_DEVELOPER.get(`/api/module-editions/${edition.id}/findings`)
      ).body as FindingDto[];
      expect(findings.filter(({ severity }) => severity === 'BLOCKING')).toEqual([]);
    }
  });

  it('keeps what is written and not reviewed as a draft that no review would stop', async () => {
    const edition = await editionOf('C2.2');
    expect(edition).toMatchObject({ state: 'DRAFT', ownerCentreId: null });
    const findings = (
      await world.home.accounts.CURRICULUM_DEVELOPER.get(`/api/module-editions/${edition.id}/findings`)
    ).body as FindingDto[];
    expect(findings.filter(({ severity }) => severity === 'BLOCKING')).toEqual([]);
  });

  it('has C4.1 in French, frozen with it', async () => {
    const { id, items } = await editionOf('C4.1');
    const french = (await world.home.accounts.TRANSLATOR.get(`/api/module-editions/${id}/translations/fr`).expect(200))
      .body as TranslationDto;
    expect(french).toMatchObject({
      state: 'APPROVED',
      frozen: true,
      documentOutdated: false,
      document: { language: 'fr' },
    });
    expect(french.items.map(({ itemId, outdated }) => [itemId, outdated])).toEqual(
      items.map((item) => [item.id, false]),
    );
    await expect(
      world.db.query(`UPDATE edition_translation_item SET document = '{}' WHERE edition_id = $1`, [id]),
    ).rejects.toThrow(/frozen/);
  });

  it('serves the drawings of a lesson, whole and in part', async () => {
    const { id, moduleId, items } = await editionOf('C5.2');
    const item = await world.home.accounts.INSTRUCTOR.get(`/api/module-editions/${id}/items/${items[0]?.id}`).expect(
      200,
    );
    const hash = /sha256:([0-9a-f]{64})/.exec(item.text)?.[1];
    const whole = await world.home.accounts.INSTRUCTOR.get(`/api/modules/${moduleId}/files/${hash}`).expect(200);
    expect(whole.headers['content-type']).toContain('image/svg+xml');
    await world.home.accounts.INSTRUCTOR.get(`/api/modules/${moduleId}/files/${hash}`)
      .set('Range', 'bytes=0-9')
      .expect(206);
    await world.home.accounts.INSTRUCTOR.get(`/api/modules/${world.foreign.moduleId}/files/${hash}`).expect(404);
  });

  it('plans what is not written yet in both languages', async () => {
    const edition = await editionOf('C1.1');
    expect(edition).toMatchObject({ state: 'DRAFT', translations: [{ language: 'fr', state: 'DRAFT' }] });
    expect(edition.items.every(({ written, intent }) => !written && intent !== '')).toBe(true);
  });

  it('stays as it is when it is loaded again', async () => {
    const before = await tableState(world.db);
    await app.app.get(ReferenceContent).load(() => Promise.resolve());
    expect(await tableState(world.db)).toEqual(before);
  });

  it('goes out as a package, drawings included, and comes in at another centre with its origin and what it answers', async () => {
    const author = world.foreign.accounts.CURRICULUM_DEVELOPER;
    await app.app.get(RegisterLoader).load(() => Promise.resolve());
    await app.app.get(ReferenceLinksLoader).load(() => Promise.resolve());
    for (const [code, asked] of [
      ['C1.1', 'ARF19-001'],
      ['C5.2', 'SEO21-024'],
    ] as const) {
      const { id, moduleId } = await editionOf(code);
      const exported = await author.get(`/api/module-editions/${id}/package`).responseType('blob').expect(200);
      expect(exported.headers['content-type']).toBe('application/zip');
      const call = author.send('post', '/api/module-packages').field('centreId', world.foreign.centreId);
      const made = (await call.attach('file', exported.body as Buffer, `${code}.zip`).expect(201)).body as {
        id: string;
        editionId: string;
      };
      expect((await author.get(`/api/modules/${made.id}`).expect(200)).body).toMatchObject({
        code,
        origin: { moduleId },
        open: { number: 1 },
      });
      await world.home.accounts.CURRICULUM_DEVELOPER.get(`/api/modules/${made.id}`).expect(404);
      expect((await author.get(`/api/sources/recommendations/${asked}`).expect(200)).body).toMatchObject({
        status: 'PLANNED',
        basis: 'OWN',
      });
      const findings = (await author.get(`/api/module-editions/${made.editionId}/findings`)).body as FindingDto[];
      expect(findings.filter((finding) => finding.code === 'file.missing')).toEqual([]);
    }
    const broken = author.send('post', '/api/module-packages').field('centreId', world.foreign.centreId);
    expect((await broken.attach('file', Buffer.from('{"format":1}'), 'x.json')).body).toMatchObject({
      status: 422,
      code: 'package.invalid',
    });
  });
});
