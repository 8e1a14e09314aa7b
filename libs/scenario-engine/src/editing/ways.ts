import type { RatedWay, ScenarioDocument, ScenarioNode, Way } from '../document/schema';

/** Where in a node a way stands: a member, or a member and the id or name of a part. */
export type WayPlace =
  | { readonly kind: 'next' | 'otherwise' | 'timeout' | 'alternate' }
  | { readonly kind: 'choice' | 'case' | 'drawn'; readonly id: string }
  | { readonly kind: 'result'; readonly id: 'full' | 'partial' | 'none' };

/** An arrow of the story as authors see it: from a node, out of a part of it, to a node or nowhere yet. */
export interface Arrow {
  readonly from: string;
  readonly place: WayPlace;
  readonly to: string | null;
}

export const RESULTS = ['full', 'partial', 'none'] as const;

/** The arrows that leave a node, in the order in which an author reads them. */
export function arrowsOf(node: ScenarioNode): Arrow[] {
  const arrow = (place: WayPlace, way: { readonly target: string | null } | undefined): Arrow[] =>
    way ? [{ from: node.id, place, to: way.target }] : [];
  const round = 'alternate' in node ? arrow({ kind: 'alternate' }, node.alternate) : [];
  switch (node.kind) {
    case 'situation':
      return [...arrow({ kind: 'next' }, node.next), ...round];
    case 'decision':
      return [
        ...node.choices.flatMap((choice) => arrow({ kind: 'choice', id: choice.id }, choice)),
        ...arrow({ kind: 'timeout' }, node.timeout),
        ...round,
      ];
    case 'task':
      return [
        ...RESULTS.flatMap((id) => arrow({ kind: 'result', id }, node.results[id])),
        ...arrow({ kind: 'timeout' }, node.timeout),
        ...round,
      ];
    case 'branch':
      return [
        ...node.cases.flatMap((one) => arrow({ kind: 'case', id: one.id }, one)),
        ...arrow({ kind: 'otherwise' }, node.otherwise),
      ];
    case 'chance':
      return node.outcomes.flatMap((one) => arrow({ kind: 'drawn', id: one.id }, one));
    case 'outcome':
      return round;
  }
}

type WayChange = <W extends Way | RatedWay>(way: W, place: WayPlace) => W;

/** The node with every way but the way round put through `change`; the same node where nothing changed. */
export function withWays(node: ScenarioNode, change: WayChange): ScenarioNode {
  const each = <P extends (Way | RatedWay) & { readonly id: string }>(
    parts: P[],
    kind: 'choice' | 'case' | 'drawn',
  ): P[] => {
    const changed = parts.map((part) => change(part, { kind, id: part.id }));
    return changed.every((part, at) => part === parts[at]) ? parts : changed;
  };
  const timed = <N extends { timeout?: RatedWay | undefined }>(of: N): N => {
    if (!of.timeout) return of;
    const timeout = change(of.timeout, { kind: 'timeout' });
    return timeout === of.timeout ? of : { ...of, timeout };
  };
  switch (node.kind) {
    case 'situation': {
      const next = change(node.next, { kind: 'next' });
      return next === node.next ? node : { ...node, next };
    }
    case 'decision': {
      const choices = each(node.choices, 'choice');
      return timed(choices === node.choices ? node : { ...node, choices });
    }
    case 'task': {
      const results = {
        full: change(node.results.full, { kind: 'result', id: 'full' }),
        partial: change(node.results.partial, { kind: 'result', id: 'partial' }),
        none: change(node.results.none, { kind: 'result', id: 'none' }),
      };
      return timed(RESULTS.every((id) => results[id] === node.results[id]) ? node : { ...node, results });
    }
    case 'branch': {
      const cases = each(node.cases, 'case');
      const otherwise = change(node.otherwise, { kind: 'otherwise' });
      return cases === node.cases && otherwise === node.otherwise ? node : { ...node, cases, otherwise };
    }
    case 'chance': {
      const outcomes = each(node.outcomes, 'drawn');
      return outcomes === node.outcomes ? node : { ...node, outcomes };
    }
    case 'outcome':
      return node;
  }
}

/** The node with one of its arrows led elsewhere. A way round without a target is none. */
export function connected(node: ScenarioNode, place: WayPlace, to: string | null): ScenarioNode {
  if (place.kind === 'alternate') {
    if (!('alternate' in node) || node.alternate === undefined) return node;
    if (to !== null) return { ...node, alternate: { ...node.alternate, target: to } };
    const { alternate: _alternate, ...rest } = node;
    return rest;
  }
  return withWays(node, (way, at) => (samePlace(at, place) ? { ...way, target: to } : way));
}

export function samePlace(one: WayPlace, other: WayPlace): boolean {
  return one.kind === other.kind && ('id' in one ? one.id : '') === ('id' in other ? other.id : '');
}

/** Expressions of a node: conditions and the right sides of effects. */
export function expressionsOf(node: ScenarioNode): string[] {
  const found: string[] = [];
  withWays(node, (way) => {
    found.push(...way.effects.map((effect) => ('set' in effect ? effect.to : effect.by)));
    return way;
  });
  if (node.kind === 'decision') found.push(...node.choices.flatMap(({ when }) => (when === undefined ? [] : [when])));
  if (node.kind === 'branch') found.push(...node.cases.map(({ when }) => when));
  return found;
}

/** Variables that effects of a node change. */
export function writtenBy(node: ScenarioNode): string[] {
  const found: string[] = [];
  withWays(node, (way) => {
    found.push(...way.effects.map((effect) => ('set' in effect ? effect.set : effect.add)));
    return way;
  });
  return found;
}

/** Nodes whose expressions name a variable, or that change it. */
export function nodesNaming(document: ScenarioDocument, variable: string): string[] {
  const name = new RegExp(String.raw`\b${variable}\b`);
  return document.nodes
    .filter(
      (node) =>
        writtenBy(node).includes(variable) ||
        expressionsOf(node).some((source) => name.test(source.replace(/'[^']*'|"[^"]*"/g, ''))),
    )
    .map(({ id }) => id);
}

/** Nodes whose conditions ask whether one of `ids` was visited. */
export function nodesAsking(document: ScenarioDocument, ids: ReadonlySet<string>): string[] {
  return document.nodes
    .filter((node) =>
      expressionsOf(node).some((source) =>
        [...source.matchAll(/visited\(\s*['"]([^'"]*)['"]\s*\)/g)].some(([, id]) => ids.has(id ?? '')),
      ),
    )
    .map(({ id }) => id);
}
