import { textsOfNode, type ScenarioDocument } from '@peacewright/scenario-engine';
import { folded } from '../../../../app';
import type { NodeLine } from './studio-store';

/** The nodes whose name, or anything that is said at them in any language, has the query in it; all where there is none. */
export function found(
  document: ScenarioDocument | undefined,
  lines: readonly NodeLine[],
  query: string,
): readonly NodeLine[] {
  const sought = folded(query);
  if (sought === '' || !document) return lines;
  const spoken = [document.texts, ...Object.values(document.translations)];
  return lines.filter(({ node, name }) => {
    const ids = textsOfNode(document, node);
    return folded(
      [name, node.group ?? '', ...ids.flatMap((id) => spoken.map((words) => words[id] ?? ''))].join('\n'),
    ).includes(sought);
  });
}
