import type { ScenarioInput } from '../document/schema';
import { RESERVED } from '../expressions/cel';

/** What came out of a story, and every piece of it that has no counterpart here. */
export interface ImportedStory {
  readonly document: ScenarioInput;
  readonly left: readonly { readonly passage: string; readonly what: string }[];
}

type NodeInput = ScenarioInput['nodes'][number];
type Effects = NonNullable<Extract<NodeInput, { kind: 'situation' }>['next']['effects']>;

interface Link {
  readonly text: string;
  readonly target: string;
  readonly when: string | null;
  readonly effects: Effects;
}

/** Reads Twee 3, or the published HTML of Twine 2, with links, setters and simple conditions of SugarCube. */
export function importTwee(story: string): ImportedStory {
  const passages = story.includes('<tw-passagedata') ? passagesOfHtml(story) : passagesOfTwee(story);
  const reader = new StoryReader(passages);
  return reader.read();
}

interface Passage {
  readonly name: string;
  readonly text: string;
}

function passagesOfTwee(story: string): Passage[] {
  return story
    .replaceAll('\r\n', '\n')
    .split(/^::(?!:)/m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      const head = end < 0 ? part : part.slice(0, end);
      const name = head
        .replace(/\s*\{[^}]*\}\s*$/, '')
        .replace(/\s*\[[^\]]*\]\s*$/, '')
        .trim();
      return { name, text: end < 0 ? '' : part.slice(end + 1).trim() };
    });
}

function passagesOfHtml(story: string): Passage[] {
  const plain = (text: string): string =>
    text.replace(
      /&(lt|gt|quot|#39|amp);/g,
      (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' })[name] ?? '',
    );
  const start = /<tw-storydata[^>]*\bstartnode="(\d+)"/.exec(story)?.[1];
  const title = /<tw-storydata[^>]*\bname="([^"]*)"/.exec(story)?.[1] ?? '';
  const found = [...story.matchAll(/<tw-passagedata([^>]*)>([\s\S]*?)<\/tw-passagedata>/g)].map(
    ([, head = '', text = '']) => ({
      pid: /\bpid="(\d+)"/.exec(head)?.[1],
      name: plain(/\bname="([^"]*)"/.exec(head)?.[1] ?? ''),
      text: plain(text).trim(),
    }),
  );
  const first = found.find(({ pid }) => pid === start)?.name ?? '';
  return [
    { name: 'StoryTitle', text: plain(title) },
    { name: 'StoryData', text: JSON.stringify({ start: first }) },
    ...found.map(({ name, text }) => ({ name, text })),
  ];
}

class StoryReader {
  private readonly left: { passage: string; what: string }[] = [];
  private readonly texts: Record<string, string> = {};
  private readonly starts = new Map<string, number>();
  private readonly ids = new Map<string, string>();

  constructor(private readonly passages: readonly Passage[]) {}

  read(): ImportedStory {
    const special = (name: string): string => this.passages.find((passage) => passage.name === name)?.text ?? '';
    const stories = this.passages.filter(({ name }) => !/^(Story|User)[A-Z]/.test(name));
    stories.forEach(({ name }) => this.ids.set(name, this.idFor(name)));
    for (const line of special('StoryInit').split('\n')) this.initial(line);
    for (const { name } of this.passages)
      if (/^(Story|User)[A-Z]/.test(name) && !['StoryTitle', 'StoryData', 'StoryInit'].includes(name))
        this.left.push({ passage: name, what: 'special passage' });
    const nodes = stories.map((passage) => this.node(passage));
    this.texts['title'] = special('StoryTitle').slice(0, 200) || 'Story';
    this.texts['briefing'] = '';
    this.texts['setting'] = '';
    const written = /"start"\s*:\s*"([^"]+)"/.exec(special('StoryData'))?.[1] ?? 'Start';
    const variables = [...this.starts].map(([id, start]) => {
      this.texts[`variable.${id}`] = id;
      const [min, max] = [Math.min(0, start), Math.max(100, start)];
      return { type: 'integer' as const, id, name: `variable.${id}`, min, max, start };
    });
    const document: ScenarioInput = {
      schema: 'peacewright.scenario',
      version: 1,
      id: 'imported',
      language: 'en',
      title: 'title',
      briefing: 'briefing',
      setting: { kind: 'fictional', name: 'setting' },
      minutes: 20,
      objectives: [],
      variables,
      start: this.ids.get(written) ?? nodes[0]?.id ?? 'start',
      nodes,
      texts: this.texts,
    };
    return { document, left: this.left };
  }

  private idFor(name: string): string {
    const base =
      name
        .replace(/[^A-Za-z0-9_-]+/g, '-')
        .replace(/^-+|-+$/g, '')
        .slice(0, 56) || 'passage';
    const taken = new Set(this.ids.values());
    let id = base;
    for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
    return id;
  }

  private initial(line: string): void {
    for (const [whole, name = '', value = ''] of line.matchAll(/<<set \$(\w+) (?:to|=) ([^>]*)>>/g)) {
      const number = value.trim() === 'true' ? 1 : value.trim() === 'false' ? 0 : Number(value);
      if (Number.isInteger(number)) this.starts.set(this.variable(name), number);
      else this.left.push({ passage: 'StoryInit', what: whole });
    }
  }

  private variable(name: string): string {
    const id = name
      .replace(/[^A-Za-z0-9]/g, '')
      .replace(/^[^a-z]/, (sign) => `v${sign}`)
      .slice(0, 40);
    const free = RESERVED.has(id) ? `${id}Value` : id;
    if (!this.starts.has(free)) this.starts.set(free, 0);
    return free;
  }

  private node({ name, text }: Passage): NodeInput {
    const id = this.ids.get(name) ?? name;
    const links: Link[] = [];
    const rest = text
      .replace(/<<if ([^>]*(?:>[^>][^>]*)*?)>>((?:(?!<<)[\s\S])*?)<<\/if>>/g, (_whole, test: string, body: string) => {
        const when = this.condition(name, test);
        return this.links(name, body, when, links);
      })
      .replace(/[\s\S]+/, (whole) => this.links(name, whole, null, links))
      .replace(/<<[^>]*>>|\((?:set|if|else|put|display|print|live|link)[\w-]*:[^)]*\)/g, (macro) => {
        this.left.push({ passage: name, what: macro });
        return '';
      });
    this.texts[`${id}.text`] = rest
      .replace(/\n{3,}/g, '\n\n')
      .trim()
      .slice(0, 5000);
    const seen = { id, label: name.slice(0, 120), text: `${id}.text` };
    const [only] = links;
    if (only === undefined) {
      this.texts[`${id}.debrief`] = '';
      return { kind: 'outcome', ...seen, grade: 'partlyAchieved', debrief: `${id}.debrief` };
    }
    if (links.length === 1 && only.when === null)
      return { kind: 'situation', ...seen, next: { target: this.target(name, only), effects: only.effects } };
    return {
      kind: 'decision',
      ...seen,
      choices: links.slice(0, 12).map((link, place) => {
        const choice = `${id}-${place + 1}`.slice(-64);
        this.texts[`${choice}.text`] = link.text;
        return {
          id: choice,
          text: `${choice}.text`,
          target: this.target(name, link),
          effects: link.effects,
          ...(link.when !== null && { when: link.when }),
        };
      }),
    };
  }

  private target(passage: string, { target }: Link): string | null {
    const id = this.ids.get(target);
    if (id === undefined) this.left.push({ passage, what: `link to “${target}”, which is no passage` });
    return id ?? null;
  }

  /** Takes the links out of a text. */
  private links(passage: string, text: string, when: string | null, into: Link[]): string {
    return text.replace(/\[\[([^\]]+)\](?:\[([^\]]*)\])?\]/g, (whole, link: string, setter: string | undefined) => {
      const arrow = /^(.*)->(.*)$/.exec(link) ?? /^(.*)\|(.*)$/.exec(link);
      const back = /^(.*)<-(.*)$/.exec(link);
      const [label, target] = arrow ? [arrow[1], arrow[2]] : back ? [back[2], back[1]] : [link, link];
      if (into.length >= 12) this.left.push({ passage, what: whole });
      const effects = setter === undefined ? [] : this.effects(passage, setter);
      into.push({ text: (label ?? '').trim(), target: (target ?? '').trim(), when, effects });
      return '';
    });
  }

  private effects(passage: string, setter: string): Effects {
    return setter.split(';').flatMap((part): Effects => {
      const assigned = /^\s*\$(\w+)\s*(?:to|=)\s*(.+)$/.exec(part);
      const added = /^\s*\$(\w+)\s*([+-])=\s*(\d+)\s*$/.exec(part);
      if (added) return [{ add: this.variable(added[1] ?? ''), by: `${added[2] === '-' ? '-' : ''}${added[3] ?? ''}` }];
      const value = assigned && this.expression(assigned[2] ?? '');
      if (assigned && value) return [{ set: this.variable(assigned[1] ?? ''), to: value }];
      this.left.push({ passage, what: `setter ${part.trim()}` });
      return [];
    });
  }

  private condition(passage: string, test: string): string | null {
    const found = this.expression(test);
    if (found === null) this.left.push({ passage, what: `condition ${test}` });
    return found;
  }

  /** Numbers, variables, comparisons and what joins them; anything else is left to the author. */
  private expression(source: string): string | null {
    const words = source
      .replace(/\b(gte|lte|gt|lt|eq|is|neq|and|or|not)\b/g, (word) => WORDS[word] ?? word)
      .replace(/===/g, '==');
    // Whatever else is spelled out is a function or a name of the other tool.
    if (/[A-Za-z_]/.test(words.replace(/\$\w+/g, ''))) return null;
    const told = words.replace(/\$(\w+)/g, (_, name: string) => this.variable(name)).trim();
    return /^[\w\s()+\-*<>=!&|]+$/.test(told) && /\w/.test(told) ? told : null;
  }
}

const WORDS: Readonly<Record<string, string>> = {
  gte: '>=',
  lte: '<=',
  gt: '>',
  lt: '<',
  eq: '==',
  is: '==',
  neq: '!=',
  and: '&&',
  or: '||',
  not: '!',
};
