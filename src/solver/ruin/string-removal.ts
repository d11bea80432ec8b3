import type { Random } from '../random.ts';
import { NEXT, PREV, ROUTE } from '../record.ts';
import type { Routes } from '../routes.ts';

/** How much a ruin takes out. */
export interface StringRemovalOptions {
  /** Stops taken out on average, at first. */
  readonly averageRemoved: number;
  /** Longest string. */
  readonly longest: number;
  /** Probability that a string leaves out some visits in its middle. */
  readonly split: number;
  /** Probability of leaving out one more. */
  readonly widen: number;
}

/** Absent stops near the ruin that are tried along with what was taken out. */
const ABSENT_TRIED = 10;

/** Of the routes of a stop and of one of so many neighbours the one of fewer visits is dissolved. */
const DISSOLVE_NEAR = 30;
/** Visits of a route above which those around it could not take them all. */
const DISSOLVE_MOST = 100;

/**
 * Takes out strings of adjacent visits from routes near a random stop, so that there is slack in both space and
 * capacity (SISR: Christiaens & Vanden Berghe 2020). Absent stops of the neighbourhood come along.
 */
export class StringRemoval {
  /** Stops taken out on average. */
  averageRemoved: number;
  /** Probability that a whole route is taken out as well. */
  dissolving = 0;
  private readonly options: StringRemovalOptions;
  private readonly random: Random;
  /** Per route: the ruin that last touched it. */
  private readonly seen: Int32Array;
  private ruins = 0;

  constructor(routes: Routes, options: StringRemovalOptions, random: Random) {
    this.options = options;
    this.averageRemoved = options.averageRemoved;
    this.random = random;
    this.seen = new Int32Array(((routes.dummy - routes.firstHead) >> routes.shift) + 1);
  }

  /** @param seed node around which strings are taken out */
  apply(routes: Routes, seed: number): void {
    const { random, options, seen } = this;
    const { st, near, k, reach, shift, firstHead, dummy } = routes;
    const ruin = ++this.ruins;
    routes.outCount = 0;
    routes.broken = false;
    const absent = routes.absentCount();
    const meanSize = routes.visits() / Math.max(1, routes.usedRoutes());
    const longest = Math.max(1, Math.min(options.longest, meanSize));
    const most = (4 * this.averageRemoved) / (1 + longest) - 1;
    let strings = (random.open01() * most + 1) | 0;
    let tried = absent > 0 ? ABSENT_TRIED : 0;
    if (this.dissolving > 0 && random.open01() < this.dissolving) this.dissolve(routes, seed);
    let stop = routes.standIn(seed << shift);
    const first = (stop >> shift) * k;
    for (let i = first, end = first + reach.scanned; ; i++) {
      const head = st[stop + ROUTE];
      if (head === dummy) {
        if (tried > 0 && routes.isLeftOut(stop) && !isOut(routes, stop)) {
          tried--;
          routes.pickUp(stop);
        }
      } else if (strings > 0) {
        const r = (head - firstHead) >> shift;
        if (seen[r] !== ruin) {
          seen[r] = ruin;
          strings--;
          this.removeString(routes, stop, head, longest);
        }
      }
      if (i >= end || (strings === 0 && tried === 0)) return;
      stop = near[i];
      if (stop >= firstHead) return;
    }
  }

  /**
   * Takes out a whole route near a stop; the strings then make room on those around it. Where a vehicle has a price of its own, the way to
   * a smaller fleet is too long for smaller steps, of which only the last one pays.
   */
  private dissolve(routes: Routes, seed: number): void {
    const { random, seen } = this;
    const { st, near, k, shift, reach, firstHead, dummy } = routes;
    let head = st[(seed << shift) + ROUTE];
    const candidates = Math.min(DISSOLVE_NEAR, reach.scanned);
    if (candidates > 0) {
      // padding leads to the dummy head, which is its own route
      const other = st[near[seed * k + random.below(candidates)] + ROUTE];
      if (head === dummy || (other !== dummy && routes.sizeOf(other) < routes.sizeOf(head))) head = other;
    }
    if (head === dummy || routes.sizeOf(head) > DISSOLVE_MOST) return;
    // Where every vehicle of its kind is out and stops are left over, there is none to be saved.
    if (routes.absentCount() > 0 && routes.emptyRoute(routes.classOf(head)) < 0) return;
    seen[(head - firstHead) >> shift] = this.ruins;
    routes.take(st[head + NEXT], routes.sizeOf(head));
  }

  /** Takes out a string that holds `stop`, whole or with a gap in it. */
  private removeString(routes: Routes, stop: number, head: number, longest: number): void {
    const { random, options } = this;
    const { st, firstHead } = routes;
    const size = routes.sizeOf(head);
    const limit = Math.min(longest, size);
    const length = Math.min(size, (random.open01() * limit + 1) | 0);
    let gap = 0;
    if (length > 1 && length < size && random.open01() < options.split) {
      gap = 1;
      while (length + gap < size && random.open01() < options.widen) gap++;
    }
    const span = length + gap;
    let before = 0;
    for (let x = st[stop + PREV]; before < span - 1 && x < firstHead; x = st[x + PREV]) before++;
    let after = 0;
    for (let x = st[stop + NEXT]; after < span - 1 && x < firstHead; x = st[x + NEXT]) after++;
    const least = Math.max(0, span - 1 - after);
    let back = least + random.below(before - least + 1);
    let first = stop;
    for (; back > 0; back--) first = st[first + PREV];
    if (gap === 0) {
      routes.take(first, length);
      return;
    }
    const leading = 1 + random.below(length - 1);
    let second = first;
    for (let i = leading + gap; i > 0; i--) second = st[second + NEXT];
    routes.take(first, leading);
    routes.take(second, length - leading);
  }
}

/** Whether a stop is among those taken out by this very ruin (and so has no route for now). */
function isOut(routes: Routes, stop: number): boolean {
  for (let i = 0; i < routes.outCount; i++) if (routes.out[i] === stop) return true;
  return false;
}
