import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { emptyLesson, type LessonDocument } from '@peacewright/lesson-document';
import { startTestApp, type TestApp } from '../../../../test/test-app';
import { buildWorld, type World } from '../../../../test/world';
import type { ModuleEditionDto } from './editions.dto';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await buildWorld(app);
});
afterAll(() => app.close());

const CANARY = 'CANARY-KEY';
const question = {
  schema: 'peacewright.question',
  version: 1,
  id: 'q-1',
  kind: 'singleChoice',
  stem: 'Which card holds in your mission?',
  objectives: ['o-1'],
  points: 1,
  explanation: `${CANARY} explanation`,
  critical: false,
  options: [
    { id: 'q-1-a', text: 'The mission’s own', feedback: `${CANARY} feedback` },
    { id: 'q-1-b', text: 'The one of the last tour' },
  ],
  correct: 'q-1-a',
};
const lesson: LessonDocument = {
  ...emptyLesson('en', 'One card'),
  summary: 'You can say which card holds.',
  blocks: [
    {
      type: 'paragraph',
      attrs: { id: 'b-1' },
      content: [{ type: 'text', text: 'The card comes from the command of the mission.' }],
    },
    { type: 'check', attrs: { id: 'b-2', question: 'c-1' } },
  ],
  checks: [{ ...question, id: 'c-1' }],
};
const test = {
  schema: 'peacewright.test',
  version: 1,
  language: 'en',
  title: 'Test of one question',
  instructions: '',
  minutes: 5,
  passMark: { percent: 80 },
  maxAttempts: null,
  waitMinutes: 0,
  shuffleQuestions: false,
  feedback: 'afterPass',
  questions: [question],
};
const moduleText = {
  schema: 'peacewright.module',
  version: 1,
  language: 'en',
  title: 'Cards',
  summary: 'Which card holds.',
  terms: [],
  ruleCards: [],
  objectives: [
    {
      id: 'o-1',
      code: 'N1.1-1',
      verb: 'Say which card holds',
      domain: 'KNOWLEDGE',
      condition: '',
      standard: '',
      critical: false,
    },
  ],
  centreValues: [],
};

/** A complete draft, written by the curriculum developer of home. */
async function written(
  code: string,
): Promise<{ moduleId: string; editionId: string; lessonId: string; testId: string }> {
  const author = world.home.accounts.CURRICULUM_DEVELOPER;
  const made = await author
    .send('post', '/api/modules', { centreId: world.home.centreId, code, title: 'Cards', language: 'en' })
    .expect(201);
  const { id: moduleId, editionId } = made.body as { id: string; editionId: string };
  const base = `/api/module-editions/${editionId}`;
  await author.send('put', `${base}/document`, { version: 1, document: moduleText }).expect(200);
  const add = async (kind: string, document: object): Promise<string> => {
    const item = await author.send('post', `${base}/items`, { kind, title: 'x' }).expect(201);
    const { id, version } = item.body as { id: string; version: number };
    await author.send('put', `${base}/items/${id}/document`, { version, document }).expect(200);
    return id;
  };
  const lessonId = await add('LESSON', lesson);
  await author.send('patch', `${base}/items/${lessonId}`, { version: 2, objectives: ['o-1'] }).expect(200);
  const testId = await add('TEST', test);
  return { moduleId, editionId, lessonId, testId };
}

async function shown(editionId: string): Promise<ModuleEditionDto> {
  const answer = await world.home.accounts.APPROVER.get(`/api/module-editions/${editionId}`).expect(200);
  return answer.body as ModuleEditionDto;
}

async function move(by: 'APPROVER' | 'CURRICULUM_DEVELOPER', editionId: string, to: string, comment?: string) {
  const { version } = await shown(editionId);
  return world.home.accounts[by].send('post', `/api/module-editions/${editionId}/transitions`, {
    to,
    version,
    ...(comment !== undefined && { comment }),
  });
}

async function published(code: string) {
  const made = await written(code);
  expect((await move('CURRICULUM_DEVELOPER', made.editionId, 'IN_REVIEW')).status).toBe(200);
  expect((await move('APPROVER', made.editionId, 'APPROVED')).status).toBe(200);
  expect((await move('APPROVER', made.editionId, 'PUBLISHED')).status).toBe(200);
  return made;
}

describe('writing an edition', () => {
  it('goes from an empty module to a published, hashed edition by two people', async () => {
    const { editionId } = await published('N1.1');
    const edition = await shown(editionId);
    expect(edition).toMatchObject({
      state: 'PUBLISHED',
      approvedByName: 'APPROVER XA',
      authors: ['CURRICULUM_DEVELOPER XA'],
    });
    expect(edition.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(edition.items.map(({ kind, title, written: done }) => [kind, title, done])).toEqual([
      ['LESSON', 'One card', true],
      ['TEST', 'Test of one question', true],
    ]);
  });

  it('keeps what was saved first when a second tab saves on the same version, and gives both', async () => {
    const { editionId, lessonId } = await written('N1.2');
    const author = world.home.accounts.CURRICULUM_DEVELOPER;
    const path = `/api/module-editions/${editionId}/items/${lessonId}/document`;
    const { version } = (await author.get(`/api/module-editions/${editionId}/items/${lessonId}`)).body as {
      version: number;
    };
    await author.send('put', path, { version, document: { ...lesson, title: 'First tab' } }).expect(200);
    const refused = await author
      .send('put', path, { version, document: { ...lesson, title: 'Second tab' } })
      .expect(409);
    expect(refused.body).toMatchObject({
      code: 'edit.stale',
      data: { version: version + 1, document: { title: 'First tab' } },
    });
  });

  it('refuses a document that is not one, and changes nothing', async () => {
    const { editionId, lessonId } = await written('N1.3');
    const author = world.home.accounts.CURRICULUM_DEVELOPER;
    const answer = await author.send('put', `/api/module-editions/${editionId}/items/${lessonId}/document`, {
      version: 3,
      document: { ...lesson, blocks: [{ type: 'script' }] },
    });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'document.invalid' });
    expect((await shown(editionId)).items[0]).toMatchObject({ title: 'One card', version: 3 });
  });

  it('lets a stranger neither see nor change it', async () => {
    const { editionId, lessonId, moduleId } = await written('N1.4');
    const stranger = world.foreign.accounts.CURRICULUM_DEVELOPER;
    const base = `/api/module-editions/${editionId}`;
    await stranger.get(`/api/modules/${moduleId}`).expect(404);
    await stranger.get(base).expect(404);
    await stranger.send('put', `${base}/document`, { version: 2, document: moduleText }).expect(404);
    await stranger.send('put', `${base}/items/${lessonId}/document`, { version: 3, document: lesson }).expect(404);
    await stranger.send('post', `${base}/items`, { kind: 'LESSON', title: 'x' }).expect(404);
    await stranger.send('delete', `${base}/items/${lessonId}`).expect(404);
    await stranger.send('post', `${base}/transitions`, { to: 'IN_REVIEW', version: 2 }).expect(404);
    await stranger.send('post', `${base}/comments`, { text: 'x' }).expect(404);
    await stranger.send('post', `/api/modules/${moduleId}/copy`, { centreId: world.foreign.centreId }).expect(404);
    expect((await shown(editionId)).state).toBe('DRAFT');
  });

  it('reorders, renames and removes items', async () => {
    const { editionId, lessonId, testId } = await written('N1.5');
    const author = world.home.accounts.CURRICULUM_DEVELOPER;
    await author
      .send('put', `/api/module-editions/${editionId}/items-order`, { itemIds: [testId, lessonId] })
      .expect(204);
    expect((await shown(editionId)).items.map(({ id }) => id)).toEqual([testId, lessonId]);
    await author.send('put', `/api/module-editions/${editionId}/items-order`, { itemIds: [testId] }).expect(409);
    await author.send('delete', `/api/module-editions/${editionId}/items/${testId}`).expect(204);
    expect((await shown(editionId)).items.map(({ id, position }) => [id, position])).toEqual([[lessonId, 1]]);
  });
});

describe('review', () => {
  it('tells whoever wrote in an edition that they may not approve it', async () => {
    const { editionId } = await written('N2.1');
    await world.db.query('INSERT INTO edition_author (edition_id, account_id) VALUES ($1,$2)', [
      editionId,
      world.home.accounts.APPROVER.id,
    ]);
    await move('CURRICULUM_DEVELOPER', editionId, 'IN_REVIEW');
    const refused = await move('APPROVER', editionId, 'APPROVED');
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      code: 'edition.refused',
      data: { reasons: [{ code: 'edition.authorMayNotApprove' }] },
    });
    expect((await shown(editionId)).transitions.find(({ to }) => to === 'APPROVED')).toMatchObject({
      allowed: false,
      reasons: [{ code: 'edition.authorMayNotApprove' }],
    });
  });

  it('goes back with a comment, which blocks until it is settled', async () => {
    const { editionId } = await written('N2.2');
    await move('CURRICULUM_DEVELOPER', editionId, 'IN_REVIEW');
    expect((await move('APPROVER', editionId, 'DRAFT')).status).toBe(422);
    expect((await move('APPROVER', editionId, 'DRAFT', 'Say where the card comes from.')).status).toBe(200);
    await move('CURRICULUM_DEVELOPER', editionId, 'IN_REVIEW');
    expect((await move('APPROVER', editionId, 'APPROVED')).body).toMatchObject({
      data: { reasons: [{ code: 'edition.blockingFindings', params: { count: 1 } }] },
    });
    const author = world.home.accounts.CURRICULUM_DEVELOPER;
    const [comment] = (await author.get(`/api/module-editions/${editionId}/comments`)).body as {
      id: string;
      authorName: string;
    }[];
    expect(comment?.authorName).toBe('APPROVER XA');
    await world.foreign.accounts.CURRICULUM_DEVELOPER.send(
      'post',
      `/api/module-editions/${editionId}/comments/${comment?.id}/resolve`,
    ).expect(404);
    await author.send('post', `/api/module-editions/${editionId}/comments/${comment?.id}/resolve`).expect(204);
    expect((await move('APPROVER', editionId, 'APPROVED')).status).toBe(200);
  });

  it('stands still: nobody writes in what is under review', async () => {
    const { editionId } = await written('N2.3');
    await move('CURRICULUM_DEVELOPER', editionId, 'IN_REVIEW');
    const answer = await world.home.accounts.CURRICULUM_DEVELOPER.send(
      'put',
      `/api/module-editions/${editionId}/document`,
      { version: 3, document: moduleText },
    );
    expect(answer.body).toMatchObject({ status: 409, code: 'edition.notOpen' });
  });
});

describe('a published edition', () => {
  it('cannot be changed, not even by SQL', async () => {
    const { editionId, lessonId } = await published('N3.1');
    const sql = [
      `UPDATE module_edition SET document = '{}' WHERE id = '${editionId}'`,
      `UPDATE module_edition SET hash = NULL, manifest = NULL, state = 'DRAFT' WHERE id = '${editionId}'`,
      `DELETE FROM module_edition WHERE id = '${editionId}'`,
      `UPDATE edition_item SET title = 'x' WHERE edition_id = '${editionId}'`,
      `DELETE FROM edition_item WHERE id = '${lessonId}' AND edition_id = '${editionId}'`,
      `INSERT INTO edition_item (edition_id, id, kind, position, title, updated_at) VALUES ('${editionId}', gen_random_uuid(), 'DRILL', 9, 'x', now())`,
    ];
    for (const statement of sql) await expect(world.db.query(statement)).rejects.toThrow(/frozen/);
  });

  it('shows readers who write nothing its text without keys', async () => {
    const { editionId, lessonId, testId } = await published('N3.2');
    const instructor = world.home.accounts.INSTRUCTOR;
    for (const item of [lessonId, testId]) {
      const answer = await instructor.get(`/api/module-editions/${editionId}/items/${item}`).expect(200);
      expect(answer.text).not.toContain(CANARY);
      expect(answer.text).not.toContain('correct');
    }
    expect(
      (await world.home.accounts.APPROVER.get(`/api/module-editions/${editionId}/items/${testId}`)).text,
    ).toContain(CANARY);
  });

  it('is followed by a copy with the same ids, and laid aside when that is published', async () => {
    const { moduleId, editionId, lessonId } = await published('N3.3');
    const author = world.home.accounts.CURRICULUM_DEVELOPER;
    const next = (
      await author.send('post', `/api/modules/${moduleId}/editions`, { changeNote: 'Clearer wording' }).expect(201)
    ).body as { id: string };
    await author.send('post', `/api/modules/${moduleId}/editions`, { changeNote: 'Again' }).expect(409);
    expect((await shown(next.id)).items.map(({ id }) => id)).toContain(lessonId);
    for (const [by, to] of [
      ['CURRICULUM_DEVELOPER', 'IN_REVIEW'],
      ['APPROVER', 'APPROVED'],
      ['APPROVER', 'PUBLISHED'],
    ] as const)
      expect((await move(by, next.id, to)).status).toBe(200);
    expect((await shown(editionId)).state).toBe('SUPERSEDED');
    const module = (await author.get(`/api/modules/${moduleId}`)).body as { current: { id: string; number: number } };
    expect(module.current).toMatchObject({ id: next.id, number: 2 });
  });
});

describe('the list of modules', () => {
  it('finds by part of the title, says what is in each, and shows a reader no draft', async () => {
    await written('N4.1');
    const page = (await world.home.accounts.CURRICULUM_DEVELOPER.get('/api/modules?q=card&owner=own').expect(200))
      .body as { items: { code: string; counts: object }[] };
    expect(page.items.find(({ code }) => code === 'N4.1')?.counts).toMatchObject({
      lessons: 1,
      tests: 1,
      planned: 0,
      objectives: 1,
      minutesShort: 25,
    });
    const seen = (await world.home.accounts.INSTRUCTOR.get('/api/modules?q=card').expect(200)).body as {
      items: { code: string }[];
    };
    expect(seen.items.map(({ code }) => code)).not.toContain('N4.1');
    expect((await world.foreign.accounts.CURRICULUM_DEVELOPER.get('/api/modules?q=card')).body).toMatchObject({
      items: [],
    });
  });
});
