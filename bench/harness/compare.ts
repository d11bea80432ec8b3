import type { RunResult } from './run-result.ts';
import { groupBy, mean, median } from './statistics.ts';
import { signedRankTest } from './wilcoxon.ts';

/** Runs of two versions on the same instances, seeds and limits. */
export interface Comparison {
  readonly name: string;
  readonly pairs: number;
  /** Mean and median change of cost, in per cent; negative = better. */
  readonly meanChange: number;
  readonly medianChange: number;
  readonly better: number;
  readonly worse: number;
  readonly p: number;
  /** New iterations a second / old. */
  readonly speed: number;
  readonly memory?: number;
  readonly verdict: 'better' | 'worse' | 'no difference shown';
}

/** A difference is believed from here on. */
const BELIEVED = 0.05;

/** Compares run by run what both have; one comparison for each set and limit, and one of all together. */
export function compareRuns(before: readonly RunResult[], after: readonly RunResult[]): Comparison[] {
  const key = (run: RunResult) => `${run.solver} ${run.instance} ${run.seed} ${run.limit}`;
  const old = new Map(before.map((run) => [key(run), run]));
  const paired = after.flatMap((run) => {
    const match = old.get(key(run));
    return match === undefined ? [] : [{ set: `${run.set} ${run.limit}`, before: match, after: run }];
  });
  const groups = groupBy(paired, (pair) => pair.set);
  const comparisons = [...groups].map(([name, pairs]) => comparePairs(name, pairs));
  return groups.size > 1 ? [...comparisons, comparePairs('all', paired)] : comparisons;
}

/** The other solvers of the same runs against the first, paired by instance, seed and limit. */
export function compareSolvers(runs: readonly RunResult[]): Comparison[] {
  const [first, ...others] = new Set(runs.map((run) => run.solver));
  return others.flatMap((other) => {
    const renamed = runs.filter((run) => run.solver === other).map((run) => ({ ...run, solver: first }));
    const own = runs.filter((run) => run.solver === first);
    return compareRuns(renamed, own).map((comparison) => ({ ...comparison, name: `${comparison.name} / ${other}` }));
  });
}

function comparePairs(name: string, pairs: readonly { before: RunResult; after: RunResult }[]): Comparison {
  const changes = pairs.map((pair) => 100 * (pair.after.cost / pair.before.cost - 1));
  const { p } = signedRankTest(changes);
  const meanChange = mean(changes);
  const isBelieved = p < BELIEVED;
  const memories = pairs.flatMap(({ before, after }) =>
    before.peakMegabytes && after.peakMegabytes ? [after.peakMegabytes / before.peakMegabytes] : [],
  );
  return {
    name,
    pairs: pairs.length,
    meanChange,
    medianChange: median(changes),
    better: changes.filter((change) => change < 0).length,
    worse: changes.filter((change) => change > 0).length,
    p,
    speed: mean(pairs.map(({ before, after }) => after.iterationsPerSecond / before.iterationsPerSecond)),
    ...(memories.length > 0 && { memory: mean(memories) }),
    verdict: !isBelieved ? 'no difference shown' : meanChange < 0 ? 'better' : 'worse',
  };
}
