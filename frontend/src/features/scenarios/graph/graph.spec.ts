/** @jest-environment node */
import { describe, expect, it } from '@jest/globals';
import { blankNode, blankScenario } from '@peacewright/scenario-engine/editing';
import { drawnArrows } from './arrows';
import { comparedNodes, differenceBadges } from './compared';
import { foldedNodes } from './folded';
import { NODE_WIDTH, nodeHeight, type GraphNode } from './graph';
import { graphNodes } from './graph-nodes';
import { heatLevel } from './heat';
import { laidOut } from './layout';
import { broughtIn, firstSight, fitted, pointAt, zoomed } from './sight';
import { spokenNode } from './spoken';
import { walked } from './walk';

const text = (key: string, params: Record<string, string | number> = {}): string =>
  [key, ...Object.values(params)].filter((part) => part !== '').join(' ');

/** A node whose ways lead to the ids given; an empty id leads nowhere. */
function node(id: string, number: number, ...to: string[]): GraphNode {
  const ways = to.map((target, at) => ({
    key: `${id} choice ${at}`,
    from: id,
    place: { kind: 'choice' as const, id: String(at) },
    sign: String.fromCharCode(65 + at),
    words: `way ${at}`,
    manner: 'plain' as const,
    to: target === '' ? [] : [target],
  }));
  return { id, kind: to.length === 0 ? 'outcome' : 'decision', number, name: id, isStart: number === 1, ways };
}

function layoutOf(nodes: readonly GraphNode[]) {
  return laidOut({
    nodes: nodes.map(({ id, ways, group }) => ({ id, ways: ways.length, ...(group !== undefined && { group }) })),
    arrows: nodes.flatMap(({ id, ways }) => ways.flatMap(({ to }) => to.map((target) => ({ from: id, to: target })))),
  });
}

// a goes to b and c; both to d; c also goes back to a, and b past d to the end e.
const STORY = [
  node('a', 1, 'b', 'c'),
  node('b', 2, 'd', 'e'),
  node('c', 3, 'd', 'a', ''),
  node('d', 4, 'e'),
  node('e', 5),
];

describe('the layout', () => {
  const { places, width, height } = layoutOf(STORY);

  it('puts what follows to the right, and nothing over anything', () => {
    const x = (id: string): number => places.get(id)?.x ?? NaN;
    expect(x('b')).toBe(x('c'));
    expect(x('a')).toBeLessThan(x('b'));
    expect(x('c')).toBeLessThan(x('d'));
    expect(x('d')).toBeLessThan(x('e'));
    const boxes = STORY.map(({ id, ways }) => ({
      ...(places.get(id) ?? { x: 0, y: 0 }),
      height: nodeHeight(ways.length),
    }));
    for (const [at, one] of boxes.entries())
      for (const other of boxes.slice(at + 1))
        expect(
          one.x + NODE_WIDTH <= other.x ||
            other.x + NODE_WIDTH <= one.x ||
            one.y + one.height <= other.y ||
            other.y + other.height <= one.y,
        ).toBe(true);
    for (const box of boxes) expect(box.x + NODE_WIDTH <= width && box.y + box.height <= height).toBe(true);
  });

  it('frames the nodes of a group, all of them and no other', () => {
    const grouped = STORY.map((one) => (['b', 'd'].includes(one.id) ? { ...one, group: 'The gate' } : one));
    const { places: at, groups } = layoutOf(grouped);
    expect(groups.map(({ name }) => name)).toEqual(['The gate']);
    const frame = groups[0] ?? { x: NaN, y: NaN, width: NaN, height: NaN };
    const within = grouped.filter(({ id, ways }) => {
      const { x, y } = at.get(id) ?? { x: NaN, y: NaN };
      return (
        x + NODE_WIDTH > frame.x &&
        x < frame.x + frame.width &&
        y + nodeHeight(ways.length) > frame.y &&
        y < frame.y + frame.height
      );
    });
    expect(within.map(({ id }) => id)).toEqual(['b', 'd']);
    for (const { id, ways } of within) {
      const { x, y } = at.get(id) ?? { x: NaN, y: NaN };
      expect(x >= frame.x && x + NODE_WIDTH <= frame.x + frame.width).toBe(true);
      expect(y >= frame.y && y + nodeHeight(ways.length) <= frame.y + frame.height).toBe(true);
    }
  });

  it('has a place for each of two hundred nodes', () => {
    const many = Array.from({ length: 200 }, (_, at) =>
      node(`n${at}`, at + 1, ...[1, 2].map((by) => at + by).flatMap((to) => (to < 200 ? [`n${to}`] : []))),
    );
    expect(layoutOf(many).places.size).toBe(200);
  });
});

describe('arrows', () => {
  const layout = layoutOf(STORY);

  it('are drawn for every way that leads somewhere, and turned for reading from right to left', () => {
    const arrows = drawnArrows(STORY, layout, false);
    expect(arrows.map(({ way, to }) => `${way} > ${to}`)).toHaveLength(7);
    const turned = drawnArrows(STORY, layout, true);
    const start = (path = ''): number => Number(/^M(-?[\d.]+)/.exec(path)?.[1]);
    for (const [at, { path }] of arrows.entries())
      expect(start(turned[at]?.path)).toBeCloseTo(layout.width - start(path));
  });

  it('pass the columns that they do not stop at between the nodes', () => {
    const past = layout.routes.get('b e');
    expect(past).toHaveLength(1);
    const [d, by] = [layout.places.get('d'), past?.[0]];
    expect(by && d && (by.y < d.y || by.y > d.y + nodeHeight(1))).toBe(true);
  });
});

describe('walking', () => {
  const layout = layoutOf(STORY);
  const walk = (from: string, step: Parameters<typeof walked>[3], cameFrom: string | null = null) =>
    walked(STORY, layout, from, step, cameFrom);

  it('follows the first way, or the one of a number, and knows where it came from', () => {
    expect(walk('a', 'onward')).toBe('b');
    expect(walk('a', { way: 1 })).toBe('c');
    expect(walk('c', { way: 2 })).toBeNull();
    expect(walk('e', 'onward')).toBeNull();
    expect(walk('d', 'back')).toBe('b');
    expect(walk('d', 'back', 'c')).toBe('c');
    expect(walk('d', 'back', 'e')).toBe('b');
  });

  it('goes up and down in the column, and to both ends of the story', () => {
    const isAbove = (layout.places.get('b')?.y ?? 0) < (layout.places.get('c')?.y ?? 0);
    const [upper, lower] = isAbove ? (['b', 'c'] as const) : (['c', 'b'] as const);
    expect(walk(upper, 'down')).toBe(lower);
    expect(walk(lower, 'up')).toBe(upper);
    expect(walk(upper, 'up')).toBeNull();
    expect(walk('d', 'first')).toBe('a');
    expect(walk('a', 'last')).toBe('e');
  });
});

describe('what is in sight', () => {
  const frame = { width: 800, height: 600 };

  it('keeps the point under the hand when it grows, within bounds', () => {
    const before = { x: 10, y: 20, scale: 1 };
    const at = { x: 300, y: 200 };
    const after = zoomed(before, 1.5, at);
    expect(pointAt(after, at).x).toBeCloseTo(pointAt(before, at).x);
    expect(pointAt(after, at).y).toBeCloseTo(pointAt(before, at).y);
    expect(zoomed(before, 1000, at).scale).toBe(2);
    const whole = fitted({ width: 10_000, height: 500 }, { width: 350, height: 350 });
    expect(whole.scale).toBeCloseTo(0.035);
    expect(zoomed(whole, 0.5, at).scale).toBe(whole.scale);
  });

  it('is all of a small story, and of a large one the box that matters in a size that can be read', () => {
    const box = { x: 24, y: 400, width: 248, height: 132 };
    expect(firstSight({ width: 1000, height: 500 }, box, frame, false)).toEqual(
      fitted({ width: 1000, height: 500 }, frame),
    );
    for (const turned of [false, true]) {
      const sight = firstSight({ width: 9000, height: 900 }, box, frame, turned);
      expect(sight.scale).toBeGreaterThan(0.8);
      expect(broughtIn(sight, box, frame)).toEqual(sight);
    }
  });

  it('moves only for what is outside', () => {
    const box = { x: 5000, y: 0, width: 248, height: 100 };
    const sight = broughtIn({ x: 0, y: 0, scale: 1 }, box, frame);
    expect(pointAt(sight, { x: 400, y: 300 })).toEqual({ x: 5124, y: 50 });
  });
});

describe('a document on the graph', () => {
  it('says of each node what it is and where its ways lead', () => {
    let made = 0;
    const id = (prefix: string): string => `${prefix}${++made}`;
    const blank = blankScenario('s', 'en', 'T', id);
    const chance = blankNode('chance', id);
    const decision = blankNode('decision', id);
    const nodes = graphNodes({ ...blank, nodes: [...blank.nodes, decision, chance] }, text);
    expect(nodes[0]?.isStart).toBe(true);
    const drawn = nodes.find((one) => one.id === decision.id);
    expect(drawn?.ways.map(({ sign }) => sign)).toEqual(['A', 'B']);
    const numbers = new Map(nodes.map((one) => [one.id, one.number]));
    const badges = new Map([[decision.id, [{ tone: 'due' as const, sign: '2', words: 'two findings' }]]]);
    const spoken = drawn && spokenNode(drawn, numbers, badges, undefined, text);
    expect(spoken).toBe(
      `${drawn?.number}. kinds.decision: unnamed. two findings. wayOpen A unnamed. wayOpen B unnamed`,
    );
  });
});

describe('folding', () => {
  it('hides what follows alone, and leads its arrows on', () => {
    // f hangs on c alone and leads back to b, which others lead to, too.
    const story = [node('a', 1, 'b', 'c'), node('b', 2), node('c', 3, 'f', 'b'), node('f', 4, 'b', '')];
    const shown = foldedNodes(story, new Map([['c', new Set(['f'])]]), (n) => `folded ${n}`);
    expect(shown.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(shown[2]?.ways.map(({ words, to }) => [words, to])).toEqual([
      ['way 1', ['b']],
      ['folded 1', ['b']],
    ]);
    expect(shown[0]).toBe(story[0]);
    expect(foldedNodes(story, new Map(), String)).toBe(story);
  });
});

describe('two editions on one graph', () => {
  const before = [node('a', 1, 'b', 'c'), node('b', 2), node('c', 3)];
  const now = [node('a', 1, 'c'), node('c', 2), node('d', 3)];
  const different = {
    nodes: [
      { id: 'a', change: 'changed' as const, aspects: ['ways' as const] },
      { id: 'd', change: 'added' as const, aspects: [] },
      { id: 'b', change: 'removed' as const, aspects: [] },
    ],
    ways: [
      { node: 'a', place: { kind: 'choice' as const, id: '0' }, change: 'changed' as const, before: 'b', after: 'c' },
      { node: 'a', place: { kind: 'choice' as const, id: '1' }, change: 'removed' as const, before: 'c', after: null },
    ],
    parts: [],
  };

  it('keep what is gone in sight, and out of reach', () => {
    const both = comparedNodes(now, before, different);
    expect(both.map(({ id }) => id)).toEqual(['a', 'c', 'd', 'b']);
    expect(both[0]?.ways.map(({ to, place }) => [to, place === null])).toEqual([
      [['c'], false],
      [['c'], true],
    ]);
  });

  it('say in words what became of nodes and ways', () => {
    const badges = differenceBadges(different, new Map([['b', '2. b']]), text);
    expect(badges.get('a')?.[0]?.words).toBe('differs.changed aspects.ways');
    expect(badges.get('b')?.[0]).toEqual({ tone: 'removed', sign: '−', words: 'differs.removed' });
    expect(badges.get('a choice 0')?.[0]?.words).toBe('differs.led 2. b');
    expect(badges.get('a choice 1')?.[0]?.words).toBe('differs.removed');
  });
});

describe('heat', () => {
  it('rises in steps, and no further than the last', () => {
    expect([0, 0.019, 0.02, 0.1, 0.3, 0.5, 1, 3].map(heatLevel)).toEqual([0, 0, 1, 2, 3, 4, 4, 4]);
  });
});
