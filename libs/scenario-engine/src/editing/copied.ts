import type { ScenarioDocument, ScenarioNode } from '../document/schema';
import { textsOfNode } from '../document/texts';
import type { NewId } from './blank';
import type { Words } from './command';

/** Nodes lifted out of a scenario with their words: what a clipboard holds. */
export interface Copied {
  readonly schema: 'peacewright.scenario-nodes';
  readonly nodes: readonly ScenarioNode[];
  readonly words: Words;
  readonly places: ScenarioDocument['layout'];
}

/** What is to be put down again: `chosen` nodes in the document's order, and what they say in every language. */
export function copiedNodes(document: ScenarioDocument, chosen: ReadonlySet<string>): Copied {
  const nodes = document.nodes.filter(({ id }) => chosen.has(id));
  const shared = new Set([...document.facts, ...document.media].flatMap((entry) => Object.values(entry)));
  const ids = new Set(nodes.flatMap((node) => textsOfNode(document, node)).filter((id) => !shared.has(id)));
  const languages: [string, Readonly<Record<string, string>>][] = [
    [document.language, document.texts],
    ...Object.entries(document.translations),
  ];
  return {
    schema: 'peacewright.scenario-nodes',
    nodes,
    words: Object.fromEntries(
      languages.map(([language, words]) => [
        language,
        Object.fromEntries(Object.entries(words).filter(([id]) => ids.has(id))),
      ]),
    ),
    places: Object.fromEntries(Object.entries(document.layout).filter(([id]) => chosen.has(id))),
  };
}

/** Lists whose entries have ids that stand once in a whole scenario. */
const OWN_IDS = new Set(['nodes', 'choices', 'cases', 'outcomes']);

/**
 * The copy under ids of its own, its arrows among themselves led anew, and those to what this scenario has not left
 * open. What it cites of facts, roles, objectives, media and rules stays where this scenario has it.
 */
export function readdressed(copied: Copied, into: ScenarioDocument, newId: NewId): Copied {
  const ids = new Map<string, string>();
  for (const node of copied.nodes) {
    ids.set(node.id, newId('n'));
    if (node.kind === 'decision') for (const { id } of node.choices) ids.set(id, newId('c'));
    if (node.kind === 'branch') for (const { id } of node.cases) ids.set(id, newId('k'));
    if (node.kind === 'chance') for (const { id } of node.outcomes) ids.set(id, newId('d'));
  }
  const texts = new Map<string, string>();
  const known = {
    node: new Set(into.nodes.map(({ id }) => id)),
    objective: new Set(into.objectives.map(({ id }) => id)),
    fact: new Set(into.facts.map(({ id }) => id)),
    media: new Set(into.media.map(({ id }) => id)),
    role: new Set(into.roles.map(({ id }) => id)),
    rule: new Set([...into.sources, ...(into.trainingCard?.rules ?? [])].map(({ id }) => id)),
    variable: new Set(into.variables.map(({ id }) => id)),
  };
  const text = (id: string): string => {
    const there = texts.get(id);
    if (there !== undefined) return there;
    const made = `${newId('t')}.text`;
    texts.set(id, made);
    return made;
  };
  const walk = (value: unknown, key: string, list: string): unknown => {
    if (Array.isArray(value)) return walkList(value, key);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(
        Object.entries(value).flatMap(([name, member]): [string, unknown][] => {
          if (name === 'alternate' && !leadsSomewhere(member)) return [];
          if (name === 'speaker' || name === 'role') return known.role.has(String(member)) ? [[name, member]] : [];
          if (name === 'critical' && !ratesKnown(member)) return [];
          return [[name, walk(member, name, key === '' ? 'nodes' : key)]];
        }),
      );
    if (typeof value !== 'string') return value;
    if (key === 'id') return OWN_IDS.has(list) ? (ids.get(value) ?? value) : value;
    if (key === 'target') return ids.get(value) ?? (known.node.has(value) ? value : null);
    if (TEXT_MEMBERS.has(key)) return text(value);
    if (key === 'when' || key === 'to' || key === 'by')
      return value.replace(/(visited\(\s*['"])([^'"]*)(['"]\s*\))/g, (_, a: string, id: string, z: string) =>
        [a, ids.get(id) ?? id, z].join(''),
      );
    return value;
  };
  const walkList = (list: readonly unknown[], key: string): unknown[] => {
    const among = { gives: known.fact, needs: known.fact, media: known.media, cites: known.rule }[key];
    if (among) return list.filter((id) => among.has(String(id)));
    if (key === 'ratings') return list.filter(ratesKnown);
    if (key === 'effects') return list.filter(changesKnown).map((entry) => walk(entry, '', key));
    return list.map((entry) => walk(entry, key, key));
  };
  const leadsSomewhere = (way: unknown): boolean =>
    typeof way === 'object' &&
    way !== null &&
    'target' in way &&
    (ids.has(String(way.target)) || known.node.has(String(way.target)));
  const ratesKnown = (rating: unknown): boolean =>
    typeof rating === 'object' &&
    rating !== null &&
    'objective' in rating &&
    known.objective.has(String(rating.objective));
  const changesKnown = (effect: unknown): boolean =>
    typeof effect === 'object' &&
    effect !== null &&
    known.variable.has(String('set' in effect ? effect.set : 'add' in effect ? effect.add : ''));
  // The walk keeps the form of a node: only ids and lists of ids change.
  const nodes = copied.nodes.map((node) => walk(node, '', 'nodes') as ScenarioNode);
  const words = Object.fromEntries(
    Object.entries(copied.words).map(([language, said]) => [
      language,
      Object.fromEntries(Object.entries(said).map(([id, one]) => [texts.get(id) ?? id, one])),
    ]),
  );
  const places = Object.fromEntries(
    Object.entries(copied.places).map(([id, { x, y }]) => [ids.get(id) ?? id, { x: x + 40, y: y + 40 }]),
  );
  return { ...copied, nodes, words, places };
}

const TEXT_MEMBERS = new Set(['text', 'debrief', 'warning', 'reason', 'explanation', 'label']);
