import { describe, expect, it } from '@jest/globals';
import { choice, decision, outcome, scenario, situation } from '../../test/build';
import { Dice, randomScenario } from '../../test/random-scenario';
import type { ScenarioDocument } from '../document/schema';
import { blankNode } from './blank';
import type { Command } from './command';
import { difference } from './difference';
import { edited } from './edit';
import { onlyThrough } from './only-through';
import { arrowsOf, connected } from './ways';

const STORY = scenario({
  nodes: [
    situation('a', 'b'),
    decision('b', [choice('go', 'c'), choice('stay', 'd'), choice('flee', 'bad')]),
    situation('c', 'e'),
    situation('d', 'e'),
    situation('e', 'good'),
    outcome('good'),
    outcome('bad', 'notAchieved'),
  ],
});

function after(...commands: readonly Command[]): ScenarioDocument {
  return commands.reduce((document, command) => {
    const result = edited(document, command);
    if (!result.ok) throw new Error(result.refusal);
    return result.document;
  }, STORY);
}

function nodeOf(id: string) {
  const node = STORY.nodes.find((one) => one.id === id);
  if (!node) throw new Error(`There is no node ${id}.`);
  return node;
}

describe('the difference between two editions', () => {
  it('is nothing between a scenario and itself', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const document = randomScenario(seed, { nodes: 8, loops: true, meters: 2, meterTop: 4, flags: 2 });
      expect(difference(document, structuredClone(document))).toEqual({ nodes: [], ways: [], parts: [] });
    }
  });

  it('tells nodes that came and went', () => {
    const added = blankNode('outcome', (prefix) => `${prefix}-new`);
    const later = after({ kind: 'addNodes', nodes: [added] }, { kind: 'removeNodes', ids: ['d'] });
    const { nodes, ways } = difference(STORY, later);
    expect(nodes).toContainEqual({ id: added.id, change: 'added', aspects: [] });
    expect(nodes).toContainEqual({ id: 'd', change: 'removed', aspects: [] });
    expect(ways).toEqual([
      { node: 'b', place: { kind: 'choice', id: 'stay' }, change: 'changed', before: 'd', after: null },
    ]);
    expect(nodes).toContainEqual({ id: 'b', change: 'changed', aspects: ['ways'] });
    expect(nodes).toHaveLength(3);
  });

  it('tells ways that came, went and lead elsewhere apart from what else is said and done at a node', () => {
    const b = nodeOf('b');
    if (b.kind !== 'decision') throw new Error('b decides.');
    const [go, stay] = b.choices;
    if (!go || !stay) throw new Error('b has choices.');
    const changed = {
      ...b,
      choices: [
        { ...go, target: 'd' },
        { ...stay, minutes: 5 },
        { ...stay, id: 'wait', text: 'wait.text' },
      ],
    };
    const later = after({ kind: 'node', node: changed, words: { en: { 'wait.text': 'Wait', 'b.text': 'Anew' } } });
    expect(difference(STORY, later)).toEqual({
      nodes: [{ id: 'b', change: 'changed', aspects: ['words', 'ways', 'rules'] }],
      ways: [
        { node: 'b', place: { kind: 'choice', id: 'go' }, change: 'changed', before: 'c', after: 'd' },
        { node: 'b', place: { kind: 'choice', id: 'wait' }, change: 'added', before: null, after: 'd' },
        { node: 'b', place: { kind: 'choice', id: 'flee' }, change: 'removed', before: 'bad', after: null },
      ],
      parts: [],
    });
    const moved = after({ kind: 'node', node: connected(b, { kind: 'choice', id: 'go' }, 'd') });
    expect(difference(STORY, moved).nodes).toEqual([{ id: 'b', change: 'changed', aspects: ['ways'] }]);
    const late = after({ kind: 'node', node: { ...b, limit: { seconds: 30 } } });
    expect(difference(STORY, late).nodes).toEqual([{ id: 'b', change: 'changed', aspects: ['rules'] }]);
  });

  it('tells a new wording in any language, and the parts beside the nodes', () => {
    const translated = after({ kind: 'addLanguage', language: 'fr' });
    const later = edited(translated, { kind: 'words', language: 'fr', id: 'c.text', words: 'Un pont' });
    if (!later.ok) throw new Error(later.refusal);
    expect(difference(translated, later.document).nodes).toEqual([{ id: 'c', change: 'changed', aspects: ['words'] }]);
    expect(difference(STORY, after({ kind: 'frame', change: { minutes: 45 } })).parts).toEqual(['about']);
    expect(difference(STORY, after({ kind: 'words', language: 'en', id: 'briefing', words: 'Anew' })).parts).toEqual([
      'about',
    ]);
    const fact = after({
      kind: 'entry',
      list: 'facts',
      entry: { id: 'f', text: 'f.text' },
      words: { en: { 'f.text': 'A' } },
    });
    expect(difference(STORY, fact)).toEqual({ nodes: [], ways: [], parts: ['facts'] });
  });

  it('leaves no change of an author unsaid, and forgets where nodes stand', () => {
    let said = 0;
    for (let seed = 1; seed <= 120; seed++) {
      const dice = new Dice(seed);
      const before = randomScenario(seed, { nodes: 7, loops: true, meters: 2, meterTop: 4, flags: 2 });
      const node = before.nodes[dice.below(before.nodes.length)]!;
      const other = before.nodes[dice.below(before.nodes.length)]!;
      const arrow = arrowsOf(node)[dice.below(arrowsOf(node).length)];
      const commands: readonly [Command, ...Command[]] = [
        { kind: 'addNodes', nodes: [blankNode(dice.one(['task', 'branch', 'outcome']), (prefix) => `${prefix}-new`)] },
        { kind: 'removeNodes', ids: [node.id] },
        { kind: 'node', node: { ...node, label: 'A name' } },
        { kind: 'node', node: { ...node, group: 'The gate' } },
        { kind: 'node', node: arrow ? connected(node, arrow.place, other.id) : node },
        { kind: 'frame', change: { passFrom: 'partlyAchieved', elapsedCap: 77 } },
        { kind: 'places', places: { [node.id]: { x: 1, y: 2 } } },
      ];
      const result = edited(before, dice.one(commands));
      if (!result.ok) continue;
      const { nodes, ways, parts } = difference(before, result.document);
      const nothing = nodes.length === 0 && ways.length === 0 && parts.length === 0;
      expect(nothing).toBe(
        JSON.stringify({ ...before, layout: {} }) === JSON.stringify({ ...result.document, layout: {} }),
      );
      if (!nothing) said += 1;
    }
    expect(said).toBeGreaterThan(25);
  });
});

describe('what is met only through a node', () => {
  it('is what nobody comes to without it', () => {
    expect([...onlyThrough(STORY, 'b')].sort()).toEqual(['bad', 'c', 'd', 'e', 'good']);
    expect([...onlyThrough(STORY, 'c')]).toEqual([]);
    expect([...onlyThrough(STORY, 'e')]).toEqual(['good']);
    expect([...onlyThrough(STORY, 'a')]).toHaveLength(6);
  });

  it('leaves what nothing leads to where it is', () => {
    const lonely = after({ kind: 'addNodes', nodes: [blankNode('situation', (prefix) => `${prefix}-new`)] });
    expect(onlyThrough(lonely, 'a').has('n-new')).toBe(false);
  });
});
