import { type CoolingRange, temperature, withinCycle } from '../anneal.ts';
import type { Instance } from '../instance.ts';
import type { Neighbours } from '../neighbours.ts';
import type { Parameters } from '../parameters.ts';
import { Random } from '../random.ts';
import type { Routes } from '../routes.ts';
import { Search } from '../search.ts';
import { chunkOf, emptyRoutes } from '../search-run.ts';
import { isIn, type Territories } from './territories.ts';

/** The day as all searches of a team see it; in memory that they share. */
export interface Board extends Territories {
  /** The solution that a round begins with. */
  readonly state: Int32Array;
  /** 1 at [0]: end the round at once. */
  readonly stop: Int32Array;
}

/** A round of one region. */
export interface RegionTask {
  readonly cost: number;
  readonly iterations: number;
  readonly seconds: number;
  /** How much of the whole run is over when the round begins, and when it ends. */
  readonly from: number;
  readonly to: number;
  readonly cooling: CoolingRange;
  readonly meanArc: number;
  readonly cycles: number;
  /** The search goes on from where its last round ended, if it had one, not from the board. */
  readonly goesOn: boolean;
}

/** Collects the routes that a search goes through. */
export interface Collector {
  /** Between iterations. */
  feed(routes: Routes): void;
  /** What came in since the last call. */
  drain(): Int32Array;
}

/** What a round came to; the states are `current` and `best` of the region's search. */
export interface RegionResult {
  readonly iterations: number;
  /** Of the day, by the region's own reckoning. */
  readonly cost: number;
  readonly bestCost: number;
  /** Routes that were gone through, if they are collected. */
  readonly routes: Int32Array | null;
}

/** One search of a team: works on its region of the day, round by round. */
export class RegionSearch {
  /** The day after a round, with this region as the search left it; and as it was at its best. */
  readonly current: Int32Array;
  readonly best: Int32Array;
  private readonly region: number;
  private readonly collector: Collector | null;
  private readonly board: Board;
  private readonly routes: Routes;
  private readonly search: Search;
  private readonly chunk: number;
  /** Of the round at hand, or the last one. */
  private task: RegionTask | null = null;
  private began = 0;
  private done = 0;

  constructor(
    instance: Instance,
    neighbours: Neighbours,
    parameters: Parameters,
    board: Board,
    region: number,
    seed: number,
    collector: Collector | null = null,
  ) {
    const random = new Random(seed);
    this.region = region;
    this.collector = collector;
    this.board = board;
    this.routes = emptyRoutes(instance, neighbours, random);
    this.search = new Search(this.routes, parameters, random, instance);
    this.chunk = chunkOf(instance);
    this.current = this.routes.state.st;
    this.best = this.routes.state.best;
  }

  begin(task: RegionTask, now: number): void {
    const { routes, board, region, search } = this;
    if (!task.goesOn || this.task === null) {
      routes.st.set(board.state);
      routes.cost = task.cost;
    }
    this.task = task;
    this.began = now;
    this.done = 0;
    routes.confine(board, region);
    routes.state.reset();
    const order: number[] = [];
    for (let node = 0; node < routes.n; node++) if (isIn(region, board.ofNode[node])) order.push(node);
    search.resume(Int32Array.from(order));
  }

  /** Some iterations; false when the round is over. `now` in seconds. */
  step(now: number): boolean {
    const { task, search, board, done } = this;
    if (task === null || search.isIdle || Atomics.load(board.stop, 0) !== 0) return false;
    const share = Math.max(done / task.iterations, (now - this.began) / task.seconds);
    if (!(share < 1)) return false;
    const { from, to, cooling, meanArc, cycles } = task;
    const count = Math.min(this.chunk, task.iterations - done);
    const progress = from + (to - from) * share;
    search.run(count, temperature(cooling, meanArc, progress, cycles), withinCycle(progress, cycles));
    this.done += count;
    this.collector?.feed(this.routes);
    return true;
  }

  end(): RegionResult {
    const { routes, search } = this;
    search.resetPrices();
    const collected = this.collector?.drain() ?? null;
    return { iterations: this.done, cost: routes.cost, bestCost: search.bestCost, routes: collected };
  }
}
