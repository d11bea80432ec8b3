import type { CoverProblem } from '../../src/refine/lp/lp-solver.ts';
import { costOfChoice } from '../../src/refine/lp/lp-solver.ts';
import { seeded } from '../solver/made-day.ts';

/** A small covering problem that has a choice; columns of single rows come last. */
export function randomCover(seed: number, rows: number, columns: number, isExact: boolean): CoverProblem {
  const below = seeded(seed);
  const sets: number[][] = Array.from({ length: columns }, () => {
    const set = new Set(Array.from({ length: 1 + below(4) }, () => below(rows)));
    return [...set].sort((a, b) => a - b);
  });
  for (let i = 0; i < rows; i++) sets.push([i]);
  const starts = new Int32Array(sets.length + 1);
  sets.forEach((set, c) => {
    starts[c + 1] = starts[c] + set.length;
  });
  return {
    rows,
    columns: sets.length,
    cost: Float64Array.from(sets, (set, c) => (c < columns ? 5 + below(10) + 3 * set.length : 15 + below(10))),
    starts,
    entries: Int32Array.from(sets.flat()),
    isExact,
    groupOf: Int32Array.from(sets, (_, c) => (c < columns && c % 3 === 0 ? 0 : -1)),
    limits: Int32Array.from([2]),
    known: Int32Array.from({ length: rows }, (_, i) => columns + i),
  };
}

/** The least cost of any choice, by trying all; columns cover disjoint rows if `disjoint`. */
export function leastCost(problem: CoverProblem, disjoint: boolean): number {
  const { rows, columns, starts, entries, cost } = problem;
  let least = Infinity;
  const covered = new Int32Array(rows);
  const path: number[] = [];
  const descend = (sum: number): void => {
    if (sum >= least) return;
    const row = covered.indexOf(0);
    if (row < 0) {
      if (costOfChoice(problem, Int32Array.from(path)) < Infinity) least = sum;
      return;
    }
    for (let c = 0; c < columns; c++) {
      const set = entries.subarray(starts[c], starts[c + 1]);
      if (!set.includes(row) || path.includes(c) || (disjoint && set.some((i) => covered[i] > 0))) continue;
      for (const i of set) covered[i]++;
      path.push(c);
      descend(sum + cost[c]);
      path.pop();
      for (const i of set) covered[i]--;
    }
  };
  descend(0);
  return least;
}
