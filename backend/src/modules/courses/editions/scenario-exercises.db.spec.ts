import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { emptyLesson } from '@peacewright/lesson-document';
import type { Response } from 'supertest';
import { makeScenario } from '../../../../test/scenarios';
import { startTestApp, type TestApp } from '../../../../test/test-app';
import { buildWorld, type Account, type World } from '../../../../test/world';
import type { AttachableScenarioDto, ItemDto, ModuleEditionDto } from './editions.dto';

let test: TestApp;
let world: World;
let author: Account;
let approver: Account;

beforeAll(async () => {
  test = await startTestApp();
  world = await buildWorld(test);
  author = world.home.accounts.CURRICULUM_DEVELOPER;
  approver = world.home.accounts.APPROVER;
});
afterAll(() => test.close());

const objective = (id: string, code: string): object => ({
  id,
  code,
  verb: `Does ${id}`,
  domain: 'SKILL',
  condition: '',
  standard: '',
  critical: false,
});

/** A module with a lesson and a scenario for which nothing is chosen yet. */
async function draft(code: string): Promise<{ base: string; item: string; moduleId: string }> {
  const made = await author
    .send('post', '/api/modules', { centreId: world.home.centreId, code, title: 'At the rope', language: 'en' })
    .expect(201);
  const { id: moduleId, editionId } = made.body as { id: string; editionId: string };
  const base = `/api/module-editions/${editionId}`;
  const { document } = (await author.get(base).expect(200)).body as ModuleEditionDto;
  const objectives = [objective('o-language', 'C4.1-3'), objective('o-child', 'C3.5-1')];
  await author.send('put', `${base}/document`, { version: 1, document: { ...document, objectives } }).expect(200);
  const lesson = (await author.send('post', `${base}/items`, { kind: 'LESSON', title: 'Read' }).expect(201))
    .body as ItemDto;
  const paragraph = { type: 'paragraph', attrs: { id: 'b-1' }, content: [{ type: 'text', text: 'Look, then speak.' }] };
  const text = { ...emptyLesson('en', 'Read'), summary: 'Short.', blocks: [paragraph] };
  await author.send('put', `${base}/items/${lesson.id}/document`, { version: 1, document: text }).expect(200);
  const item = (await author.send('post', `${base}/items`, { kind: 'SCENARIO', title: 'The rope' }).expect(201))
    .body as ItemDto;
  return { base, item: `${base}/items/${item.id}`, moduleId };
}

const exercise = (scenarioId: string | null, more: object = {}): object => ({
  schema: 'peacewright.scenario-exercise',
  version: 1,
  scenarioId,
  objectives: [
    { scenario: 'language', module: 'o-language' },
    { scenario: 'child', module: 'o-child' },
  ],
  maxAttempts: 3,
  waitMinutes: 60,
  ...more,
});

async function choose(item: string, document: object): Promise<Response> {
  const { version } = (await author.get(item).expect(200)).body as ItemDto;
  return author.send('put', `${item}/document`, { version, document });
}

async function move(by: Account, base: string, to: string, more: object = {}): Promise<Response> {
  const { version } = (await by.get(base).expect(200)).body as ModuleEditionDto;
  return by.send('post', `${base}/transitions`, { to, version, ...more });
}

async function publish(base: string): Promise<void> {
  for (const [by, to] of [
    [author, 'IN_REVIEW'],
    [approver, 'APPROVED'],
    [approver, 'PUBLISHED'],
  ] as const) {
    const moved = await move(by, base, to);
    expect([moved.status, moved.body]).toMatchObject([200, { state: to }]);
  }
}

describe('a scenario as an exercise', () => {
  it('is offered where it is published, of the reference or the own centre', async () => {
    const [own, reference, foreign, open] = [
      await makeScenario(world, world.home, 'PUBLISHED'),
      await makeScenario(world, null, 'PUBLISHED'),
      await makeScenario(world, world.foreign, 'PUBLISHED'),
      await makeScenario(world, world.home, 'DRAFT'),
    ];
    const { base, item } = await draft('X1.1');
    const offered = (await author.get(`${base}/scenarios?language=fr`).expect(200)).body as AttachableScenarioDto[];
    const codes = offered.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining([own.code, reference.code]));
    expect(codes).not.toEqual(expect.arrayContaining([foreign.code]));
    expect(codes).not.toEqual(expect.arrayContaining([open.code]));
    expect(offered.find(({ code }) => code === own.code)).toMatchObject({
      language: 'fr',
      minutes: 15,
      objectives: [{ code: 'C4.1-3' }, { code: 'C3.5-1' }, { code: 'C1.4-3' }],
    });
    for (const { scenarioId } of [foreign, open]) {
      const refused = await choose(item, exercise(scenarioId));
      expect([refused.status, refused.body]).toMatchObject([
        422,
        { code: 'document.invalid', pointers: [{ pointer: '/document/scenarioId', code: 'unknown' }] },
      ]);
    }
    // What is pinned is settled when publishing.
    const pinned = { editionId: own.editionId, hash: 'a'.repeat(64), number: 1, minutes: 1 };
    expect((await choose(item, exercise(own.scenarioId, { pinned }))).status).toBe(422);
    expect((await choose(item, exercise(own.scenarioId))).status).toBe(200);
    expect((await author.get(item).expect(200)).body).toMatchObject({
      title: 'The rope',
      objectives: ['o-language', 'o-child'],
      minutesShort: 15,
    });
  });

  it('keeps a module from being published until it can be played, and is pinned then to the edition of that day', async () => {
    const { scenarioId, editionId } = await makeScenario(world, world.home, 'PUBLISHED');
    const { base, item } = await draft('X1.2');
    expect((await choose(item, exercise(null, { objectives: [] }))).status).toBe(200);
    expect((await move(author, base, 'IN_REVIEW')).status).toBe(200);
    const refused = await move(approver, base, 'APPROVED');
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'edition.refused' }]);
    expect((await move(approver, base, 'DRAFT', { comment: 'Choose one.' })).status).toBe(200);
    const [comment] = (await author.get(`${base}/comments`).expect(200)).body as { id: string }[];
    await author.send('post', `${base}/comments/${comment?.id ?? ''}/resolve`).expect(204);
    expect((await choose(item, exercise(scenarioId))).status).toBe(200);
    await publish(base);
    const shown = (await author.get(item).expect(200)).body as ItemDto;
    expect(shown.document).toMatchObject({ scenarioId, pinned: { editionId, number: 1, minutes: 15 } });

    // A new edition begins with what was chosen, and is pinned anew when its turn comes.
    const { moduleId } = (await author.get(base).expect(200)).body as ModuleEditionDto;
    const next = (await author.send('post', `/api/modules/${moduleId}/editions`, { changeNote: 'Next' }).expect(201))
      .body as { id: string };
    const again = (await author.get(`/api/module-editions/${next.id}/items/${shown.id}`).expect(200)).body as ItemDto;
    expect(again.document).toMatchObject({ scenarioId });
    expect(again.document).not.toHaveProperty('pinned');
  });

  it('goes out with its module by its code, and comes in where there is such a scenario, else as a plan', async () => {
    const reference = await makeScenario(world, null, 'PUBLISHED');
    const own = await makeScenario(world, world.home, 'PUBLISHED');
    for (const [code, scenario, expected] of [
      ['X1.3', reference, { scenarioId: reference.scenarioId, maxAttempts: 3, waitMinutes: 60 }],
      ['X1.4', own, null],
    ] as const) {
      const { base, item } = await draft(code);
      expect((await choose(item, exercise(scenario.scenarioId))).status).toBe(200);
      await publish(base);
      const file = await author.get(`${base}/package`).responseType('blob').expect(200);
      const other = world.foreign.accounts.CURRICULUM_DEVELOPER;
      const brought = await other
        .send('post', '/api/module-packages')
        .field('centreId', world.foreign.centreId)
        .attach('file', file.body as Buffer, 'module.zip')
        .expect(201);
      const { editionId } = brought.body as { editionId: string };
      const { items } = (await other.get(`/api/module-editions/${editionId}`).expect(200)).body as ModuleEditionDto;
      const { id = '' } = items.find(({ kind }) => kind === 'SCENARIO') ?? {};
      const { document } = (await other.get(`/api/module-editions/${editionId}/items/${id}`).expect(200))
        .body as ItemDto;
      if (expected === null) expect(document).toBeNull();
      else expect(document).toMatchObject(expected);
    }
  });
});
