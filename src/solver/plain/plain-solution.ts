import type { Arcs } from '../arcs.ts';
import type { Neighbours } from '../neighbours.ts';
import type { Random } from '../random.ts';
import { Reach } from '../reach.ts';
import { DEP, FREE, IN, LATE, NEXT, OUT, PLAIN_SHIFT, PREV, ROUTE } from '../record.ts';
import { isIn, type Territories } from '../regions/territories.ts';
import { RouteEnds } from '../route-ends.ts';
import type { Block } from '../routes.ts';
import { State } from '../state.ts';
import { Durations } from './durations.ts';
import { CLOSE, DEMAND, FROM_DEPOT, OPEN, SERVICE, TO_DEPOT } from './node-info.ts';
import type { PlainInstance } from './plain-instance.ts';

/** Neighbours that local-search moves look at. */
const TAIL_NEIGHBOURS = 30;
const SEGMENT_NEIGHBOURS = 10;

/** Metres to a neighbour that there is not. */
const FAR = 2_000_000_000;

/** The solution of a plain instance and the elementary ways to change it. */
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
  /** See `PlainInstance.simple`. */
  readonly simple: boolean;
  /** Vehicle classes, and that of each route. */
  readonly kinds: number;
  readonly kindOf: Int32Array;
  /** How long routes take; null where that is not limited. */
  readonly durations: Durations | null;
  readonly symmetric: boolean;
  readonly random: Random;
  readonly moneyPerCost: number;
  readonly skip: Float64Array;
  readonly out: Int32Array;
  readonly tailNeighbours: number;
  readonly segmentNeighbours: number;
  /** A feasible, improving position is overlooked with this probability, in 1/65536 (SISR's blink). */
  readonly blink = 655;
  /** Likewise an empty route, where there are several classes. */
  readonly emptyBlink = 6_554;
  outCount = 0;
  cost = 0;
  delta = 0;
  broken = false;
  /** Scratch for moves that turn part of a route around. */
  readonly scratch: Int32Array;
  /** Address of the number of visits of the first route. */
  private readonly sizes: number;
  /** Per class: address of the number of empty routes; their heads follow. */
  private readonly empties: Int32Array;
  private readonly absent: number;
  private readonly used: number;
  readonly routeBlocks: readonly Block[];
  readonly nodeBlocks: readonly Block[];
  private readonly neighbours: Neighbours;
  /** Per route: 1 where it is another region's. */
  readonly closed: Uint8Array;

  constructor(instance: PlainInstance, neighbours: Neighbours, random: Random) {
    const { n, routes, arcs, routesOf } = instance;
    this.instance = instance;
    this.n = n;
    this.random = random;
    this.arcs = arcs;
    this.table = arcs.metresTable();
    this.timed = instance.timed;
    this.simple = instance.simple;
    this.kinds = routesOf.length;
    this.symmetric = arcs.symmetric;
    this.moneyPerCost = instance.rate;
    this.skip = instance.skip;
    this.firstHead = n << PLAIN_SHIFT;
    this.dummy = (n + routes) << PLAIN_SHIFT;
    this.sizes = this.dummy + (1 << PLAIN_SHIFT);
    let at = this.sizes + routes;
    this.empties = routesOf.map((count) => {
      const here = at;
      at += 1 + count;
      return here;
    });
    this.absent = at++;
    this.used = at++;
    const labels = at;
    if (instance.lasting) at += Durations.space(n, routes);
    this.routeBlocks = [{ at: this.sizes, width: 1 }, ...(instance.lasting ? [{ at: labels + 4 * n, width: 4 }] : [])];
    this.nodeBlocks = instance.lasting ? [{ at: labels, width: 4 }] : [];
    this.neighbours = neighbours;
    this.closed = new Uint8Array(routes);
    this.state = new State(at);
    this.st = this.state.st;
    this.kindOf = new Int32Array(routes);
    let head = 0;
    routesOf.forEach((count, kind) => {
      this.kindOf.fill(kind, head, head + count);
      head += count;
    });
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
      this.info[at + FROM_DEPOT] = nearest(instance.from, (depot) => arcs.metres(depot, i));
      this.info[at + TO_DEPOT] = nearest(instance.to, (depot) => arcs.metres(i, depot));
    }
    const longest = this.kindOf.map((kind) => instance.longest[kind]);
    this.durations = instance.lasting ? new Durations(this, labels, longest) : null;
    this.clear();
  }

  private routeEnds(): RouteEnds {
    const { instance, neighbours, shift } = this;
    const { n, arcs, timed } = instance;
    const starts = [...new Set(instance.from)];
    const ends = [...new Set(instance.to)];
    return new RouteEnds({ n, arcs, starts, ends, windows: timed ? instance : null, neighbours, shift });
  }

  /** All stops absent, all routes empty. */
  private clear(): void {
    const { st, instance, skip, dummy } = this;
    for (let i = 0; i < instance.n; i++) st[(i << PLAIN_SHIFT) + ROUTE] = dummy;
    st[dummy + ROUTE] = dummy;
    st[dummy + FREE] = -1;
    for (let r = instance.routes - 1; r >= 0; r--) {
      const head = this.firstHead + (r << PLAIN_SHIFT);
      const kind = this.kindOf[r];
      st[head + NEXT] = head;
      st[head + PREV] = head;
      st[head + ROUTE] = head;
      st[head + DEP] = instance.departAfter[kind];
      st[head + LATE] = instance.returnBy[kind];
      st[head + FREE] = instance.capacity[kind];
      this.durations?.clear(head);
      this.keepEmpty(head);
    }
    st[this.absent] = instance.n;
    this.cost = skip.reduce((sum, s) => sum + s, 0);
    this.state.best.set(st);
  }

  sizeOf(head: number): number {
    return this.st[this.sizes + ((head - this.firstHead) >> PLAIN_SHIFT)];
  }

  usedRoutes(): number {
    return this.st[this.used];
  }

  absentCount(): number {
    return this.st[this.absent];
  }

  recount(): void {
    const { st, instance, skip, dummy, firstHead } = this;
    const { routes, fixed, n } = instance;
    let cost = 0;
    let used = 0;
    this.closed.fill(0);
    for (const list of this.empties) st[list] = 0;
    for (let r = routes - 1; r >= 0; r--) {
      const head = firstHead + (r << PLAIN_SHIFT);
      if (st[head + NEXT] === head) {
        this.keepEmpty(head);
      } else {
        used++;
        cost += fixed + st[head + OUT];
      }
    }
    let absent = 0;
    for (let i = 0; i < n; i++) {
      const stop = i << PLAIN_SHIFT;
      if (st[stop + ROUTE] === dummy) {
        cost += skip[i];
        absent++;
      } else cost += st[stop + OUT];
    }
    st[this.used] = used;
    st[this.absent] = absent;
    this.cost = cost;
  }

  confine(territories: Territories, region: number): void {
    const { ofNode, ofRoute } = territories;
    this.reach.confine(territories, region);
    const { st, near, neighbours, firstHead, dummy, k, n } = this;
    if (this.nearOut === neighbours.out) {
      this.nearOut = neighbours.out.slice();
      this.nearIn = neighbours.in === neighbours.out ? this.nearOut : neighbours.in.slice();
    }
    const { nearOut, nearIn } = this;
    for (const list of this.empties) st[list] = 0;
    for (let r = ofRoute.length - 1; r >= 0; r--) {
      const head = firstHead + (r << PLAIN_SHIFT);
      const isOurs = isIn(region, ofRoute[r]);
      this.closed[r] = isOurs ? 0 : 1;
      if (isOurs && st[head + NEXT] === head) this.keepEmpty(head);
    }
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

  /** Puts an empty route on the list of its class, past the journal. */
  private keepEmpty(head: number): void {
    const { st } = this;
    const list = this.empties[this.classOf(head)];
    st[list + 1 + st[list]++] = head;
  }

  /** Metres between any two records; a head is the depot of its class, where a route starts or ends. */
  metres(a: number, b: number): number {
    const { firstHead, info, simple } = this;
    if (a >= firstHead) return b >= firstHead ? 0 : simple ? info[b + FROM_DEPOT] : this.metresFrom(a, b);
    if (b >= firstHead) return simple ? info[a + TO_DEPOT] : this.metresTo(a, b);
    const table = this.table;
    const i = a >> PLAIN_SHIFT;
    const j = b >> PLAIN_SHIFT;
    return table !== null ? table[i * this.arcs.size + j] : this.arcs.metres(i, j);
  }

  private metresFrom(head: number, stop: number): number {
    return this.arcs.metres(this.instance.from[this.classOf(head)], stop >> PLAIN_SHIFT);
  }

  private metresTo(stop: number, head: number): number {
    return this.arcs.metres(stop >> PLAIN_SHIFT, this.instance.to[this.classOf(head)]);
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
    const { state, st, sizes } = this;
    const at = sizes + ((head - this.firstHead) >> PLAIN_SHIFT);
    const before = st[at];
    state.set(at, size);
    if (size === 0) {
      const list = this.empties[this.classOf(head)];
      const count = st[list];
      state.set(list + 1 + count, head);
      state.set(list, count + 1);
      state.set(this.used, st[this.used] - 1);
      this.cost -= this.instance.fixed;
    } else if (before === 0) {
      // The route taken into use is always the one on top.
      const list = this.empties[this.classOf(head)];
      state.set(list, st[list] - 1);
      state.set(this.used, st[this.used] + 1);
      this.cost += this.instance.fixed;
    }
  }

  mayServe(kind: number, node: number): boolean {
    return this.instance.serves[node * this.kinds + kind] === 1;
  }

  /** Whether the vehicle of a route may serve a stop. */
  admits(head: number, stop: number): boolean {
    return this.instance.servesAll || this.mayServe(this.classOf(head), stop >> PLAIN_SHIFT);
  }

  /** The same of all stops from `first` on to the end of their route. */
  admitsAll(head: number, first: number): boolean {
    const { st, firstHead } = this;
    if (this.instance.servesAll) return true;
    const kind = this.classOf(head);
    for (let x = first; x < firstHead; x = st[x + NEXT]) if (!this.mayServe(kind, x >> PLAIN_SHIFT)) return false;
    return true;
  }

  arcCost(stop: number): number {
    return this.st[stop + OUT];
  }

  price(stop: number, position: number): number {
    const { st, info, instance, durations } = this;
    const head = st[position + ROUTE];
    if (st[head + FREE] < info[stop + DEMAND] || !this.admits(head, stop)) return Infinity;
    const x = st[position + NEXT];
    const there = this.metres(position, stop);
    const on = this.metres(stop, x);
    const arrival = st[position + DEP] + there;
    const start = Math.max(arrival, info[stop + OPEN]);
    const next = start + info[stop + SERVICE] + on;
    if (this.timed && (start > info[stop + CLOSE] || next > st[x + LATE])) return Infinity;
    if (durations !== null && !durations.takes(head, position, stop, x, arrival, next)) return Infinity;
    return there + on - st[position + OUT] + (this.sizeOf(head) === 0 ? instance.fixed : 0);
  }

  classOf(head: number): number {
    return this.kindOf[(head - this.firstHead) >> PLAIN_SHIFT];
  }

  /** Room of the vehicle of a route when it is empty. */
  capacityOf(head: number): number {
    return this.instance.capacity[this.classOf(head)];
  }

  /** What follows a stop on one route may follow another on the other: both end alike. */
  endAlike(a: number, b: number): boolean {
    const { tailGroup } = this.instance;
    return tailGroup[this.classOf(a)] === tailGroup[this.classOf(b)];
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

  /** Whether load, windows and length of a route are kept, and its vehicle may serve its stops. */
  isAllowed(head: number): boolean {
    const { st, info, firstHead, timed, durations } = this;
    if (st[head + FREE] < 0 || !this.admitsAll(head, st[head + NEXT])) return false;
    if (!timed) return true;
    for (let x = st[head + NEXT]; x < firstHead; x = st[x + NEXT]) {
      if (st[x + DEP] - info[x + SERVICE] > info[x + CLOSE]) return false;
    }
    const last = st[head + PREV];
    return (
      last === head ||
      (st[last + DEP] + st[last + OUT] <= st[head + LATE] && (durations === null || durations.allows(head)))
    );
  }

  /** Whether the route of a head would be in time and short enough if the vehicle of another drove it. */
  isInTimeOn(head: number, other: number): boolean {
    const { st, durations } = this;
    const { wayGroup } = this.instance;
    if (wayGroup[this.classOf(head)] === wayGroup[this.classOf(other)]) {
      return durations === null || durations.allows(head, other);
    }
    const first = st[head + NEXT];
    return (
      this.keepsWindows(other, first, NEXT, this.sizeOf(head), other) &&
      (durations === null || durations.joinsVia(other, other, first, NEXT, this.sizeOf(head), other))
    );
  }

  /** Whether what follows `first` stays in time behind `last` and `count` visits from `from` on, as they follow (`way` NEXT) or the other way (PREV). */
  keepsWindows(last: number, from: number, way: number, count: number, first: number): boolean {
    const { st, info } = this;
    let t = st[last + DEP];
    let p = last;
    let z = from;
    for (let i = 0; i < count; i++) {
      t += this.metres(p, z);
      if (t > info[z + CLOSE]) return false;
      if (t < info[z + OPEN]) t = info[z + OPEN];
      t += info[z + SERVICE];
      p = z;
      z = st[z + way];
    }
    return t + this.metres(p, first) <= st[first + LATE];
  }

  isSound(head: number): boolean {
    return this.isAllowed(head);
  }

  isLocked(_stop: number): boolean {
    return false;
  }

  /** The next empty route's head of a class, or -1. */
  emptyRoute(kind: number): number {
    const list = this.empties[kind];
    const count = this.st[list];
    return count === 0 ? -1 : this.st[list + count];
  }

  cut(first: number, count: number): void {
    const { state, st, info, out, dummy, durations } = this;
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
      if (durations !== null && !durations.allows(head)) this.broken = true;
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
  orEmptyRoute(stop: number, position: number, blinks: boolean): number {
    const { info, instance, kinds, random, emptyBlink } = this;
    if (info[stop + FROM_DEPOT] + info[stop + TO_DEPOT] + instance.fixed >= this.delta) return position;
    let found = position;
    for (let kind = 0; kind < kinds; kind++) {
      const head = this.emptyRoute(kind);
      if (head < 0) continue;
      const delta = this.price(stop, head);
      if (delta >= this.delta) continue;
      // The vehicle that is cheapest for this stop alone need not be so for those to come.
      if (blinks && kinds > 1 && (random.int32() & 65535) < emptyBlink) continue;
      this.delta = delta;
      found = head;
    }
    return found;
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
    const { state, st, info, firstHead, durations } = this;
    if (durations !== null) {
      durations.forward(from, through);
      return;
    }
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
    const { state, st, info, firstHead, durations } = this;
    if (durations !== null) {
      durations.backward(from, through);
      return;
    }
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

function nearest(depots: Int32Array, metres: (depot: number) => number): number {
  return depots.reduce((least, depot) => Math.min(least, metres(depot)), Infinity);
}
