import type { NodeOf, RatedWay, ScenarioChoice, ScenarioDocument, ScenarioNode, Way } from '../document/schema';
import { SCENARIO_VERSION } from '../document/schema';

/** Makes an id that stands nowhere yet; the prefix says of what. */
export type NewId = (prefix: string) => string;

export function blankWay(): Way {
  return { target: null, effects: [], minutes: 0 };
}

export function blankRatedWay(): RatedWay {
  return { ...blankWay(), ratings: [], cites: [] };
}

/** The words of a part stand under its own id and what they are. */
export function blankChoice(id: string): ScenarioChoice {
  return { id, text: `${id}.text`, otherwise: { shown: 'hidden' }, needs: [], ...blankRatedWay() };
}

export function blankNode(kind: ScenarioNode['kind'], newId: NewId): ScenarioNode {
  const id = newId('n');
  const seen = { id, label: '', text: `${id}.text`, channel: 'narration' as const, media: [], gives: [] };
  switch (kind) {
    case 'situation':
      return { kind, ...seen, next: blankWay() };
    case 'decision':
      return { kind, ...seen, choices: [blankChoice(newId('c')), blankChoice(newId('c'))] };
    case 'task':
      return {
        kind,
        ...seen,
        task: blankTask('report', newId),
        results: { full: blankRatedWay(), partial: blankRatedWay(), none: blankRatedWay() },
      };
    case 'branch':
      return { kind, id, label: '', cases: [], otherwise: blankWay() };
    case 'chance':
      return {
        kind,
        id,
        label: '',
        outcomes: [newId('d'), newId('d')].map((drawn) => ({ id: drawn, weight: 1, ...blankWay() })),
      };
    case 'outcome':
      return { kind, ...seen, grade: 'achieved', debrief: `${id}.debrief` };
  }
}

type Task = NodeOf<'task'>['task'];

/** A task of a kind with the fewest parts that it may have; one that is marked on a picture needs the picture. */
export function blankTask(kind: 'report' | 'ordering', newId: NewId): Task;
export function blankTask(kind: 'markPicture', newId: NewId, picture: string): Task;
export function blankTask(kind: Task['kind'], newId: NewId, picture?: string): Task {
  const common = { partialFrom: 50 };
  switch (kind) {
    case 'report':
      return { kind, ...common, lines: [blankLine(newId('l'))] };
    case 'ordering':
      return { kind, ...common, items: [newId('i'), newId('i')].map((id) => ({ id, text: `${id}.text` })) };
    case 'markPicture':
      return { kind, ...common, picture: picture ?? '', regions: [blankRegion(newId('r'))] };
  }
}

export function blankLine(id: string): Extract<Task, { kind: 'report' }>['lines'][number] {
  return { id, label: `${id}.label`, answer: { kind: 'filled' } };
}

export function blankRegion(id: string): Extract<Task, { kind: 'markPicture' }>['regions'][number] {
  return { id, label: `${id}.label`, area: { shape: 'circle', x: 5_000, y: 5_000, r: 1_000 } };
}

/** A scenario with a beginning and an ending, in one language, whose title is all that it says. */
export function blankScenario(id: string, language: string, title: string, newId: NewId): ScenarioDocument {
  const start = blankNode('situation', newId);
  const end = blankNode('outcome', newId);
  return {
    schema: 'peacewright.scenario',
    version: SCENARIO_VERSION,
    id,
    language,
    title: 'title',
    briefing: 'briefing',
    setting: { kind: 'fictional', name: 'setting' },
    contentRating: 'general',
    minutes: 15,
    roles: [],
    recommendations: [],
    objectives: [],
    variables: [],
    elapsedCap: 240,
    facts: [],
    presets: [],
    media: [],
    sources: [],
    passFrom: 'achieved',
    start: start.id,
    nodes: [start, end],
    texts: { title },
    translations: {},
    layout: {},
  };
}
