import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readScenario } from '../document/read';
import type { ScenarioDocument } from '../document/schema';
import { textOf } from '../document/texts';
import { compileScenario } from '../model/compile';
import { proveScenario } from '../proof/prove';
import { Dice, randomScenario } from '../../test/random-scenario';
import { choice, decision, outcome, scenario, situation } from '../../test/build';
import { blankChoice, blankNode, blankScenario, blankTask } from './blank';
import type { Command } from './command';
import { conditionOf, sourceOfCondition, type ConditionGroup } from './condition-form';
import { copiedNodes, readdressed } from './copied';
import { edited } from './edit';
import { placeOf } from './place';
import { storyOrder } from './story-order';
import { textsInUse } from './texts';
import { arrowsOf, connected, samePlace } from './ways';

const recipe = { nodes: 7, loops: true, meters: 2, meterTop: 4, flags: 2 };

function counting(): (prefix: string) => string {
  let made = 0;
  return (prefix) => `${prefix}-new${String(++made)}`;
}

const KINDS = ['situation', 'decision', 'task', 'branch', 'chance', 'outcome'] as const;
const LISTS = ['roles', 'objectives', 'variables', 'facts', 'presets', 'media', 'sources'] as const;

/** Any act that an author may try on this document, sensible ones and others. */
function anyCommand(document: ScenarioDocument, dice: Dice, newId: (prefix: string) => string): Command {
  const node = document.nodes[dice.below(document.nodes.length)]!;
  const other = document.nodes[dice.below(document.nodes.length)]!;
  const arrows = arrowsOf(node);
  switch (dice.below(14)) {
    case 0:
      return { kind: 'addNodes', nodes: [blankNode(dice.one(KINDS), newId)], after: node.id };
    case 1:
      return { kind: 'removeNodes', ids: [node.id] };
    case 2:
      return { kind: 'moveNode', id: node.id, to: dice.below(9) };
    case 3: {
      const arrow = arrows[dice.below(arrows.length)];
      return { kind: 'node', node: arrow ? connected(node, arrow.place, dice.chance(80) ? other.id : null) : node };
    }
    case 4:
      return { kind: 'words', language: dice.one(['en', 'fr']), id: `${node.id}.text`, words: dice.one(['', 'Words']) };
    case 5:
      return { kind: dice.one(['addLanguage', 'removeLanguage']), language: dice.one(['fr', 'es', 'en', 'no way']) };
    case 6:
      return {
        kind: 'entry',
        list: 'variables',
        entry: { type: 'boolean', id: dice.one(['f0', 'fresh', 'Not a name']), name: 'v', visible: false, start: true },
      };
    case 7: {
      const list = dice.one(LISTS);
      const entries: readonly { readonly id: string }[] = document[list];
      return { kind: 'removeEntry', list, id: entries[dice.below(entries.length)]?.id ?? 'nobody' };
    }
    case 8:
      return {
        kind: 'frame',
        change: dice.one<Extract<Command, { kind: 'frame' }>['change']>([
          { start: node.id },
          { minutes: 0 },
          { passFrom: 'achieved' },
          { learner: undefined },
          { contacts: [{ id: 'help', label: 'help', centreValue: dice.one(['contact.help', 'No value']) }] },
          { contacts: undefined },
        ]),
      };
    case 9:
      return node.kind === 'decision'
        ? {
            kind: 'node',
            node: {
              ...node,
              choices: [...node.choices, blankChoice(dice.chance(70) ? newId('c') : (node.choices[0]?.id ?? 'x'))],
            },
          }
        : { kind: 'places', places: { [node.id]: { x: dice.below(100), y: 3 } } };
    case 10: {
      const copied = readdressed(copiedNodes(document, new Set([node.id, other.id])), document, newId);
      return { kind: 'addNodes', nodes: copied.nodes, words: copied.words, places: copied.places };
    }
    case 11: {
      const list = dice.one(LISTS);
      const entries: readonly { readonly id: string }[] = document[list];
      return {
        kind: 'moveEntry',
        list,
        id: entries[dice.below(entries.length)]?.id ?? 'nobody',
        to: dice.below(9) - 2,
      };
    }
    case 12:
      return { kind: 'sourceLanguage', language: dice.one(['fr', 'es', 'en']) };
    default:
      return {
        kind: 'entry',
        list: 'facts',
        entry: { id: newId('f'), text: 'fact' },
        words: { en: { fact: 'Known' } },
      };
  }
}

describe('an act on a scenario', () => {
  it('leaves a scenario that can be read, with no id twice and no words lost, or is refused and changes nothing', () => {
    const tally = { done: 0, refused: new Map<string, number>() };
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const dice = new Dice(seed);
        const newId = counting();
        let document = randomScenario(seed, recipe);
        for (let act = 0; act < 25; act++) {
          const command = anyCommand(document, dice, newId);
          const before = JSON.stringify(document);
          const result = edited(document, command);
          expect(JSON.stringify(document)).toBe(before);
          if (!result.ok) {
            tally.refused.set(result.refusal, (tally.refused.get(result.refusal) ?? 0) + 1);
            continue;
          }
          tally.done += 1;
          expect(readScenario(result.document)).toEqual({ ok: true, document: result.document });
          expect(compileScenario(result.document).ok).toBe(true);
          if (command.kind !== 'words') {
            const used = textsInUse(result.document);
            expect(Object.keys(result.document.texts).filter((id) => !used.has(id))).toEqual([]);
          }
          ({ document } = result);
        }
      }),
      { numRuns: 80 },
    );
    expect(tally.done).toBeGreaterThan(600);
    for (const reason of ['shape', 'senseless', 'unknown', 'in-use', 'is-start'])
      expect([reason, (tally.refused.get(reason) ?? 0) > 5]).toEqual([reason, true]);
  });

  it('leads nothing to a node that was taken away', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(20), (seed, pick) => {
        const document = randomScenario(seed, recipe);
        const gone = document.nodes[pick % document.nodes.length]!.id;
        const result = edited(document, { kind: 'removeNodes', ids: [gone] });
        if (!result.ok) return;
        expect(result.document.nodes.flatMap(arrowsOf).filter(({ to }) => to === gone)).toEqual([]);
        expect(compileScenario(result.document).ok).toBe(true);
      }),
    );
  });

  const story = scenario({
    variables: [{ type: 'integer', id: 'trust', name: 'trust', min: 0, max: 4, start: 2 }],
    facts: [{ id: 'rope', text: 'rope' }],
    objectives: [{ id: 'calm', text: 'calm' }],
    roles: [{ id: 'elder', name: 'elder' }],
    nodes: [
      situation('first', 'ask', { gives: ['rope'], speaker: 'elder' }),
      decision('ask', [
        choice('wait', 'end', { needs: ['rope'], ratings: [{ objective: 'calm', rating: 'good' }] }),
        choice('push', 'end', {
          when: "trust > 1 || visited('first')",
          critical: { objective: 'calm', explanation: 'why' },
        }),
      ]),
      outcome('end'),
    ],
  });

  it('does not take away what conditions still name, and says where', () => {
    expect(edited(story, { kind: 'removeEntry', list: 'variables', id: 'trust' })).toEqual({
      ok: false,
      refusal: 'in-use',
      at: ['ask'],
      problem: null,
    });
    expect(edited(story, { kind: 'removeNodes', ids: ['first'] })).toMatchObject({ refusal: 'is-start' });
    const later = edited(story, { kind: 'frame', change: { start: 'ask' } });
    expect(later.ok && edited(later.document, { kind: 'removeNodes', ids: ['first'] })).toMatchObject({
      refusal: 'in-use',
      at: ['ask'],
    });
  });

  it('is refused where it has no meaning, and says which', () => {
    const ask = story.nodes.find((node) => node.kind === 'decision' && node.id === 'ask');
    if (ask?.kind !== 'decision') throw new Error('no decision');
    const when = (source: string): Command => ({
      kind: 'node',
      node: { ...ask, choices: ask.choices.map((one) => ({ ...one, when: source })) },
    });
    const senseless: [Command, string][] = [
      [when('trust / (trust - 2) > 0'), 'division-by-zero'],
      [when('honour > 2'), 'unknown-variable'],
      [when("visited('nowhere')"), 'unknown-node'],
      [{ kind: 'node', node: { ...ask, choices: [...ask.choices, blankChoice('wait')] } }, 'repeated-id'],
      [{ kind: 'words', language: 'en', id: 'ask.text', words: 'Stop <script>alert(1)</script>' }, 'markup'],
    ];
    for (const [command, code] of senseless)
      expect(edited(story, command)).toMatchObject({ refusal: 'senseless', problem: { code } });
    const branch = blankNode('branch', counting());
    if (branch.kind !== 'branch') throw new Error('no branch');
    const added = edited(story, { kind: 'addNodes', nodes: [branch] });
    if (!added.ok) throw new Error(added.refusal);
    expect(
      edited(added.document, {
        kind: 'node',
        node: { ...branch, otherwise: { ...branch.otherwise, target: branch.id } },
      }),
    ).toMatchObject({ refusal: 'senseless', problem: { code: 'endless-branches' } });
    expect(edited(story, { kind: 'words', language: 'en', id: 'ask.text', words: 'Is 3 < 4, or <3?' }).ok).toBe(true);
  });

  it('makes another language the one of writing, and loses no words', () => {
    const two = { ...story, translations: { fr: { title: 'La corde' }, es: {} } };
    const turned = edited(two, { kind: 'sourceLanguage', language: 'fr' });
    expect(turned).toMatchObject({
      ok: true,
      document: { language: 'fr', texts: { title: 'La corde' }, translations: { en: story.texts, es: {} } },
    });
    expect(turned.ok && edited(turned.document, { kind: 'sourceLanguage', language: 'en' })).toMatchObject({
      document: { language: 'en', texts: story.texts, translations: two.translations },
    });
    expect(edited(two, { kind: 'sourceLanguage', language: 'sw' })).toMatchObject({ refusal: 'unknown' });
  });

  it('takes facts, objectives and roles out of every place that named them', () => {
    let document = story;
    for (const [list, id] of [
      ['facts', 'rope'],
      ['objectives', 'calm'],
      ['roles', 'elder'],
    ] as const) {
      const result = edited(document, { kind: 'removeEntry', list, id });
      if (!result.ok) throw new Error(result.refusal);
      ({ document } = result);
    }
    expect(JSON.stringify(document.nodes)).not.toMatch(/rope|calm|elder/);
    expect(document.texts).not.toHaveProperty('why');
    expect(compileScenario(document).ok).toBe(true);
  });
});

describe('new parts', () => {
  it('of every kind are read as they are, and a new scenario has a meaning', () => {
    for (const language of ['en', 'fr']) {
      const newId = counting();
      const document = blankScenario('new-one', language, 'A title', newId);
      expect(readScenario(document)).toEqual({ ok: true, document });
      expect(compileScenario(document).ok).toBe(true);
      for (const kind of KINDS) {
        const added = edited(document, { kind: 'addNodes', nodes: [blankNode(kind, newId)] });
        expect([kind, added.ok]).toEqual([kind, true]);
      }
    }
    expect(blankTask('ordering', counting())).toMatchObject({ items: [{}, {}] });
  });
});

describe('copied nodes', () => {
  it('mean what the originals mean, under ids of their own', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const document = randomScenario(seed, recipe);
        const all = new Set(document.nodes.map(({ id }) => id));
        const copied = readdressed(copiedNodes(document, all), document, counting());
        const both = edited(document, { kind: 'addNodes', nodes: copied.nodes, words: copied.words });
        if (!both.ok) throw new Error(both.refusal);
        const start = copied.nodes[document.nodes.findIndex(({ id }) => id === document.start)]!.id;
        const moved = edited(both.document, { kind: 'frame', change: { start } });
        if (!moved.ok) throw new Error(moved.refusal);
        const only = edited(moved.document, { kind: 'removeNodes', ids: [...all] });
        if (!only.ok) throw new Error(only.refusal);
        const codes = (one: ScenarioDocument): unknown => {
          const compiled = compileScenario(one);
          if (!compiled.ok) return compiled.problems;
          const { findings, explored, figures } = proveScenario(compiled.model);
          return { findings: findings.map(({ code }) => code).sort(), explored, random: figures?.random.passes };
        };
        expect(codes(only.document)).toEqual(codes(document));
        expect(only.document.nodes.map((node) => 'text' in node && textOf(only.document, node.text, 'en'))).toEqual(
          document.nodes.map((node) => 'text' in node && textOf(document, node.text, 'en')),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('leave out what another scenario does not know', () => {
    const from = scenario({
      objectives: [{ id: 'calm', text: 'calm' }],
      roles: [{ id: 'elder', name: 'elder' }],
      nodes: [
        decision('ask', [choice('wait', 'end', { ratings: [{ objective: 'calm', rating: 'good' }] })], {
          speaker: 'elder',
        }),
        outcome('end'),
      ],
    });
    const into = scenario({ nodes: [outcome('end')] });
    const { nodes } = readdressed(copiedNodes(from, new Set(['ask'])), into, counting());
    expect(nodes).toMatchObject([{ kind: 'decision', choices: [{ ratings: [], target: 'end' }] }]);
    expect(nodes[0]).not.toHaveProperty('speaker');
  });
});

describe('a condition', () => {
  const names = fc.constantFrom('trust', 'gate', 'alarm');
  const line = fc.oneof(
    fc.record({
      kind: fc.constant('compare' as const),
      variable: names,
      op: fc.constantFrom('==' as const, '!=' as const, '<' as const, '>=' as const),
      value: fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constantFrom('open', 'shut')),
    }),
    fc.record({
      kind: fc.constant('compare' as const),
      variable: names,
      op: fc.constant('==' as const),
      value: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('visited' as const), node: fc.constantFrom('n-1', 'gate'), not: fc.boolean() }),
  );
  const group = fc.record({
    join: fc.constantFrom('all' as const, 'any' as const),
    lines: fc.array(line, { minLength: 2, maxLength: 4 }),
    groups: fc.array(fc.record({ lines: fc.array(line, { minLength: 2, maxLength: 3 }) }), { maxLength: 2 }),
  });

  it('that was filled in as lines reads as those lines again', () => {
    fc.assert(
      fc.property(group, (condition: ConditionGroup) => {
        expect(conditionOf(sourceOfCondition(condition))).toEqual(condition);
      }),
    );
  });

  it('that says more than lines can is left as code', () => {
    for (const source of ['trust + 1 > 2', 'trust > other', "gate in ['open']", 'trust >', '!(trust > 1)'])
      expect([source, conditionOf(source)]).toEqual([source, null]);
    expect(conditionOf('trust > 2')).toEqual({
      join: 'all',
      lines: [{ kind: 'compare', variable: 'trust', op: '>', value: 2 }],
      groups: [],
    });
  });
});

describe('places and order', () => {
  it('finds the node and the arrow that a pointer speaks of', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const compiled = compileScenario(randomScenario(seed, recipe));
        if (!compiled.ok) throw new Error('no meaning');
        for (const way of compiled.model.ways) {
          const source = compiled.model.nodes[way.node]!.source;
          const place = placeOf(compiled.model.document, way.pointer);
          if (place.kind !== 'node' || place.way === null) throw new Error(way.pointer);
          expect(place.id).toBe(source.id);
          const arrow = arrowsOf(source).find((one) => place.way && samePlace(one.place, place.way));
          expect(arrow?.to ?? null).toBe(way.target < 0 ? null : compiled.model.nodes[way.target]!.id);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('lists every node once, the beginning first and what nothing leads to last', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const document = randomScenario(seed, recipe);
        const order = storyOrder(document);
        expect([...order].sort()).toEqual(document.nodes.map(({ id }) => id).sort());
        expect(order[0]).toBe(document.start);
      }),
    );
  });
});
