import type { ScenarioInput } from '../document/schema';
import { RESERVED } from '../expressions/cel';
import { Kinds, numbersIn, toldIn, variablesIn, written, type Told } from './twee-expression';
import { piecesOf, type Piece } from './twee-passage';

/** What came out of a story, and every piece of it that has no counterpart here. */
export interface ImportedStory {
  readonly document: ScenarioInput;
  readonly left: readonly { readonly passage: string; readonly what: string }[];
}

type NodeInput = ScenarioInput['nodes'][number];
type Effects = NonNullable<Extract<NodeInput, { kind: 'situation' }>['next']['effects']>;

/** A variable that is given a value, where a condition holds. */
interface Assignment {
  readonly name: string;
  readonly value: Told;
  readonly when: Told | null;
  readonly source: string;
}

interface Link {
  readonly text: string;
  readonly target: string;
  readonly when: Told | null;
  readonly source: string;
  readonly assignments: readonly Assignment[];
}

/** A passage understood as far as it can be: links, and what is assigned to whoever comes here. */
interface Draft {
  readonly name: string;
  readonly links: Link[];
  readonly arrival: Assignment[];
  text: string;
}

/**
 * Reads Twee 3, or the published HTML of Twine 2, with the links, variables and conditions of SugarCube and Harlowe as far as
 * they go: whole numbers and truths. What is set in a passage happens on the ways that lead to it.
 */
export function importTwee(story: string): ImportedStory {
  const passages = story.includes('<tw-passagedata') ? passagesOfHtml(story) : passagesOfTwee(story);
  const reader = new StoryReader(passages);
  return reader.read();
}

interface Passage {
  readonly name: string;
  readonly tags: readonly string[];
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
      const tags = /\[([^\]]*)\]\s*(?:\{[^}]*\}\s*)?$/.exec(head)?.[1]?.split(/\s+/) ?? [];
      return { name, tags, text: end < 0 ? '' : part.slice(end + 1).trim() };
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
      tags: (/\btags="([^"]*)"/.exec(head)?.[1] ?? '').split(/\s+/),
      text: plain(text).trim(),
    }),
  );
  const first = found.find(({ pid }) => pid === start)?.name ?? '';
  // What a story's own script and style sheet do has no counterpart, and is told.
  const code = [...story.matchAll(/<(script|style)[^>]*\bid="(twine-user-[a-z]+)"[^>]*>([\s\S]*?)<\/\1>/g)]
    .filter(([, , , text = '']) => text.trim() !== '')
    .map(([, , id = '']) => ({ name: id, tags: ['script'], text: '' }));
  return [
    { name: 'StoryTitle', tags: [], text: plain(title) },
    { name: 'StoryData', tags: [], text: JSON.stringify({ start: first }) },
    ...found.map(({ name, tags, text }) => ({ name, tags, text })),
    ...code,
  ];
}

/** Passages of the other tools that are no part of the story. */
const APART = new Set(['script', 'stylesheet', 'widget', 'header', 'footer', 'annotation', 'Twine.private']);
/** Passages that are read for what they say of the whole. */
const READ = new Set(['StoryTitle', 'StoryData', 'StoryInit']);
/** Most choices of a decision, and effects of a way. */
const [CHOICES, EFFECTS] = [12, 20];

class StoryReader {
  private readonly left: { passage: string; what: string }[] = [];
  private readonly texts: Record<string, string> = {};
  private readonly starts = new Map<string, Told>();
  private readonly ids = new Map<string, string>();
  private readonly variables = new Map<string, string>();
  /** Lowest and highest number that is written for a variable. */
  private readonly reach = new Map<string, [number, number]>();
  private readonly kinds = new Kinds();
  private readonly arrivals = new Map<string, readonly Assignment[]>();

  constructor(private readonly passages: readonly Passage[]) {}

  read(): ImportedStory {
    const special = (name: string): string => this.passages.find((passage) => passage.name === name)?.text ?? '';
    const isApart = ({ name, tags }: Passage): boolean =>
      /^(Story|User)[A-Z]/.test(name) || tags.some((tag) => APART.has(tag));
    const begins = (passage: Passage): boolean => passage.name === 'StoryInit' || passage.tags.includes('startup');
    const stories = this.passages.filter((passage) => !isApart(passage) && !begins(passage));
    stories.forEach(({ name }) => this.ids.set(name, this.idFor(name)));
    for (const passage of this.passages)
      if (isApart(passage) && !READ.has(passage.name)) this.leave(passage.name, 'special passage');
    const written = /"start"\s*:\s*"([^"]+)"/.exec(special('StoryData'))?.[1] ?? 'Start';
    const first = stories.some(({ name }) => name === written) ? written : (stories[0]?.name ?? '');
    for (const passage of this.passages) if (begins(passage)) this.beginning(this.draft(passage), true);
    const drafts = stories.map((passage) => this.draft(passage));
    for (const draft of drafts) this.arrivals.set(draft.name, draft.arrival);
    for (const draft of drafts) if (draft.name === first) this.beginning(draft, false);
    this.kinds.settle();
    const nodes = drafts.map((draft) => this.node(draft));
    this.texts['title'] = special('StoryTitle').slice(0, 200) || 'Story';
    this.texts['briefing'] = '';
    this.texts['setting'] = '';
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
      variables: [...this.variables].map(([name, id]) => this.declared(name, id)),
      start: this.ids.get(first) ?? 'start',
      nodes,
      texts: this.texts,
    };
    return { document, left: this.left };
  }

  private leave(passage: string, what: string): void {
    this.left.push({ passage, what });
  }

  private idFor(name: string): string {
    const base =
      name
        .replace(/[^A-Za-z0-9_-]+/g, '-')
        .replace(/^-+|-+$/g, '')
        .slice(0, 56) || 'passage';
    return unused(base, '-', this.ids.values());
  }

  private readonly names = {
    isTruth: (name: string): boolean => this.kinds.isTruth(name),
    id: (name: string): string => {
      const known = this.variables.get(name);
      if (known !== undefined) return known;
      const id = name
        .replace(/[^A-Za-z0-9]/g, '')
        .replace(/^[^a-z]/, (sign) => `v${sign}`)
        .slice(0, 34);
      const made = unused(RESERVED.has(id) || id === '' ? `${id}Value` : id, '', this.variables.values());
      this.variables.set(name, made);
      return made;
    },
  };

  private declared(name: string, id: string): NonNullable<ScenarioInput['variables']>[number] {
    this.texts[`variable.${id}`] = id;
    const seen = { id, name: `variable.${id}` };
    const said = this.starts.get(name);
    const start =
      said?.op === 'number' ? said.value : said?.op === 'minus' && said.a.op === 'number' ? -said.a.value : 0;
    if (this.kinds.isTruth(name))
      return { type: 'boolean', ...seen, start: said?.op === 'truth' ? said.value : start === 1 };
    if (said?.op === 'truth') this.leave('StoryInit', `$${name} to ${String(said.value)}, which is a number elsewhere`);
    const [lo, hi] = this.reach.get(name) ?? [0, 0];
    return { type: 'integer', ...seen, min: Math.min(0, start, lo), max: Math.max(100, start, hi), start };
  }

  /** What is set before the story begins. In a passage that is set apart for it, everything else is told. */
  private beginning({ name, arrival, links, text }: Draft, apart: boolean): void {
    for (const { name: variable, value, when, source } of arrival) {
      const plain = value.op === 'number' || value.op === 'truth' || (value.op === 'minus' && value.a.op === 'number');
      if (plain && when === null) this.starts.set(variable, value);
      else this.leave(name, `set at the beginning: ${source}`);
    }
    if (!apart) return;
    for (const { source } of links) this.leave(name, source);
    if (text.trim() !== '') this.leave(name, text.trim());
  }

  private draft({ name, text }: Passage): Draft {
    const draft: Draft = { name, links: [], arrival: [], text: '' };
    this.take(draft, piecesOf(text), null, new Set());
    return draft;
  }

  /** `asked` are the variables that conditions further up in the passage read. */
  private take(draft: Draft, pieces: readonly Piece[], when: Told | null, asked: Set<string>): void {
    for (const piece of pieces)
      switch (piece.kind) {
        case 'text':
          draft.text += piece.text;
          break;
        case 'other':
          this.leave(draft.name, piece.source);
          break;
        case 'link':
          draft.links.push({ ...piece, when, assignments: this.assignments(draft.name, piece.setter, null) });
          break;
        case 'set': {
          const assigned = this.assignments(draft.name, piece.source, when);
          for (const { name, source } of assigned)
            if (asked.has(name)) this.leave(draft.name, `${source}: it counts for the conditions above it as well`);
          draft.arrival.push(...assigned);
          break;
        }
        case 'if':
          this.branches(draft, piece, when, asked);
      }
  }

  private branches(
    draft: Draft,
    { branches }: Extract<Piece, { kind: 'if' }>,
    when: Told | null,
    asked: Set<string>,
  ): void {
    let before = when;
    for (const { test, pieces } of branches) {
      const told = test === null ? null : toldIn(test);
      if (test !== null && told === null) this.leave(draft.name, `condition ${test}`);
      if (told) {
        this.kinds.condition(told);
        for (const name of variablesIn(told)) asked.add(name);
        this.measure(variablesIn(told), told);
      }
      const holds = told ? both(before, told) : before;
      const unclear = test !== null && told === null;
      for (const piece of pieces) {
        if (piece.kind === 'text' && piece.text.trim() !== '')
          this.leave(draft.name, `shown only on a condition: ${piece.text.trim()}`);
        // Nobody knows when it would be set.
        if (unclear && piece.kind === 'set') this.leave(draft.name, `setter ${piece.source.trim()}`);
        else this.take(draft, [piece], holds, asked);
      }
      if (told) before = both(before, { op: 'not', a: told });
    }
  }

  private assignments(passage: string, source: string, when: Told | null): Assignment[] {
    return source.split(/[;,](?![^(]*\))/).flatMap((part): Assignment[] => {
      if (part.trim() === '') return [];
      const put = /^(.*)\binto\s+\$(\w+)\s*$/s.exec(part);
      const [, name = '', sign = '', more = ''] = put
        ? ['', put[2], 'to', put[1]]
        : (/^\s*\$(\w+)\s*(to\b|=(?!=)|\+=|-=|\+\+|--)\s*(.*)$/s.exec(part) ?? []);
      const step: Told = { op: 'number', value: 1 };
      const said = sign === '++' || sign === '--' ? step : toldIn(more, name);
      if (name === '' || said === null) {
        this.leave(passage, `setter ${part.trim()}`);
        return [];
      }
      const self: Told = { op: 'variable', name };
      const value: Told = /^[+-]/.test(sign) ? { op: sign.startsWith('+') ? '+' : '-', a: self, b: said } : said;
      this.kinds.assigned(name, value);
      this.measure([name], value);
      return [{ name, value, when, source: part.trim() }];
    });
  }

  /** A number must be able to hold what it is set to and compared with. */
  private measure(names: readonly string[], told: Told): void {
    for (const name of names) {
      const [lo, hi] = this.reach.get(name) ?? [0, 0];
      const numbers = numbersIn(told);
      this.reach.set(name, [Math.min(lo, ...numbers), Math.max(hi, ...numbers)]);
    }
  }

  private node({ name, links, text }: Draft): NodeInput {
    const id = this.ids.get(name) ?? name;
    const told = text.replace(/\n{3,}/g, '\n\n').trim();
    if (told.length > 5000) this.leave(name, `text beyond 5000 signs: ${told.slice(5000, 5060)} …`);
    this.texts[`${id}.text`] = told.slice(0, 5000);
    const seen = { id, label: name.slice(0, 120), text: `${id}.text` };
    const [only] = links;
    if (only === undefined) {
      this.texts[`${id}.debrief`] = '';
      return { kind: 'outcome', ...seen, grade: 'partlyAchieved', debrief: `${id}.debrief` };
    }
    if (links.length === 1 && only.when === null && [only.target, 'next'].includes(only.text))
      return { kind: 'situation', ...seen, next: this.way(name, only) };
    for (const { source } of links.slice(CHOICES)) this.leave(name, source);
    return {
      kind: 'decision',
      ...seen,
      choices: links.slice(0, CHOICES).map((link, place) => {
        const choice = `${id}-${place + 1}`.slice(-64);
        this.texts[`${choice}.text`] = link.text;
        const when = link.when && written(link.when, 'truth', this.names);
        if (link.when && when === null) this.leave(name, `condition of ${link.source}`);
        return { id: choice, text: `${choice}.text`, ...this.way(name, link), ...(when !== null && { when }) };
      }),
    };
  }

  /** Where a link leads and what it changes: first what it says itself, then what the passage sets that it leads to. */
  private way(passage: string, { target, assignments }: Link): { target: string | null; effects: Effects } {
    const id = this.ids.get(target);
    if (id === undefined) this.leave(passage, `link to “${target}”, which is no passage`);
    const effects = [...assignments, ...(this.arrivals.get(target) ?? [])].flatMap((one) => this.effect(passage, one));
    if (effects.length > EFFECTS) this.leave(passage, `more than ${EFFECTS} setters on the way to “${target}”`);
    return { target: id ?? null, effects: effects.slice(0, EFFECTS) };
  }

  private effect(passage: string, { name, value, when, source }: Assignment): Effects {
    const id = this.names.id(name);
    const self: Told = { op: 'variable', name };
    const kind = this.kinds.isTruth(name) ? 'truth' : 'number';
    const adds = when === null && (value.op === '+' || value.op === '-') && value.b.op === 'number';
    if (adds && kind === 'number' && value.a.op === 'variable' && value.a.name === name)
      return [{ add: id, by: `${value.op === '-' ? '-' : ''}${written(value.b, 'number', this.names) ?? '0'}` }];
    const to = written(when ? { op: 'if', test: when, a: value, b: self } : value, kind, this.names);
    if (to !== null && to.length <= 500) return [{ set: id, to }];
    this.leave(passage, `setter ${source}`);
    return [];
  }
}

function both(a: Told | null, b: Told): Told {
  return a === null ? b : { op: '&&', a, b };
}

/** The name, or the name with the lowest number from two on that nobody has yet. */
function unused(base: string, joint: string, taken: Iterable<string>): string {
  const names = new Set(taken);
  let name = base;
  for (let n = 2; names.has(name); n++) name = `${base}${joint}${n}`;
  return name;
}
