import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { compileScenario, replay, type Move } from '@peacewright/scenario-engine';
import { readScenarioText } from '@peacewright/scenario-engine/document';
import { beginningOf, type LocalRun } from '../play/run';
import { ScenarioWords } from '../play/scenario-words';
import { stepsOf, toldRun, toldWhatIf } from './told';

const EXAMPLE = '../../../../../docs/examples/checkpoint.scenario.json';
const read = readScenarioText(readFileSync(join(dirname(fileURLToPath(import.meta.url)), EXAMPLE), 'utf8'));
if (!read.ok) throw new Error('The example is no scenario.');
const compiled = compileScenario(read.document);
if (!compiled.ok) throw new Error('The example has no meaning.');
const { model } = compiled;
const french = new ScenarioWords(read.document, 'fr');

const MOVES: readonly (readonly [node: string, move: Move])[] = [
  ['rope', { kind: 'timeout' }],
  ['greeting', { kind: 'continue' }],
  ['words', { kind: 'choose', choice: 'relay' }],
  ['boy', { kind: 'choose', choice: 'disarm' }],
];
const run: LocalRun = {
  id: 'r',
  editionId: 'e',
  seed: 1,
  preset: null,
  pace: 'written',
  steps: MOVES.map(([node, move], index) => ({ node, move, seconds: 10 + index, at: '2026-06-01T08:00:00.000Z' })),
  sent: 0,
};

describe('a run told afterwards', () => {
  const told = toldRun(model, run, french);

  it('has each move in the learner’s language, with what it changed that could be seen', () => {
    expect(told.map(({ way }) => way.kind)).toEqual(['timeout', 'next', 'choice', 'choice']);
    expect(told[0]?.text).toBe(read.document.translations['fr']?.['rope.text']);
    expect(told[0]?.changed).toEqual([
      {
        name: read.document.translations['fr']?.['variable.trust'],
        from: { type: 'integer', value: 5, named: null },
        to: { type: 'integer', value: 4, named: null },
      },
    ]);
    // Whether one was understood is the story's own knowledge.
    expect(told[2]?.changed).toHaveLength(1);
    expect(told[2]?.seconds).toBe(12);
  });

  it('has the rule cited, why a fail was critical, and what else was on offer', () => {
    const boy = told[3];
    expect(boy?.way.rules).toEqual(['rule-child']);
    expect(boy?.way.critical).toBe(read.document.translations['fr']?.['disarm.why']);
    expect(boy?.others.map(({ id, kind }) => [id, kind])).toEqual([
      ['note', 'choice'],
      ['ignore', 'choice'],
    ]);
  });
});

describe('what if', () => {
  it('goes on from the change, and its steps are a run that can be played on', () => {
    const answer = toldWhatIf(model, run, 3, 'note');
    expect(answer?.complete).toBe(false);
    const steps = stepsOf(model, run, 3, answer?.moves ?? [], new Date('2026-06-02T08:00:00Z'));
    expect(steps.slice(0, 3)).toEqual(run.steps.slice(0, 3));
    const replayed = replay(
      model,
      beginningOf(run),
      steps.map(({ move }) => move),
    );
    expect(replayed.ok && replayed.state.node).toBe(answer?.state.node);
    steps.forEach(({ node }, index) => expect(replayed.steps[index]?.state.node).toBe(node));
  });

  it('tells an ending where everything else is done again', () => {
    const answer = toldWhatIf(model, run, 2, 'shout');
    expect(answer).toMatchObject({ complete: true, result: { outcome: 'broken', criticalFailed: true } });
  });
});
