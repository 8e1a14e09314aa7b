import { markupIn } from '../document/markup';
import type { Problem } from '../document/problem';
import { NODES_LIMIT, scenarioSchema, type ScenarioDocument, type ScenarioNode } from '../document/schema';
import { compileScenario } from '../model/compile';
import type { Command, EditRefusal, Edited, Listed } from './command';
import { textsInUse, withoutLostTexts, withWords } from './texts';
import { nodesAsking, nodesNaming, withWays } from './ways';

type Changed = ScenarioDocument | { readonly refusal: EditRefusal; readonly at?: readonly string[] };

/**
 * The document after one act of its author. It still has the form of a scenario and a meaning where it had one, nothing
 * leads to what was taken away, and no words are kept that nothing speaks of; an act that cannot do that is refused with
 * its reason. What was not touched stays the same object.
 */
export function edited(document: ScenarioDocument, command: Command): Edited {
  const changed = change(document, command);
  if ('refusal' in changed) return refused(changed.refusal, changed.at);
  const wordsAlone = command.kind === 'words' || command.kind === 'places';
  const next = wordsAlone ? changed : withoutLostTexts(changed);
  if (!isReadable(document, next)) return refused('shape');
  const [markup] = markupOf(command);
  if (markup) return refused('senseless', [], markup);
  const problems = wordsAlone ? [] : problemsOf(next);
  const [problem] = problems;
  return problem && problems.length > problemsOf(document).length
    ? refused('senseless', [], problem)
    : { ok: true, document: next };
}

function refused(refusal: EditRefusal, at: readonly string[] = [], problem: Problem | null = null): Edited {
  return { ok: false, refusal, at, problem };
}

function problemsOf(document: ScenarioDocument): readonly Problem[] {
  const compiled = compileScenario(document);
  return compiled.ok ? [] : compiled.problems;
}

/** Markup among the words that a command brings. */
function markupOf(command: Command): Problem[] {
  const words =
    command.kind === 'words'
      ? [command.words]
      : Object.values(('words' in command && command.words) || {}).flatMap(Object.values<string>);
  return words.flatMap((text): Problem[] => {
    const what = markupIn(text);
    return what === null ? [] : [{ pointer: '', code: 'markup', params: { what } }];
  });
}

function change(document: ScenarioDocument, command: Command): Changed {
  switch (command.kind) {
    case 'words': {
      const { language, id, words } = command;
      if (language !== document.language && !Object.hasOwn(document.translations, language))
        return { refusal: 'unknown' };
      if (!textsInUse(document).has(id)) return { refusal: 'unknown' };
      return withWords(document, { [language]: { [id]: words } });
    }
    case 'frame':
      return withWords(withoutUndefined({ ...document, ...command.change }) as ScenarioDocument, command.words);
    case 'addLanguage':
      if (command.language === document.language) return { refusal: 'unknown' };
      return { ...document, translations: { [command.language]: {}, ...document.translations } };
    case 'removeLanguage': {
      if (!Object.hasOwn(document.translations, command.language)) return { refusal: 'unknown' };
      const { [command.language]: _words, ...translations } = document.translations;
      return { ...document, translations };
    }
    case 'sourceLanguage': {
      const { [command.language]: texts, ...others } = document.translations;
      if (!texts) return { refusal: 'unknown' };
      return {
        ...document,
        language: command.language,
        texts,
        translations: { [document.language]: document.texts, ...others },
      };
    }
    case 'addNodes': {
      const after = document.nodes.findIndex(({ id }) => id === command.after);
      const at = after < 0 ? document.nodes.length : after + 1;
      const layout = command.places ? { ...document.layout, ...command.places } : document.layout;
      return withWords(
        { ...document, nodes: document.nodes.toSpliced(at, 0, ...command.nodes), layout },
        command.words,
      );
    }
    case 'node':
      if (!document.nodes.some(({ id }) => id === command.node.id)) return { refusal: 'unknown' };
      return withWords(
        { ...document, nodes: document.nodes.map((node) => (node.id === command.node.id ? command.node : node)) },
        command.words,
      );
    case 'moveNode': {
      const node = document.nodes.find(({ id }) => id === command.id);
      if (!node) return { refusal: 'unknown' };
      const rest = document.nodes.filter((other) => other !== node);
      return { ...document, nodes: rest.toSpliced(Math.max(0, command.to), 0, node) };
    }
    case 'removeNodes':
      return withoutNodes(document, new Set(command.ids));
    case 'entry': {
      // Which list has which entries is settled by the command's own type; here they are entries with an id.
      const entries: readonly { readonly id: string }[] = document[command.list];
      const there = entries.some(({ id }) => id === command.entry.id);
      const next = there
        ? entries.map((entry) => (entry.id === command.entry.id ? command.entry : entry))
        : [...entries, command.entry];
      return withWords({ ...document, [command.list]: next }, command.words);
    }
    case 'moveEntry': {
      const entries: readonly { readonly id: string }[] = document[command.list];
      const entry = entries.find(({ id }) => id === command.id);
      if (!entry) return { refusal: 'unknown' };
      const rest = entries.filter((other) => other !== entry);
      return { ...document, [command.list]: rest.toSpliced(Math.max(0, command.to), 0, entry) };
    }
    case 'removeEntry':
      return withoutEntry(document, command.list, command.id);
    case 'places':
      return { ...document, layout: { ...document.layout, ...command.places } };
  }
}

function withoutNodes(document: ScenarioDocument, ids: ReadonlySet<string>): Changed {
  if (![...ids].every((id) => document.nodes.some((node) => node.id === id))) return { refusal: 'unknown' };
  if (ids.has(document.start)) return { refusal: 'is-start', at: [document.start] };
  const asking = nodesAsking(document, ids).filter((id) => !ids.has(id));
  if (asking.length > 0) return { refusal: 'in-use', at: asking };
  return {
    ...document,
    nodes: document.nodes.filter(({ id }) => !ids.has(id)).map((node) => withoutTargets(node, ids)),
    layout: Object.fromEntries(Object.entries(document.layout).filter(([id]) => !ids.has(id))),
  };
}

function withoutTargets(node: ScenarioNode, ids: ReadonlySet<string>): ScenarioNode {
  const open = withWays(node, (way) => (way.target !== null && ids.has(way.target) ? { ...way, target: null } : way));
  if (!('alternate' in open) || open.alternate === undefined || !ids.has(open.alternate.target)) return open;
  const { alternate: _alternate, ...rest } = open;
  return rest;
}

function withoutEntry(document: ScenarioDocument, list: Listed, id: string): Changed {
  const entries: readonly { readonly id: string }[] = document[list];
  if (!entries.some((entry) => entry.id === id)) return { refusal: 'unknown' };
  const at = list === 'variables' ? nodesNaming(document, id) : picturesOfTasks(document, list, id);
  if (at.length > 0) return { refusal: 'in-use', at };
  const next = { ...document, [list]: entries.filter((entry) => entry.id !== id) };
  if (list === 'variables')
    return {
      ...next,
      presets: next.presets.map((preset) =>
        Object.hasOwn(preset.values, id)
          ? { ...preset, values: Object.fromEntries(Object.entries(preset.values).filter(([name]) => name !== id)) }
          : preset,
      ),
    };
  const nodes = document.nodes.map((node) => withoutMention(node, list, id));
  return list === 'roles' && document.learner === id
    ? (withoutUndefined({ ...next, nodes, learner: undefined }) as ScenarioDocument)
    : { ...next, nodes };
}

/** A picture on which a task is marked cannot go before the task has another. */
function picturesOfTasks(document: ScenarioDocument, list: Listed, id: string): string[] {
  if (list !== 'media') return [];
  return document.nodes
    .filter((node) => node.kind === 'task' && node.task.kind === 'markPicture' && node.task.picture === id)
    .map((node) => node.id);
}

function withoutMention(node: ScenarioNode, list: Listed, id: string): ScenarioNode {
  const less = (ids: string[]): string[] => (ids.includes(id) ? ids.filter((one) => one !== id) : ids);
  const ways = withWays(node, (way) => {
    if (!('ratings' in way)) return way;
    if (list === 'objectives') {
      const ratings = way.ratings.filter(({ objective }) => objective !== id);
      const critical = way.critical?.objective === id ? undefined : way.critical;
      if (ratings.length === way.ratings.length && critical === way.critical) return way;
      return withoutUndefined({ ...way, ratings, critical }) as typeof way;
    }
    if (list === 'sources') {
      const cites = less(way.cites);
      return cites === way.cites ? way : { ...way, cites };
    }
    if (list === 'facts' && 'needs' in way) {
      // A choice is the one way that needs facts.
      const needs = less(way.needs as string[]);
      return needs === way.needs ? way : { ...way, needs };
    }
    return way;
  });
  if (ways.kind === 'branch' || ways.kind === 'chance') return ways;
  if (list === 'facts' && ways.gives.includes(id)) return { ...ways, gives: less(ways.gives) };
  if (list === 'media' && ways.media.includes(id)) return { ...ways, media: less(ways.media) };
  if (list === 'roles' && (ways.speaker === id || ways.role === id))
    return withoutUndefined({
      ...ways,
      speaker: ways.speaker === id ? undefined : ways.speaker,
      role: ways.role === id ? undefined : ways.role,
    }) as ScenarioNode;
  return ways;
}

function withoutUndefined(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));
}

/** Reads anew only what the act touched: a scenario may be large, and an author types fast. */
function isReadable(before: ScenarioDocument, after: ScenarioDocument): boolean {
  const { shape } = scenarioSchema;
  const known = new Set<unknown>(before.nodes);
  for (const name of Object.keys(after) as (keyof ScenarioDocument)[]) {
    if (!(name in shape)) return false;
    if (before[name] === after[name] || name === 'nodes' || name === 'texts' || name === 'translations') continue;
    if (!shape[name].safeParse(after[name]).success) return false;
  }
  if (after.nodes.length < 1 || after.nodes.length > NODES_LIMIT) return false;
  if (!after.nodes.every((node) => known.has(node) || shape.nodes.element.safeParse(node).success)) return false;
  if (!wordsReadable(before.texts, after.texts)) return false;
  if (before.translations === after.translations) return true;
  return Object.entries(after.translations).every(
    ([language, words]) =>
      words === before.translations[language] ||
      (shape.language.safeParse(language).success && wordsReadable(before.translations[language] ?? {}, words)),
  );
}

function wordsReadable(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): boolean {
  if (before === after) return true;
  const changed = Object.entries(after).filter(([id, words]) => before[id] !== words);
  return scenarioSchema.shape.texts.safeParse(Object.fromEntries(changed)).success;
}
