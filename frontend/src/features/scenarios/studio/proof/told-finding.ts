import type { Finding, ScenarioDocument } from '@peacewright/scenario-engine';
import { placeOf } from '@peacewright/scenario-engine/editing';
import { entryName, nodeName, shortened } from '../names';

/** A finding as a text of the page: its key under `studioFindings.found`, and the values of its sentence. */
export interface ToldFinding {
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/**
 * A finding in the author's own words: nodes by their names, choices, facts, objectives and variables by what they say.
 * `languageName` names a language, and `unnamed` what says nothing yet.
 */
export function toldFinding(
  document: ScenarioDocument,
  { code, params, at }: Finding,
  languageName: (code: string) => string,
  unnamed: string,
): ToldFinding {
  const place = placeOf(document, at);
  const named: Record<string, string | number> = { ...params };
  if (place.kind === 'node') {
    const node = document.nodes.find(({ id }) => id === place.id);
    named['node'] = (node && nodeName(document, node)) || unnamed;
  }
  if (place.kind === 'entry' && place.list === 'objectives')
    named['objective'] = entryName(document, 'objectives', place.id);
  const variable = params['variable'];
  if (variable !== undefined) named['variable'] = entryName(document, 'variables', String(variable));
  for (const member of ['choice', 'first', 'second', 'worse', 'better'])
    if (params[member] !== undefined) named[member] = choiceName(document, String(params[member]), unnamed);
  if (code === 'alternate-unequal') named['what'] = objectiveNames(document, String(params['what'] ?? ''));
  const language = params['language'];
  if (language !== undefined) named['language'] = languageName(String(language));
  const form = params['form'] ?? (code === 'text-missing' ? (place.kind === 'node' ? 'node' : 'frame') : undefined);
  if (code === 'giveaway') named['place'] = /\d+/.exec(String(params['how'] ?? ''))?.[0] ?? '';
  return { key: form === undefined ? code : `${code}.${String(form)}`, params: named };
}

function choiceName(document: ScenarioDocument, id: string, unnamed: string): string {
  for (const node of document.nodes) {
    const choice = node.kind === 'decision' ? node.choices.find((one) => one.id === id) : undefined;
    if (choice) return shortened(document.texts[choice.text] ?? '') || unnamed;
  }
  // A time-out is no choice, and has no id.
  return unnamed;
}

function objectiveNames(document: ScenarioDocument, codes: string): string {
  return codes
    .split(', ')
    .map((code) => {
      const objective = document.objectives.find((one) => one.code === code || one.id === code);
      return objective ? entryName(document, 'objectives', objective.id) : code;
    })
    .join(', ');
}
