import type { ScenarioDocument, ScenarioNode } from '../document/schema';
import { textsOfNode } from '../document/texts';
import type { Command, Listed } from './command';
import { arrowsOf, samePlace, withWays } from './ways';

/** What an act was, as undo and redo call it: of a node, of an entry of a list, or of what stands once. */
export interface Act {
  readonly did:
    | 'words'
    | 'frame'
    | 'start'
    | 'contacts'
    | 'card'
    | 'language'
    | 'nodeAdded'
    | 'nodesAdded'
    | 'nodeRemoved'
    | 'nodesRemoved'
    | 'places'
    | 'label'
    | 'group'
    | 'kind'
    | 'wayAdded'
    | 'wayRemoved'
    | 'wayChanged'
    | 'partAdded'
    | 'partRemoved'
    | 'partsOrdered'
    | 'condition'
    | 'effects'
    | 'ratings'
    | 'task'
    | 'node'
    | 'entryAdded'
    | 'entryChanged'
    | 'entryRemoved'
    | 'entryMoved';
  readonly of:
    | { readonly kind: 'node'; readonly node: ScenarioNode }
    | { readonly kind: 'entry'; readonly list: Listed; readonly id: string }
    | null;
}

/** Says what a command does to the document that it was given to. */
export function actOf(before: ScenarioDocument, command: Command): Act {
  switch (command.kind) {
    case 'words':
      return { did: 'words', of: ownerOf(before, command.id) };
    case 'frame': {
      const { change } = command;
      const did = 'start' in change ? 'start' : 'contacts' in change ? 'contacts' : null;
      return { did: did ?? ('trainingCard' in change ? 'card' : 'frame'), of: null };
    }
    case 'addLanguage':
    case 'removeLanguage':
    case 'sourceLanguage':
      return { did: 'language', of: null };
    case 'addNodes': {
      const [node] = command.nodes;
      return command.nodes.length === 1 && node
        ? { did: 'nodeAdded', of: { kind: 'node', node } }
        : { did: 'nodesAdded', of: null };
    }
    case 'removeNodes': {
      const [node] = before.nodes.filter(({ id }) => command.ids.includes(id));
      return command.ids.length === 1 && node
        ? { did: 'nodeRemoved', of: { kind: 'node', node } }
        : { did: 'nodesRemoved', of: null };
    }
    case 'moveNode':
    case 'places':
      return { did: 'places', of: null };
    case 'node': {
      const old = before.nodes.find(({ id }) => id === command.node.id) ?? command.node;
      return { did: changeOf(old, command.node), of: { kind: 'node', node: old } };
    }
    case 'entry': {
      const { list, entry } = command;
      const entries: readonly { readonly id: string }[] = before[list];
      const there = entries.some(({ id }) => id === entry.id);
      return { did: there ? 'entryChanged' : 'entryAdded', of: { kind: 'entry', list, id: entry.id } };
    }
    case 'moveEntry':
      return { did: 'entryMoved', of: { kind: 'entry', list: command.list, id: command.id } };
    case 'removeEntry':
      return { did: 'entryRemoved', of: { kind: 'entry', list: command.list, id: command.id } };
  }
}

/** The node that a text is met at, where there is one. */
function ownerOf(document: ScenarioDocument, text: string): Act['of'] {
  const node = document.nodes.find((one) => textsOfNode(document, one).includes(text));
  return node ? { kind: 'node', node } : null;
}

/** What differs between two forms of a node, by the first thing that does. */
function changeOf(old: ScenarioNode, next: ScenarioNode): Act['did'] {
  if (old.kind !== next.kind) return 'kind';
  if (old.label !== next.label) return 'label';
  if (old.group !== next.group) return 'group';
  const parts = [partsOf(old), partsOf(next)] as const;
  if (parts[0].length < parts[1].length) return 'partAdded';
  if (parts[0].length > parts[1].length) return 'partRemoved';
  if (parts[0].join() !== parts[1].join()) return 'partsOrdered';
  const led = leading(old, next);
  if (led) return led;
  if (differs(old, next, (node) => conditionsOf(node))) return 'condition';
  if (differs(old, next, (node) => waysOf(node).map(({ effects }) => effects))) return 'effects';
  if (differs(old, next, (node) => waysOf(node).map((way) => ('ratings' in way ? [way.ratings, way.critical] : null))))
    return 'ratings';
  if (old.kind === 'task' && next.kind === 'task' && old.task !== next.task) return 'task';
  return 'node';
}

function leading(old: ScenarioNode, next: ScenarioNode): Act['did'] | undefined {
  const arrows = arrowsOf(next);
  const before = arrowsOf(old);
  for (const { place, to } of arrows) {
    const was = before.find((arrow) => samePlace(arrow.place, place))?.to ?? null;
    if (was !== to) return was === null ? 'wayAdded' : to === null ? 'wayRemoved' : 'wayChanged';
  }
  return before.some(({ place, to }) => to !== null && !arrows.some((arrow) => samePlace(arrow.place, place)))
    ? 'wayRemoved'
    : undefined;
}

function partsOf(node: ScenarioNode): string[] {
  switch (node.kind) {
    case 'decision':
      return node.choices.map(({ id }) => id);
    case 'branch':
      return node.cases.map(({ id }) => id);
    case 'chance':
      return node.outcomes.map(({ id }) => id);
    case 'task':
      return taskParts(node.task).map(({ id }) => id);
    default:
      return [];
  }
}

function taskParts(task: Extract<ScenarioNode, { kind: 'task' }>['task']): readonly { readonly id: string }[] {
  return task.kind === 'report' ? task.lines : task.kind === 'ordering' ? task.items : task.regions;
}

function conditionsOf(node: ScenarioNode): (string | undefined)[] {
  if (node.kind === 'decision') return node.choices.map(({ when }) => when);
  return node.kind === 'branch' ? node.cases.map(({ when }) => when) : [];
}

function waysOf(node: ScenarioNode): Parameters<Parameters<typeof withWays>[1]>[0][] {
  const ways: Parameters<Parameters<typeof withWays>[1]>[0][] = [];
  withWays(node, (way) => {
    ways.push(way);
    return way;
  });
  return ways;
}

function differs(old: ScenarioNode, next: ScenarioNode, what: (node: ScenarioNode) => unknown): boolean {
  return JSON.stringify(what(old)) !== JSON.stringify(what(next));
}
