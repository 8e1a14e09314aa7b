import { readScenario } from '../src/document/read';
import type { ScenarioDocument, ScenarioInput } from '../src/document/schema';
import { problemSentence } from '../src/document/problem';
import { compileScenario } from '../src/model/compile';
import type { Model } from '../src/model/model';

type Part<K extends keyof ScenarioInput> = NonNullable<ScenarioInput[K]>;
export type NodeInput = Part<'nodes'>[number];
export type ChoiceInput = Extract<NodeInput, { kind: 'decision' }>['choices'][number];

/** A scenario with nothing but what is given; all texts that are not given read as their ids. */
export function scenario(parts: Partial<ScenarioInput> & Pick<ScenarioInput, 'nodes'>): ScenarioDocument {
  const read = readScenario({
    schema: 'peacewright.scenario',
    version: 1,
    id: 'scenario',
    language: 'en',
    title: 'title',
    briefing: 'briefing',
    setting: { kind: 'fictional', name: 'ilmaria' },
    minutes: 20,
    objectives: [],
    start: parts.nodes[0]?.id ?? '',
    texts: {},
    ...parts,
  });
  if (!read.ok)
    throw new Error(read.problems.map((problem) => `${problem.pointer}: ${problemSentence(problem)}`).join('\n'));
  const { document } = read;
  const ids = new Set<string>();
  const collect = (value: unknown, key: string): void => {
    if (typeof value === 'string' && value !== '' && TEXT_KEYS.has(key)) ids.add(value);
    else if (Array.isArray(value)) for (const entry of value) collect(entry, key);
    else if (typeof value === 'object' && value !== null)
      for (const [name, member] of Object.entries(value))
        if (name !== 'texts' && name !== 'translations') collect(member, name);
  };
  collect(document, '');
  return { ...document, texts: { ...Object.fromEntries([...ids].map((id) => [id, id])), ...parts.texts } };
}

const TEXT_KEYS = new Set(
  'title briefing name text warning debrief reason explanation alt label condition authority permitted report'.split(
    ' ',
  ),
);

export function modelOf(document: ScenarioDocument): Model {
  const compiled = compileScenario(document);
  if (compiled.ok) return compiled.model;
  throw new Error(compiled.problems.map((problem) => `${problem.pointer}: ${problemSentence(problem)}`).join('\n'));
}

export function outcome(id: string, grade: 'achieved' | 'partlyAchieved' | 'notAchieved' = 'achieved'): NodeInput {
  return { kind: 'outcome', id, text: `${id}.text`, debrief: `${id}.debrief`, grade };
}

export function decision(id: string, choices: ChoiceInput[], more: object = {}): NodeInput {
  return { kind: 'decision', id, text: `${id}.text`, choices, ...more };
}

export function choice(id: string, target: string | null, more: Partial<ChoiceInput> = {}): ChoiceInput {
  return { id, text: `${id}.text`, target, ...more };
}

export function situation(id: string, target: string | null, more: object = {}): NodeInput {
  return { kind: 'situation', id, text: `${id}.text`, next: { target }, ...more };
}
