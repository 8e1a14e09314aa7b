import { textOf } from '../document/texts';
import type { Model, Way } from '../model/model';

const SHAPES = {
  situation: 'box',
  decision: 'box, style=rounded',
  task: 'note',
  branch: 'diamond',
  chance: 'hexagon',
  outcome: 'doubleoctagon',
} as const;

/** The drawn arrows, for Graphviz. */
export function dotOf(model: Model): string {
  const { document } = model;
  const quoted = (text: string): string =>
    `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', ' ')}"`;
  const label = (way: Way): string => {
    const source = model.nodes[way.node]?.source;
    const choice = source?.kind === 'decision' ? source.choices.find(({ id }) => id === way.id) : undefined;
    const text = choice ? textOf(document, choice.text, document.language) : null;
    return (text ?? [way.kind, way.id].filter((part) => part !== '').join(' ')).slice(0, 60);
  };
  return [
    `digraph ${quoted(document.id)} {`,
    '  node [fontname="sans-serif"];',
    ...model.nodes.map(
      ({ id, kind, source }) => `  ${quoted(id)} [label=${quoted(source.label || id)}, shape=${SHAPES[kind]}];`,
    ),
    ...model.ways
      .filter(({ target }) => target >= 0)
      .map((way) => {
        const style = way.kind === 'timeout' || way.kind === 'alternate' ? ', style=dashed' : '';
        return `  ${quoted(model.nodes[way.node]?.id ?? '')} -> ${quoted(model.nodes[way.target]?.id ?? '')} [label=${quoted(label(way))}${style}];`;
      }),
    '}',
    '',
  ].join('\n');
}
