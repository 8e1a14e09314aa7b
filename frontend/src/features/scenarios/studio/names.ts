import { textOf, type ScenarioDocument, type ScenarioNode } from '@peacewright/scenario-engine';

const LONGEST = 60;

/** A text cut to the length of a name. */
export function shortened(text: string): string {
  const line = text.split('\n')[0]?.trim() ?? '';
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1).trimEnd()}…` : line;
}

/** What authors call a node: its label, else the beginning of its text; empty where it says nothing yet. */
export function nodeName(document: ScenarioDocument, node: ScenarioNode): string {
  if (node.label !== '') return node.label;
  return 'text' in node ? shortened(document.texts[node.text] ?? '') : '';
}

/** The name of an entry of one of the document's lists, by its id; the id where it has no words. */
export function entryName(
  document: ScenarioDocument,
  list: 'roles' | 'objectives' | 'variables' | 'facts' | 'presets' | 'sources',
  id: string,
): string {
  const entries: readonly { readonly id: string; readonly name?: string; readonly text?: string }[] = document[list];
  const entry = entries.find((one) => one.id === id);
  const words = textOf(document, entry?.name ?? entry?.text ?? '', document.language);
  return words === null ? id : shortened(words);
}
