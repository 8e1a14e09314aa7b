import type { ScenarioDocument, ScenarioNode } from '@peacewright/scenario-engine';
import { actOf, type Act, type Command, type Listed } from '@peacewright/scenario-engine/editing';
import type { Texts } from '../../../../app';
import { nodeName } from '../names';

/** An act as it was when it was done: the names of what it was about are those of then. */
export interface Done {
  readonly did: Act['did'];
  readonly node: { readonly name: string; readonly kind: ScenarioNode['kind'] } | null;
  readonly list: Listed | null;
}

export function doneBy(before: ScenarioDocument, after: ScenarioDocument, command: Command): Done {
  const { did, of } = actOf(before, command);
  if (of?.kind !== 'node') return { did, node: null, list: of?.list ?? null };
  const document = did === 'nodeAdded' ? after : before;
  return { did, node: { name: nodeName(document, of.node), kind: of.node.kind }, list: null };
}

/** The act in the interface's language, as part of a sentence. */
export function told({ did, node, list }: Done, texts: Texts): string {
  if (list !== null) return texts.text(`studioActs.acts.${did}`, { list: texts.text(`studio.parts.${list}`) });
  if (node === null) return texts.text(`studioActs.acts.${did}`);
  const name = texts.text('studioActs.acts.name', { name: node.name || texts.text(`studio.kinds.${node.kind}`) });
  return texts.text(`studioActs.acts.${did === 'words' ? 'wordsAt' : did}`, { name });
}
