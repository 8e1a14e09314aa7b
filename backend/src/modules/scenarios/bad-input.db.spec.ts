import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 } from 'uuid';
import { tableState } from '../../../test/route-walk/table-state';
import { checkpoint, CHECKPOINT_RUN, makeScenario } from '../../../test/scenarios';
import { startTestApp, type TestApp } from '../../../test/test-app';
import { buildWorld, type Account, type World } from '../../../test/world';

let test: TestApp;
let world: World;
let developer: Account;
let learner: Account;

beforeAll(async () => {
  test = await startTestApp();
  world = await buildWorld(test);
  developer = world.home.accounts.CURRICULUM_DEVELOPER;
  learner = world.home.accounts.LEARNER;
});

afterAll(() => test.close());

type Json = Record<string, unknown>;
interface Bad {
  readonly document: Json;
  readonly status: number;
  /** What is told: the place in the document, and why. Nothing, where nothing of it was read. */
  readonly told?: readonly [pointer: string | RegExp, code: string];
}

const nodes = (more: (node: (typeof checkpoint.nodes)[0]) => object) => checkpoint.nodes.map(more);
const when = (source: string) =>
  nodes((node) =>
    node.kind === 'decision' ? { ...node, choices: node.choices.map((one) => ({ ...one, when: source })) } : node,
  );
const effect = (to: string) =>
  nodes((node) =>
    node.kind === 'decision'
      ? { ...node, choices: node.choices.map((one) => ({ ...one, effects: [{ set: 'trust', to }] })) }
      : node,
  );
const branch = (id: string, target: string) => ({ kind: 'branch', id, cases: [], otherwise: { target } });

/** What somebody may send in place of a scenario. */
const BAD: Readonly<Record<string, Bad>> = {
  'a document of 5 MB': {
    document: { ...checkpoint, texts: { ...checkpoint.texts, title: 'x'.repeat(5_000_000) } },
    status: 413,
  },
  'a text of six thousand letters': {
    document: { ...checkpoint, texts: { ...checkpoint.texts, title: 'x'.repeat(6_000) } },
    status: 422,
    told: ['/document/texts/title', 'shape'],
  },
  'more nodes than a scenario may have': {
    document: {
      ...checkpoint,
      nodes: Array.from({ length: 501 }, (_, n) => ({ ...checkpoint.nodes[0], id: `n${String(n)}` })),
    },
    status: 422,
    told: ['/document/nodes', 'shape'],
  },
  'a node of no kind': {
    document: { ...checkpoint, nodes: [{ kind: 'maze' }] },
    status: 422,
    told: ['/document/nodes/0/kind', 'shape'],
  },
  'a member that scenarios have not': {
    document: { ...checkpoint, onload: 'alert(1)' },
    status: 422,
    told: ['/document/onload', 'unknown-key'],
  },
  'a beginning that is nowhere': {
    document: { ...checkpoint, start: 'nowhere' },
    status: 422,
    told: ['/document/start', 'unknown-node'],
  },
  'an id that stands twice': {
    document: { ...checkpoint, nodes: [...checkpoint.nodes, checkpoint.nodes[0]] },
    status: 422,
    told: [/^\/document\/nodes\/\d+\/id$/, 'repeated-id'],
  },
  'a condition that divides by zero': {
    document: { ...checkpoint, nodes: when('trust / (trust - 5) > 1') },
    status: 422,
    told: [/choices\/0\/when$/, 'division-by-zero'],
  },
  'an effect that divides by zero': {
    document: { ...checkpoint, nodes: effect('10 % (trust - trust)') },
    status: 422,
    told: [/effects\/0\/to$/, 'division-by-zero'],
  },
  'a condition that names a missing variable': {
    document: { ...checkpoint, nodes: when('honour > 1') },
    status: 422,
    told: [/choices\/0\/when$/, 'unknown-variable'],
  },
  'a condition that asks for a missing node': {
    document: { ...checkpoint, nodes: when("visited('nowhere')") },
    status: 422,
    told: [/choices\/0\/when$/, 'unknown-node'],
  },
  'a condition that would loop': {
    document: { ...checkpoint, nodes: when('[1, 2, 3].all(x, x > trust)') },
    status: 422,
    told: [/choices\/0\/when$/, 'not-allowed'],
  },
  'a condition that breaks off': {
    document: { ...checkpoint, nodes: when('trust >') },
    status: 422,
    told: [/choices\/0\/when$/, 'expression-syntax'],
  },
  'a branch that leads to itself': {
    document: { ...checkpoint, nodes: [...checkpoint.nodes, branch('round', 'round')] },
    status: 422,
    told: [/^\/document\/nodes\//, 'endless-branches'],
  },
  'branches that go round': {
    document: { ...checkpoint, nodes: [...checkpoint.nodes, branch('one', 'two'), branch('two', 'one')] },
    status: 422,
    told: [/^\/document\/nodes\//, 'endless-branches'],
  },
  'script in a text': {
    document: { ...checkpoint, texts: { ...checkpoint.texts, title: 'Rope<script>alert(1)</script>' } },
    status: 422,
    told: ['/document/texts/title', 'markup'],
  },
  'markup in a translation': {
    document: {
      ...checkpoint,
      translations: { fr: { ...checkpoint.translations['fr'], title: 'La corde <img src=x onerror=alert(1)>' } },
    },
    status: 422,
    told: ['/document/translations/fr/title', 'markup'],
  },
  'a file that is an address': {
    document: { ...checkpoint, media: [{ id: 'm', kind: 'image', file: 'https://example.org/x.png', alt: 'title' }] },
    status: 422,
    told: ['/document/media/0/file', 'shape'],
  },
};

describe.each(Object.entries(BAD))('%s', (_, { document, status, told }) => {
  const expected = (body: unknown): void => {
    if (told === undefined) return;
    const [pointer, code] = told;
    expect(body).toMatchObject({
      code: 'document.invalid',
      pointers: expect.arrayContaining([
        { pointer: typeof pointer === 'string' ? pointer : expect.stringMatching(pointer), code },
      ]),
    });
  };

  it('is refused with its place when it is to be a new scenario, and when it is to be saved; nothing is stored', async () => {
    const { editionId, code } = await makeScenario(world, world.home, 'DRAFT');
    const before = await tableState(world.db);
    const made = await developer.send('post', '/api/scenarios', { centreId: world.home.centreId, document });
    expect(made.status).toBe(status);
    expected(made.body);
    const path = `/api/scenario-editions/${editionId}/document`;
    const saved = await developer.send('put', path, { version: 1, document: { ...document, id: code } });
    expect(saved.status).toBe(status);
    expected(saved.body);
    expect(await tableState(world.db)).toEqual(before);
  });
});

describe('a scenario that is there already', () => {
  it('is not made a second time, and keeps its id', async () => {
    const send = () =>
      developer.send('post', '/api/scenarios', {
        centreId: world.home.centreId,
        document: { ...checkpoint, id: 'twice' },
      });
    await send().expect(201);
    const { editionId } = await makeScenario(world, world.home, 'DRAFT');
    const before = await tableState(world.db);
    expect((await send().expect(409)).body).toMatchObject({ code: 'code.taken' });
    const path = `/api/scenario-editions/${editionId}/document`;
    const body = { version: 1, document: { ...checkpoint, id: 'twice' } };
    expect((await developer.send('put', path, body).expect(422)).body).toMatchObject({
      pointers: [{ pointer: '/document/id', code: 'changed' }],
    });
    expect(await tableState(world.db)).toEqual(before);
  });
});

describe('an upload of steps that were forged', () => {
  const upload = '/api/practice/runs';
  const [first, second] = CHECKPOINT_RUN;
  const head = { seed: 7, language: 'en', from: 0 };

  it.each<[string, Json[], number]>([
    ['an ending that nobody walked to', [{ ...first, node: 'through' }], 422],
    ['a choice that is not there', [{ ...first, move: { kind: 'choose', choice: 'open-sesame' } }], 422],
    ['a move of no kind', [{ ...first, move: { kind: 'teleport', to: 'report' } }], 422],
    ['the steps in another order', [{ ...second }, { ...first }], 422],
    ['seconds before the beginning', [{ ...first, seconds: -5 }], 422],
    ['an instant that is none', [{ ...first, at: 'yesterday' }], 422],
    ['more steps than a run may have', Array.from({ length: 2_001 }, () => ({ ...first })), 422],
    ['steps of 5 MB', [{ ...first, move: { kind: 'choose', choice: 'x'.repeat(5_000_000) } }], 413],
  ])('%s: is refused, and begins no run', async (_, steps, status) => {
    const { editionId } = await makeScenario(world, null, 'PUBLISHED');
    const before = await tableState(world.db);
    const sent = await learner.send('post', upload, { ...head, id: v7(), editionId, steps });
    expect([sent.status, await tableState(world.db)]).toEqual([status, before]);
  });

  it('has its own score thrown away', async () => {
    const { editionId } = await makeScenario(world, null, 'PUBLISHED');
    const run = { ...head, id: v7(), editionId };
    const move = { kind: 'choose', choice: 'walk' };
    await learner
      .send('post', upload, { ...run, outcome: 'achieved', steps: [{ ...first, move: { ...move, score: 100 } }] })
      .expect(422);
    await learner
      .send('post', upload, { ...run, steps: [{ ...first, move: { ...move, score: 100, passed: true } }] })
      .expect(200);
    expect(await world.db.query('SELECT move FROM scenario_step WHERE run_id = $1', [run.id])).toEqual([{ move }]);
  });

  it('goes into no run of somebody else', async () => {
    const { editionId } = await makeScenario(world, null, 'PUBLISHED');
    const run = { ...head, id: v7(), editionId };
    await learner.send('post', upload, { ...run, steps: CHECKPOINT_RUN.slice(0, 2) }).expect(200);
    const before = await tableState(world.db);
    await world.home.accounts.PLAYER.send('post', upload, { ...run, steps: CHECKPOINT_RUN }).expect(404);
    await world.foreign.accounts.LEARNER.send('post', upload, { ...run, steps: CHECKPOINT_RUN }).expect(404);
    expect(await tableState(world.db)).toEqual(before);
  });
});
