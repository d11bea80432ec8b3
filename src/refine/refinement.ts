import type { Instance } from '../solver/instance.ts';
import type { RefinedSearch, RefineMoment, RefineReport, RefineStage } from '../solver/refine-stage.ts';
import { listRoutes, priceOnClasses } from '../solver/route-list.ts';
import { ITERATIONS_PER_SECOND } from '../solver/solve.ts';
import { type CoverRows, coverRows } from './cover-rows.ts';
import { Duals } from './duals.ts';
import type { LpSolver } from './lp/lp-solver.ts';
import { type CallLimits, Recombination } from './recombination.ts';
import { RoutePool } from './route-pool.ts';
import { assignVehicles } from './vehicle-assignment.ts';

/** What the stage works with. */
export interface RefinementOptions {
  /** Engines, each in a thread that can be ended; without one, what it would do is left out. */
  readonly highs?: LpSolver;
  readonly simplex?: LpSolver;
  /** Clock in seconds, that of the search. */
  readonly now: () => number;
  /** Of the search. */
  readonly timeLimitSeconds?: number;
  /** Of the search. Without a time limit beside it, the stage counts problems, nodes and columns instead of seconds. */
  readonly iterations?: number;
  readonly tuning?: Partial<Tuning>;
}

export interface Tuning {
  /** Share of a cooling from which on its routes are of use. */
  readonly feedFrom: number;
  /** Routes in the pool at most. */
  readonly columns: number;
  /** Share of the run's time that the stage may take. */
  readonly share: number;
  /** When within each cooling it is called. */
  readonly calls: readonly number[];
}

const TUNING: Tuning = { feedFrom: 0.4, columns: 30_000, share: 0.15, calls: [0.9] };

/** Stops for each look at the search that the pool is fed once: going along its routes is to cost next to nothing. */
const STOPS_PER_LOOK = 100;
/** Routes in the pool for each second of the run: short runs have no time to look at many. */
const COLUMNS_PER_SECOND = 1_000;
/** Routes priced on a class, at most, to assign vehicles: about a second. */
const MOST_PRICES = 50_000;
/** Seconds a search that has to wait for an engine sleeps before it looks around. */
const NAP = 0.02;
/** Subgradient steps when the pool is thinned out. */
const THIN_ROUNDS = 100;

interface Parts {
  readonly search: RefinedSearch;
  readonly instance: Instance;
  readonly pool: RoutePool;
  readonly rows: CoverRows;
  readonly duals: Duals;
  readonly recombination: Recombination;
}

/** Set partitioning over the routes that a search has gone through, and the assignment of vehicles to its routes. */
export class Refinement implements RefineStage {
  private readonly options: RefinementOptions;
  private readonly tuning: Tuning;
  private parts: Parts | null = null;
  private cycles = 1;
  private done = 0;
  private isFeeding = false;
  private calls = 0;
  private looks = 0;
  private feedEvery = 1;
  private improvements = 0;
  private gain = 0;
  private seconds = 0;

  constructor(options: RefinementOptions) {
    this.options = options;
    this.tuning = { ...TUNING, ...options.tuning };
  }

  begin(search: RefinedSearch, instance: Instance, cycles: number): void {
    const { n, objective } = instance;
    // the end of the last route of all is no sum over routes
    if (objective.completion > 0) return;
    const columns = Math.min(this.tuning.columns, 5_000 + 50 * n, Math.max(3_000, COLUMNS_PER_SECOND * this.whole));
    const rows = coverRows(instance, search.routes);
    const pool = new RoutePool(n, columns, Math.max(30 * columns, 4 * n));
    const duals = new Duals(rows);
    const recombination = new Recombination(search, pool, rows, duals, this.options);
    this.parts = { search, instance, pool, rows, duals, recombination };
    this.cycles = cycles;
    this.feedEvery = Math.ceil(n / STOPS_PER_LOOK);
  }

  look({ progress, secondsLeft, isRare = false }: RefineMoment): boolean {
    if (this.parts === null) return false;
    const { search, pool, recombination } = this.parts;
    const { feedFrom, calls } = this.tuning;
    if (recombination.isWaiting) {
      // what is counted in nodes is waited for, so that the run can be repeated; else the search goes on meanwhile
      this.timed(() => this.improve(() => recombination.collect(this.isTimeless ? NAP : 0)));
      if (this.isTimeless && recombination.isWaiting) return true;
    }
    const run = Math.min(progress, 1 - 1e-9) * this.cycles;
    const within = run % 1;
    this.isFeeding = within >= feedFrom;
    if (!this.isFeeding) return false;
    if (isRare || this.looks++ % this.feedEvery === 0) pool.feed(search.routes);
    if (pool.isFull && !recombination.isWaiting) this.timed(() => this.thinOut());
    const due = Math.floor(run) * calls.length + calls.filter((at) => within >= at).length;
    if (due <= this.done || recombination.isWaiting) return false;
    this.done = due;
    this.calls++;
    search.restart();
    this.timed(() => this.improve(() => this.recombine(due, secondsLeft)));
    return false;
  }

  absorb(packed: Int32Array): void {
    if (this.isFeeding) this.parts?.pool.absorb(packed);
  }

  finish(): void {
    if (this.parts === null) return;
    this.timed(() => this.improve(() => this.parts?.recombination.collect(0)));
    this.timed(() => this.improve(() => this.assign()));
  }

  close(): void {
    this.options.highs?.close();
    this.options.simplex?.close();
  }

  report(): RefineReport {
    const { calls, improvements, gain, seconds } = this;
    const { recombination, pool } = this.parts ?? {};
    return {
      calls,
      improvements,
      gain,
      seconds,
      pool: pool?.count ?? 0,
      failures: [...(recombination?.failures ?? [])],
      timedOut: recombination?.timedOut ?? false,
    };
  }

  private get isTimeless(): boolean {
    return this.options.timeLimitSeconds === undefined;
  }

  /** Seconds of the run. */
  private get whole(): number {
    const { timeLimitSeconds, iterations = 0 } = this.options;
    return timeLimitSeconds ?? iterations / ITERATIONS_PER_SECOND;
  }

  private timed(work: () => void): void {
    const began = this.options.now();
    work();
    this.seconds += this.options.now() - began;
  }

  /** Counts what some work brought. */
  private improve(work: () => void): void {
    if (this.parts === null) return;
    const { search } = this.parts;
    const before = search.bestCost;
    const left = search.bestAbsent;
    work();
    if (!(search.bestCost < before)) return;
    this.improvements++;
    // what it costs to leave out what must be served is not money
    if (search.bestAbsent === left) this.gain += (before - search.bestCost) * search.routes.moneyPerCost;
  }

  private recombine(call: number, secondsLeft: number): void {
    if (this.parts === null) return;
    const { whole } = this;
    const { share, calls } = this.tuning;
    const callsLeft = Math.max(1, this.cycles * calls.length - call + 1);
    const spent = this.isTimeless ? (share * whole * (call - 1)) / (this.cycles * calls.length) : this.seconds;
    const seconds = Math.min((share * whole - spent) / callsLeft, 0.8 * secondsLeft);
    const limits: CallLimits = { seconds, isTimeless: this.isTimeless };
    this.parts.recombination.run(limits);
  }

  /** Half of the pool goes: what is dear by the duals. */
  private thinOut(): void {
    if (this.parts === null) return;
    const { search, pool, duals, recombination } = this.parts;
    const mine = pool.addAll(search.routes);
    recombination.price(mine, THIN_ROUNDS);
    const reduced = Float64Array.from({ length: pool.count }, (_, c) => duals.reduced(pool, c));
    const most = reduced.slice().sort()[pool.count >> 1];
    const marked = Uint8Array.from(reduced, (cost) => (cost <= most ? 1 : 0));
    for (const c of mine) if (c >= 0) marked[c] = 1;
    pool.keep(marked);
    recombination.shareWorth(most);
  }

  /** Which van drives which route, of the plan as a whole. */
  private assign(): void {
    if (this.parts === null) return;
    const { search, instance } = this.parts;
    const { routes } = search;
    const kinds = instance.classes.length;
    if (kinds < 2 || routes.usedRoutes() * kinds > MOST_PRICES) return;
    const list = listRoutes(routes);
    const cost = priceOnClasses(routes, list, kinds);
    const limits = Int32Array.from(instance.classes, (c) => c.routes);
    // a route that cannot be priced where it is (locks) stays there
    list.vehicleClass.forEach((k, r) => {
      if (cost[r * kinds + k] < Infinity) return;
      cost.fill(Infinity, r * kinds, (r + 1) * kinds);
      cost[r * kinds + k] = 0;
    });
    const vehicleClass = assignVehicles({ classOf: list.vehicleClass, cost, limits });
    if (vehicleClass !== null) search.adopt({ ...list, vehicleClass });
  }
}
