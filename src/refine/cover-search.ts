import type { CoverProblem } from './lp/lp-solver.ts';

/** What a search in a small problem came to. */
export interface CoverFound {
  /** Cheaper than what was known, or null. */
  readonly columns: Int32Array | null;
  /** Nothing is cheaper than this. */
  readonly isProven: boolean;
}

/**
 * Depth-first branch and bound over a small covering problem, in this thread: the row with the fewest columns first, columns by
 * reduced cost, bounded by duals made feasible by ascent. Columns that cover a row twice are not combined. Where days leave a few
 * dozen rows and some hundred columns it takes a fraction of a millisecond.
 */
export function searchCover(problem: CoverProblem, guess: Float64Array, mostNodes: number): CoverFound {
  const { rows, columns, cost, starts, entries, groupOf, limits, known } = problem;
  let best = 0;
  for (const c of known) best += cost[c];
  const tolerance = 1e-9 + 1e-9 * Math.abs(best);
  const duals = feasibleDuals(problem, guess);
  const reduced = Float64Array.from(cost);
  let base = 0;
  for (let i = 0; i < rows; i++) base += duals[i];
  for (let c = 0; c < columns; c++) {
    for (let i = starts[c]; i < starts[c + 1]; i++) reduced[c] -= duals[entries[i]];
  }
  // what costs more than the gap on its own is in no better choice
  const gap = best - base - tolerance;
  const lists: number[][] = Array.from({ length: rows }, () => []);
  for (let c = 0; c < columns; c++) {
    if (reduced[c] >= gap) continue;
    for (let i = starts[c]; i < starts[c + 1]; i++) lists[entries[i]].push(c);
  }
  for (const list of lists) list.sort((a, b) => reduced[a] - reduced[b] || a - b);
  const covered = new Uint8Array(rows);
  const taken = new Int32Array(limits.length);
  const path: number[] = [];
  let found: Int32Array | null = null;
  let least = gap;
  let nodes = 0;
  const order = Int32Array.from({ length: rows }, (_, i) => i).sort(
    (a, b) => lists[a].length - lists[b].length || a - b,
  );

  const fits = (c: number): boolean => {
    for (let i = starts[c]; i < starts[c + 1]; i++) if (covered[entries[i]] === 1) return false;
    return groupOf[c] < 0 || taken[groupOf[c]] < limits[groupOf[c]];
  };
  const mark = (c: number, value: 0 | 1): void => {
    for (let i = starts[c]; i < starts[c + 1]; i++) covered[entries[i]] = value;
    if (groupOf[c] >= 0) taken[groupOf[c]] += value === 1 ? 1 : -1;
  };
  const descend = (from: number, sum: number): void => {
    let at = from;
    while (at < rows && covered[order[at]] === 1) at++;
    if (at === rows) {
      least = sum - tolerance;
      found = Int32Array.from(path);
      return;
    }
    for (const c of lists[order[at]]) {
      if (sum + reduced[c] >= least) return;
      if (nodes >= mostNodes) return;
      if (!fits(c)) continue;
      nodes++;
      mark(c, 1);
      path.push(c);
      descend(at + 1, sum + reduced[c]);
      path.pop();
      mark(c, 0);
    }
  };
  if (gap > 0) descend(0, 0);
  return { columns: found, isProven: nodes < mostNodes };
}

/** Duals under which no column costs less than what it covers: a guess scaled down, then raised row by row. */
function feasibleDuals({ rows, columns, cost, starts, entries }: CoverProblem, guess: Float64Array): Float64Array {
  const share = new Float64Array(rows).fill(1);
  for (let c = 0; c < columns; c++) {
    let sum = 0;
    for (let i = starts[c]; i < starts[c + 1]; i++) sum += guess[entries[i]];
    if (sum <= cost[c]) continue;
    const scale = Math.max(0, cost[c] / sum);
    for (let i = starts[c]; i < starts[c + 1]; i++) share[entries[i]] = Math.min(share[entries[i]], scale);
  }
  const duals = guess.map((u, i) => Math.max(0, u) * share[i]);
  const slack = Float64Array.from(cost);
  const lists: number[][] = Array.from({ length: rows }, () => []);
  for (let c = 0; c < columns; c++) {
    for (let i = starts[c]; i < starts[c + 1]; i++) {
      slack[c] -= duals[entries[i]];
      lists[entries[i]].push(c);
    }
  }
  for (let i = 0; i < rows; i++) {
    let raise = Infinity;
    for (const c of lists[i]) raise = Math.min(raise, slack[c]);
    if (raise === Infinity || raise <= 0) continue;
    duals[i] += raise;
    for (const c of lists[i]) slack[c] -= raise;
  }
  return duals;
}
