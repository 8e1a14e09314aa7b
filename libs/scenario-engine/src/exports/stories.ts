import { textOf } from '../document/texts';
import type { Model, ModelNode, Way } from '../model/model';
import { assignments, identifier, openWhen, type Dialect } from './print';

/**
 * The scenario for writers' tools. Named values and booleans are numbers there; ratings, facts, time limits and the
 * grading of tasks have no counterpart and stay behind; a task's results become choices.
 */
export function tweeOf(model: Model): string {
  const dialect: Dialect = {
    slot: (slot) => `$${slotName(model, slot)}`,
    choose: (test, a, b) => `(${test} ? ${a} : ${b})`,
    truths: true,
  };
  const start = model.nodes[model.start]?.id ?? '';
  const values = model.slots.map(({ start: value }, slot) => `<<set ${dialect.slot(slot)} to ${value}>>`);
  const passages = model.nodes.map((node) => {
    const links = node.ways
      .filter(({ target }) => target >= 0)
      .map((way) => {
        const changes = assignments(model, way, dialect).map(([slot, value]) => `${dialect.slot(slot)} to ${value}`);
        const to = model.nodes[way.target]?.id ?? '';
        const link = `[[${labelOf(model, node, way)}->${to}]${changes.length > 0 ? `[${changes.join('; ')}]` : ''}]`;
        const open = openWhen(model, way, dialect);
        return open ? `<<if ${open}>>${link}<</if>>` : link;
      });
    return [`:: ${node.id} [${node.kind}]`, inert(textAt(model, node)), ...links].join('\n');
  });
  const title = inert(textOf(model.document, model.document.title, model.document.language) ?? model.document.id);
  return [
    `:: StoryTitle\n${title}`,
    `:: StoryData\n${JSON.stringify({ ifid: ifidOf(model.document.id), format: 'SugarCube', start })}`,
    `:: StoryInit\n${values.join('\n')}`,
    ...passages,
    '',
  ].join('\n\n');
}

export function inkOf(model: Model): string {
  const dialect: Dialect = {
    slot: (slot) => slotName(model, slot),
    choose: (test, a, b) => `{${test}: ${a} | ${b}}`,
  };
  // ink has no conditional expression inside arithmetic: minimum and maximum hold a value at its bounds.
  const bounded: Dialect = { ...dialect, choose: (test, a, b) => `((${test}) * ${a} + (1 - (${test})) * ${b})` };
  const knots = model.nodes.map((node) => {
    const options = node.ways
      .filter(({ target }) => target >= 0)
      .map((way) => {
        const open = openWhen(model, way, bounded);
        const changes = assignments(model, way, bounded).map(
          ([slot, value]) => `    ~ ${dialect.slot(slot)} = ${value}`,
        );
        const to = `    -> ${identifier('k', model.nodes[way.target]?.id ?? '')}`;
        return [`+ ${open ? `{${open}} ` : ''}[${plainInk(labelOf(model, node, way))}]`, ...changes, to].join('\n');
      });
    const ending = node.kind === 'outcome' ? ['-> END'] : [];
    return [`=== ${identifier('k', node.id)} ===`, plainInk(textAt(model, node)), ...options, ...ending].join('\n');
  });
  const values = model.slots.map(({ start }, slot) => `VAR ${slotName(model, slot)} = ${start}`);
  return [values.join('\n'), `-> ${identifier('k', model.nodes[model.start]?.id ?? '')}`, ...knots, ''].join('\n\n');
}

function slotName(model: Model, slot: number): string {
  const { kind, id } = model.slots[slot] ?? { kind: 'variable', id: '' };
  return kind === 'visited' ? identifier('seen', id) : id;
}

function textAt({ document }: Model, { source }: ModelNode): string {
  return 'text' in source ? (textOf(document, source.text, document.language) ?? '') : '';
}

function labelOf({ document }: Model, { source }: ModelNode, way: Way): string {
  const choice = source.kind === 'decision' ? source.choices.find(({ id }) => id === way.id) : undefined;
  const text = choice ? textOf(document, choice.text, document.language) : null;
  return (text ?? [way.kind, way.id].filter((part) => part !== '').join(' ')).replace(/[[\]|<>]/g, ' ');
}

/** Texts are plain: what would be markup in the other tool is written so that it is shown as it stands. */
function inert(text: string): string {
  return text
    .replace(/[<>]/g, (sign) => (sign === '<' ? '&lt;' : '&gt;'))
    .replace(/\[\[/g, '[ [')
    .replace(/^::/gm, ' ::');
}

function plainInk(text: string): string {
  return text
    .replace(/[{}|\\[\]<>~#]/g, ' ')
    .replace(/^\s*([-*+=])/gm, ' \\$1')
    .replace(/\n+/g, '\n');
}

/** An identifier of the form that the Twee format asks for, always the same for the same scenario. */
function ifidOf(id: string): string {
  let hash = 0;
  const digits = Array.from({ length: 32 }, (_, place) => {
    for (const sign of `${id}${place}`) hash = (Math.imul(hash, 31) + sign.charCodeAt(0)) | 0;
    return ((hash >>> 8) & 15).toString(16).toUpperCase();
  }).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
