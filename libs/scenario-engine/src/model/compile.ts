import { responseFor } from '@peacewright/assessment-engine/grade-task';
import { pointerTo, type Problem } from '../document/problem';
import type { RatedWay, ScenarioDocument, ScenarioNode, ScenarioVariable } from '../document/schema';
import { celCompiler, type Wanted } from '../expressions/cel';
import { evaluatorOf, type Expression } from '../expressions/expression';
import { intervalOf } from '../expressions/interval';
import { linkProblems } from './links';
import type { Effect, Model, ModelNode, Slot, Way, WayKind } from './model';

export type Compiled =
  { readonly ok: true; readonly model: Model } | { readonly ok: false; readonly problems: readonly Problem[] };

/** Gives a document its meaning, or says at which places it has none. Done once; running and proving use the model. */
export function compileScenario(document: ScenarioDocument): Compiled {
  const problems = linkProblems(document);
  if (problems.length > 0) return { ok: false, problems };
  const compiler = new Compiler(document);
  const model = compiler.model();
  const endless = compiler.problems.length === 0 ? endlessBranches(model) : [];
  const found = [...compiler.problems, ...endless];
  return found.length > 0 ? { ok: false, problems: found } : { ok: true, model };
}

type WayParts = Pick<RatedWay, 'target' | 'effects' | 'minutes'> & Partial<RatedWay>;

interface WayRole {
  readonly kind: WayKind;
  readonly id?: string;
  readonly guard?: Expression | null;
  readonly weight?: number;
  readonly unit?: number;
  readonly needs?: readonly string[];
}

class Compiler {
  readonly problems: Problem[] = [];
  private readonly slots: Slot[];
  private readonly variables = new Map<string, { slot: number; variable: ScenarioVariable }>();
  private readonly visited = new Map<string, number>();
  private readonly nodeIndex: Map<string, number>;
  private readonly ways: Way[] = [];
  private readonly compile: ReturnType<typeof celCompiler>;
  private units = 0;

  constructor(private readonly document: ScenarioDocument) {
    this.slots = document.variables.map((variable) => slotOf(variable));
    document.variables.forEach((variable, slot) => this.variables.set(variable.id, { slot, variable }));
    const elapsed = { kind: 'elapsed', id: 'elapsed', lo: 0, hi: document.elapsedCap, start: 0 } as const;
    this.slots.push({ ...elapsed, visible: false, bounded: false });
    this.nodeIndex = new Map(document.nodes.map(({ id }, index) => [id, index]));
    const names = new Map(
      [...this.variables].map(([id, { slot, variable }]) => [
        id,
        {
          slot,
          type: variable.type,
          values: variable.type === 'choice' ? variable.values.map((value) => value.id) : [],
        },
      ]),
    );
    names.set('elapsed', { slot: document.variables.length, type: 'integer', values: [] });
    this.compile = celCompiler({
      variables: names,
      ranges: this.slots,
      visitedSlot: (node) => (this.nodeIndex.has(node) ? this.visitedSlot(node) : null),
    });
  }

  model(): Model {
    const { document } = this;
    const drafts = document.nodes.map((node, index) => ({ node, index, ways: this.waysOf(node, index) }));
    const facts = new Map(document.facts.map(({ id }, index) => [id, index]));
    const nodes = drafts.map(({ node, index, ways }): ModelNode => ({
      index,
      id: node.id,
      kind: node.kind,
      source: node,
      automatic: node.kind === 'branch' || node.kind === 'chance',
      ways,
      visitedSlot: this.visited.get(node.id) ?? -1,
      gives: 'gives' in node ? node.gives.map((id) => facts.get(id) ?? 0) : [],
      grade: node.kind === 'outcome' ? node.grade : null,
      passes:
        node.kind === 'outcome' &&
        (node.grade === 'achieved' || (node.grade === 'partlyAchieved' && document.passFrom === 'partlyAchieved')),
    }));
    const ordinary = this.slots.map(({ start }) => start);
    return {
      document,
      slots: this.slots,
      elapsedSlot: document.variables.length,
      nodes,
      nodeIndex: this.nodeIndex,
      ways: this.ways,
      units: this.units,
      start: this.nodeIndex.get(document.start) ?? 0,
      beginnings: [
        { preset: null, values: ordinary },
        ...document.presets.map(({ id, values }) => ({ preset: id, values: this.presetValues(ordinary, values) })),
      ],
    };
  }

  private waysOf(node: ScenarioNode, index: number): Way[] {
    const at = (...steps: (string | number)[]) => pointerTo('nodes', index, ...steps);
    const ways = this.ownWays(node, index, at);
    if (!('alternate' in node) || node.alternate === undefined) return ways;
    const { target } = node.alternate;
    return [...ways, this.way(index, { kind: 'alternate' }, { target, effects: [], minutes: 0 }, at('alternate'))];
  }

  private ownWays(node: ScenarioNode, index: number, at: (...steps: (string | number)[]) => string): Way[] {
    switch (node.kind) {
      case 'situation':
        return [this.way(index, { kind: 'next' }, node.next, at('next'))];
      case 'decision': {
        const choices = node.choices.map((choice, place) => {
          const guard = this.condition(choice.when, at('choices', place, 'when'));
          const role = { kind: 'choice', id: choice.id, guard, needs: choice.needs } as const;
          return this.way(index, { ...role, unit: this.unitFor(choice) }, choice, at('choices', place));
        });
        return [...choices, ...this.timeout(node, index, at)];
      }
      case 'task': {
        // A task counts once, whatever its result and whether time ran out.
        const unit = this.unitFor(node.results.full, node.results.partial, node.results.none, node.timeout);
        const results = (['full', 'partial', 'none'] as const)
          .filter((result) => responseFor(node.task, result) !== null)
          .map((id) => this.way(index, { kind: 'result', id, unit }, node.results[id], at('results', id)));
        return [...results, ...this.timeout(node, index, at, unit)];
      }
      case 'branch': {
        const cases = node.cases.map((entry, place) => {
          const guard = this.condition(entry.when, at('cases', place, 'when'));
          return this.way(index, { kind: 'case', id: entry.id, guard }, entry, at('cases', place));
        });
        return [...cases, this.way(index, { kind: 'otherwise' }, node.otherwise, at('otherwise'))];
      }
      case 'chance':
        return node.outcomes.map((entry, place) =>
          this.way(index, { kind: 'drawn', id: entry.id, weight: entry.weight }, entry, at('outcomes', place)),
        );
      case 'outcome':
        return [];
    }
  }

  /** Only a limit makes time run out; a rule without a limit waits for one. */
  private timeout(
    node: { limit?: unknown; timeout?: RatedWay | undefined },
    index: number,
    at: (...steps: (string | number)[]) => string,
    unit = this.unitFor(node.timeout),
  ): Way[] {
    if (node.limit === undefined || node.timeout === undefined) return [];
    return [this.way(index, { kind: 'timeout', unit }, node.timeout, at('timeout'))];
  }

  private unitFor(...ways: (RatedWay | undefined)[]): number {
    return ways.some((way) => (way?.ratings.length ?? 0) > 0) ? this.units++ : -1;
  }

  private way(node: number, role: WayRole, parts: WayParts, pointer: string): Way {
    const objective = (id: string) => this.document.objectives.findIndex((entry) => entry.id === id);
    const guard = role.guard ?? null;
    const way: Way = {
      index: this.ways.length,
      node,
      kind: role.kind,
      id: role.id ?? '',
      guard,
      holds: guard && evaluatorOf(guard),
      effects: parts.effects.flatMap((effect, place) => this.effect(effect, `${pointer}/effects/${place}`)),
      minutes: parts.minutes,
      target: parts.target === null ? -1 : (this.nodeIndex.get(parts.target) ?? -1),
      weight: role.weight ?? 1,
      ratings: (parts.ratings ?? []).map((rated) => ({ ...rated, objective: objective(rated.objective) })),
      critical: parts.critical ? objective(parts.critical.objective) : -1,
      unit: role.unit ?? -1,
      needs: (role.needs ?? []).map((id) => this.document.facts.findIndex((fact) => fact.id === id)),
      pointer,
    };
    this.ways.push(way);
    return way;
  }

  private effect(effect: RatedWay['effects'][number], pointer: string): Effect[] {
    const id = 'set' in effect ? effect.set : effect.add;
    const found = this.variables.get(id);
    if (!found) return [];
    const { slot, variable } = found;
    const adds = 'add' in effect;
    if (adds && variable.type !== 'integer') {
      this.problems.push({ pointer, code: 'expression-type', params: { detail: `“${id}” is no number to add to` } });
      return [];
    }
    const wanted: Wanted = variable.type === 'choice' ? variable.values.map((value) => value.id) : variable.type;
    const place = `${pointer}/${adds ? 'by' : 'to'}`;
    const written = this.expression('set' in effect ? effect.to : effect.by, wanted, place);
    if (!written) return [];
    const value: Expression = adds ? { op: 'plus', a: { op: 'slot', slot }, b: written } : written;
    if (intervalOf(value, this.slots) === 'number-too-large') {
      this.problems.push({ pointer: place, code: 'number-too-large', params: {} });
      return [];
    }
    return [{ slot, value, evaluate: evaluatorOf(value) }];
  }

  private condition(source: string | undefined, pointer: string): Expression | null {
    return source === undefined ? null : this.expression(source, 'boolean', pointer);
  }

  private expression(source: string, wanted: Wanted, pointer: string): Expression | null {
    const compiled = this.compile(source, wanted);
    if (compiled.ok) return compiled.expression;
    const { code, params, from, to } = compiled.problem;
    this.problems.push({ pointer, code, params: { ...params, from, to } });
    return null;
  }

  private visitedSlot(node: string): number {
    const known = this.visited.get(node);
    if (known !== undefined) return known;
    const slot = this.slots.length;
    this.slots.push({ kind: 'visited', id: node, lo: 0, hi: 1, start: 0, visible: false, bounded: false });
    this.visited.set(node, slot);
    return slot;
  }

  private presetValues(
    ordinary: readonly number[],
    preset: Readonly<Record<string, boolean | number | string>>,
  ): number[] {
    const values = [...ordinary];
    for (const [id, value] of Object.entries(preset)) {
      const found = this.variables.get(id);
      if (found) values[found.slot] = valueOf(found.variable, value);
    }
    return values;
  }
}

function slotOf(variable: ScenarioVariable): Slot {
  const common = { kind: 'variable', id: variable.id, visible: variable.visible } as const;
  const start = valueOf(variable, variable.start);
  if (variable.type === 'integer') return { ...common, lo: variable.min, hi: variable.max, start, bounded: true };
  return { ...common, lo: 0, hi: variable.type === 'boolean' ? 1 : variable.values.length - 1, start, bounded: false };
}

function valueOf(variable: ScenarioVariable, value: boolean | number | string): number {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'number') return value;
  return variable.type === 'choice'
    ? Math.max(
        0,
        variable.values.findIndex(({ id }) => id === value),
      )
    : 0;
}

/** Circles of branches and chances alone: the engine would go round without anybody's move. */
function endlessBranches(model: Model): Problem[] {
  const state = new Int8Array(model.nodes.length);
  const found: Problem[] = [];
  for (const root of model.nodes) {
    if (!root.automatic || state[root.index] !== 0) continue;
    const stack = [{ node: root, next: 0 }];
    state[root.index] = 1;
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const target = model.nodes[top.node.ways[top.next++]?.target ?? -1];
      if (top.next > top.node.ways.length) {
        state[top.node.index] = 2;
        stack.pop();
      } else if (target?.automatic && state[target.index] === 1) {
        found.push({ pointer: pointerTo('nodes', target.index), code: 'endless-branches', params: { id: target.id } });
      } else if (target?.automatic && state[target.index] === 0) {
        state[target.index] = 1;
        stack.push({ node: target, next: 0 });
      }
    }
  }
  return found;
}
