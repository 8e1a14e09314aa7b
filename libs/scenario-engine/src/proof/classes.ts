import type { Model } from '../model/model';
import { dependencies, guardObservations, takeWay, type Observation, type Watch } from './observations';

/**
 * Which values of a slot a node can still tell apart: values of one class lead to the same moves, ratings and endings
 * whatever follows. A slot that nothing later reads has one class, so it does not split states; a slot that nothing reads
 * at all has one class everywhere. Replacing a value by the first of its class is therefore exact, not an approximation.
 */
export interface Classes {
  /** Class by value (from the slot's lowest), by node and slot. */
  readonly map: readonly (readonly Int32Array[])[];
  /** A value of each class, by node and slot. */
  readonly first: readonly (readonly Int32Array[])[];
  /** True where every slot keeps all its values at every node: states are then counted one by one. */
  readonly whole: boolean;
}

/** Rounds after which a slot that is still being split keeps all its values: long counting loops. */
const PATIENCE = 300;

/** Every value apart: no reduction. */
export function wholeClasses(model: Model): Classes {
  return finished(
    model,
    model.nodes.map(() => model.slots.map(({ lo, hi }) => Int32Array.from({ length: hi - lo + 1 }, (_, n) => n))),
  );
}

/** The coarsest classes by slot that conditions and the watch allow, found backwards until nothing changes. */
export function reducedClasses(model: Model, watch: Watch): Classes {
  const map = model.nodes.map(() => model.slots.map(({ lo, hi }) => new Int32Array(hi - lo + 1)));
  const counts = model.nodes.map(() => model.slots.map(() => 1));
  const work = new Splitter(model, map, counts);
  for (const node of model.nodes) {
    for (const seen of watch.nodes.get(node.index) ?? []) work.observe(node.index, seen);
    for (const way of node.ways)
      for (const seen of [...guardObservations(way), ...(watch.ways.get(way.index) ?? [])])
        work.observe(node.index, seen);
  }
  const ways = model.ways
    .filter(({ target }) => target >= 0)
    .map((way) => ({ way, changed: dependencies(model, way), images: new Map<number, Int32Array>() }))
    .reverse();
  for (let round = 0, changed = true; changed; round++) {
    changed = false;
    for (const { way, changed: rests, images } of ways) {
      for (let slot = 0; slot < model.slots.length; slot++) {
        if ((counts[way.target]?.[slot] ?? 1) === 1) continue;
        const target = map[way.target]?.[slot];
        if (!target) continue;
        const sources = rests.get(slot);
        if (sources === undefined) changed = work.split(way.node, slot, target, round > PATIENCE) || changed;
        else if (sources.size === 1) {
          const [source = 0] = sources;
          const image = images.get(slot) ?? imageOf(model, way, source, slot);
          images.set(slot, image);
          const through = image.map((value) => target[value] ?? 0);
          changed = work.split(way.node, source, through, round > PATIENCE) || changed;
        } else for (const source of sources) changed = work.keepAll(way.node, source) || changed;
      }
    }
  }
  return finished(model, map);
}

/** Where each value of `source` takes `slot`, counted from the slot's lowest value; other slots do not matter. */
export function imageOf(model: Model, way: Model['ways'][number], source: number, slot: number): Int32Array {
  const { lo, hi } = model.slots[source] ?? { lo: 0, hi: 0 };
  const values = new Int32Array(model.slots.length);
  return Int32Array.from({ length: hi - lo + 1 }, (_, n) => {
    model.slots.forEach(({ start }, index) => (values[index] = start));
    values[source] = lo + n;
    takeWay(model, way, values);
    return (values[slot] ?? 0) - (model.slots[slot]?.lo ?? 0);
  });
}

class Splitter {
  constructor(
    private readonly model: Model,
    private readonly map: Int32Array[][],
    private readonly counts: number[][],
  ) {}

  observe(node: number, { reads, see }: Observation): void {
    const [slot] = reads;
    if (slot === undefined) return;
    if (reads.length > 1) {
      for (const read of reads) this.keepAll(node, read);
      return;
    }
    const values = this.model.slots.map(({ start }) => start);
    const { lo, hi } = this.model.slots[slot] ?? { lo: 0, hi: 0 };
    const sight = Int32Array.from({ length: hi - lo + 1 }, (_, n) => {
      values[slot] = lo + n;
      return see(values);
    });
    this.split(node, slot, sight, false);
  }

  keepAll(node: number, slot: number): boolean {
    const map = this.map[node]?.[slot];
    const counts = this.counts[node];
    if (!map || !counts || counts[slot] === map.length) return false;
    map.forEach((_, value) => (map[value] = value));
    counts[slot] = map.length;
    return true;
  }

  /** Parts the classes further by what is seen of each value; true where that made a difference. */
  split(node: number, slot: number, seen: Int32Array, impatient: boolean): boolean {
    const map = this.map[node]?.[slot];
    const counts = this.counts[node];
    if (!map || !counts) return false;
    const before = counts[slot] ?? 1;
    if (before === map.length) return false;
    const names = new Map<number, number>();
    const next = map.map((own, value) => {
      const key = own * 65_536 + (seen[value] ?? 0);
      const known = names.get(key);
      if (known !== undefined) return known;
      names.set(key, names.size);
      return names.size - 1;
    });
    if (names.size === before) return false;
    if (impatient) return this.keepAll(node, slot);
    map.set(next);
    counts[slot] = names.size;
    return true;
  }
}

function finished(model: Model, map: Int32Array[][]): Classes {
  const first = map.map((slots) =>
    slots.map((classes, slot) => {
      const lo = model.slots[slot]?.lo ?? 0;
      const values: number[] = [];
      classes.forEach((name, value) => (values[name] ??= lo + value));
      return Int32Array.from(values);
    }),
  );
  const whole = map.every((slots, node) =>
    slots.every((classes, slot) => first[node]?.[slot]?.length === classes.length),
  );
  return { map, first, whole };
}
