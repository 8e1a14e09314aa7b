import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addContent, type Content } from '../../../test/learning-content';
import { startTestApp, type TestApp } from '../../../test/test-app';
import { buildWorld, type Account, type World } from '../../../test/world';
import type { PersonAccommodationDto } from './accommodations.dto';

const NONE = { timeFactor: 1, extraAttempts: 0, noWaiting: false, largerText: false, reader: false };

describe('what is granted to a person at tests', () => {
  let test: TestApp;
  let world: World;
  let admin: Account;
  let learner: Account;
  let content: Content;
  let url: string;

  beforeAll(async () => {
    test = await startTestApp();
    world = await buildWorld(test);
    admin = world.home.accounts.CENTRE_ADMIN;
    learner = world.home.accounts.LEARNER;
    content = await addContent(world, world.home, { maxAttempts: 1, waitMinutes: 60 });
    url = `/api/people/${world.home.personId}/accommodation`;
  });
  afterAll(() => test.close());

  const tests = (): string => `/api/learning/modules/${content.moduleEditionId}/tests/${content.testId}`;

  it('is read by tests: another attempt, at once, and the learner sees why', async () => {
    const attempt = (await learner.send('post', `${tests()}/attempts`).expect(200)).body as { id: string };
    await learner.send('put', `${tests()}/attempts/${attempt.id}/submission`, { answers: {} }).expect(200);
    await learner.send('post', `${tests()}/attempts`).expect(409);
    expect((await learner.get('/api/accommodations/mine').expect(200)).body).toEqual(NONE);

    const wish = { ...NONE, timeFactor: 1.25, extraAttempts: 1, noWaiting: true };
    await admin.send('put', url, { ...wish, follows: null }).expect(200);
    expect((await learner.get('/api/accommodations/mine').expect(200)).body).toEqual(wish);
    expect((await learner.get(tests()).expect(200)).body).toMatchObject({
      maxAttempts: 2,
      attemptsLeft: 1,
      waitMinutes: 0,
      waitingUntil: null,
    });
    const second = (await learner.send('post', `${tests()}/attempts`).expect(200)).body as { id: string };
    await learner.send('put', `${tests()}/attempts/${second.id}/submission`, { answers: {} }).expect(200);
    const refused = await learner.send('post', `${tests()}/attempts`).expect(409);
    expect(refused.body).toMatchObject({ code: 'learning.noAttemptsLeft' });
  });

  it('keeps every setting with who and when, and refuses one made from an older view', async () => {
    const { settings } = (await admin.get(url).expect(200)).body as PersonAccommodationDto;
    expect(settings).toHaveLength(1);
    await admin.send('put', url, { ...NONE, follows: null }).expect(409);
    const after = (await admin.send('put', url, { ...NONE, reader: true, follows: settings[0]?.id }).expect(200))
      .body as PersonAccommodationDto;
    expect(after.settings.map(({ reader }) => reader)).toEqual([true, false]);
    expect(after.settings[0]?.byName).toBeTruthy();
    await admin.send('put', url, { ...NONE, timeFactor: 4, follows: after.settings[0]?.id }).expect(422);
  });

  it('is nobody else’s business: no other role, no other centre, no roll, report or audit row tells of it', async () => {
    const { accounts } = world.home;
    for (const account of [
      accounts.INSTRUCTOR,
      accounts.ASSESSOR,
      accounts.CONTINGENT_TRAINING_OFFICER,
      accounts.NATIONAL_DESK,
      accounts.VISITOR_AUDITOR,
      learner,
    ])
      await account.get(url).expect(403);
    await world.foreign.accounts.CENTRE_ADMIN.get(url).expect(404);
    await world.foreign.accounts.CENTRE_ADMIN.send('put', url, { ...NONE, follows: null }).expect(404);
    const seen = [
      await accounts.CONTINGENT_TRAINING_OFFICER.get(`/api/rotations/${world.home.rotationId}/roll`).expect(200),
      await accounts.CONTINGENT_TRAINING_OFFICER.get(`/api/people/${world.home.personId}`).expect(200),
      await accounts.CONTINGENT_TRAINING_OFFICER.get(`/api/readiness/rotations/${world.home.rotationId}/matrix`).expect(
        200,
      ),
      await accounts.INSTRUCTOR.get(`/api/teaching/offerings/${content.offeringId}`).expect(200),
    ];
    for (const { body } of seen)
      expect(JSON.stringify(body)).not.toMatch(/accommodation|reader|timeFactor|extraAttempts/i);
    const [trail] = await world.db.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM audit_event WHERE action ILIKE '%accommodation%' OR details::text ILIKE '%timeFactor%'`,
    );
    expect(trail?.n).toBe(0);
  });

  it('is not set by oneself, and goes with the person’s identity when that is erased', async () => {
    await world.db.query('UPDATE account SET person_id = NULL WHERE id = $1', [learner.id]);
    await world.db.query('UPDATE account SET person_id = $2 WHERE id = $1', [admin.id, world.home.personId]);
    const own = await admin.send('put', url, { ...NONE, follows: null }).expect(403);
    expect(own.body).toMatchObject({ code: 'people.ownAccommodation' });
    await world.db.query('UPDATE account SET person_id = NULL WHERE id = $1', [admin.id]);
    await world.db.query('DELETE FROM person_identity WHERE person_id = $1', [world.home.personId]);
    const [left] = await world.db.query<{ n: number }>('SELECT count(*)::int AS n FROM accommodation');
    expect(left?.n).toBe(0);
    await admin.get(url).expect(404);
  });
});
