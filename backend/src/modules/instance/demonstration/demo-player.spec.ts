import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { compileScenario, nodeOf, resultOf, start, step, type Model } from '@peacewright/scenario-engine';
import { readScenarioText } from '@peacewright/scenario-engine/document';
import { demoPlayer, type Manner } from './demo-player';

const FOLDER = join(__dirname, '../../../../../libs/reference-content/scenarios');
const stories = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')] as const);

function modelOf(text: string): Model {
  const read = readScenarioText(text);
  const compiled = read.ok ? compileScenario(read.document) : null;
  if (!compiled?.ok) throw new Error('A reference scenario has a meaning.');
  return compiled.model;
}

function passes(model: Model, manner: Manner, seed: number): boolean {
  const player = demoPlayer(manner, String(seed));
  const started = start(model, { seed });
  if (!started.ok) throw new Error('A run begins.');
  let { state } = started;
  while (nodeOf(model, state).kind !== 'outcome') {
    const stepped = step(model, state, player(model, state).move);
    if (!stepped.ok) throw new Error(`The demonstration plays what is not on offer at ${state.node}.`);
    ({ state } = stepped);
  }
  return resultOf(model, state).passed;
}

describe.each(stories)('invented people in %s', (_, text) => {
  const model = modelOf(text);
  const share = (manner: Manner): number =>
    Array.from({ length: 60 }, (_none, seed) => passes(model, manner, seed)).filter(Boolean).length / 60;

  it('pass when they play well, and mostly do not when they are hasty', () => {
    expect(share('WELL')).toBe(1);
    expect(share('HASTILY')).toBeLessThan(0.5);
  });
});
