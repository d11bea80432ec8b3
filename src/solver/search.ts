import { Insistence } from './insistence.ts';
import type { Instance } from './instance.ts';
import type { Random } from './random.ts';
import { ROUTE } from './record.ts';
import { recreate } from './recreate.ts';
import { placeRoutes, type RouteList } from './route-list.ts';
import type { Routes } from './routes.ts';
import { StringRemoval, type StringRemovalOptions } from './ruin/string-removal.ts';

/** Random stops, besides those just put back, at which tail moves are tried in each iteration. */
const RANDOM_TAILS = 2;

/** Iterations between two changes of the window. */
const BURST = 50;

/** What one iteration does besides ruin and recreate. */
export interface SearchOptions extends StringRemovalOptions {
  /** Stops taken out on average when all is cold: what large ruins find is found by then. */
  readonly averageRemovedCold: number;
  /**
   * Nodes in a row (along the Hilbert curve) among which a burst of iterations picks its stops. On large days a small window
   * keeps what is read in the processor's cache; on others it is the whole day.
   */
  readonly window: number;
  /** Probability that a ruin takes out a whole route as well, up to so much of the way down. */
  readonly dissolving: number;
  readonly dissolvingUntil: number;
  /** Random stops at which segment exchanges are tried in each iteration. */
  readonly segmentTries: number;
}

/**
 * Ruin and recreate under simulated annealing, in place: an iteration changes a few routes and either commits its
 * journal or undoes it. No iteration does work that grows with the number of stops.
 */
export class Search {
  readonly routes: Routes;
  /** Cost of the best solution so far, in units of `routes.cost`. */
  bestCost: number;
  /** Stops absent from it, and routes in it. */
  bestAbsent: number;
  bestRoutes: number;
  iterations = 0;
  improvements = 0;
  /** Cost of what was last accepted. */
  private accepted: number;
  private readonly random: Random;
  private readonly ruin: StringRemoval;
  private readonly options: SearchOptions;
  private readonly required: Uint8Array;
  private readonly insistence: Insistence;
  /** The nodes among which iterations pick their stops, in the order of the day. */
  private order: Int32Array;

  /**
   * @param routes a solution; it becomes the first best
   * @param instance the day they are of
   */
  constructor(routes: Routes, options: SearchOptions, random: Random, instance: Instance) {
    this.routes = routes;
    this.random = random;
    this.options = options;
    this.required = instance.required;
    this.insistence = new Insistence(routes, instance);
    this.ruin = new StringRemoval(routes, options, random);
    this.order = Int32Array.from({ length: routes.n }, (_, node) => node);
    routes.state.commit();
    routes.state.saveBest();
    this.accepted = routes.cost;
    this.bestCost = routes.cost;
    this.bestAbsent = routes.absentCount();
    this.bestRoutes = routes.usedRoutes();
  }

  /** Runs `count` iterations at one temperature; `cooled`: how much of the way down is done, 0 to 1. */
  run(count: number, temperature: number, cooled = 0): void {
    const { routes, random, ruin, order, options } = this;
    ruin.averageRemoved = options.averageRemoved + (options.averageRemovedCold - options.averageRemoved) * cooled;
    ruin.dissolving = cooled < options.dissolvingUntil ? options.dissolving : 0;
    const { out, shift } = routes;
    routes.reach.cool(cooled);
    const n = order.length;
    const window = Math.min(n, options.window);
    let base = 0;
    for (let i = 0; i < count; i++) {
      if (window < n && i % BURST === 0) base = random.below(n);
      const before = routes.cost;
      const threshold = before - temperature * Math.log(random.open01());
      ruin.apply(routes, order[(base + random.below(window)) % n]);
      routes.completeRuin();
      const rebuilt = recreate(routes, random, threshold);
      if (!rebuilt) {
        this.takeBack();
      } else {
        this.accept();
        // What came back to where it was has had its moves before.
        if (Math.abs(routes.cost - before) > 1e-9) {
          for (let j = 0; j < routes.outCount; j++) this.improve(out[j], temperature);
        }
      }
      for (let j = 0; j < RANDOM_TAILS; j++)
        this.improve(order[(base + random.below(window)) % n] << shift, temperature);
      for (let j = 0; j < this.options.segmentTries; j++) {
        const stop = order[(base + random.below(window)) % n] << shift;
        if (routes.exchange(stop, -temperature * Math.log(random.open01()))) this.accept();
      }
    }
    this.iterations += count;
    if (this.bestAbsent > 0 && this.insistence.isDue(cooled)) {
      this.bestCost += this.insistence.raise(count, temperature);
      this.accepted = routes.cost;
    } else {
      this.resetPrices();
    }
  }

  /** What is left out of the current and the best solution costs what the day says again. */
  resetPrices(): void {
    this.bestCost -= this.insistence.reset();
    this.accepted = this.routes.cost;
  }

  /** Goes on from what the routes hold now, with the stops of `order` alone; it becomes the best. */
  resume(order: Int32Array): void {
    const { routes } = this;
    this.order = order;
    this.accepted = routes.cost;
    this.noteBest();
  }

  /** What the routes hold now, put there from outside, is where the search stands. */
  settle(): void {
    this.accepted = this.routes.cost;
  }

  /** What the routes hold now, put there from outside, is the best so far if it costs less. */
  keepIfBetter(): void {
    const { routes } = this;
    if (routes.cost >= this.bestCost - 1e-9) return;
    this.noteBest();
    this.improvements++;
    routes.state.reset();
  }

  private noteBest(): void {
    const { routes } = this;
    this.bestCost = routes.cost;
    this.bestAbsent = routes.absentCount();
    this.bestRoutes = routes.usedRoutes();
  }

  /** There is nothing to pick. */
  get isIdle(): boolean {
    return this.order.length === 0;
  }

  private improve(stop: number, temperature: number): void {
    if (this.routes.improve(stop, -temperature * Math.log(this.random.open01()))) this.accept();
  }

  /** Back to what was last accepted. */
  private takeBack(): void {
    const { routes } = this;
    routes.state.undo(0);
    routes.cost = this.accepted;
    routes.broken = false;
  }

  private accept(): void {
    const { routes } = this;
    if (routes.broken) {
      this.takeBack();
      return;
    }
    routes.polish?.();
    routes.state.commit();
    this.accepted = routes.cost;
    if (routes.cost < this.bestCost - 1e-9) {
      this.noteBest();
      this.improvements++;
      routes.state.saveBest();
    }
  }

  /** Cost of the best solution in money, without what must-serve stops left out stand for. O(n) where stops are left out. */
  bestMoney(): number {
    const { routes, required } = this;
    let cost = this.bestCost;
    if (this.bestAbsent > 0) {
      const { best } = routes.state;
      for (let i = 0; i < routes.n; i++) {
        if (required[i] === 1 && best[(i << routes.shift) + ROUTE] === routes.dummy) cost -= routes.skip[i];
      }
    }
    if (routes.relations !== null) cost -= routes.relations.requiredCost();
    return cost * routes.moneyPerCost;
  }

  /** Whether the best solution leaves out a stop that must be served. */
  leavesOut(): boolean {
    const { routes, required } = this;
    if (this.bestAbsent === 0) return false;
    if (routes.relations !== null && routes.relations.requiredCost() > 0) return true;
    return required.some((r, i) => r === 1 && routes.state.best[(i << routes.shift) + ROUTE] === routes.dummy);
  }

  /** Makes a list of routes the current and best solution, if it is cheaper than the best one; else nothing changes. */
  adopt(list: RouteList): boolean {
    const { routes } = this;
    const isBetter = placeRoutes(routes, list) && routes.cost < this.bestCost - 1e-9;
    if (isBetter) this.accept();
    else this.takeBack();
    return isBetter;
  }

  /** Goes back to the best solution. */
  restart(): void {
    this.resetPrices();
    this.routes.state.loadBest();
    this.routes.cost = this.bestCost;
    this.accepted = this.bestCost;
  }
}
