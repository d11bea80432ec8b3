import type { Instance } from '../solver/instance.ts';
import type { RefinedSearch, RefineMoment, RefineReport, RefineStage } from '../solver/refine-stage.ts';
import { coverProblem } from './cover-problem.ts';
import { absentRows, type CoverRows, coverRows } from './cover-rows.ts';
import { Duals } from './duals.ts';
import { costOfChoice, type LpSolver } from './lp/lp-solver.ts';
import { type Choice, repartition } from './repartition.ts';
import { RoutePool } from './route-pool.ts';

export interface RefinementOptions {
  /** Engines, each in a thread of its own. */
  readonly highs?: LpSolver;
  readonly simplex?: LpSolver;
  /** Clock in seconds, that of the search. */
  readonly now: () => number;
  /** Limits are nodes and columns, not seconds: the run is to be repeatable. */
  readonly isTimeless: boolean;
  readonly tune?: Partial<Tuning>;
}

export interface Tuning {
  /** Share of a cooling from which on its routes are of use. */
  readonly feedFrom: number;
  /** Routes in the pool at most. */
  readonly columns: number;
  /** Columns given to HiGHS. */
  readonly lpColumns: number;
  /** Share of the run's time that the stage may take. */
  readonly share: number;
  /** When within a cooling it is asked. */
  readonly calls: readonly number[];
  readonly trace: boolean;
}

const TUNING: Tuning = { feedFrom: 0.4, columns: 30_000, lpColumns: 2_000, share: 0.15, calls: [0.9], trace: false };

/** Set partitioning over the routes that a search has seen; see docs/solver.md. */
export class Refinement implements RefineStage {
  private readonly options: RefinementOptions;
  private readonly tuning: Tuning;
  private parts: { search: RefinedSearch; pool: RoutePool; rows: CoverRows; duals: Duals } | null = null;
  private cycles = 1;
  private next = 0;
  private seconds = 0;
  private calls = 0;
  private improvements = 0;
  private gain = 0;
  private timedOut = false;
  private hasGuess = false;
  private readonly failures = new Set<string>();

  constructor(options: RefinementOptions) {
    this.options = options;
    this.tuning = { ...TUNING, ...options.tune };
  }

  begin(search: RefinedSearch, instance: Instance, cycles: number): void {
    const { columns } = this.tuning;
    const { n } = instance;
    const rows = coverRows(instance, search.routes);
    const pool = new RoutePool(n, columns, Math.max(40 * columns, 4 * n));
    this.parts = { search, pool, rows, duals: new Duals(rows) };
    this.cycles = cycles;
  }

  look({ progress, secondsLeft }: RefineMoment): void {
    if (this.parts === null) return;
    const { search, pool } = this.parts;
    const within = (progress * this.cycles) % 1;
    if (within >= this.tuning.feedFrom) {
      pool.feed(search.routes);
      if (pool.isFull) this.thinOut();
    }
    const { calls } = this.tuning;
    const cycle = Math.floor(progress * this.cycles);
    const due = cycle * calls.length + calls.filter((at) => within >= at).length;
    if (due <= this.next) return;
    this.next = due;
    this.refine(progress, secondsLeft);
  }

  finish({ secondsLeft }: RefineMoment): void {
    void secondsLeft;
    this.options.highs?.close();
    this.options.simplex?.close();
  }

  report(): RefineReport {
    const { calls, improvements, gain, seconds, timedOut } = this;
    return { calls, improvements, gain, seconds, timedOut, pool: this.parts?.pool.count ?? 0, failures: [...this.failures] };
  }

  /** Half of the pool goes: what the duals say is dear. */
  private thinOut(): void {
    if (this.parts === null) return;
    const began = this.options.now();
    const { search, pool, duals } = this.parts;
    const mine = pool.addAll(search.routes);
    this.price(mine, 60);
    const reduced = new Float64Array(pool.count);
    for (let c = 0; c < pool.count; c++) reduced[c] = duals.reduced(pool, c);
    const sorted = reduced.slice().sort();
    const most = sorted[pool.count >> 1];
    const marked = new Uint8Array(pool.count);
    for (let c = 0; c < pool.count; c++) marked[c] = reduced[c] <= most ? 1 : 0;
    for (const c of mine) if (c >= 0) marked[c] = 1;
    pool.keep(marked);
    this.share(most);
    this.seconds += this.options.now() - began;
  }

  /** Tells the pool what stops are worth. */
  private share(most: number): void {
    if (this.parts === null) return;
    const { pool, rows, duals } = this.parts;
    rows.rowOf.forEach((row, node) => {
      pool.worth[node] = row < 0 ? 0 : duals.worth[row];
    });
    pool.mostReduced = Math.max(most, 0);
  }

  private price(mine: Int32Array, rounds: number): void {
    if (this.parts === null) return;
    const { pool, duals, search } = this.parts;
    if (!this.hasGuess) duals.guess(pool, mine);
    this.hasGuess = true;
    duals.improve(pool, search.routes.cost, rounds);
  }

  private refine(progress: number, secondsLeft: number): void {
    if (this.parts === null) return;
    const { now, highs } = this.options;
    const { trace, lpColumns } = this.tuning;
    const { search, pool, rows, duals } = this.parts;
    const began = now();
    const log = (...words: unknown[]) => { if (trace) console.error(progress.toFixed(3), (now() - began).toFixed(3), ...words); };
    search.restart();
    const before = search.routes.cost;
    const mine = pool.addAll(search.routes);
    if (mine.includes(-1)) return;
    this.calls++;
    this.price(mine, 300);
    log('pool', pool.count, 'cost', before, 'bound', duals.bound, 'gap %', 100 * (before - duals.bound) / before);
    let choice: Choice = { columns: mine, absent: absentRows(rows, search.routes) };
    const better = repartition(pool, rows, duals, choice, { isOver: () => false, problems: 400 });
    if (better !== null) {
      const cost = better.columns.reduce((sum, c) => sum + pool.cost[c], 0);
      const visits = better.columns.reduce((sum, c) => sum + pool.size[c], 0);
      log('claims', cost - before, mine.reduce((sum, c) => sum + pool.cost[c], 0) - before, visits, better.absent.reduce((a, b) => a + b, 0));
      const done = search.adopt(pool.list(better.columns));
      log('repartition', done, search.routes.cost - before);
      if (done) choice = { columns: pool.addAll(search.routes), absent: absentRows(rows, search.routes) };
    } else log('repartition none');
    if (highs !== undefined) {
      const order = Int32Array.from({ length: pool.count }, (_, c) => c);
      const reduced = order.map(() => 0) as unknown as Float64Array;
      const rc = new Float64Array(pool.count);
      for (let c = 0; c < pool.count; c++) rc[c] = duals.reduced(pool, c);
      void reduced;
      order.sort((a, b) => rc[a] - rc[b] || a - b);
      const columns = Int32Array.from(new Set([...choice.columns, ...order.subarray(0, lpColumns)]));
      const made = coverProblem(pool, rows, { columns, known: choice.columns, absent: choice.absent, mostRoutes: rows.mostRoutes });
      const at = search.routes.cost;
      const answer = highs.solve(made.problem, { nodes: 2_000, seconds: Math.min(secondsLeft, 20) });
      if (answer.kind === 'chosen') {
        const cost = costOfChoice(made.problem, answer.columns);
        log('highs', made.problem.columns, cost - costOfChoice(made.problem, made.problem.known));
        if (cost < Infinity) log('adopt', search.adopt(pool.list(made.routesOf(answer.columns))), search.routes.cost - at);
      } else log('highs', answer);
    }
    if (search.routes.cost < before - 1e-9) this.improvements++;
    this.gain += (before - search.routes.cost) * search.routes.moneyPerCost;
    this.share(pool.mostReduced);
    this.seconds += now() - began;
  }
}
