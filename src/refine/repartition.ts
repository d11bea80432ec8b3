import { coverProblem } from './cover-problem.ts';
import type { CoverRows } from './cover-rows.ts';
import { searchCover } from './cover-search.ts';
import type { Duals } from './duals.ts';
import { type CoverProblem, costOfChoice } from './lp/lp-solver.ts';
import type { RoutePool } from './route-pool.ts';

/** Routes of the plan that a promising column may touch, to be solved anew together. */
const MOST_TOUCHED = 5;
/** Columns of the pool in one problem at most: those of the least reduced cost. */
const MOST_COLUMNS = 400;
/** Columns of least reduced cost from which problems are made, per pass. */
const MOST_SEEDS = 600;
/** Nodes of the search in one problem. */
const NODES = 4_000;

/** Columns of a choice, and the rows it leaves out. */
export interface Choice {
  readonly columns: Int32Array;
  readonly absent: Uint8Array;
}

/** What a pass over the pool may take. */
export interface RepartitionLimits {
  /** Whether time is over; asked between problems. */
  readonly isOver: () => boolean;
  /** Problems at most. */
  readonly problems: number;
  /** Asked about a problem that the search in this thread could not settle; a choice, or null. */
  readonly settle?: (problem: CoverProblem) => Int32Array | null;
}

/**
 * Column-driven re-partition: where a promising column of the pool touches a few routes of the plan, what these routes serve is
 * divided anew, at the least cost that the pool's columns within them allow. Returns a better choice, or null.
 */
export function repartition(
  pool: RoutePool,
  rows: CoverRows,
  duals: Duals,
  start: Choice,
  limits: RepartitionLimits,
): Choice | null {
  let choice: Choice | null = null;
  let left = limits.problems;
  const solved = new Set<string>();
  for (;;) {
    const pass = new Pass(pool, rows, duals, choice ?? start);
    let better: Choice | null = null;
    for (const seed of pass.seeds) {
      if (left <= 0 || limits.isOver()) return better ?? choice;
      const touched = pass.touchedBy(seed);
      const key = pass.keyOf(touched);
      if (solved.has(key)) continue;
      solved.add(key);
      left--;
      better = pass.solve(touched, limits);
      if (better !== null) break;
    }
    if (better === null) return choice;
    choice = better;
  }
}

/** One look at the pool from a choice. */
class Pass {
  /** Columns that touch few routes of the choice, the most promising first. */
  readonly seeds: number[];
  private readonly pool: RoutePool;
  private readonly rows: CoverRows;
  private readonly duals: Duals;
  private readonly choice: Choice;
  /** Per row: which route of the choice covers it, or -1. */
  private readonly routeOf: Int32Array;
  private readonly reduced: Float64Array;
  /** Per route of the choice: columns of which it is the first one touched. */
  private readonly byFirst: number[][];
  private readonly mark: Int32Array;
  private marks = 0;
  private readonly driven: Int32Array;

  constructor(pool: RoutePool, rows: CoverRows, duals: Duals, choice: Choice) {
    this.pool = pool;
    this.rows = rows;
    this.duals = duals;
    this.choice = choice;
    this.routeOf = new Int32Array(rows.count).fill(-1);
    this.driven = new Int32Array(rows.mostRoutes.length);
    choice.columns.forEach((c, route) => {
      this.driven[pool.vehicleClass[c]]++;
      for (let i = pool.start[c], end = i + pool.size[c]; i < end; i++) {
        const row = rows.rowOf[pool.nodes[i]];
        if (row >= 0) this.routeOf[row] = route;
      }
    });
    this.mark = new Int32Array(choice.columns.length);
    this.byFirst = Array.from(choice.columns, () => []);
    this.reduced = new Float64Array(pool.count);
    const seeds: number[] = [];
    const inChoice = new Set(choice.columns);
    for (let c = 0; c < pool.count; c++) {
      this.reduced[c] = duals.reduced(pool, c);
      const touched = this.touchedBy(c);
      if (touched.length === 0 || touched.length > MOST_TOUCHED) continue;
      this.byFirst[Math.min(...touched)].push(c);
      if (!inChoice.has(c)) seeds.push(c);
    }
    seeds.sort((a, b) => this.reduced[a] - this.reduced[b] || a - b);
    this.seeds = seeds.slice(0, MOST_SEEDS);
  }

  /** Routes of the choice that a column touches; more than the most are not all listed. */
  touchedBy(column: number): number[] {
    const { pool, rows, routeOf, mark } = this;
    const round = ++this.marks;
    const touched: number[] = [];
    for (let i = pool.start[column], end = i + pool.size[column]; i < end; i++) {
      const row = rows.rowOf[pool.nodes[i]];
      const route = row < 0 ? -1 : routeOf[row];
      if (route < 0 || mark[route] === round) continue;
      mark[route] = round;
      touched.push(route);
      if (touched.length > MOST_TOUCHED) return touched;
    }
    return touched;
  }

  /** The columns of some routes: the same problem is not solved twice. */
  keyOf(touched: readonly number[]): string {
    return touched
      .map((route) => this.choice.columns[route])
      .sort((a, b) => a - b)
      .join(' ');
  }

  solve(touched: readonly number[], limits: RepartitionLimits): Choice | null {
    const { pool, rows, duals, choice } = this;
    const known = Int32Array.from(touched, (route) => choice.columns[route]);
    const inside = this.columnsWithin(touched);
    const mostRoutes = rows.mostRoutes.map((most, k) => most - this.driven[k]);
    for (const c of known) mostRoutes[pool.vehicleClass[c]]++;
    const columns = Int32Array.from(new Set([...known, ...inside]));
    const made = coverProblem(pool, rows, { columns, known, absent: choice.absent, mostRoutes });
    const { problem } = made;
    const worth = Float64Array.from(made.rows, (row) => duals.worth[row]);
    const { columns: found, isProven } = searchCover(problem, worth, NODES);
    const before = costOfChoice(problem, problem.known);
    let chosen = found;
    if (!isProven) {
      const settled = limits.settle?.({ ...problem, known: found ?? problem.known }) ?? null;
      // what is covered twice would have to be mended
      if (
        settled !== null &&
        costOfChoice({ ...problem, isExact: true }, settled) < costOfChoice(problem, found ?? problem.known)
      )
        chosen = settled;
    }
    if (chosen === null || !(costOfChoice(problem, chosen) < before - 1e-7 * Math.abs(before))) return null;
    const gone = new Set(touched);
    const absent = choice.absent.slice();
    for (const row of made.rows) absent[row] = 1;
    const routes = made.routesOf(chosen);
    for (const c of routes) {
      for (let i = pool.start[c], end = i + pool.size[c]; i < end; i++) {
        const row = rows.rowOf[pool.nodes[i]];
        if (row >= 0) absent[row] = 0;
      }
    }
    return { columns: Int32Array.from([...choice.columns.filter((_, route) => !gone.has(route)), ...routes]), absent };
  }

  /** Columns that touch no other route, the best ones by reduced cost. */
  private columnsWithin(touched: readonly number[]): number[] {
    const within = new Set(touched);
    const columns: number[] = [];
    for (const route of touched) {
      for (const c of this.byFirst[route]) {
        if (this.touchedBy(c).every((other) => within.has(other))) columns.push(c);
      }
    }
    columns.sort((a, b) => this.reduced[a] - this.reduced[b] || a - b);
    return columns.slice(0, MOST_COLUMNS);
  }
}
