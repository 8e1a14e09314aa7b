import { describe, expect, it } from '@jest/globals';
import { choice, decision, modelOf, outcome, scenario, situation, type ChoiceInput } from '../../test/build';
import type { ScenarioDocument } from '../document/schema';
import { findingSentence, type FindingCode } from './finding';
import { DEFAULT_OPTIONS, proveScenario } from './prove';

type Parts = Parameters<typeof scenario>[0];
const ends = [outcome('won'), outcome('lost', 'notAchieved')];
const good: ChoiceInput['ratings'] = [{ objective: 'calm', rating: 'good' }];
const poor: ChoiceInput['ratings'] = [{ objective: 'calm', rating: 'poor' }];
const calm = { objectives: [{ id: 'calm', text: 'calm' }] };
const gate = (a: Partial<ChoiceInput>, b: Partial<ChoiceInput>, more: Partial<Parts> = {}): ScenarioDocument =>
  scenario({ nodes: [decision('gate', [choice('aa', 'won', a), choice('bb', 'lost', b)]), ...ends], ...more });
const flag = { variables: [{ type: 'boolean' as const, id: 'flag', name: 'flag', start: false }] };
const meter = {
  variables: [{ type: 'integer' as const, id: 'trust', name: 'trust', visible: true, min: 0, max: 5, start: 4 }],
};
const three = (texts: [string, string][]): ScenarioDocument =>
  scenario({
    ...calm,
    nodes: [
      ...texts.map((_, at) =>
        decision(`d${at}`, [
          choice(`d${at}a`, at < 2 ? `d${at + 1}` : 'won', { ratings: at === 1 ? poor : good }),
          choice(`d${at}b`, at < 2 ? `d${at + 1}` : 'lost', { ratings: at === 1 ? good : poor }),
        ]),
      ),
      ...ends,
    ],
    texts: Object.fromEntries(
      texts.flatMap(([a, b], at) => [
        [`d${at}a.text`, a],
        [`d${at}b.text`, b],
      ]),
    ),
  });
const timed = (timeout: object): ScenarioDocument =>
  scenario({
    nodes: [
      decision('gate', [choice('aa', 'won'), choice('bb', 'lost')], { limit: { seconds: 30 }, ...timeout }),
      ...ends,
    ],
  });
const told = gate({}, {});

/** A small document that has the finding, and its mended twin. */
const TWINS: [FindingCode, ScenarioDocument, ScenarioDocument][] = [
  ['missing-target', gate({ target: null }, {}), told],
  ['unreachable-node', scenario({ nodes: [situation('aa', 'won'), ...ends] }), told],
  ['unreachable-choice', gate({ when: '1 > 2' }, {}), told],
  ['dead-end', scenario({ ...flag, nodes: [decision('aa', [choice('cc', 'won', { when: 'flag' })]), ...ends] }), told],
  [
    'trap',
    scenario({ nodes: [decision('aa', [choice('cc', 'bb'), choice('dd', 'won')]), situation('bb', 'bb'), ...ends] }),
    told,
  ],
  ['no-way-to-pass', gate({ critical: { objective: 'calm', explanation: 'why' } }, {}, calm), told],
  ['cannot-fail', gate({}, { target: 'won' }), told],
  ['objective-unrated', gate({}, {}, calm), gate({ ratings: good }, {}, calm)],
  ['objective-missable', gate({ ratings: good }, {}, calm), gate({ ratings: good }, { ratings: poor }, calm)],
  [
    'critical-without-explanation',
    gate({}, { critical: { objective: 'calm' } }, calm),
    gate({}, { critical: { objective: 'calm', explanation: 'why' } }, calm),
  ],
  [
    'perverse-rating',
    gate({ ratings: poor }, { ratings: good }, calm),
    gate({ ratings: good }, { ratings: poor }, calm),
  ],
  ['cosmetic-choice', gate({}, { target: 'won' }), told],
  [
    'giveaway',
    three([
      ['a long answer', 'short'],
      ['short', 'a long answer'],
      ['a long answer', 'short'],
    ]),
    three([
      ['short', 'a long one'],
      ['a long one', 'short'],
      ['a long answer', 'short'],
    ]),
  ],
  [
    'variable-unread',
    gate({ effects: [{ set: 'flag', to: 'true' }] }, {}, flag),
    gate({ effects: [{ set: 'flag', to: 'true' }] }, { when: '!flag' }, flag),
  ],
  ['variable-unwritten', gate({ when: '!flag' }, {}, flag), gate({ effects: [{ set: 'flag', to: 'true' }] }, {}, flag)],
  [
    'range-overflow',
    gate({ effects: [{ add: 'trust', by: '2' }] }, {}, meter),
    gate({ effects: [{ add: 'trust', by: '1' }] }, {}, meter),
  ],
  ['no-timeout-rule', timed({}), timed({ timeout: { target: 'lost' } })],
  ['text-missing', { ...told, translations: { fr: {} } }, { ...told, translations: { fr: told.texts } }],
  [
    'unfair-decision',
    gate({ needs: ['fact'], ratings: good }, {}, { ...calm, facts: [{ id: 'fact', text: 'fact' }] }),
    gate({ ratings: good }, {}, calm),
  ],
  [
    'alternate-unequal',
    scenario({
      ...calm,
      nodes: [
        decision('aa', [choice('cc', 'won', { ratings: good })], { alternate: { warning: 'warning', target: 'lost' } }),
        ...ends,
      ],
    }),
    gate({ ratings: good }, {}, calm),
  ],
];

describe('every finding', () => {
  it.each(TWINS)(
    '%s is found where it is, told in a whole sentence, and gone when it is mended',
    (code, broken, mended) => {
      const codes = (document: ScenarioDocument) => proveScenario(modelOf(document)).findings;
      const found = codes(broken).find((finding) => finding.code === code);
      expect(found && findingSentence(found)).toMatch(/^[^{}]+\.$/);
      expect(codes(mended).map((finding) => finding.code)).not.toContain(code);
    },
  );
});

describe('a budget that is reached', () => {
  const budget = { states: 1000, bytes: 1e9 };
  const meters = ['ma', 'mb', 'mc'].map((id) => ({
    type: 'integer' as const,
    id,
    name: id,
    min: 0,
    max: 5000,
    start: 0,
  }));
  /** Three wide meters that a loop drives up, and a small one that nothing brings to three. */
  const vast = (most: string): ScenarioDocument =>
    scenario({
      ...calm,
      variables: [...meters, { type: 'integer', id: 'calls', name: 'calls', min: 0, max: 5, start: 0 }],
      nodes: [
        decision('gate', [
          ...meters.map(({ id }) => choice(`up-${id}`, 'gate', { effects: [{ add: id, by: '1' }] })),
          choice('call', 'gate', { effects: [{ set: 'calls', to: most }] }),
          choice('go', 'hall', { when: 'ma + mb == mc' }),
        ]),
        {
          kind: 'branch',
          id: 'hall',
          cases: [{ id: 'three', when: 'calls >= 3 && ma > 10', target: 'won' }],
          otherwise: { target: 'lost' },
        },
        ...ends,
        situation('cellar', 'attic'),
        situation('attic', 'cellar'),
      ],
    });
  const told = (document: ScenarioDocument): ReturnType<typeof proveScenario> =>
    proveScenario(modelOf(document), { ...DEFAULT_OPTIONS, budget });

  it('says not proven and why, proves without some variables what it can, and names what it does not know', () => {
    const report = told(vast('2'));
    expect(report).toMatchObject({ proven: false, figures: null, states: null });
    expect(report.unproven).toEqual([{ what: 'everything', reason: 'too-many-states' }]);
    expect(report.findings.filter(({ severity }) => severity === 'blocker').map(({ code, at }) => [code, at])).toEqual([
      ['no-way-to-pass', '/nodes'],
      ['unreachable-node', '/nodes/2'],
      ['unreachable-node', '/nodes/4'],
      ['unreachable-node', '/nodes/5'],
      ['objective-unrated', '/objectives/0'],
    ]);
    expect(report.undecided).toEqual([]);
  });

  it('claims nothing of what a dropped variable may yet allow', () => {
    const report = told(vast('ma > 100 ? 3 : 2'));
    const codes = report.findings.map(({ code, at }) => `${code} ${at}`);
    expect(codes).not.toContain('unreachable-node /nodes/2');
    expect(codes).not.toContain('no-way-to-pass /nodes');
    expect(codes).toContain('unreachable-node /nodes/4');
    // Among the first thousand states there is no passing one, and none was shown to be out of reach.
    expect(report.undecided).toEqual([2]);
  });
});
