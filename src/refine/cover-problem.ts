import type { CoverRows } from './cover-rows.ts';
import type { CoverProblem } from './lp/lp-solver.ts';
import type { RoutePool } from './route-pool.ts';

/** What a problem is made of. */
export interface CoverParts {
  /** Columns of the pool; those of the choice that is known are among them. */
  readonly columns: Int32Array;
  /** Of the pool; a choice that covers all rows but those in `absent`. */
  readonly known: Int32Array;
  /** Rows left out by the choice that is known. */
  readonly absent: Uint8Array;
  /** Per vehicle class: routes that may be chosen. */
  readonly mostRoutes: Int32Array;
}

/** A problem over some routes of a pool, and how to read its answers. */
export interface PoolProblem {
  readonly problem: CoverProblem;
  /** Per row of the problem: that of the day. */
  readonly rows: Int32Array;
  /** Columns of the pool among a choice; the others stand for rows left out. */
  routesOf(chosen: Int32Array): Int32Array;
}

/**
 * The choice of routes that covers every row which the given columns touch. A row has a column of its own for being left out where
 * that is not far dearer than a route: of an optional stop, or if it is left out now.
 */
export function coverProblem(
  pool: RoutePool,
  { rowOf, absentCost, isExact, count }: CoverRows,
  { columns, known, absent, mostRoutes }: CoverParts,
): PoolProblem {
  const local = new Int32Array(count).fill(-1);
  const rows: number[] = [];
  const starts: number[] = [0];
  const entries: number[] = [];
  const cost: number[] = [];
  let dearest = 0;
  for (const c of columns) {
    for (let i = pool.start[c], end = i + pool.size[c]; i < end; i++) {
      const row = rowOf[pool.nodes[i]];
      if (row < 0) continue;
      if (local[row] < 0) local[row] = rows.push(row) - 1;
      entries.push(local[row]);
    }
    starts.push(entries.length);
    cost.push(pool.cost[c]);
    dearest = Math.max(dearest, pool.cost[c]);
  }
  const routes = columns.length;
  const index = new Map(Array.from(columns, (c, at) => [c, at]));
  const chosen = Array.from(known, (c) => index.get(c) as number);
  for (const [at, row] of rows.entries()) {
    if (absent[row] === 0 && absentCost[row] > dearest) continue;
    if (absent[row] === 1) chosen.push(cost.length);
    entries.push(at);
    starts.push(entries.length);
    cost.push(absentCost[row]);
  }
  const limits: number[] = [];
  const groupOfClass = new Int32Array(mostRoutes.length).fill(-1);
  for (let k = 0; k < mostRoutes.length; k++) {
    if (mostRoutes[k] < rows.length) groupOfClass[k] = limits.push(mostRoutes[k]) - 1;
  }
  const groupOf = new Int32Array(cost.length).fill(-1);
  for (let at = 0; at < routes; at++) groupOf[at] = groupOfClass[pool.vehicleClass[columns[at]]];
  const problem: CoverProblem = {
    rows: rows.length,
    columns: cost.length,
    cost: Float64Array.from(cost),
    starts: Int32Array.from(starts),
    entries: Int32Array.from(entries),
    isExact,
    groupOf,
    limits: Int32Array.from(limits),
    known: Int32Array.from(chosen),
  };
  return {
    problem,
    rows: Int32Array.from(rows),
    routesOf: (choice) =>
      Int32Array.from(
        choice.filter((at) => at < routes),
        (at) => columns[at],
      ),
  };
}
