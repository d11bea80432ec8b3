import type { RefinedSearch } from '../solver/refine-stage.ts';
import { coverProblem, type PoolProblem } from './cover-problem.ts';
import { absentRows, type CoverRows } from './cover-rows.ts';
import type { Duals } from './duals.ts';
import { type CoverProblem, costOfChoice, type LpAnswer, type LpLimits, type LpSolver } from './lp/lp-solver.ts';
import { type Choice, repartition } from './repartition.ts';
import type { RoutePool } from './route-pool.ts';

/** Clock and engines of the stage. */
export interface RecombinationTools {
  readonly highs?: LpSolver;
  readonly simplex?: LpSolver;
  readonly now: () => number;
}

/** What one call may take. */
export interface CallLimits {
  /** By the clock, or, where it does not count, by which the work is measured out beforehand. */
  readonly seconds: number;
  readonly isTimeless: boolean;
}

/** Subgradient steps of a call. */
const ROUNDS = 400;
/** Small problems solved in a call, per second of its share. */
const PROBLEMS_PER_SECOND = 400;
/** Columns that HiGHS is given: those of the least reduced cost. */
const LP_COLUMNS = 1_000;
/** Rows above which it would not get anywhere. */
const LP_ROWS = 3_000;
/** Seconds of a call below which HiGHS is not asked, and share of them that it gets. */
const LP_FROM = 0.5;
const LP_SHARE = 0.1;
/** Steps of the simplex method that are reckoned as a second. */
const LP_STEPS_PER_SECOND = 2_000;
/** Rows and columns up to which the small engine is asked about what our own search could not settle, and how often. */
const SMALL_ROWS = 60;
const SMALL_COLUMNS = 300;
const SMALL_QUESTIONS = 3;
const SMALL_SECONDS = 0.3;
/** Cheaper by less than this share is rounding. */
const TRULY = 1e-7;

/** Makes the best solution anew from routes of the pool, where that is cheaper. */
export class Recombination {
  timedOut = false;
  /** Names of engines that failed. */
  readonly failures = new Set<string>();
  private readonly search: RefinedSearch;
  private readonly pool: RoutePool;
  private readonly rows: CoverRows;
  private readonly duals: Duals;
  private readonly tools: RecombinationTools;
  private hasGuess = false;
  private asked: { readonly engine: LpSolver; readonly made: PoolProblem; readonly limits: LpLimits } | null = null;

  constructor(search: RefinedSearch, pool: RoutePool, rows: CoverRows, duals: Duals, tools: RecombinationTools) {
    this.search = search;
    this.pool = pool;
    this.rows = rows;
    this.duals = duals;
    this.tools = tools;
  }

  /** One call, from the best solution, which is the one at hand; what an engine adds comes later, by `collect`. */
  run({ seconds, isTimeless }: CallLimits): void {
    const { pool, rows, duals, search, tools } = this;
    const until = isTimeless ? Infinity : tools.now() + seconds;
    const start = this.currentChoice();
    if (start === null || seconds <= 0) return;
    this.price(start.columns, ROUNDS);
    this.shareWorth(pool.mostReduced);
    let questions = SMALL_QUESTIONS;
    const better = repartition(pool, rows, duals, start, {
      isOver: () => tools.now() >= until,
      problems: Math.ceil(seconds * PROBLEMS_PER_SECOND),
      settle: (problem) => (questions-- > 0 ? this.settle(problem, until, isTimeless) : null),
    });
    if (better !== null) search.adopt(pool.list(better.columns));
    const left = isTimeless ? seconds : until - tools.now();
    if (tools.highs !== undefined && LP_SHARE * left >= LP_FROM && rows.count <= LP_ROWS) {
      this.partition(tools.highs, LP_SHARE * left, isTimeless);
    }
  }

  /** Duals and bound anew; `columns` are those of the solution at hand. */
  price(columns: Int32Array, rounds: number): void {
    if (!this.hasGuess)
      this.duals.guess(
        this.pool,
        columns.filter((c) => c >= 0),
      );
    this.hasGuess = true;
    this.duals.improve(this.pool, this.search.routes.cost, rounds);
  }

  /** Tells the pool what stops are worth, and by how much a new route may cost more. */
  shareWorth(most: number): void {
    const { pool, rows, duals } = this;
    rows.rowOf.forEach((row, node) => {
      pool.worth[node] = row < 0 ? 0 : duals.worth[row];
    });
    pool.mostReduced = Math.max(most, 0);
  }

  /** The solution at hand as a choice; null if its cost is not the sum of its routes' and of what it leaves out. */
  private currentChoice(): Choice | null {
    const { pool, rows } = this;
    const { routes } = this.search;
    const columns = pool.addAll(routes);
    if (columns.includes(-1)) return null;
    const absent = absentRows(rows, routes);
    let cost = 0;
    for (const c of columns) cost += pool.cost[c];
    for (let i = 0; i < rows.count; i++) if (absent[i] === 1) cost += rows.absentCost[i];
    // the pool may know a cheaper order, never a dearer one
    return cost > routes.cost + 1e-6 * Math.abs(routes.cost) ? null : { columns, absent };
  }

  /** Whether an engine has been asked and has not answered. */
  get isWaiting(): boolean {
    return this.asked !== null;
  }

  /** Looks for the answer of the engine that was asked, for so many seconds at most, and makes use of it. */
  collect(seconds: number): void {
    if (this.asked === null) return;
    const { engine, made, limits } = this.asked;
    const answer = engine.poll(seconds);
    if (answer === null) return;
    this.asked = null;
    const chosen = this.judge(engine, made.problem, limits, answer);
    if (chosen !== null) this.search.adopt(this.pool.list(made.routesOf(chosen)));
  }

  /** Has HiGHS look at the best of the pool as a whole; `collect` fetches what it found. */
  private partition(highs: LpSolver, seconds: number, isTimeless: boolean): void {
    const { pool, rows, duals } = this;
    const start = this.currentChoice();
    if (start === null) return;
    const reduced = Float64Array.from({ length: pool.count }, (_, c) => duals.reduced(pool, c));
    const order = Int32Array.from(reduced, (_, c) => c).sort((a, b) => reduced[a] - reduced[b] || a - b);
    const columns = Int32Array.from(new Set([...start.columns, ...order.subarray(0, LP_COLUMNS)]));
    const made = coverProblem(pool, rows, {
      columns,
      known: start.columns,
      absent: start.absent,
      mostRoutes: rows.mostRoutes,
    });
    const limits = { steps: Math.ceil(LP_STEPS_PER_SECOND * seconds), seconds: isTimeless ? null : seconds };
    highs.ask(made.problem, limits);
    this.asked = { engine: highs, made, limits };
  }

  /** A small problem that our own search could not settle. */
  private settle(problem: CoverProblem, until: number, isTimeless: boolean): Int32Array | null {
    const { simplex, now } = this.tools;
    if (simplex === undefined || problem.rows > SMALL_ROWS || problem.columns > SMALL_COLUMNS) return null;
    const seconds = isTimeless ? Infinity : Math.min(SMALL_SECONDS, until - now());
    if (seconds <= 0) return null;
    const limits = { steps: Infinity, seconds: isTimeless ? null : seconds };
    simplex.ask(problem, limits);
    let answer: LpAnswer | null = null;
    while (answer === null) answer = simplex.poll(seconds);
    return this.judge(simplex, problem, limits, answer);
  }

  /** What an engine says, if it is a choice and truly cheaper than what is known. */
  private judge(engine: LpSolver, problem: CoverProblem, limits: LpLimits, answer: LpAnswer): Int32Array | null {
    if (answer.kind === 'failed') {
      this.failures.add(engine.name);
      if (answer.isTimeOut && limits.seconds === null) this.timedOut = true;
    }
    if (answer.kind !== 'chosen') return null;
    const cost = costOfChoice(problem, answer.columns);
    // covering twice is allowed, leaving out is not
    if (cost === Infinity) this.failures.add(engine.name);
    const known = costOfChoice(problem, problem.known);
    return cost < known - TRULY * Math.abs(known) ? answer.columns : null;
  }
}
