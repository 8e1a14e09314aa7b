import type { NodeOf, RatedWay, ScenarioChoice, ScenarioDocument, ScenarioNode, Way } from '../document/schema';
import { blankChoice, blankNode, blankRatedWay, blankWay, type NewId } from './blank';
import { edited } from './edit';
import { arrowsOf, RESULTS, withWays } from './ways';

type Kind = ScenarioNode['kind'];

/** How many of what a node has as one kind, it would have no more as another. */
type Losses = Partial<
  Record<
    | 'ways'
    | 'conditions'
    | 'effects'
    | 'ratings'
    | 'criticals'
    | 'cites'
    | 'needs'
    | 'limit'
    | 'task'
    | 'weights'
    | 'gives'
    | 'media'
    | 'people'
    | 'alternate',
    number
  >
>;

export interface OtherKind {
  readonly node: ScenarioNode;
  readonly losses: Losses;
  /** Words in the source language that nothing would speak of any more. */
  readonly words: readonly string[];
}

/** The node as another kind under its id, with everything that fits there, and what does not. */
export function ofOtherKind(document: ScenarioDocument, node: ScenarioNode, kind: Kind, newId: NewId): OtherKind {
  const other = made(node, kind, newId);
  const [before, after] = [tallyOf(node), tallyOf(other)];
  const losses = Object.fromEntries(
    Object.entries(before).flatMap(([what, count]) => {
      const lost = count - after[what as keyof Losses];
      return lost > 0 ? [[what, lost]] : [];
    }),
  );
  const next = edited(document, { kind: 'node', node: other });
  const words = next.ok
    ? Object.entries(document.texts).flatMap(([id, text]) => (id in next.document.texts ? [] : [text]))
    : [];
  return { node: other, losses, words };
}

function made(node: ScenarioNode, kind: Kind, newId: NewId): ScenarioNode {
  if (node.kind === kind) return node;
  const blank = blankNode(kind, () => node.id);
  const group = node.group === undefined ? {} : { group: node.group };
  const common = { ...blank, label: node.label, ...group, ...seenOf(node, blank) };
  const parts = partsOf(node);
  const timed = {
    ...('limit' in node && node.limit && { limit: node.limit }),
    ...('timeout' in node && node.timeout && { timeout: node.timeout }),
  };
  switch (kind) {
    case 'situation':
      return { ...(common as NodeOf<'situation'>), next: plain(parts[0]?.way ?? blankWay()) };
    case 'decision': {
      const choices = parts.map((part) => choiceOf(part, newId));
      while (choices.length < 2) choices.push(blankChoice(newId('c')));
      return { ...(common as NodeOf<'decision'>), choices: choices.slice(0, 12), ...timed };
    }
    case 'task': {
      const result = (at: number): RatedWay => rated(parts[at]?.way ?? blankRatedWay());
      const { task } = blankNode('task', newId) as NodeOf<'task'>;
      const results = { full: result(0), partial: result(1), none: result(2) };
      return { ...(common as NodeOf<'task'>), task, results, ...timed };
    }
    case 'branch': {
      const last = parts.at(-1);
      const cases = parts.slice(0, -1).map(({ id, when, way }) => ({
        id: id ?? newId('k'),
        when: when ?? 'true',
        ...plain(way),
      }));
      return { ...(common as NodeOf<'branch'>), cases: cases.slice(0, 12), otherwise: plain(last?.way ?? blankWay()) };
    }
    case 'chance': {
      const outcomes = parts.map(({ id, way }) => ({ id: id ?? newId('d'), weight: 1, ...plain(way) }));
      const some = outcomes.length > 0 ? outcomes : [{ id: newId('d'), weight: 1, ...blankWay() }];
      return { ...(common as NodeOf<'chance'>), outcomes: some.slice(0, 12) };
    }
    case 'outcome':
      return common;
  }
}

/** What both kinds show, where both are seen by learners. */
function seenOf(node: ScenarioNode, blank: ScenarioNode): object {
  if (!('text' in node) || !('text' in blank)) return {};
  const { text, channel, speaker, role, media, gives, alternate } = node;
  return {
    text,
    channel,
    media,
    gives,
    ...(speaker !== undefined && { speaker }),
    ...(role !== undefined && { role }),
    ...(alternate && { alternate }),
  };
}

interface Part {
  readonly id: string | null;
  readonly when?: string | undefined;
  readonly way: Way | RatedWay;
  readonly choice?: ScenarioChoice;
}

/** The ways that leave a node besides a time-out, each with what stands at it. */
function partsOf(node: ScenarioNode): readonly Part[] {
  switch (node.kind) {
    case 'situation':
      return [{ id: null, way: node.next }];
    case 'decision':
      return node.choices.map((choice) => ({ id: choice.id, when: choice.when, way: choice, choice }));
    case 'task':
      return RESULTS.map((result) => ({ id: null, way: node.results[result] }));
    case 'branch':
      return [
        ...node.cases.map((one) => ({ id: one.id, when: one.when, way: one })),
        { id: null, way: node.otherwise },
      ];
    case 'chance':
      return node.outcomes.map((one) => ({ id: one.id, way: one }));
    case 'outcome':
      return [];
  }
}

function choiceOf({ id, when, way }: Part, newId: NewId): ScenarioChoice {
  const choice = { ...blankChoice(id ?? newId('c')), ...rated(way) };
  return when === undefined || when === 'true' ? choice : { ...choice, when };
}

function plain({ target, effects, minutes }: Way | RatedWay): Way {
  return { target, effects, minutes };
}

function rated(way: Way | RatedWay): RatedWay {
  if (!('ratings' in way)) return { ...blankRatedWay(), ...plain(way) };
  const { ratings, cites, critical, feedback } = way;
  return { ...plain(way), ratings, cites, ...(critical && { critical }), ...(feedback && { feedback }) };
}

function tallyOf(node: ScenarioNode): Required<Losses> {
  const ways: (Way | RatedWay)[] = [];
  withWays(node, (way) => {
    ways.push(way);
    return way;
  });
  const sum = (count: (way: Way | RatedWay) => number): number => ways.reduce((all, way) => all + count(way), 0);
  const conditions =
    node.kind === 'decision'
      ? node.choices.map(({ when }) => when)
      : node.kind === 'branch'
        ? node.cases.map(({ when }) => when)
        : [];
  return {
    ways: arrowsOf(node).filter(({ place, to }) => to !== null && place.kind !== 'alternate').length,
    conditions: conditions.filter((when) => when !== undefined && when !== 'true').length,
    effects: sum(({ effects }) => effects.length),
    ratings: sum((way) => ('ratings' in way ? way.ratings.length : 0)),
    criticals: sum((way) => ('critical' in way && way.critical ? 1 : 0)),
    cites: sum((way) => ('cites' in way ? way.cites.length : 0)),
    needs: node.kind === 'decision' ? node.choices.reduce((all, { needs }) => all + needs.length, 0) : 0,
    limit: 'limit' in node && node.limit ? 1 : 0,
    task: node.kind === 'task' ? 1 : 0,
    weights: node.kind === 'chance' ? node.outcomes.filter(({ weight }) => weight !== 1).length : 0,
    gives: 'gives' in node ? node.gives.length : 0,
    media: 'media' in node ? node.media.length : 0,
    people: 'text' in node ? Number(node.speaker !== undefined) + Number(node.role !== undefined) : 0,
    alternate: 'alternate' in node && node.alternate ? 1 : 0,
  };
}
