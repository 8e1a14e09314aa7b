import type { PackedWay, Space } from './space';

export interface Budget {
  /** Most states that are kept. */
  readonly states: number;
  /** Most bytes of tables and states. */
  readonly bytes: number;
}

export type Progress = 'more' | 'done' | 'over-budget' | 'stopped';

/** First of each kind of state that is stuck or at fault, found on the way. */
export interface Sighting {
  readonly state: number;
  readonly way: number;
}

const LOAD = 0.72;

/**
 * Breadth-first exploration of packed states: words in typed arrays, an open-addressing table of their numbers, no
 * recursion. It is advanced in portions, so that a worker can be asked to stop in between.
 */
export class Explorer {
  count = 0;
  /** Columns of words by state. */
  columns: Int32Array[];
  /** State from which, and way by which, each state was first reached; -1 for a beginning. */
  parent = new Int32Array(1024);
  parentWay = new Int16Array(1024);
  /** Edges by state, when they are asked for: from `edgeStart[s]` to `edgeStart[s + 1]`. */
  edgeStart = new Uint32Array(1024);
  edgeTarget = new Uint32Array(1024);
  edgeWay = new Uint16Array(1024);
  edges = 0;
  readonly beginnings: number[] = [];
  /** The first state and way that a watched observation saw. */
  sighted: Sighting | null = null;
  /** Which ways were open somewhere, and how many states each node has. */
  readonly openWays: Uint8Array;
  readonly perNode: Uint32Array;
  readonly stuck: number[] = [];
  private table = new Uint32Array(4096);
  private next = 0;
  private readonly after: Int32Array;
  private readonly current: Int32Array;

  constructor(
    readonly space: Space,
    private readonly budget: Budget,
    private readonly keepEdges: boolean,
  ) {
    this.columns = Array.from({ length: space.words }, () => new Int32Array(1024));
    this.after = new Int32Array(space.words);
    this.current = new Int32Array(space.words);
    this.openWays = new Uint8Array(space.model.ways.length);
    this.perNode = new Uint32Array(space.model.nodes.length);
    const { model } = space;
    for (const { values } of model.beginnings) {
      const arrived = [...values];
      const visited = model.nodes[model.start]?.visitedSlot ?? -1;
      if (visited >= 0) arrived[visited] = 1;
      space.pack(model.start, arrived, this.after);
      this.beginnings.push(this.add(-1, -1));
    }
  }

  /** Bytes that the exploration holds. */
  get bytes(): number {
    const words = this.columns.reduce((sum, { byteLength }) => sum + byteLength, 0);
    const links = this.parent.byteLength + this.parentWay.byteLength + this.table.byteLength;
    const edges = this.keepEdges ? this.edgeStart.byteLength + this.edgeTarget.byteLength + this.edgeWay.byteLength : 0;
    return words + links + edges;
  }

  nodeOf(state: number): number {
    return this.columns[0]![state]! & this.space.nodeMask;
  }

  /** Values that stand for a state; overwritten by the next call. */
  valuesOf(state: number): Int32Array {
    this.load(state);
    return this.space.unpack(this.current);
  }

  /** Expands up to `portion` states. */
  advance(portion: number): Progress {
    const { space, after, current, keepEdges } = this;
    const { packed, words } = space;
    const end = this.next + portion;
    while (this.next < this.count) {
      if (this.next >= end) return 'more';
      if (this.count > this.budget.states || this.bytes > this.budget.bytes) return 'over-budget';
      const state = this.next++;
      this.load(state);
      const node = current[0]! & space.nodeMask;
      const ways = packed[node]!;
      const model = space.model.nodes[node];
      if (keepEdges) {
        if (state + 1 >= this.edgeStart.length) this.edgeStart = grown(this.edgeStart);
        this.edgeStart[state] = this.edges;
      }
      let left = false;
      for (let index = 0; index < ways.length; index++) {
        const packedWay = ways[index]!;
        if (!this.open(packedWay)) continue;
        const { way, keep, set, steps, computed, sights } = packedWay;
        if (way.target < 0) {
          if (!model?.automatic) continue;
          // Nobody can choose another way here: an arrow that is not drawn leaves the story stuck.
          left = false;
          break;
        }
        left = true;
        this.openWays[way.index] = 1;
        for (const sight of sights)
          if (sight.see(space.unpack(current)) === 1) {
            this.sighted = { state, way: way.index };
            return 'stopped';
          }
        for (let word = 0; word < words; word++) after[word] = (current[word]! & keep[word]!) | set[word]!;
        for (let n = 0; n < steps.length; n++) {
          const step = steps[n]!;
          const field = (current[step.word]! >>> step.shift) & step.mask;
          after[step.into] = after[step.into]! | step.table[field]!;
        }
        if (computed.length > 0) space.compute(packedWay, current, after);
        const target = this.add(state, way.index);
        if (keepEdges) this.link(target, way.index);
        if (model?.kind === 'branch') break;
      }
      if (!left && model?.kind !== 'outcome') this.stuck.push(state);
    }
    if (keepEdges) this.edgeStart[this.count] = this.edges;
    return 'done';
  }

  /** The ways from a beginning to a state, and which beginning. */
  waysTo(state: number): { beginning: number; ways: number[] } {
    const ways: number[] = [];
    let at = state;
    while (this.parent[at]! >= 0) {
      ways.push(this.parentWay[at]!);
      at = this.parent[at]!;
    }
    return { beginning: this.beginnings.indexOf(at), ways: ways.reverse() };
  }

  private load(state: number): void {
    const { columns, current } = this;
    for (let word = 0; word < columns.length; word++) current[word] = columns[word]![state]!;
  }

  private open(packedWay: PackedWay): boolean {
    const { guards, computedGuards } = packedWay;
    const { current } = this;
    for (let n = 0; n < guards.length; n++) {
      const guard = guards[n]!;
      if (guard.table[(current[guard.word]! >>> guard.shift) & guard.mask] !== 1) return false;
    }
    if (computedGuards.length === 0) return true;
    const values = this.space.unpack(current);
    return computedGuards.every((see) => see(values) === 1);
  }

  private link(target: number, way: number): void {
    if (this.edges >= this.edgeTarget.length) {
      this.edgeTarget = grown(this.edgeTarget);
      this.edgeWay = grown(this.edgeWay);
    }
    this.edgeTarget[this.edges] = target;
    this.edgeWay[this.edges++] = way;
  }

  /** The number of the state in `after`; a new one where it was not met before. */
  private add(from: number, way: number): number {
    const { after, columns } = this;
    let { table } = this;
    const words = columns.length;
    let mask = table.length - 1;
    let place = mixed(after, words) & mask;
    const first = columns[0]!;
    for (let found = table[place]!; found !== 0; place = (place + 1) & mask, found = table[place]!) {
      const state = found - 1;
      if (first[state] !== after[0]) continue;
      let word = 1;
      while (word < words && columns[word]![state] === after[word]) word++;
      if (word >= words) return state;
    }
    const state = this.count++;
    if (state >= first.length) this.widen();
    for (let word = 0; word < words; word++) this.columns[word]![state] = after[word]!;
    this.parent[state] = from;
    this.parentWay[state] = way;
    const node = after[0]! & this.space.nodeMask;
    this.perNode[node] = this.perNode[node]! + 1;
    table[place] = state + 1;
    if (this.count > table.length * LOAD) {
      table = new Uint32Array(table.length * 2);
      mask = table.length - 1;
      for (let other = 0; other < this.count; other++) {
        let spot = this.mixedOf(other) & mask;
        while (table[spot] !== 0) spot = (spot + 1) & mask;
        table[spot] = other + 1;
      }
      this.table = table;
    }
    return state;
  }

  private mixedOf(state: number): number {
    let hash = 0;
    for (const column of this.columns) hash = mix(hash, column[state]!);
    return (hash ^ (hash >>> 15)) >>> 0;
  }

  private widen(): void {
    this.columns = this.columns.map((column) => grown(column));
    this.parent = grown(this.parent);
    this.parentWay = grown(this.parentWay);
  }
}

function mix(hash: number, word: number): number {
  const mixedWord = Math.imul(hash ^ word, 0x9e37_79b1);
  return mixedWord ^ (mixedWord >>> 16);
}

function mixed(words: Int32Array, count: number): number {
  let hash = 0;
  for (let word = 0; word < count; word++) hash = mix(hash, words[word]!);
  return (hash ^ (hash >>> 15)) >>> 0;
}

function grown<T extends Int32Array | Uint32Array | Uint16Array | Int16Array>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(Math.ceil(array.length * 1.5));
  larger.set(array);
  return larger;
}
