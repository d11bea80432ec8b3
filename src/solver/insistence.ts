import type { Instance } from './instance.ts';
import { ROUTE } from './record.ts';
import type { Routes } from './routes.ts';

/** Prices rise from so much of the way down on, and are those of the day again for the rest: while all is in flux, routes change the more freely for a few stops left out. */
const FROM = 0.3;
const UNTIL = 0.95;

/** Stops left out of the best solution at most: where more are, the vans are too few, and who stays behind should be a matter of cost. */
const FEW = 5;

/** How much dearer a stop gets to leave out with every iteration that it is left out, in temperatures. */
const RISE = 0.03;

/** By how much at most, in shares of what leaving out a stop costs at least that must be served: two left out stay worse than one. */
const MOST = 0.5;

/** Fewest iterations between two rises. Each takes a look at every stop: where they are more, so are the iterations. */
const LEAST_BETWEEN = 200;

/**
 * Stops that must be served and are left out all the same get dearer to leave out the longer that lasts, after the counters of absence by which
 * fleets are made smaller (Nagata & Bräysy 2009; Christiaens & Vanden Berghe 2020). At one price for all a cold search keeps leaving
 * out the same stop, for which nothing else can be moved aside at once; so they take turns, until it is one that fits in.
 */
export class Insistence {
  private readonly routes: Routes;
  /** By node: 1 where it must be served, some vehicle may, and no other stop goes with it. */
  private readonly wanted: Uint8Array;
  /** What leaving out a stop costs by the day, by node. */
  private readonly fair: Float64Array;
  private readonly most: number;
  private waited = 0;
  private isRaised = false;

  constructor(routes: Routes, instance: Pick<Instance, 'n' | 'classes' | 'admit' | 'required'>) {
    const { n, classes, admit, required } = instance;
    this.routes = routes;
    this.wanted = required.map((must, node) =>
      must === 1 && classes.some((_, k) => admit[k * n + node] === 1) ? 1 : 0,
    );
    this.fair = routes.skip.slice();
    let least = Infinity;
    for (let node = 0; node < n; node++) if (required[node] === 1) least = Math.min(least, this.fair[node]);
    this.most = MOST * least;
  }

  /** Whether prices may rise so much of the way down. */
  isDue(cooled: number): boolean {
    return cooled >= FROM && cooled < UNTIL;
  }

  /**
   * After so many iterations at a temperature: now and then raises the prices of what is left out of the solution at hand, as long as few stops are
   * left out of the best one. Returns by how much that gets dearer. O(1) an iteration.
   */
  raise(iterations: number, temperature: number): number {
    const { routes, wanted, fair, most } = this;
    const { n, st, skip, shift, dummy } = routes;
    const { best } = routes.state;
    this.waited += iterations;
    if (routes.absentCount() === 0 || this.waited < Math.max(LEAST_BETWEEN, n)) return 0;
    const rise = RISE * this.waited * temperature;
    this.waited = 0;
    let left = 0;
    for (let node = 0; node < n; node++) {
      if (wanted[node] === 1 && best[(node << shift) + ROUTE] === dummy) left++;
    }
    if (left === 0 || left > FEW) return 0 - this.reset();
    let more = 0;
    for (let node = 0; node < n; node++) {
      const at = (node << shift) + ROUTE;
      if (wanted[node] === 0 || st[at] !== dummy || skip[node] - fair[node] + rise > most) continue;
      skip[node] += rise;
      routes.cost += rise;
      if (best[at] === dummy) more += rise;
      this.isRaised = true;
    }
    return more;
  }

  /** Back to the prices of the day. Returns by how much the best solution gets cheaper by that. O(n) where prices were raised. */
  reset(): number {
    if (!this.isRaised) return 0;
    const { routes, fair } = this;
    const { n, st, skip, shift, dummy } = routes;
    const { best } = routes.state;
    let less = 0;
    for (let node = 0; node < n; node++) {
      const at = (node << shift) + ROUTE;
      const rise = skip[node] - fair[node];
      if (st[at] === dummy) routes.cost -= rise;
      if (best[at] === dummy) less += rise;
    }
    skip.set(fair);
    this.isRaised = false;
    this.waited = 0;
    return less;
  }
}
