import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { choice, decision, outcome, scenario, situation } from '../test/build';
import { readScenario, scenarioJsonSchema } from '../src/document';
import { liftedScenario } from '../src/document/upgrade';
import { canonicalScenario } from '../src/index';
import { answerTo } from './commands';

const docs = join(__dirname, '../../../docs');
const example = readFileSync(join(docs, 'examples/checkpoint.scenario.json'), 'utf8');

/** Runs a command over files that are given by name. */
function run(args: string, files: Record<string, unknown>): ReturnType<typeof answerTo> {
  const text = (file: string): string => {
    const value = files[file];
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  return answerTo(args.split(' '), text);
}

const trap = scenario({
  nodes: [
    decision('gate', [choice('wait', 'round'), choice('leave', 'home')]),
    situation('round', 'round'),
    outcome('home'),
    outcome('lost', 'notAchieved'),
  ],
});

describe('check', () => {
  it('prints findings and figures, and ends with one while a blocker stands', () => {
    const { out, status } = run('check story.json --json', { 'story.json': trap });
    expect(status).toBe(1);
    const report = JSON.parse(out) as { findings: { code: string; path: unknown }[]; randomPass: number };
    expect(report).toMatchObject({
      proven: true,
      undecided: [],
      explored: 3,
      randomPass: 0.5,
      endings: { home: { grade: 'achieved' } },
    });
    expect(report.findings.map(({ code }) => code)).toEqual(['trap', 'unreachable-node', 'cannot-fail']);
  });

  it('gives paths that replay prints step by step as they are', () => {
    const { out } = run('check story.json --json', { 'story.json': trap });
    const [found] = (JSON.parse(out) as { findings: { path: unknown }[] }).findings;
    const replayed = run('replay story.json moves.json', { 'story.json': trap, 'moves.json': found?.path });
    expect(replayed.status).toBe(0);
    expect(
      replayed.out.split('\n').map((line) => (line === '' ? null : (JSON.parse(line) as { node?: string }).node)),
    ).toEqual(['gate', 'round', undefined, null]);
  });

  it('finds the example of the documentation proven, without a blocker, in both languages', () => {
    const { out, status } = run('check story.json', { 'story.json': example });
    expect(status).toBe(0);
    expect(out).toMatch(/^proven: \d+ states explored/m);
    expect(out).not.toMatch(/text-missing|BLOCKER|giveaway/);
  });
});

describe('a file that is no scenario', () => {
  const broken = (when: string) =>
    scenario({ nodes: [decision('gate', [choice('wait', 'home', { when })]), outcome('home')] });
  const inside = (more: object) => ({ ...trap, nodes: [{ ...trap.nodes[0], ...more }, ...trap.nodes.slice(1)] });
  it.each([
    ['{', '/: This is not JSON'],
    [{ schema: 'peacewright.scenario', version: 1 }, '/id: This does not have the form'],
    [{ ...trap, version: 2 }, '/version: '],
    [{ ...trap, extra: true }, '/extra: A scenario has nothing called “extra” here.'],
    [
      inside({ choices: [{ ...choice('wait', 'home'), hint: 'no' }] }),
      '/nodes/0/choices/0/hint: A scenario has nothing',
    ],
    [
      inside({ choices: [choice('wait', 'home', { effects: [{ set: 'calm', to: '1', by: '2' }] })] }),
      '/nodes/0/choices/0/effects/0/by: A scenario has nothing',
    ],
    [inside({ limit: { seconds: 30, hidden: true } }), '/nodes/0/limit/hidden: A scenario has nothing'],
    [broken('1 / 0 > 1'), '/nodes/0/choices/0/when: This divides by something that can be zero.'],
    [broken('missing > 1'), '/nodes/0/choices/0/when: There is no variable “missing”.'],
    [{ ...trap, texts: { big: 'x'.repeat(5_000_000) } }, '/: The file has'],
  ])('ends with two and names the place (%#)', (file, told) => {
    const { status, error, out } = run('check story.json', { 'story.json': file });
    expect([status, out]).toEqual([2, '']);
    expect(error).toContain(told);
  });

  it('is told to machines as well', () => {
    const { status, out } = run('check story.json --json', { 'story.json': broken('missing > 1') });
    expect(status).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ problems: [{ code: 'unknown-variable', at: '/nodes/0/choices/0/when' }] });
  });
});

describe('texts with markup', () => {
  const marked = scenario({
    nodes: [situation('one', 'end'), outcome('end')],
    texts: { 'one.text': '<script>alert(1)</script> [[gift->end]] <<set $x to 1>>\n:: end' },
  });
  it('are kept as they are written, and stay inert in other tools’ formats', () => {
    const read = readScenario(JSON.parse(JSON.stringify(marked)));
    expect(read.ok && read.document.texts['one.text']).toContain('<script>');
    const twee = run('export story.json --format twee', { 'story.json': marked }).out;
    expect(twee).not.toMatch(/<script|<<set \$x|\[\[gift/);
    expect(twee.match(/^:: end/gm)).toHaveLength(1);
    expect(run('export story.json --format ink', { 'story.json': marked }).out).not.toMatch(/<script|gift->end/);
  });
});

describe('export and import', () => {
  it.each(['twee', 'ink', 'promela', 'dot'])('writes every node of the example as %s', (format) => {
    const { out, status } = run(`export story.json --format ${format}`, { 'story.json': example });
    expect(status).toBe(0);
    for (const id of ['rope', 'words', 'report', 'relation']) expect(out).toContain(id);
  });

  it('brings back from Twee the nodes, links, conditions and setters that it wrote', () => {
    const story = scenario({
      variables: [{ type: 'integer', id: 'trust', name: 'trust', min: 0, max: 100, start: 5 }],
      nodes: [
        decision('gate', [
          choice('wait', 'home', { when: 'trust >= 5' }),
          choice('go', 'gate', { effects: [{ set: 'trust', to: '7' }] }),
        ]),
        outcome('home'),
      ],
    });
    const twee = run('export story.json --format twee', { 'story.json': story }).out;
    const imported = run('import story.twee', { 'story.twee': twee });
    const read = readScenario(JSON.parse(imported.out));
    expect(read.ok && read.document.nodes.map(({ id, kind }) => [id, kind])).toEqual([
      ['gate', 'decision'],
      ['home', 'outcome'],
    ]);
    expect(read.ok && run('check story.json', { 'story.json': read.document }).error).toBe('');
  });

  it('lists what has no counterpart and drops nothing silently', () => {
    const { out, error } = run('import story.twee', {
      'story.twee':
        ':: StoryTitle\nGate\n\n:: Start\nHello <<audio "x" play>>\n[[Go->End]]\n[[Back->Nowhere]]\n[[Odd->End][$x to random(1,6)]]\n\n:: End\nDone',
    });
    expect(error).toMatch(/audio/);
    expect(error).toMatch(/Nowhere/);
    expect(error).toMatch(/random/);
    expect(JSON.parse(out)).toMatchObject({ start: 'Start', nodes: [{ kind: 'decision' }, { kind: 'outcome' }] });
  });

  /** The imported document, which has a meaning, and what could not be taken over. */
  const imported = (story: string) => {
    const { out, error } = run('import story.twee', { 'story.twee': story });
    const read = readScenario(JSON.parse(out));
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(run('check story.json', { 'story.json': read.document }).error).toBe('');
    return { document: read.document, left: error.split('\n').filter((line) => line !== '') };
  };
  const guardStory = (init: string, start: string, end = 'Done') =>
    `:: StoryInit\n${init}\n\n:: Start\n${start}\n\n:: Inside\n${end}\n\n:: Out\nDone\n`;

  it.each([
    [
      'SugarCube',
      guardStory(
        '<<set $met to false>>\n<<set $trust to 3, $seen to true>>',
        '<<if $met and $trust gte 2>>[[In->Inside]]<<elseif not $seen>>[[Wait->Start]]<<else>>[[Away->Out][$trust -= 1]]<</if>>\n[[Ask->Start][$met to true]]',
        '<<set $seen to false>>\nInside you wait.\n[[Out of here->Out]]',
      ),
    ],
    [
      'Harlowe',
      guardStory(
        '(set: $met to false, $trust to 3)(put: true into $seen)',
        '(if: $met and $trust >= 2)[[[In->Inside]]](else-if: not $seen)[[[Wait->Start]]](else:)[[[Away->Out][$trust -= 1]]]\n[[Ask->Start][$met to true]]',
        '(set: $seen to false)\nInside you wait.\n[[Out of here->Out]]',
      ),
    ],
  ])('makes booleans and numbers of the variables of %s, and conditions of its own', (_name, story) => {
    const { document, left } = imported(story);
    expect(left).toEqual([]);
    expect(document.variables.map(({ id, type, start }) => [id, type, start]).sort()).toEqual([
      ['met', 'boolean', false],
      ['seen', 'boolean', true],
      ['trust', 'integer', 3],
    ]);
    const [start, inside] = document.nodes;
    const choices = start?.kind === 'decision' ? start.choices : [];
    expect(choices.map(({ target, when, effects }) => [target, when, effects])).toEqual([
      // What a passage sets happens on the way to it.
      ['Inside', '(met && (trust >= 2))', [{ set: 'seen', to: 'false' }]],
      ['Start', '(!(met && (trust >= 2)) && !(seen))', []],
      ['Out', '(!(met && (trust >= 2)) && !(!(seen)))', [{ add: 'trust', by: '-1' }]],
      ['Start', undefined, [{ set: 'met', to: 'true' }]],
    ]);
    expect(inside).toMatchObject({ kind: 'decision', choices: [{ id: 'Inside-1', target: 'Out' }] });
    expect(document.texts['Inside.text']).toBe('Inside you wait.');
  });

  it('keeps what is set on a condition, and reads a number as a condition where it is one', () => {
    const { document, left } = imported(
      guardStory(
        '<<set $calls to 0>>',
        '<<set $calls += 1>><<if $calls gt 2>><<set $late to true>><</if>>\n<<if $calls>>[[In->Inside]]<</if>>\n[[Again->Start]]',
      ),
    );
    // At the very beginning nobody has come along a way.
    expect(left).toEqual([
      'not taken over, in “Start”: set at the beginning: $calls += 1',
      'not taken over, in “Start”: set at the beginning: $late to true',
    ]);
    const [start] = document.nodes;
    expect(start?.kind === 'decision' && start.choices.map(({ when, effects }) => [when, effects])).toEqual([
      ['(calls != 0)', []],
      [
        undefined,
        [
          { add: 'calls', by: '1' },
          { set: 'late', to: '((calls > 2) ? true : late)' },
        ],
      ],
    ]);
  });

  it.each([
    ['<<set $gate to "open">>', '[[In->Inside]]', /setter \$gate to "open"/],
    ['<<set $x to 5>>', '[[In->Inside][$x to true]]', /setter \$x to true/],
    ['<<set $x to true>>', '[[In->Inside][$x += 1]]', /\$x to true, which is a number elsewhere/],
    ['', '<<if $a is "b">>[[In->Inside]]<</if>>', /condition \$a is "b"/],
    ['', '<<if $a.b>><<set $c to 1>>[[In->Inside]]<</if>>', /setter \$c to 1/],
    ['', '<<if $a>>You are late.<</if>>[[In->Inside]]', /shown only on a condition: You are late\./],
    ['', '<<if $a>>[[In->Inside]]', /<<if \$a>>/],
    ['', '<<if $a>>[[In->Inside]]<</if>><<set $a to true>>[[Again->Start]]', /it counts for the conditions above it/],
    ['', '(link: "More")[text] [[In->Inside]]', /\(link: "More"\)/],
    ['<<script>>', '[[In->Inside]]', /<<script>>/],
    ['Hello', '[[In->Inside]]', /Hello/],
    ['', `${'x'.repeat(5001)}[[In->Inside]]`, /beyond 5000/],
    ['', '[[In->Inside]]\n\n:: Code [script]\nalert(1)', /“Code”: special passage/],
    ['', Array.from({ length: 13 }, (_, n) => `[[${n}->Inside]]`).join(''), /\[\[12->Inside\]\]/],
  ])('lists what does not map (%#)', (init, start, told) => {
    expect(imported(guardStory(init, start)).left.join('\n')).toMatch(told);
  });

  it('takes back from Twee what passes and ends as it did, with booleans that are booleans again', () => {
    const story = scenario({
      variables: [
        { type: 'boolean', id: 'met', name: 'met', start: false },
        { type: 'integer', id: 'trust', name: 'trust', min: 0, max: 300, start: 120 },
      ],
      nodes: [
        decision('gate', [
          choice('ask', 'gate', { effects: [{ set: 'met', to: 'trust > 100' }], when: '!met' }),
          choice('push', 'hall', { effects: [{ add: 'trust', by: '-50' }] }),
        ]),
        decision('hall', [
          choice('back', 'gate', { when: 'trust >= 50 && !visited("yard")' }),
          choice('yards', 'yard', { effects: [{ set: 'trust', to: 'met ? 300 : trust' }] }),
        ]),
        decision('yard', [
          choice('win', 'home', { when: 'trust == 300 || met == true' }),
          choice('lose', 'lost', { when: 'trust < 300' }),
        ]),
        outcome('home'),
        outcome('lost', 'notAchieved'),
      ],
    });
    const { document, left } = imported(run('export story.json --format twee', { 'story.json': story }).out);
    expect(left).toEqual([]);
    expect(document.variables.find(({ id }) => id === 'met')?.type).toBe('boolean');
    // Grades do not travel.
    const graded = {
      ...document,
      nodes: document.nodes.map((node) => (node.id === 'home' ? { ...node, grade: 'achieved' } : node)),
    };
    const figures = (of: object) => {
      const told = JSON.parse(run('check story.json --json', { 'story.json': of }).out) as {
        endings: Record<string, { chance: number }>;
        decisions: object;
      };
      return [Object.entries(told.endings).map(([id, { chance }]) => [id, chance.toFixed(9)]), told.decisions];
    };
    expect(figures(graded)).toEqual(figures(story));
  });

  it('reads the published HTML of Twine too', () => {
    const { out } = run('import story.html', {
      'story.html':
        '<tw-storydata name="Gate &amp; road" startnode="2"><tw-passagedata pid="1" name="End">Done</tw-passagedata><tw-passagedata pid="2" name="Start">[[Go|End]]</tw-passagedata></tw-storydata>',
    });
    expect(JSON.parse(out)).toMatchObject({ start: 'Start', texts: { title: 'Gate & road' } });
  });
});

describe('the document', () => {
  it('is published as the JSON Schema that the code declares', () => {
    expect(readFileSync(join(docs, 'scenario.schema.json'), 'utf8')).toBe(scenarioJsonSchema());
  });

  it('has one canonical form, whatever the order of members, with neither translations nor places on the graph', () => {
    const turned = Object.fromEntries(Object.entries({ ...trap, layout: { gate: { x: 1, y: 2 } } }).reverse());
    const read = readScenario({ ...turned, translations: { fr: { title: 'Porte' } } });
    expect(read.ok && canonicalScenario(read.document)).toBe(canonicalScenario(trap));
  });

  it('is lifted one version at a time, and left alone where a step is missing', () => {
    const old = { schema: 'peacewright.scenario', version: 1 };
    const steps = {
      1: (document: object) => ({ ...document, a: 1 }),
      2: (document: object) => ({ ...document, b: 2 }),
    };
    expect(liftedScenario(old, 3, steps)).toEqual({ schema: 'peacewright.scenario', version: 3, a: 1, b: 2 });
    expect(liftedScenario(old, 4, steps)).toBe(old);
  });
});
