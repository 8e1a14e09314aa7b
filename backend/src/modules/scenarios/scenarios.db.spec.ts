import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FICTION_CHECKS } from '@peacewright/contracts';
import { v7 } from 'uuid';
import { checkpoint, CHECKPOINT_RUN, makeScenario } from '../../../test/scenarios';
import { startTestApp, type TestApp } from '../../../test/test-app';
import { tableState } from '../../../test/route-walk/table-state';
import { buildWorld, type Account, type World } from '../../../test/world';
import type { ScenarioEditionDto, ScenarioRowDto } from './editions/authoring.dto';
import { frozenScenario } from './editions/frozen';
import type { PracticeDto, PracticeScenarioDto } from './practice/practice.dto';
import { ReferenceScenarios } from './reference/reference-scenarios';

let test: TestApp;
let world: World;
let developer: Account;
let approver: Account;
let learner: Account;

beforeAll(async () => {
  test = await startTestApp();
  world = await buildWorld(test);
  developer = world.home.accounts.CURRICULUM_DEVELOPER;
  approver = world.home.accounts.APPROVER;
  learner = world.home.accounts.LEARNER;
});
afterAll(() => test.close());

async function created(document: object): Promise<string> {
  const answer = await developer
    .send('post', '/api/scenarios', { centreId: world.home.centreId, document })
    .expect(201);
  return (answer.body as { editionId: string }).editionId;
}

/** A step; who approves vouches for the whole list unless `more` says otherwise. */
async function move(by: Account, editionId: string, to: string, more: object = {}) {
  const { version } = (await developer.get(`/api/scenario-editions/${editionId}`).expect(200)).body as {
    version: number;
  };
  return by.send('post', `/api/scenario-editions/${editionId}/transitions`, {
    to,
    version,
    ...(to === 'APPROVED' && { fictionChecks: FICTION_CHECKS }),
    ...more,
  });
}

async function settleAll(editionId: string): Promise<void> {
  const path = `/api/scenario-editions/${editionId}/comments`;
  for (const { id } of (await developer.get(path).expect(200)).body as { id: string }[])
    await developer.send('post', `${path}/${id}/resolve`).expect(204);
}

/** The learner can be left with nothing to do at the deadlock: a trap that the proof finds. */
const trapped = {
  ...checkpoint,
  nodes: checkpoint.nodes.map((node) =>
    node.id === 'deadlock' && node.kind === 'decision'
      ? { ...node, choices: node.choices.map((choice) => ({ ...choice, when: 'trust >= 9' })) }
      : node,
  ),
};

describe('a scenario of a centre', () => {
  it('is proven when it is handed in, approved by another, published as its bytes, and laid aside by the next', async () => {
    const editionId = await created({ ...checkpoint, id: 'whole-way' });
    expect((await move(developer, editionId, 'IN_REVIEW')).status).toBe(200);
    const own = await move(developer, editionId, 'APPROVED');
    expect(own.body).toMatchObject({ code: 'edition.refused' });
    expect((await move(approver, editionId, 'APPROVED')).status).toBe(200);
    const published = await move(approver, editionId, 'PUBLISHED');
    const { hash, proof } = published.body as ScenarioEditionDto;
    expect(hash).toBe(frozenScenario({ ...checkpoint, id: 'whole-way' }).hash);
    expect(proof).toMatchObject({ proven: true, problems: [] });
    await developer
      .send('put', `/api/scenario-editions/${editionId}/document`, { version: 4, document: checkpoint })
      .expect(409);
    await expect(
      world.db.query(`UPDATE scenario_edition SET document = '{}' WHERE id = $1`, [editionId]),
    ).rejects.toThrow('frozen');
    const actions = await world.db.query<{ action: string }>(
      `SELECT action FROM audit_event WHERE entity_id = $1 ORDER BY at, id`,
      [editionId],
    );
    expect(actions.map(({ action }) => action)).toEqual([
      'scenarioEdition.submit',
      'scenarioEdition.approve',
      'scenarioEdition.published',
    ]);

    const { scenarioId } = (await developer.get(`/api/scenario-editions/${editionId}`)).body as ScenarioEditionDto;
    const next = (await developer.send('post', `/api/scenarios/${scenarioId}/editions`, {}).expect(201)).body as {
      id: string;
    };
    await developer.send('post', `/api/scenarios/${scenarioId}/editions`, {}).expect(409);
    await move(developer, next.id, 'IN_REVIEW');
    await move(approver, next.id, 'APPROVED');
    await move(approver, next.id, 'PUBLISHED');
    expect((await developer.get(`/api/scenario-editions/${editionId}`)).body).toMatchObject({ state: 'SUPERSEDED' });
  });

  it('is approved only by one who vouches for every line of the fiction check list', async () => {
    const editionId = await created({ ...checkpoint, id: 'fiction' });
    await move(developer, editionId, 'IN_REVIEW');
    const before = await tableState(world.db);
    const some = FICTION_CHECKS.slice(1);
    for (const [fictionChecks, count] of [
      [undefined, FICTION_CHECKS.length],
      [[], FICTION_CHECKS.length],
      [some, 1],
    ] as const)
      expect((await move(approver, editionId, 'APPROVED', { fictionChecks })).body).toMatchObject({
        code: 'edition.refused',
        data: { reasons: [{ code: 'edition.fictionUnchecked', params: { count } }] },
      });
    expect((await move(approver, editionId, 'APPROVED', { fictionChecks: ['anything'] })).status).toBe(422);
    expect(await tableState(world.db)).toEqual(before);

    const approved = (await move(approver, editionId, 'APPROVED')).body as ScenarioEditionDto;
    expect(approved).toMatchObject({ state: 'APPROVED', fictionChecks: FICTION_CHECKS });
    const [row] = await world.db.query<{ details: object }>(
      `SELECT details FROM audit_event WHERE entity_id = $1 AND action = 'scenarioEdition.approve'`,
      [editionId],
    );
    expect(row?.details).toEqual({ from: 'IN_REVIEW', to: 'APPROVED', fictionChecks: FICTION_CHECKS });
    // Given back and handed in again, it is vouched for anew.
    await move(approver, editionId, 'DRAFT', { comment: 'The badge is a real one.' });
    await settleAll(editionId);
    await move(developer, editionId, 'IN_REVIEW');
    expect((await developer.get(`/api/scenario-editions/${editionId}`)).body).toMatchObject({ fictionChecks: null });
    await move(approver, editionId, 'APPROVED');
    expect((await move(approver, editionId, 'PUBLISHED')).body).toMatchObject({ fictionChecks: FICTION_CHECKS });
  });

  it('is refused with what the proof found while a blocker stands', async () => {
    const editionId = await created({ ...trapped, id: 'trapped' });
    await move(developer, editionId, 'IN_REVIEW');
    const refused = await move(approver, editionId, 'APPROVED');
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({
      code: 'edition.refused',
      data: {
        reasons: [{ code: 'edition.blockingFindings' }],
        proof: {
          findings: expect.arrayContaining([expect.objectContaining({ code: 'dead-end', severity: 'blocker' })]),
        },
      },
    });
    // Mended and handed in again, it is proven anew.
    await move(approver, editionId, 'DRAFT', { comment: 'The deadlock has no way out.' });
    await settleAll(editionId);
    const { version } = (await developer.get(`/api/scenario-editions/${editionId}`)).body as ScenarioEditionDto;
    const document = { ...checkpoint, id: 'trapped' };
    await developer.send('put', `/api/scenario-editions/${editionId}/document`, { version, document }).expect(200);
    await move(developer, editionId, 'IN_REVIEW');
    expect((await move(approver, editionId, 'APPROVED')).status).toBe(200);
  });

  it('is refused when nothing was proven', async () => {
    const meters = ['ma', 'mb', 'mc', 'md'];
    const vast = {
      ...checkpoint,
      id: 'vast',
      variables: [
        ...checkpoint.variables,
        ...meters.map((id) => ({
          type: 'integer',
          id,
          name: 'variable.trust',
          visible: true,
          min: 0,
          max: 60,
          start: 0,
        })),
      ],
      nodes: checkpoint.nodes.map((node) =>
        node.id === 'words' && node.kind === 'decision'
          ? {
              ...node,
              choices: [
                ...node.choices,
                ...meters.flatMap((id) =>
                  ['1', '2'].map((by) => ({
                    id: `${id}-${by}`,
                    text: 'shout.text',
                    target: 'words',
                    effects: [{ add: id, by }],
                  })),
                ),
                { id: 'out', text: 'shout.text', target: 'boy', when: meters.map((id) => `${id} == 60`).join(' && ') },
              ],
            }
          : node,
      ),
    };
    const unproven = await created(vast);
    await move(developer, unproven, 'IN_REVIEW');
    expect((await move(approver, unproven, 'APPROVED')).body).toMatchObject({
      data: { reasons: [{ code: 'edition.notProven' }] },
    });
  });
});

describe('what no scenario has', () => {
  const stranger = (id: string) => ({
    ...checkpoint,
    id,
    nodes: [{ ...checkpoint.nodes[0], colour: 'red' }, ...checkpoint.nodes.slice(1)],
  });
  const refusal = {
    code: 'document.invalid',
    pointers: [{ pointer: '/document/nodes/0/colour', code: 'unknown-key' }],
  };
  const stored = (editionId: string, document: object) =>
    world.db.query('UPDATE scenario_edition SET document = $2 WHERE id = $1', [editionId, JSON.stringify(document)]);

  it('is refused at its place when it is sent, and nothing is stored', async () => {
    const before = await tableState(world.db);
    const sent = await developer.send('post', '/api/scenarios', {
      centreId: world.home.centreId,
      document: stranger('strange'),
    });
    expect(sent.body).toMatchObject(refusal);
    expect(await tableState(world.db)).toEqual(before);
  });

  it('is refused where it is stored already, at handing in and at publishing', async () => {
    const editionId = await created({ ...checkpoint, id: 'strange' });
    await stored(editionId, stranger('strange'));
    expect((await move(developer, editionId, 'IN_REVIEW')).body).toMatchObject(refusal);
    await stored(editionId, { ...checkpoint, id: 'strange' });
    expect((await move(developer, editionId, 'IN_REVIEW')).status).toBe(200);
    expect((await move(approver, editionId, 'APPROVED')).status).toBe(200);
    await stored(editionId, stranger('strange'));
    expect((await move(approver, editionId, 'PUBLISHED')).body).toMatchObject(refusal);
    await stored(editionId, { ...checkpoint, id: 'strange' });
    expect((await move(approver, editionId, 'PUBLISHED')).body).toMatchObject({ state: 'PUBLISHED' });
  });
});

describe('the list of scenarios', () => {
  it('shows authors their drafts and what is published', async () => {
    const editionId = await created({ ...checkpoint, id: 'listed' });
    const reference = await makeScenario(world, null, 'PUBLISHED');
    const row = async (by: Account, code: string) =>
      ((await by.get('/api/scenarios?language=fr').expect(200)).body as ScenarioRowDto[]).find(
        (one) => one.code === code,
      );
    expect(await row(developer, 'listed')).toMatchObject({
      title: checkpoint.translations['fr']?.['title'],
      language: 'fr',
      ownerCentreId: world.home.centreId,
      nodes: checkpoint.nodes.length,
      editions: [{ id: editionId, number: 1, state: 'DRAFT' }],
    });
    expect(await row(developer, reference.code)).toMatchObject({ ownerCentreId: null });
    expect(await row(world.home.accounts.INSTRUCTOR, 'listed')).toBeUndefined();
    expect(await row(world.home.accounts.INSTRUCTOR, reference.code)).toBeUndefined();
    const shown = async () =>
      (await developer.get(`/api/scenario-editions/${editionId}`).expect(200)).body as ScenarioEditionDto;
    expect(await shown()).toMatchObject({ editable: true, mayContinue: false, mayComment: true });
    await move(developer, editionId, 'IN_REVIEW');
    expect(await shown()).toMatchObject({ editable: false, mayComment: true });
  });
});

describe('comments on a scenario', () => {
  interface Comment {
    readonly id: string;
    readonly text: string;
    readonly nodeId: string | null;
    readonly authorName: string;
    readonly resolvedAt: string | null;
  }

  it('stand at a node or the whole, and keep it from being approved until each is settled', async () => {
    const editionId = await created({ ...checkpoint, id: 'commented' });
    const path = `/api/scenario-editions/${editionId}/comments`;
    const all = async (by: Account) => (await by.get(path).expect(200)).body as Comment[];
    const approval = async () => {
      const { transitions } = (await approver.get(`/api/scenario-editions/${editionId}`)).body as ScenarioEditionDto;
      return transitions.find(({ to }) => to === 'APPROVED');
    };
    await developer.send('post', path, { text: 'Is the boy to be named?', nodeId: 'boy' }).expect(201);
    await developer.send('post', path, { text: 'Elsewhere.', nodeId: 'no-such-node' }).expect(404);
    await move(developer, editionId, 'IN_REVIEW');
    await approver.send('post', path, { text: 'It is too long.' }).expect(201);
    const [own, said] = await all(approver);
    expect(own).toMatchObject({
      text: 'Is the boy to be named?',
      nodeId: 'boy',
      authorName: 'CURRICULUM_DEVELOPER XA',
    });
    expect(said).toMatchObject({ text: 'It is too long.', nodeId: null, authorName: 'APPROVER XA', resolvedAt: null });
    expect(await approval()).toMatchObject({
      allowed: false,
      reasons: [{ code: 'edition.openComments', params: { count: 2 } }],
    });
    expect((await move(approver, editionId, 'APPROVED')).status).toBe(409);

    // Given back with a word, which is a comment like the others.
    await move(approver, editionId, 'DRAFT', { comment: 'Say who the elder is.' });
    const returned = (await all(developer))[2];
    expect(returned).toMatchObject({ text: 'Say who the elder is.', nodeId: null });
    for (const { id } of await all(developer)) await developer.send('post', `${path}/${id}/resolve`).expect(204);
    await developer.send('post', `${path}/${own?.id ?? ''}/reopen`).expect(204);
    await developer.send('post', `${path}/${own?.id ?? ''}/reopen`).expect(204);
    await move(developer, editionId, 'IN_REVIEW');
    expect((await move(approver, editionId, 'APPROVED')).body).toMatchObject({
      data: { reasons: [{ code: 'edition.openComments', params: { count: 1 } }] },
    });
    await approver.send('post', `${path}/${own?.id ?? ''}/resolve`).expect(204);
    expect((await move(approver, editionId, 'APPROVED')).status).toBe(200);
    expect((await move(approver, editionId, 'PUBLISHED')).status).toBe(200);
    // What is frozen is judged no more.
    await developer.send('post', path, { text: 'Too late.' }).expect(409);
    await developer.send('post', `${path}/${own?.id ?? ''}/reopen`).expect(409);
    const actions = await world.db.query<{ action: string; n: number }>(
      `SELECT action, count(*)::int AS n FROM audit_event WHERE entity_id = $1 AND action LIKE '%omment%' GROUP BY 1 ORDER BY 1`,
      [editionId],
    );
    expect(actions).toEqual([
      { action: 'scenarioEdition.commentReopened', n: 1 },
      { action: 'scenarioEdition.commentResolved', n: 4 },
      { action: 'scenarioEdition.commented', n: 3 },
    ]);
  });

  it('belong to their edition, and are nothing to another centre', async () => {
    const [one, other] = [await created({ ...checkpoint, id: 'one' }), await created({ ...checkpoint, id: 'other' })];
    const path = (id: string) => `/api/scenario-editions/${id}/comments`;
    const said = (await approver.send('post', path(one), { text: 'Here.' }).expect(201)).body as Comment;
    const before = await tableState(world.db);
    await approver.send('post', `${path(other)}/${said.id}/resolve`).expect(404);
    await approver.send('post', `/api/module-editions/${one}/comments/${said.id}/resolve`).expect(404);
    const stranger = world.foreign.accounts.APPROVER;
    await stranger.get(path(one)).expect(404);
    await stranger.send('post', path(one), { text: 'From elsewhere.' }).expect(404);
    await stranger.send('post', `${path(one)}/${said.id}/resolve`).expect(404);
    expect(await tableState(world.db)).toEqual(before);
  });
});

describe('practice', () => {
  const listed = async (by: Account): Promise<string[]> =>
    ((await by.get('/api/practice/scenarios').expect(200)).body as PracticeScenarioDto[]).map(({ code }) => code);

  it('is open to the country’s people, learners and staff, and never shows a draft', async () => {
    const home = await makeScenario(world, world.home, 'PUBLISHED');
    const draft = await makeScenario(world, world.home, 'DRAFT');
    const reference = await makeScenario(world, null, 'PUBLISHED');
    for (const by of [learner, world.home.accounts.INSTRUCTOR, world.home.accounts.PLAYER]) {
      expect(await listed(by)).toEqual(expect.arrayContaining([home.code, reference.code]));
      expect(await listed(by)).not.toContain(draft.code);
      await by.get(`/api/practice/scenarios/${draft.editionId}`).expect(404);
    }
    const stranger = world.foreign.accounts.LEARNER;
    expect(await listed(stranger)).toContain(reference.code);
    expect(await listed(stranger)).not.toContain(home.code);
    await stranger.get(`/api/practice/scenarios/${home.editionId}`).expect(404);
    // Who is prepared at a centre of another country practises what that centre has.
    await world.db.query('UPDATE rotation SET centre_id = $1 WHERE id = $2', [
      world.home.centreId,
      world.foreign.rotationId,
    ]);
    expect(await listed(stranger)).toContain(home.code);
    await world.db.query('UPDATE rotation SET centre_id = $1 WHERE id = $2', [
      world.foreign.centreId,
      world.foreign.rotationId,
    ]);
  });

  it('gives the whole document with its languages, and card and title in the language asked for', async () => {
    const { editionId, code, document } = await makeScenario(world, null, 'PUBLISHED');
    const shown = (await learner.get(`/api/practice/scenarios/${editionId}`).expect(200)).body as PracticeDto;
    expect(shown.document).toEqual({ ...document, layout: {} });
    expect(shown.run).toBeNull();
    const french = (await learner.get('/api/practice/scenarios?language=fr')).body as PracticeScenarioDto[];
    expect(french.find((entry) => entry.code === code)).toMatchObject({
      title: document.translations['fr']?.['title'],
      language: 'fr',
      languages: ['en', 'fr'],
      minutes: 15,
      contentRating: 'sensitive',
      recommendations: ['ARF19-020', 'WG09-006'],
      modules: [{ code: 'C1.4' }, { code: 'C3.5' }, { code: 'C4.1' }],
    });
  });

  it('goes on on another device, and the same steps sent twice change nothing', async () => {
    const { editionId } = await makeScenario(world, null, 'PUBLISHED');
    const run = '/api/practice/runs';
    const id = v7();
    const head = { id, editionId, seed: 7, language: 'en' };
    await learner.send('post', run, { ...head, from: 0, steps: CHECKPOINT_RUN.slice(0, 2) }).expect(200);
    const again = await learner.send('post', run, { ...head, from: 0, steps: CHECKPOINT_RUN.slice(0, 3) }).expect(200);
    expect(again.body).toEqual({ steps: 3, ended: false });
    const before = await tableState(world.db);
    await learner.send('post', run, { ...head, from: 1, steps: CHECKPOINT_RUN.slice(1, 3) }).expect(200);
    expect(await tableState(world.db)).toEqual(before);

    const elsewhere = (await learner.get(`/api/practice/scenarios/${editionId}`)).body as PracticeDto;
    expect(elsewhere.run).toMatchObject({ seed: 7, ended: false, steps: CHECKPOINT_RUN.slice(0, 3) });
    const done = await learner.send('post', run, { ...head, from: 3, steps: CHECKPOINT_RUN.slice(3) }).expect(200);
    expect(done.body).toEqual({ steps: 6, ended: true });
    const colleague = (await world.home.accounts.INSTRUCTOR.get(`/api/practice/scenarios/${editionId}`))
      .body as PracticeDto;
    expect(colleague.run).toBeNull();
  });

  it('refuses what the run does not allow, and keeps nothing of it', async () => {
    const { editionId } = await makeScenario(world, null, 'PUBLISHED');
    const run = '/api/practice/runs';
    const id = v7();
    const put = (body: object) =>
      learner.send('post', run, { id, editionId, seed: 7, language: 'en', from: 0, ...body });
    await put({ steps: CHECKPOINT_RUN.slice(0, 3) }).expect(200);
    const before = await tableState(world.db);
    const [first, second, third, fourth, , last] = CHECKPOINT_RUN;
    const refused = async (body: object, status: number, code: string, params = {}) => {
      expect((await put(body).expect(status)).body).toMatchObject({
        code,
        ...(Object.keys(params).length > 0 && { params }),
      });
    };
    await refused({ from: 3, steps: [last] }, 422, 'scenarios.stepRefused', { at: 3, refusal: 'not-here' });
    await refused(
      { from: 3, steps: [{ ...fourth, move: { kind: 'choose', choice: 'open-sesame' } }] },
      422,
      'scenarios.stepRefused',
    );
    await refused({ from: 3, steps: [{ ...fourth, node: 'through' }] }, 422, 'scenarios.stepRefused', {
      at: 3,
      refusal: 'other-node',
    });
    await refused({ from: 5, steps: [last] }, 409, 'scenarios.stepsMissing', { kept: 3 });
    await refused({ from: 0, steps: [second, first, third] }, 409, 'scenarios.otherSteps');
    await refused(
      { from: 0, steps: [{ ...first, move: { kind: 'choose', choice: 'drive' } }] },
      409,
      'scenarios.otherSteps',
    );
    await refused({ seed: 8, steps: [] }, 409, 'scenarios.otherRun');
    await refused({ preset: 'exposed', steps: [] }, 409, 'scenarios.otherRun');
    expect(await tableState(world.db)).toEqual(before);
    await expect(world.db.query(`UPDATE scenario_step SET seconds = 0`)).rejects.toThrow('append-only');
  });

  it('lets a run that was begun be ended after its edition was laid aside, and starts none there', async () => {
    const { editionId } = await makeScenario(world, world.home, 'PUBLISHED');
    const run = '/api/practice/runs';
    const id = v7();
    const head = { id, editionId, seed: 1, language: 'en', from: 0 };
    await learner.send('post', run, { ...head, steps: CHECKPOINT_RUN.slice(0, 1) }).expect(200);
    await world.db.query(`UPDATE scenario_edition SET state = 'SUPERSEDED' WHERE id = $1`, [editionId]);
    await learner.send('post', run, { ...head, steps: CHECKPOINT_RUN }).expect(200);
    await world.home.accounts.PLAYER.send('post', run, { ...head, id: v7(), steps: [] }).expect(404);
  });
});

describe('scenarios that ship with the product', () => {
  const edition = async () =>
    world.db.query<{ number: number; state: string; languages: string[] }>(
      `SELECT e.number, e.state, ARRAY(SELECT t.language FROM scenario_translation t WHERE t.edition_id = e.id ORDER BY 1) AS languages
       FROM scenario_edition e JOIN scenario s ON s.id = e.scenario_id WHERE s.owner_centre_id IS NULL AND s.code = 'shipped' ORDER BY e.number`,
    );

  it('come in once, gain languages, and become another edition when they change', async () => {
    const reference = test.app.get(ReferenceScenarios);
    const shipped = { ...checkpoint, id: 'shipped' };
    const load = async (document: typeof checkpoint) =>
      reference.loadOne(await reference.prepareOne({ document, assets: new Map() }));
    expect(await load({ ...shipped, translations: {} })).toBe('EDITION');
    const before = await tableState(world.db);
    expect(await load({ ...shipped, translations: {} })).toBe('NOTHING');
    expect(await tableState(world.db)).toEqual(before);
    expect(await load(shipped)).toBe('TRANSLATIONS');
    expect(await load(shipped)).toBe('NOTHING');
    expect(await edition()).toEqual([{ number: 1, state: 'PUBLISHED', languages: ['fr'] }]);
    expect(await load({ ...shipped, minutes: 20 })).toBe('EDITION');
    expect(await edition()).toEqual([
      { number: 1, state: 'SUPERSEDED', languages: ['fr'] },
      { number: 2, state: 'PUBLISHED', languages: ['fr'] },
    ]);
    // One that the proof refuses leaves the published one in place, and is mended in its draft.
    expect(await load({ ...trapped, id: 'shipped' })).toBe('DRAFT');
    expect((await edition()).map(({ state }) => state)).toEqual(['SUPERSEDED', 'PUBLISHED', 'DRAFT']);
    expect(await load({ ...shipped, minutes: 25 })).toBe('EDITION');
    expect((await edition()).map(({ state }) => state)).toEqual(['SUPERSEDED', 'SUPERSEDED', 'PUBLISHED']);
  });
});
