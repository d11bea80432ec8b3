import type { Random } from '../random.ts';
import { NEXT, RICH_SHIFT, ROUTE } from '../record.ts';
import type { Searched } from '../rich/walked.ts';
import type { RelatedItems } from '../routes.ts';
import { PairFinder } from './pair-finder.ts';
import { PartFinder } from './part-finder.ts';
import type { RelationTable } from './relation-table.ts';

/** Draws of alternatives for a component that groups and `together` link. */
const DRAWS = 3;

/**
 * Stops that depend on each other, during a search: a component is taken out whole and put back as one item, so that a
 * solution keeps the relations at every iteration's end. Its nodes have no skip cost of their own; its slots do.
 */
export class Relations implements RelatedItems {
  readonly table: RelationTable;
  readonly pairs: PairFinder;
  private readonly parts: PartFinder;
  private readonly routes: Searched;
  /** Address of 1 for each slot that is left out (and paid for). */
  private readonly leftOut: number;
  /** Address of the number of nodes on routes, per component. */
  private readonly present: number;
  /** Addresses of the number of slots left out, and of related nodes on no route. */
  private readonly slotsOut: number;
  private readonly nodesOut: number;
  private readonly relatedNodes: number;
  /** Components that the ruin at hand took out. */
  private readonly touched: Int32Array;
  private touchedCount = 0;
  private readonly seen: Int32Array;
  private ruins = 0;
  /** What was inserted in a draw, to do it again: node and place. */
  private readonly done: Int32Array;
  private doneCount = 0;
  private readonly best: Int32Array;
  /** Per slot of the draw at hand: the unit chosen to serve it. */
  private readonly chosen: Int32Array;
  private readonly order: Int32Array;
  private readonly members: Int32Array;

  constructor(routes: Searched, table: RelationTable, at: number) {
    this.routes = routes;
    this.table = table;
    this.pairs = new PairFinder(routes);
    this.parts = new PartFinder(routes, this, table);
    const slots = table.slotUnits.length;
    const components = table.components.length;
    this.leftOut = at;
    this.present = at + slots;
    this.slotsOut = this.present + components;
    this.nodesOut = this.slotsOut + 1;
    this.touched = new Int32Array(components);
    this.seen = new Int32Array(components);
    const most = 2 * table.unitOf.length + 2;
    this.done = new Int32Array(most);
    this.best = new Int32Array(most);
    this.chosen = new Int32Array(slots);
    this.order = new Int32Array(table.unitOf.length + components + 1);
    this.members = new Int32Array(table.visit.length);
    const { st } = routes;
    st.fill(1, this.leftOut, this.leftOut + slots);
    st[this.slotsOut] = slots;
    this.relatedNodes = table.unitOf.reduce((count, unit) => count + (unit >= 0 ? 1 : 0), 0);
    st[this.nodesOut] = this.relatedNodes;
    routes.cost += table.slotCost.reduce((sum, cost) => sum + cost, 0);
    routes.state.best.set(st);
  }

  isRelated(node: number): boolean {
    return this.table.unitOf[node] >= 0;
  }

  /** What is absent and asked for, given the number of absent nodes: alternatives not chosen are not. */
  absentCount(absentNodes: number): number {
    const { st } = this.routes;
    return absentNodes - st[this.nodesOut] + st[this.slotsOut];
  }

  /** Whether a node is absent though it is asked for. */
  isLeftOut(node: number): boolean {
    const unit = this.table.unitOf[node];
    return unit < 0 || this.routes.st[this.leftOut + this.table.slotOf[unit]] === 1;
  }

  /** The door that is called at in a stop's stead, where its group is served by another. */
  standIn(stop: number): number {
    const { st, dummy } = this.routes;
    const { unitOf, slotOf, slotUnits, visit } = this.table;
    const unit = unitOf[stop >> RICH_SHIFT];
    if (unit < 0 || st[stop + ROUTE] !== dummy) return stop;
    for (const other of slotUnits[slotOf[unit]]) if (this.isPresent(other)) return visit[other] << RICH_SHIFT;
    return stop;
  }

  /** Before what a ruin took out is looked at. */
  beginRuin(): void {
    this.ruins++;
    this.touchedCount = 0;
  }

  /** After a ruin: takes out whatever depends on what it took out, and drops that from `out`. */
  takePartners(): void {
    const { routes, table, seen, touched } = this;
    const { out } = routes;
    const ruin = this.ruins;
    let kept = 0;
    const known = this.touchedCount;
    let count = known;
    for (let i = 0; i < routes.outCount; i++) {
      const unit = table.unitOf[out[i] >> RICH_SHIFT];
      if (unit < 0) {
        out[kept++] = out[i];
        continue;
      }
      const c = table.componentOf[unit];
      if (seen[c] === ruin) continue;
      seen[c] = ruin;
      touched[count++] = c;
    }
    this.touchedCount = count;
    for (let i = known; i < count; i++) this.takeOut(touched[i]);
    routes.outCount = kept;
  }

  private takeOut(c: number): void {
    const { routes, table } = this;
    const { st, state, dummy } = routes;
    const { units, slots } = table.components[c];
    let stays = 0;
    for (const unit of units) {
      const fetch = table.fetch[unit];
      if (fetch >= 0 && st[(fetch << RICH_SHIFT) + ROUTE] !== dummy) stays += this.cutUnlocked(fetch << RICH_SHIFT);
      const visit = table.visit[unit] << RICH_SHIFT;
      if (st[visit + ROUTE] !== dummy) stays += this.cutUnlocked(visit);
    }
    const present = st[this.present + c];
    if (present !== stays) {
      state.set(this.nodesOut, st[this.nodesOut] + present - stays);
      state.set(this.present + c, stays);
    }
    for (const slot of slots) {
      if (st[this.leftOut + slot] === 0) continue;
      state.set(this.leftOut + slot, 0);
      state.set(this.slotsOut, st[this.slotsOut] - 1);
      routes.cost -= table.slotCost[slot];
    }
  }

  /** Takes a visit out unless a lock keeps it; how many stay. */
  private cutUnlocked(stop: number): number {
    if (this.routes.gates?.isLocked(stop)) return 1;
    this.routes.cut(stop, 1);
    return 0;
  }

  /** As `recreate`: singles of `out` and the components taken out, in random order, each at its best place or left out. */
  recreate(random: Random, limit: number, eager: boolean): boolean {
    const { routes, order, touched } = this;
    const { out, skip } = routes;
    const singles = routes.outCount;
    const count = singles + this.touchedCount;
    for (let i = 0; i < singles; i++) order[i] = out[i];
    for (let i = 0; i < this.touchedCount; i++) order[singles + i] = -1 - touched[i];
    for (let i = 0; i < count; i++) {
      const j = i + random.below(count - i);
      const item = order[j];
      order[j] = order[i];
      order[i] = item;
      const room = limit - routes.cost;
      if (item < 0) {
        if (!this.place(-1 - item, room, eager, false) || routes.cost >= limit) return false;
        continue;
      }
      const penalty = skip[item >> RICH_SHIFT];
      const position = routes.findPosition(item, eager ? room : Math.min(penalty, room));
      if (position >= 0) routes.insert(item, position);
      else if (penalty < room) routes.leaveOut(item);
      else return false;
    }
    return routes.cost < limit;
  }

  /** Puts each absent component that holds one of the nodes in, in the order given; for first solutions and the last pass. */
  placeAll(order: Int32Array, anywhere: boolean): void {
    const { routes, table } = this;
    const seen = new Set<number>();
    for (const node of order) {
      const unit = table.unitOf[node];
      if (unit < 0) continue;
      const c = table.componentOf[unit];
      if (seen.has(c) || !this.lacks(c)) continue;
      seen.add(c);
      const before = routes.cost;
      routes.outCount = 0;
      this.takeOut(c);
      routes.outCount = 0;
      if (routes.broken || !this.place(c, Infinity, !anywhere, anywhere) || (anywhere && routes.cost > before)) {
        routes.state.undo(0);
        routes.cost = before;
        routes.broken = false;
      } else {
        routes.state.commit();
      }
    }
    routes.outCount = 0;
  }

  /** Whether a slot of the component is left out. */
  private lacks(c: number): boolean {
    return this.table.components[c].slots.some((slot) => this.routes.st[this.leftOut + slot] === 1);
  }

  /**
   * Puts a component back, all of it absent, and settles what it costs. False if that takes `room` or more.
   * `eager`: also at more than it costs to leave it out.
   */
  private place(c: number, room: number, eager: boolean, anywhere: boolean): boolean {
    const { routes, table } = this;
    const { units, slots, togethers } = table.components[c];
    const before = routes.cost;
    this.doneCount = 0;
    const isBound = routes.gates?.locks === true && slots.some((slot) => this.boundTo(slot) >= 0);
    if (togethers.length > 0) this.drawAndPlace(c, room, eager || isBound, anywhere);
    else if (!this.isServed(slots[0])) {
      const penalty = table.slotCost[slots[0]];
      if (isBound) {
        this.members[0] = this.boundTo(slots[0]);
        this.placeOneOf(this.members, 1, room, anywhere);
      } else this.placeOneOf(units, units.length, eager ? room : Math.min(penalty, room), anywhere);
    }
    this.settle(c);
    return routes.cost - before < room;
  }

  /** The unit of a slot that a lock has fetched already, so that it has to be brought; -1 if there is none. */
  private boundTo(slot: number): number {
    const { st, dummy } = this.routes;
    for (const unit of this.table.slotUnits[slot]) {
      const fetch = this.table.fetch[unit];
      if (fetch >= 0 && st[(fetch << RICH_SHIFT) + ROUTE] !== dummy) return unit;
    }
    return -1;
  }

  /** The cheapest of alternative units at its best place, if that is below `budget`. */
  private placeOneOf(units: Int32Array, count: number, budget: number, anywhere: boolean): boolean {
    let best = budget;
    let unit = -1;
    let first = 0;
    let second = 0;
    let upgrade = -1;
    for (let i = 0; i < count; i++) {
      if (this.isPresent(units[i]) || !this.find(units[i], best, anywhere)) continue;
      best = this.foundDelta;
      unit = units[i];
      first = this.foundFirst;
      second = this.foundSecond;
      upgrade = this.routes.upgrade;
    }
    if (unit < 0) return false;
    // what the place found needs of a larger vehicle is forgotten while others are looked at
    this.routes.upgrade = upgrade;
    const fetch = this.table.fetch[unit];
    if (first >= 0) this.put(fetch << RICH_SHIFT, first);
    this.put(this.table.visit[unit] << RICH_SHIFT, second);
    return true;
  }

  private foundDelta = 0;
  private foundFirst = 0;
  private foundSecond = 0;

  private find(unit: number, budget: number, anywhere: boolean): boolean {
    const { routes, table, pairs } = this;
    const visit = table.visit[unit] << RICH_SHIFT;
    const fetch = table.fetch[unit];
    if (fetch < 0) {
      const position = anywhere ? routes.findAnywhere(visit, budget) : routes.findPosition(visit, budget);
      this.foundFirst = -1;
      this.foundSecond = position;
      this.foundDelta = routes.delta;
      return position >= 0;
    }
    const isFound =
      routes.st[(fetch << RICH_SHIFT) + ROUTE] === routes.dummy
        ? pairs.find(fetch << RICH_SHIFT, visit, budget, anywhere)
        : pairs.findVisit(fetch << RICH_SHIFT, visit, budget);
    this.foundFirst = pairs.first;
    this.foundSecond = pairs.second;
    this.foundDelta = pairs.delta;
    return isFound;
  }

  /** Inserts a node, and remembers it. */
  put(stop: number, position: number): void {
    this.routes.insert(stop, position);
    this.done[this.doneCount++] = stop;
    this.done[this.doneCount++] = position;
  }

  /** Insertions so far; `forget` comes back to it after an undo. */
  doneMark(): number {
    return this.doneCount;
  }

  forget(mark: number): void {
    this.doneCount = mark;
  }

  /** Several alternatives and sets at once: the best of some random choices. */
  private drawAndPlace(c: number, room: number, eager: boolean, anywhere: boolean): void {
    const { routes, table, best, done } = this;
    const { state } = routes;
    const { slots } = table.components[c];
    const mark = state.mark();
    const before = routes.cost;
    const draws = slots.some((slot) => table.slotUnits[slot].length > 1) ? DRAWS : 1;
    // nothing served is always possible
    let least = 0;
    for (const slot of slots) least += table.slotCost[slot];
    let bestCount = 0;
    if (eager) least = Math.max(least, room);
    for (let i = 0; i < draws; i++) {
      this.doneCount = 0;
      this.draw(c, Math.min(room, least), anywhere);
      if (this.isConsistent(c)) {
        const total = routes.cost - before + this.unservedCost(c);
        if (total < least && this.doneCount > 0) {
          least = total;
          bestCount = this.doneCount;
          best.set(done.subarray(0, bestCount));
        }
      }
      state.undo(mark);
      routes.cost = before;
    }
    this.doneCount = 0;
    for (let i = 0; i < bestCount; i += 2) this.put(best[i], best[i + 1]);
  }

  private draw(c: number, budget: number, anywhere: boolean): void {
    const { routes, table, chosen, members, parts } = this;
    const { random, st, dummy } = routes;
    const { slots, togethers, units } = table.components[c];
    for (const slot of slots) {
      const inSlot = table.slotUnits[slot];
      chosen[slot] = this.servedBy(slot);
      if (chosen[slot] < 0 && routes.gates?.locks) chosen[slot] = this.boundTo(slot);
      if (chosen[slot] < 0) chosen[slot] = inSlot[inSlot.length === 1 ? 0 : random.below(inSlot.length)];
    }
    const before = routes.cost;
    const start = togethers.length > 1 ? random.below(togethers.length) : 0;
    for (let i = 0; i < togethers.length; i++) {
      const t = togethers[(start + i) % togethers.length];
      let count = 0;
      let only = -1;
      for (const unit of table.togetherUnits[t]) {
        if (chosen[table.slotOf[unit]] !== unit) continue;
        const fetch = table.fetch[unit];
        const head = st[((fetch >= 0 ? fetch : table.visit[unit]) << RICH_SHIFT) + ROUTE];
        if (head !== dummy) only = head;
        if (!this.isPresent(unit)) members[count++] = unit;
      }
      if (count > 0) parts.place(members, count, only, budget - (routes.cost - before), anywhere);
    }
    for (const unit of units) {
      if (table.togetherOf[unit] >= 0 || chosen[table.slotOf[unit]] !== unit) continue;
      members[0] = unit;
      const left = budget - (routes.cost - before);
      const slot = table.slotOf[unit];
      const isBound = routes.gates?.locks === true && this.boundTo(slot) === unit;
      this.placeOneOf(members, 1, isBound ? left : Math.min(left, table.slotCost[slot]), anywhere);
    }
  }

  isPresent(unit: number): boolean {
    const { st, dummy } = this.routes;
    return st[(this.table.visit[unit] << RICH_SHIFT) + ROUTE] !== dummy;
  }

  private isServed(slot: number): boolean {
    return this.servedBy(slot) >= 0;
  }

  private servedBy(slot: number): number {
    for (const unit of this.table.slotUnits[slot]) if (this.isPresent(unit)) return unit;
    return -1;
  }

  /** Whether every set is on one route, but for those excused by another of their group, or on none. */
  private isConsistent(c: number): boolean {
    const { table, routes } = this;
    const { st } = routes;
    for (const t of table.components[c].togethers) {
      let head = -1;
      let missing = false;
      for (const unit of table.togetherUnits[t]) {
        if (this.isPresent(unit)) {
          const on = st[(table.visit[unit] << RICH_SHIFT) + ROUTE];
          if (head >= 0 && head !== on) return false;
          head = on;
        } else if (!this.isServed(table.slotOf[unit])) missing = true;
      }
      if (missing && head >= 0) return false;
    }
    return true;
  }

  private unservedCost(c: number): number {
    let cost = 0;
    for (const slot of this.table.components[c].slots) if (!this.isServed(slot)) cost += this.table.slotCost[slot];
    return cost;
  }

  /** After a component was put back: counts it, and charges what is left out of it. */
  private settle(c: number): void {
    const { routes, table } = this;
    const { st, state, out } = routes;
    for (const slot of table.components[c].slots) {
      if (this.isServed(slot)) continue;
      state.set(this.leftOut + slot, 1);
      state.set(this.slotsOut, st[this.slotsOut] + 1);
      routes.cost += table.slotCost[slot];
    }
    const added = this.doneCount >> 1;
    if (added > 0) {
      state.set(this.present + c, st[this.present + c] + added);
      state.set(this.nodesOut, st[this.nodesOut] - added);
    }
    // moves are tried around what was just put back
    for (let i = 0; i < this.doneCount; i += 2) out[routes.outCount++] = this.done[i];
  }

  /** Cost of the required slots that the best solution leaves out. */
  requiredCost(): number {
    const { table, routes } = this;
    const { best } = routes.state;
    let cost = 0;
    for (let slot = 0; slot < table.slotUnits.length; slot++) {
      if (best[this.leftOut + slot] === 1 && table.slotRequired[slot] === 1) cost += table.slotCost[slot];
    }
    return cost;
  }

  /**
   * After visits were put in one by one (a given plan, locks): takes out what is incomplete or chosen twice, and counts and
   * charges the rest.
   */
  settleAll(): void {
    const { routes, table } = this;
    const { st, state } = routes;
    table.components.forEach(({ units, slots }, c) => {
      let present = 0;
      for (const unit of units) {
        const fetch = table.fetch[unit];
        if (this.isPresent(unit)) present++;
        if (fetch >= 0 && st[(fetch << RICH_SHIFT) + ROUTE] !== routes.dummy) present++;
      }
      state.set(this.nodesOut, st[this.nodesOut] - present);
      state.set(this.present + c, present);
      if (!this.isWhole(c)) {
        routes.outCount = 0;
        this.takeOut(c);
        routes.outCount = 0;
        this.doneCount = 0;
        this.settle(c);
        return;
      }
      for (const slot of slots) {
        if (!this.isServed(slot)) continue;
        state.set(this.leftOut + slot, 0);
        state.set(this.slotsOut, st[this.slotsOut] - 1);
        routes.cost -= table.slotCost[slot];
      }
    });
    routes.outCount = 0;
  }

  unsettle(): void {
    const { routes, table } = this;
    const { st, state } = routes;
    table.slotCost.forEach((cost, slot) => {
      if (st[this.leftOut + slot] === 1) return;
      state.set(this.leftOut + slot, 1);
      routes.cost += cost;
    });
    state.set(this.slotsOut, table.slotUnits.length);
    table.components.forEach((_, c) => {
      state.set(this.present + c, 0);
    });
    state.set(this.nodesOut, this.relatedNodes);
  }

  recount(): void {
    const { table, routes } = this;
    const { st, dummy } = routes;
    let nodesOut = 0;
    table.components.forEach(({ units }, c) => {
      let present = 0;
      for (const unit of units) {
        const fetch = table.fetch[unit];
        const calls = fetch >= 0 ? 2 : 1;
        const here =
          (this.isPresent(unit) ? 1 : 0) + (fetch >= 0 && st[(fetch << RICH_SHIFT) + ROUTE] !== dummy ? 1 : 0);
        present += here;
        nodesOut += calls - here;
      }
      st[this.present + c] = present;
    });
    let slotsOut = 0;
    for (let slot = 0; slot < table.slotUnits.length; slot++) {
      const isOut = !this.isServed(slot);
      st[this.leftOut + slot] = isOut ? 1 : 0;
      if (!isOut) continue;
      slotsOut++;
      routes.cost += table.slotCost[slot];
    }
    st[this.nodesOut] = nodesOut;
    st[this.slotsOut] = slotsOut;
  }

  /** A locked node whose relations cannot be kept, or -1: what depends on it found no place, or is locked elsewhere. */
  tornLock(): number {
    const { table, routes } = this;
    for (let node = 0; node < table.unitOf.length; node++) {
      const unit = table.unitOf[node];
      if (unit >= 0 && routes.gates?.isLocked(node << RICH_SHIFT) && !this.isWhole(table.componentOf[unit]))
        return node;
    }
    return -1;
  }

  private isWhole(c: number): boolean {
    const { table } = this;
    for (const unit of table.components[c].units) {
      const fetch = table.fetch[unit];
      if (fetch >= 0 && !this.isOrdered(fetch << RICH_SHIFT, table.visit[unit] << RICH_SHIFT)) return false;
    }
    for (const slot of table.components[c].slots) {
      let served = 0;
      for (const unit of table.slotUnits[slot]) if (this.isPresent(unit)) served++;
      if (served > 1) return false;
    }
    return this.isConsistent(c);
  }

  /** Whether both calls are absent, or on one route in the right order. */
  private isOrdered(fetch: number, visit: number): boolean {
    const { st, firstHead, dummy } = this.routes;
    const head = st[fetch + ROUTE];
    if (head !== st[visit + ROUTE]) return false;
    if (head === dummy) return true;
    for (let x = st[fetch + NEXT]; x < firstHead; x = st[x + NEXT]) if (x === visit) return true;
    return false;
  }
}
