import type { Arcs } from '../arcs.ts';
import { HORIZON } from '../instance.ts';
import { Itinerary } from '../itinerary/itinerary.ts';
import type { Neighbours } from '../neighbours.ts';
import { MILLS } from '../prices.ts';
import type { Random } from '../random.ts';
import { Reach } from '../reach.ts';
import {
  CHOSEN_EARLY,
  CHOSEN_LATE,
  CLASS,
  DEP,
  DURATION,
  EARLY,
  FREE,
  IN_WORTH,
  LATE,
  LATEST,
  NEXT,
  OUT,
  OUT_TIME,
  OUT_WORTH,
  PREV,
  RICH_SHIFT,
  ROUTE,
  SPARE,
  TAIL_EARLY,
  TAIL_TIME,
  WINDOW,
  WORK,
} from '../record.ts';
import { isIn, type Territories } from '../regions/territories.ts';
import { relationSpace } from '../relations/relation-table.ts';
import { RouteEnds } from '../route-ends.ts';
import type { Block, RelatedItems } from '../routes.ts';
import { State } from '../state.ts';
import { Completions } from './completions.ts';
import { CourseStore } from './course-store.ts';
import { Courses, canDecide } from './courses.ts';
import { arcRatios, linksOf, relink } from './links.ts';
import { Loads } from './loads.ts';
import type { RichInstance } from './rich-instance.ts';
import { WalkedRoutes } from './walked-routes.ts';
import { LOOK, NEVER, type Worths, worthsOf } from './worth.ts';

/** A double and the two ints that the state keeps of it. */
const DOUBLE = new Float64Array(1);
const HALVES = new Int32Array(DOUBLE.buffer);

/** Calls of a day up to which labels price every move. */
const MOST_BY_LABELS = 20;

const TAIL_NEIGHBOURS = 30;
const SEGMENT_NEIGHBOURS = 10;

/** The solution of any instance: classes of vehicles, several depots, loads, windows, limits, and costs of time. Cost is in money. */
export class RichSolution {
  readonly instance: RichInstance;
  readonly state: State;
  readonly st: Int32Array;
  readonly n: number;
  readonly shift = RICH_SHIFT;
  readonly firstHead: number;
  readonly dummy: number;
  readonly near: Int32Array;
  /** The same with their arcs; see links.ts. */
  readonly links: Int32Array;
  /** Per class: money per metre and per second of the lists that its own arcs cost at least. */
  readonly listMetre: Float64Array;
  readonly listSecond: Float64Array;
  readonly worths: Worths;
  readonly k: number;
  readonly reach: Reach;
  /** Least money a metre of the lists costs. */
  readonly leastMetre: number;
  readonly random: Random;
  readonly moneyPerCost = 1;
  readonly skip: Float64Array;
  readonly out: Int32Array;
  readonly tailNeighbours: number;
  readonly segmentNeighbours: number;
  /** A feasible, improving position is overlooked with this probability, in 1/65536 (SISR's blink). */
  readonly blink = 655;
  readonly loads: Loads;
  outCount = 0;
  cost = 0;
  delta = 0;
  /** The class the route changes to with the next insertion, if it is this stop at this position. */
  upgrade = -1;
  upgradeStop = -1;
  upgradeAt = -1;
  broken = false;
  /** Routes that visits were taken out of since `touchedCount` was 0. */
  readonly touchedHeads: Int32Array;
  touchedCount = 0;
  /** Scratch for moves that build sequences. */
  readonly scratch: Int32Array;
  /** Address of what does not fit into the first head's record: visits, metres, (unused), prices of its stops. */
  private readonly sizes: number;
  /** Per class: address of the number of empty routes; their heads follow. */
  private readonly empties: Int32Array;
  /** Address of the money of the first route that has to be gone along: a double in two ints. */
  private readonly wayCosts: number;
  /** When each route has done its last visit; null where that costs nothing. */
  readonly completions: Completions | null;
  /** Prices such routes; null where there are none. */
  readonly walkedRoutes: WalkedRoutes | null;
  /** What is decided for such routes; null where there are none, or so few stops that labels price every move. */
  readonly courses: Courses | null;
  /** Per node: 1 where a reload followed when its route was last priced. Not undone: a hint, no more. */
  readonly reloadAfter: Uint8Array;
  private readonly used: number;
  private readonly absent: number;
  readonly routeBlocks: readonly Block[];
  readonly nodeBlocks: readonly Block[];
  private readonly neighbours: Neighbours;
  /** Per route: 1 where it is another region's. */
  readonly closed: Uint8Array;
  /** Address of what relations keep. */
  protected readonly relationsAt: number;

  constructor(instance: RichInstance, neighbours: Neighbours, random: Random) {
    const { n, routes, classes } = instance;
    this.instance = instance;
    this.n = n;
    this.random = random;
    this.skip = instance.skip.slice();
    this.firstHead = n << RICH_SHIFT;
    this.dummy = (n + routes) << RICH_SHIFT;
    this.sizes = this.dummy + (1 << RICH_SHIFT);
    let at = this.sizes + 4 * routes;
    this.empties = Int32Array.from(classes, (c) => {
      const here = at;
      at += 1 + c.routes;
      return here;
    });
    const isWalked = instance.walked.some((kind) => kind !== 0);
    this.wayCosts = at;
    if (isWalked) at += 2 * routes;
    const completionsAt = at;
    if (instance.objective.completion > 0) at += Completions.space(routes);
    this.used = at++;
    this.absent = at++;
    const loadsAt = at;
    this.relationsAt = loadsAt + Loads.space(instance);
    const coursesAt = this.relationsAt + relationSpace(instance.relations);
    const isLarge = isWalked && n > MOST_BY_LABELS && canDecide(instance);
    this.routeBlocks = [
      { at: this.sizes, width: 4 },
      ...(isWalked ? [{ at: this.wayCosts, width: 2 }] : []),
      ...Loads.blocks(instance, loadsAt),
      ...(isLarge ? CourseStore.blocks(instance, coursesAt) : []),
    ];
    this.nodeBlocks = isLarge ? [{ at: coursesAt, width: 1 }] : [];
    this.neighbours = neighbours;
    this.closed = new Uint8Array(routes);
    this.state = new State(coursesAt + (isLarge ? CourseStore.space(instance) : 0));
    this.st = this.state.st;
    this.completions = instance.objective.completion > 0 ? new Completions(this.state, completionsAt, routes) : null;
    this.loads = new Loads(this.state, instance, this.firstHead, loadsAt);
    this.walkedRoutes = isWalked ? new WalkedRoutes(this, new Itinerary(instance)) : null;
    this.courses = isLarge && this.walkedRoutes !== null ? new Courses(this, this.walkedRoutes, coursesAt) : null;
    this.reloadAfter = new Uint8Array(n);
    this.out = new Int32Array(n + 1);
    this.touchedHeads = new Int32Array(n + 1);
    this.scratch = new Int32Array(2 * n + 2);
    this.k = neighbours.k;
    this.reach = new Reach(neighbours, () => this.routeEnds());
    this.near = neighbours.near.map((node) => (node < 0 ? this.dummy : node << RICH_SHIFT));
    this.links = linksOf(instance, neighbours, this.dummy);
    const ratios = arcRatios(instance.arcs, neighbours);
    this.listMetre = Float64Array.from(classes, (c) => c.rateMetre * ratios[c.arcs].metres);
    this.listSecond = Float64Array.from(classes, (c) => c.rateSecond * ratios[c.arcs].seconds);
    this.leastMetre = Math.min(...this.listMetre);
    this.worths = worthsOf(instance, this.links, this.listMetre, this.listSecond);
    const crowding = instance.relations?.crowding ?? 1;
    this.tailNeighbours = Math.min(Math.ceil(TAIL_NEIGHBOURS * crowding), this.k);
    this.segmentNeighbours = Math.min(Math.ceil(SEGMENT_NEIGHBOURS * crowding), this.k);
    this.clear();
  }

  private routeEnds(): RouteEnds {
    const { instance, neighbours, n, shift } = this;
    return new RouteEnds({
      n,
      arcs: instance.arcs[0],
      starts: [...new Set(instance.from)],
      ends: [...new Set(instance.to)],
      windows: instance.windowed ? instance : null,
      neighbours,
      shift,
    });
  }

  /** All stops absent, all routes empty. */
  private clear(): void {
    const { st, instance, skip, dummy } = this;
    for (let i = 0; i < instance.n; i++) st[(i << RICH_SHIFT) + ROUTE] = dummy;
    st[dummy + ROUTE] = dummy;
    st[dummy + FREE] = -1;
    st[dummy + SPARE] = NEVER;
    let head = this.firstHead;
    instance.classes.forEach((c, k) => {
      st[this.empties[k]] = c.routes;
      for (let r = 0; r < c.routes; r++, head += 1 << RICH_SHIFT) {
        st[head + NEXT] = head;
        st[head + PREV] = head;
        st[head + ROUTE] = head;
        st[head + DEP] = c.departAfter;
        st[head + EARLY] = c.departAfter;
        st[head + LATEST] = c.returnBy;
        st[head + LATE] = c.returnBy;
        st[head + TAIL_EARLY] = -2 * HORIZON;
        st[head + CLASS] = k;
        st[this.empties[k] + c.routes - r] = head;
        this.loads.clear(head);
      }
    });
    st[this.absent] = instance.n;
    this.cost = skip.reduce((sum, s) => sum + s, 0);
    this.state.best.set(st);
  }

  recount(): void {
    const { st, instance, skip, dummy, firstHead, empties, closed } = this;
    closed.fill(0);
    let used = 0;
    let cost = 0;
    for (const list of empties) st[list] = 0;
    for (let r = instance.routes - 1; r >= 0; r--) {
      const head = firstHead + (r << RICH_SHIFT);
      if (st[head + NEXT] === head) this.keepEmpty(head);
      else {
        used++;
        cost += this.costOf(head);
      }
    }
    let absent = 0;
    for (let i = 0; i < instance.n; i++) {
      if (st[(i << RICH_SHIFT) + ROUTE] !== dummy) continue;
      absent++;
      cost += skip[i];
    }
    st[this.used] = used;
    st[this.absent] = absent;
    this.cost = cost;
    this.loads.renew();
    this.courses?.renew();
    this.related()?.recount();
  }

  confine(territories: Territories, region: number): void {
    const { ofNode, ofRoute } = territories;
    this.reach.confine(territories, region);
    const { st, instance, firstHead, empties, closed, neighbours, links, near, dummy } = this;
    for (const list of empties) st[list] = 0;
    for (let r = instance.routes - 1; r >= 0; r--) {
      const head = firstHead + (r << RICH_SHIFT);
      const isOurs = isIn(region, ofRoute[r]);
      closed[r] = isOurs ? 0 : 1;
      if (isOurs && st[head + NEXT] === head) this.keepEmpty(head);
    }
    const keeps = (node: number) => isIn(region, ofNode[node]);
    for (let node = 0; node < instance.n; node++) {
      if (keeps(node)) relink(instance, neighbours, node, keeps, links, near, dummy);
    }
    this.loads.renew();
    this.courses?.renew();
  }

  /** Puts an empty route on its class's list, past the journal. */
  private keepEmpty(head: number): void {
    const { st } = this;
    const list = this.empties[st[head + CLASS]];
    st[list + 1 + st[list]++] = head;
  }

  /** Stops that depend on each other, or null. */
  protected related(): RelatedItems | null {
    return null;
  }

  sizeOf(head: number): number {
    return this.st[this.sizes + ((head - this.firstHead) >> RICH_SHIFT) * 4];
  }

  /** Metres of a route. */
  metresOf(head: number): number {
    return this.st[this.sizes + ((head - this.firstHead) >> RICH_SHIFT) * 4 + 1];
  }

  usedRoutes(): number {
    return this.st[this.used];
  }

  absentCount(): number {
    return this.st[this.absent];
  }

  visits(): number {
    return this.n - this.st[this.absent];
  }

  classOf(head: number): number {
    return this.st[head + CLASS];
  }

  arcsOf(head: number): Arcs {
    return this.instance.arcsOf[this.st[head + CLASS]];
  }

  /** Prices of the stops of a route, in 1/1000 of money. */
  pricesOf(head: number): number {
    return this.st[this.sizes + ((head - this.firstHead) >> RICH_SHIFT) * 4 + 3];
  }

  /** What a route costs as it stands. */
  costOf(head: number): number {
    return this.wayCostOf(head) + this.pricesOf(head) / MILLS;
  }

  /** As `costOf`, without the prices of its stops. */
  wayCostOf(head: number): number {
    const { st, instance } = this;
    const k = st[head + CLASS];
    if (st[head + NEXT] === head) return 0;
    if (instance.walked[k] !== 0) return this.storedCost(head) + this.lag(head, this.floorOf(head));
    return (
      instance.fixed[k] + instance.rateMetre[k] * this.metresOf(head) + instance.rateSecond[k] * st[head + DURATION]
    );
  }

  /** What a route costs by itself: `costOf` without what its completion adds to that of the others. */
  ownCostOf(head: number): number {
    return this.costOf(head) - (this.completions === null ? 0 : this.lag(head, this.floorOf(head)));
  }

  /** What the completion of the last visit of all costs; the routes' own costs and this are what all routes cost. */
  completionCost(): number {
    return this.completions === null ? 0 : this.instance.objective.completion * this.completions.latest();
  }

  /** What two routes cost as they stand. */
  costOfBoth(a: number, b: number): number {
    const { completions } = this;
    if (completions === null) return this.costOf(a) + this.costOf(b);
    const floor = this.floorOf(a, b);
    const later = Math.max(floor, completions.of((a - this.firstHead) >> RICH_SHIFT));
    const ways = this.storedCost(a) + this.lag(a, floor) + this.storedCost(b) + this.lag(b, later);
    return ways + (this.pricesOf(a) + this.pricesOf(b)) / MILLS;
  }

  /** The completion of all routes but one, or two: what these add to it is theirs to pay. */
  floorOf(a: number, b = a): number {
    const { completions, firstHead } = this;
    if (completions === null) return 0;
    return completions.without((a - firstHead) >> RICH_SHIFT, (b - firstHead) >> RICH_SHIFT);
  }

  /** Money for the time by which a route is done later than at `floor`. */
  private lag(head: number, floor: number): number {
    const { completions, instance } = this;
    if (completions === null) return 0;
    const late = completions.of((head - this.firstHead) >> RICH_SHIFT) - floor;
    return late > 0 ? instance.objective.completion * late : 0;
  }

  /** Index among the arcs of a record where a leg starts. */
  origin(record: number): number {
    return record >= this.firstHead ? this.instance.from[this.st[record + CLASS]] : record >> RICH_SHIFT;
  }

  /** Index among the arcs of a record where a leg ends. */
  goal(record: number): number {
    return record >= this.firstHead ? this.instance.to[this.st[record + CLASS]] : record >> RICH_SHIFT;
  }

  /** Makes b follow a on the route of `head`; the route's metres follow suit only through `setMetres`. */
  link(a: number, b: number, head: number): void {
    const { state, st, instance, firstHead } = this;
    const k = st[head + CLASS];
    let metres = 0;
    let seconds = 0;
    if (a !== b) {
      const { table, size, wide } = instance.arcsOf[k];
      const i = a >= firstHead ? instance.from[k] : a >> RICH_SHIFT;
      const j = b >= firstHead ? instance.to[k] : b >> RICH_SHIFT;
      // both numbers of an arc in one look
      const at = (i * size + j) << wide;
      metres = table === null ? instance.arcsOf[k].metres(i, j) : table[at];
      seconds = table === null ? instance.arcsOf[k].seconds(i, j) : table[at + wide];
    }
    state.set(a + NEXT, b);
    state.set(a + OUT, metres);
    state.set(a + OUT_TIME, seconds);
    state.set(b + PREV, a);
    this.keepWorth(a, b, head, metres, seconds);
  }

  private keepWorth(a: number, b: number, head: number, metres: number, seconds: number): void {
    const { state } = this;
    const worth = this.worthOf(head, b, metres, seconds);
    if (a < this.firstHead) state.set(a + OUT_WORTH, worth);
    if (b < this.firstHead) state.set(b + IN_WORTH, worth);
  }

  /** What the arc to b on the route of `head` is worth; see worth.ts. Behind the last visit of an open route a detour has but one arc. */
  private worthOf(head: number, b: number, metres: number, seconds: number): number {
    const { perMetre, perSecond, base } = this.worths;
    const k = this.st[head + CLASS];
    if (b >= this.firstHead && this.instance.endsAnywhere[k] === 1) return LOOK;
    return Math.min(LOOK, Math.ceil(base[k] + perMetre[k] * metres + perSecond[k] * seconds));
  }

  /** Keeps what the waiting of a route may be worth. Where vans reload, the arc that goes need not be the one that is kept. */
  private keepSpare(head: number): void {
    const { st, state, instance } = this;
    const k = st[head + CLASS];
    const seconds = st[head + DURATION] - st[head + WORK];
    const worth = this.worths.perSecond[k] * seconds;
    const spare = instance.walked[k] === 2 ? LOOK : Math.min(LOOK, Math.ceil(worth));
    if (st[head + SPARE] !== spare) state.set(head + SPARE, spare);
  }

  /** Puts the stops `scratch[from ... to - 1]` between two records of a route (either may be the head). */
  chain(head: number, before: number, from: number, to: number, after: number): void {
    const { state, st, scratch } = this;
    let last = before;
    for (let i = from; i < to; i++) {
      const z = scratch[i];
      this.link(last, z, head);
      if (st[z + ROUTE] !== head) state.set(z + ROUTE, head);
      last = z;
    }
    this.link(last, after, head);
  }

  /** Changes the number of visits of a route, and keeps the list of empty routes. */
  resize(head: number, by: number): void {
    const { state, st } = this;
    if (by === 0) return;
    const at = this.sizes + ((head - this.firstHead) >> RICH_SHIFT) * 4;
    const size = st[at] + by;
    state.set(at, size);
    const k = st[head + CLASS];
    const list = this.empties[k];
    if (size === 0) {
      const count = st[list];
      state.set(list + 1 + count, head);
      state.set(list, count + 1);
      state.set(this.used, st[this.used] - 1);
      if (this.instance.walked[k] === 0) this.cost -= this.instance.fixed[k];
    } else if (size === by) {
      // The route taken into use is always the one on top.
      state.set(list, st[list] - 1);
      state.set(this.used, st[this.used] + 1);
      if (this.instance.walked[k] === 0) this.cost += this.instance.fixed[k];
    }
  }

  mayServe(k: number, node: number): boolean {
    return this.instance.serves[node * this.instance.classes.length + k] === 1;
  }

  arcCost(stop: number): number {
    const { st, instance } = this;
    const k = st[st[stop + ROUTE] + CLASS];
    const { completion, arrivals } = instance.objective;
    // on average half of a route is delayed
    const perSecond = instance.rateSecond[k] + completion + (arrivals * this.sizeOf(st[stop + ROUTE])) / 2;
    return instance.rateMetre[k] * st[stop + OUT] + perSecond * st[stop + OUT_TIME];
  }

  /** The next empty route's head of a class, or -1. */
  emptyRoute(k: number): number {
    const list = this.empties[k];
    const count = this.st[list];
    return count === 0 ? -1 : this.st[list + count];
  }

  /**
   * The route of a head is driven by a vehicle of class k from now on, which is kin to its own and of which one is free. The
   * head of an empty route takes over the class it had.
   */
  changeVehicle(head: number, k: number): void {
    const { state, st, empties, loads } = this;
    const was = st[head + CLASS];
    const spare = this.emptyRoute(k);
    state.set(empties[k], st[empties[k]] - 1);
    const count = st[empties[was]];
    state.set(empties[was] + 1 + count, spare);
    state.set(empties[was], count + 1);
    state.set(spare + CLASS, was);
    loads.refit(spare, k, was);
    this.setVehicle(head, k);
  }

  /** Two routes change vehicles, of classes that are kin; for a moment they may carry too much. */
  swapVehicles(a: number, b: number): void {
    const k = this.st[a + CLASS];
    this.setVehicle(a, this.st[b + CLASS]);
    this.setVehicle(b, k);
  }

  private setVehicle(head: number, k: number): void {
    const { state, st, instance, loads, n, worths, firstHead } = this;
    const was = st[head + CLASS];
    const before = this.wayCostOf(head);
    state.set(head + CLASS, k);
    loads.refit(head, was, k);
    this.cost += this.wayCostOf(head) - before;
    const isWorthAsMuch =
      worths.perMetre[was] === worths.perMetre[k] &&
      worths.perSecond[was] === worths.perSecond[k] &&
      worths.base[was] === worths.base[k];
    if (instance.priced || !isWorthAsMuch) {
      let prices = 0;
      for (let a = head, b = st[head + NEXT]; ; a = b, b = st[b + NEXT]) {
        if (!isWorthAsMuch) this.keepWorth(a, b, head, st[a + OUT], st[a + OUT_TIME]);
        if (b >= firstHead) break;
        prices += instance.prices[k * n + (b >> RICH_SHIFT)];
      }
      this.setPrices(head, prices);
    }
    this.keepSpare(head);
  }

  cut(first: number, count: number): void {
    const { state, st, instance, out, dummy, loads } = this;
    const head = st[first + ROUTE];
    const before = st[first + PREV];
    if (this.touchedCount < this.touchedHeads.length) this.touchedHeads[this.touchedCount++] = head;
    this.courses?.store.beforeCut(first, count);
    let gone = st[before + OUT];
    let time = -st[before + OUT_TIME];
    let prices = 0;
    const base = st[head + CLASS] * this.n;
    let x = first;
    for (let i = 0; i < count; i++) {
      gone += st[x + OUT];
      time -= st[x + OUT_TIME] + instance.service[x >> RICH_SHIFT];
      prices += instance.prices[base + (x >> RICH_SHIFT)];
      out[this.outCount++] = x;
      loads.remove(head, x);
      state.set(x + ROUTE, dummy);
      x = st[x + NEXT];
    }
    this.link(before, x, head);
    time += st[before + OUT_TIME];
    this.setMetres(head, this.metresOf(head) + st[before + OUT] - gone);
    if (prices > 0) this.setPrices(head, this.pricesOf(head) - prices);
    this.resize(head, -count);
    state.set(this.absent, st[this.absent] + count);
    // Where roads break the triangle inequality, even leaving a stop out can make the rest late.
    if (instance.windowed && st[before + DEP] + st[before + OUT_TIME] > st[x + LATE]) this.broken = true;
    this.relabel(head, before, x, time);
    const k = st[head + CLASS];
    if (st[head + DURATION] > instance.longest[k] || this.metresOf(head) > instance.maxMetres[k]) this.broken = true;
  }

  pickUp(stop: number): void {
    this.cost -= this.skip[stop >> RICH_SHIFT];
    this.out[this.outCount++] = stop;
  }

  leaveOut(stop: number): void {
    this.cost += this.skip[stop >> RICH_SHIFT];
  }

  insert(stop: number, position: number): void {
    const { state, st, loads, instance } = this;
    const head = st[position + ROUTE];
    if (this.upgrade >= 0) {
      if (this.upgradeStop === stop && this.upgradeAt === position && this.emptyRoute(this.upgrade) >= 0)
        this.changeVehicle(head, this.upgrade);
      this.upgrade = -1;
    }
    this.courses?.draftInsertion(head, position, stop);
    const x = st[position + NEXT];
    const gone = st[position + OUT];
    const time = instance.service[stop >> RICH_SHIFT] - st[position + OUT_TIME];
    this.link(position, stop, head);
    this.link(stop, x, head);
    state.set(stop + ROUTE, head);
    loads.add(head, stop);
    this.setMetres(head, this.metresOf(head) + st[position + OUT] + st[stop + OUT] - gone);
    if (instance.priced) {
      this.setPrices(head, this.pricesOf(head) + instance.prices[st[head + CLASS] * this.n + (stop >> RICH_SHIFT)]);
    }
    this.resize(head, 1);
    state.set(this.absent, st[this.absent] - 1);
    this.relabel(head, position, x, time + st[position + OUT_TIME] + st[stop + OUT_TIME]);
  }

  append(stop: number, position: number): void {
    this.insert(stop, position);
  }

  /** Sets the metres of a route, and what they cost. */
  setMetres(head: number, metres: number): void {
    const was = this.metresOf(head);
    if (metres === was) return;
    if (this.instance.walked[this.st[head + CLASS]] !== 0) {
      this.state.set(this.sizes + ((head - this.firstHead) >> RICH_SHIFT) * 4 + 1, metres);
      return;
    }
    this.state.set(this.sizes + ((head - this.firstHead) >> RICH_SHIFT) * 4 + 1, metres);
    this.cost += (metres - was) * this.instance.rateMetre[this.st[head + CLASS]];
  }

  /** Sets the prices of a route's stops, which are part of the cost. */
  setPrices(head: number, prices: number): void {
    const was = this.pricesOf(head);
    if (prices === was) return;
    this.state.set(this.sizes + ((head - this.firstHead) >> RICH_SHIFT) * 4 + 3, prices);
    this.cost += (prices - was) / MILLS;
  }

  /**
   * Brings the labels of a route up to date after nodes changed between `before` and `after` (either may be the head),
   * and its cost of time. `time` is by how much its legs and work grew.
   */
  relabel(head: number, before: number, after: number, time: number): void {
    const { state, st, instance, firstHead } = this;
    this.loads.touch(head);
    if (instance.walked[st[head + CLASS]] !== 0) {
      if (instance.windowed) this.backward(this.forward(before, after), before);
      this.goAlong(head);
      return;
    }
    // others may ask for its tail as it now is
    this.courses?.store.touch(head);
    const work = st[head + WORK] + time;
    if (time !== 0) state.set(head + WORK, work);
    const was = st[head + DURATION];
    let duration = work;
    if (instance.windowed) {
      this.backward(this.forward(before, after), before);
      const last = st[head + PREV];
      if (instance.lasting) duration = last >= firstHead ? 0 : st[last + DEP] + st[last + OUT_TIME] - st[last + EARLY];
    }
    if (duration !== was) {
      state.set(head + DURATION, duration);
      this.cost += (duration - was) * instance.rateSecond[st[head + CLASS]];
    }
    this.keepSpare(head);
  }

  /** Has a route priced that has to be gone along, and keeps what it takes. */
  protected goAlong(head: number): void {
    const { state, st, walkedRoutes, courses, instance, completions } = this;
    if (walkedRoutes === null) return;
    const was = this.storedCost(head) + this.lag(head, this.floorOf(head));
    let cost = courses === null ? walkedRoutes.whole(head) : courses.settle(head);
    if (cost >= Infinity) {
      this.broken = true;
      return;
    }
    if (courses === null && instance.walked[st[head + CLASS]] === 2) {
      walkedRoutes.itinerary.markReloads(this.reloadAfter);
    }
    const { seconds, busy } = courses ?? walkedRoutes.itinerary;
    if (st[head + DURATION] !== seconds) state.set(head + DURATION, seconds);
    if (st[head + WORK] !== busy) state.set(head + WORK, busy);
    this.keepSpare(head);
    this.cost += cost - was;
    if (completions !== null) {
      completions.set((head - this.firstHead) >> RICH_SHIFT, walkedRoutes.itinerary.completion);
      cost -= this.lag(head, this.floorOf(head));
    }
    const at = this.wayCosts + ((head - this.firstHead) >> RICH_SHIFT) * 2;
    DOUBLE[0] = cost;
    state.set(at, HALVES[0]);
    state.set(at + 1, HALVES[1]);
  }

  /** Has the decisions of routes taken anew that have changed since. */
  polish(): void {
    this.courses?.polish((head) => this.goAlong(head));
  }

  /** What `goAlong` kept of a route: its money, prices of its stops left out. */
  private storedCost(head: number): number {
    const at = this.wayCosts + ((head - this.firstHead) >> RICH_SHIFT) * 2;
    HALVES[0] = this.st[at];
    HALVES[1] = this.st[at + 1];
    return DOUBLE[0];
  }

  /**
   * Recomputes prefixes after `from`: through `through` in any case (unless it is a head), then until one stays as it was.
   * Returns the record before which suffixes are out of date: `through`, or what follows the last stop that has chosen
   * another window.
   */
  private forward(from: number, through: number): number {
    const { state, st, instance, firstHead } = this;
    const { open, close, multi, service, lasting } = instance;
    let pending = true;
    let stale = through;
    let a = from;
    // Carried from node to node: what was just written would be slow to read.
    let leaving = st[a + DEP];
    let earliest = st[a + EARLY];
    let last = st[a + LATEST];
    for (let b = st[a + NEXT]; b < firstHead; b = st[b + NEXT]) {
      const node = b >> RICH_SHIFT;
      const arrival = leaving + st[a + OUT_TIME];
      let opens = open[node];
      let until = close[node];
      if (multi[node] === 1) {
        const w = this.windowFrom(node, arrival);
        opens = instance.windowStart[w];
        until = instance.windowEnd[w];
        if (st[b + WINDOW] !== w) {
          state.set(b + WINDOW, w);
          if (!pending || b === through) stale = st[b + NEXT];
        }
      }
      leaving = (arrival < opens ? opens : arrival) + service[node];
      let changed = false;
      if (st[b + DEP] !== leaving) {
        state.set(b + DEP, leaving);
        changed = true;
      }
      if (lasting) {
        // Leaving at `early` wastes no waiting that a later departure could save; leaving at `latest` still meets the window.
        const slack = earliest + until - arrival;
        if (last > slack) last = slack;
        if (arrival < opens) {
          earliest += opens - arrival;
          if (earliest > last) earliest = last;
        }
        if (st[b + EARLY] !== earliest) {
          state.set(b + EARLY, earliest);
          changed = true;
        }
        if (st[b + LATEST] !== last) {
          state.set(b + LATEST, last);
          changed = true;
        }
      }
      if (!changed && !pending) return stale;
      if (b === through) pending = false;
      a = b;
    }
    return stale;
  }

  /** Recomputes suffixes before `from`: through `through` in any case, then until one stays as it was. */
  private backward(from: number, through: number): void {
    const { state, st, instance, firstHead } = this;
    const { open, close, multi, service, choosing, lasting, windowStart, windowEnd } = instance;
    let pending = true;
    let a = from;
    let late = st[a + LATE];
    let chosenLate = st[a + CHOSEN_LATE];
    let chosenEarly = st[a + CHOSEN_EARLY];
    let tail = st[a + TAIL_TIME];
    let early = st[a + TAIL_EARLY];
    for (let b = st[a + PREV]; b < firstHead; b = st[b + PREV]) {
      const node = b >> RICH_SHIFT;
      const step = service[node] + st[b + OUT_TIME];
      const ready = early - step;
      late -= step;
      if (late > close[node]) late = close[node];
      early = open[node];
      let changed = false;
      if (choosing && !lasting) {
        if (multi[node] === 1) late = this.lastStartBy(node, late);
      } else if (choosing) {
        const end = a >= firstHead;
        chosenEarly = end ? -2 * HORIZON : chosenEarly - step;
        chosenLate = end ? late : chosenLate - step;
        let until = close[node];
        if (multi[node] === 1) {
          late = this.lastStartBy(node, late);
          const w = st[b + WINDOW];
          early = windowStart[w];
          until = windowEnd[w];
          if (chosenEarly <= early) chosenEarly = -2 * HORIZON;
          if (w > instance.windowAt[node] && chosenEarly <= windowEnd[w - 1]) chosenEarly = windowEnd[w - 1] + 1;
        } else if (chosenEarly <= early) {
          chosenEarly = -2 * HORIZON;
        }
        if (chosenLate > until) chosenLate = until;
        if (st[b + CHOSEN_LATE] !== chosenLate) {
          state.set(b + CHOSEN_LATE, chosenLate);
          changed = true;
        }
        if (st[b + CHOSEN_EARLY] !== chosenEarly) {
          state.set(b + CHOSEN_EARLY, chosenEarly);
          changed = true;
        }
      }
      // With one window a stop, what is chosen is all there is.
      const chosen = choosing ? chosenLate : late;
      if (st[b + LATE] !== late) {
        state.set(b + LATE, late);
        changed = true;
      }
      if (lasting) {
        tail += step;
        if (ready > chosen) {
          tail += ready - chosen;
          early = chosen;
        } else if (ready > early) {
          early = ready;
        }
        if (st[b + TAIL_TIME] !== tail) {
          state.set(b + TAIL_TIME, tail);
          changed = true;
        }
        if (st[b + TAIL_EARLY] !== early) {
          state.set(b + TAIL_EARLY, early);
          changed = true;
        }
      }
      if (!changed && !pending) return;
      if (b === through) pending = false;
      a = b;
    }
  }

  /** Index of the first window of a node that has not ended at `arrival`; the last one if all have. */
  windowFrom(node: number, arrival: number): number {
    const { windowAt, windowEnd } = this.instance;
    let w = windowAt[node];
    const last = windowAt[node + 1] - 1;
    while (w < last && windowEnd[w] < arrival) w++;
    return w;
  }

  /** Latest instant not after `time` that lies in a window of the node. */
  private lastStartBy(node: number, time: number): number {
    const { windowAt, windowStart, windowEnd } = this.instance;
    let w = windowAt[node + 1] - 1;
    while (w > windowAt[node] && windowStart[w] > time) w--;
    return Math.min(time, windowEnd[w]);
  }
}
