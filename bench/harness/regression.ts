import { mean } from './statistics.ts';

/** Costs by instance, one a seed. */
export type Costs = Readonly<Record<string, readonly number[]>>;

/** What `bench:ci` compares with; made by `--update`. */
export interface Expectations {
  readonly iterations: number;
  readonly seeds: readonly number[];
  readonly costs: Costs;
}

/**
 * Bounds in per cent. A change of the search draws other random numbers, which alone moves costs: three other seeds moved
 * the mean over all instances by 0.17 and that of one by 1.15. What passes these bounds is hardly an accident.
 */
export const MOST_WORSE_ON_AVERAGE = 0.4;
export const MOST_WORSE_ON_ONE = 2.5;

export interface Change {
  readonly instance: string;
  readonly expected: number;
  readonly found: number;
  /** Per cent; positive = worse. */
  readonly change: number;
}

export interface RegressionVerdict {
  readonly changes: readonly Change[];
  readonly meanChange: number;
  /** Why the quality is worse than it was; empty if it is not. */
  readonly failures: readonly string[];
}

/** Compares mean costs; instances that only one side has are failures too, so that none is lost unnoticed. */
export function judgeCosts(expected: Costs, found: Costs): RegressionVerdict {
  const failures: string[] = [];
  const changes: Change[] = [];
  for (const instance of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    if (!(instance in expected) || !(instance in found)) {
      failures.push(`${instance} is only in the ${instance in expected ? 'expectations' : 'results'}`);
      continue;
    }
    const before = mean(expected[instance]);
    const after = mean(found[instance]);
    const change = 100 * (after / before - 1);
    changes.push({ instance, expected: before, found: after, change });
    // the negation also catches NaN
    if (!(change <= MOST_WORSE_ON_ONE)) failures.push(`${instance} is ${change.toFixed(2)} % worse`);
  }
  const meanChange = mean(changes.map(({ change }) => change));
  if (!(meanChange <= MOST_WORSE_ON_AVERAGE)) failures.push(`the mean is ${meanChange.toFixed(2)} % worse`);
  return { changes, meanChange, failures };
}
