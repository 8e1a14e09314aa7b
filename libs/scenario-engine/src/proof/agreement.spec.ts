import { afterAll, describe, expect, it } from '@jest/globals';
import { playEverything, type NaiveReport } from '../../test/naive-player';
import { modelOf } from '../../test/build';
import { randomScenario, type Recipe } from '../../test/random-scenario';
import { pointerTo } from '../document/problem';
import { partedPath } from '../run/move';
import { replay } from '../run/replay';
import { nodeOf } from '../run/step';
import type { Finding } from './finding';
import { DEFAULT_OPTIONS, proveScenario, type Report } from './prove';
import { boundFindings, boundsOf } from './relaxed';

const SCENARIOS = 500;
const LIMIT = 2500;
/** Static findings that the naive player does not look for, or that a small document cannot have by chance. */
const ELSEWHERE = new Set(['giveaway', 'variable-unread', 'variable-unwritten', 'no-timeout-rule', 'text-missing']);

const seen = new Map<string, { yes: number; no: number }>();
const traits = { cycles: 0, saturation: 0, visited: 0, timeouts: 0 };
/** What was proven within a budget that was reached, by code. */
const bounded = new Map<string, number>();
let compared = 0;

function recipeFor(seed: number): Recipe {
  return {
    nodes: 4 + (seed % 6),
    loops: seed % 2 === 0,
    meters: 1 + (seed % 2),
    meterTop: 2 + (seed % 3),
    flags: 1 + (seed % 2),
  };
}

function told({ findings }: Report): string[] {
  const keys = findings
    .filter(({ code }) => !ELSEWHERE.has(code))
    .map(({ code, at, params }) => (code === 'range-overflow' ? `${code} ${params['variable']}` : `${code} ${at}`));
  return [...new Set(keys)].sort();
}

function rounded(value: number | null | undefined): number | null {
  return value === null || value === undefined ? null : Math.round(value * 1e9) / 1e9;
}

/** Whatever is told of a story that is too large holds: it is among what the player found who tried everything. */
function expectNoMore(model: ReturnType<typeof modelOf>, naive: NaiveReport): void {
  const report = proveScenario(model, { ...DEFAULT_OPTIONS, budget: { states: 3, bytes: 1e9 } });
  if (report.proven) return;
  // A choice that is never on offer may stand at a node that, seen whole, nobody reaches: that one is told alone then.
  const holds = (key: string): boolean =>
    naive.findings.includes(key) ||
    naive.findings.includes(key.replace(/^unreachable-choice (\/nodes\/\d+)\/.*$/, 'unreachable-node $1'));
  expect(told(report).filter((key) => !holds(key))).toEqual([]);
  for (const finding of report.findings) if (finding.path) expectReplay(model, finding);
  const work = boundsOf(model, { states: 2000, bytes: 1e9 });
  let step = work.next();
  while (!step.done) step = work.next();
  const findings = boundFindings(model, step.value);
  for (const { code, at } of findings) {
    expect([code, at, holds(`${code} ${at}`)]).toEqual([code, at, true]);
    bounded.set(code, (bounded.get(code) ?? 0) + 1);
  }
}

function expectAgreement(report: Report, naive: NaiveReport): void {
  expect(report.proven).toBe(true);
  expect(told(report)).toEqual(naive.findings);
  const figures = report.figures!;
  const ranges = figures.objectives!.map(({ lowest, highest, missable }) => ({
    low: rounded(lowest && (lowest.rated === 0 ? 0 : lowest.good / lowest.rated)),
    high: rounded(highest && (highest.rated === 0 ? 0 : highest.good / highest.rated)),
    missable,
  }));
  expect(ranges).toEqual(
    naive.ranges.map(({ low, high, missable }) => ({ low: rounded(low), high: rounded(high), missable })),
  );
  expect(figures.random.passes).toBeCloseTo(naive.pass, 8);
  const spans = [figures.decisions, figures.minutes].map((span) => span && [span.shortest, span.longest]);
  expect(spans).toEqual([naive.decisions, naive.minutes]);
}

describe('the proof and a player who tries everything', () => {
  it.each(Array.from({ length: SCENARIOS / 50 }, (_, batch) => batch))('agree on scenarios of batch %i', (batch) => {
    for (let seed = batch * 50; seed < (batch + 1) * 50; seed++) {
      const document = randomScenario(seed, recipeFor(seed));
      const naive = playEverything(document, LIMIT);
      if (!naive) continue;
      compared++;
      const model = modelOf(document);
      const reduced = proveScenario(model);
      const whole = proveScenario(model, { ...DEFAULT_OPTIONS, reduce: false });
      try {
        expectAgreement(reduced, naive);
        expectAgreement(whole, naive);
        expectNoMore(model, naive);
        expect(whole.states).toBe(naive.states);
        expect(reduced.explored).toBeLessThanOrEqual(whole.explored);
        for (const finding of reduced.findings) if (finding.path) expectReplay(model, finding);
      } catch (error) {
        throw new Error(`scenario ${seed}: ${error instanceof Error ? error.message : ''}`, { cause: error });
      }
      const codes = new Set(naive.findings.map((key) => key.split(' ')[0]!));
      for (const code of CODES) {
        const count = seen.get(code) ?? { yes: 0, no: 0 };
        count[codes.has(code) ? 'yes' : 'no']++;
        seen.set(code, count);
      }
      for (const trait of Object.keys(traits) as (keyof typeof traits)[]) if (naive.traits[trait]) traits[trait]++;
    }
  });

  it('met every finding, and its absence, and loops, saturation, visited nodes and time-outs', () => {
    expect(compared).toBeGreaterThan(SCENARIOS / 2);
    for (const code of CODES) {
      expect([code, seen.get(code)!.yes > 0]).toEqual([code, true]);
      expect([code, seen.get(code)!.no > 0]).toEqual([code, true]);
    }
    for (const code of ['unreachable-node', 'unreachable-choice', 'no-way-to-pass', 'objective-unrated'])
      expect([code, (bounded.get(code) ?? 0) > 0]).toEqual([code, true]);
    for (const [trait, count] of Object.entries(traits)) expect([trait, count > 20]).toEqual([trait, true]);
  });

  afterAll(() => {
    const lines = [...seen].map(([code, { yes, no }]) => `${code.padEnd(30)} ${yes} with, ${no} without`);
    process.stdout.write(
      `${compared} scenarios compared; ${JSON.stringify(traits)}; proven in part: ${JSON.stringify([...bounded])}\n${lines.join('\n')}\n`,
    );
  });
});

const CODES = [
  'missing-target',
  'unreachable-node',
  'unreachable-choice',
  'dead-end',
  'trap',
  'no-way-to-pass',
  'cannot-fail',
  'objective-unrated',
  'objective-missable',
  'critical-without-explanation',
  'alternate-unequal',
  'unfair-decision',
  'perverse-rating',
  'cosmetic-choice',
  'range-overflow',
];

/** The path is taken move by move, and ends where the finding says. */
function expectReplay(model: ReturnType<typeof modelOf>, { code, at, path }: Finding): void {
  const { beginning, moves } = partedPath(path ?? []);
  const replayed = replay(model, beginning, moves);
  expect([code, at, replayed.ok ? '' : `${replayed.at} ${replayed.refusal}`]).toEqual([code, at, '']);
  if (!replayed.ok) return;
  const node = nodeOf(model, replayed.state);
  if (code === 'dead-end') expect(pointerTo('nodes', node.index)).toBe(at);
  if (code === 'objective-missable' || code === 'perverse-rating') expect(node.kind).toBe('outcome');
}
