import { slotsRead, evaluatorOf, type Evaluate, type Expression } from '../expressions/expression';
import type { Model, Way } from '../model/model';
import { imageOf, type Classes } from './classes';
import { dependencies, takeWay, type Observation, type Watch } from './observations';

/** Where a slot's class stands in the words of a packed state. */
interface Field {
  readonly word: number;
  readonly shift: number;
  readonly mask: number;
}

/** Reads a field of the state before and gives the bits of the state after, through a table. */
export interface FieldStep {
  readonly word: number;
  readonly shift: number;
  readonly mask: number;
  readonly into: number;
  readonly table: Int32Array;
}

export interface GuardStep {
  readonly word: number;
  readonly shift: number;
  readonly mask: number;
  readonly table: Uint8Array;
}

/** A way as the explorer takes it: bits that stay, bits that come through tables, and, rarely, effects that are computed. */
export interface PackedWay {
  readonly way: Way;
  readonly guards: readonly GuardStep[];
  /** Parts of the condition that read several slots. */
  readonly computedGuards: readonly Evaluate[];
  readonly keep: Int32Array;
  readonly set: Int32Array;
  readonly steps: readonly FieldStep[];
  /** Slots whose new values rest on several others: computed from whole values. */
  readonly computed: readonly number[];
  readonly sights: readonly Observation[];
}

/** All states of a model as words of bits: a node's number and the class of each slot. */
export class Space {
  readonly words: number;
  readonly nodeMask: number;
  readonly packed: readonly (readonly PackedWay[])[];
  readonly values: Int32Array;
  private readonly fields: readonly Field[];

  constructor(
    readonly model: Model,
    readonly classes: Classes,
    watch: Watch,
  ) {
    const nodeBits = bitsFor(model.nodes.length);
    this.nodeMask = 2 ** nodeBits - 1;
    const [fields, words] = laidOut(model, classes, nodeBits);
    this.fields = fields;
    this.words = words;
    this.values = new Int32Array(model.slots.length);
    this.packed = model.nodes.map((node) =>
      node.ways.map((way) => this.packedWay(way, watch.ways.get(way.index) ?? [])),
    );
  }

  /** The packed state of whole values at a node. */
  pack(node: number, values: ArrayLike<number>, into: Int32Array): void {
    into.fill(0);
    into[0] = node;
    this.fields.forEach(({ word, shift, mask }, slot) => {
      if (mask !== 0) into[word] = (into[word] ?? 0) | (this.classAt(node, slot, values[slot] ?? 0) << shift);
    });
  }

  /** Values that stand for a packed state, by slot, in `values`. */
  unpack(state: Int32Array): Int32Array {
    const node = (state[0] ?? 0) & this.nodeMask;
    const first = this.classes.first[node] ?? [];
    for (let slot = 0; slot < this.fields.length; slot++) {
      const { word, shift, mask } = this.fields[slot]!;
      this.values[slot] = first[slot]?.[((state[word] ?? 0) >>> shift) & mask] ?? 0;
    }
    return this.values;
  }

  /** The bits of computed slots after a way, from the values before it, or-ed into `next`. */
  compute({ way, computed }: PackedWay, before: Int32Array, next: Int32Array): void {
    const values = this.unpack(before);
    takeWay(this.model, way, values);
    for (const slot of computed) {
      const { word, shift } = this.fields[slot]!;
      next[word] = (next[word] ?? 0) | (this.classAt(way.target, slot, values[slot] ?? 0) << shift);
    }
  }

  private classAt(node: number, slot: number, value: number): number {
    return this.classes.map[node]?.[slot]?.[value - (this.model.slots[slot]?.lo ?? 0)] ?? 0;
  }

  private packedWay(way: Way, sights: readonly Observation[]): PackedWay {
    const keep = new Int32Array(this.words);
    const set = new Int32Array(this.words);
    const steps: FieldStep[] = [];
    const computed: number[] = [];
    set[0] = Math.max(0, way.target);
    const rests = dependencies(this.model, way);
    if (way.target >= 0)
      this.fields.forEach(({ word, shift, mask }, slot) => {
        const classes = this.classes.map[way.target]?.[slot];
        if (!classes || (this.classes.first[way.target]?.[slot]?.length ?? 1) === 1) return;
        const sources = rests.get(slot);
        if (sources === undefined && same(classes, this.classes.map[way.node]?.[slot])) {
          keep[word] = (keep[word] ?? 0) | (mask << shift);
          return;
        }
        if (sources && sources.size > 1) {
          computed.push(slot);
          return;
        }
        const [source = slot] = sources ?? [];
        const image = sources && imageOf(this.model, way, source, slot);
        const from = this.fields[source]!;
        const { lo } = this.model.slots[source] ?? { lo: 0 };
        const first = this.classes.first[way.node]?.[source] ?? new Int32Array(1);
        if (sources?.size === 0) {
          set[word] = (set[word] ?? 0) | ((classes[image?.[0] ?? 0] ?? 0) << shift);
          return;
        }
        const table = first.map((value) => (classes[image ? (image[value - lo] ?? 0) : value - lo] ?? 0) << shift);
        steps.push({ word: from.word, shift: from.shift, mask: from.mask, into: word, table });
      });
    return { way, ...this.packedGuards(way), keep, set, steps, computed, sights };
  }

  private packedGuards(way: Way): Pick<PackedWay, 'guards' | 'computedGuards'> {
    const guards: GuardStep[] = [];
    const computedGuards: Evaluate[] = [];
    for (const part of way.guard ? conjuncts(way.guard) : []) {
      const reads = [...slotsRead(part)];
      const see = evaluatorOf(part);
      const [slot] = reads;
      if (reads.length !== 1 || slot === undefined) {
        computedGuards.push(see);
        continue;
      }
      const { word, shift, mask } = this.fields[slot]!;
      const values = this.model.slots.map(({ start }) => start);
      const table = Uint8Array.from(this.classes.first[way.node]?.[slot] ?? [], (value) => {
        values[slot] = value;
        return see(values);
      });
      guards.push({ word, shift, mask, table });
    }
    return { guards, computedGuards };
  }
}

function conjuncts(condition: Expression): Expression[] {
  return condition.op === 'and' ? [...conjuncts(condition.a), ...conjuncts(condition.b)] : [condition];
}

function laidOut(model: Model, classes: Classes, nodeBits: number): [Field[], number] {
  const used = [nodeBits];
  const fields = model.slots.map((_, slot): Field => {
    const most = classes.first.reduce((top, slots) => Math.max(top, slots[slot]?.length ?? 1), 1);
    const bits = bitsFor(most);
    if (bits === 0) return { word: 0, shift: 0, mask: 0 };
    let word = used.findIndex((taken) => taken + bits <= 32);
    if (word < 0) word = used.push(0) - 1;
    const shift = used[word] ?? 0;
    used[word] = shift + bits;
    return { word, shift, mask: 2 ** bits - 1 };
  });
  return [fields, used.length];
}

function bitsFor(values: number): number {
  return values <= 1 ? 0 : 32 - Math.clz32(values - 1);
}

function same(a: Int32Array, b: Int32Array | undefined): boolean {
  return a.length === b?.length && a.every((value, index) => value === b[index]);
}
