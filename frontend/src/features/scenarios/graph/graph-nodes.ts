import type { ScenarioDocument, ScenarioNode } from '@peacewright/scenario-engine';
import { arrowsOf, storyOrder, type WayPlace } from '@peacewright/scenario-engine/editing';
import { nodeName, shortened } from '../studio/names';
import type { GraphNode, GraphWay, WayManner } from './graph';

/** A text of the set `scenarioGraph`. */
export type GraphTexts = (key: string, params?: Record<string, string | number>) => string;

/** Names a way of the document in the whole graph. */
export function wayKey(node: string, place: WayPlace): string {
  return `${node} ${place.kind}${'id' in place ? ` ${place.id}` : ''}`;
}

/** A document as the graph shows it, in story order, in its source language. */
export function graphNodes(document: ScenarioDocument, text: GraphTexts): GraphNode[] {
  const nodes = new Map(document.nodes.map((node) => [node.id, node]));
  return storyOrder(document).flatMap((id, index): GraphNode[] => {
    const node = nodes.get(id);
    if (!node) return [];
    const name = nodeName(document, node) || text('unnamed');
    return [
      {
        id,
        kind: node.kind,
        number: index + 1,
        name,
        ...(node.group !== undefined && { group: node.group }),
        isStart: id === document.start,
        ways: waysOf(document, node, text),
      },
    ];
  });
}

function waysOf(document: ScenarioDocument, node: ScenarioNode, text: GraphTexts): GraphWay[] {
  return arrowsOf(node).map(({ from, place, to }) => ({
    key: wayKey(from, place),
    from,
    place,
    ...said(document, node, place, text),
    manner: MANNERS[place.kind],
    to: to === null ? [] : [to],
  }));
}

const MANNERS: Readonly<Record<WayPlace['kind'], WayManner>> = {
  next: 'plain',
  choice: 'plain',
  case: 'plain',
  drawn: 'plain',
  result: 'plain',
  timeout: 'late',
  otherwise: 'else',
  alternate: 'round',
};

function said(
  document: ScenarioDocument,
  node: ScenarioNode,
  place: WayPlace,
  text: GraphTexts,
): Pick<GraphWay, 'sign' | 'words'> {
  switch (place.kind) {
    case 'choice': {
      const choices = node.kind === 'decision' ? node.choices : [];
      const at = choices.findIndex(({ id }) => id === place.id);
      const words = shortened(document.texts[choices[at]?.text ?? ''] ?? '');
      return { sign: String.fromCharCode(65 + at), words: words || text('unnamed') };
    }
    case 'case': {
      const at = node.kind === 'branch' ? node.cases.findIndex(({ id }) => id === place.id) : 0;
      const when = node.kind === 'branch' ? (node.cases[at]?.when ?? '') : '';
      return { sign: String(at + 1), words: when };
    }
    case 'drawn': {
      const outcomes = node.kind === 'chance' ? node.outcomes : [];
      const at = outcomes.findIndex(({ id }) => id === place.id);
      const of = outcomes.reduce((sum, { weight }) => sum + weight, 0);
      return { sign: String(at + 1), words: text('drawn', { n: outcomes[at]?.weight ?? 0, of }) };
    }
    case 'result':
      return { sign: '', words: text(`results.${place.id}`) };
    default:
      return { sign: '', words: text(`ways.${place.kind}`) };
  }
}
