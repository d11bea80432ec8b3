import type { Arcs } from '../arcs.ts';
import type { Neighbours } from '../neighbours.ts';
import type { Random } from '../random.ts';
import { Reach } from '../reach.ts';
import { DEP, FREE, IN, LATE, NEXT, OUT, PLAIN_SHIFT, PREV, ROUTE } from '../record.ts';
import { isIn, type Territories } from '../regions/territories.ts';
import { RouteEnds } from '../route-ends.ts';
import type { Block } from '../routes.ts';
import { State } from '../state.ts';
import { CLOSE, DEMAND, FROM_DEPOT, OPEN, SERVICE, TO_DEPOT } from './node-info.ts';
import type { PlainInstance } from './plain-instance.ts';

/** Neighbours that local-search moves look at. */
const TAIL_NEIGHBOURS = 30;
const SEGMENT_NEIGHBOURS = 10;

/** Metres to a neighbour that there is not. */
const FAR = 2_000_000_000;

/** The solution of a plain instance (one class, one measure, one load, one window) and the elementary ways to change it. */
export class PlainSolution {
  readonly instance: PlainInstance;
  readonly state: State;
  readonly st: Int32Array;
  readonly n: number;
  readonly shift = PLAIN_SHIFT;
  readonly firstHead: number;
  readonly dummy: number;
  readonly near: Int32Array;
  nearOut: Int32Array;
  nearIn: Int32Array;
  readonly k: number;
  readonly reach: Reach;
  readonly arcs: Arcs;
  readonly table: Int32Array | null;
  /** What does not change about a node. */
  readonly info: Int32Array;
  readonly timed: boolean;
  readonly symmetric: boolean;
  readonly random: Random;
  readonly moneyPerCost: number;
  readonly skip: Float64Array;
  readonly out: Int32Array;
  readonly tailNeighbours: number;
  readonly segmentNeighbours: number;
  /** A feasible, improving position is overlooked with this probability, in 1/65536 (SISR's blink). */
  readonly blink = 655;
  outCount = 0;
  cost = 0;
  delta = 0;
  broken = false;
  /** Scratch for moves that turn part of a route around. */
  readonly scratch: Int32Array;
  /** Address of the number of visits of the first route. */
  private readonly sizes: number;
  /** Address of the number of empty routes; their heads follow. */
  private readonly empties: number;
  private readonly absent: number;
  readonly routeBlocks: readonly Block[];
  readonly nodeBlocks: readonly Block[] = [];
  private readonly neighbours: Neighbours;
  /** Empty routes that are not in the list: another region's. */
  private hidden = 0;

  constructor(instance: PlainInstance, neighbours: Neighbours, random: Random) {
    const { n, routes, arcs, depot } = instance;
    this.instance = instance;
    this.n = n;
    this.random = random;
    this.arcs = arcs;
    this.table = arcs.metresTable();
    this.timed = instance.timed;
    this.symmetric = arcs.symmetric;
    this.moneyPerCost = instance.rate;
    this.skip = instance.skip;
    this.firstHead = n << PLAIN_SHIFT;
    this.dummy = (n + routes) << PLAIN_SHIFT;
    this.sizes = this.dummy + (1 << PLAIN_SHIFT);
    this.empties = this.sizes + routes;
    this.absent = this.empties + 1 + routes;
    this.routeBlocks = [{ at: this.sizes, width: 1 }];
    this.neighbours = neighbours;
    this.state = new State(this.absent + 1);
    this.st = this.state.st;
    this.out = new Int32Array(n + 1);
    this.scratch = new Int32Array(2 * n + 2);
    this.k = neighbours.k;
    this.reach = new Reach(neighbours, () => this.routeEnds());
    this.near = neighbours.near.map((node) => (node < 0 ? this.dummy : node << PLAIN_SHIFT));
    this.nearOut = neighbours.out;
    this.nearIn = neighbours.in;
    this.tailNeighbours = Math.min(TAIL_NEIGHBOURS, this.k);
    this.segmentNeighbours = Math.min(SEGMENT_NEIGHBOURS, this.k);
    this.info = new Int32Array((n + 1) << PLAIN_SHIFT);
    for (let i = 0; i < n; i++) {
      const at = i << PLAIN_SHIFT;
      this.info[at + OPEN] = instance.open[i];
      this.info[at + CLOSE] = instance.close[i];
      this.info[at + SERVICE] = instance.service[i];
      this.info[at + DEMAND] = instance.demand[i];
      this.info[at + FROM_DEPOT] = arcs.metres(depot, i);
      this.info[at + TO_DEPOT] = arcs.metres(i, depot);
    }
    this.clear();
  }

  private routeEnds(): RouteEnds {
    const { instance, neighbours, shift } = this;
    const { n, arcs, depot, timed } = instance;
    const windows = timed ? instance : null;
    return new RouteEnds({ n, arcs, starts: [depot], ends: [depot], windows, neighbours, shift });
  }

  /** All stops absent, all routes empty. */
  private clear(): void {
    const { st, instance, skip, dummy } = this;
    for (let i = 0; i < instance.n; i++) st[(i << PLAIN_SHIFT) + ROUTE] = dummy;
    st[dummy + ROUTE] = dummy;
    st[dummy + FREE] = -1;
    for (let r = 0; r < instance.routes; r++) {
      const head = this.firstHead + (r << PLAIN_SHIFT);
      st[head + NEXT] = head;
      st[head + PREV] = head;
      st[head + ROUTE] = head;
      st[head + DEP] = instance.departAfter;
      st[head + LATE] = instance.returnBy;
      st[head + FREE] = instance.capacity;
      st[this.empties + 1 + instance.routes - 1 - r] = head;
    }
    st[this.empties] = instance.routes;
    st[this.absent] = instance.n;
    this.cost = skip.reduce((sum, s) => sum + s, 0);
    this.state.best.set(st);
  }

  sizeOf(head: number): number {
    return this.st[this.sizes + ((head - this.firstHead) >> PLAIN_SHIFT)];
  }

  usedRoutes(): number {
    return this.instance.routes - this.hidden - this.st[this.empties];
  }

  absentCount(): number {
    return this.st[this.absent];
  }

  recount(): void {
    const { st, instance, skip, dummy, firstHead, empties } = this;
    const { routes, fixed, n } = instance;
    let cost = 0;
    let free = 0;
    for (let r = routes - 1; r >= 0; r--) {
      const head = firstHead + (r << PLAIN_SHIFT);
      if (st[head + NEXT] === head) st[empties + 1 + free++] = head;
      else cost += fixed + st[head + OUT];
    }
    let absent = 0;
    for (let i = 0; i < n; i++) {
      const stop = i << PLAIN_SHIFT;
      if (st[stop + ROUTE] === dummy) {
        cost += skip[i];
        absent++;
      } else cost += st[stop + OUT];
    }
    st[empties] = free;
    st[this.absent] = absent;
    this.hidden = 0;
    this.cost = cost;
  }

  confine(territories: Territories, region: number): void {
    const { ofNode, ofRoute } = territories;
    this.reach.confine(territories, region);
    const { st, near, neighbours, firstHead, dummy, empties, k, n } = this;
    if (this.nearOut === neighbours.out) {
      this.nearOut = neighbours.out.slice();
      this.nearIn = neighbours.in === neighbours.out ? this.nearOut : neighbours.in.slice();
    }
    const { nearOut, nearIn } = this;
    let free = 0;
    this.hidden = 0;
    for (let r = ofRoute.length - 1; r >= 0; r--) {
      const head = firstHead + (r << PLAIN_SHIFT);
      if (st[head + NEXT] !== head) continue;
      if (isIn(region, ofRoute[r])) st[empties + 1 + free++] = head;
      else this.hidden++;
    }
    st[empties] = free;
    for (let node = 0; node < n; node++) {
      if (!isIn(region, ofNode[node])) continue;
      let to = node * k;
      const end = to + k;
      for (let at = to; at < end && neighbours.near[at] >= 0; at++) {
        if (!isIn(region, ofNode[neighbours.near[at]])) continue;
        near[to] = neighbours.near[at] << PLAIN_SHIFT;
        nearOut[to] = neighbours.out[at];
        nearIn[to++] = neighbours.in[at];
      }
      near.fill(dummy, to, end);
      nearOut.fill(FAR, to, end);
      nearIn.fill(FAR, to, end);
    }
  }

  /** Metres between any two records; a head is the depot. */
  metres(a: number, b: number): number {
    const { firstHead, info } = this;
    if (a >= firstHead) return b >= firstHead ? 0 : info[b + FROM_DEPOT];
    if (b >= firstHead) return info[a + TO_DEPOT];
    const table = this.table;
    const i = a >> PLAIN_SHIFT;
    const j = b >> PLAIN_SHIFT;
    return table !== null ? table[i * this.arcs.size + j] : this.arcs.metres(i, j);
  }

  /** Makes b follow a. */
  link(a: number, b: number, metres: number): void {
    const { state } = this;
    state.set(a + NEXT, b);
    state.set(a + OUT, metres);
    state.set(b + PREV, a);
    state.set(b + IN, metres);
  }

  /** Sets the number of visits of a route, and keeps the list of empty routes. `size` is not what it was. */
  resize(head: number, size: number): void {
    const { state, st, sizes, empties } = this;
    const at = sizes + ((head - this.firstHead) >> PLAIN_SHIFT);
    const before = st[at];
    state.set(at, size);
    if (size === 0) {
      const count = st[empties];
      state.set(empties + 1 + count, head);
      state.set(empties, count + 1);
      this.cost -= this.instance.fixed;
    } else if (before === 0) {
      // The route taken into use is always the one on top.
      state.set(empties, st[empties] - 1);
      this.cost += this.instance.fixed;
    }
  }

  mayServe(): boolean {
    return true;
  }

  arcCost(stop: number): number {
    return this.st[stop + OUT];
  }

  price(stop: number, position: number): number {
    const { st, info, instance } = this;
    const head = st[position + ROUTE];
    if (st[head + FREE] < info[stop + DEMAND]) return Infinity;
    const x = st[position + NEXT];
    const there = this.metres(position, stop);
    const on = this.metres(stop, x);
    const start = Math.max(st[position + DEP] + there, info[stop + OPEN]);
    if (this.timed && (start > info[stop + CLOSE] || start + info[stop + SERVICE] + on > st[x + LATE])) return Infinity;
    return there + on - st[position + OUT] + (this.sizeOf(head) === 0 ? instance.fixed : 0);
  }

  classOf(_head: number): number {
    return 0;
  }

  costOf(head: number): number {
    const { st, firstHead, instance } = this;
    if (st[head + NEXT] === head) return 0;
    let cost = instance.fixed + st[head + OUT];
    for (let x = st[head + NEXT]; x < firstHead; x = st[x + NEXT]) cost += st[x + OUT];
    return cost;
  }

  append(stop: number, position: number): void {
    const { st } = this;
    const x = st[position + NEXT];
    this.delta = this.metres(position, stop) + this.metres(stop, x) - st[position + OUT];
    if (this.sizeOf(st[position + ROUTE]) === 0) this.delta += this.instance.fixed;
    this.insert(stop, position);
  }

  /** Whether load and windows of a route are kept. */
  isAllowed(head: number): boolean {
    const { st, info, firstHead, timed, instance } = this;
    if (st[head + FREE] < 0) return false;
    if (!timed) return true;
    for (let x = st[head + NEXT]; x < firstHead; x = st[x + NEXT]) {
      if (st[x + DEP] - info[x + SERVICE] > info[x + CLOSE]) return false;
    }
    const last = st[head + PREV];
    return last === head || st[last + DEP] + st[last + OUT] <= instance.returnBy;
  }

  isSound(head: number): boolean {
    return this.isAllowed(head);
  }

  isLocked(_stop: number): boolean {
    return false;
  }

  /** The next empty route's head, or -1. */
  emptyRoute(): number {
    const count = this.st[this.empties];
    return count === 0 ? -1 : this.st[this.empties + count];
  }

  cut(first: number, count: number): void {
    const { state, st, info, out, dummy } = this;
    const head = st[first + ROUTE];
    const before = st[first + PREV];
    let load = 0;
    let gone = st[first + IN];
    let x = first;
    for (let i = 0; i < count; i++) {
      load += info[x + DEMAND];
      gone += st[x + OUT];
      out[this.outCount++] = x;
      state.set(x + ROUTE, dummy);
      x = st[x + NEXT];
    }
    const metres = this.metres(before, x);
    this.cost += metres - gone;
    this.link(before, x, metres);
    state.set(head + FREE, st[head + FREE] + load);
    this.resize(head, this.sizeOf(head) - count);
    if (this.timed) {
      // Where roads break the triangle inequality, even leaving a stop out can make the rest late.
      if (st[before + DEP] + metres > st[x + LATE]) this.broken = true;
      this.forward(before, x);
      this.backward(x, before);
    }
    state.set(this.absent, st[this.absent] + count);
  }

  pickUp(stop: number): void {
    this.cost -= this.skip[stop >> PLAIN_SHIFT];
    this.out[this.outCount++] = stop;
  }

  leaveOut(stop: number): void {
    this.cost += this.skip[stop >> PLAIN_SHIFT];
  }

  /** The position found (at `delta`), or an empty route where that costs less than `delta`. */
  orEmptyRoute(stop: number, position: number): number {
    const { info, instance } = this;
    if (info[stop + FROM_DEPOT] + info[stop + TO_DEPOT] + instance.fixed >= this.delta) return position;
    const head = this.emptyRoute();
    if (head < 0) return position;
    const delta = this.price(stop, head);
    if (delta >= this.delta) return position;
    this.delta = delta;
    return head;
  }

  insert(stop: number, position: number): void {
    const { state, st, info } = this;
    const head = st[position + ROUTE];
    const x = st[position + NEXT];
    const size = this.sizeOf(head);
    // `delta` has the fixed cost of a new route in it, and `resize` adds it.
    this.cost += size === 0 ? this.delta - this.instance.fixed : this.delta;
    this.link(position, stop, this.metres(position, stop));
    this.link(stop, x, this.metres(stop, x));
    state.set(stop + ROUTE, head);
    state.set(head + FREE, st[head + FREE] - info[stop + DEMAND]);
    this.resize(head, size + 1);
    if (this.timed) {
      this.forward(position, stop);
      this.backward(x, stop);
    }
    state.set(this.absent, st[this.absent] - 1);
  }

  /** Recomputes departures after `from`: up to `through` (a stop; a head asks for none) in any case, then until one stays as it was. */
  forward(from: number, through: number): void {
    const { state, st, info, firstHead } = this;
    let pending = through < firstHead;
    let a = from;
    for (let b = st[a + NEXT]; b < firstHead; b = st[b + NEXT]) {
      let t = st[a + DEP] + st[a + OUT];
      const open = info[b + OPEN];
      if (t < open) t = open;
      t += info[b + SERVICE];
      if (st[b + DEP] !== t) state.set(b + DEP, t);
      else if (!pending) return;
      if (b === through) pending = false;
      a = b;
    }
  }

  /** Recomputes latest starts before `from`, likewise. */
  backward(from: number, through: number): void {
    const { state, st, info, firstHead } = this;
    let pending = through < firstHead;
    let a = from;
    for (let b = st[a + PREV]; b < firstHead; b = st[b + PREV]) {
      let t = st[a + LATE] - st[b + OUT] - info[b + SERVICE];
      const close = info[b + CLOSE];
      if (t > close) t = close;
      if (st[b + LATE] !== t) state.set(b + LATE, t);
      else if (!pending) return;
      if (b === through) pending = false;
      a = b;
    }
  }
}
