import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ScenarioDocument, ScenarioNode } from '../document/schema';
import { randomScenario } from '../../test/random-scenario';
import { choice, decision, outcome, scenario, situation } from '../../test/build';
import { edited } from './edit';
import { ofOtherKind } from './kind';
import { arrowsOf, withWays } from './ways';

const KINDS = ['situation', 'decision', 'task', 'branch', 'chance', 'outcome'] as const;

/** Where a node leads, and what happens and is rated on the way, in no order. */
function leads(node: ScenarioNode): string[] {
  const found: string[] = arrowsOf(node).flatMap(({ to }) => (to === null ? [] : [to]));
  withWays(node, (way) => {
    found.push(...way.effects.map((effect) => JSON.stringify(effect)));
    if ('ratings' in way) found.push(...way.ratings.map((rating) => JSON.stringify(rating)), ...way.cites);
    return way;
  });
  return found.sort();
}

function replaced(document: ScenarioDocument, node: ScenarioNode): ScenarioDocument | undefined {
  const result = edited(document, { kind: 'node', node });
  return result.ok ? result.document : undefined;
}

describe('a node of another kind', () => {
  it('keeps its name, its place and all that fits; what is not told as lost is there', () => {
    const tally = { whole: 0, lossy: 0, back: 0 };
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const plain = randomScenario(seed, { nodes: 7, loops: true, meters: 2, meterTop: 4, flags: 2 });
        const document = { ...plain, nodes: plain.nodes.map((node) => ({ ...node, group: 'The gate' })) };
        let made = 0;
        for (const node of document.nodes)
          for (const kind of KINDS) {
            const other = ofOtherKind(document, node, kind, (prefix) => `${prefix}-new${String(++made)}`);
            expect(other.node).toMatchObject({ id: node.id, kind, label: node.label, group: 'The gate' });
            const next = replaced(document, other.node);
            if (!next) continue;
            const lost = Object.entries(document.texts).filter(([id]) => !(id in next.texts));
            expect(other.words).toEqual(lost.map(([, text]) => text));
            const untold = leads(node).filter((one) => !leads(other.node).includes(one));
            if (Object.keys(other.losses).length > 0 || other.words.length > 0) {
              tally.lossy += 1;
              continue;
            }
            tally.whole += 1;
            expect(untold).toEqual([]);
            const back = ofOtherKind(next, other.node, node.kind, (prefix) => `${prefix}-new${String(++made)}`);
            if (Object.keys(back.losses).length > 0) continue;
            tally.back += 1;
            expect(leads(back.node)).toEqual(leads(node));
          }
      }),
      { numRuns: 25 },
    );
    expect(Math.min(tally.whole, tally.lossy, tally.back)).toBeGreaterThan(0);
  });

  const story = scenario({
    variables: [{ type: 'integer', id: 'trust', name: 'trust', min: 0, max: 3, start: 1 }],
    objectives: [{ id: 'calm', text: 'calm' }],
    texts: { 'ask.text': 'You ask.', 'wait.text': 'Wait.', 'push.text': 'Push on.', why: 'Nobody was asked.' },
    nodes: [
      situation('first', 'ask'),
      decision('ask', [
        choice('wait', 'end', { when: 'trust > 1', ratings: [{ objective: 'calm', rating: 'good' }] }),
        choice('push', 'other', { critical: { objective: 'calm', explanation: 'why' } }),
      ]),
      outcome('end'),
      outcome('other'),
      {
        kind: 'branch',
        id: 'fork',
        cases: [{ id: 'sure', when: 'trust > 2', target: 'end' }],
        otherwise: { target: 'other' },
      },
    ],
  });
  const other = (id: string, kind: ScenarioNode['kind']) => {
    const node = story.nodes.find((one) => one.id === id);
    if (!node) throw new Error(id);
    return ofOtherKind(story, node, kind, (prefix) => `${prefix}-new`);
  };

  it('says what is lost, in numbers and words', () => {
    expect(other('ask', 'situation')).toMatchObject({
      node: { text: 'ask.text', next: { target: 'end' } },
      losses: { ways: 1, conditions: 1, ratings: 1, criticals: 1 },
      words: ['Wait.', 'Push on.', 'Nobody was asked.'],
    });
    expect(other('ask', 'branch')).toMatchObject({
      node: { cases: [{ when: 'trust > 1', target: 'end' }], otherwise: { target: 'other' } },
      losses: { ratings: 1, criticals: 1 },
    });
    expect(other('ask', 'outcome').losses).toEqual({ ways: 2, conditions: 1, ratings: 1, criticals: 1 });
    expect(other('first', 'decision')).toMatchObject({ losses: {}, words: [] });
    expect(other('fork', 'decision')).toMatchObject({
      node: { choices: [{ when: 'trust > 2', target: 'end' }, { target: 'other' }] },
      losses: {},
    });
  });
});
