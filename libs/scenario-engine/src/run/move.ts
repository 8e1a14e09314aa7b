import type { TaskResponse } from '@peacewright/assessment-engine/grade-task';

/** What a learner, or the clock, does. */
export type Move =
  | { readonly kind: 'continue' }
  | { readonly kind: 'choose'; readonly choice: string }
  | { readonly kind: 'respond'; readonly response: TaskResponse }
  | { readonly kind: 'timeout' }
  /** The way round a node that carries a content warning. */
  | { readonly kind: 'alternate' };

/** How a run begins. */
export interface Beginning {
  /** Decides what is drawn at chances; an unsigned 32-bit integer. */
  readonly seed: number;
  readonly preset?: string;
  /** Ids of outcomes to draw first, in order: for previews and counter-examples. Where one does not fit, the seed decides. */
  readonly draws?: readonly string[];
}

/** A path that anyone can replay: moves, and first, where it is not the ordinary one, how it begins. */
export type PathStep = Move | ({ readonly kind: 'start' } & Partial<Beginning>);

/** Parts a path into its beginning and its moves. */
export function partedPath(path: readonly PathStep[]): { beginning: Beginning; moves: Move[] } {
  const moves: Move[] = [];
  let beginning: Beginning = { seed: 1 };
  for (const step of path) {
    if (step.kind === 'start') {
      const { kind: _kind, ...given } = step;
      beginning = { ...beginning, ...given };
    } else moves.push(step);
  }
  return { beginning, moves };
}
