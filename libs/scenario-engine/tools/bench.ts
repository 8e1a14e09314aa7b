/**
 * npm run bench:scenario [-- --json FILE] [-- --size small]: how fast every state of a scenario is explored, beside
 * @xstate/graph on the same machine and, where spin and a C compiler are present, beside SPIN on the exported model.
 */
import { getAdjacencyMap } from '@xstate/graph';
import { writeFileSync } from 'node:fs';
import { fromTransition } from 'xstate';
import { compileScenario } from '../src/model/compile';
import type { Model } from '../src/model/model';
import { reducedClasses, wholeClasses } from '../src/proof/classes';
import { Explorer } from '../src/proof/explorer';
import { NOTHING, takeWay } from '../src/proof/observations';
import { Space } from '../src/proof/space';
import { start, step } from '../src/run/step';
import { choice, decision, outcome, scenario } from '../test/build';
import { randomScenario } from '../test/random-scenario';
import { spinOn, type SpinRun } from './spin';

const args = process.argv.slice(2);
const small = args[args.indexOf('--size') + 1] === 'small' && args.includes('--size');
const report = args.includes('--json') ? args[args.indexOf('--json') + 1] : undefined;
const BUDGET = { states: 40_000_000, bytes: 4_000_000_000 };

/**
 * A ring of ten decisions over four meters: nearly 10 × (top + 1)^4 states and an ending. At the sixth decision whoever has
 * both its meters full is left with nothing to do, so that dead ends can be counted as well.
 */
function ring(top: number): Model {
  const meters = [0, 1, 2, 3];
  const nodes = Array.from({ length: 10 }, (_, at) => {
    const [meter, other, next] = [at % 4, (at + 1) % 4, `n${(at + 1) % 10}`];
    const stops = at === 5 ? { when: `m${meter} < ${top} || m${other} < ${top}` } : {};
    return decision(`n${at}`, [
      choice(`n${at}-up`, next, { effects: [{ add: `m${meter}`, by: '1' }], ...stops }),
      choice(`n${at}-down`, next, {
        effects: [{ add: `m${meter}`, by: '-1' }],
        when: at === 5 ? `m${meter} > 0 && m${other} < ${top}` : `m${meter} > 0`,
      }),
      choice(`n${at}-skip`, next, {
        effects: [{ add: `m${other}`, by: '1' }],
        when: `m${other} < ${top} && m${meter} < ${top}`,
      }),
      ...(at === 9 ? [choice('leave', 'end', { when: `m0 == ${top}` })] : []),
    ]);
  });
  const variables = meters.map((meter) => ({
    type: 'integer' as const,
    id: `m${meter}`,
    name: 'm',
    min: 0,
    max: top,
    start: 0,
  }));
  const compiled = compileScenario(scenario({ nodes: [...nodes, outcome('end')], variables }));
  if (!compiled.ok) throw new Error('the ring has no meaning');
  return compiled.model;
}

interface Line {
  readonly states: number;
  readonly deadEnds: number;
  readonly perSecond: number;
  readonly bytesPerState: number;
  readonly spin: SpinRun | null;
  readonly xstatePerSecond: number | null;
}

function explore(model: Model): Explorer {
  const explorer = new Explorer(new Space(model, wholeClasses(model), NOTHING), BUDGET, false);
  while (explorer.advance(1_000_000) === 'more');
  return explorer;
}

function seconds(work: () => void): number {
  const from = performance.now();
  work();
  return (performance.now() - from) / 1000;
}

function xstate(model: Model): number {
  interface Place {
    node: number;
    values: number[];
  }
  const logic = fromTransition(
    (from: Place, event: { type: string }): Place => {
      const way = model.ways[Number(event.type)]!;
      if (way.node !== from.node || (way.holds !== null && way.holds(from.values) !== 1)) return from;
      const values = [...from.values];
      takeWay(model, way, values);
      return { node: way.target, values };
    },
    { node: model.start, values: [...model.beginnings[0]!.values] },
  );
  let states = 0;
  const took = seconds(() => {
    const map = getAdjacencyMap(logic, {
      events: ({ context }) => model.nodes[context.node]!.ways.map(({ index }) => ({ type: String(index) })),
      serializeState: ({ context }) => `${context.node} ${context.values.join()}`,
      limit: 1_000_000_000,
    });
    states = Object.keys(map).length;
  });
  return states / took;
}

function measured(top: number): Line {
  const model = ring(top);
  let explorer = explore(model);
  const runs = explorer.count < 200_000 ? 5 : 2;
  let best = Infinity;
  for (let run = 0; run < runs; run++)
    best = Math.min(
      best,
      seconds(() => (explorer = explore(model))),
    );
  const states = explorer.count;
  return {
    states,
    deadEnds: explorer.stuck.length,
    perSecond: states / best,
    bytesPerState: explorer.bytes / states,
    spin: spinOn(model, { effort: '-O2', table: 24 }),
    xstatePerSecond: states <= 110_000 ? xstate(model) : null,
  };
}

/** Random scenarios with all that a scenario may have, of which SPIN finds the same states and the same dead ends. */
interface Confirmed {
  readonly of: number;
  readonly withDeadEnds: number;
  readonly deadEnds: number;
  readonly same: number;
  readonly different: readonly number[];
}

function confirmations(count: number): Confirmed | null {
  const found = { of: 0, withDeadEnds: 0, deadEnds: 0, same: 0, different: [] as number[] };
  for (let seed = 0; found.of < count; seed++) {
    const loops = seed % 2 === 0;
    const recipe = { nodes: 8 + (seed % 9), loops, meters: 1 + (seed % 3), meterTop: 3 + (seed % 4), flags: 2 };
    const compiled = compileScenario(randomScenario(seed, recipe));
    if (!compiled.ok) continue;
    const explorer = explore(compiled.model);
    const deadEnds = explorer.stuck.length;
    // Every second one has dead ends, so that their absence is confirmed as often as they are.
    if (deadEnds > 0 !== (found.of % 2 === 0)) continue;
    const checked = spinOn(compiled.model, { effort: '-O0', table: 18 });
    if (!checked) return null;
    // With presets SPIN has one state more: the one before a beginning is chosen.
    const states = explorer.count + (compiled.model.beginnings.length > 1 ? 1 : 0);
    found.of++;
    found.deadEnds += deadEnds;
    if (deadEnds > 0) found.withDeadEnds++;
    if (checked.states === states && checked.deadEnds === deadEnds) found.same++;
    else found.different.push(seed);
  }
  return found;
}

/** How many random scenarios of 60 to 100 nodes with six meters of 21 values the exact reductions bring under a million. */
function reductions(count: number): { of: number; reduced: number; whole: number } {
  const under = (model: Model, reduce: boolean): boolean => {
    const classes = reduce ? reducedClasses(model, NOTHING) : wholeClasses(model);
    const explorer = new Explorer(new Space(model, classes, NOTHING), { states: 1_000_000, bytes: 4e9 }, false);
    for (;;) {
      const progress = explorer.advance(100_000);
      if (progress !== 'more') return progress === 'done';
    }
  };
  const found = { of: count, reduced: 0, whole: 0 };
  for (let seed = 0; seed < count; seed++) {
    const recipe = { nodes: 60 + ((seed * 7) % 41), loops: false, meters: 6, meterTop: 20, flags: 2 };
    const compiled = compileScenario(randomScenario(seed, recipe));
    if (!compiled.ok) continue;
    if (under(compiled.model, true)) found.reduced++;
    if (under(compiled.model, false)) found.whole++;
  }
  return found;
}

/** Microseconds of one move, over walks from the beginning to the dead end; refused moves are not counted. */
function stepMicroseconds(): number {
  const model = ring(20);
  const begun = start(model, { seed: 1 });
  if (!begun.ok) return NaN;
  const ups = new Map(model.nodes.map(({ id }) => [id, { kind: 'choose', choice: `${id}-up` } as const]));
  const moves = 400_000;
  let { state } = begun;
  let taken = 0;
  const took = seconds(() => {
    while (taken < moves) {
      const stepped = step(model, state, ups.get(state.node)!);
      if (stepped.ok) taken++;
      state = stepped.ok ? stepped.state : begun.state;
    }
  });
  return (took / moves) * 1e6;
}

const whole = (value: number): string => Math.round(value).toLocaleString('en');
const print = (text: string): boolean => process.stdout.write(`${text}\n`);
const HEADS = [
  'states',
  'dead ends',
  'states/s',
  'bytes/state',
  'SPIN states',
  'dead ends',
  'SPIN/s',
  'ratio',
  'xstate/s',
  'ratio',
];
const row = (cells: readonly string[]): string => cells.map((cell) => cell.padStart(12)).join('');

function cellsOf(line: Line): string[] {
  const { spin, xstatePerSecond } = line;
  return [
    whole(line.states),
    whole(line.deadEnds),
    whole(line.perSecond),
    line.bytesPerState.toFixed(1),
    spin ? whole(spin.states) : 'not here',
    spin ? whole(spin.deadEnds) : '',
    spin ? whole(spin.perSecond) : '',
    spin ? (line.perSecond / spin.perSecond).toFixed(2) : '',
    xstatePerSecond === null ? '' : whole(xstatePerSecond),
    xstatePerSecond === null ? '' : (line.perSecond / xstatePerSecond).toFixed(0),
  ];
}

print(row(HEADS));
const lines = (small ? [2, 5, 9] : [2, 5, 9, 16, 31]).map((top) => {
  const line = measured(top);
  print(row(cellsOf(line)));
  return line;
});
const confirmed = confirmations(small ? 6 : 24);
print(
  confirmed
    ? `\nrandom scenarios in which SPIN finds the same states and dead ends: ${confirmed.same} of ${confirmed.of}, ${confirmed.withDeadEnds} of them with ${confirmed.deadEnds} dead ends${confirmed.different.length > 0 ? `; NOT in ${confirmed.different.join(', ')}` : ''}`
    : '\nspin or a C compiler is not here: nothing was confirmed by SPIN',
);
const reduced = reductions(small ? 20 : 60);
print(
  `random scenarios of 60 to 100 nodes with six meters of 21 values, under a million states: ${reduced.reduced} of ${reduced.of} reduced, ${reduced.whole} as they are`,
);
const microseconds = stepMicroseconds();
print(`one step: ${microseconds.toFixed(2)} microseconds`);

const large = lines.filter(({ states }) => states >= 800_000);
const spun = lines.filter(({ spin }) => spin !== null);
const beside = lines.filter(({ states, xstatePerSecond }) => xstatePerSecond !== null && states > 50_000);
/** Each aim, and whether it was reached; null where this run could not show it. */
const aims: Readonly<Record<string, boolean | null>> = {
  'at least 1.5 times SPIN from 800,000 states on': every(
    large.filter(({ spin }) => spin !== null),
    ({ perSecond, spin }) => spin !== null && perSecond >= 1.5 * spin.perSecond,
  ),
  'at least 100 times @xstate/graph at 100,000 states': every(
    beside,
    ({ perSecond, xstatePerSecond }) => perSecond >= 100 * (xstatePerSecond ?? Infinity),
  ),
  'at most 30 bytes a state from 800,000 states on': every(large, ({ bytesPerState }) => bytesPerState <= 30),
  'a step under five microseconds': microseconds < 5,
  'the states that SPIN counts': every(spun, ({ states, spin }) => spin?.states === states),
  'the dead ends that SPIN counts': every(spun, ({ deadEnds, spin }) => spin?.deadEnds === deadEnds),
  'random scenarios as SPIN sees them': confirmed && confirmed.same === confirmed.of,
};

function every<T>(of: readonly T[], holds: (one: T) => boolean): boolean | null {
  return of.length === 0 ? null : of.every((one) => holds(one));
}

print('');
for (const [aim, reached] of Object.entries(aims))
  print(`${reached === null ? 'not shown here' : reached ? 'reached' : 'MISSED'}: ${aim}`);
if (report !== undefined)
  writeFileSync(
    report,
    `${JSON.stringify({ lines, confirmed, reduced, stepMicroseconds: microseconds, aims }, null, 2)}\n`,
  );
if (Object.values(aims).includes(false)) process.exitCode = 1;
