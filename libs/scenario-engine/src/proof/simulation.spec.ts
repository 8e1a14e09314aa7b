import { describe, expect, it } from '@jest/globals';
import { modelOf } from '../../test/build';
import { Dice, randomScenario } from '../../test/random-scenario';
import type { Model } from '../model/model';
import type { Move } from '../run/move';
import { moveFor, offersAt } from '../run/offers';
import { resultOf } from '../run/results';
import { start, step } from '../run/step';
import { proveScenario } from './prove';

const SCENARIOS = 60;
const RUNS = 2000;
/** Beyond it a run counts as one that goes on for ever; the recipe's loops leave after a few rounds. */
const LONGEST = 200;
/** Half a million coins leave this many standard errors less than once in a hundred thousand scenarios. */
const ERRORS = 4.5;

/** One run as the player at random has it, through the same doors as a learner's. */
function played(model: Model, seed: number): { passed: boolean; moves: number } {
  const dice = new Dice(seed);
  // The dice draw as the engine does: with one seed for both, the player's picks would follow the story's chances.
  const started = start(model, { seed: seed ^ 0x5bd1_e995 });
  if (!started.ok) throw new Error(started.refusal);
  let state = started.state;
  for (let moves = 0; moves < LONGEST; moves++) {
    const open = offersAt(model, state).filter((offer) => offer.open && offer.way.kind !== 'alternate');
    const picked = open[dice.below(open.length)];
    const move: Move | null = picked ? moveFor(model, picked.way) : { kind: 'timeout' };
    const stepped = move && step(model, state, move);
    if (!stepped?.ok) return { passed: resultOf(model, state).passed, moves };
    state = stepped.state;
  }
  return { passed: false, moves: LONGEST };
}

describe('the computed chance of passing at random', () => {
  it('is what playing at random comes to', () => {
    let between = 0;
    for (let seed = 0; seed < SCENARIOS; seed++) {
      const model = modelOf(
        randomScenario(seed, { nodes: 6 + (seed % 5), loops: seed % 2 === 0, meters: 2, meterTop: 3, flags: 1 }),
      );
      const report = proveScenario(model);
      const computed = report.figures?.random.passes;
      if (!report.proven || computed === undefined) continue;
      if (computed > 0 && computed < 1) between++;
      let passes = 0;
      for (let run = 0; run < RUNS; run++) if (played(model, seed * RUNS + run).passed) passes++;
      const error = Math.sqrt((computed * (1 - computed)) / RUNS);
      expect({
        seed,
        off: Math.abs(passes / RUNS - computed) <= ERRORS * error + 1e-9 ? 0 : passes / RUNS - computed,
      }).toEqual({ seed, off: 0 });
    }
    expect(between).toBeGreaterThan(SCENARIOS / 4);
  });
});
