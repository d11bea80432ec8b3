/** When a search ends; the first rule met counts. */
export interface StopRules {
  readonly timeLimitSeconds?: number;
  readonly iterations?: number;
  /** Iterations without a better plan. */
  readonly noImprovement?: number;
  /** Cost (money, skip costs included) at which the plan is good enough, if no must-serve stop is left out. */
  readonly targetCost?: number;
  readonly signal?: AbortSignal;
}

export type StopReason = 'time' | 'iterations' | 'no-improvement' | 'target' | 'aborted' | 'nothing-to-do';

/** Where a search stands. */
export interface Standing {
  readonly elapsedSeconds: number;
  readonly iterations: number;
  readonly sinceImprovement: number;
  readonly cost: number;
}

/** The reason to stop now, or null. */
export function reasonToStop(rules: StopRules, at: Standing): StopReason | null {
  if (rules.signal?.aborted) return 'aborted';
  if (rules.iterations !== undefined && at.iterations >= rules.iterations) return 'iterations';
  if (rules.timeLimitSeconds !== undefined && at.elapsedSeconds >= rules.timeLimitSeconds) return 'time';
  if (rules.targetCost !== undefined && at.cost <= rules.targetCost) return 'target';
  if (rules.noImprovement !== undefined && at.sinceImprovement >= rules.noImprovement) return 'no-improvement';
  return null;
}

/** How much of the run is over, 0 to 1, by whichever bound is nearest; drives the temperature. */
export function progressOf(rules: StopRules, at: Standing): number {
  const byTime = rules.timeLimitSeconds === undefined ? 0 : at.elapsedSeconds / Math.max(rules.timeLimitSeconds, 1e-9);
  const byCount = rules.iterations === undefined ? 0 : at.iterations / Math.max(rules.iterations, 1);
  if (rules.timeLimitSeconds !== undefined || rules.iterations !== undefined)
    return Math.min(1, Math.max(byTime, byCount));
  // With nothing else to go by, a search that finds nothing new cools down.
  return Math.min(1, at.sinceImprovement / Math.max(rules.noImprovement ?? Infinity, 1));
}
