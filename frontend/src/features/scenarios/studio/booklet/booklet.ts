import { textOf, type ScenarioDocument, type ScenarioNode } from '@peacewright/scenario-engine';
import {
  arrowsOf,
  COMPARISONS,
  conditionOf,
  storyOrder,
  withWays,
  type ConditionLine,
  type WayPlace,
  type WrittenWay,
} from '@peacewright/scenario-engine/editing';

/** A way on from a paragraph: what leads there, under which condition, what is noted down, and where to. */
export interface BookletWay {
  readonly kind: WayPlace['kind'] | 'full' | 'partial' | 'none';
  /** The choice's own words, or the lots of a possibility; empty for the others, which the page names by their kind. */
  readonly text: string;
  /** Lines of a condition, or its code where it says more than lines can. */
  readonly when: readonly string[];
  readonly any: boolean;
  readonly changes: readonly string[];
  readonly to: number | null;
}

export interface BookletParagraph {
  readonly number: number;
  readonly kind: ScenarioNode['kind'];
  readonly speaker: string;
  readonly text: string;
  readonly debrief: string;
  readonly pictures: readonly { readonly file: string; readonly alt: string }[];
  /** What a task asks, line by line, with what can be picked. */
  readonly asked: readonly { readonly text: string; readonly options: readonly string[] }[];
  /** What is right, for whoever leads; empty where anything is. */
  readonly answers: readonly string[];
  readonly ways: readonly BookletWay[];
}

/** Words that the page has for what a document does not say itself. */
export interface BookletWords {
  readonly yes: string;
  readonly no: string;
  readonly elapsed: string;
  /** Of a value that is held at a bound. */
  readonly atMost: (bound: string) => string;
  readonly atLeast: (bound: string) => string;
  /** In the order of the comparisons. */
  readonly comparisons: readonly string[];
  readonly visited: (number: number) => string;
  readonly notVisited: (number: number) => string;
}

/** The story as numbered paragraphs that a group can play with paper and pencil. */
export function bookletOf(document: ScenarioDocument, language: string, words: BookletWords): BookletParagraph[] {
  const say = (id: string | undefined): string => (id === undefined ? '' : (textOf(document, id, language) ?? ''));
  const order = storyOrder(document);
  const numbers = new Map(order.map((id, index) => [id, index + 1]));
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  const name = (id: string): string =>
    id === 'elapsed' ? words.elapsed : say(document.variables.find((variable) => variable.id === id)?.name) || id;
  const value = (variable: string, given: string | number | boolean): string => {
    if (typeof given === 'boolean') return given ? words.yes : words.no;
    const declared = document.variables.find(({ id }) => id === variable);
    const named = declared?.type === 'choice' && declared.values.find(({ id }) => id === given);
    return named ? say(named.name) || String(given) : String(given);
  };
  const line = (one: ConditionLine): string => {
    if (one.kind === 'visited') return (one.not ? words.notVisited : words.visited)(numbers.get(one.node) ?? 0);
    return `${name(one.variable)} ${words.comparisons[COMPARISONS.indexOf(one.op)] ?? one.op} ${value(one.variable, one.value)}`;
  };
  const condition = (source: string | undefined): { when: string[]; any: boolean } => {
    if (source === undefined || source === 'true') return { when: [], any: false };
    const read = conditionOf(source);
    if (!read || read.groups.length > 0) return { when: [source], any: false };
    return { when: read.lines.map(line), any: read.join === 'any' };
  };
  const changes = (way: WrittenWay): string[] => [
    ...way.effects.map((effect) => {
      if ('add' in effect)
        return `${name(effect.add)}${HOLDS}${effect.by.startsWith('-') ? '−' : '+'}${HOLDS}${effect.by.replace(/^-/, '')}`;
      const held = HELD.exec(effect.to);
      if (held?.[1] === effect.set && held[1] === held[4]) {
        const [, , compared = '', bound = '', , sign, by = ''] = held;
        const until = compared.startsWith('>') ? words.atMost(bound) : words.atLeast(bound);
        return `${name(effect.set)}${HOLDS}${sign === '-' ? '−' : '+'}${HOLDS}${by} (${until})`;
      }
      const constant =
        /^'(.*)'$/.exec(effect.to)?.[1] ?? (effect.to === 'true' ? true : effect.to === 'false' ? false : effect.to);
      return `${name(effect.set)} = ${value(effect.set, constant)}`;
    }),
    ...(way.minutes > 0 ? [`${words.elapsed}${HOLDS}+${HOLDS}${String(way.minutes)}`] : []),
  ];
  return order.flatMap((id): BookletParagraph[] => {
    const node = nodes.get(id);
    if (!node) return [];
    const written = new Map<string, WrittenWay>();
    withWays(node, (way, place) => {
      written.set(key(place), way);
      return way;
    });
    const ways = arrowsOf(node).map(({ place, to }): BookletWay => {
      const way = written.get(key(place));
      const choice =
        node.kind === 'decision' && place.kind === 'choice' && node.choices.find((one) => one.id === place.id);
      const found = node.kind === 'branch' && place.kind === 'case' && node.cases.find((one) => one.id === place.id);
      return {
        kind: place.kind === 'result' ? place.id : place.kind,
        text: choice ? say(choice.text) : lots(node, place),
        ...condition(choice ? choice.when : found ? found.when : undefined),
        changes: way ? changes(way) : [],
        to: to === null ? null : (numbers.get(to) ?? null),
      };
    });
    const seen = node.kind === 'branch' || node.kind === 'chance' ? null : node;
    return [
      {
        number: numbers.get(id) ?? 0,
        kind: node.kind,
        speaker: say(document.roles.find((role) => role.id === seen?.speaker)?.name),
        text: say(seen?.text),
        debrief: node.kind === 'outcome' ? say(node.debrief) : '',
        pictures: document.media
          .filter(
            ({ id: medium, kind }) =>
              kind === 'image' && (seen?.media.includes(medium) === true || medium === pictureOf(node)),
          )
          .map(({ file, alt }) => ({ file, alt: say(alt) })),
        asked: node.kind === 'task' ? askedBy(node, say) : [],
        answers: node.kind === 'task' ? answersTo(node, say) : [],
        ways,
      },
    ];
  });
}

/** Lots of a possibility among all: `1 / 3`. */
function lots(node: ScenarioNode, place: WayPlace): string {
  if (node.kind !== 'chance' || place.kind !== 'drawn') return '';
  const all = node.outcomes.reduce((sum, { weight }) => sum + weight, 0);
  return `${String(node.outcomes.find(({ id }) => id === place.id)?.weight ?? 0)} / ${String(all)}`;
}

function key(place: WayPlace): string {
  return `${place.kind} ${'id' in place ? place.id : ''}`;
}

/** A space at which no line breaks: a sign and its number are read together. */
const HOLDS = '\u00a0';
/** `x > 80 ? 100 : x + 20`: added to, and held at a bound. */
const HELD = /^(\w+) (<=?|>=?) \d+ \? (\d+) : (\w+) ([+-]) (\d+)$/;

function pictureOf(node: ScenarioNode): string | null {
  return node.kind === 'task' && node.task.kind === 'markPicture' ? node.task.picture : null;
}

type TaskNode = Extract<ScenarioNode, { kind: 'task' }>;
type Say = (id: string) => string;

function askedBy({ task }: TaskNode, say: Say): BookletParagraph['asked'] {
  if (task.kind === 'report')
    return task.lines.map(({ label, answer }) => ({
      text: say(label),
      options: answer.kind === 'pick' ? answer.options.map(({ text }) => say(text)) : [],
    }));
  // In an order of their own, so that paper does not give the right one away; what is to be marked, neither.
  if (task.kind === 'ordering')
    return task.items
      .map(({ text }) => ({ text: say(text), options: [] }))
      .sort((one, other) => one.text.localeCompare(other.text));
  return [];
}

function answersTo({ task }: TaskNode, say: Say): string[] {
  if (task.kind === 'ordering') return task.items.map(({ text }, at) => `${String(at + 1)}. ${say(text)}`);
  if (task.kind === 'markPicture') return task.regions.map(({ label }) => say(label));
  return task.lines.flatMap(({ label, answer }) => {
    if (answer.kind === 'filled') return [];
    const right =
      answer.kind === 'words'
        ? answer.accepted.slice(0, 1)
        : answer.options.filter(({ id }) => answer.correct.includes(id)).map(({ text }) => say(text));
    return [`${say(label)} → ${right.join(' / ')}`];
  });
}
