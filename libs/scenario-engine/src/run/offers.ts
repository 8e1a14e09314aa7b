import { responseFor } from '@peacewright/assessment-engine/grade-task';
import type { Model, Way } from '../model/model';
import type { Move } from './move';
import { isOpen, nodeOf, type RunState } from './step';

/** One thing that a learner may do now, or sees but may not. */
export interface Offer {
  readonly way: Way;
  readonly open: boolean;
  /** Text id of why it is not open, where the author wants it seen. */
  readonly reason: string | null;
}

/** What is on offer where a run stands, in the author's order. Hidden choices are left out; a time-out is no offer. */
export function offersAt(model: Model, state: RunState): Offer[] {
  const node = nodeOf(model, state);
  if (node.automatic) return [];
  return node.ways.flatMap((way): Offer[] => {
    if (way.kind === 'timeout') return [];
    if (isOpen(way, state.values)) return [{ way, open: true, reason: null }];
    const choice = node.source.kind === 'decision' && node.source.choices.find(({ id }) => id === way.id);
    return choice && choice.otherwise.shown === 'unavailable'
      ? [{ way, open: false, reason: choice.otherwise.reason }]
      : [];
  });
}

/** The move that takes a way from its node; null for ways that the engine takes by itself. */
export function moveFor(model: Model, way: Way): Move | null {
  switch (way.kind) {
    case 'next':
      return { kind: 'continue' };
    case 'choice':
      return { kind: 'choose', choice: way.id };
    case 'timeout':
      return { kind: 'timeout' };
    case 'alternate':
      return { kind: 'alternate' };
    case 'result': {
      const source = model.nodes[way.node]?.source;
      const response =
        source?.kind === 'task' && (way.id === 'full' || way.id === 'partial' || way.id === 'none')
          ? responseFor(source.task, way.id)
          : null;
      return response && { kind: 'respond', response };
    }
    default:
      return null;
  }
}
