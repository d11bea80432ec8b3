/**
 * A choice of columns at the least cost, each taken once or not at all: every row is covered, and of each group no more than its
 * limit is taken.
 */
export interface CoverProblem {
  readonly rows: number;
  readonly columns: number;
  readonly cost: Float64Array;
  /** Column c covers the rows `entries[starts[c]]` up to `entries[starts[c + 1]]`. */
  readonly starts: Int32Array;
  readonly entries: Int32Array;
  /** Rows are covered once, not at least once. */
  readonly isExact: boolean;
  /** Per column: its group, or -1. */
  readonly groupOf: Int32Array;
  /** Per group: columns taken at most. */
  readonly limits: Int32Array;
  /** A choice that is known, to be beaten. */
  readonly known: Int32Array;
}

/** What ends the work on a problem. */
export interface LpLimits {
  /** Steps of the simplex method, in all. */
  readonly steps: number;
  /** Seconds; the engine is to end by itself a little before. Null = only `steps` count. */
  readonly seconds: number | null;
}

/** What became of a question. */
export type LpAnswer =
  | { readonly kind: 'chosen'; readonly columns: Int32Array }
  /** Nothing better than what was known. */
  | { readonly kind: 'nothing' }
  /** No answer in time, a crash, or nonsense; the engine may be gone. */
  | { readonly kind: 'failed'; readonly isTimeOut: boolean };

/** An engine; one question at a time. What it says is not to be trusted before it is looked over. */
export interface LpSolver {
  readonly name: string;
  /** Puts a question; at once. */
  ask(problem: CoverProblem, limits: LpLimits): void;
  /** Its answer, waited for so many seconds at most; null while there is none and its time is not up. */
  poll(seconds: number): LpAnswer | null;
  /** No more questions: threads end. */
  close(): void;
}

/** What a choice costs; Infinity if it leaves a row uncovered, takes a column twice, or passes a limit. */
export function costOfChoice(problem: CoverProblem, chosen: Int32Array): number {
  const { rows, columns, cost, starts, entries, groupOf, limits, isExact } = problem;
  const covered = new Int32Array(rows);
  const taken = new Int32Array(limits.length);
  const seen = new Uint8Array(columns);
  let total = 0;
  let uncovered = rows;
  for (const c of chosen) {
    if (!(c >= 0 && c < columns) || seen[c] === 1) return Infinity;
    seen[c] = 1;
    total += cost[c];
    const group = groupOf[c];
    if (group >= 0 && ++taken[group] > limits[group]) return Infinity;
    for (let i = starts[c]; i < starts[c + 1]; i++) {
      if (++covered[entries[i]] === 1) uncovered--;
      else if (isExact) return Infinity;
    }
  }
  return uncovered === 0 ? total : Infinity;
}
