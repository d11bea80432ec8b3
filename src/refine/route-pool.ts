import { Random } from '../solver/random.ts';
import { FREE, NEXT, PREV } from '../solver/record.ts';
import type { RouteList } from '../solver/route-list.ts';
import type { Routes } from '../solver/routes.ts';

/** Route heads looked at in one `feed`; larger fleets are gone through in parts. */
const HEADS = 2_000;

/** A double and the two ints it is sent as. */
const DOUBLE = new Float64Array(1);
const HALVES = new Int32Array(DOUBLE.buffer);

/**
 * Routes that a search went through, each set of stops by a class of vehicles once, in its cheapest order. Memory is allotted at
 * the start and never grows; what is full asks to be thinned out.
 */
export class RoutePool {
  readonly capacity: number;
  count = 0;
  readonly vehicleClass: Int32Array;
  /** Column c visits `nodes[start[c]]` and the `size[c] - 1` that follow. */
  readonly start: Int32Array;
  readonly size: Int32Array;
  readonly cost: Float64Array;
  nodes: Int32Array;
  /** What a stop is worth; a new route may cost at most `mostReduced` more than its stops are worth together. */
  readonly worth: Float64Array;
  mostReduced = Infinity;
  private spare: Int32Array;
  private used = 0;
  private drained = 0;
  private readonly keyA: Int32Array;
  private readonly keyB: Int32Array;
  private readonly hashA: Int32Array;
  private readonly hashB: Int32Array;
  /** Open addressing: column + 1, or 0. */
  private readonly table: Int32Array;
  private readonly mask: number;
  /** Per head: what it looked like when last seen. */
  private seen: Int32Array = new Int32Array(0);
  private nextHead = 0;
  private readonly walk: Int32Array;

  /**
   * @param stops nodes of the instance
   * @param capacity routes at most
   * @param room visits at most, over all routes
   */
  constructor(stops: number, capacity: number, room: number) {
    this.capacity = capacity;
    this.vehicleClass = new Int32Array(capacity);
    this.start = new Int32Array(capacity);
    this.size = new Int32Array(capacity);
    this.cost = new Float64Array(capacity);
    this.nodes = new Int32Array(room);
    this.spare = new Int32Array(room);
    this.hashA = new Int32Array(capacity);
    this.hashB = new Int32Array(capacity);
    this.worth = new Float64Array(stops);
    this.walk = new Int32Array(stops);
    let slots = 1;
    while (slots < 2 * capacity) slots *= 2;
    this.table = new Int32Array(slots);
    this.mask = slots - 1;
    // the same keys in every run
    const random = new Random(20);
    this.keyA = Int32Array.from({ length: stops }, () => random.int32());
    this.keyB = Int32Array.from({ length: stops }, () => random.int32());
  }

  /** No more than a tenth is left: time to thin it out. */
  get isFull(): boolean {
    return this.count > 0.9 * this.capacity || this.used > 0.9 * this.nodes.length;
  }

  /** Takes in the routes of a solution that look changed since the last time. */
  feed(routes: Routes): void {
    const { st, shift, firstHead, dummy } = routes;
    const heads = (dummy - firstHead) >> shift;
    if (this.seen.length !== 3 * heads) this.seen = new Int32Array(3 * heads);
    const { seen } = this;
    if (this.nextHead >= heads) this.nextHead = 0;
    const to = Math.min(heads, this.nextHead + HEADS);
    for (let h = this.nextHead; h < to; h++) {
      const head = firstHead + (h << shift);
      const first = st[head + NEXT];
      if (first === head) continue;
      const at = 3 * h;
      const last = st[head + PREV];
      const free = st[head + FREE];
      if (seen[at] === first && seen[at + 1] === last && seen[at + 2] === free) continue;
      seen[at] = first;
      seen[at + 1] = last;
      seen[at + 2] = free;
      this.addRoute(routes, head);
    }
    this.nextHead = to;
  }

  /** All routes of a solution; their columns. */
  addAll(routes: Routes): Int32Array {
    const { st, shift, firstHead, dummy } = routes;
    const columns = new Int32Array(routes.usedRoutes());
    let count = 0;
    for (let head = firstHead; head < dummy; head += 1 << shift) {
      if (st[head + NEXT] === head) continue;
      const most = this.mostReduced;
      this.mostReduced = Infinity;
      columns[count++] = this.addRoute(routes, head);
      this.mostReduced = most;
    }
    return columns.subarray(0, count);
  }

  private addRoute(routes: Routes, head: number): number {
    const { st, shift, firstHead } = routes;
    const { walk } = this;
    let count = 0;
    for (let x = st[head + NEXT]; x < firstHead; x = st[x + NEXT]) walk[count++] = x >> shift;
    return this.add(routes.classOf(head), walk, count, routes.costOf(head));
  }

  /** Takes a route in; its column, or -1 if it is too dear or there is no room. `nodes[0 ... count - 1]` are its visits. */
  add(vehicleClass: number, nodes: Int32Array, count: number, cost: number): number {
    const { keyA, keyB, table, mask, worth } = this;
    let a = Math.imul(vehicleClass + 1, 0x9e3779b1);
    let b = Math.imul(vehicleClass + 1, 0x85ebca6b);
    let value = 0;
    for (let i = 0; i < count; i++) {
      const node = nodes[i];
      a ^= keyA[node];
      b ^= keyB[node];
      value += worth[node];
    }
    let slot = a & mask;
    for (; table[slot] !== 0; slot = (slot + 1) & mask) {
      const column = table[slot] - 1;
      if (this.hashA[column] !== a || this.hashB[column] !== b || this.size[column] !== count) continue;
      if (cost < this.cost[column]) {
        this.cost[column] = cost;
        for (let i = 0, to = this.start[column]; i < count; i++) this.nodes[to + i] = nodes[i];
      }
      return column;
    }
    if (cost - value > this.mostReduced) return -1;
    if (this.count === this.capacity || this.used + count > this.nodes.length) return -1;
    const column = this.count++;
    table[slot] = column + 1;
    this.hashA[column] = a;
    this.hashB[column] = b;
    this.vehicleClass[column] = vehicleClass;
    this.start[column] = this.used;
    this.size[column] = count;
    this.cost[column] = cost;
    for (let i = 0; i < count; i++) this.nodes[this.used + i] = nodes[i];
    this.used += count;
    return column;
  }

  /** Throws out all columns but those marked with 1; the rest move up, in the same order. */
  keep(marked: Uint8Array): void {
    const { vehicleClass, start, size, cost, hashA, hashB, nodes, spare, table, mask } = this;
    let kept = 0;
    let used = 0;
    table.fill(0);
    for (let c = 0; c < this.count; c++) {
      if (marked[c] === 0) continue;
      spare.set(nodes.subarray(start[c], start[c] + size[c]), used);
      vehicleClass[kept] = vehicleClass[c];
      start[kept] = used;
      size[kept] = size[c];
      cost[kept] = cost[c];
      hashA[kept] = hashA[c];
      hashB[kept] = hashB[c];
      let slot = hashA[kept] & mask;
      while (table[slot] !== 0) slot = (slot + 1) & mask;
      table[slot] = ++kept;
      used += size[c];
    }
    this.count = kept;
    this.drained = kept;
    this.used = used;
    this.nodes = spare;
    this.spare = nodes;
  }

  /** What came in since the last call, for the pool of another thread: class, visits, the two halves of the cost, nodes, and so on. */
  drain(): Int32Array {
    let room = 0;
    for (let c = this.drained; c < this.count; c++) room += 4 + this.size[c];
    const packed = new Int32Array(room);
    let at = 0;
    for (let c = this.drained; c < this.count; c++) {
      DOUBLE[0] = this.cost[c];
      packed.set([this.vehicleClass[c], this.size[c], HALVES[0], HALVES[1]], at);
      packed.set(this.nodes.subarray(this.start[c], this.start[c] + this.size[c]), at + 4);
      at += 4 + this.size[c];
    }
    this.drained = this.count;
    return packed;
  }

  /** Takes in what another pool of the same day drained. */
  absorb(packed: Int32Array): void {
    for (let at = 0; at < packed.length; ) {
      const count = packed[at + 1];
      HALVES[0] = packed[at + 2];
      HALVES[1] = packed[at + 3];
      this.add(packed[at], packed.subarray(at + 4, at + 4 + count), count, DOUBLE[0]);
      at += 4 + count;
    }
  }

  /** Some columns as a list of routes. */
  list(columns: Int32Array): RouteList {
    const vehicleClass = Int32Array.from(columns, (c) => this.vehicleClass[c]);
    const starts = new Int32Array(columns.length + 1);
    columns.forEach((c, r) => {
      starts[r + 1] = starts[r] + this.size[c];
    });
    const nodes = new Int32Array(starts[columns.length]);
    columns.forEach((c, r) => {
      nodes.set(this.nodes.subarray(this.start[c], this.start[c] + this.size[c]), starts[r]);
    });
    return { vehicleClass, starts, nodes };
  }
}
