import { pointerTo } from '../document/problem';
import type { RatedWay, ScenarioDocument } from '../document/schema';
import { languagesOf, textOf, textsOfFrame, textsOfNode, wordsOf } from '../document/texts';
import { slotsRead } from '../expressions/expression';
import type { Model, ModelNode } from '../model/model';
import type { PathStep } from '../run/move';
import { finding, type Finding } from './finding';

/** Findings that the document itself shows, without exploring. */
export function documentFindings(model: Model): Finding[] {
  return [
    ...openArrows(model),
    ...missingRules(model),
    ...unexplained(model),
    ...variableFindings(model),
    ...giveaways(model),
  ];
}

/** What a node is called in sentences: its label, or its id. */
export function nameOf(node: ModelNode): string {
  return node.source.label || node.id;
}

function openArrows(model: Model): Finding[] {
  return model.ways
    .filter(({ target }) => target < 0)
    .map((way) => finding('missing-target', way.pointer, { node: nodeName(model, way.node) }));
}

export function nodeName(model: Model, index: number): string {
  const node = model.nodes[index];
  return node ? nameOf(node) : '';
}

function missingRules(model: Model): Finding[] {
  return model.nodes.flatMap((node) =>
    'limit' in node.source && node.source.limit !== undefined && node.source.timeout === undefined
      ? [finding('no-timeout-rule', pointerTo('nodes', node.index, 'limit'), { node: nameOf(node) })]
      : [],
  );
}

function unexplained(model: Model): Finding[] {
  const { document } = model;
  return model.nodes.flatMap((node) => {
    const found = (way: RatedWay | undefined, ...steps: (string | number)[]): Finding[] => {
      const text = way?.critical?.explanation;
      if (!way?.critical || (text !== undefined && textOf(document, text, document.language) !== null)) return [];
      const at = pointerTo('nodes', node.index, ...steps, 'critical');
      return [finding('critical-without-explanation', at, { node: nameOf(node) })];
    };
    const { source } = node;
    if (source.kind === 'decision')
      return [
        ...source.choices.flatMap((way, place) => found(way, 'choices', place)),
        ...found(source.timeout, 'timeout'),
      ];
    if (source.kind !== 'task') return [];
    const results = (['full', 'partial', 'none'] as const).flatMap((id) => found(source.results[id], 'results', id));
    return [...results, ...found(source.timeout, 'timeout')];
  });
}

function variableFindings(model: Model): Finding[] {
  const read = new Set<number>();
  const written = new Set<number>();
  for (const way of model.ways) {
    if (way.guard) slotsRead(way.guard, read);
    for (const { slot, value } of way.effects) {
      written.add(slot);
      // Reading a variable only to change the same variable shows nobody anything.
      for (const source of slotsRead(value)) if (source !== slot) read.add(source);
    }
  }
  for (const { values } of model.beginnings)
    model.slots.forEach(({ start }, slot) => {
      if (values[slot] !== start) written.add(slot);
    });
  return model.slots.flatMap(({ kind, id, visible }, slot) => {
    if (kind !== 'variable') return [];
    const at = pointerTo('variables', slot);
    return [
      ...(read.has(slot) || visible ? [] : [finding('variable-unread', at, { variable: id })]),
      ...(written.has(slot) ? [] : [finding('variable-unwritten', at, { variable: id })]),
    ];
  });
}

/** Fewest decisions with one best choice of which a habit can be told. */
const HABIT = 3;
const WORTH = { good: 3, acceptable: 2, poor: 1, harmful: 0 } as const;

function giveaways({ document }: Model): Finding[] {
  const best = document.nodes.flatMap((node) => {
    if (node.kind !== 'decision' || node.choices.length < 2) return [];
    const rated = node.choices.filter(({ ratings }) => ratings.length > 0);
    const worth = node.choices.map(({ ratings }) =>
      ratings.length === 0 ? -1 : ratings.reduce((sum, { rating }) => sum + WORTH[rating], 0) / ratings.length,
    );
    const top = Math.max(...worth);
    const place = worth.indexOf(top);
    if (rated.length < 2 || worth.lastIndexOf(top) !== place) return [];
    const lengths = node.choices.map(({ text }) => textOf(document, text, document.language)?.length ?? 0);
    const longest = lengths.every((length, index) => index === place || length < (lengths[place] ?? 0));
    return [{ place, longest }];
  });
  if (best.length < HABIT) return [];
  const long = best.filter(({ longest }) => longest).length;
  const found: Finding[] = [];
  if (long * 2 > best.length)
    found.push(
      finding('giveaway', '/nodes', { form: 'length', count: long, of: best.length, how: 'the longest text' }),
    );
  if (best.every(({ place }) => place === best[0]?.place))
    found.push(
      finding('giveaway', '/nodes', {
        form: 'place',
        count: best.length,
        of: best.length,
        how: `in place ${(best[0]?.place ?? 0) + 1}`,
      }),
    );
  return found;
}

/** Texts that a language lacks, by node with the path on which a learner of that language would meet the gap. */
export function missingTexts(
  document: ScenarioDocument,
  pathTo: (node: number) => readonly PathStep[] | null,
): Finding[] {
  return languagesOf(document).flatMap((language) => {
    const words = wordsOf(document, language);
    const gaps = (ids: readonly string[]): string[] => ids.filter((id) => !words[id]?.trim());
    const tell = (ids: readonly string[], at: string, place: string, path: readonly PathStep[] | null): Finding[] => {
      const texts = gaps(ids);
      const params = { language, count: texts.length, place, texts: texts.slice(0, 5).join(', ') };
      return texts.length === 0 ? [] : [finding('text-missing', at, params, path)];
    };
    return [
      ...tell(textsOfFrame(document), '', 'the frame', null),
      ...document.nodes.flatMap((node, index) =>
        tell(textsOfNode(document, node), pointerTo('nodes', index), `“${node.label || node.id}”`, pathTo(index)),
      ),
    ];
  });
}
