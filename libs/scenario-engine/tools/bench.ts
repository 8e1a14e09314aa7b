/**
 * npm run bench:scenario [-- --json FILE] [-- --size small]: how fast every state of a scenario is explored, beside
 * @xstate/graph on the same machine and, where spin and a C compiler are present, beside SPIN on the exported model.
 */
import { getAdjacencyMap } from '@xstate/graph';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromTransition } from 'xstate';
import { promelaOf } from '../src/exports/promela';
import { compileScenario } from '../src/model/compile';
import type { Model } from '../src/model/model';
import { reducedClasses, wholeClasses } from '../src/proof/classes';
import { Explorer } from '../src/proof/explorer';
import { NOTHING, takeWay } from '../src/proof/observations';
import { Space } from '../src/proof/space';
import { moveFor, offersAt } from '../src/run/offers';
import { start, step } from '../src/run/step';
import { choice, decision, outcome, scenario } from '../test/build';
import { randomScenario } from '../test/random-scenario';

const args = process.argv.slice(2);
const small = args[args.indexOf('--size') + 1] === 'small' && args.includes('--size');
const report = args.includes('--json') ? args[args.indexOf('--json') + 1] : undefined;
const BUDGET = { states: 40_000_000, bytes: 4_000_000_000 };

/** A ring of ten decisions over four meters: 10 × (top + 1)^4 states and an ending. */
function ring(top: number): Model {
  const meters = [0, 1, 2, 3];
  const nodes = Array.from({ length: 10 }, (_, at) => {
    const [meter, other, next] = [at % 4, (at + 1) % 4, `n${(at + 1) % 10}`];
    return decision(`n${at}`, [
      choice(`n${at}-up`, next, { effects: [{ add: `m${meter}`, by: '1' }] }),
      choice(`n${at}-down`, next, { effects: [{ add: `m${meter}`, by: '-1' }], when: `m${meter} > 0` }),
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
  readonly perSecond: number;
  readonly bytesPerState: number;
  readonly spin: { states: number; perSecond: number; deadlocks: number } | null;
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

function spin(model: Model): Line['spin'] {
  const folder = mkdtempSync(join(tmpdir(), 'scenario-'));
  const run = (command: string, ...words: string[]) => spawnSync(command, words, { cwd: folder, encoding: 'utf8' });
  try {
    writeFileSync(join(folder, 'model.pml'), promelaOf(model));
    if (run('spin', '-a', '-o2', 'model.pml').status !== 0) return null;
    if (run('gcc', '-O2', '-DSAFETY', '-DNOREDUCE', '-DMEMLIM=8000', '-o', 'pan', 'pan.c').status !== 0) return null;
    let out = '';
    const took = seconds(() => (out = run(join(folder, 'pan'), '-m20000000', '-c0', '-w24').stdout));
    const states = Number(/(\d+) states, stored/.exec(out)?.[1] ?? 0);
    const elapsed = Number(/elapsed time ([\d.]+) seconds/.exec(out)?.[1] ?? 0);
    const deadlocks = Number(/errors: (\d+)/.exec(out)?.[1] ?? 0);
    return { states, deadlocks, perSecond: states / (elapsed > 0.05 ? elapsed : took) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
    perSecond: states / best,
    bytesPerState: explorer.bytes / states,
    spin: spin(model),
    xstatePerSecond: states <= 110_000 ? xstate(model) : null,
  };
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

function stepMicroseconds(): number {
  const model = ring(20);
  const begun = start(model, { seed: 1 });
  if (!begun.ok) return NaN;
  let { state } = begun;
  const moves = 200_000;
  const open = (n: number) => {
    const offers = offersAt(model, state).filter(({ open: isOpen }) => isOpen);
    return moveFor(model, offers[n % offers.length]!.way);
  };
  const walk = Array.from({ length: 200 }, (_, n) => open(n % 2));
  let taken = 0;
  const took = seconds(() => {
    for (let n = 0; taken < moves; n++) {
      const stepped = step(model, state, walk[n % walk.length] ?? { kind: 'choose', choice: `n${n % 10}-up` });
      const after = stepped.ok ? stepped : step(model, state, { kind: 'choose', choice: `${state.node}-up` });
      if (after.ok) state = after.state;
      taken++;
    }
  });
  return (took / moves) * 1e6;
}

const whole = (value: number): string => Math.round(value).toLocaleString('en');
process.stdout.write(
  'states        states/s    bytes/state  SPIN states   SPIN/s      ratio  @xstate/graph/s  ratio\n',
);
const lines = (small ? [2, 5, 9] : [2, 5, 9, 16, 31]).map((top) => {
  const line = measured(top);
  const { spin: checked } = line;
  process.stdout.write(
    `${[
      whole(line.states).padEnd(13),
      whole(line.perSecond).padEnd(11),
      line.bytesPerState.toFixed(1).padEnd(12),
      (checked ? `${whole(checked.states)}${checked.states === line.states ? '' : ' !'}` : 'not here').padEnd(13),
      (checked ? whole(checked.perSecond) : '').padEnd(11),
      (checked ? (line.perSecond / checked.perSecond).toFixed(2) : '').padEnd(6),
      (line.xstatePerSecond ? whole(line.xstatePerSecond) : '').padEnd(16),
      line.xstatePerSecond ? (line.perSecond / line.xstatePerSecond).toFixed(0) : '',
    ].join(' ')}\n`,
  );
  return line;
});
const reduced = reductions(small ? 20 : 60);
process.stdout.write(
  `\nrandom scenarios of 60 to 100 nodes with six meters of 21 values, under a million states: ${reduced.reduced} of ${reduced.of} reduced, ${reduced.whole} as they are\n`,
);
const microseconds = stepMicroseconds();
process.stdout.write(`one step: ${microseconds.toFixed(2)} microseconds\n`);
if (report !== undefined)
  writeFileSync(report, `${JSON.stringify({ lines, reduced, stepMicroseconds: microseconds }, null, 2)}\n`);
