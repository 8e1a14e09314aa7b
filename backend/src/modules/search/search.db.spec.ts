import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES, roleHas } from '@peacewright/contracts';
import { addContent, type Content } from '../../../test/learning-content';
import { startTestApp, type TestApp } from '../../../test/test-app';
import { buildWorld, type Account, type World } from '../../../test/world';
import type { HitKind, SearchHitDto } from './search.dto';

describe('search everything', () => {
  let test: TestApp;
  let world: World;
  let content: Content;

  beforeAll(async () => {
    test = await startTestApp();
    world = await buildWorld(test);
    content = await addContent(world, world.home);
    await world.db.query(
      `INSERT INTO source_document (id, code, title, kind, date_from, date_to, created_at)
       VALUES ('01a00000-0000-7000-8000-000000000001','S9','Report of the season','OTHER','2026-01-10','2026-01-11',now())`,
    );
    await world.db.query(
      `INSERT INTO recommendation (id, code, source_document_id, paraphrase, topics, kind, authority, created_at)
       SELECT '01a00000-0000-7000-8000-000000000002', 'S9-001', id, 'Brief interpreters before every patrol.', '{language}', 'WAY_TO_TRAIN', 'STATEMENT', now()
       FROM source_document WHERE code = 'S9'`,
    );
  });
  afterAll(() => test.close());

  async function hits(by: Account, q: string): Promise<SearchHitDto[]> {
    return (await by.get(`/api/search?q=${encodeURIComponent(q)}`).expect(200)).body as SearchHitDto[];
  }

  async function ids(by: Account, q: string, kind: HitKind): Promise<string[]> {
    return (await hits(by, q)).filter((hit) => hit.kind === kind).map(({ id }) => id);
  }

  it('finds people, rotations, courses, modules and recommendations for who may see them', async () => {
    const { accounts, personId, rotationId } = world.home;
    for (const q of ['learner', 'LEARNER', '0045'])
      expect(await ids(accounts.CENTRE_ADMIN, q, 'PERSON')).toEqual([personId]);
    expect(await ids(accounts.CENTRE_ADMIN, 'testmis battalion 1', 'ROTATION')).toEqual([rotationId]);
    const author = accounts.CURRICULUM_DEVELOPER;
    const [module] = await world.db.query<{ code: string; course: string }>(
      `SELECT m.code, c.code AS course FROM module m, course c WHERE m.id = $1 AND c.id = $2`,
      [world.home.moduleId, world.home.courseId],
    );
    expect(await ids(author, module!.code, 'MODULE')).toContain(world.home.moduleId);
    expect(await ids(author, module!.course, 'COURSE')).toContain(world.home.courseId);
    expect(await ids(author, 'interpr patrol', 'RECOMMENDATION')).toEqual(['S9-001']);
    expect(await ids(author, 's9-0', 'RECOMMENDATION')).toEqual(['S9-001']);
    const said = (await hits(author, 's9-0')).find(({ kind }) => kind === 'RECOMMENDATION');
    expect(said?.language).toBe('en');
  });

  it('finds a name by parts of its words in any order', async () => {
    const admin = world.home.accounts.CENTRE_ADMIN;
    await world.db.query(`UPDATE person_identity SET sort_name = 'learner xa test' WHERE person_id = $1`, [
      world.home.personId,
    ]);
    for (const q of ['xa learner', 'arne tes', 'TÉST Learner-X'])
      expect({ q, ids: await ids(admin, q, 'PERSON') }).toEqual({ q, ids: [world.home.personId] });
    expect(await ids(admin, 'learner nobody', 'PERSON')).toEqual([]);
  });

  it('finds nothing of another country, whoever asks', async () => {
    const { accounts: _, ...home } = world.home;
    for (const q of ['learner', '00451', 'battalion', 'XA', 'testmis']) {
      for (const role of ROLES) {
        const found = await hits(world.foreign.accounts[role], q);
        const text = JSON.stringify(found.filter(({ kind }) => kind !== 'RECOMMENDATION'));
        expect({ q, role, seen: Object.values(home).filter((id) => id.length > 8 && text.includes(id)) }).toEqual({
          q,
          role,
          seen: [],
        });
        expect(text).not.toContain('Learner-XA');
      }
    }
  });

  it('finds a kind only for roles that hold its permission', async () => {
    for (const role of ROLES) {
      const account = world.home.accounts[role];
      const kinds = new Set([
        ...(await hits(account, 'learner')).map(({ kind }) => kind),
        ...(await hits(account, 'battalion')).map(({ kind }) => kind),
        ...(await hits(account, 'interpreters')).map(({ kind }) => kind),
      ]);
      if (!roleHas(role, 'people.read')) expect(kinds).not.toContain('PERSON');
      if (!roleHas(role, 'contingent.read')) expect(kinds).not.toContain('ROTATION');
      expect(kinds.has('RECOMMENDATION')).toBe(roleHas(role, 'source.read'));
    }
  });

  it('finds for a learner what they have to do, and nothing else', async () => {
    const learner = world.home.accounts.LEARNER;
    const [{ code }] = (await world.db.query<{ code: string }>(
      'SELECT m.code FROM module m JOIN module_edition e ON e.module_id = m.id WHERE e.id = $1',
      [content.moduleEditionId],
    )) as [{ code: string }];
    expect(await hits(learner, code)).toEqual([
      expect.objectContaining({ kind: 'OWN_MODULE', id: content.moduleEditionId, language: 'en' }),
    ]);
    for (const q of ['learner', 'battalion', 'interpreters']) expect(await hits(learner, q)).toEqual([]);
  });

  it('answers a few of each kind, and nothing to signs alone or to what is too short or long', async () => {
    const admin = world.home.accounts.CENTRE_ADMIN;
    for (let at = 0; at < 8; at += 1)
      await world.db.query(
        `INSERT INTO recommendation (id, code, source_document_id, paraphrase, topics, kind, authority, created_at)
         SELECT gen_random_uuid(), $1, id, 'Rehearse convoys.', '{}', 'WAY_TO_TRAIN', 'STATEMENT', now() FROM source_document WHERE code = 'S9'`,
        [`S9-1${at}0`],
      );
    expect(await ids(world.home.accounts.CURRICULUM_DEVELOPER, 'convoys', 'RECOMMENDATION')).toHaveLength(5);
    expect(await hits(admin, '%%')).toEqual([]);
    expect(await hits(admin, '__')).toEqual([]);
    await admin.get('/api/search?q=a').expect(422);
    await admin.get(`/api/search?q=${'a'.repeat(81)}`).expect(422);
    await admin.get('/api/search').expect(422);
  });

  it('asks who searches without end to wait, and nobody else', async () => {
    const [busy, other] = [world.home.accounts.INSTRUCTOR, world.home.accounts.CENTRE_ADMIN];
    await world.db.query('DELETE FROM lookup_limit');
    const statuses = new Set<number>();
    for (let at = 0; at < 120; at += 1) statuses.add((await busy.get('/api/search?q=learner')).status);
    expect([...statuses]).toEqual([200]);
    const refused = await busy.get('/api/search?q=learner').expect(429);
    const seconds = Number(refused.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(refused.body).toMatchObject({ code: 'request.tooMany', params: { seconds } });
    await other.get('/api/search?q=learner').expect(200);
  });
});
