import { describe, expect, it } from '@jest/globals';
import { compileScenario, type Move, type ScenarioDocument } from '@peacewright/scenario-engine';
import { plain } from '../../../../test/assessed-content';
import { checkpoint } from '../../../../test/scenarios';
import { reportOf, SHOWN_FROM, type ReportedRun, type ScenarioReport } from './report';
import { wordingOf } from './run-view';

const modelOf = (document: ScenarioDocument) => {
  const compiled = compileScenario(document);
  if (!compiled.ok) throw new Error('The example has a meaning.');
  return compiled.model;
};
const rated = modelOf(checkpoint);
const open = modelOf(plain);
const words = wordingOf(checkpoint, 'en', null);
const choose = (choice: string): Move => ({ kind: 'choose', choice });
const BEGINNING: Move[] = [choose('walk'), { kind: 'continue' }, choose('relay')];
const report: Move = {
  kind: 'respond',
  response: { kind: 'report', lines: { where: 'Varrow', who: 'committees', done: 'x' } },
};
const MET = [...BEGINNING, choose('note'), { kind: 'continue' } as const, report];
const ROUND = [
  ...BEGINNING,
  { kind: 'alternate' } as const,
  choose('told-note'),
  { kind: 'continue' } as const,
  report,
];

const run = (person: number, moves: readonly Move[], contingent = 'A'): ReportedRun => ({
  personId: `p${String(person)}`,
  contingent,
  seed: 1,
  steps: moves.map((move, at) => ({ move, seconds: 10 * person + at })),
});
const text = (id: string): string => checkpoint.texts[id] ?? '';
const decision = ({ paths }: ScenarioReport, id: string) => paths?.decisions.find((one) => one.text === text(id));

describe('what is told of runs that counted', () => {
  it('tells how they ended, what was chosen, how long it took and where runs stand', () => {
    const told = reportOf(
      open,
      [run(1, MET), run(2, MET, 'B'), run(3, [...BEGINNING, choose('disarm')]), run(3, [choose('drive')])],
      words,
    );
    expect(told.whole).toEqual({
      contingent: '',
      people: 3,
      runs: 4,
      ended: 3,
      passed: 2,
      achieved: 2,
      partlyAchieved: 0,
      notAchieved: 1,
      criticalFailed: 1,
    });
    expect(told.contingents.map(({ contingent, people, runs }) => [contingent, people, runs])).toEqual([
      ['A', 2, 3],
      ['B', 1, 1],
    ]);
    expect(decision(told, 'rope.text')).toMatchObject({
      of: 4,
      seconds: 20,
      answers: [
        { kind: 'choice', text: text('walk.text'), count: 3 },
        { kind: 'choice', text: text('drive.text'), count: 1 },
      ],
    });
    expect(decision(told, 'report.text')?.answers).toEqual([{ kind: 'result', text: 'full', count: 2 }]);
    expect(told.paths?.left).toEqual([{ label: 'Only Varrowi', text: text('greeting.text'), count: 1 }]);
    const { nodes, ways } = told.paths?.drawn ?? { nodes: [], ways: [] };
    expect(nodes.find(({ id }) => id === 'rope')).toEqual({ id: 'rope', met: 4, left: 0, critical: 0 });
    expect(nodes.find(({ id }) => id === 'boy')).toEqual({ id: 'boy', met: 3, left: 0, critical: 1 });
    expect(nodes.find(({ id }) => id === 'greeting')).toMatchObject({ met: 4, left: 1 });
    expect(ways.filter(({ node }) => node === 'rope').map(({ kind, id, taken }) => [kind, id, taken])).toEqual([
      ['choice', 'walk', 3],
      ['choice', 'drive', 1],
      ['timeout', '', 0],
    ]);
    expect(told.paths?.endings.map(({ grade, count }) => [grade, count]).sort()).toEqual([
      ['achieved', 2],
      ['notAchieved', 1],
    ]);
  });

  it('keeps paths back while fewer than five people played what may be hard to read', () => {
    const few = Array.from({ length: SHOWN_FROM - 1 }, (_, at) => run(at, MET));
    // More runs of the same people are no more people.
    expect(reportOf(rated, [...few, run(0, MET)], words).paths).toBeNull();
    expect(reportOf(rated, [...few, run(0, MET)], words).whole).toMatchObject({ people: 4, runs: 5, passed: 5 });
    expect(reportOf(rated, [...few, run(9, MET)], words).paths).not.toBeNull();
    expect(reportOf(open, [run(1, MET)], words).paths).not.toBeNull();
  });

  it('names contingents by their names, and people on no roll after them', () => {
    const told = reportOf(open, [run(1, MET, ''), run(2, MET, 'B'), run(3, MET, 'A')], words);
    expect(told.contingents.map(({ contingent }) => contingent)).toEqual(['A', 'B', '']);
  });

  it('tells one contingent’s choices by themselves, with its own runs to measure them by', () => {
    const runs = [run(1, MET), run(2, [choose('drive')]), run(3, MET, 'B')];
    const told = reportOf(open, runs, words, 'A');
    expect(told).toMatchObject({ whole: { runs: 3 }, told: { contingent: 'A', people: 2, runs: 2 } });
    expect(decision(told, 'rope.text')).toMatchObject({ of: 2, answers: [{ count: 1 }, { count: 1 }] });
    expect(told.paths?.drawn.nodes.find(({ id }) => id === 'rope')).toMatchObject({ met: 2 });
    expect(decision(reportOf(open, runs, words, 'B'), 'rope.text')).toMatchObject({ of: 1 });
    expect(reportOf(open, runs, words)).toMatchObject({ told: { contingent: '', runs: 3 } });
  });

  it('keeps contingents together where taking the large ones from the whole would leave a few', () => {
    const large = Array.from({ length: SHOWN_FROM }, (_, at) => run(at, MET));
    const few = Array.from({ length: SHOWN_FROM - 1 }, (_, at) => run(at + 20, MET, 'B'));
    expect(reportOf(rated, [...large, ...few], words).paths).not.toBeNull();
    expect(reportOf(rated, [...large, ...few], words, 'A').paths).toBeNull();
    expect(reportOf(rated, [...large, ...few, run(30, MET, 'B')], words, 'A').paths).not.toBeNull();
  });

  it('says nowhere that somebody went round, nor what is met there alone', () => {
    const people = Array.from({ length: SHOWN_FROM }, (_, at) => run(at, at === 0 ? ROUND : MET));
    const stopped = run(7, [...BEGINNING, { kind: 'alternate' }]);
    const told = reportOf(rated, [...people, stopped], words);
    expect(JSON.stringify(told)).not.toContain('alternate');
    expect(JSON.stringify(told)).not.toContain(text('told.text'));
    expect(JSON.stringify(told)).not.toContain(text('told-note.text'));
    expect(told.paths?.left).toEqual([]);
    expect(decision(told, 'boy.text')).toMatchObject({ of: 4, answers: [{ text: text('note.text'), count: 4 }] });
  });
});
