import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { moveFor, offersAt } from '@peacewright/scenario-engine';
import type { Response } from 'supertest';
import { addAssessed, plain, planted, type AssessedContent } from '../../../../test/assessed-content';
import { CANARY } from '../../../../test/learning-content';
import { tableState } from '../../../../test/route-walk/table-state';
import { startTestApp, type TestApp } from '../../../../test/test-app';
import { buildWorld, type Account, type World } from '../../../../test/world';
import { Actor } from '../../../platform/access';
import { Clock } from '../../../platform/time';
import type { EvidenceDto } from '../../evidence';
import type { LearnerModuleDto } from '../reading/reading.dto';
import type { AssessedOverviewDto, AssessedRunDto } from './assessed.dto';
import { InventedRuns, type Player as Invented } from './invented-runs.service';
import type { ScenarioReportDto } from './report.dto';

let test: TestApp;
let world: World;
let learner: Account;
let now = new Date('2026-09-02T10:00:00Z');

beforeAll(async () => {
  test = await startTestApp();
  world = await buildWorld(test);
  learner = world.home.accounts.LEARNER;
  jest.spyOn(test.app.get(Clock), 'now').mockImplementation(() => now);
});
afterEach(() => {
  now = new Date('2026-09-02T10:00:00Z');
});
afterAll(() => test.close());

const later = (seconds: number): void => {
  now = new Date(now.getTime() + seconds * 1000);
};
const pathOf = ({ moduleEditionId, itemId }: AssessedContent): string =>
  `/api/learning/modules/${moduleEditionId}/scenarios/${itemId}`;

/** One learner's run, as a browser has it. */
class Player {
  run!: AssessedRunDto;

  constructor(
    readonly content: AssessedContent,
    private readonly by: Account = learner,
  ) {}

  async begin(language = 'en'): Promise<this> {
    this.run = this.body(await this.by.send('post', `${pathOf(this.content)}/runs?language=${language}`).expect(200));
    return this;
  }

  async read(): Promise<void> {
    this.run = this.body(await this.by.send('post', `${this.path}/reading`, { at: this.run.at }).expect(200));
  }

  send(move: object, at = this.run.at) {
    return this.by.send('post', `${this.path}/steps`, { at, move });
  }

  async take(move: object): Promise<AssessedRunDto> {
    this.run = this.body(await this.send(move).expect(200));
    return this.run;
  }

  /** The choice that says this. */
  async choose(text: string): Promise<AssessedRunDto> {
    const choice = this.run.scene?.choices.find((shown) => shown.text.includes(text));
    return this.take({ kind: 'choose', choice: choice?.token });
  }

  get path(): string {
    return `${pathOf(this.content)}/runs/${this.run.id}`;
  }

  private body(answer: Response): AssessedRunDto {
    return answer.body as AssessedRunDto;
  }
}

/** Words of a text of the scenario, as the source language has them. */
const words = (id: string): string => planted.texts[id] ?? '';

/** The good run up to its report. */
async function toTheReport(player: Player, said = words): Promise<void> {
  await player.read();
  await player.choose(said('walk.text'));
  await player.take({ kind: 'continue' });
  await player.choose(said('relay.text'));
  await player.choose(said('note.text'));
  await player.take({ kind: 'continue' });
}

/** Hands in a report that is right in every line, found by the words that are shown. */
async function report(player: Player): Promise<AssessedRunDto> {
  const task = player.run.scene?.task as { lines: { token: string; kind: string; options: { token: string }[] }[] };
  const lines = Object.fromEntries(
    task.lines.map(({ token, kind, options }) => [token, kind === 'pick' ? options[0]?.token : 'Varrow, we talked']),
  );
  return player.take({ kind: 'respond', response: { kind: 'report', lines } });
}

async function evidence(content: AssessedContent): Promise<EvidenceDto[]> {
  return (await learner.get(`/api/evidence/mine?moduleId=${content.moduleId}`).expect(200)).body as EvidenceDto[];
}

async function overview(content: AssessedContent): Promise<AssessedOverviewDto> {
  return (await learner.get(pathOf(content)).expect(200)).body as AssessedOverviewDto;
}

describe('an assessed scenario', () => {
  it('is played to its end, becomes evidence by objective, and completes the module', async () => {
    const content = await addAssessed(world, world.home);
    const player = await new Player(content).begin();
    await toTheReport(player);
    expect(player.run).toMatchObject({ at: 5, scene: { kind: 'task' }, result: null });
    const ended = await report(player);
    expect(ended).toMatchObject({
      scene: null,
      result: { grade: 'achieved', passed: true, criticalFailed: false, moduleComplete: true },
    });
    expect(ended.result?.objectives.map(({ code, grade }) => [code, grade])).toEqual([
      ['T2.1-1', 'achieved'],
      ['T2.1-2', 'achieved'],
      ['', 'achieved'],
    ]);
    expect(ended.result?.debrief.steps.map(({ node }) => node)).toEqual([
      'rope',
      'greeting',
      'words',
      'boy',
      'through',
      'report',
    ]);
    const rows = await evidence(content);
    const [shown] = rows.filter(({ kind }) => kind === 'SCENARIO');
    expect(shown).toMatchObject({
      passed: true,
      score: 2,
      maxScore: 2,
      objectives: [{ id: 'obj-1' }, { id: 'obj-2' }],
      scenario: {
        edition: 1,
        grade: 'achieved',
        criticalFailed: false,
        objectives: [
          { id: 'obj-1', grade: 'achieved' },
          { id: 'obj-2', grade: 'achieved' },
        ],
      },
    });
    // Attendance is credited with the scenario's planned minutes.
    expect(rows.find(({ kind }) => kind === 'ATTENDANCE')).toMatchObject({ minutes: 15 });
    const module = (await learner.get(`/api/learning/modules/${content.moduleEditionId}`).expect(200))
      .body as LearnerModuleDto;
    expect(module).toMatchObject({ completedOn: '2026-09-02', items: [{ kind: 'SCENARIO', done: true }] });
    expect((await learner.send('post', `${pathOf(content)}/runs`).expect(409)).body).toMatchObject({
      code: 'learning.alreadyPassed',
    });
  });

  it('tells nothing of what comes later, of keys or of chance before the end, and all of it then', async () => {
    const content = await addAssessed(world, world.home);
    const player = await new Player(content).begin();
    const seen: string[] = [JSON.stringify(player.run), JSON.stringify(await overview(content))];
    // Where a limit runs, what can be done is shown from the moment that it runs.
    expect(player.run).toMatchObject({ scene: { choices: [], task: null }, clock: { seconds: 60, left: null } });
    await player.read();
    seen.push(JSON.stringify(player.run));
    await player.choose(words('walk.text'));
    seen.push(JSON.stringify(player.run));
    for (const said of seen) expect(said).not.toContain(CANARY);
    await player.take({ kind: 'continue' });
    await player.choose(words('relay.text'));
    await player.choose(words('note.text'));
    await player.take({ kind: 'continue' });
    const scene = JSON.stringify(player.run);
    expect(scene).not.toMatch(/accepted|correct|"rating|seed|critical|debrief/);
    // Of all texts with the string, only those of the present scene.
    const here = ['report.text', 'line.', 'who.'];
    for (const [id, text] of Object.entries(planted.texts))
      if (text.startsWith(CANARY) && !here.some((start) => id.startsWith(start))) expect(scene).not.toContain(text);
    expect(scene).toContain(words('report.text'));
    expect(JSON.stringify(await report(player))).toContain(words('disarm.why'));
  });

  it('is closed for practice, which sends all of it, until its learner has played it to an end', async () => {
    const content = await addAssessed(world, world.home);
    const practice = `/api/practice/scenarios/${content.scenarioEditionId}`;
    const offered = async (): Promise<boolean> =>
      (await learner.get('/api/practice/scenarios').expect(200)).text.includes(content.scenarioEditionId);
    await learner.get(practice).expect(404);
    expect(await offered()).toBe(false);
    await world.home.accounts.CURRICULUM_DEVELOPER.get(practice).expect(200);
    const player = await new Player(content).begin();
    await toTheReport(player);
    await learner.get(practice).expect(404);
    await report(player);
    await learner.get(practice).expect(200);
    expect(await offered()).toBe(true);
  });

  it('counts a step once that is sent twice, and refuses one that the run has left behind', async () => {
    const player = await new Player(await addAssessed(world, world.home)).begin();
    await player.read();
    const choices = player.run.scene?.choices ?? [];
    const walk = { kind: 'choose', choice: choices[0]?.token };
    await player.send(walk, 0).expect(200);
    const again = (await player.send(walk, 0).expect(200)).body as AssessedRunDto;
    expect(again.at).toBe(1);
    const before = await tableState(world.db);
    const stale = await player.send({ kind: 'choose', choice: choices[1]?.token }, 0).expect(409);
    expect(stale.body).toMatchObject({ code: 'scenarios.stepStale' });
    for (const [move, at] of [
      [{ kind: 'choose', choice: '1' }, 1],
      [{ kind: 'choose', choice: 'walk' }, 1],
      [{ kind: 'respond', response: { kind: 'report', lines: {} } }, 1],
      [{ kind: 'alternate' }, 1],
      [{ kind: 'timeout' }, 1],
      [{}, 1],
    ] as const)
      expect((await player.send(move, at).expect(422)).body).toMatchObject({ code: 'scenarios.stepRefused' });
    expect((await player.send({ kind: 'continue' }, 2).expect(409)).body).toMatchObject({
      code: 'scenarios.stepsMissing',
    });
    await player.send({ kind: 'continue' }, -1).expect(422);
    expect(await tableState(world.db)).toEqual(before);
  });

  it('is one run at a time, and goes on where it stopped', async () => {
    const content = await addAssessed(world, world.home);
    const [one, other] = await Promise.all([new Player(content).begin(), new Player(content).begin()]);
    expect(other.run.id).toBe(one.run.id);
    await one.read();
    await one.choose(words('walk.text'));
    const elsewhere = await new Player(content).begin('fr');
    // In the language in which it began.
    expect(elsewhere.run).toMatchObject({ id: one.run.id, at: 1, language: 'en' });
    expect(elsewhere.run.scene).toEqual(one.run.scene);
    expect(await overview(content)).toMatchObject({ openRunId: one.run.id, lastRunId: null });
  });

  it('judges limits by its own clock, with the time that the person is entitled to', async () => {
    const content = await addAssessed(world, world.home);
    const player = await new Player(content).begin();
    const first = player.run.id;
    expect((await player.send({ kind: 'choose', choice: '1' }).expect(409)).body).toMatchObject({
      code: 'scenarios.notRead',
    });
    later(3600);
    await player.read();
    expect(player.run.clock).toEqual({ seconds: 60, left: 60 });
    later(20);
    // Said again, the first time counts; a time-out before its time is none.
    await player.read();
    expect(player.run.clock).toEqual({ seconds: 60, left: 40 });
    expect(await player.take({ kind: 'timeout' })).toMatchObject({ at: 0, late: false, clock: { left: 40 } });
    later(43);
    const over = await player.choose(words('walk.text'));
    expect(over).toMatchObject({ id: first, at: 1, late: true });
    const [step] = await world.db.query<{ move: object; seconds: number }>(
      'SELECT move, seconds FROM assessed_step WHERE run_id = $1',
      [first],
    );
    expect(step).toEqual({ move: { kind: 'timeout' }, seconds: 63 });

    // Half as long again outside one's own language; what is granted is added.
    await world.db.query(
      `INSERT INTO accommodation (id, country_id, person_id, time_factor, extra_attempts, no_waiting, larger_text, reader, set_by, set_at)
       VALUES (gen_random_uuid(),$1,$2,1.25,0,false,false,false,$3,now())`,
      [world.home.countryId, world.home.personId, world.home.accounts.CENTRE_ADMIN.id],
    );
    // Their own it is by their record: reading the screens in another makes that one no more theirs.
    await learner.send('post', '/api/session/language', { language: 'fr' }).expect(204);
    const longer = await new Player(await addAssessed(world, world.home)).begin('fr');
    await longer.read();
    expect(longer.run).toMatchObject({ language: 'fr', clock: { seconds: 113, left: 113 } });
    await learner.send('post', '/api/session/language', { language: 'en' }).expect(204);
    await world.db.query('DELETE FROM accommodation WHERE person_id = $1', [world.home.personId]);
  });

  it('fails with a critical fail, waits for nothing that it need not, and counts attempts while their evidence stands', async () => {
    const content = await addAssessed(world, world.home, { maxAttempts: 1 });
    const player = await new Player(content).begin();
    await player.read();
    await player.choose(words('walk.text'));
    await player.take({ kind: 'continue' });
    await player.choose(words('relay.text'));
    const ended = await player.choose(words('disarm.text'));
    expect(ended.result).toMatchObject({ passed: false, criticalFailed: true, moduleComplete: false });
    expect((await learner.send('post', `${pathOf(content)}/runs`).expect(409)).body).toMatchObject({
      code: 'learning.noAttemptsLeft',
    });
    const [row] = await evidence(content);
    expect(row).toMatchObject({ kind: 'SCENARIO', passed: false, scenario: { criticalFailed: true } });
    await world.home.accounts.CENTRE_ADMIN.send(
      'post',
      `/api/people/${world.home.personId}/evidence/${row?.id ?? ''}/revocation`,
      { reason: 'Somebody else held the tablet.' },
    ).expect(204);
    expect(await overview(content)).toMatchObject({ attemptsLeft: 1, takenBack: 1, lastRunId: null });
    const again = await new Player(content).begin();
    expect(again.run).toMatchObject({ number: 2, at: 0 });
    // What the first run came to can be read still.
    expect((await learner.get(player.path).expect(200)).body).toMatchObject({ result: { passed: false } });
  });

  it('leaves the way round a warning in no evidence, and reaches the same objectives by it', async () => {
    const content = await addAssessed(world, world.home);
    const player = await new Player(content).begin();
    await player.read();
    await player.choose(words('walk.text'));
    await player.take({ kind: 'continue' });
    await player.choose(words('relay.text'));
    expect(player.run.scene?.warning).toContain(words('boy.warning'));
    await player.take({ kind: 'alternate' });
    await player.choose(words('told-note.text'));
    await player.take({ kind: 'continue' });
    const ended = await report(player);
    expect(ended.result?.objectives.map(({ grade }) => grade)).toEqual(['achieved', 'achieved', 'achieved']);
    const told = await world.home.accounts.CENTRE_ADMIN.get(
      `/api/people/${world.home.personId}/evidence?moduleId=${content.moduleId}`,
    ).expect(200);
    expect(told.text).not.toMatch(/alternate|told|boy/);
  });

  it('is told to the offering’s instructor by what was chosen, together; and to no other', async () => {
    const content = await addAssessed(world, world.home, { document: plain });
    const player = await new Player(content).begin();
    await toTheReport(player, (id) => plain.texts[id] ?? '');
    await report(player);
    const path = `/api/teaching/offerings/${content.offeringId}/scenarios`;
    const { INSTRUCTOR } = world.home.accounts;
    expect((await INSTRUCTOR.get(path).expect(200)).body).toMatchObject([
      { itemId: content.itemId, people: 1, begun: 1 },
    ]);
    const told = (await INSTRUCTOR.get(`${path}/${content.itemId}`).expect(200)).body as ScenarioReportDto;
    expect(told).toMatchObject({
      scenarioEdition: 1,
      whole: { people: 1, runs: 1, ended: 1, passed: 1 },
      contingents: [{ contingent: 'Battalion XA' }],
    });
    expect(told.paths?.decisions.map(({ answers }) => answers.map(({ text, count }) => [text, count]))).toEqual([
      [[plain.texts['walk.text'], 1]],
      [[plain.texts['relay.text'], 1]],
      [[plain.texts['note.text'], 1]],
      [['full', 1]],
    ]);
    expect(JSON.stringify(told)).not.toContain(world.home.personId);
    const of = (contingent: string) =>
      INSTRUCTOR.get(`${path}/${content.itemId}?contingent=${encodeURIComponent(contingent)}`);
    expect((await of('Battalion XA').expect(200)).body).toMatchObject({
      told: { contingent: 'Battalion XA', runs: 1 },
      paths: told.paths,
    });
    await of('Battalion elsewhere').expect(404);
    await of('').expect(404);
    await world.foreign.accounts.INSTRUCTOR.get(`${path}/${content.itemId}?contingent=Battalion%20XA`).expect(404);
    await world.foreign.accounts.INSTRUCTOR.get(`${path}/${content.itemId}`).expect(404);
    await INSTRUCTOR.get(`${path}/${content.moduleId}`).expect(404);
    // What is hard to read is told of five people and more.
    const rated = await addAssessed(world, world.home);
    const other = await new Player(rated).begin();
    await other.read();
    await other.choose(words('walk.text'));
    const kept = await INSTRUCTOR.get(`/api/teaching/offerings/${rated.offeringId}/scenarios/${rated.itemId}`).expect(
      200,
    );
    expect(kept.body).toMatchObject({ whole: { people: 1, runs: 1 }, paths: null });
  });

  it('begins only when the centre has entered the contacts that it shows, and cannot be assigned before', async () => {
    const key = 'walk.report-contact';
    const document = {
      ...plain,
      contacts: [{ id: 'report', label: 'contact.report', centreValue: key }],
      texts: { ...plain.texts, 'contact.report': 'Where to report for real' },
    };
    const content = await addAssessed(world, world.home, { document });
    const missing = [{ label: 'Where to report for real', value: null }];
    expect((await overview(content)).frame.contacts).toEqual(missing);
    const before = await tableState(world.db);
    expect((await learner.send('post', `${pathOf(content)}/runs`).expect(409)).body).toMatchObject({
      code: 'scenarios.contactsMissing',
      params: { count: 1 },
      data: { contacts: ['Where to report for real'] },
    });
    const { CENTRE_ADMIN } = world.home.accounts;
    const assign = () =>
      CENTRE_ADMIN.send('post', `/api/rotations/${world.home.rotationId}/assignments`, {
        courseEditionId: content.courseEditionId,
        selector: {},
      });
    const refused = await assign();
    expect([refused.status, refused.body]).toMatchObject([
      409,
      { code: 'contingents.contactsMissing', data: [{ title: 'Where to report for real' }] },
    ]);
    expect(await tableState(world.db)).toEqual(before);
    // The centre's values ask for it, and are where it is entered.
    const { centreId } = world.home;
    const values = (await CENTRE_ADMIN.get(`/api/centre-values?centreId=${centreId}`).expect(200)).body as object[];
    expect(values).toContainEqual(
      expect.objectContaining({
        key,
        label: 'Where to report for real',
        language: 'en',
        sample: true,
        value: '',
        version: 0,
        modules: [],
        scenarios: [{ title: words('title'), language: 'en' }],
      }),
    );
    // Of one module they are asked where it has the scenario, and nowhere else.
    const of = async (editionId: string): Promise<object[]> =>
      (await CENTRE_ADMIN.get(`/api/centre-values?centreId=${centreId}&moduleEditionId=${editionId}`).expect(200))
        .body as object[];
    expect(await of(content.moduleEditionId)).toMatchObject([{ key }]);
    expect(await of(world.home.moduleEditionId)).toEqual([]);
    const entered = { centreId, key, value: 'Focal point, tel. 100', source: 'Notice 4', version: 0 };
    await CENTRE_ADMIN.send('put', '/api/centre-values', entered).expect(200);
    const player = await new Player(content).begin();
    expect(player.run.frame.contacts).toEqual([{ label: 'Where to report for real', value: 'Focal point, tel. 100' }]);
    expect((await assign()).status).toBe(201);
    const practice = await CENTRE_ADMIN.get(`/api/practice/scenarios/${content.scenarioEditionId}`).expect(200);
    expect(practice.body).toMatchObject({ contacts: [{ id: 'report', value: 'Focal point, tel. 100' }] });
  });

  it('turns the cell of a contingent’s matrix: what is missing until it is passed, and the evidence behind it then', async () => {
    const content = await addAssessed(world, world.home);
    const { CENTRE_ADMIN } = world.home.accounts;
    await CENTRE_ADMIN.send('post', `/api/rotations/${world.home.rotationId}/assignments`, {
      courseEditionId: content.courseEditionId,
      selector: {},
    }).expect(201);
    const cell = async (): Promise<object> =>
      (
        await CENTRE_ADMIN.get(
          `/api/readiness/rotations/${world.home.rotationId}/people/${world.home.personId}/modules/${content.moduleId}`,
        ).expect(200)
      ).body as object;
    const title = words('title');
    expect(await cell()).toMatchObject({
      state: 'NOT_STARTED',
      missing: [{ kind: 'SCENARIO', itemId: content.itemId, title, failures: 0 }],
    });
    const failed = await new Player(content).begin();
    await failed.read();
    await failed.choose(words('walk.text'));
    await failed.take({ kind: 'continue' });
    await failed.choose(words('relay.text'));
    await failed.choose(words('disarm.text'));
    expect(await cell()).toMatchObject({ state: 'FAILED', missing: [{ kind: 'SCENARIO', failures: 1 }] });
    const player = await new Player(content).begin();
    await toTheReport(player);
    await report(player);
    expect(await cell()).toMatchObject({
      state: 'COMPLETED',
      completedOn: '2026-09-02',
      missing: [],
      evidence: expect.arrayContaining([
        expect.objectContaining({
          kind: 'SCENARIO',
          itemTitle: title,
          passed: true,
          scenario: expect.objectContaining({ edition: 1, grade: 'achieved' }),
        }),
      ]),
    });
  });

  it('of somebody invented is played at one go, recorded like one played scene by scene, and once', async () => {
    const content = await addAssessed(world, world.home);
    const { countryId, personId } = world.home;
    const actor = new Actor(learner.id, countryId, personId, 'en', [], 'test');
    const play = (player: Invented): Promise<boolean> =>
      test.app.get(InventedRuns).play(actor, content.moduleEditionId, content.itemId, player);
    const good = ['walk', 'relay', 'note'];
    const well: Invented = (model, state) => {
      const offers = offersAt(model, state).map(({ way }) => way);
      const way = offers.find(({ id }) => good.includes(id)) ?? offers[0];
      const move = way ? moveFor(model, way) : null;
      if (!move) throw new Error(`Nothing is on offer at ${state.node}.`);
      return { move, seconds: 20 };
    };
    expect(await play(well)).toBe(true);
    const { lastRunId, passed } = await overview(content);
    expect(passed).toBe(true);
    const shown = (await learner.get(`${pathOf(content)}/runs/${lastRunId}`).expect(200)).body as AssessedRunDto;
    expect(shown.result).toMatchObject({ passed: true, moduleComplete: true });
    const rows = await evidence(content);
    expect(rows.map(({ kind }) => kind).sort()).toEqual(['ATTENDANCE', 'SCENARIO']);
    const before = await tableState(world.db);
    expect(await play(well)).toBe(true);
    expect(await tableState(world.db)).toEqual(before);
  });

  it('keeps what was played: neither run, step, reading nor result changes', async () => {
    for (const table of ['assessed_run', 'assessed_step', 'assessed_reading', 'assessed_result'])
      for (const statement of [`UPDATE ${table} SET country_id = country_id`, `DELETE FROM ${table}`])
        await expect(world.db.query(statement)).rejects.toThrow();
  });
});
