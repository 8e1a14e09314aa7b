import type { ScenarioDocument, ScenarioNode } from '../document/schema';
import type { Listed } from './command';
import type { WayPlace } from './ways';

/** What a JSON pointer of a finding or problem speaks of, by id. */
export type Place =
  | { readonly kind: 'node'; readonly id: string; readonly way: WayPlace | null }
  | { readonly kind: 'entry'; readonly list: Listed; readonly id: string }
  /** What stands once, by its member of the document where that has fields of its own. */
  | { readonly kind: 'frame'; readonly member: 'contacts' | 'trainingCard' | null };

const LISTS: ReadonlySet<string> = new Set<Listed>([
  'roles',
  'objectives',
  'variables',
  'facts',
  'presets',
  'media',
  'sources',
]);

export function placeOf(document: ScenarioDocument, pointer: string): Place {
  const [, member = '', index = '', ...rest] = pointer.split('/');
  const at = Number(index);
  const frame = { kind: 'frame', member: member === 'contacts' || member === 'trainingCard' ? member : null } as const;
  if (member === 'nodes') {
    const node = document.nodes[at];
    return node ? { kind: 'node', id: node.id, way: wayOf(node, rest) } : frame;
  }
  if (!LISTS.has(member)) return frame;
  const list = member as Listed;
  const id = document[list][at]?.id;
  return id === undefined ? frame : { kind: 'entry', list, id };
}

function wayOf(node: ScenarioNode, [part = '', index = '']: readonly string[]): WayPlace | null {
  if (part === 'next' || part === 'otherwise' || part === 'timeout' || part === 'alternate') return { kind: part };
  if (part === 'results' && (index === 'full' || index === 'partial' || index === 'none'))
    return { kind: 'result', id: index };
  const id = partsOf(node, part)?.[Number(index)]?.id;
  if (id === undefined) return null;
  return { kind: part === 'choices' ? 'choice' : part === 'cases' ? 'case' : 'drawn', id };
}

function partsOf(node: ScenarioNode, part: string): readonly { readonly id: string }[] | null {
  if (node.kind === 'decision' && part === 'choices') return node.choices;
  if (node.kind === 'branch' && part === 'cases') return node.cases;
  return node.kind === 'chance' && part === 'outcomes' ? node.outcomes : null;
}
