import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';
import { addContent, CANARY, complete, rightAnswers, type Content } from '../../../test/learning-content';
import { startTestApp, type TestApp } from '../../../test/test-app';
import { buildWorld, type Account, type World } from '../../../test/world';
import { Actor } from '../../platform/access';
import type { HomeDto } from './home/home.dto';
import type { AttemptDto, TestOverviewDto } from './tests/tests.dto';
import { FinishingService } from './reading/finishing.service';
import type { LearnerLessonDto } from './reading/reading.dto';

describe('a learner', () => {
  let test: TestApp;
  let world: World;
  let learner: Account;
  let content: Content;
  let base: string;

  beforeAll(async () => {
    test = await startTestApp();
    world = await buildWorld(test);
    learner = world.home.accounts.LEARNER;
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    content = await addContent(world, world.home);
    base = `/api/learning/modules/${content.moduleEditionId}`;
  });

  async function begin(): Promise<AttemptDto> {
    return (await learner.send('post', `${base}/tests/${content.testId}/attempts`).expect(200)).body as AttemptDto;
  }
  const submit = (attempt: AttemptDto, answers: object) =>
    learner.send('put', `${base}/tests/${content.testId}/attempts/${attempt.id}/submission`, { answers });
  const finish = (itemId: string) =>
    learner.send('post', `${base}/lessons/${itemId}/finish`, { language: 'en' }).expect(200);
  const evidence = (kind: string) =>
    world.db.query<{ id: string; passed: boolean; minutes: number; mode: string }>(
      'SELECT id, passed, minutes, mode FROM evidence WHERE module_edition_id = $1 AND kind = $2 AND revokes IS NULL',
      [content.moduleEditionId, kind],
    );

  it('gets neither keys nor remarks nor notes before the answer, wherever they look', async () => {
    const attempt = await begin();
    const pages = [
      await learner.get('/api/learning/home'),
      await learner.get(base),
      await learner.get(`${base}/lessons/${content.lessonId}`),
      await learner.get(`${base}/tests/${content.testId}`),
      await learner.get(`${base}/tests/${content.testId}/attempts/${attempt.id}`),
      await learner.get('/api/evidence/mine'),
    ];
    for (const page of pages) {
      expect(page.status).toBe(200);
      expect(page.text).not.toContain(CANARY);
      expect(page.text).not.toMatch(/s-key-a|"correct"|"accepted"|instructorNotes/);
    }
    // A failed attempt of a test that explains after passing only.
    const failed = await submit(attempt, {}).expect(200);
    expect(failed.text).not.toContain(CANARY);
    expect((failed.body as AttemptDto).result).toMatchObject({ passed: false, feedback: null });
  });

  it('completes the module with the last step, and evidence says how', async () => {
    await finish(content.lessonId);
    expect((await submit(await begin(), {}).expect(200)).body).toMatchObject({
      result: { passed: false, moduleComplete: false },
    });
    const second = await begin();
    const passed = (await submit(second, rightAnswers(second.questions)).expect(200)).body as AttemptDto;
    expect(passed.result).toMatchObject({ score: 6, max: 6, percent: 100, passed: true, moduleComplete: false });
    expect(passed.result?.byObjective).toEqual(
      expect.arrayContaining([{ objective: 'obj-2', code: 'T1.1-2', verb: 'Does obj-2', score: 1, max: 1 }]),
    );
    expect(JSON.stringify(passed.result?.feedback)).toContain(CANARY);
    expect(await evidence('ATTENDANCE')).toEqual([]);
    expect((await finish(content.secondLessonId)).body).toEqual({ moduleComplete: true });
    await finish(content.secondLessonId);
    expect(await evidence('ATTENDANCE')).toMatchObject([{ mode: 'SELF_STUDY', minutes: 35 }]);
    expect((await evidence('TEST')).map((row) => row.passed).sort()).toEqual([false, true]);
    const home = (await learner.get('/api/learning/home').expect(200)).body as HomeDto;
    expect(home.modules.find(({ moduleEditionId }) => moduleEditionId === content.moduleEditionId)).toMatchObject({
      state: 'DONE',
    });
    await learner.send('post', `${base}/tests/${content.testId}/attempts`).expect(409);
  });

  it('sends the same attempt fifty times at once and has it counted once, with one answer', async () => {
    const attempt = await begin();
    const right = rightAnswers(attempt.questions);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => submit(attempt, index % 2 === 0 ? right : {})),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ body }) => JSON.stringify((body as AttemptDto).result))).size).toBe(1);
    expect(await evidence('TEST')).toHaveLength(1);
    expect(await world.db.query('SELECT 1 FROM submission WHERE attempt_id = $1', [attempt.id])).toHaveLength(1);
  });

  it('does the last two steps at the same moment and completes the module once', async () => {
    const attempt = await begin();
    await finish(content.lessonId);
    await Promise.all([finish(content.secondLessonId), submit(attempt, rightAnswers(attempt.questions)).expect(200)]);
    expect(await evidence('ATTENDANCE')).toHaveLength(1);
  });

  it('goes on with the open attempt after a reload, in the same order', async () => {
    const first = await begin();
    expect((await begin()).questions).toEqual(first.questions);
  });

  it('waits between attempts, and has no more than the test allows', async () => {
    content = await addContent(world, world.home, { maxAttempts: 2, waitMinutes: 60 });
    base = `/api/learning/modules/${content.moduleEditionId}`;
    await submit(await begin(), {}).expect(200);
    const overview = (await learner.get(`${base}/tests/${content.testId}`).expect(200)).body as TestOverviewDto;
    expect(overview).toMatchObject({ attemptsLeft: 1, passed: false, openAttemptId: null });
    expect(Date.parse(overview.waitingUntil ?? '')).toBeGreaterThan(Date.now());
    const refused = await learner.send('post', `${base}/tests/${content.testId}/attempts`).expect(409);
    expect(refused.body).toMatchObject({ code: 'learning.waiting' });
  });

  it('may try again, at once, when the evidence of an attempt was taken back', async () => {
    content = await addContent(world, world.home, { maxAttempts: 1, waitMinutes: 60 });
    base = `/api/learning/modules/${content.moduleEditionId}`;
    const overview = async () =>
      (await learner.get(`${base}/tests/${content.testId}`).expect(200)).body as TestOverviewDto;
    const takeBack = async ({ id }: AttemptDto) => {
      const [shown] = await world.db.query<{ id: string }>('SELECT id FROM evidence WHERE source_id = $1', [id]);
      await world.home.accounts.NATIONAL_DESK.send(
        'post',
        `/api/people/${world.home.personId}/evidence/${shown?.id ?? ''}/revocation`,
        { reason: 'Somebody else held the tablet' },
      ).expect(204);
    };
    const failed = await begin();
    await submit(failed, {}).expect(200);
    expect(await overview()).toMatchObject({
      attemptsLeft: 0,
      takenBack: 0,
      last: { id: failed.id, score: 0, max: 6, percent: 0 },
    });
    await takeBack(failed);
    expect(await overview()).toMatchObject({ attemptsLeft: 1, takenBack: 1, waitingUntil: null, last: null });
    const passed = await begin();
    expect(passed.number).toBe(2);
    await submit(passed, rightAnswers(passed.questions)).expect(200);
    expect(await overview()).toMatchObject({ attemptsLeft: 0, passed: true });
    await takeBack(passed);
    expect(await overview()).toMatchObject({ attemptsLeft: 1, takenBack: 2, passed: false, last: null });
    await begin();
  });

  it('is refused answers that do not belong to the paper, and may send better ones', async () => {
    const attempt = await begin();
    const answer = await submit(attempt, { nobody: { kind: 'trueFalse', value: true } }).expect(422);
    expect(answer.body).toMatchObject({
      code: 'request.invalid',
      pointers: [{ pointer: '/answers/nobody', code: 'unknownQuestion' }],
    });
    await submit(attempt, rightAnswers(attempt.questions)).expect(200);
  });

  it('keeps the furthest share and the last place of a lesson', async () => {
    const keep = (blockId: string, fraction: number) =>
      learner
        .send('put', `${base}/lessons/${content.lessonId}/progress`, { blockId, fraction, language: 'fr' })
        .expect(200);
    await keep('b-3', 0.8);
    expect((await keep('b-1', 0.1)).body).toMatchObject({ fraction: expect.closeTo(0.8) });
    const lesson = (await learner.get(`${base}/lessons/${content.lessonId}?language=fr`).expect(200))
      .body as LearnerLessonDto;
    expect(lesson).toMatchObject({
      blockId: 'b-1',
      language: 'en',
      fallback: true,
      values: [{ value: '5', sample: true }],
    });
  });

  it('answers a self-check and hears why, and nothing is written', async () => {
    const lesson = (await learner.get(`${base}/lessons/${content.lessonId}`).expect(200)).body as LearnerLessonDto;
    const question = lesson.checks[0]?.question;
    const option = question?.options.find(({ text }) => text === 'Right')?.token;
    const answer = await learner
      .send('post', `${base}/lessons/${content.lessonId}/checks/k-1`, {
        answer: { kind: 'singleChoice', option },
        language: 'en',
      })
      .expect(200);
    expect(answer.body).toMatchObject({ score: 1, max: 1, explanation: expect.stringContaining(CANARY) });
    expect(
      await world.db.query('SELECT 1 FROM attempt WHERE module_edition_id = $1', [content.moduleEditionId]),
    ).toEqual([]);
  });

  it('finds nothing of a module that nobody assigned to them', async () => {
    const stranger = world.foreign.accounts.LEARNER;
    await stranger.get(base).expect(404);
    await stranger.get(`${base}/lessons/${content.lessonId}`).expect(404);
    await stranger.send('post', `${base}/tests/${content.testId}/attempts`).expect(404);
  });

  it('reads what a rule asks of their post, and not what it asks of others', async () => {
    await world.db.query('DELETE FROM offering_person WHERE offering_id = $1', [content.offeringId]);
    await learner.get(base).expect(404);
    const rule = (selector: object) =>
      world.db.query(
        `INSERT INTO requirement_rule (id, country_id, rotation_id, course_edition_id, selector, due_on, created_at) VALUES ($1,$2,$3,$4,$5,'2026-12-01',now())`,
        [v7(), world.home.countryId, world.home.rotationId, content.courseEditionId, JSON.stringify(selector)],
      );
    await rule({ categories: ['FPU'] });
    await learner.get(base).expect(404);
    await rule({ categories: ['MIL_CONTINGENT'], rankBands: ['ENLISTED'], subUnitIds: [world.home.subUnitId] });
    expect((await learner.get(base).expect(200)).body).toMatchObject({ dueOn: '2026-12-01' });
    const home = (await learner.get('/api/learning/home').expect(200)).body as HomeDto;
    expect(home).toMatchObject({
      total: 1,
      done: 0,
      next: { moduleEditionId: content.moduleEditionId, itemId: content.lessonId, kind: 'LESSON' },
    });
  });

  it('loses a completion that is taken back, its certificate with it, and earns it anew by doing it again', async () => {
    await complete(world, world.home, content);
    const issued = (
      await learner.send('post', '/api/learning/certificates', { courseEditionId: content.courseEditionId }).expect(200)
    ).body as { number: string };
    const again = (
      await learner.send('post', '/api/learning/certificates', { courseEditionId: content.courseEditionId }).expect(200)
    ).body as { number: string };
    expect(again.number).toBe(issued.number);
    const [row] = await evidence('ATTENDANCE');
    const revoke = () =>
      world.home.accounts.NATIONAL_DESK.send(
        'post',
        `/api/people/${world.home.personId}/evidence/${row?.id}/revocation`,
        { reason: 'Wrong day.' },
      );
    await revoke().expect(204);
    expect((await revoke().expect(409)).body).toMatchObject({ code: 'evidence.revoked' });
    expect((await world.anonymous().get(`/api/public/certificates/${issued.number}`).expect(200)).body).toMatchObject({
      state: 'REVOKED',
    });
    await learner.send('post', '/api/learning/certificates', { courseEditionId: content.courseEditionId }).expect(409);
    await finish(content.lessonId);
    expect((await finish(content.secondLessonId)).body).toEqual({ moduleComplete: true });
    const renewed = (
      await learner.send('post', '/api/learning/certificates', { courseEditionId: content.courseEditionId }).expect(200)
    ).body as { number: string };
    expect(renewed.number).not.toBe(issued.number);
  });

  it('keeps a certificate taken back for itself until somebody who may allows a new one, and reads why', async () => {
    await complete(world, world.home, content);
    const issue = () =>
      learner.send('post', '/api/learning/certificates', { courseEditionId: content.courseEditionId });
    const first = (await issue().expect(200)).body as { id: string; number: string };
    const desk = world.home.accounts.NATIONAL_DESK;
    await desk
      .send('post', `/api/certificates/${first.id}/revocation`, { reason: 'Sat by another person.' })
      .expect(204);
    expect((await issue().expect(409)).body).toMatchObject({ code: 'learning.certificateTakenBack' });
    const read = async () => (await learner.get('/api/learning/certificates').expect(200)).body as object[];
    expect(await read()).toContainEqual(
      expect.objectContaining({ id: first.id, revokeReason: 'Sat by another person.', renewable: false }),
    );
    const home = async () =>
      ((await learner.get('/api/learning/home').expect(200)).body as { courses: object[] }).courses;
    expect(await home()).toContainEqual(
      expect.objectContaining({ courseEditionId: content.courseEditionId, certificateFree: false }),
    );
    // Other evidence of the same course does not lift it: only the word of somebody who may take back does.
    await finish(content.lessonId);
    await issue().expect(409);
    await desk.send('post', `/api/certificates/${first.id}/renewal`, { reason: 'Looked into.' }).expect(204);
    await desk.send('post', `/api/certificates/${first.id}/renewal`, { reason: 'Once more.' }).expect(404);
    const second = (await issue().expect(200)).body as { number: string };
    expect(second.number).not.toBe(first.number);
    expect((await world.anonymous().get(`/api/public/certificates/${first.number}`).expect(200)).body).toMatchObject({
      state: 'REVOKED',
    });
    const own = (await read()).filter(
      (one) => 'courseEditionId' in one && one.courseEditionId === content.courseEditionId,
    );
    expect(own).toHaveLength(2);
  });

  it('has a certificate that anyone can check by its number, and a name only by typing it', async () => {
    await complete(world, world.home, content);
    const issued = (
      await learner.send('post', '/api/learning/certificates', { courseEditionId: content.courseEditionId }).expect(200)
    ).body as { id: string; number: string };
    const found = await world.anonymous().get(`/api/public/certificates/${issued.number.toLowerCase()}`).expect(200);
    expect(found.body).toEqual({
      state: 'VALID',
      course: { en: 'A course', fr: 'Un cours' },
      edition: 1,
      achievedOn: '2026-09-03',
    });
    expect(found.text).not.toMatch(/Learner|Country|Battalion|Test mission/);
    const confirm = async (name: string) =>
      (await world.anonymous().post(`/api/public/certificates/${issued.number}/confirm-name`).send({ name }))
        .body as object;
    expect(await confirm('LEARNER-xa, tést')).toEqual({ matches: true });
    expect(await confirm('Somebody Else')).toEqual({ matches: false });
    for (let tried = 0; tried < 20; tried++) await confirm('Somebody Else');
    expect(await confirm('Test Learner-XA')).toMatchObject({ code: 'request.tooMany' });
    const pdf = await learner.get(`/api/learning/certificates/${issued.id}/pdf?language=fr`).buffer(true).expect(200);
    expect((pdf.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('cannot be found by trying numbers: look-ups end after so many, right ones too', async () => {
    await complete(world, world.home, content);
    const { number } = (
      await learner.send('post', '/api/learning/certificates', { courseEditionId: content.courseEditionId }).expect(200)
    ).body as { number: string };
    const look = async (wanted: string) =>
      (await world.anonymous().get(`/api/public/certificates/${wanted}`)).body as { code?: string; state?: string };
    let tries = 0;
    while ((await look('ABCD-ABCD-ABCD-ABCD-ABCD-ABCD')).code !== 'request.tooMany') {
      tries += 1;
      if (tries > 500) throw new Error('Numbers can be tried without end.');
    }
    expect(tries).toBeGreaterThan(20);
    expect(await look(number)).toMatchObject({ code: 'request.tooMany' });
    await world.db.query('DELETE FROM lookup_limit');
    expect(await look(number)).toMatchObject({ state: 'VALID' });
  });
});

describe('a class that finishes a lesson at the same moment', () => {
  let test: TestApp;
  let world: World;
  let content: Content;
  let finishing: FinishingService;
  let classmates: Actor[];

  beforeAll(async () => {
    test = await startTestApp();
    world = await buildWorld(test);
    finishing = test.app.get(FinishingService);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    content = await addContent(world, world.home);
    classmates = [];
    for (let number = 0; number < 12; number += 1) classmates.push(await classmate());
  });

  /** Somebody of the home country who has passed the test and read the first lesson; the second completes the module. */
  async function classmate(accountId: string = v7()): Promise<Actor> {
    const { countryId } = world.home;
    const personId = v7();
    await world.db.query(
      `INSERT INTO person (id, country_id, service, service_number, category, created_at) VALUES ($1::uuid,$2,'ARMY',$1::uuid::text,'MIL_CONTINGENT',now())`,
      [personId, countryId],
    );
    await world.db.query(
      'INSERT INTO offering_person (offering_id, person_id, country_id, added_at) VALUES ($1,$2,$3,now())',
      [content.offeringId, personId, countryId],
    );
    await world.db.query(
      `INSERT INTO evidence (country_id, id, person_id, kind, module_id, module_edition_id, item_id, achieved_on, recorded_at, passed, source_kind, source_id, dedupe_key)
       VALUES ($1,$2::uuid,$3,'TEST',$4,$5,$6,'2026-09-01',now(),true,'test',$2::uuid,$2::uuid::text)`,
      [countryId, v7(), personId, content.moduleId, content.moduleEditionId, content.testId],
    );
    const actor = new Actor(accountId, countryId, personId, 'en', [], 'test');
    await finish(actor, content.lessonId);
    return actor;
  }
  const finish = (actor: Actor, itemId: string) => finishing.finish(actor, content.moduleEditionId, itemId, 'en');
  const attended = async (): Promise<string[]> =>
    (
      await world.db.query<{ person_id: string }>(
        `SELECT person_id FROM evidence WHERE module_edition_id = $1 AND kind = 'ATTENDANCE'`,
        [content.moduleEditionId],
      )
    ).map(({ person_id }) => person_id);
  const people = (actors: readonly Actor[]): Set<string | null> => new Set(actors.map(({ personId }) => personId));

  it('completes it for each, once, though each sends it twice', async () => {
    const outcomes = await Promise.all(
      [...classmates, ...classmates].map((actor) => finish(actor, content.secondLessonId)),
    );
    expect(outcomes).toEqual(outcomes.map(() => ({ moduleComplete: true })));
    const rows = await attended();
    expect(rows).toHaveLength(12);
    expect(new Set(rows)).toEqual(people(classmates));
  });

  it('is judged one by one: who may not read it and a lesson that is not there are refused, and nothing is written of them', async () => {
    const stranger = new Actor(v7(), world.home.countryId, world.foreign.personId, 'en', [], 'test');
    const lost = await classmate();
    const outcomes = await Promise.allSettled([
      ...classmates.map((actor) => finish(actor, content.secondLessonId)),
      finish(stranger, content.secondLessonId),
      finish(lost, content.testId),
    ]);
    expect(outcomes.slice(0, 12).every(({ status }) => status === 'fulfilled')).toBe(true);
    expect(outcomes.slice(12)).toMatchObject([
      { status: 'rejected', reason: { code: 'request.notFound' } },
      { status: 'rejected', reason: { code: 'request.notFound' } },
    ]);
    expect(new Set(await attended())).toEqual(people(classmates));
    expect(
      await world.db.query('SELECT item_id FROM lesson_progress WHERE person_id = ANY($1)', [
        [stranger.personId, lost.personId],
      ]),
    ).toEqual([{ item_id: content.lessonId }]);
  });

  it('loses nobody when what one of them sends cannot be written', async () => {
    const broken = await classmate('no account at all');
    const outcomes = await Promise.allSettled(
      [...classmates.slice(0, 6), broken, ...classmates.slice(6)].map((actor) => finish(actor, content.secondLessonId)),
    );
    expect(outcomes.map(({ status }) => status === 'rejected')).toEqual(outcomes.map((_, at) => at === 6));
    expect(new Set(await attended())).toEqual(people(classmates));
    expect(await world.db.query('SELECT item_id FROM lesson_progress WHERE person_id = $1', [broken.personId])).toEqual(
      [{ item_id: content.lessonId }],
    );
  });
});

describe('an instructor', () => {
  let test: TestApp;
  let world: World;

  beforeAll(async () => {
    test = await startTestApp();
    world = await buildWorld(test);
  });
  afterAll(() => test.close());

  it('signs for people at once, once, and the module is complete where its test was passed', async () => {
    const { home } = world;
    const content = await addContent(world, home);
    const base = `/api/learning/modules/${content.moduleEditionId}`;
    const sign = (heldOn: string) =>
      home.accounts.INSTRUCTOR.send('post', `/api/teaching/offerings/${content.offeringId}/attendance`, {
        moduleEditionId: content.moduleEditionId,
        heldOn,
        place: 'Room 4',
        mode: 'CLASSROOM',
        people: [{ personId: home.personId, minutes: 45 }],
      });
    expect((await sign('2026-09-02').expect(200)).body).toEqual({ recorded: 1, already: 0 });
    expect((await sign('2026-09-02').expect(200)).body).toEqual({ recorded: 0, already: 1 });
    expect((await sign('2026-10-02').expect(422)).body).toMatchObject({
      pointers: [{ pointer: '/heldOn', code: 'outsideOffering' }],
    });
    const attempt = (await home.accounts.LEARNER.send('post', `${base}/tests/${content.testId}/attempts`).expect(200))
      .body as AttemptDto;
    const result = await home.accounts.LEARNER.send(
      'put',
      `${base}/tests/${content.testId}/attempts/${attempt.id}/submission`,
      { answers: rightAnswers(attempt.questions) },
    );
    expect((result.body as AttemptDto).result).toMatchObject({ passed: true, moduleComplete: true });
    const detail = await home.accounts.INSTRUCTOR.get(`/api/teaching/offerings/${content.offeringId}`).expect(200);
    expect(detail.body).toMatchObject({ maySign: true, roster: [{ modules: [{ state: 'DONE', attended: true }] }] });
    expect(
      await world.db.query(`SELECT minutes, place, mode, assessor_id FROM evidence WHERE kind = 'ATTENDANCE'`),
    ).toEqual([{ minutes: 45, place: 'Room 4', mode: 'CLASSROOM', assessor_id: home.accounts.INSTRUCTOR.id }]);
  });

  it('does not sign for themselves, nor for anyone who is not there', async () => {
    const { home, foreign } = world;
    const content = await addContent(world, home);
    await world.db.query('UPDATE account SET person_id = NULL WHERE id = $1', [home.accounts.LEARNER.id]);
    await world.db.query('UPDATE account SET person_id = $2 WHERE id = $1', [
      home.accounts.INSTRUCTOR.id,
      home.personId,
    ]);
    const sign = (personId: string) =>
      home.accounts.INSTRUCTOR.send('post', `/api/teaching/offerings/${content.offeringId}/attendance`, {
        moduleEditionId: content.moduleEditionId,
        heldOn: '2026-09-02',
        place: 'Room 4',
        mode: 'CLASSROOM',
        people: [{ personId, minutes: 45 }],
      });
    expect((await sign(home.personId).expect(403)).body).toMatchObject({ code: 'evidence.own' });
    await sign(foreign.personId).expect(422);
    expect(await world.db.query('SELECT 1 FROM evidence WHERE offering_id = $1', [content.offeringId])).toEqual([]);
  });

  it('sees the offerings that name them and no other of the centre', async () => {
    const { home } = world;
    const content = await addContent(world, home);
    await world.db.query('DELETE FROM offering_instructor WHERE offering_id = $1', [content.offeringId]);
    await home.accounts.INSTRUCTOR.get(`/api/teaching/offerings/${content.offeringId}`).expect(404);
    await home.accounts.CENTRE_ADMIN.get(`/api/teaching/offerings/${content.offeringId}`).expect(200);
  });
});
