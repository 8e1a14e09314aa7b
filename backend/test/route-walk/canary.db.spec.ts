import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { emptyLesson } from '@peacewright/lesson-document';
import type { Response } from 'supertest';
import { v7 } from 'uuid';
import { addContent, CANARY } from '../learning-content';
import { startTestApp, type TestApp } from '../test-app';
import { buildWorld, type Account, type Place, type World } from '../world';
import { allCases, type RouteCase } from './cases';
import { send, sendAnonymously } from './send';

const DRAFT_CANARY = 'CANARY-DRAFT-4K';
/** Explains a self-check that the learner has just answered: what it says is no longer early. */
const AFTER_THE_ANSWER = ['POST /api/learning/modules/:editionId/lessons/:itemId/checks/:questionId'];

/**
 * Answer keys, feedback, instructors' notes and drafts carry strings that nothing else holds. Every route there is, asked as
 * its owner would ask, by a learner at home, a learner abroad and nobody at all, must answer without them.
 */
describe('what a learner must not see early', () => {
  let test: TestApp;
  let world: World;

  beforeAll(async () => {
    test = await startTestApp();
    world = await buildWorld(test);
    await addContent(world, world.home);
    await draftNextEdition(world, world.home);
  });
  afterAll(() => test.close());

  it.each(allCases().map((entry) => [entry.route, entry] as const))('%s', async (route, entry) => {
    const askers: (Account | null)[] = [world.home.accounts.LEARNER, world.foreign.accounts.LEARNER, null];
    for (const asker of askers) {
      const answer = await ask(entry, asker);
      if (AFTER_THE_ANSWER.includes(route)) {
        if (answer.status === 200) expect(answer.text).not.toContain(DRAFT_CANARY);
        continue;
      }
      const said = `${JSON.stringify(answer.headers)}${bodyOf(answer)}`;
      expect(said).not.toContain(CANARY);
      expect(said).not.toContain(DRAFT_CANARY);
    }
  });

  it('would be noticed: the same strings reach those who write', async () => {
    const { moduleId, accounts } = world.home;
    const list = await accounts.CURRICULUM_DEVELOPER.get(`/api/modules/${moduleId}`);
    expect({ status: list.status, seen: bodyOf(list).includes(DRAFT_CANARY) }).toEqual({ status: 200, seen: true });
  });

  /** The call as the walk makes it for someone who may, sent by somebody else. */
  async function ask(entry: RouteCase, asker: Account | null): Promise<Response> {
    const call = await entry.call(world, world.home, world.home.accounts[entry.as ?? 'LEARNER']);
    return asker ? send(asker, entry.route, call) : sendAnonymously(world, entry.route, call);
  }
});

function bodyOf(answer: Response): string {
  const body: unknown = answer.body;
  return Buffer.isBuffer(body) ? body.toString('utf8') : answer.text;
}

/** A second edition of a published module that somebody is still writing. */
async function draftNextEdition(world: World, place: Place): Promise<void> {
  const editionId = v7();
  const document = {
    schema: 'peacewright.module',
    version: 1,
    language: 'en',
    title: `${DRAFT_CANARY} title`,
    summary: `${DRAFT_CANARY} summary`,
    terms: [],
    ruleCards: [],
    objectives: [],
    centreValues: [],
  };
  await world.db.query(
    `INSERT INTO module_edition (id, module_id, number, state, language, document, created_at) VALUES ($1,$2,2,'DRAFT','en',$3,now())`,
    [editionId, place.moduleId, JSON.stringify(document)],
  );
  const title = `${DRAFT_CANARY} lesson`;
  await world.db.query(
    `INSERT INTO edition_item (edition_id, id, kind, position, title, document, updated_at) VALUES ($1,$2,'LESSON',1,$3,$4,now())`,
    [editionId, v7(), title, JSON.stringify(emptyLesson('en', title))],
  );
}
