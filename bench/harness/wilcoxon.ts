/** The outcome of a paired test. */
export interface PairedTest {
  /** Pairs that differ; the others say nothing. */
  readonly pairs: number;
  /** Chance of differences at least this one-sided if there were no effect (two-sided). 1 if no pair differs. */
  readonly p: number;
}

/** Up to this many pairs the distribution is counted out, beyond it is taken to be normal. */
const MOST_EXACT = 40;

/** Wilcoxon's signed-rank test (1945) of the hypothesis that paired differences are symmetric around 0; ties share ranks. */
export function signedRankTest(differences: readonly number[], mostExact = MOST_EXACT): PairedTest {
  const sizes = differences.filter((d) => d !== 0).sort((a, b) => Math.abs(a) - Math.abs(b));
  const n = sizes.length;
  if (n === 0) return { pairs: 0, p: 1 };
  // twice the rank, so that shared ranks are whole numbers too
  const ranks = new Array<number>(n);
  for (let first = 0; first < n; ) {
    let last = first;
    while (last + 1 < n && Math.abs(sizes[last + 1]) === Math.abs(sizes[first])) last++;
    for (let i = first; i <= last; i++) ranks[i] = first + last + 2;
    first = last + 1;
  }
  const positive = ranks.reduce((sum, rank, i) => sum + (sizes[i] > 0 ? rank : 0), 0);
  const all = n * (n + 1);
  const lesser = Math.min(positive, all - positive);
  return { pairs: n, p: Math.min(1, n <= mostExact ? exactP(ranks, lesser) : normalP(ranks, lesser)) };
}

/** Twice the share of the 2^n sign patterns whose positive ranks sum to at most `lesser`. */
function exactP(ranks: readonly number[], lesser: number): number {
  const share = new Float64Array(lesser + 1);
  share[0] = 1;
  for (const rank of ranks) {
    for (let sum = lesser; sum >= 0; sum--) share[sum] = (share[sum] + (sum >= rank ? share[sum - rank] : 0)) / 2;
  }
  return 2 * share.reduce((total, value) => total + value, 0);
}

function normalP(ranks: readonly number[], lesser: number): number {
  const mean = ranks.reduce((sum, rank) => sum + rank, 0) / 2;
  const variance = ranks.reduce((sum, rank) => sum + rank * rank, 0) / 4;
  // half a rank (one, doubled) of continuity
  return 2 * normalTail((mean - lesser - 1) / Math.sqrt(variance));
}

/** Chance that a standard normal number is above z >= 0 (Abramowitz & Stegun 7.1.26; error below 1e-7). */
function normalTail(z: number): number {
  const x = Math.max(0, z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const series = [1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592];
  return (series.reduce((sum, coefficient) => (sum + coefficient) * t, 0) * Math.exp(-x * x)) / 2;
}
