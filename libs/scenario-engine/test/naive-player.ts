import { Environment } from '@marcbachmann/cel-js';
import type { RatedWay, ScenarioDocument, ScenarioNode } from '../src/document/schema';

/**
 * A player who tries everything, for specs alone: written from the meaning, not from the engine. It reads the document
 * itself, lets the expression library evaluate, keeps the whole history in the state, and knows no reduction.
 */
type Values = Record<string, bigint | boolean | string>;

interface World {
  readonly node: string;
  readonly values: Values;
  readonly elapsed: number;
  readonly visited: readonly string[];
  readonly facts: readonly string[];
  readonly counted: readonly string[];
  readonly good: readonly number[];
  readonly rated: readonly number[];
  readonly critical: readonly boolean[];
}

interface Arrow {
  readonly kind: string;
  readonly id: string;
  readonly at: string;
  readonly way: Pick<RatedWay, 'target' | 'effects' | 'minutes'> & Partial<RatedWay>;
  readonly when?: string | undefined;
  readonly needs: readonly string[];
  readonly weight: number;
  readonly unit: string;
}

interface Edge {
  readonly arrow: Arrow;
  readonly to: number;
}

export interface NaiveReport {
  readonly findings: string[];
  readonly states: number;
  readonly ranges: { low: number | null; high: number | null; missable: boolean }[];
  readonly pass: number;
  readonly decisions: [number, number | null] | null;
  readonly minutes: [number, number | null] | null;
  readonly traits: { cycles: boolean; saturation: boolean; visited: boolean; timeouts: boolean };
}

/** Everything about a small scenario, or null where it has more than `limit` states with all their history. */
export function playEverything(document: ScenarioDocument, limit: number): NaiveReport | null {
  const naive = new Naive(document);
  return naive.explore(limit) ? naive.report() : null;
}

class Naive {
  private readonly worlds: World[] = [];
  private readonly edges: Edge[][] = [];
  private readonly numbers = new Map<string, number>();
  private readonly begins: number[] = [];
  private readonly environment = new Environment({ unlistedVariablesAreDyn: true });
  private here: readonly string[] = [];
  private readonly mentioned: Set<string>;
  private readonly nodes: Map<string, ScenarioNode>;
  private readonly place: Map<string, number>;
  private readonly found = new Set<string>();
  private readonly parsed = new Map<string, (context: object) => unknown>();
  private saturated = false;

  constructor(private readonly document: ScenarioDocument) {
    this.environment.registerFunction('visited(string): bool', (id: string) => this.here.includes(id));
    this.mentioned = new Set(
      [...JSON.stringify(document).matchAll(/visited\(\\"([^\\]+)\\"\)/g)].map(([, id]) => id ?? ''),
    );
    this.nodes = new Map(document.nodes.map((node) => [node.id, node]));
    this.place = new Map(document.nodes.map(({ id }, index) => [id, index]));
  }

  explore(limit: number): boolean {
    const { document } = this;
    const zero = document.objectives.map(() => 0);
    for (const preset of [null, ...document.presets]) {
      const values: Values = {};
      for (const variable of document.variables) {
        const value = preset?.values[variable.id] ?? variable.start;
        values[variable.id] = typeof value === 'number' ? BigInt(value) : value;
      }
      const blank = { values, elapsed: 0, visited: [], facts: [], counted: [], good: zero, rated: zero };
      this.begins.push(
        this.number(this.arrived({ node: '', ...blank, critical: zero.map(() => false) }, document.start)),
      );
    }
    for (let at = 0; at < this.worlds.length; at++) {
      if (this.worlds.length > limit) return false;
      const world = this.worlds[at]!;
      this.edges[at] = this.arrows(world).map((arrow) => ({ arrow, to: this.number(this.taken(world, arrow)) }));
    }
    return true;
  }

  private number(world: World): number {
    const key = JSON.stringify(world, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value));
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.numbers.set(key, this.worlds.length);
    return this.worlds.push(world) - 1;
  }

  private value(source: string, world: Pick<World, 'values' | 'elapsed' | 'visited'>): unknown {
    this.here = world.visited;
    let run = this.parsed.get(source);
    if (!run) this.parsed.set(source, (run = this.environment.parse(source)));
    return run({ ...world.values, elapsed: BigInt(world.elapsed) });
  }

  /** Every arrow out of a node that is on offer; branches take their first case. */
  private arrows(world: World): Arrow[] {
    const node = this.nodes.get(world.node)!;
    const all = arrowsOf(node, this.place.get(node.id)!).filter(
      ({ when }) => when === undefined || this.value(when, world) === true,
    );
    if (node.kind === 'branch') return all.slice(0, 1).filter(({ way }) => way.target !== null);
    return all.filter(({ way }) => way.target !== null);
  }

  private taken(world: World, arrow: Arrow): World {
    const { way } = arrow;
    const values = { ...world.values };
    for (const effect of way.effects) {
      const id = 'set' in effect ? effect.set : effect.add;
      const variable = this.document.variables.find((entry) => entry.id === id)!;
      const given = this.value('set' in effect ? effect.to : effect.by, { ...world, values });
      if (variable.type !== 'integer') {
        values[id] = given as boolean | string;
        continue;
      }
      const raw = 'set' in effect ? (given as bigint) : (values[id] as bigint) + (given as bigint);
      const [low, high] = [BigInt(variable.min), BigInt(variable.max)];
      if (raw < low || raw > high) {
        this.found.add(`range-overflow ${id}`);
        this.saturated = true;
      }
      values[id] = raw < low ? low : raw > high ? high : raw;
    }
    const first = arrow.unit !== '' && !world.counted.includes(arrow.unit);
    const index = (id: string): number => this.document.objectives.findIndex((objective) => objective.id === id);
    const [good, rated, critical] = [[...world.good], [...world.rated], [...world.critical]];
    if (first)
      for (const { objective, rating, weight } of way.ratings ?? []) {
        rated[index(objective)]! += weight;
        if (rating === 'good' || rating === 'acceptable') good[index(objective)]! += weight;
      }
    if (way.critical) critical[index(way.critical.objective)] = true;
    const elapsed = Math.min(world.elapsed + way.minutes, this.document.elapsedCap);
    const counted = first ? [...world.counted, arrow.unit].sort() : world.counted;
    return this.arrived({ ...world, values, elapsed, counted, good, rated, critical }, way.target!);
  }

  private arrived(world: World, id: string): World {
    const node = this.nodes.get(id)!;
    const gives = 'gives' in node ? node.gives : [];
    return {
      ...world,
      node: id,
      visited: this.mentioned.has(id) ? [...new Set([...world.visited, id])].sort() : world.visited,
      facts: [...new Set([...world.facts, ...gives])].sort(),
    };
  }

  report(): NaiveReport {
    const { document, worlds, edges, found } = this;
    const isEnd = (at: number): boolean => this.nodes.get(worlds[at]!.node)!.kind === 'outcome';
    const canEnd = this.backwards((at) => isEnd(at));
    const at = (world: number): string => `/nodes/${this.place.get(worlds[world]!.node)}`;
    const stuck = (world: number): boolean => !isEnd(world) && edges[world]!.length === 0;
    const reached = new Set(worlds.map(({ node }) => node));
    document.nodes.forEach(({ id }, index) => reached.has(id) || found.add(`unreachable-node /nodes/${index}`));
    const offered = new Set(edges.flat().map(({ arrow }) => arrow.at));
    for (const [index, node] of document.nodes.entries())
      for (const arrow of arrowsOf(node, index)) {
        if (arrow.way.target === null) found.add(`missing-target ${arrow.at}`);
        else if (arrow.kind === 'choice' && reached.has(node.id) && !offered.has(arrow.at))
          found.add(`unreachable-choice ${arrow.at}`);
        if (arrow.way.critical && arrow.way.critical.explanation === undefined)
          found.add(`critical-without-explanation ${arrow.at}/critical`);
      }
    worlds.forEach((_, world) => stuck(world) && found.add(`dead-end ${at(world)}`));
    const trapped = (world: number): boolean => !canEnd[world] && !stuck(world);
    for (const world of this.begins) if (trapped(world)) found.add(`trap ${at(world)}`);
    edges.forEach((list, from) => canEnd[from] && list.forEach(({ to }) => trapped(to) && found.add(`trap ${at(to)}`)));
    this.objectiveFindings(isEnd);
    this.unfair();
    this.perverse(canEnd, isEnd);
    this.cosmetic();
    this.alternates(canEnd, isEnd);
    const states = new Set(worlds.map((world) => this.shown(world, () => true)));
    return {
      findings: [...found].sort(),
      states: states.size,
      ranges: document.objectives.map((_, index) => this.range(index, isEnd)),
      pass: this.pass(isEnd),
      decisions: this.lengths(canEnd, isEnd, ({ kind }) => (kind === 'choice' || kind === 'timeout-decision' ? 1 : 0)),
      minutes: this.lengths(canEnd, isEnd, ({ way }) => way.minutes),
      traits: {
        cycles: edges.some((list, from) => list.some(({ to }) => this.reaches(to, from))),
        saturation: this.saturated,
        visited: this.mentioned.size > 0,
        timeouts: edges.flat().some(({ arrow }) => arrow.kind.startsWith('timeout')),
      },
    };
  }

  private passes(world: World): boolean {
    const node = this.nodes.get(world.node)!;
    if (node.kind !== 'outcome' || world.critical.includes(true)) return false;
    return (
      node.grade === 'achieved' || (node.grade === 'partlyAchieved' && this.document.passFrom === 'partlyAchieved')
    );
  }

  private objectiveFindings(isEnd: (at: number) => boolean): void {
    const { worlds, found, document } = this;
    const ends = worlds.filter((_, at) => isEnd(at));
    if (!ends.some((world) => this.passes(world))) found.add('no-way-to-pass /nodes');
    if (ends.length > 0 && ends.every((world) => this.passes(world))) found.add('cannot-fail /nodes');
    document.objectives.forEach((_, index) => {
      const rates = worlds.some(({ rated, critical }) => rated[index]! > 0 || critical[index]);
      if (!rates) found.add(`objective-unrated /objectives/${index}`);
      else if (ends.some(({ rated, critical }) => rated[index] === 0 && !critical[index]))
        found.add(`objective-missable /objectives/${index}`);
    });
  }

  private unfair(): void {
    this.edges.forEach((list, from) => {
      for (const { arrow } of list)
        arrow.needs.forEach((fact, place) => {
          if ((arrow.way.ratings?.length ?? 0) > 0 && !this.worlds[from]!.facts.includes(fact))
            this.found.add(`unfair-decision ${arrow.at}/needs/${place}`);
        });
    });
  }

  private perverse(canEnd: boolean[], isEnd: (at: number) => boolean): void {
    const rank = (grade: string): number => ['notAchieved', 'partlyAchieved', 'achieved'].indexOf(grade);
    const ends = this.futures(isEnd, (at) => {
      const node = this.nodes.get(this.worlds[at]!.node)!;
      return node.kind === 'outcome' ? [rank(node.grade)] : [];
    });
    const after = new Map<string, { arrow: Arrow; grades: Set<number>; node: string }>();
    this.edges.forEach((list, from) => {
      for (const { arrow, to } of list) {
        const entry = after.get(arrow.at) ?? { arrow, grades: new Set<number>(), node: this.worlds[from]!.node };
        if (canEnd[to]) for (const grade of ends[to]!) entry.grades.add(grade);
        after.set(arrow.at, entry);
      }
    });
    const worth = ['harmful', 'poor', 'acceptable', 'good'];
    for (const a of after.values())
      for (const b of after.values()) {
        if (a.node !== b.node || a === b || a.grades.size === 0 || b.grades.size === 0) continue;
        if (![a, b].every(({ arrow }) => arrow.kind === 'choice' || arrow.kind === 'timeout-decision')) continue;
        const pairs = (a.arrow.way.ratings ?? []).flatMap(({ objective, rating }) => {
          const other = b.arrow.way.ratings?.find((entry) => entry.objective === objective);
          return other ? [worth.indexOf(rating) - worth.indexOf(other.rating)] : [];
        });
        if (pairs.some((by) => by > 0) || !pairs.some((by) => by < 0)) continue;
        if (Math.min(...a.grades) > Math.max(...b.grades)) this.found.add(`perverse-rating ${a.arrow.at}`);
      }
  }

  /** What a state shows of itself: all of it, or its place with what a learner can see. */
  private shown({ node, values, elapsed, visited }: World, all: () => boolean): string {
    const automatic = ['branch', 'chance'].includes(this.nodes.get(node)!.kind);
    const seen = this.document.variables
      .filter(({ visible }) => all() || (visible && !automatic))
      .map(({ id }) => String(values[id]));
    return JSON.stringify([node, seen, ...(all() ? [elapsed, visited] : [])]);
  }

  /** Parts states by what they show and where they lead until nothing more can be parted; then compares choices. */
  private cosmetic(): void {
    const keys = this.worlds.map((world) => this.shown(world, () => true));
    const names = new Map<string, number>();
    const of = keys.map((key) => names.get(key) ?? names.set(key, names.size).size - 1);
    const sample = new Map(of.map((name, at) => [name, at]));
    let parted = new Map<number, number>();
    for (let before = 0; ;) {
      const classes = new Map<string, number>();
      const next = new Map<number, number>();
      for (const [name, at] of sample) {
        const leads = this.edges[at]!.map(({ arrow, to }) => [
          arrow.kind === 'branch' ? '' : arrow.at,
          parted.get(of[to]!) ?? 0,
        ]);
        const sight = JSON.stringify([this.shown(this.worlds[at]!, () => false), parted.get(name) ?? 0, leads]);
        next.set(name, classes.get(sight) ?? classes.set(sight, classes.size).size - 1);
      }
      parted = next;
      if (classes.size === before) break;
      before = classes.size;
    }
    const same = (arrow: Arrow): string =>
      JSON.stringify([
        arrow.way.target,
        arrow.way.critical?.objective,
        [...(arrow.way.ratings ?? [])].map((r) => JSON.stringify(r)).sort(),
      ]);
    const verdicts = new Map<string, boolean>();
    this.edges.forEach((list) => {
      const choices = list.filter(({ arrow }) => arrow.kind === 'choice');
      for (const [place, a] of choices.entries())
        for (const b of choices.slice(place + 1)) {
          const key = `${a.arrow.at} ${b.arrow.at}`;
          const alike = same(a.arrow) === same(b.arrow) && parted.get(of[a.to]!) === parted.get(of[b.to]!);
          verdicts.set(key, alike && (verdicts.get(key) ?? true));
        }
    });
    for (const [key, alike] of verdicts) if (alike) this.found.add(`cosmetic-choice ${key.split(' ')[1]}`);
  }

  private alternates(canEnd: boolean[], isEnd: (at: number) => boolean): void {
    // Without critical fails behind them, whatever came before: what can still go well, and whether it can pass.
    const well = this.futures(
      isEnd,
      () => [],
      ({ arrow, to }) => (canEnd[to] ? wellBy(arrow) : []),
      canEnd,
    );
    const pass = this.backwards(
      (at) => isEnd(at) && this.passes({ ...this.worlds[at]!, critical: [] }),
      ({ arrow }) => !arrow.way.critical,
    );
    this.edges.forEach((list) => {
      const round = list.find(({ arrow }) => arrow.kind === 'alternate');
      if (!round) return;
      const others = list.filter((edge) => edge !== round && canEnd[edge.to]);
      const wellOthers = new Set(others.flatMap(({ arrow, to }) => [...wellBy(arrow), ...well[to]!]));
      const roundWell = canEnd[round.to] ? well[round.to]! : new Set<string>();
      const canPass = others.some(({ arrow, to }) => !arrow.way.critical && pass[to]);
      if ([...wellOthers].some((id) => !roundWell.has(id)) || (canPass && !pass[round.to]))
        this.found.add(`alternate-unequal ${round.arrow.at}`);
    });
  }

  private range(
    index: number,
    isEnd: (at: number) => boolean,
  ): { low: number | null; high: number | null; missable: boolean } {
    const ends = this.worlds.filter((_, at) => isEnd(at));
    const shares = ends.flatMap(({ good, rated, critical }) =>
      critical[index] ? [0] : rated[index] === 0 ? [] : [good[index]! / rated[index]!],
    );
    const clean = ends.flatMap(({ good, rated, critical }) =>
      critical[index] || rated[index] === 0 ? [] : [good[index]! / rated[index]!],
    );
    return {
      low: shares.length === 0 ? null : Math.min(...shares),
      high: clean.length > 0 ? Math.max(...clean) : shares.length > 0 ? 0 : null,
      missable: ends.some(({ rated, critical }) => rated[index] === 0 && !critical[index]),
    };
  }

  /** Chance of passing, by sweeping until nothing moves. */
  private pass(isEnd: (at: number) => boolean): number {
    const chance = this.worlds.map((world, at): number => (isEnd(at) && this.passes(world) ? 1 : 0));
    for (let sweep = 0; sweep < 50_000; sweep++) {
      let moved = 0;
      this.edges.forEach((list, at) => {
        if (list.length === 0) return;
        const own = list.filter(({ arrow }) => !arrow.kind.startsWith('timeout') && arrow.kind !== 'alternate');
        const late = list.filter(({ arrow }) => arrow.kind.startsWith('timeout'));
        const picked = own.length > 0 ? own : late.length > 0 ? late : list;
        const total = picked.reduce((sum, { arrow }) => sum + arrow.weight, 0);
        const next = picked.reduce((sum, { arrow, to }) => sum + (chance[to]! * arrow.weight) / total, 0);
        moved = Math.max(moved, Math.abs(next - chance[at]!));
        chance[at] = next;
      });
      if (moved < 1e-13) break;
    }
    return chance[this.begins[0]!]!;
  }

  private lengths(
    canEnd: boolean[],
    isEnd: (at: number) => boolean,
    cost: (arrow: Arrow) => number,
  ): [number, number | null] | null {
    const size = this.worlds.length;
    const least = this.worlds.map((_, at) => (isEnd(at) ? 0 : Infinity));
    const most = this.worlds.map((_, at) => (isEnd(at) ? 0 : -Infinity));
    let moved = true;
    for (let sweep = 0; moved && sweep <= size + 1; sweep++) {
      moved = false;
      this.edges.forEach((list, at) => {
        for (const { arrow, to } of list) {
          if (!canEnd[to]) continue;
          const low = cost(arrow) + least[to]!;
          const high = cost(arrow) + most[to]!;
          if (low >= least[at]! && high <= most[at]!) continue;
          moved = true;
          least[at] = Math.min(low, least[at]!);
          if (high > most[at]!) most[at] = sweep > size ? Infinity : high;
        }
      });
    }
    // Whatever a state that still grew leads up to has no limit either.
    for (moved = true; moved;) {
      moved = false;
      this.edges.forEach((list, at) => {
        if (most[at] !== Infinity && list.some(({ to }) => canEnd[to] && most[to] === Infinity))
          [most[at], moved] = [Infinity, true];
      });
    }
    const shortest = Math.min(...this.begins.map((at) => least[at]!));
    if (shortest === Infinity) return null;
    const longest = Math.max(...this.begins.map((at) => most[at]!));
    return [shortest, longest === Infinity ? null : longest];
  }

  private backwards(goal: (at: number) => boolean, may: (edge: Edge) => boolean = () => true): boolean[] {
    const can = this.worlds.map((_, at) => goal(at));
    for (let moved = true; moved;) {
      moved = false;
      for (let at = this.worlds.length - 1; at >= 0; at--)
        if (!can[at] && this.edges[at]!.some((edge) => can[edge.to] && may(edge))) can[at] = moved = true;
    }
    return can;
  }

  private futures<T>(
    isEnd: (at: number) => boolean,
    own: (at: number) => T[],
    by: (edge: Edge) => T[] = () => [],
    useful: boolean[] | null = null,
  ): Set<T>[] {
    const sets = this.worlds.map((_, at) => new Set(isEnd(at) ? own(at) : []));
    for (let moved = true; moved;) {
      moved = false;
      for (let at = this.worlds.length - 1; at >= 0; at--)
        for (const edge of this.edges[at]!) {
          if (useful && !useful[edge.to]) continue;
          for (const value of [...by(edge), ...sets[edge.to]!])
            if (!sets[at]!.has(value)) {
              sets[at]!.add(value);
              moved = true;
            }
        }
    }
    return sets;
  }

  private reaches(from: number, to: number): boolean {
    const seen = new Set([from]);
    for (const at of seen) for (const edge of this.edges[at]!) seen.add(edge.to);
    return seen.has(to);
  }
}

function wellBy({ way }: Arrow): string[] {
  return (way.ratings ?? [])
    .filter(({ rating }) => rating === 'good' || rating === 'acceptable')
    .map(({ objective }) => objective);
}

function arrowsOf(node: ScenarioNode, index: number): Arrow[] {
  const at = (...steps: (string | number)[]): string => ['/nodes', index, ...steps].join('/');
  const base = { id: '', needs: [], weight: 1, unit: '' };
  const rated = (way: RatedWay, unit: string): string => (way.ratings.length > 0 ? unit : '');
  const own = (): Arrow[] => {
    switch (node.kind) {
      case 'situation':
        return [{ ...base, kind: 'next', at: at('next'), way: node.next }];
      case 'decision':
        return [
          ...node.choices.map((way, place) => ({
            ...base,
            kind: 'choice',
            id: way.id,
            at: at('choices', place),
            way,
            when: way.when,
            needs: way.needs,
            unit: rated(way, way.id),
          })),
          ...(node.limit && node.timeout
            ? [
                {
                  ...base,
                  kind: 'timeout-decision',
                  at: at('timeout'),
                  way: node.timeout,
                  unit: rated(node.timeout, `${node.id}/late`),
                },
              ]
            : []),
        ];
      case 'task': {
        // Two items are in order or are not: nothing in between.
        const two = node.task.kind === 'ordering' && node.task.items.length === 2;
        const ids = (['full', 'partial', 'none'] as const).filter((id) => !(two && id === 'partial'));
        const ways = [
          node.results.full,
          node.results.partial,
          node.results.none,
          ...(node.timeout ? [node.timeout] : []),
        ];
        const unit = ways.some(({ ratings }) => ratings.length > 0) ? node.id : '';
        return [
          ...ids.map((id) => ({ ...base, kind: 'result', id, at: at('results', id), way: node.results[id], unit })),
          ...(node.limit && node.timeout
            ? [{ ...base, kind: 'timeout', at: at('timeout'), way: node.timeout, unit }]
            : []),
        ];
      }
      case 'branch':
        return [
          ...node.cases.map((way, place) => ({ ...base, kind: 'branch', at: at('cases', place), way, when: way.when })),
          { ...base, kind: 'branch', at: at('otherwise'), way: node.otherwise },
        ];
      case 'chance':
        return node.outcomes.map((way, place) => ({
          ...base,
          kind: 'drawn',
          id: way.id,
          at: at('outcomes', place),
          way,
          weight: way.weight,
        }));
      case 'outcome':
        return [];
    }
  };
  const round = 'alternate' in node && node.alternate ? node.alternate : null;
  return round
    ? [
        ...own(),
        { ...base, kind: 'alternate', at: at('alternate'), way: { target: round.target, effects: [], minutes: 0 } },
      ]
    : own();
}
