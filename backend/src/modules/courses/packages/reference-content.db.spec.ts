import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ModulePackage } from '@peacewright/reference-content';
import { tableState } from '../../../../test/route-walk/table-state';
import { startTestApp, type TestApp } from '../../../../test/test-app';
import { buildWorld, type World } from '../../../../test/world';
import { ReferenceLinksLoader, RegisterLoader } from '../../sources';
import type { CourseEditionDto } from '../courses/courses.dto';
import type { FindingDto, ModuleEditionDto } from '../editions/editions.dto';
import type { ModulePageDto } from '../modules/modules.dto';
import type { TranslationDto } from '../translations/translations.dto';
import { readPackage } from './package-file';
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
    const findings = (await world.home.accounts.CURRICULUM_DEVELOPER.get(`/api/module-editions/${edition.id}/findings`))
      .body as FindingDto[];
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

  describe('of a newer product', () => {
    const at = (code: string): string =>
      join(__dirname, '../../../../../libs/reference-content/modules', code.toLowerCase());
    let earlier: TestApp;
    let there: World;
    /** C4.1 in other words, C5.2 as it ships, C3.4 still a plan: as if an earlier product had loaded them. */
    let before: { words: string; plan: string; copy: Record<string, unknown> };

    const shipped = (code: string): ModulePackage =>
      readPackage(JSON.parse(readFileSync(join(at(code), 'module.json'), 'utf8')));
    const bring = (given: ModulePackage, publish: boolean): Promise<{ editionId: string }> =>
      there.db.transaction((tx) =>
        earlier.app
          .get(ReferenceContent)
          .loadModule(
            tx,
            given,
            new Map(given.assets.map(({ name }) => [name, readFileSync(join(at(given.code), name))])),
            publish,
          ),
      );
    const row = async (id: string): Promise<Record<string, unknown>> => {
      const [found] = await there.db.query<Record<string, unknown>>(
        `SELECT e.*, (SELECT jsonb_agg(i ORDER BY i.position) FROM edition_item i WHERE i.edition_id = e.id) AS items,
           (SELECT jsonb_agg(t ORDER BY t.language) FROM edition_translation t WHERE t.edition_id = e.id) AS translations
         FROM module_edition e WHERE e.id = $1`,
        [id],
      );
      if (!found) throw new Error('There is no such edition.');
      return found;
    };
    const renew = async (): Promise<void> => {
      await earlier.app.get(ReferenceContent).load(() => Promise.resolve());
    };

    beforeAll(async () => {
      earlier = await startTestApp();
      there = await buildWorld(earlier);
      const worded = structuredClone(shipped('C4.1'));
      worded.module.title = 'Language, as it was called before';
      const words = (await bring(worded, true)).editionId;
      const plan = structuredClone(shipped('C3.4'));
      plan.module.summary = 'A plan.';
      const draft = (await bring(plan, false)).editionId;
      const author = there.home.accounts.CURRICULUM_DEVELOPER;
      const copied = await author
        .send('post', `/api/modules/${plan.id}/copy`, { centreId: there.home.centreId, code: 'OWN.1' })
        .expect(201);
      const copy = await row((copied.body as { editionId: string }).editionId);
      before = { words, plan: draft, copy };
      await renew();
    });
    afterAll(() => earlier.close());

    it('comes as a new edition, and the published one before stays what it was', async () => {
      const old = await row(before.words);
      expect(old).toMatchObject({ state: 'SUPERSEDED', number: 1 });
      expect((old['document'] as { title: string }).title).toBe('Language, as it was called before');
      const [now] = await there.db.query<{ number: number; title: string }>(
        `SELECT number, document->>'title' AS title FROM module_edition WHERE module_id = $1 AND state = 'PUBLISHED'`,
        [old['module_id']],
      );
      expect(now).toEqual({ number: 2, title: shipped('C4.1').module.title });
    });

    it('takes the place of what was a plan, under the same id, and leaves a centre’s copy of it alone', async () => {
      expect(await row(before.plan)).toMatchObject({ state: 'PUBLISHED', number: 1 });
      expect(await row(String(before.copy['id']))).toEqual(before.copy);
    });

    it('is published when a draft that ships unchanged has been reviewed', async () => {
      const { editionId } = await bring(shipped('C5.2'), false);
      const [edition] = await there.db.query<{ state: string }>('SELECT state FROM module_edition WHERE id = $1', [
        editionId,
      ]);
      expect(edition).toEqual({ state: 'PUBLISHED' });
      const words = structuredClone(shipped('C5.2'));
      words.module.title = 'Still a draft';
      const draft = (await bring(words, false)).editionId;
      expect(await row(draft)).toMatchObject({ state: 'DRAFT', number: 2 });
      expect(await bring(words, true)).toMatchObject({ editionId: draft, came: 'NOTHING' });
      expect(await row(draft)).toMatchObject({ state: 'PUBLISHED', number: 2 });
      await renew();
      expect(await row(draft)).toMatchObject({ state: 'SUPERSEDED', number: 2 });
    });

    it('brings a language that a published edition lacked to that edition', async () => {
      const given = shipped('C4.1');
      const [edition] = await there.db.query<{ id: string; hash: string }>(
        `SELECT id, hash FROM module_edition WHERE module_id = $1 AND state = 'PUBLISHED'`,
        [given.id],
      );
      const french = given.translations['fr'];
      if (!edition || !french) throw new Error('C4.1 is in French.');
      const spanish = JSON.parse(
        JSON.stringify(french).replaceAll('"language":"fr"', '"language":"es"'),
      ) as typeof french;
      expect(await bring({ ...given, translations: { ...given.translations, es: spanish } }, true)).toMatchObject({
        editionId: edition.id,
        came: 'TRANSLATIONS',
      });
      const now = await row(edition.id);
      expect(now['hash']).toBe(edition.hash);
      expect(
        (now['translations'] as { language: string; state: string; hash: string | null }[]).map(
          ({ language, state, hash }) => [language, state, hash !== null],
        ),
      ).toEqual([
        ['es', 'APPROVED', true],
        ['fr', 'APPROVED', true],
      ]);
      const again = await tableState(there.db);
      await renew();
      expect(await tableState(there.db)).toEqual(again);
    });

    it('comes as a new edition when only the words of a language changed', async () => {
      const given = structuredClone(shipped('C4.1'));
      const french = given.translations['fr'];
      if (!french) throw new Error('C4.1 is in French.');
      french.module.title = 'Un autre titre';
      expect(await bring(given, true)).toMatchObject({ came: 'EDITION' });
      const [now] = await there.db.query<{ number: number }>(
        `SELECT number FROM module_edition WHERE module_id = $1 AND state = 'PUBLISHED'`,
        [given.id],
      );
      expect(now).toEqual({ number: 3 });
    });

    it('brings titles, minutes and modules of its courses up to date', async () => {
      const read = (): Promise<unknown[]> =>
        there.db.query(
          `SELECT c.code, c.title, e.planned_minutes, array_agg(x.module_id ORDER BY x.position) AS modules
           FROM course c JOIN course_edition e ON e.course_id = c.id LEFT JOIN course_edition_module x ON x.course_edition_id = e.id
           WHERE c.owner_centre_id IS NULL GROUP BY c.id, e.id ORDER BY c.code`,
        );
      await renew();
      const right = await read();
      await there.db.query(
        `UPDATE course SET title = '{"en":"Old","fr":"Vieux"}' WHERE owner_centre_id IS NULL AND code = 'C3'`,
      );
      await there.db.query(
        `UPDATE course_edition SET planned_minutes = 1 WHERE course_id = (SELECT id FROM course WHERE owner_centre_id IS NULL AND code = 'C4')`,
      );
      await there.db.query(
        `DELETE FROM course_edition_module WHERE position > 1 AND course_edition_id IN
           (SELECT e.id FROM course_edition e JOIN course c ON c.id = e.course_id WHERE c.owner_centre_id IS NULL AND c.code = 'C5')`,
      );
      await renew();
      expect(await read()).toEqual(right);
    });
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
