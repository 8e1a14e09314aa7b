import type { ScenarioDocument, ScenarioNode } from '../document/schema';
import { languagesOf, textsOfFrame, textsOfNode, wordsOf } from '../document/texts';
import type { Listed } from './command';
import { arrowsOf, samePlace, withWays, type WayPlace } from './ways';

/** What differs at a node that both have: what it is called and what is said there, where its ways lead, or anything else of it. */
export type NodeAspect = 'words' | 'ways' | 'rules';

export interface NodeDifference {
  readonly id: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** Empty unless it is changed. */
  readonly aspects: readonly NodeAspect[];
}

/** A way of a node that both have: new, gone, or leading elsewhere. */
export interface WayDifference {
  readonly node: string;
  readonly place: WayPlace;
  readonly change: 'added' | 'removed' | 'changed';
  /** Null where it is open, or is not there. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Parts of a scenario beside its nodes; `about` is what stands once in it. */
export type PartDifferent = Listed | 'about' | 'card';

export interface Difference {
  /** In the order of the later document, then those that are gone in the order of the earlier one. */
  readonly nodes: readonly NodeDifference[];
  readonly ways: readonly WayDifference[];
  readonly parts: readonly PartDifferent[];
}

/** What became of a scenario from one edition to another; ids last, so nothing is guessed. */
export function difference(before: ScenarioDocument, after: ScenarioDocument): Difference {
  const [earlier, later] = [before, after].map(({ nodes }) => new Map(nodes.map((node) => [node.id, node])));
  const ways: WayDifference[] = [];
  const nodes: NodeDifference[] = [];
  for (const node of after.nodes) {
    const old = earlier?.get(node.id);
    if (!old) nodes.push({ id: node.id, change: 'added', aspects: [] });
    else {
      const own = waysDifferent(old, node);
      ways.push(...own);
      const aspects: NodeAspect[] = [
        ...(old.label !== node.label ||
        old.group !== node.group ||
        wordsDiffer(before, after, [...textsOfNode(before, old), ...textsOfNode(after, node)])
          ? (['words'] as const)
          : []),
        ...(own.length > 0 ? (['ways'] as const) : []),
        ...(restOf(old, node) === restOf(node, old) ? [] : (['rules'] as const)),
      ];
      if (aspects.length > 0) nodes.push({ id: node.id, change: 'changed', aspects });
    }
  }
  for (const { id } of before.nodes) if (!later?.has(id)) nodes.push({ id, change: 'removed', aspects: [] });
  return { nodes, ways, parts: partsDifferent(before, after) };
}

function waysDifferent(before: ScenarioNode, after: ScenarioNode): WayDifference[] {
  const [old, now] = [arrowsOf(before), arrowsOf(after)];
  const changes = now.flatMap(({ from, place, to }): WayDifference[] => {
    const same = old.find((one) => samePlace(one.place, place));
    if (!same) return [{ node: from, place, change: 'added', before: null, after: to }];
    return same.to === to ? [] : [{ node: from, place, change: 'changed', before: same.to, after: to }];
  });
  const gone = old.filter(({ place }) => !now.some((one) => samePlace(one.place, place)));
  return [
    ...changes,
    ...gone.map(({ from, place, to }): WayDifference => ({
      node: from,
      place,
      change: 'removed',
      before: to,
      after: null,
    })),
  ];
}

/** A node without the ends of its ways and without ways that the other does not have: those are told apart from it. */
function restOf(node: ScenarioNode, other: ScenarioNode): string {
  const places = arrowsOf(other).map(({ place }) => place);
  const has = (place: WayPlace): boolean => places.some((one) => samePlace(one, place));
  const ended = withWays(node, (way) => ({ ...way, target: null }));
  const alternate = 'alternate' in ended && has({ kind: 'alternate' }) ? ended.alternate?.warning : undefined;
  const shared: Record<string, unknown> = { ...ended, alternate, label: undefined, group: undefined };
  if ('timeout' in ended && !has({ kind: 'timeout' })) delete shared['timeout'];
  if (ended.kind === 'decision') shared['choices'] = ended.choices.filter(({ id }) => has({ kind: 'choice', id }));
  if (ended.kind === 'branch') shared['cases'] = ended.cases.filter(({ id }) => has({ kind: 'case', id }));
  if (ended.kind === 'chance') shared['outcomes'] = ended.outcomes.filter(({ id }) => has({ kind: 'drawn', id }));
  return sortedJson(shared);
}

const LISTS = ['roles', 'objectives', 'variables', 'facts', 'presets', 'media', 'sources'] as const satisfies Listed[];

const FRAME = [
  'title',
  'briefing',
  'setting',
  'contentRating',
  'contentWarning',
  'supportNote',
  'contacts',
  'minutes',
  'learner',
  'recommendations',
  'elapsedCap',
  'passFrom',
  'start',
  'language',
] as const satisfies (keyof ScenarioDocument)[];

function partsDifferent(before: ScenarioDocument, after: ScenarioDocument): PartDifferent[] {
  const differ = (member: keyof ScenarioDocument): boolean => sortedJson(before[member]) !== sortedJson(after[member]);
  const said = (part: unknown): string[] =>
    textIdsIn(
      part,
      new Set([...textsOfFrame(before), ...textsOfFrame(after), ...wordsOfLists(before), ...wordsOfLists(after)]),
    );
  const words = (member: keyof ScenarioDocument): boolean =>
    wordsDiffer(before, after, [...said(before[member]), ...said(after[member])]);
  return [
    ...(FRAME.some((member) => differ(member) || words(member)) ||
    languagesOf(before).join() !== languagesOf(after).join()
      ? (['about'] as const)
      : []),
    ...LISTS.filter((list) => differ(list) || words(list)),
    ...(differ('trainingCard') || words('trainingCard') ? (['card'] as const) : []),
  ];
}

/** Ids of texts that only lists speak of. */
function wordsOfLists(document: ScenarioDocument): string[] {
  return [
    ...document.facts.map(({ text }) => text),
    ...document.media.flatMap(({ alt, transcript }) => [alt, ...(transcript === undefined ? [] : [transcript])]),
    ...document.variables.flatMap((variable) => [
      variable.name,
      ...(variable.type === 'choice' ? variable.values.map(({ name }) => name) : []),
    ]),
  ];
}

function textIdsIn(part: unknown, known: ReadonlySet<string>): string[] {
  if (typeof part === 'string') return known.has(part) ? [part] : [];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap((one) => textIdsIn(one, known)) : [];
}

function wordsDiffer(before: ScenarioDocument, after: ScenarioDocument, ids: readonly string[]): boolean {
  const languages = new Set([...languagesOf(before), ...languagesOf(after)]);
  return [...languages].some((language) => {
    const [old, now] = [wordsOf(before, language), wordsOf(after, language)];
    return ids.some((id) => (old[id] ?? '') !== (now[id] ?? ''));
  });
}

function sortedJson(value: unknown): string {
  return JSON.stringify([value], (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
