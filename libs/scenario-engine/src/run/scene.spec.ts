import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { choice, decision, modelOf, outcome, scenario } from '../../test/build';
import { randomScenario } from '../../test/random-scenario';
import type { Model } from '../model/model';
import { offersAt } from './offers';
import { sceneOf, type Wording } from './scene';
import { moveMeant } from './scene-move';
import { start, step, type RunState } from './step';

const words: Wording = { language: 'en', text: (id) => id ?? '' };
const begun = (model: Model, seed = 1): RunState => {
  const started = start(model, { seed });
  if (!started.ok) throw new Error(started.refusal);
  return started.state;
};
/** A scene of one task, and what its results lead to. */
const taskOf = (task: object): Model => {
  const way = (target: string) => ({ target });
  const results = { full: way('full'), partial: way('partial'), none: way('none') };
  return modelOf(
    scenario({
      media: [{ id: 'map', kind: 'image', file: 'asset:map.png', alt: 'map.alt' }],
      nodes: [
        { kind: 'task', id: 'task', text: 'task.text', task: { partialFrom: 50, ...task }, results } as never,
        outcome('full'),
        outcome('partial', 'partlyAchieved'),
        outcome('none', 'notAchieved'),
      ],
    }),
  );
};
const LETTERS = ['a', 'b', 'c', 'd'];

describe('a scene', () => {
  it('names its choices by tokens that mean what is on offer, wherever a story stands', () => {
    fc.assert(
      fc.property(fc.nat(), fc.infiniteStream(fc.nat()), (story, draws) => {
        const model = modelOf(randomScenario(story, { nodes: 9, loops: true, meters: 2, meterTop: 4, flags: 2 }));
        let state = begun(model, story);
        for (let moves = 0; moves < 20; moves++) {
          const scene = sceneOf(model, state, words);
          const offered = offersAt(model, state).filter(({ way }) => way.kind === 'choice');
          expect(scene === null || scene.kind === 'decision' || offered.length === 0).toBe(true);
          expect(
            (scene?.choices ?? []).map(({ token, open }) => [
              moveMeant(model, state, { kind: 'choose', choice: token }),
              open,
            ]),
          ).toEqual(offered.map(({ way, open }) => [{ kind: 'choose', choice: way.id }, open]));
          const open = offersAt(model, state).filter((offer) => offer.open);
          const { way } = open[(draws.next().value as number) % Math.max(1, open.length)] ?? {};
          const move = way && (way.kind === 'choice' ? { kind: 'choose', choice: way.id } : { kind: 'continue' });
          const stepped = move && step(model, state, move);
          if (!stepped?.ok) break;
          state = stepped.state;
        }
      }),
      { numRuns: 200 },
    );
  });

  it('takes whatever is sent for a move that can be meant, or for none, and never throws', () => {
    const models = [
      modelOf(scenario({ nodes: [decision('d', [choice('one', 'end'), choice('two', 'end')]), outcome('end')] })),
      taskOf({ kind: 'ordering', items: LETTERS.map((id) => ({ id, text: id })) }),
      taskOf({ kind: 'report', lines: [{ id: 'line', label: 'line', answer: { kind: 'filled' } }] }),
      taskOf({
        kind: 'markPicture',
        picture: 'map',
        regions: [{ id: 'r', label: 'r', area: { shape: 'circle', x: 5, y: 5, r: 5 } }],
      }),
    ];
    const kinds = fc.constantFrom('choose', 'respond', 'continue', 'timeout', 'alternate', 'other');
    const response = fc.record({
      kind: fc.constantFrom('report', 'ordering', 'markPicture'),
      lines: fc.anything(),
      order: fc.anything(),
      marks: fc.anything(),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...models),
        fc.oneof(
          fc.anything(),
          fc.record({ kind: kinds, choice: fc.anything(), response: fc.oneof(response, fc.anything()) }),
        ),
        (model, sent) => {
          const state = begun(model);
          const meant = moveMeant(model, state, sent);
          if (meant !== null) step(model, state, meant);
        },
      ),
      { numRuns: 1000 },
    );
    for (const token of ['0', '3', '01', '1.0', ' 1', '__proto__', 1])
      expect(moveMeant(models[0]!, begun(models[0]!), { kind: 'choose', choice: token })).toBeNull();
  });

  it('shows what is to be put in order in another order, and takes the right one by its tokens', () => {
    const model = taskOf({ kind: 'ordering', items: LETTERS.map((id) => ({ id, text: `${id}.text` })) });
    for (let seed = 0; seed < 50; seed++) {
      const state = begun(model, seed);
      const task = sceneOf(model, state, words)?.task;
      if (task?.kind !== 'ordering') throw new Error('The scene is a task of order.');
      expect(task.items.map(({ text }) => text)).not.toEqual(LETTERS.map((id) => `${id}.text`));
      const order = LETTERS.map((id) => task.items.find(({ text }) => text === `${id}.text`)?.token);
      const move = moveMeant(model, state, { kind: 'respond', response: { kind: 'ordering', order } });
      expect(step(model, state, move)).toMatchObject({ ok: true, state: { node: 'full' } });
      expect(JSON.stringify(task)).not.toMatch(/"id"/);
    }
  });

  it('keeps the key of a report to itself, and takes what is picked by its token', () => {
    const model = taskOf({
      kind: 'report',
      lines: [
        { id: 'secret-line', label: 'where', answer: { kind: 'words', accepted: ['KEY'] } },
        {
          id: 'who',
          label: 'who',
          answer: {
            kind: 'pick',
            options: [
              { id: 'secret-right', text: 'they' },
              { id: 'wrong', text: 'we' },
            ],
            correct: ['secret-right'],
          },
        },
      ],
    });
    const state = begun(model);
    const scene = sceneOf(model, state, words);
    expect(JSON.stringify(scene)).not.toMatch(/KEY|secret|correct|accepted/);
    const lines = { '1': 'key', '2': '1' };
    const move = moveMeant(model, state, { kind: 'respond', response: { kind: 'report', lines } });
    expect(move).toEqual({
      kind: 'respond',
      response: { kind: 'report', lines: { 'secret-line': 'key', who: 'secret-right' } },
    });
    expect(step(model, state, move)).toMatchObject({ ok: true, state: { node: 'full' } });
    expect(moveMeant(model, state, { kind: 'respond', response: { kind: 'report', lines: { '2': '3' } } })).toBeNull();
  });

  it('is none where the story has ended', () => {
    const model = modelOf(scenario({ nodes: [outcome('end')] }));
    expect(sceneOf(model, begun(model), words)).toBeNull();
  });
});
