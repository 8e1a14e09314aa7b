import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { compileScenario, replay, type Move } from '@peacewright/scenario-engine';
import { readScenarioText } from '@peacewright/scenario-engine/document';
import { beginningOf, type LocalRun } from '../play/run';
import { ScenarioWords } from '../play/scenario-words';
import { stagesOf, stepsOf, toldRun, toldWhatIf } from './told';

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

const way = { target: 'rope', effects: [], minutes: 0, ratings: [], cites: [] };

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

describe('stages of a run', () => {
  const stages = stagesOf(toldRun(model, run, french));

  it('hold what led up to each act, and say where there is something to learn', () => {
    expect(stages.map(({ scenes, act }) => [scenes.length, act?.way.kind])).toEqual([
      [0, 'timeout'],
      [1, 'choice'],
      [0, 'choice'],
    ]);
    expect(stages.map(({ wanting }) => wanting)).toEqual([true, false, true]);
  });

  it('end with what came after the last act', () => {
    const [first, second] = toldRun(model, run, french);
    expect(stagesOf([first, second].flatMap((step) => step ?? [])).map(({ act }) => act === null)).toEqual([
      false,
      true,
    ]);
  });
});

describe('a task told afterwards', () => {
  it('has its parts in the right order, with those that were right', () => {
    const document: typeof read.document = {
      ...read.document,
      start: 'cards',
      nodes: [
        ...read.document.nodes,
        {
          kind: 'task',
          id: 'cards',
          label: '',
          text: 'rope.text',
          channel: 'narration',
          media: [],
          gives: [],
          task: {
            kind: 'ordering',
            partialFrom: 50,
            items: ['rope.text', 'walk.text', 'drive.text'].map((text) => ({ id: text.replace('.', '-'), text })),
          },
          results: { full: way, partial: way, none: way },
        },
      ],
    };
    const task = compileScenario(document);
    if (!task.ok) throw new Error('The example with a task has no meaning.');
    const response = { kind: 'ordering', order: ['rope-text', 'drive-text', 'walk-text'] } as const;
    const steps = [{ node: 'cards', move: { kind: 'respond', response }, seconds: 5, at: '' }] as const;
    const [told] = toldRun(task.model, { ...run, steps }, new ScenarioWords(document, 'en'));
    expect(told?.task?.parts).toEqual([
      { text: document.texts['rope.text'], right: true },
      { text: document.texts['walk.text'], right: false },
      { text: document.texts['drive.text'], right: false },
    ]);
    expect(stagesOf(told ? [told] : []).map(({ wanting }) => wanting)).toEqual([true]);
  });
});

describe('a picture told afterwards', () => {
  it('shows what was to be marked and what was', () => {
    const file = '../../../../../libs/reference-content/scenarios/S2.scenario.json';
    const s2 = readScenarioText(readFileSync(join(dirname(fileURLToPath(import.meta.url)), file), 'utf8'));
    const meaning = s2.ok ? compileScenario({ ...s2.document, start: 'look' }) : null;
    if (!meaning?.ok) throw new Error('S2 has no meaning.');
    const marks = [
      { x: 8700, y: 9400 },
      { x: 9000, y: 200 },
    ];
    const steps = [
      { node: 'look', move: { kind: 'respond', response: { kind: 'markPicture', marks } }, seconds: 5, at: '' },
    ] as const;
    const [told] = toldRun(meaning.model, { ...run, steps }, new ScenarioWords(meaning.model.document, 'en'));
    expect(told?.task?.parts.map(({ right }) => right)).toEqual([true, false, false]);
    expect(told?.task?.marked).toMatchObject({ file: 'asset:s2-bakery-corner.svg', marks });
    expect(told?.task?.marked?.areas[0]).toMatchObject({ x: 7400, width: 2500, round: false, right: true });
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
