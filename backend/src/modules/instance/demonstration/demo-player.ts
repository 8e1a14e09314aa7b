import { seededRandom } from '@peacewright/reference-content';
import { moveFor, nodeOf, offersAt, wayAt, type Move } from '@peacewright/scenario-engine';
import type { Player } from '../../learning';

/** How well somebody plays: what is good or will do, or whatever comes to mind. */
export type Manner = 'WELL' | 'HASTILY';

const WORTH = { good: 3, acceptable: 2, poor: 1, harmful: 0 } as const;
/** Share of choices that will do, among those of people who play well. */
const WILL_DO = 0.25;
/** Share of choices that hasty people think about. */
const THOUGHT_OF = 0.35;

/** Somebody who plays a scenario in a manner; the same seed plays the same. */
export function demoPlayer(manner: Manner, seed: string): Player {
  const random = seededRandom(seed);
  return (model, state) => {
    const moves = offersAt(model, state).flatMap(({ way, open }): { move: Move; worth: number }[] => {
      const move = open && way.kind !== 'alternate' ? moveFor(model, way) : null;
      if (!move) return [];
      const { ratings, critical } = wayAt(model.document, way.pointer);
      const worth = Math.min(...(ratings ?? []).map(({ rating }) => WORTH[rating]), critical ? -1 : WORTH.good);
      return [{ move, worth }];
    });
    const best = Math.max(...moves.map(({ worth }) => worth));
    const fair = moves.filter(({ worth }) => worth === best || worth === WORTH.acceptable);
    const thought = manner === 'WELL' || random.next() < THOUGHT_OF;
    const wanted = !thought ? moves : random.next() < WILL_DO ? fair : moves.filter(({ worth }) => worth === best);
    const { source } = nodeOf(model, state);
    const limit = 'limit' in source && source.limit ? source.limit.seconds : Infinity;
    const slow = source.kind === 'task' ? 240 : source.kind === 'decision' ? 45 : 15;
    const seconds = Math.round(Math.min(limit * (0.3 + 0.6 * random.next()), slow * (0.4 + 1.2 * random.next())));
    return { move: random.pick(wanted).move, seconds };
  };
}
