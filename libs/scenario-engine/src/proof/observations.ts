import { atomsOf, evaluatorOf, slotsRead, type Evaluate } from '../expressions/expression';
import { held, type Model, type Way } from '../model/model';

/** Something that a way, or being at a node, can tell about the values: which slots it reads, and what it sees. */
export interface Observation {
  readonly reads: readonly number[];
  readonly see: Evaluate;
}

/** What must be told apart besides conditions: by way and by node. */
export interface Watch {
  readonly ways: ReadonlyMap<number, readonly Observation[]>;
  readonly nodes: ReadonlyMap<number, readonly Observation[]>;
}

export const NOTHING: Watch = { ways: new Map(), nodes: new Map() };

/** The parts of a way's condition, each an observation of its own. */
export function guardObservations(way: Way): Observation[] {
  if (way.guard === null) return [];
  return atomsOf(way.guard).map((atom) => ({ reads: [...slotsRead(atom)], see: evaluatorOf(atom) }));
}

/** Carries out a way's effects, story minutes and the arrival at its target. */
export function takeWay(model: Model, way: Way, values: Int32Array | number[]): void {
  for (const { slot, evaluate } of way.effects) {
    const range = model.slots[slot];
    if (range) values[slot] = held(range, evaluate(values));
  }
  const { elapsedSlot } = model;
  if (way.minutes > 0)
    values[elapsedSlot] = Math.min((values[elapsedSlot] ?? 0) + way.minutes, model.document.elapsedCap);
  const visited = model.nodes[way.target]?.visitedSlot ?? -1;
  if (visited >= 0) values[visited] = 1;
}

/** For each slot that a way changes, the slots before it on which the new value rests. */
export function dependencies(model: Model, way: Way): Map<number, ReadonlySet<number>> {
  const found = new Map<number, ReadonlySet<number>>();
  for (const { slot, value } of way.effects) {
    const rests = new Set<number>();
    for (const read of slotsRead(value)) for (const source of found.get(read) ?? [read]) rests.add(source);
    found.set(slot, rests);
  }
  if (way.minutes > 0) found.set(model.elapsedSlot, new Set([model.elapsedSlot]));
  const visited = model.nodes[way.target]?.visitedSlot ?? -1;
  if (visited >= 0) found.set(visited, new Set());
  return found;
}

/** Sees whether a way drives a slot out of its range before it is held at the bound. */
export function overflowObservation(model: Model, way: Way, watched: number): Observation | null {
  const reads = new Set<number>();
  const sources = new Map<number, ReadonlySet<number>>();
  for (const { slot, value } of way.effects) {
    const rests = new Set<number>();
    for (const read of slotsRead(value)) for (const source of sources.get(read) ?? [read]) rests.add(source);
    sources.set(slot, rests);
    if (slot === watched) for (const source of rests) reads.add(source);
  }
  const range = model.slots[watched];
  if (!range || !way.effects.some(({ slot }) => slot === watched)) return null;
  const see: Evaluate = (slots) => {
    const values = [...slots];
    for (const { slot, evaluate } of way.effects) {
      const raw = evaluate(values);
      if (slot === watched && (raw < range.lo || raw > range.hi)) return 1;
      const own = model.slots[slot];
      if (own) values[slot] = held(own, raw);
    }
    return 0;
  };
  return { reads: [...reads], see };
}
