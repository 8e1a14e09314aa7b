import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { choice, decision, modelOf, outcome, scenario, situation } from '../../test/build';
import { Dice, randomScenario } from '../../test/random-scenario';
import { compileScenario } from '../model/compile';
import type { Model } from '../model/model';
import { debriefOf, whatIf } from './debrief';
import type { Move } from './move';
import { moveFor, offersAt } from './offers';
import { isStateOf, replay } from './replay';
import { resultOf } from './results';
import { nodeOf, start, step, type RunState } from './step';

const recipe = { nodes: 9, loops: true, meters: 2, meterTop: 4, flags: 2 };
/** Told by its seed, so that a failure prints one number. */
const stories = fc.nat();
const storyOf = (seed: number): Model => modelOf(randomScenario(seed, recipe));

/** A walk of at most `length` moves, each drawn among what is on offer, time running out now and then. */
function walk(model: Model, seed: number, length = 40): { moves: Move[]; states: RunState[] } {
  const dice = new Dice(seed);
  const started = start(model, { seed });
  if (!started.ok) throw new Error(started.refusal);
  const [moves, states] = [[] as Move[], [started.state]];
  for (let state = started.state; moves.length < length;) {
    const open: Move[] = offersAt(model, state).flatMap((offer) =>
      offer.open ? (moveFor(model, offer.way) ?? []) : [],
    );
    if (nodeOf(model, state).ways.some(({ kind, target }) => kind === 'timeout' && target >= 0))
      open.push({ kind: 'timeout' });
    const move = open[dice.below(open.length)];
    if (!move) break;
    const stepped = step(model, state, move);
    if (!stepped.ok) throw new Error(`${JSON.stringify(move)} was on offer, and refused as ${stepped.refusal}`);
    moves.push(move);
    states.push((state = stepped.state));
  }
  return { moves, states };
}

describe('a run', () => {
  it('comes to the same when its moves are replayed', () => {
    fc.assert(
      fc.property(stories, fc.nat(), (story, seed) => {
        const model = storyOf(story);
        const { moves, states } = walk(model, seed);
        const replayed = replay(model, { seed }, moves);
        expect(replayed.ok && replayed.state).toEqual(states.at(-1));
        expect(isStateOf(model, { seed }, moves, states.at(-1)!)).toBe(true);
        expect(isStateOf(model, { seed }, moves, { ...states.at(-1)!, node: 'elsewhere' })).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('goes on from a stored state as it would have without storing', () => {
    fc.assert(
      fc.property(stories, fc.nat(), (story, seed) => {
        const model = storyOf(story);
        const { moves, states } = walk(model, seed);
        moves.forEach((move, index) => {
          const loaded = JSON.parse(JSON.stringify(states[index])) as RunState;
          expect(step(model, loaded, move)).toEqual(step(model, states[index]!, move));
        });
      }),
    );
  });

  it('keeps every value in its range and changes no earlier state', () => {
    fc.assert(
      fc.property(stories, fc.nat(), (story, seed) => {
        const model = storyOf(story);
        const { moves, states } = walk(model, seed);
        const written = JSON.stringify(states);
        for (const { values } of states)
          model.slots.forEach(({ lo, hi }, slot) => {
            expect(values[slot]).toBeGreaterThanOrEqual(lo);
            expect(values[slot]).toBeLessThanOrEqual(hi);
          });
        replay(model, { seed }, moves);
        expect(JSON.stringify(states)).toBe(written);
      }),
    );
  });

  it('refuses whatever is no move on offer, with a reason, and never throws', () => {
    fc.assert(
      fc.property(stories, fc.nat(), fc.anything(), (story, seed, junk) => {
        const model = storyOf(story);
        for (const state of walk(model, seed, 10).states) {
          const forged = [
            junk,
            { kind: 'choose', choice: '__proto__' },
            { kind: 'choose' },
            { kind: 'respond', response: junk },
            { kind: 'respond', response: { kind: 'ordering', order: ['i0', 'i0'] } },
            { kind: 'drawn', outcome: 'n0-drawn0' },
          ];
          for (const move of forged) {
            const stepped = step(model, state, move);
            expect(stepped.ok ? null : stepped.refusal).toMatch(/malformed|ended|not-here|unknown-choice|bad-response/);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('refuses steps that were put in another order, at the place where they no longer fit', () => {
    const model = modelOf(
      scenario({
        nodes: [
          decision('gate', [choice('search', 'talk'), choice('ignore', 'end')]),
          decision('talk', [choice('listen', 'end')]),
          outcome('end'),
        ],
      }),
    );
    const [a, b]: Move[] = [
      { kind: 'choose', choice: 'search' },
      { kind: 'choose', choice: 'listen' },
    ];
    expect(replay(model, { seed: 1 }, [a, b]).ok).toBe(true);
    expect(replay(model, { seed: 1 }, [b, a])).toMatchObject({ ok: false, at: 0, refusal: 'unknown-choice' });
    expect(replay(model, { seed: 1 }, [a, b, b])).toMatchObject({ ok: false, at: 2, refusal: 'ended' });
    expect(replay(model, { seed: -1 }, [])).toMatchObject({ ok: false, at: -1, refusal: 'bad-seed' });
    expect(replay(model, { seed: 1, preset: 'none' }, [])).toMatchObject({ ok: false, refusal: 'unknown-preset' });
  });
});

describe('effects and conditions', () => {
  const model = modelOf(
    scenario({
      variables: [
        { type: 'integer', id: 'trust', name: 'trust', visible: true, min: 0, max: 10, start: 8 },
        {
          type: 'choice',
          id: 'gate',
          name: 'gate',
          values: [
            { id: 'open', name: 'o' },
            { id: 'shut', name: 's' },
          ],
          start: 'open',
        },
      ],
      elapsedCap: 5,
      nodes: [
        decision('first', [
          choice('raise', 'first', {
            minutes: 3,
            effects: [
              { add: 'trust', by: '5' },
              { set: 'gate', to: "trust == 10 ? 'shut' : gate" },
            ],
          }),
          choice('leave', 'end', { when: "gate == 'shut' && elapsed == 5 && visited('first')" }),
        ]),
        outcome('end'),
      ],
    }),
  );
  it('come one after the other, and are held at the bounds', () => {
    const raise: Move = { kind: 'choose', choice: 'raise' };
    const once = replay(model, { seed: 1 }, [raise]);
    expect(once.ok && once.state.values.slice(0, 3)).toEqual([10, 1, 3]);
    expect(once.ok && step(model, once.state, { kind: 'choose', choice: 'leave' })).toMatchObject({
      refusal: 'not-offered',
    });
    const twice = replay(model, { seed: 1 }, [raise, raise, { kind: 'choose', choice: 'leave' }]);
    expect(twice.ok && twice.state).toMatchObject({ node: 'end', minutes: 6 });
  });
});

describe('ratings', () => {
  const nodes = [
    decision('door', [
      choice('again', 'door', { ratings: [{ objective: 'calm', rating: 'harmful' }] }),
      choice('wait', 'report', { ratings: [{ objective: 'calm', rating: 'good', weight: 2 }] }),
      choice('shoot', 'report', {
        critical: { objective: 'calm', explanation: 'why' },
        ratings: [{ objective: 'calm', rating: 'good' }],
      }),
    ]),
    {
      kind: 'task' as const,
      id: 'report',
      text: 'report',
      limit: { seconds: 60 },
      timeout: { target: 'end', ratings: [{ objective: 'report', rating: 'harmful' as const }] },
      task: {
        kind: 'report' as const,
        partialFrom: 50,
        lines: [
          { id: 'where', label: 'where', answer: { kind: 'words' as const, accepted: ['the culvert', 'le ponceau'] } },
          {
            id: 'what',
            label: 'what',
            answer: {
              kind: 'pick' as const,
              options: [
                { id: 'aa', text: 'aa' },
                { id: 'bb', text: 'bb' },
              ],
              correct: ['bb'],
            },
          },
        ],
      },
      results: {
        full: { target: 'end', ratings: [{ objective: 'report', rating: 'good' as const }] },
        partial: { target: 'end', ratings: [{ objective: 'report', rating: 'acceptable' as const }] },
        none: { target: 'end', ratings: [{ objective: 'report', rating: 'poor' as const }] },
      },
    },
    outcome('end'),
  ];
  const model = modelOf(scenario({ nodes, objectives: ['calm', 'report', 'never'].map((id) => ({ id, text: id })) }));
  const choose = (id: string): Move => ({ kind: 'choose', choice: id });
  const report = (where: string, what: string): Move => ({
    kind: 'respond',
    response: { kind: 'report', lines: { where, what } },
  });
  const grades = (moves: Move[]) => {
    const replayed = replay(model, { seed: 1 }, moves);
    return replayed.ok ? resultOf(model, replayed.state) : null;
  };

  it('count once, at the first visit, and give not observed where nothing rated was met', () => {
    expect(
      grades([choose('again'), choose('again'), choose('wait'), report('At the CULVERT, east', 'bb')]),
    ).toMatchObject({
      outcome: 'end',
      passed: true,
      objectives: [
        { objective: 'calm', good: 2, rated: 3, grade: 'partlyAchieved' },
        { objective: 'report', good: 1, rated: 1, grade: 'achieved' },
        { objective: 'never', grade: 'notObserved' },
      ],
    });
  });

  it('follow the result of a task, where an empty or late report counts too', () => {
    expect(grades([choose('wait'), report('sous le ponceau', 'aa')])?.objectives[1]).toMatchObject({
      grade: 'achieved',
    });
    expect(grades([choose('wait'), report('', '')])?.objectives[1]).toMatchObject({ grade: 'notAchieved' });
    expect(grades([choose('wait'), { kind: 'timeout' }])?.objectives[1]).toMatchObject({ grade: 'notAchieved' });
  });

  it('give way to a critical fail, which no pass survives', () => {
    expect(grades([choose('shoot'), report('the culvert', 'bb')])).toMatchObject({
      grade: 'achieved',
      passed: false,
      criticalFailed: true,
      objectives: [{ good: 1, rated: 1, grade: 'notAchieved', critical: true }, { grade: 'achieved' }, {}],
    });
  });

  it('are told afterwards with the other choices, and what if plays the same run with one choice changed', () => {
    const moves = [choose('again'), choose('wait'), report('the culvert', 'bb')];
    const debrief = debriefOf(model, { seed: 1 }, moves);
    expect(debrief?.steps.map(({ node, others }) => [node, others.map(({ id }) => id)])).toEqual([
      ['door', ['wait', 'shoot']],
      ['door', ['again', 'shoot']],
      ['report', ['partial', 'none']],
    ]);
    const other = whatIf(model, { seed: 1 }, moves, 1, choose('shoot'));
    expect(other).toMatchObject({ complete: true, result: { passed: false } });
    expect(other?.moves).toEqual([choose('again'), choose('shoot'), report('the culvert', 'bb')]);
    expect(whatIf(model, { seed: 1 }, moves, 1, choose('nothing'))).toBeNull();
  });
});

describe('a chance', () => {
  const model = modelOf(
    scenario({
      nodes: [
        situation('walk', 'luck'),
        {
          kind: 'chance',
          id: 'luck',
          outcomes: [
            { id: 'rare', weight: 1, target: 'bad' },
            { id: 'often', weight: 3, target: 'end' },
          ],
        },
        outcome('end'),
        outcome('bad', 'notAchieved'),
      ],
    }),
  );
  const endOf = (seed: number, draws: string[] = []) => {
    const replayed = replay(model, { seed, draws }, [{ kind: 'continue' }]);
    return replayed.ok ? replayed.state.node : null;
  };
  it('is decided by the seed alone, in the shares of its weights', () => {
    const ends = Array.from({ length: 4000 }, (_, seed) => endOf(seed));
    expect(endOf(7)).toBe(endOf(7));
    expect(ends.filter((node) => node === 'bad').length / 4000).toBeCloseTo(0.25, 1);
  });
  it('can be told what to draw, for previews and counter-examples', () => {
    expect([endOf(1, ['rare']), endOf(1, ['often'])]).toEqual(['bad', 'end']);
  });
});

describe('what has no meaning', () => {
  const base = { variables: [{ type: 'integer' as const, id: 'trust', name: 't', min: -5, max: 10, start: 0 }] };
  const refusals = (when: string) => {
    const compiled = compileScenario(
      scenario({ ...base, nodes: [decision('first', [choice('one', 'end', { when })]), outcome('end')] }),
    );
    return compiled.ok ? [] : compiled.problems.map(({ code, pointer }) => `${pointer} ${code}`);
  };
  const at = '/nodes/0/choices/0/when';
  it.each([
    ['trust / 0 > 1', 'division-by-zero'],
    ['10 / trust > 1', 'division-by-zero'],
    ['10 % (trust - 1) > 1', 'division-by-zero'],
    ['missing > 1', 'unknown-variable'],
    ['trust > ', 'expression-syntax'],
    ['trust > "a"', 'expression-type'],
    ['trust', 'expression-type'],
    ['"a".matches("a+")', 'not-allowed'],
    ['[1, 2].exists(x, x > trust)', 'not-allowed'],
    ['[1, 2].all(x, x > trust)', 'not-allowed'],
    ['size("abc") > 2', 'not-allowed'],
    ['trust > 1.5', 'not-allowed'],
    ['{"a": 1}.a == 1', 'not-allowed'],
    ['[trust][0] == 1', 'not-allowed'],
    ['visited("nowhere")', 'unknown-node'],
    ['trust * 1000000 * 1000000 > 1', 'number-too-large'],
    ['trust > 99999999999', 'number-too-large'],
  ])('is refused at its place: %s', (when, code) => {
    expect(refusals(when)).toEqual([`${at} ${code}`]);
  });
  it.each(['10 / (trust + 6) > 1', '-trust in [1, 2] || !(trust != 3)', 'trust > 1 ? visited("end") : elapsed < 5'])(
    'is let through where nothing can fail: %s',
    (when) => {
      expect(refusals(when)).toEqual([]);
    },
  );
  it('includes circles of branches, links to nowhere and ids that stand twice', () => {
    const branch = (id: string, target: string) => ({ kind: 'branch' as const, id, cases: [], otherwise: { target } });
    const problems = (nodes: Parameters<typeof scenario>[0]['nodes']) => {
      const compiled = compileScenario(scenario({ nodes }));
      return compiled.ok ? [] : compiled.problems.map(({ code, pointer }) => `${pointer} ${code}`);
    };
    expect(problems([branch('aa', 'bb'), branch('bb', 'aa')])).toEqual(['/nodes/0 endless-branches']);
    expect(problems([situation('aa', 'zz')])).toEqual(['/nodes/0/next/target unknown-node']);
    expect(problems([outcome('aa'), outcome('aa')])).toEqual(['/nodes/1/id repeated-id']);
  });
});
