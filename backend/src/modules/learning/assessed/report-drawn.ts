import type { Model, ReplayStep, ScenarioDocument, ScenarioNode, Way, Wording } from '@peacewright/scenario-engine';

/** What happened at a node of the graph. */
interface DrawnNode {
  readonly id: string;
  /** Runs that came here. */
  readonly met: number;
  /** Runs that stand here and have not ended. */
  readonly left: number;
  /** Runs with a critical fail here. */
  readonly critical: number;
}

/** A way out of a node, by the kind and id that the document has it by, and how many runs took it. */
interface DrawnWay {
  readonly node: string;
  readonly kind: Way['kind'];
  readonly id: string;
  readonly taken: number;
}

/** What a report has to draw: the story as far as it may be told of, and figures for its parts. */
export interface DrawnReport {
  readonly document: ScenarioDocument;
  readonly nodes: readonly DrawnNode[];
  readonly ways: readonly DrawnWay[];
}

/** `open` are the nodes that are met without going round a warning: there is no trace of the others, nor of the way to them. */
export function drawnReport(
  model: Model,
  runs: readonly (readonly ReplayStep[])[],
  open: ReadonlySet<number>,
  words: Wording,
): DrawnReport {
  const shown = model.nodes.filter(({ index }) => open.has(index));
  const taken = runs.map((steps) => new Set(steps.flatMap((step) => step.taken)));
  const met = runs.map((steps) => new Set(steps.flatMap(({ state, taken: ways }) => [...ways.map(from), at(state)])));
  const stands = runs.map((steps) => at(steps.at(-1)?.state));
  const ways = shown.flatMap((node) => node.ways).filter(({ kind }) => kind !== 'alternate');
  const count = (holds: (run: number) => boolean): number => runs.filter((_, run) => holds(run)).length;

  function at(state: ReplayStep['state'] | undefined): number {
    return model.nodeIndex.get(state?.node ?? '') ?? -1;
  }
  function from({ node }: Way): number {
    return node;
  }

  return {
    document: toldPart(model.document, new Set(shown.map(({ id }) => id)), words),
    nodes: shown.map(({ id, index, kind, ways: out }) => ({
      id,
      met: count((run) => met[run]?.has(index) ?? false),
      left: kind === 'outcome' ? 0 : count((run) => stands[run] === index),
      critical: count((run) => out.some((way) => way.critical >= 0 && (taken[run]?.has(way) ?? false))),
    })),
    ways: ways.map((way) => ({
      node: model.nodes[way.node]?.id ?? '',
      kind: way.kind,
      id: way.id,
      taken: count((run) => taken[run]?.has(way) ?? false),
    })),
  };
}

/** The nodes that may be told of, in the reader's words; of the texts only those that a graph shows. */
function toldPart(document: ScenarioDocument, ids: ReadonlySet<string>, words: Wording): ScenarioDocument {
  const nodes = document.nodes.filter(({ id }) => ids.has(id)).map(withoutRound);
  const texts = nodes.flatMap((node) => [
    ...('text' in node ? [node.text] : []),
    ...(node.kind === 'decision' ? node.choices.map(({ text }) => text) : []),
  ]);
  return {
    ...document,
    nodes,
    texts: Object.fromEntries(texts.map((id) => [id, words.text(id)])),
    translations: {},
    layout: {},
  };
}

function withoutRound(node: ScenarioNode): ScenarioNode {
  if (!('alternate' in node)) return node;
  const { alternate: _alternate, ...rest } = node;
  return rest;
}
