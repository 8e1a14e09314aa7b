import type { NodeOf } from '../document/schema';
import type { Model } from '../model/model';
import type { Move } from './move';
import { shownOrder } from './scene';
import { nodeOf, type RunState } from './step';

/**
 * The move that somebody means who saw a scene and names its parts by their tokens. Null for what cannot be meant there.
 * Whether the move is on offer is `step`'s to say; what comes out holds nothing that was not asked for.
 */
export function moveMeant(model: Model, state: RunState, sent: unknown): Move | null {
  if (!isRecord(sent)) return null;
  const { source } = nodeOf(model, state);
  switch (sent['kind']) {
    case 'continue':
    case 'timeout':
    case 'alternate':
      return { kind: sent['kind'] };
    case 'choose': {
      const choice = source.kind === 'decision' ? at(source.choices, sent['choice']) : undefined;
      return choice ? { kind: 'choose', choice: choice.id } : null;
    }
    case 'respond':
      return source.kind === 'task' ? responseMeant(source.task, state.seed, sent['response']) : null;
    default:
      return null;
  }
}

function responseMeant(task: NodeOf<'task'>['task'], seed: number, sent: unknown): Move | null {
  if (!isRecord(sent) || sent['kind'] !== task.kind) return null;
  if (task.kind === 'report') {
    const { lines } = sent;
    if (!isRecord(lines)) return null;
    const meant = Object.entries(lines).map(([token, written]): [string, string] | null => {
      const line = at(task.lines, token);
      if (!line || typeof written !== 'string') return null;
      if (line.answer.kind !== 'pick' || written === '') return [line.id, written];
      const option = at(line.answer.options, written);
      return option ? [line.id, option.id] : null;
    });
    const known = meant.filter((entry) => entry !== null);
    if (known.length < meant.length) return null;
    return { kind: 'respond', response: { kind: 'report', lines: Object.fromEntries(known) } };
  }
  if (task.kind === 'ordering') {
    const { order } = sent;
    if (!Array.isArray(order)) return null;
    const shown = shownOrder(task, seed);
    const ids = order.map((token: unknown) => at(shown, token));
    const known = ids.filter((id) => id !== undefined);
    if (known.length < ids.length) return null;
    return { kind: 'respond', response: { kind: 'ordering', order: known } };
  }
  const { marks } = sent;
  if (!Array.isArray(marks)) return null;
  const known = marks.flatMap((mark: unknown) => {
    if (!isRecord(mark)) return [];
    const { x, y } = mark;
    return typeof x === 'number' && typeof y === 'number' ? [{ x, y }] : [];
  });
  if (known.length < marks.length) return null;
  return { kind: 'respond', response: { kind: 'markPicture', marks: known } };
}

/** The part of a list that a token names. */
function at<T>(list: readonly T[], token: unknown): T | undefined {
  return typeof token === 'string' && /^[1-9]\d{0,2}$/.test(token) ? list[Number(token) - 1] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
